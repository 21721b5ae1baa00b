package feeds

import (
	"context"
	"encoding/json"
	"net/url"
	"strings"

	"tend/feeds/web"
	"tend/store"
)

// settings are what feeds keeps with a source.
type settings struct {
	// Own names a host and port on the own network to which the volunteer who
	// added the source sent us. Nothing that comes from outside can add one.
	Own string `json:"own,omitempty"`

	// Parked are the feeds that a source is read by without its login.
	Parked []parkedFeed `json:"parked,omitempty"`
}

// open lets the client go where a source's volunteer sent it.
func (f *Feeds) open(src store.Source) {
	var set settings
	if json.Unmarshal([]byte(src.Settings), &set) == nil && set.Own != "" {
		if u, err := url.Parse(set.Own); err == nil {
			f.o.Client.Allow(u)
		}
	}
}

// unlock tells the client what opens a feed.
func (f *Feeds) unlock(ctx context.Context, src store.Source, feed store.Feed) error {
	masked := strings.Contains(feed.URL, placeholder)
	if src.Login == "" && !masked {
		return nil
	}
	l := web.Login{User: src.Login}
	if masked {
		secret, err := f.o.Logins.Find(ctx, feed.URL, "")
		if err != nil {
			return loginFailure(err)
		}
		l.Secret = secret
	}
	if src.Login != "" {
		password, err := f.o.Logins.Find(ctx, feed.URL, src.Login)
		if err != nil {
			return loginFailure(err)
		}
		l.Password = password
	}
	f.o.Client.Login(feed.URL, l)
	return nil
}

// placeholder stands in an address where a secret was.
const placeholder = "{secret}"

func loginFailure(err error) error {
	return &web.Failure{Failure: store.Failure{Code: store.FailLogin}, Err: err}
}
