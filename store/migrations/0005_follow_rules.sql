-- What the volunteers' rules made of an item: derived from its text and from
-- who wrote it, kept so that no list has to read a text.
CREATE TABLE markers (
  item_id INTEGER NOT NULL REFERENCES items ON DELETE CASCADE,
  place INTEGER NOT NULL,  -- of the rule among the rules
  rule TEXT NOT NULL,
  marker TEXT NOT NULL,    -- '' for a rule that only weighs or folds
  weight INTEGER NOT NULL, -- seconds by which it is more urgent
  fold INTEGER NOT NULL,
  PRIMARY KEY (item_id, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX markers_rule ON markers (rule COLLATE NOCASE, item_id);
CREATE INDEX markers_marker ON markers (marker COLLATE NOCASE, item_id) WHERE marker <> '';

-- A few numbers of each text that a nearly equal text has too; only kept while
-- a rule asks for repeats.
CREATE TABLE prints (
  print INTEGER NOT NULL,
  at INTEGER NOT NULL,
  item_id INTEGER NOT NULL REFERENCES items ON DELETE CASCADE,
  PRIMARY KEY (print, at, item_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX prints_item ON prints (item_id);

-- What tend read out of a text that may call for a task later: a promise in a
-- reply of ours, the date of an event.
CREATE TABLE cues (
  item_id INTEGER NOT NULL REFERENCES items ON DELETE CASCADE,
  kind INTEGER NOT NULL,
  at INTEGER NOT NULL,     -- when it was written
  due_at INTEGER,          -- the date it names
  words TEXT NOT NULL,     -- what says so, as it was written
  outbox_id INTEGER REFERENCES outbox ON DELETE CASCADE, -- the reply of ours
  PRIMARY KEY (item_id, kind)
) STRICT, WITHOUT ROWID;
CREATE INDEX cues_at ON cues (kind, at);
CREATE INDEX cues_due ON cues (kind, due_at) WHERE due_at IS NOT NULL;
CREATE INDEX cues_outbox ON cues (outbox_id) WHERE outbox_id IS NOT NULL;

-- Suggestions that a volunteer does not want.
CREATE TABLE dismissals (
  item_id INTEGER NOT NULL REFERENCES items ON DELETE CASCADE,
  kind INTEGER NOT NULL,
  by TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (item_id, kind)
) STRICT, WITHOUT ROWID;

-- What waits for an answer on the desk, without looking at the rest of it:
-- questions (64) and first comments (16).
CREATE INDEX desk_unanswered ON desk (published_at, item_id) WHERE kind = 2 AND wait_until IS NULL AND reasons & 80;
