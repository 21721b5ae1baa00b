-- What a volunteer left for the next one, as it was kept.
CREATE TABLE handovers (
  id INTEGER PRIMARY KEY,
  volunteer TEXT NOT NULL,
  at INTEGER NOT NULL,
  since_at INTEGER NOT NULL, -- what it tells of begins here
  body TEXT NOT NULL         -- Markdown
) STRICT;

-- The report counts what people wrote without reading a row of it.
CREATE INDEX items_said ON items (published_at, source_id, state, member_id, parent_id) WHERE kind = 2;
CREATE INDEX members_first ON members (first_at);
CREATE INDEX members_team ON members (id) WHERE team = 1;
CREATE INDEX people_team ON people (team) WHERE team IS NOT NULL;
