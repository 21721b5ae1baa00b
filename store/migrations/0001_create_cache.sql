-- Facts: what sources gave. Only a pull writes these.

CREATE TABLE sources (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  url TEXT NOT NULL,
  settings TEXT NOT NULL DEFAULT '{}',
  login TEXT NOT NULL DEFAULT '',
  powers TEXT NOT NULL DEFAULT '{}',
  late INTEGER NOT NULL DEFAULT 0, -- seconds; 0 means the usual three days
  posts_from INTEGER,              -- the baselines; NULL until the first pull of that kind
  comments_from INTEGER,
  added_at INTEGER NOT NULL,
  stopped_at INTEGER,
  stopped_why TEXT NOT NULL DEFAULT '',
  removed_at INTEGER
) STRICT;
CREATE UNIQUE INDEX sources_name ON sources (lower(name)) WHERE removed_at IS NULL;
CREATE INDEX sources_url ON sources (url);

-- One address of a source, with its validators and its health.
CREATE TABLE feeds (
  id INTEGER PRIMARY KEY,
  source_id INTEGER NOT NULL REFERENCES sources ON DELETE CASCADE,
  role TEXT NOT NULL,
  url TEXT NOT NULL,
  item_id INTEGER REFERENCES items ON DELETE CASCADE,
  etag TEXT NOT NULL DEFAULT '',
  modified TEXT NOT NULL DEFAULT '',
  body_hash BLOB,
  cursor TEXT NOT NULL DEFAULT '',
  due_at INTEGER NOT NULL DEFAULT 0,
  pulled_at INTEGER,
  full_at INTEGER,
  failures INTEGER NOT NULL DEFAULT 0,
  failing_since INTEGER,
  failure TEXT NOT NULL DEFAULT '',   -- "code detail"
  rest INTEGER NOT NULL DEFAULT 0,    -- the source asked to wait
  emptied INTEGER NOT NULL DEFAULT 0, -- pulls in a row that found nothing
  gone INTEGER NOT NULL DEFAULT 0,    -- 410: no further pulls
  UNIQUE (source_id, url)
) STRICT;
CREATE INDEX feeds_due ON feeds (due_at);
CREATE INDEX feeds_item ON feeds (item_id) WHERE item_id IS NOT NULL;

CREATE TABLE members (
  id INTEGER PRIMARY KEY,
  source_id INTEGER NOT NULL REFERENCES sources ON DELETE CASCADE,
  remote_id TEXT NOT NULL,
  name TEXT NOT NULL,
  url TEXT NOT NULL DEFAULT '',
  contact TEXT NOT NULL DEFAULT '',
  first_at INTEGER NOT NULL,
  last_at INTEGER NOT NULL,
  posts INTEGER NOT NULL DEFAULT 0,
  comments INTEGER NOT NULL DEFAULT 0,
  team INTEGER NOT NULL DEFAULT 0, -- the source says so; people.team has the last word
  UNIQUE (source_id, remote_id)
) STRICT;
CREATE INDEX members_contact ON members (contact) WHERE contact <> '';
CREATE INDEX members_last ON members (last_at, id);

-- A post (kind 1) or a comment (kind 2): small rows, no text.
CREATE TABLE items (
  id INTEGER PRIMARY KEY,
  source_id INTEGER NOT NULL REFERENCES sources ON DELETE CASCADE,
  feed_id INTEGER NOT NULL,        -- the feed whose rendering text_hash judges
  remote_id TEXT NOT NULL,
  kind INTEGER NOT NULL,
  state INTEGER NOT NULL,          -- 0 public, 1 held, 2 spam, 3 trash, 4 gone
  moves INTEGER NOT NULL DEFAULT 0, -- changes of state seen
  post_id INTEGER REFERENCES items ON DELETE SET NULL,
  parent_id INTEGER REFERENCES items ON DELETE SET NULL,
  member_id INTEGER REFERENCES members ON DELETE SET NULL,
  title TEXT NOT NULL,
  excerpt TEXT NOT NULL,
  url TEXT NOT NULL DEFAULT '',
  url_key INTEGER NOT NULL DEFAULT 0,
  published_at INTEGER NOT NULL,   -- when it was first seen, if the source gave no date
  dated INTEGER NOT NULL DEFAULT 1,
  seen_at INTEGER NOT NULL,
  edited_at INTEGER,               -- when the last edit was seen
  revision INTEGER NOT NULL DEFAULT 1,
  question INTEGER NOT NULL DEFAULT 0,
  links INTEGER NOT NULL DEFAULT 0,
  comments INTEGER NOT NULL DEFAULT -1, -- as the source counts them
  hash INTEGER NOT NULL,           -- of all that a feed said
  text_hash INTEGER NOT NULL,      -- of the title and text
  UNIQUE (source_id, remote_id)
) STRICT;
CREATE INDEX items_newest ON items (kind, published_at, id);
CREATE INDEX items_source ON items (source_id, kind, published_at, id);
CREATE INDEX items_thread ON items (post_id, published_at, id) WHERE post_id IS NOT NULL;
CREATE INDEX items_member ON items (member_id, published_at, id) WHERE member_id IS NOT NULL;
CREATE INDEX items_parent ON items (parent_id) WHERE parent_id IS NOT NULL;
CREATE INDEX items_url ON items (url_key, source_id) WHERE url_key <> 0;
CREATE INDEX items_held ON items (source_id, id) WHERE state = 1;

-- What a second feed of the source makes of the same item: another rendering
-- is no edit, so each feed is compared with itself only.
CREATE TABLE renderings (
  item_id INTEGER NOT NULL REFERENCES items ON DELETE CASCADE,
  feed_id INTEGER NOT NULL,
  hash INTEGER NOT NULL,
  text_hash INTEGER NOT NULL,
  PRIMARY KEY (item_id, feed_id)
) STRICT, WITHOUT ROWID;

-- Other remote IDs of the same item.
CREATE TABLE aliases (
  source_id INTEGER NOT NULL REFERENCES sources ON DELETE CASCADE,
  alias TEXT NOT NULL,
  item_id INTEGER NOT NULL REFERENCES items ON DELETE CASCADE,
  PRIMARY KEY (source_id, alias)
) STRICT, WITHOUT ROWID;
CREATE INDEX aliases_item ON aliases (item_id);

-- What a comment answers, by its remote ID or address, as long as that is not
-- here. A better rank is better evidence.
CREATE TABLE orphans (
  source_id INTEGER NOT NULL REFERENCES sources ON DELETE CASCADE,
  name TEXT NOT NULL,
  item_id INTEGER NOT NULL REFERENCES items ON DELETE CASCADE,
  rank INTEGER NOT NULL,
  PRIMARY KEY (source_id, name, item_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX orphans_item ON orphans (item_id);

CREATE TABLE texts (
  id INTEGER PRIMARY KEY REFERENCES items ON DELETE CASCADE,
  title TEXT NOT NULL,
  author TEXT NOT NULL,
  body TEXT NOT NULL,
  html TEXT NOT NULL DEFAULT '',
  indexed INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX texts_unindexed ON texts (id) WHERE indexed = 0;

-- What a connector must send back with a verdict; opaque JSON.
CREATE TABLE baggage (
  item_id INTEGER PRIMARY KEY REFERENCES items ON DELETE CASCADE,
  value TEXT NOT NULL
) STRICT;

-- Older texts that somebody decided on.
CREATE TABLE revisions (
  item_id INTEGER NOT NULL REFERENCES items ON DELETE CASCADE,
  revision INTEGER NOT NULL,
  title TEXT NOT NULL,
  html TEXT NOT NULL,
  seen_at INTEGER NOT NULL,
  PRIMARY KEY (item_id, revision)
) STRICT, WITHOUT ROWID;

-- Members who asked to be forgotten, by a keyed hash.
CREATE TABLE forgotten (
  source_id INTEGER NOT NULL REFERENCES sources ON DELETE CASCADE,
  key BLOB NOT NULL,
  PRIMARY KEY (source_id, key)
) STRICT, WITHOUT ROWID;

-- The index sees exactly the rows that were given to it; old words are taken
-- out before a text changes, or they would be found for ever.
CREATE VIEW indexed_texts (rowid, title, author, body) AS
  SELECT id, title, author, body FROM texts WHERE indexed = 1;
CREATE VIRTUAL TABLE search USING fts4 (
  content="indexed_texts", title, author, body,
  tokenize=unicode61 "remove_diacritics=2", order=desc
);
INSERT INTO search (search) VALUES ('automerge=8');
CREATE TRIGGER texts_unindex BEFORE UPDATE OF title, author, body ON texts WHEN old.indexed = 1 BEGIN
  DELETE FROM search WHERE docid = old.id;
END;
CREATE TRIGGER texts_stale AFTER UPDATE OF title, author, body ON texts WHEN old.indexed = 1 BEGIN
  UPDATE texts SET indexed = 0 WHERE id = old.id;
END;
CREATE TRIGGER texts_forget BEFORE DELETE ON texts WHEN old.indexed = 1 BEGIN
  DELETE FROM search WHERE docid = old.id;
END;

-- Work: what volunteers think of it. No pull touches these, except that it
-- appends to the journal what somebody did at the source.

-- One key press or command: the unit of undo.
CREATE TABLE batches (
  id INTEGER PRIMARY KEY,
  volunteer TEXT NOT NULL,        -- '' for somebody at the source
  at INTEGER NOT NULL,
  act TEXT NOT NULL,
  of_act TEXT NOT NULL DEFAULT '', -- what an undo took back or a redo did again
  count INTEGER NOT NULL,
  subject TEXT NOT NULL DEFAULT '',
  until_at INTEGER,
  send_after INTEGER,
  undoes INTEGER UNIQUE REFERENCES batches ON DELETE RESTRICT
) STRICT;
CREATE INDEX batches_mine ON batches (volunteer, id);

-- The journal: append-only.
CREATE TABLE decisions (
  id INTEGER PRIMARY KEY,
  batch_id INTEGER NOT NULL REFERENCES batches ON DELETE RESTRICT,
  at INTEGER NOT NULL,
  volunteer TEXT NOT NULL,
  act TEXT NOT NULL,
  item_id INTEGER REFERENCES items ON DELETE SET NULL,
  task_id INTEGER,
  member_id INTEGER,
  source_id INTEGER,
  since_at INTEGER,
  revision INTEGER,
  before TEXT NOT NULL DEFAULT '{}',
  after TEXT NOT NULL DEFAULT '{}',
  reason TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX decisions_at ON decisions (at, act, volunteer, source_id, since_at);
CREATE INDEX decisions_item ON decisions (item_id, id) WHERE item_id IS NOT NULL;
CREATE INDEX decisions_batch ON decisions (batch_id);
CREATE INDEX decisions_member ON decisions (member_id, id) WHERE member_id IS NOT NULL;

CREATE TABLE marks (
  item_id INTEGER PRIMARY KEY REFERENCES items ON DELETE RESTRICT,
  done_at INTEGER,
  wait_until INTEGER,
  wait_answer INTEGER NOT NULL DEFAULT 0,
  wait_after INTEGER NOT NULL DEFAULT 0, -- the newest item's ID when waiting for an answer began
  revision INTEGER NOT NULL DEFAULT 0,   -- the item's when it was done or began to wait
  moves INTEGER NOT NULL DEFAULT 0,      -- the item's when it was done or began to wait
  claimed_by TEXT NOT NULL DEFAULT '',
  claimed_at INTEGER,
  note TEXT NOT NULL DEFAULT '',
  by TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX marks_done ON marks (done_at, item_id) WHERE done_at IS NOT NULL;

CREATE TABLE outbox (
  id INTEGER PRIMARY KEY REFERENCES decisions ON DELETE RESTRICT,
  item_id INTEGER NOT NULL REFERENCES items ON DELETE RESTRICT,
  source_id INTEGER NOT NULL REFERENCES sources ON DELETE RESTRICT,
  verdict TEXT NOT NULL,
  body TEXT NOT NULL DEFAULT '',
  expected TEXT NOT NULL,
  after_id INTEGER REFERENCES outbox ON DELETE RESTRICT,
  state TEXT NOT NULL DEFAULT 'queued',
  send_after INTEGER,
  nonce TEXT NOT NULL UNIQUE,
  owner TEXT NOT NULL DEFAULT '', -- the run of the program that queued it
  lease TEXT NOT NULL DEFAULT '',
  leased_at INTEGER,
  tries INTEGER NOT NULL DEFAULT 0,
  retry_at INTEGER,
  cause TEXT NOT NULL DEFAULT '',  -- why it ended or waits, as a word
  answer TEXT NOT NULL DEFAULT '', -- what the source said
  answered_by TEXT NOT NULL DEFAULT '', -- who was faster there
  remote_id TEXT NOT NULL DEFAULT '',
  ended_at INTEGER
) STRICT;
CREATE INDEX outbox_open ON outbox (source_id, send_after, id) WHERE state IN ('queued', 'sending', 'unknown', 'failed');
CREATE INDEX outbox_item ON outbox (item_id);
CREATE INDEX outbox_after ON outbox (after_id) WHERE after_id IS NOT NULL;
CREATE INDEX outbox_remote ON outbox (source_id, remote_id) WHERE remote_id <> '';
CREATE UNIQUE INDEX outbox_one ON outbox (item_id) WHERE state = 'queued' AND verdict NOT IN ('reply', 'retract') AND after_id IS NULL;
CREATE INDEX outbox_ended ON outbox (ended_at) WHERE ended_at IS NOT NULL;

CREATE TABLE drafts (
  item_id INTEGER NOT NULL REFERENCES items ON DELETE RESTRICT,
  volunteer TEXT NOT NULL,
  body TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (item_id, volunteer)
) STRICT, WITHOUT ROWID;

CREATE TABLE people (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  note TEXT NOT NULL DEFAULT '',
  tags TEXT NOT NULL DEFAULT '',
  team INTEGER -- NULL: what the source says
) STRICT;

CREATE TABLE person_members (
  member_id INTEGER PRIMARY KEY REFERENCES members ON DELETE RESTRICT,
  person_id INTEGER NOT NULL REFERENCES people ON DELETE CASCADE
) STRICT;
CREATE INDEX person_members_person ON person_members (person_id);

-- Who belongs to the team: a volunteer's word goes before the source's.
CREATE VIEW team (member_id) AS
  SELECT m.id
  FROM members m
  LEFT JOIN person_members pm ON pm.member_id = m.id
  LEFT JOIN people p ON p.id = pm.person_id
  WHERE coalesce(p.team, m.team) = 1;

CREATE TABLE tasks (
  id INTEGER PRIMARY KEY AUTOINCREMENT, -- an undone deletion brings the same number back
  title TEXT NOT NULL,
  due_at INTEGER,
  whole_day INTEGER NOT NULL DEFAULT 1,
  zone TEXT NOT NULL DEFAULT '',
  repeats TEXT NOT NULL DEFAULT '',
  item_id INTEGER REFERENCES items ON DELETE RESTRICT,
  member_id INTEGER REFERENCES members ON DELETE RESTRICT,
  claimed_by TEXT NOT NULL DEFAULT '',
  created_by TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  done_at INTEGER
) STRICT;
CREATE INDEX tasks_due ON tasks (coalesce(due_at, 9223372036854775807), id) WHERE done_at IS NULL;
CREATE INDEX tasks_done ON tasks (done_at, id) WHERE done_at IS NOT NULL;
CREATE INDEX tasks_item ON tasks (item_id) WHERE item_id IS NOT NULL;
CREATE INDEX tasks_member ON tasks (member_id) WHERE member_id IS NOT NULL;

-- Derived from both: what is on the desk and what waits to come back to it.
CREATE TABLE desk (
  item_id INTEGER PRIMARY KEY REFERENCES items ON DELETE CASCADE,
  kind INTEGER NOT NULL,
  held INTEGER NOT NULL,
  source_id INTEGER NOT NULL,
  published_at INTEGER NOT NULL,
  urgent_at INTEGER NOT NULL, -- published_at less what its reasons weigh
  reasons INTEGER NOT NULL,
  years INTEGER NOT NULL DEFAULT 0, -- that a returning member was away
  wait_until INTEGER          -- 9223372036854775807 while it waits for an answer
) STRICT;
CREATE INDEX desk_newest ON desk (kind, published_at, item_id) WHERE wait_until IS NULL;
CREATE INDEX desk_urgent ON desk (kind, urgent_at, item_id) WHERE wait_until IS NULL;
CREATE INDEX desk_source ON desk (kind, source_id, published_at, item_id) WHERE wait_until IS NULL;
CREATE INDEX desk_held ON desk (held, published_at, item_id) WHERE kind = 2 AND wait_until IS NULL;
CREATE INDEX desk_wait ON desk (wait_until) WHERE wait_until IS NOT NULL;
