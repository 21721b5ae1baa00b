package text

import (
	"strings"
	"testing"

	"tend/store"
)

func TestAdvisedCommandsCanBeTyped(t *testing.T) {
	for name, want := range map[string]string{
		"Blog":                            "tend login Blog",
		"Grünes-Brett.example":            "tend login Grünes-Brett.example",
		"Lindenhof Neighbourhood Network": "tend login 'Lindenhof Neighbourhood Network'",
		"Anna's; $(id)":                   `tend login 'Anna'\''s; $(id)'`,
	} {
		for _, language := range []string{"en", "de"} {
			w := New(language)
			for _, said := range []string{
				w.Failure(store.Failure{Code: store.FailLogin}, name),
				w.Error(&store.PowerError{Act: store.ActApprove, Source: name}),
			} {
				if !strings.HasSuffix(said, want) {
					t.Errorf("%q, want it to end with %q", said, want)
				}
			}
		}
	}
}
