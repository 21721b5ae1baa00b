package feeds

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"tend/feeds/login"
	"tend/feeds/web"
	"tend/feeds/wordpress"
	"tend/store"
)

// Door is where and how a volunteer can log in to a source.
type Door struct {
	Kind      string // what the source will be
	Authorize string // page on which an application password is made; empty: none is known

	source int64 // whose door it is
	site   wordpress.Site
}

// Access is a login that was checked and is kept now.
type Access struct {
	Source    store.Source
	Name      string // as whom replies appear
	Role      string
	Transport string // in which language of the site tend speaks to it
	Ask       int    // verdicts that wait for a volunteer's word because they are old
}

// ErrNoDoor says that nothing at a source takes a login that tend knows.
var ErrNoDoor = errors.New("no login that tend knows")

// ErrOtherDoor says that a door was found for another source. User and password
// did not leave.
var ErrOtherDoor = errors.New("this door is another source's")

// ErrPlain says that a site has no https, so that a login would cross the
// network for everybody to read.
var ErrPlain = wordpress.ErrPlain

// FindDoor looks for a way to log in to a source. It changes nothing. ErrNoDoor
// if there is none, ErrPlain if a password would not be safe on the way,
// ErrSample for the sources of a sample.
func (f *Feeds) FindDoor(ctx context.Context, src store.Source) (Door, error) {
	if f.o.Sample {
		return Door{}, ErrSample
	}
	f.open(src)
	site, err := wordpress.Find(ctx, f.o.Client, src.URL)
	if errors.Is(err, wordpress.ErrNone) {
		return Door{}, ErrNoDoor
	}
	if err == nil {
		err = site.Safe()
	}
	if err != nil {
		return Door{}, fmt.Errorf("log in to %s: %w", src.Name, err)
	}
	return Door{Kind: KindWordPress, Authorize: site.Authorize, source: src.ID, site: site}, nil
}

// Login checks a login with a call that fails for visitors, keeps it, and
// connects the source through the site's API: its items and their marks stay.
// A *web.Failure with the code login says that user and password are not good,
// ErrOtherDoor that FindDoor was asked for another source.
func (f *Feeds) Login(ctx context.Context, src store.Source, door Door, user login.Basic, place login.Place) (Access, error) {
	if door.source != src.ID {
		return Access{}, fmt.Errorf("log in to %s: %w", src.Name, ErrOtherDoor)
	}
	c := &wordpress.Connector{Client: f.o.Client}
	conn, err := c.Connect(ctx, door.site, user.User, user.Password)
	if err != nil {
		return Access{}, fmt.Errorf("log in to %s: %w", src.Name, err)
	}
	if err := f.o.Logins.KeepIn(place, src.URL, user.User, user.Password); err != nil {
		return Access{}, err
	}
	before, err := f.parked(ctx, src)
	if err != nil {
		return Access{}, err
	}
	src.Settings, err = merge(src.Settings, conn.Settings, map[string]any{"parked": before})
	if err != nil {
		return Access{}, fmt.Errorf("settings of %s: %w", src.Name, err)
	}
	src.Kind, src.Login, src.Powers = door.Kind, user.User, conn.Powers
	ask, err := f.o.Store.Connect(ctx, src, conn.Feeds)
	if err != nil {
		return Access{}, err
	}
	return Access{Source: src, Name: conn.Name, Role: conn.Role, Transport: conn.Transport, Ask: ask}, nil
}

// Given returns a password for a source that nobody has to type, because the
// environment or the command of the settings gives it, and which of them does.
// login.ErrNone if neither.
func (f *Feeds) Given(ctx context.Context, src store.Source, user string) (login.Basic, login.Place, error) {
	password, from, err := f.o.Logins.Given(ctx, src.URL, user)
	return login.Basic{User: user, Password: password}, from, err
}

// Logout forgets a source's login. It is read by its feeds again, as before;
// what was queued stays until somebody logs in, or drops it.
func (f *Feeds) Logout(ctx context.Context, src store.Source) error {
	if err := f.forgetLogin(ctx, src, nil); err != nil {
		return fmt.Errorf("log out of %s: %w", src.Name, err)
	}
	feeds, err := f.parked(ctx, src)
	if err != nil {
		return err
	}
	var set settings
	if err := json.Unmarshal([]byte(src.Settings), &set); err != nil {
		return fmt.Errorf("settings of %s: %w", src.Name, err)
	}
	plain, err := json.Marshal(settings{Own: set.Own})
	if err != nil {
		return fmt.Errorf("settings of %s: %w", src.Name, err)
	}
	src.Kind, src.Login, src.Powers, src.Settings = KindFeed, "", nil, string(plain)
	var back []store.Feed
	for _, p := range feeds {
		back = append(back, store.Feed{Role: p.Role, URL: p.URL})
	}
	_, err = f.o.Store.Connect(ctx, src, back)
	return err
}

// parkedFeed is a feed that is not read as long as a login reads more.
type parkedFeed struct {
	Role store.Role `json:"role"`
	URL  string     `json:"url"`
}

// parked returns the feeds that a source is read by without a login.
func (f *Feeds) parked(ctx context.Context, src store.Source) ([]parkedFeed, error) {
	if list := parkedIn(src); len(list) > 0 {
		return list, nil
	}
	feeds, err := f.o.Store.Feeds(ctx, src.ID)
	if err != nil {
		return nil, err
	}
	var list []parkedFeed
	for _, feed := range feeds {
		if feed.Role != store.RolePostComment {
			list = append(list, parkedFeed{feed.Role, feed.URL})
		}
	}
	return list, nil
}

// parkedIn returns the feeds that a source's settings keep for the time after
// its login; settings that say nothing keep none.
func parkedIn(src store.Source) []parkedFeed {
	var set settings
	if json.Unmarshal([]byte(src.Settings), &set) != nil {
		return nil
	}
	return set.Parked
}

// merge puts the members of a connector's settings, and more, into those that
// a source has.
func merge(old, conn string, more map[string]any) (string, error) {
	all := map[string]any{}
	for _, text := range []string{old, conn} {
		if text == "" {
			continue
		}
		if err := json.Unmarshal([]byte(text), &all); err != nil {
			return "", err
		}
	}
	for name, value := range more {
		all[name] = value
	}
	b, err := json.Marshal(all)
	return string(b), err
}

// password returns what opens a source's API.
func (f *Feeds) password(ctx context.Context, src store.Source) (user, password string, err error) {
	password, err = f.o.Logins.Find(ctx, src.URL, src.Login)
	if err != nil {
		return "", "", &web.Failure{Failure: store.Failure{Code: store.FailLogin}, Err: err}
	}
	return src.Login, password, nil
}

// AccessOf returns what is known of a source's login, without asking the site;
// false for a source without one.
func AccessOf(src store.Source) (Access, bool) {
	if src.Kind != KindWordPress {
		return Access{}, false
	}
	name, role, transport := wordpress.AccessOf(src)
	return Access{Source: src, Name: name, Role: role, Transport: transport}, true
}

// AppearsAs returns as whom a reply at a source will appear, "" if that is not
// known.
func AppearsAs(src store.Source) string { return appearance(src).Name }

// RoleAt returns the role of the login at a source, "" if that is not known.
func RoleAt(src store.Source) string { return appearance(src).Role }

// identity is what a connector keeps of who the login is at the source.
type identity struct {
	Name string `json:"name"`
	Role string `json:"role"`
}

// appearance reads who the login is; settings that say nothing leave it empty.
func appearance(src store.Source) identity {
	var who identity
	if json.Unmarshal([]byte(src.Settings), &who) != nil {
		return identity{}
	}
	return who
}
