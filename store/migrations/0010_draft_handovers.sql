-- A hand-over that somebody has changed and not kept yet.
CREATE TABLE handover_drafts (
  volunteer TEXT PRIMARY KEY,
  since_at INTEGER NOT NULL, -- what it tells of begins here
  body TEXT NOT NULL,        -- Markdown
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
