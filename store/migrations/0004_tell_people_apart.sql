-- Members whom a volunteer called different people; the smaller number first.
CREATE TABLE strangers (
  member_id INTEGER NOT NULL REFERENCES members ON DELETE CASCADE,
  other_id INTEGER NOT NULL REFERENCES members ON DELETE CASCADE,
  PRIMARY KEY (member_id, other_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX strangers_other ON strangers (other_id);

-- The same site suggests that two members are one person.
CREATE INDEX members_url ON members (url) WHERE url <> '';
