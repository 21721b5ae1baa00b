-- Words of which only two or three letters are typed have an index of their
-- own, so that nobody waits for all the words that begin so. What was indexed
-- without it (1) is indexed anew (2) beside other work, the newest first.
DROP TRIGGER texts_unindex;
DROP TRIGGER texts_stale;
DROP TRIGGER texts_forget;
DROP TABLE search;
DROP VIEW indexed_texts;
DROP INDEX texts_unindexed;

CREATE INDEX texts_unindexed ON texts (id) WHERE indexed < 2;
CREATE VIEW indexed_texts (rowid, title, author, body) AS
  SELECT id, title, author, body FROM texts WHERE indexed = 2;
CREATE VIRTUAL TABLE search USING fts4 (
  content="indexed_texts", title, author, body,
  tokenize=unicode61 "remove_diacritics=2", order=desc, prefix="2,3"
);
INSERT INTO search (search) VALUES ('automerge=8');
CREATE TRIGGER texts_unindex BEFORE UPDATE OF title, author, body ON texts WHEN old.indexed = 2 BEGIN
  DELETE FROM search WHERE docid = old.id;
END;
CREATE TRIGGER texts_stale AFTER UPDATE OF title, author, body ON texts WHEN old.indexed = 2 BEGIN
  UPDATE texts SET indexed = 0 WHERE id = old.id;
END;
CREATE TRIGGER texts_forget BEFORE DELETE ON texts WHEN old.indexed = 2 BEGIN
  DELETE FROM search WHERE docid = old.id;
END;
