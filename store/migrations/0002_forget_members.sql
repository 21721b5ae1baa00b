-- A member who was forgotten keeps the number that other rows name, and
-- nothing else.
ALTER TABLE members ADD COLUMN forgotten_at INTEGER;

-- What this cache knows of itself.
CREATE TABLE settings (
  name TEXT PRIMARY KEY,
  value BLOB NOT NULL
) STRICT, WITHOUT ROWID;
