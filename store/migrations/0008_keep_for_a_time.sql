-- From when on a source's past is kept, and when what is older was removed.
ALTER TABLE sources ADD COLUMN kept_from INTEGER NOT NULL DEFAULT 0;
ALTER TABLE sources ADD COLUMN expired_at INTEGER NOT NULL DEFAULT 0;

-- The address somebody wrote from is kept only while a comment waits for a
-- moderator: a verdict must send it back.
DELETE FROM baggage WHERE item_id NOT IN (SELECT id FROM items WHERE state = 1);
