package ui

import (
	"bytes"
	"io"
	"os"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
)

func TestRendererHasTheTickerThatIsTakenInHand(t *testing.T) {
	in, keyboard, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	a := newTestApp(t, 80, 24)
	p := tea.NewProgram(a, tea.WithInput(in), tea.WithOutput(&bytes.Buffer{}), tea.WithWindowSize(80, 24),
		tea.WithEnvironment([]string{"TERM=xterm"}), tea.WithoutSignals(), tea.WithContext(t.Context()))
	a.frames = newFrames(p)
	if a.frames.ticker.Load() != nil {
		t.Error("there is a ticker before the start")
	}
	ended := make(chan error, 1)
	go func() {
		_, err := p.Run()
		ended <- err
	}()
	p.Send(toldMsg{"x"}) // it has started when this is taken
	p.Send(toldMsg{"y"})
	ticker := a.frames.ticker.Load()
	if ticker == nil {
		t.Fatal("this version of the library has its ticker elsewhere: the desk costs power while nothing happens")
	}
	for int(a.frames.step.Load()) < len(rates()) {
		a.frames.slow()
	}
	select {
	case <-ticker.C: // one that came before
	default:
	}
	a.frames.stop()
	ticker.Reset(time.Hour) // must not disturb what follows
	if _, err := io.WriteString(keyboard, "q"); err != nil {
		t.Fatal(err)
	}
	if err := <-ended; err != nil {
		t.Error(err)
	}
}
