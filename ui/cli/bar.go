package cli

import (
	"fmt"
	"io"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"tend/feeds"
)

// bar shows on a terminal how far a sync is: one line on standard error that
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
	full := 0
	if e.Total > 0 {
		full = e.Done * barCells / e.Total
	}
	strip := strings.Repeat(b.sh.signs.Progress, full) + strings.Repeat(b.sh.signs.Rest, barCells-full)
	line := b.sh.words.Say("cli.syncing", "B", strip, "N", e.Done, "T", e.Total, "X", e.Source.Name)
	line = ansi.Truncate(line, b.width-1, b.sh.signs.Ellipsis)
	fmt.Fprint(b.w, "\r"+line+ansi.EraseLineRight)
	if e.Total > 0 {
		fmt.Fprint(b.w, ansi.SetProgressBar(e.Done*100/e.Total))
	}
}

// clear takes the bar off the screen.
func (b *bar) clear() {
	if b.w != nil {
		fmt.Fprint(b.w, "\r"+ansi.EraseEntireLine+ansi.ResetProgressBar)
	}
}
