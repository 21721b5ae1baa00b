package cli

import (
	"fmt"
	"io"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"tend/feeds"
)

// bar shows on a terminal how far a sync or a sending is: one line on standard error that
// is drawn anew, and the terminal's own progress bar. Elsewhere it is silent.
type bar struct {
	w     io.Writer // nil: nobody watches
	sh    *shell
	width int
}

// barCells is how long the bar is.
const barCells = 8

// newBar returns a bar for this shell.
func (sh *shell) newBar() *bar {
	b := &bar{sh: sh, width: 80}
	if sh.paints {
		b.w = sh.err
	}
	if sh.width > 0 {
		b.width = sh.width
	}
	return b
}

// show draws the bar after an event of the sync.
func (b *bar) show(e feeds.Event) {
	if b.w == nil || e.Started && e.Done > 0 {
		return
	}
	b.draw("cli.syncing", e.Done, e.Total, e.Source.Name)
}

// sending draws the bar after a verdict was tried; total is how many there
// are to try.
func (b *bar) sending(e feeds.SendEvent, total int) {
	if b.w != nil {
		b.draw("climail.sending", min(e.Done, total), total, e.Source.Name)
	}
}

// draw draws the message id with the bar for done of total, and a name.
func (b *bar) draw(id string, done, total int, name string) {
	full := 0
	if total > 0 {
		full = done * barCells / total
	}
	strip := strings.Repeat(b.sh.signs.Progress, full) + strings.Repeat(b.sh.signs.Rest, barCells-full)
	line := b.sh.words.Say(id, "B", strip, "N", done, "T", total, "X", name)
	line = ansi.Truncate(line, b.width-1, b.sh.signs.Ellipsis)
	fmt.Fprint(b.w, "\r"+line+ansi.EraseLineRight)
	if total > 0 {
		fmt.Fprint(b.w, ansi.SetProgressBar(done*100/total))
	}
}

// clear takes the bar off the screen.
func (b *bar) clear() {
	if b.w != nil {
		fmt.Fprint(b.w, "\r"+ansi.EraseEntireLine+ansi.ResetProgressBar)
	}
}
