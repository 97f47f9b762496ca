package command

import (
	"fmt"
	"os"
	"strings"
	"time"

	"tandem/internal/clock"
	"tandem/internal/matching/pairing"
)

// bar tells how far a run is, on the standard error: on a terminal in one line
// once the run has taken a second, elsewhere only if it is asked for, in lines
// of their own.
type bar struct {
	clock    *clock.Clock
	terminal bool
	lines    bool
	from     time.Time
	last     time.Time
	text     string
}

const (
	patience = time.Second
	pause    = 100 * time.Millisecond
)

func newBar(asked bool) *bar {
	info, err := os.Stderr.Stat()
	b := &bar{clock: clock.System(), lines: asked, terminal: err == nil && info.Mode()&os.ModeCharDevice != 0}
	b.from = b.clock.Now()
	return b
}

func (b *bar) pairing(p pairing.Progress) { b.step(p.Stage, p.Done, p.Total) }

func (b *bar) step(stage string, done, total int) {
	if !b.terminal && !b.lines {
		return
	}
	text := stage
	if total > 0 {
		text = fmt.Sprintf("%s %d %%", stage, min(100, 100*int64(done)/int64(total)/5*5))
	}
	now := b.clock.Now()
	switch {
	case text == b.text:
	case !b.terminal:
		fmt.Fprintln(os.Stderr, text)
		b.text = text
	case now.Sub(b.from) > patience && now.Sub(b.last) > pause:
		fmt.Fprintf(os.Stderr, "\r%-30s", text)
		b.text, b.last = text, now
	}
}

// end takes the line away.
func (b *bar) end() {
	if b.terminal && b.text != "" {
		fmt.Fprint(os.Stderr, "\r"+strings.Repeat(" ", 30)+"\r")
	}
}
