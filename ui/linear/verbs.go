package linear

import (
	"slices"

	"tend/ui/keyboard"
)

// verb is something that a key does here.
type verb struct {
	keyboard.Verb
	help string // the id of what it does, where that differs from the screen's
	run  func(*desk)
}

// does makes a verb.
func does(name string, run func(*desk)) verb {
	v := verb{run: run}
	v.Name = name
	return v
}

// said makes a verb that is explained in words of its own.
func said(name, help string, run func(*desk)) verb {
	v := does(name, run)
	v.help = help
	return v
}

// verbs are all of them, in the order of the help: those of posts, comments
// and tasks before those of the whole desk.
func verbs() []verb {
	all := slices.Concat(itemVerbs(), taskVerbs(), moveVerbs(), pageVerbs())
	known := keyboard.Verbs()
	for i, v := range all {
		at := slices.IndexFunc(known, func(k keyboard.Verb) bool { return k.Name == v.Name })
		all[i].Verb = known[at] // a test knows that there is one
		if v.help == "" {
			all[i].help = known[at].Help
		}
	}
	return all
}

// itemVerbs are what is done with posts and comments.
func itemVerbs() []verb {
	return []verb{
		does("approve", (*desk).approve),
		does("reply", (*desk).reply),
		does("spam", (*desk).spam),
		does("trash", (*desk).trash),
		does("hold", (*desk).hold),
		does("reason", (*desk).reason),
		does("done", (*desk).done),
		does("wait", (*desk).wait),
		does("task", (*desk).addTask),
		does("note", (*desk).note),
		does("claim", (*desk).claim),
		does("assign", (*desk).assign),
		does("reopen", (*desk).reopen),
		does("member", (*desk).member),
		does("browser", (*desk).browse),
		does("links", (*desk).links),
		does("copy", (*desk).address),
		said("full", "reading.full_help", (*desk).full),
		said("open", "linear.open_help", (*desk).read),
		said("unfold", "reading.aloud_unfold_help", (*desk).unfold),
		said("fold", "reading.aloud_fold_help", (*desk).fold),
		said("thread", "linear.thread_help", (*desk).thread),
		does("select", (*desk).choose),
		does("range", (*desk).chooseRange),
		does("all", (*desk).chooseAll),
		does("repeat", (*desk).repeat),
		does("order", (*desk).reorder),
	}
}

// taskVerbs are what is done with tasks.
func taskVerbs() []verb {
	return []verb{
		does("task-done", (*desk).finishTask),
		does("task-edit", (*desk).editTask),
		does("task-date", (*desk).dateTask),
		does("task-delete", (*desk).deleteTask),
		does("task-remind", (*desk).remind),
		does("task-check", (*desk).checks),
		does("task-past", (*desk).turnPast),
		does("task-reopen", (*desk).reopenTask),
		does("task-new", (*desk).addTask),
		said("task-about", "linear.about_help", (*desk).readTask),
	}
}

// moveVerbs are how one gets about, and back.
func moveVerbs() []verb {
	return []verb{
		does("undo", (*desk).undo),
		does("redo", (*desk).redo),
		said("down", "linear.down_help", (*desk).down),
		said("up", "linear.up_help", (*desk).up),
		does("next", (*desk).next),
		does("previous", (*desk).previous),
		said("first", "linear.first_help", (*desk).first),
		said("last", "linear.last_help", (*desk).last),
		does("posts", func(d *desk) { d.visit(posts) }),
		does("comments", func(d *desk) { d.visit(comments) }),
		does("tasks", func(d *desk) { d.visit(tasks) }),
		said("next-pane", "linear.next_pane_help", func(d *desk) { d.visit((d.pane + 1) % 3) }),
		said("previous-pane", "linear.previous_pane_help", func(d *desk) { d.visit((d.pane + 2) % 3) }),
		does("search", (*desk).searchFor),
		does("views", (*desk).view),
		said("back", "linear.back_help", (*desk).back),
	}
}

// pageVerbs are what the whole desk has: syncs, and all that is read out.
func pageVerbs() []verb {
	return []verb{
		does("sync", (*desk).sync),
		does("sources", (*desk).sources),
		does("outbox", (*desk).outbox),
		does("journal", (*desk).journal),
		said("suggestions", "linear.suggestions_help", (*desk).suggestions),
		does("handover", (*desk).handover),
		does("overview", (*desk).overview),
		does("palette", (*desk).palette),
		does("help", (*desk).help),
		said("cancel", "linear.cancel_help", (*desk).cancel),
		does("quit", (*desk).quit),
	}
}

// place is what a pane is called where keys are given a meaning.
func (p pane) place() keyboard.Place {
	return [...]keyboard.Place{posts: keyboard.Posts, comments: keyboard.Comments, tasks: keyboard.Tasks}[p]
}

// here reports whether a verb exists where the volunteer is.
func (d *desk) here(v verb) bool {
	return v.In(d.pane.place()) || v.In(keyboard.Linear) && (v.Name != "thread" || d.pane != tasks)
}

// meaning returns what a key stands for here, on whatever layout it was
// pressed. A line may also be the name of a verb, as help says it.
func (d *desk) meaning(key string) (verb, bool) {
	if d.in.manner != Keys {
		i := slices.IndexFunc(d.verbs, func(v verb) bool { return v.Name == key && d.here(v) })
		if i >= 0 {
			return d.verbs[i], true
		}
	}
	for _, p := range []keyboard.Place{d.pane.place(), keyboard.Linear} {
		name := d.keys.Verb(p, key)
		i := slices.IndexFunc(d.verbs, func(v verb) bool { return v.Name == name && d.here(v) })
		if i >= 0 {
			return d.verbs[i], true
		}
	}
	return verb{}, false
}

// help says every key that does something here.
func (d *desk) help() {
	d.say("linear.help")
	for _, v := range d.verbs {
		if key := d.keys.Key(v.Name); d.here(v) && key != "" {
			d.say("linear.key", "KEY", d.words.Spell(key), "HELP", d.words.Say(v.help))
		}
	}
	if d.in.manner != Keys {
		d.say("linear.help_lines")
	}
}
