package clock

import (
	"sync/atomic"
	"time"
)

// Watch tells the time of another machine: what that one said last, and what has
// gone by here since. It is safe for concurrent use.
type Watch struct {
	clock *Clock
	last  atomic.Pointer[reading]
}

type reading struct{ there, here time.Time }

// Watch is a watch that runs by c. Until it is set, and while somebody moves c by
// hand, it shows what c does.
func (c *Clock) Watch() *Watch { return &Watch{clock: c} }

// raw is the clock's own count, which goes on when somebody corrects the machine's
// time.
func (c *Clock) raw() (at time.Time, byHand bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now(), c.moved || c.own != nil
}

// Set asks the other machine for its time. The answer was true at some moment
// between the question and its arrival: it counts for the middle of them.
func (w *Watch) Set(ask func() (time.Time, error)) error {
	asked, _ := w.clock.raw()
	there, err := ask()
	if err != nil {
		return err
	}
	heard, _ := w.clock.raw()
	w.last.Store(&reading{there, asked.Add(heard.Sub(asked) / 2)})
	return nil
}

// Now is the other machine's time in UTC, in microseconds.
func (w *Watch) Now() time.Time {
	last := w.last.Load()
	here, byHand := w.clock.raw()
	if last == nil || byHand {
		return here.UTC().Truncate(time.Microsecond)
	}
	return last.there.Add(here.Sub(last.here)).UTC().Truncate(time.Microsecond)
}
