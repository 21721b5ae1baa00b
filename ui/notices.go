package ui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"tend/store"
	"tend/ui/notify"
)

// looking is whether the volunteer looks at this terminal, as far as it says.
type looking int

// Some terminals never say.
const (
	unknown looking = iota
	here
	elsewhere
)

// notice tells a volunteer who looks elsewhere of something, unless they want
// quiet now.
func (a *app) notice(text string) tea.Cmd {
	if text == "" || a.looking == here || a.config.Notify.Quiet.Has(a.now()) {
		return nil
	}
	note, d := notify.Note{Title: a.windowTitle(), Text: text}, a.desk
	bell := a.config.Bell
	environ := a.environ
	return func() tea.Msg {
		raw := notify.Send(d.ctx, environ, note)
		if bell {
			raw += "\a"
		}
		if raw == "" {
			return nil
		}
		return tea.RawMsg{Msg: raw}
	}
}

// noticeSync tells in one sentence what a sync has brought: new comments and
// what they are, and a source that has begun to fail. Known is the trouble that
// was on the screen before.
func (a *app) noticeSync(m syncEndedMsg, known string) tea.Cmd {
	want := a.config.Notify
	var said []string
	if want.Held && m.arrived.held > 0 || want.Newcomer && m.arrived.newcomers > 0 {
		said = append(said, a.count("evening.notice_comments", m.result.Saved.NewComments))
		if n := m.arrived.held; n > 0 {
			said = append(said, a.count("evening.notice_held", n))
		}
		if n := m.arrived.newcomers; n > 0 && want.Newcomer {
			said = append(said, a.count("evening.notice_newcomers", n))
		}
	}
	if now := a.status.trouble; want.Failed && now != "" && now != known {
		said = append(said, now)
	}
	return a.notice(strings.Join(said, ", "))
}

// noticeTasks tells which tasks' reminders have come.
func (a *app) noticeTasks(tasks []store.Task) tea.Cmd {
	switch {
	case !a.config.Notify.Task || len(tasks) == 0:
		return nil
	case len(tasks) == 1:
		return a.notice(a.say("follow.reminder", "X", tasks[0].Title))
	}
	return a.notice(a.say("follow.reminders", "N", len(tasks), "X", a.capped(len(tasks))))
}
