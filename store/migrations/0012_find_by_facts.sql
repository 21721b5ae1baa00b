-- What a filter asks of an item stands in the indexes that lists are read
-- along, so that no row is fetched only to be left out.
DROP INDEX items_newest;
CREATE INDEX items_newest ON items (kind, published_at, id, source_id, state, member_id, question, links);
DROP INDEX items_source;
CREATE INDEX items_source ON items (source_id, kind, published_at, id, state, member_id, question, links);

-- Which of many hits of a search are comments, and whether there are sources
-- whose items are not shown.
CREATE INDEX items_comments ON items (id) WHERE kind = 2;
CREATE INDEX sources_removed ON sources (id) WHERE removed_at IS NOT NULL;

-- Of few things somebody wrote a note on, or has them.
CREATE INDEX marks_noted ON marks (item_id) WHERE note <> '';
CREATE INDEX marks_had ON marks (item_id) WHERE claimed_by <> '';
