package ui

import (
	"testing"
	"time"

	"tend/store"
)

// askedBy returns what a reading of the desk asks for.
func askedBy(t *testing.T, a *app) asked {
	t.Helper()
	m, ok := a.reload(false)().(deskLoadedMsg)
	if !ok {
		t.Fatal("reload reads nothing")
	}
	a.Update(m)
	return m.asked
}

func TestSourcesRestWhileASyncChangesThem(t *testing.T) {
	a := storeApp(t)
	awake := time.Minute
	a.awake = func() time.Duration { return awake }
	if askedBy(t, a).unsourced {
		t.Error("without a sync a reading leaves the sources out")
	}
	a.syncs.going = &syncing{}
	if !askedBy(t, a).unsourced {
		t.Error("during a sync the sources are read again at once")
	}
	awake += sourcesRest
	if askedBy(t, a).unsourced {
		t.Error("during a sync the sources are never read again")
	}
	a.syncs.going = nil
	if askedBy(t, a).unsourced {
		t.Error("after a sync the sources are not read")
	}
}

func TestSourcesReadLaterDoNotReplaceNewerOnes(t *testing.T) {
	a := storeApp(t)
	known := a.summary.sources
	if a.summary.sourced = false; len(known) == 0 {
		known = []store.Source{{ID: 1, Name: "Blog"}}
	}
	a.Update(sourcesKnownMsg{sources: known})
	if got, ok := a.source(known[0].ID); !ok || got.Name != known[0].Name {
		t.Errorf("source %d = %v, %v after it was read", known[0].ID, got, ok)
	}
	a.Update(sourcesKnownMsg{sources: nil})
	if _, ok := a.source(known[0].ID); !ok {
		t.Error("an older answer took a source away")
	}
	if _, ok := a.source(known[0].ID + 1000); ok {
		t.Error("there is a source that nobody added")
	}
}
