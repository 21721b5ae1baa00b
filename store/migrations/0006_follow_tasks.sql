-- When somebody is reminded of a task, from when on it comes again, what is to
-- be ticked off on the way, who did it, and since when it is claimed. A task
-- that somebody has without a time stays theirs until it is done.
ALTER TABLE tasks ADD COLUMN remind_at INTEGER;
ALTER TABLE tasks ADD COLUMN repeat_from INTEGER;
ALTER TABLE tasks ADD COLUMN checklist TEXT NOT NULL DEFAULT ''; -- a line each: "x done" or "- open"
ALTER TABLE tasks ADD COLUMN claimed_at INTEGER;
ALTER TABLE tasks ADD COLUMN done_by TEXT NOT NULL DEFAULT '';
CREATE INDEX tasks_remind ON tasks (remind_at) WHERE remind_at IS NOT NULL AND done_at IS NULL;
CREATE INDEX tasks_claimed ON tasks (claimed_at) WHERE claimed_at IS NOT NULL;
CREATE INDEX marks_claimed ON marks (claimed_at) WHERE claimed_at IS NOT NULL;

-- What was decided on a task is read on its page.
CREATE INDEX decisions_task ON decisions (task_id, id) WHERE task_id IS NOT NULL;
UPDATE tasks SET done_by = coalesce((
    SELECT volunteer FROM decisions
    WHERE task_id = tasks.id AND act = 'task done'
    ORDER BY id DESC
    LIMIT 1
  ), '')
WHERE done_at IS NOT NULL;
