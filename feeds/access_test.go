package feeds

import (
	"errors"
	"testing"
	"time"

	"tend/feeds/login"
	"tend/feeds/wordpress/wptest"
	"tend/store"
)

func TestPasswordPassesNoDoorOfAnotherSource(t *testing.T) {
	b := openBlog(t)
	other, err := b.store.AddSource(t.Context(), store.Source{Kind: KindFeed, Name: "Verein", URL: "https://verein.example/"}, nil, time.Time{})
	if err != nil {
		t.Fatal(err)
	}
	door, err := b.feeds.FindDoor(t.Context(), b.src)
	if err != nil {
		t.Fatal(err)
	}
	before := len(b.Requests())
	_, err = b.feeds.Login(t.Context(), other, door, login.Basic{User: wptest.User, Password: wptest.Password}, login.InFile)
	if !errors.Is(err, ErrOtherDoor) {
		t.Errorf("Login = %v, want ErrOtherDoor", err)
	}
	if got := b.Requests()[before:]; len(got) != 0 {
		t.Errorf("the password left: %v", got)
	}
	if feeds, err := b.store.Feeds(t.Context(), other.ID); err != nil || len(feeds) != 0 {
		t.Errorf("the source has %d feeds of the other one, %v", len(feeds), err)
	}
}
