-- A small cache as the thirteenth tend kept it: as the twelfth one did.
INSERT INTO sources (id, kind, name, url, posts_from, comments_from, added_at)
VALUES (1, 'feed', 'Blog', 'https://blog.example/', 1781000000, 1781000000, 1782000000);
INSERT INTO feeds (id, source_id, role, url, etag, due_at, pulled_at)
VALUES (1, 1, 'posts', 'https://blog.example/feed/', '"v1"', 1782900000, 1782800000),
       (2, 1, 'comments', 'https://blog.example/comments/feed/', '', 1782900000, 1782800000);
INSERT INTO members (id, source_id, remote_id, name, first_at, last_at, posts, comments)
VALUES (1, 1, 'name:miriam', 'Miriam', 1782700000, 1782700000, 1, 0),
       (2, 1, 'name:jonas albrecht', 'Jonas Albrecht', 1782710000, 1782720000, 0, 2);
INSERT INTO items (id, source_id, feed_id, remote_id, kind, state, post_id, member_id, title, excerpt, url, published_at, seen_at, question, comments, hash, text_hash)
VALUES (1, 1, 1, 'post:1', 1, 0, NULL, 1, 'Sommerfest am 11. Juli', '', 'https://blog.example/fest/', 1782700000, 1782800000, 0, 2, 1, 1),
       (2, 1, 2, 'comment:2', 2, 1, 1, 2, '', 'Gibt es auch etwas für Kinder?', 'https://blog.example/fest/#comment-2', 1782710000, 1782800000, 1, -1, 2, 2),
       (3, 1, 2, 'comment:3', 2, 0, 1, 2, '', 'Danke!', 'https://blog.example/fest/#comment-3', 1782720000, 1782800000, 0, -1, 3, 3);
INSERT INTO texts (id, title, author, body, html, indexed)
VALUES (1, 'Sommerfest am 11. Juli', 'Miriam', '', '<p>Wer hilft?</p>', 0),
       (2, '', 'Jonas Albrecht', 'Gibt es auch etwas für Kinder?', '<p>Gibt es auch etwas für Kinder?</p>', 2),
       (3, '', 'Jonas Albrecht', 'Danke!', '<p>Danke!</p>', 0);
INSERT INTO search (docid, title, author, body)
VALUES (2, '', 'Jonas Albrecht', 'Gibt es auch etwas für Kinder?');
INSERT INTO batches (id, volunteer, at, act, count, subject)
VALUES (1, 'deniz', 1782810000, 'note', 1, 'Jonas Albrecht'),
       (2, 'miriam', 1782820000, 'done', 1, 'Jonas Albrecht');
INSERT INTO decisions (id, batch_id, at, volunteer, act, item_id, source_id, since_at, revision, before, after)
VALUES (1, 1, 1782810000, 'deniz', 'note', 2, 1, 1782710000, 1, '{"mark":{}}', '{"mark":{"note":"ask the team","by":"deniz","at":1782810000}}'),
       (2, 2, 1782820000, 'miriam', 'done', 3, 1, 1782720000, 1, '{"mark":{}}', '{"mark":{"done":1782820000,"revision":1,"by":"miriam","at":1782820000}}');
INSERT INTO marks (item_id, done_at, revision, note, by, at)
VALUES (2, NULL, 0, 'ask the team', 'deniz', 1782810000),
       (3, 1782820000, 1, '', 'miriam', 1782820000);
INSERT INTO tasks (id, title, due_at, item_id, created_by, created_at)
VALUES (1, 'Ask the team about games', 1783000000, 2, 'miriam', 1782820000);
INSERT INTO drafts (item_id, volunteer, body, at)
VALUES (2, 'miriam', 'Lieber Jonas,', 1782830000);
INSERT INTO desk (item_id, kind, held, source_id, published_at, urgent_at, reasons)
VALUES (1, 1, 0, 1, 1782700000, 1782700000, 0),
       (2, 2, 1, 1, 1782710000, 1782278000, 80);
INSERT INTO members (id, source_id, remote_id, name, first_at, last_at, posts, comments, forgotten_at)
VALUES (3, 1, 'forgotten:3', '', 1782710000, 1782710000, 0, 1, 1782830000);
INSERT INTO items (id, source_id, feed_id, remote_id, kind, state, post_id, member_id, title, excerpt, published_at, seen_at, hash, text_hash)
VALUES (4, 1, 2, 'comment:4', 2, 4, 1, 3, '', '', 1782710000, 1782800000, 0, 0);
INSERT INTO texts (id, title, author, body) VALUES (4, '', '', '');
INSERT INTO settings (name, value) VALUES ('forget key', x'00112233445566778899aabbccddeeff');
INSERT INTO forgotten (source_id, key) VALUES (1, x'000102030405060708090a0b0c0d0e0f');
INSERT INTO handovers (id, volunteer, at, since_at, body)
VALUES (1, 'deniz', 1782815000, 1782700000, '# Hand-over by Deniz');
INSERT INTO strangers (member_id, other_id) VALUES (1, 2);
INSERT INTO markers (item_id, place, rule, marker, weight, fold)
VALUES (2, 0, 'children', 'families', 0, 0);
INSERT INTO prints (print, at, item_id) VALUES (8, 1782710000, 2);
INSERT INTO cues (item_id, kind, at, due_at, words)
VALUES (1, 3, 1782700000, 1783720800, 'am 11. Juli');
INSERT INTO dismissals (item_id, kind, by, at)
VALUES (2, 1, 'miriam', 1782830000);
INSERT INTO tasks (id, title, due_at, zone, remind_at, repeats, repeat_from, checklist, claimed_by, claimed_at, created_by, created_at)
VALUES (9, 'Water the beds', 1783036800, 'Europe/Berlin', 1783015200, 'FREQ=WEEKLY;BYDAY=FR', 1783036800, '- the cans' || char(10) || 'x the hose', 'deniz', 1782820000, 'miriam', 1782820000);
UPDATE sources SET kept_from = 1767225600, expired_at = 1782820000 WHERE id = 1;
INSERT INTO articles (item_id, html, body, fetched_at) VALUES (1, '<p>Wer hilft beim Aufbau?</p>', 'Wer hilft beim Aufbau?', 1782820000);
INSERT INTO handover_drafts (volunteer, since_at, body, at) VALUES ('miriam', 1782700000, '# Hand-over', 1782820000);
UPDATE items SET by_url = 1 WHERE id = 1;
