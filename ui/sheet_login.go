package ui

import (
	"errors"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"tend/feeds"
	"tend/feeds/login"
	"tend/feeds/web"
	"tend/store"
	"tend/ui/keyboard"
)

// loginSheet logs in to a source: it finds out how, asks for user and
// application password, and has them checked before they are kept. A password
// that the environment or a command gives need not be typed.
type loginSheet struct {
	*env
	source  store.Source
	door    *feeds.Door // nil until it is known how to log in
	form    form
	file    bool // the secret goes into a file
	keyless bool // no keyring took what was typed: a file is the way
	busy    string
	problem string
}

// The fields of a loginSheet.
const (
	loginUser = iota
	loginPassword
)

func newLoginSheet(e *env, src store.Source) dialog {
	d := &loginSheet{env: e, source: src, form: newForm(src.Login, "")}
	d.form.fields[loginPassword] = field{secret: true}
	if src.Login != "" {
		d.form.at = loginPassword
	}
	d.busy = e.say("mail.login_looking", "X", src.Name)
	return d
}

func (d *loginSheet) init() tea.Cmd { return d.desk.findDoor(d.source) }

func (d *loginSheet) update(msg tea.Msg) (dialog, tea.Cmd) {
	switch msg := msg.(type) {
	case doorFoundMsg:
		if msg.source.ID != d.source.ID {
			break // a sheet that was closed asked for it
		}
		d.busy = ""
		if msg.err != nil {
			d.problem = d.whyNoLogin(d.source, msg.err)
			break
		}
		d.door = &msg.door
	case loggedInMsg:
		if msg.source.ID != d.source.ID {
			break
		}
		d.busy = ""
		if msg.err != nil {
			d.problem, d.keyless = d.whyNoLogin(d.source, msg.err), errors.Is(msg.err, login.ErrNoKeyring)
			break
		}
		return nil, nil
	case tea.KeyPressMsg:
		return d.press(msg)
	case tea.PasteMsg:
		if !d.checking() {
			d.form.update(msg)
		}
	}
	return d, nil
}

// loggedIn says what came of a login, also when its sheet was closed before the
// site answered. A source that is logged in to is synced.
func (a *app) loggedIn(m loggedInMsg) tea.Cmd {
	if m.err == nil {
		who := m.access
		return a.syncNew(a.say("mail.logged_in", "X", m.source.Name, "WHO", who.Name, "ROLE", who.Role), m.source.ID)
	}
	if _, asked := a.front().(*loginSheet); !asked {
		a.tell(a.whyNoLogin(m.source, m.err))
		a.status.loud = true
	}
	return nil
}

func (d *loginSheet) press(k tea.KeyPressMsg) (dialog, tea.Cmd) {
	switch d.verb(keyboard.Login, k) {
	case "esc":
		return nil, nil
	case "login-open":
		if d.door != nil && d.door.Authorize != "" {
			return d, answered(linkChosenMsg{url: d.door.Authorize})
		}
		return d, nil
	case "login-file":
		d.file = !d.file
		if d.keyless {
			return d, d.check()
		}
		return d, nil
	}
	if d.checking() || !d.form.update(k) {
		return d, nil
	}
	return d, d.check()
}

// checking reports whether the site looks at what was typed. While it is still
// asked how to log in, one may type.
func (d *loginSheet) checking() bool { return d.busy != "" && d.door != nil }

// check has user and password checked, and looks again how to log in where the
// site has not said it.
func (d *loginSheet) check() tea.Cmd {
	switch {
	case d.busy != "":
		return nil
	case d.door == nil:
		d.problem, d.busy = "", d.say("mail.login_looking", "X", d.source.Name)
		return d.desk.findDoor(d.source)
	case d.form.text(loginUser) == "":
		d.problem, d.form.at = d.say("mail.login_no_user"), loginUser
		return nil
	}
	d.problem, d.keyless = "", false
	d.busy = d.say("mail.login_checking")
	place := login.InKeyring
	if d.file {
		place = login.InFile
	}
	user := login.Basic{User: d.form.text(loginUser), Password: d.form.text(loginPassword)}
	return d.desk.logIn(d.source, *d.door, user, place)
}

// whyNoLogin says why one is not logged in to a source, and what can be done.
func (e *env) whyNoLogin(src store.Source, err error) string {
	var failure *web.Failure
	switch {
	case errors.Is(err, feeds.ErrSample):
		return e.say("demo.no_login")
	case errors.Is(err, feeds.ErrNoDoor):
		return e.say("mail.login_none", "X", src.Name)
	case errors.Is(err, feeds.ErrPlain):
		return e.say("mail.login_plain")
	case errors.Is(err, login.ErrNoKeyring):
		return e.say("mail.login_no_keyring")
	case errors.Is(err, login.ErrNone):
		return e.say("mail.login_none_given", "V", login.Variable(src.URL))
	case errors.As(err, &failure) && failure.Code == store.FailLogin:
		return e.say("mail.login_wrong")
	case errors.As(err, &failure):
		return e.words.Failure(failure.Failure, src.Name)
	}
	return e.words.Error(err)
}

func (d *loginSheet) frame() frame {
	return frame{rows: 8, name: d.say("mail.login_name", "X", d.source.Name)}
}

func (d *loginSheet) view(r room) drawing {
	p := newPaper(d.env, r, sheetText)
	p.margin()
	labels := p.labels("mail.login_user", "mail.login_password")
	for i, label := range []string{"mail.login_user", "mail.login_password"} {
		p.field(d.form.at == i && !d.checking(), d.say(label), labels, d.form.fields[i], 40, understood{})
	}
	p.blankIfRoom()
	switch {
	case d.problem != "":
		p.text(d.theme.Warning, d.problem)
	case d.busy != "":
		p.text(d.theme.Muted, d.busy)
	default:
		p.text(d.theme.Muted, d.say("mail.login_make"))
	}
	if d.busy == "" && d.door != nil && d.door.Authorize != "" {
		p.sentence(d.theme.Link, d.door.Authorize)
	}
	return p.drawing()
}

func (d *loginSheet) hints() []key.Binding {
	hints := []key.Binding{d.hint("enter", "mail.login_check")}
	if d.door != nil && d.door.Authorize != "" {
		hints = append(hints, d.key("login-open"))
	}
	word := "mail.login_file"
	if d.file {
		word = "mail.login_keyring"
	}
	return append(hints, d.keyAs("login-file", word), d.backHint())
}

func (d *loginSheet) status() string {
	if d.file {
		return d.say("mail.login_in_file")
	}
	return d.say("mail.login_in_keyring")
}
