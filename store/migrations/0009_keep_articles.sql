-- The whole of a post whose feed brings only its beginning, as its page has it,
-- fetched when somebody asked for it. Search finds its words too.
CREATE TABLE articles (
  item_id INTEGER PRIMARY KEY REFERENCES items ON DELETE CASCADE,
  html TEXT NOT NULL,
  body TEXT NOT NULL, -- the visible text
  fetched_at INTEGER NOT NULL
) STRICT;

DROP VIEW indexed_texts;
CREATE VIEW indexed_texts (rowid, title, author, body) AS
  SELECT t.id, t.title, t.author, CASE WHEN a.body IS NULL THEN t.body ELSE t.body || char(10) || a.body END
  FROM texts t
  LEFT JOIN articles a ON a.item_id = t.id
  WHERE t.indexed = 2;

-- Words leave the index while they are still there to be looked up.
CREATE TRIGGER articles_come BEFORE INSERT ON articles BEGIN
  UPDATE texts SET body = body WHERE id = new.item_id AND indexed = 2;
END;
CREATE TRIGGER articles_change BEFORE UPDATE ON articles BEGIN
  UPDATE texts SET body = body WHERE id = old.item_id AND indexed = 2;
END;
CREATE TRIGGER articles_go BEFORE DELETE ON articles BEGIN
  UPDATE texts SET body = body WHERE id = old.item_id AND indexed = 2;
END;
