-- An item whose address tells it apart is known by it as by an alias, without a
-- row for it among the aliases: that is so for most items of most feeds.
ALTER TABLE items ADD COLUMN by_url INTEGER NOT NULL DEFAULT 0;
