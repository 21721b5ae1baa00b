-- How the sources are, when one was last read, and which of them take
-- verdicts: asked at each start, and however many there are.
CREATE INDEX feeds_troubled ON feeds (source_id, gone, rest, failures, role)
  WHERE role <> 'thread' AND (gone = 1 OR rest = 1 OR failures > 0);
CREATE INDEX feeds_pulled ON feeds (pulled_at);
CREATE INDEX sources_stopped ON sources (id) WHERE stopped_at IS NOT NULL;
CREATE INDEX sources_login ON sources (id) WHERE login <> '';
