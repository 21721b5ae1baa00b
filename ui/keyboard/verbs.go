package keyboard

// deskVerbs are what is done on the desk.
func deskVerbs() []Verb {
	items, comments := []Place{Posts, Comments, Reading}, []Place{Comments, Reading}
	return []Verb{
		verb("approve", "keys.approve", "keys.approve_help", "a").in(comments...),
		verb("reply", "keys.reply", "keys.reply_help", "r").in(comments...),
		verb("spam", "keys.spam", "keys.spam_help", "s").in(comments...),
		verb("trash", "keys.trash", "keys.trash_help", "d").in(comments...),
		verb("done", "keys.done", "keys.done_help", "e").in(items...),
		verb("wait", "keys.wait", "keys.wait_help", "w").in(items...),
		verb("task", "keys.task", "keys.task_help", "t").in(items...).and(Member),
		verb("note", "keys.note", "keys.note_help", "n").in(items...).and(Member),
		verb("claim", "follow.claim", "follow.claim_help", "c").in(items...).and(Tasks),
		verb("assign", "follow.assign", "follow.assign_help", "C").in(items...).and(Tasks),
		verb("task-done", "keys.done", "keys.task_done_help", "e").in(Tasks),
		verb("task-edit", "keys.edit", "keys.task_edit_help", "i").in(Tasks, Checks),
		verb("task-date", "keys.date", "keys.task_date_help", "w").in(Tasks),
		verb("task-delete", "keys.delete", "keys.task_delete_help", "d").in(Tasks),
		verb("task-remind", "follow.remind", "follow.remind_help", "r").in(Tasks),
		verb("task-check", "follow.check", "follow.check_help", "l").in(Tasks),
		verb("task-past", "follow.past", "follow.past_help", "p").in(Tasks),
		verb("task-reopen", "follow.reopen", "follow.task_reopen_help", "u").in(Tasks),
		verb("task-new", "keys.task", "keys.task_new_help", "t").in(Tasks),
		verb("select", "keys.select", "keys.select_help", "x", "space").in(Posts, Comments, Tasks),
		verb("range", "keys.range", "keys.range_help", "V").in(Posts, Comments, Tasks),
		verb("all", "keys.all", "keys.all_help", "X").in(Posts, Comments, Tasks),
		verb("member", "keys.member", "keys.member_help", "m").in(items...).and(Member),
		verb("browser", "keys.browser", "keys.browser_help", "o").in(items...).and(Links, Member, Sources),
		verb("links", "keys.links", "keys.links_help", "O").in(items...),
		verb("full", "reading.full", "reading.full_help", "F").in(Posts, Reading),
		verb("copy", "keys.copy", "keys.copy_help", "y").in(items...).and(Links),
		verb("repeat", "keys.repeat", "keys.repeat_help", ".").in(items...).and(Tasks),
		verb("reopen", "follow.reopen", "follow.reopen_help", "u").in(Posts),
		verb("order", "keys.order", "keys.order_help", "p").in(comments...),
		verb("undo", "keys.undo", "keys.undo_help", "z", "ctrl+z").and(Member),
		verb("redo", "keys.redo", "keys.redo_help", "Z"),
		verb("search", "keys.search", "keys.search_help", "/"),
		verb("views", "keys.views", "keys.views_help", "f").and(Views),
		verb("sync", "keys.sync", "keys.sync_help", "R"),
		verb("sources", "keys.sources", "keys.sources_help", "S").and(Sources),
		verb("journal", "keys.journal", "keys.journal_help", "L").and(Journal),
		verb("handover", "keys.handover", "keys.handover_help", "H").and(Handovers),
		verb("overview", "keys.overview", "keys.overview_help", "v").and(Overview),
		verb("help", "keys.help", "keys.help_help", "?"),
		verb("redraw", "keys.redraw", "keys.redraw_help", "ctrl+l").in(Everywhere()...),
		verb("quit", "keys.quit", "keys.quit_help", "q").and(Lists()...),
		verb("hold", "keys.hold", "keys.hold_help", "u").in(comments...),
		verb("reason", "replies.reason_word", "replies.reason_help", "N").in(comments...),
		verb("outbox", "keys.outbox", "keys.outbox_help", "b").and(Outbox),
	}
}

// moveVerbs are how one gets about. What an arrow does is fixed; the letter
// beside it is not.
func moveVerbs() []Verb {
	return []Verb{
		verb("down", "keys.down", "keys.down_help", "j", "down").and(Lists()...),
		verb("up", "keys.up", "keys.up_help", "k", "up").and(Lists()...),
		verb("first", "keys.first", "keys.first_help", "g", "home").and(Lists()...),
		verb("last", "keys.last", "keys.last_help", "G", "end").and(Lists()...),
		verb("half-down", "keys.half_down", "keys.half_down_help", "ctrl+d", "pgdown").and(Lists()...),
		verb("half-up", "keys.half_up", "keys.half_up_help", "ctrl+u", "pgup").and(Lists()...),
		verb("read-on", "keys.read_on", "keys.read_on_help", "space").in(History, Overview),
		verb("next", "keys.next", "keys.next_help", "J"),
		verb("previous", "keys.previous", "keys.previous_help", "K"),
		verb("open", "keys.open", "keys.open_help", "enter").in(Posts, Comments),
		verb("task-about", "keys.about", "keys.task_about_help", "enter").in(Tasks),
		verb("history", "keys.history", "keys.history_help", "enter").in(Reading),
		verb("fold", "keys.fold", "keys.fold_help", "h", "left").in(Posts, Comments, Reading),
		verb("unfold", "keys.unfold", "keys.unfold_help", "l", "right").in(Posts, Comments, Reading),
		verb("next-pane", "keys.next_pane", "keys.next_pane_help", "tab"),
		verb("previous-pane", "keys.previous_pane", "keys.previous_pane_help", "shift+tab"),
		verb("posts", "keys.posts", "keys.posts_help", "1"),
		verb("comments", "keys.comments", "keys.comments_help", "2"),
		verb("tasks", "keys.tasks", "keys.tasks_help", "3"),
		verb("back", "keys.back", "keys.back_help", "esc"),
	}
}

// choreVerbs are what is done now and then. All but the palette itself have no
// key unless they are given one.
func choreVerbs() []Verb {
	return []Verb{
		verb("palette", "palette.palette", "palette.palette_help", "ctrl+p", ":"),
		verb("add-source", "palette.add_source", "palette.add_source_help"),
		verb("backup", "palette.backup", "palette.backup_help"),
		verb("check", "palette.check", "palette.check_help"),
		verb("export", "palette.export", "palette.export_help"),
		verb("settings", "palette.settings", "palette.settings_help"),
		verb("reload", "palette.reload", "palette.reload_help"),
		verb("tour", "palette.tour", "palette.tour_help"),
		verb("suspend", "palette.suspend", "palette.suspend_help"),
	}
}

// linearVerbs are what only the linear desk has.
func linearVerbs() []Verb {
	return []Verb{
		verb("thread", "linear.thread", "linear.thread_help", "T").in(Linear),
		verb("suggestions", "linear.suggestions", "linear.suggestions_help", "P").in(Linear),
		verb("cancel", "linear.cancel", "linear.cancel_help", "ctrl+c").in(Linear),
	}
}
