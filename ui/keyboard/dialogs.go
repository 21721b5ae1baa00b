package keyboard

// dialogVerbs are what is done in a sheet or on a page. Enter and esc, and tab
// from field to field, are fixed and have no names.
func dialogVerbs() []Verb {
	return []Verb{
		verb("add-sample", "sheets.sample", "verbs.add_sample", "ctrl+d").in(Add),
		verb("add-file", "sheets.from_file", "verbs.add_file", "ctrl+f").in(Add),
		verb("feed-take", "sheets.choose", "verbs.feed_take", "space", "x").in(Found),
		verb("source-add", "sheets.add", "verbs.source_add", "A").in(Sources),
		verb("source-sync", "sheets.sync_this", "verbs.source_sync", "R").in(Sources),
		verb("source-login", "mail.log_in", "verbs.source_login", "l").in(Sources),
		verb("source-rename", "sheets.rename", "verbs.source_rename", "e").in(Sources),
		verb("source-remove", "sheets.remove", "verbs.source_remove", "D").in(Sources),
		verb("login-open", "mail.login_open", "verbs.login_open", "ctrl+o").in(Login),
		verb("login-file", "mail.login_file", "verbs.login_file", "ctrl+f").in(Login),
		verb("outbox-retry", "mail.retry", "verbs.outbox_retry", "r").in(Outbox, Refused),
		verb("outbox-change", "mail.change", "verbs.outbox_change", "c").in(Outbox),
		verb("outbox-drop", "mail.drop", "verbs.outbox_drop", "d").in(Outbox, Refused),
		verb("outbox-login", "mail.log_in", "verbs.outbox_login", "l").in(Outbox, Refused),
		verb("check-tick", "follow.tick", "follow.tick_help", "space", "x").in(Checks),
		verb("journal-undo", "sheets.take_back", "verbs.journal_undo", "z").in(Journal),
		verb("member-tag", "people.hint_tag", "verbs.member_tag", "#").in(Member),
		verb("member-link", "people.hint_link", "verbs.member_link", "L").in(Member),
		verb("member-apart", "verbs.apart", "verbs.member_apart", "N").in(Member),
		verb("member-unlink", "people.hint_unlink", "verbs.member_unlink", "u").in(Member),
		verb("member-team", "people.hint_team", "verbs.member_team", "T").in(Member),
		verb("month-before", "verbs.month_before", "verbs.month_before_help", "h", "left").in(Overview),
		verb("month-after", "verbs.month_after", "verbs.month_after_help", "l", "right").in(Overview),
		verb("month-save", "report.o_save", "verbs.month_save", "W").in(Overview),
		verb("change-key", "palette.change_key", "palette.change_key_help", "ctrl+k").in(Help),
		verb("keep", "sheets.keep", "verbs.keep", "ctrl+s").in(Form, Handover),
		verb("keep-view", "keys.keep_view", "verbs.keep_view", "ctrl+s").in(Search),
		verb("send", "mail.send_reply", "verbs.send", "ctrl+s").in(Reply),
		verb("editor", "mail.editor", "verbs.editor", "ctrl+o").in(Reply, Handover),
		verb("copy-all", "report.copy", "verbs.copy_all", "ctrl+y").in(Handover),
		verb("quit-keep", "mail.quit_keep", "verbs.quit_keep", "k").in(Quit),
		verb("confirm-many", "verbs.confirm", "verbs.confirm_many", "!").in(Question),
		verb("confirm-drop", "verbs.confirm", "verbs.confirm_drop", "d").in(Question),
		verb("confirm-remove", "verbs.confirm", "verbs.confirm_remove", "D").in(Question),
	}
}
