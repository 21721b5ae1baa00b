package linear

import "slices"

// verb is something that a key does.
type verb struct {
	name  string // what the action is called
	help  string // the id of what it does
	run   func(*desk)
	keys  []string
	panes []pane // where the key exists; empty means everywhere
}

// in says where the verb exists.
func (v verb) in(panes ...pane) verb {
	v.panes = panes
	return v
}

// key makes a verb.
func key(name, help string, run func(*desk), keys ...string) verb {
	return verb{name: name, help: help, run: run, keys: keys}
}

// verbs are all of them, in the order of the help. Those of one pane come
// before those of the whole desk.
func verbs() []verb {
	return []verb{
		key("approve", "keys.approve_help", (*desk).approve, "a").in(comments),
		key("reply", "keys.reply_help", (*desk).reply, "r").in(comments),
		key("spam", "keys.spam_help", (*desk).spam, "s").in(comments),
		key("trash", "keys.trash_help", (*desk).trash, "d").in(comments),
		key("hold", "keys.hold_help", (*desk).hold, "u").in(comments),
		key("done", "keys.done_help", (*desk).done, "e").in(posts, comments),
		key("wait", "keys.wait_help", (*desk).wait, "w").in(posts, comments),
		key("task", "keys.task_help", (*desk).addTask, "t").in(posts, comments),
		key("note", "keys.note_help", (*desk).note, "n").in(posts, comments),
		key("member", "keys.member_help", (*desk).member, "m").in(posts, comments),
		key("browser", "keys.browser_help", (*desk).browse, "o").in(posts, comments),
		key("open", "linear.open_help", (*desk).read, "enter").in(posts, comments),
		key("thread", "linear.thread_help", (*desk).thread, "T").in(posts, comments),
		key("order", "keys.order_help", (*desk).reorder, "p").in(comments),

		key("done", "keys.task_done_help", (*desk).finishTask, "e").in(tasks),
		key("edit", "keys.task_edit_help", (*desk).editTask, "i").in(tasks),
		key("date", "keys.task_date_help", (*desk).dateTask, "w").in(tasks),
		key("delete", "keys.task_delete_help", (*desk).deleteTask, "d").in(tasks),
		key("task", "keys.task_new_help", (*desk).addTask, "t").in(tasks),
		key("about", "linear.about_help", (*desk).readTask, "enter").in(tasks),

		key("undo", "keys.undo_help", (*desk).undo, "z", "ctrl+z"),
		key("redo", "keys.redo_help", (*desk).redo, "Z"),
		key("down", "linear.down_help", (*desk).down, "j", "down"),
		key("up", "linear.up_help", (*desk).up, "k", "up"),
		key("next", "keys.next_help", (*desk).next, "J"),
		key("previous", "keys.previous_help", (*desk).previous, "K"),
		key("first", "linear.first_help", (*desk).first, "g", "home"),
		key("last", "linear.last_help", (*desk).last, "G", "end"),
		key("posts", "keys.posts_help", func(d *desk) { d.visit(posts) }, "1"),
		key("comments", "keys.comments_help", func(d *desk) { d.visit(comments) }, "2"),
		key("tasks", "keys.tasks_help", func(d *desk) { d.visit(tasks) }, "3"),
		key("next_pane", "linear.next_pane_help", func(d *desk) { d.visit((d.pane + 1) % 3) }, "tab"),
		key("previous_pane", "linear.previous_pane_help", func(d *desk) { d.visit((d.pane + 2) % 3) }, "shift+tab"),
		key("search", "keys.search_help", (*desk).searchFor, "/"),
		key("back", "linear.back_help", (*desk).back, "esc"),
		key("sync", "keys.sync_help", (*desk).sync, "R"),
		key("sources", "keys.sources_help", (*desk).sources, "S"),
		key("outbox", "keys.outbox_help", (*desk).outbox, "b"),
		key("journal", "keys.journal_help", (*desk).journal, "L"),
		key("help", "keys.help_help", (*desk).help, "?"),
		key("cancel", "linear.cancel_help", (*desk).cancel, "ctrl+c"),
		key("quit", "keys.quit_help", (*desk).quit, "q"),
	}
}

// here reports whether a verb exists where the volunteer is.
func (d *desk) here(v verb) bool { return len(v.panes) == 0 || slices.Contains(v.panes, d.pane) }

// meaning returns what a key stands for here, on whatever layout it was pressed.
func (d *desk) meaning(key string) (verb, bool) {
	for _, key := range []string{key, latin(key)} {
		for _, v := range d.verbs {
			if d.here(v) && slices.Contains(v.keys, key) {
				return v, true
			}
		}
	}
	return verb{}, false
}

// help says every key that does something here.
func (d *desk) help() {
	d.say("linear.help")
	for _, v := range d.verbs {
		if d.here(v) && len(v.keys) > 0 {
			d.say("linear.key", "KEY", v.keys[0], "HELP", d.words.Say(v.help))
		}
	}
	if d.in.manner != Keys {
		d.say("linear.help_lines")
	}
}
