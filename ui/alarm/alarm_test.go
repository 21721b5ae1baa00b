package alarm

import (
	"context"
	"testing"
	"time"
)

func TestAnInstantThatHasPassedRingsAtOnce(t *testing.T) {
	for name, at := range map[string]time.Time{
		"just now": time.Now(), "this morning": time.Now().Add(-8 * time.Hour), "before computers": time.Unix(-1e9, 0),
	} {
		if !Wait(t.Context(), at) {
			t.Errorf("%s: it does not ring", name)
		}
	}
}

func TestItRingsNotBeforeItsInstant(t *testing.T) {
	at := time.Now().Add(20 * time.Millisecond)
	if !Wait(t.Context(), at) {
		t.Error("it does not ring")
	}
	if now := time.Now(); now.Round(0).Before(at.Round(0)) {
		t.Errorf("it rings %v too early", at.Sub(now))
	}
}

func TestItEndsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	rung := make(chan bool)
	go func() { rung <- Wait(ctx, time.Now().Add(time.Hour)) }()
	cancel()
	if <-rung {
		t.Error("it rang an hour early")
	}
}
