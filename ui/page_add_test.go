package ui

import (
	"testing"

	"tend/store"
)

func TestEscWaitsWhileASourceIsWritten(t *testing.T) {
	for name, begin := range map[string]func(a *app, d *addSource){
		"a source": func(a *app, d *addSource) {
			d.found = newFoundFeeds(a.env, aDiscovery())
			a.Update(pressed("enter"))
		},
		"a list": func(_ *app, d *addSource) { d.busy, d.writing = "importing", true },
	} {
		t.Run(name, func(t *testing.T) {
			a := sheetApp(t, "en", 80, 24)
			a.open(newAddSource(a.env))
			begin(a, a.front().(*addSource))
			a.Update(pressed("esc"))
			a.Update(pressed("esc"))
			if d, open := a.front().(*addSource); !open || !d.writing {
				t.Fatal("esc left what cannot be cancelled any more")
			}
			a.Update(sourceAddedMsg{err: store.ErrFull})
			if d := a.front().(*addSource); d.problem == "" {
				t.Error("the page does not say what went wrong")
			}
			a.Update(pressed("esc"))
			a.Update(pressed("esc"))
			if a.front() != nil {
				t.Error("esc does not leave when all is said")
			}
		})
	}
}
