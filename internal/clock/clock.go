// Package clock is the only place that reads the time and draws random bytes,
// so that every rule takes "now" as a value and every test can fix it.
package clock

import (
	"crypto/rand"
	"io"
	mathrand "math/rand/v2"
	"sync"
	"time"

	"github.com/oklog/ulid/v2"

	"tandem/internal/id"
)

// Clock gives the time, new ids and random bytes. It is safe for concurrent
// use.
type Clock struct {
	mu      sync.Mutex
	now     func() time.Time
	own     func() time.Time // while it stands at another instant, what it would show
	moved   bool             // by hand: nobody's time but its own
	rand    io.Reader
	entropy *ulid.MonotonicEntropy
}

// System is the clock of a running program: the wall clock and the operating
// system's random source.
func System() *Clock {
	return assemble(time.Now, rand.Reader)
}

// Fixed is a clock for tests: it stands at start until Advance moves it, and
// the same seed draws the same ids and bytes.
func Fixed(start time.Time, seed uint64) *Clock {
	at := start
	var key [32]byte
	for i := range 8 {
		key[i] = byte(seed >> (8 * i))
	}
	c := assemble(nil, mathrand.NewChaCha8(key))
	c.moved = true
	c.now = func() time.Time { return at }
	return c
}

func assemble(now func() time.Time, source io.Reader) *Clock {
	return &Clock{now: now, rand: source, entropy: ulid.Monotonic(source, 0)}
}

// Now is the present instant in UTC, cut to the microseconds that both
// databases keep.
func (c *Clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.instant()
}

func (c *Clock) instant() time.Time { return c.now().UTC().Truncate(time.Microsecond) }

// Wrong is a clock of a machine that goes wrong by d: for tests.
func Wrong(d time.Duration) *Clock {
	return assemble(func() time.Time { return time.Now().Add(d) }, rand.Reader)
}

// Deadline is the instant after d, by the clock that the operating system counts
// with: for its own limits on a connection, never for a rule.
func Deadline(d time.Duration) time.Time { return time.Now().Add(d) }

// Advance moves a Fixed clock forward by d.
func (c *Clock) Advance(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	at := c.now().Add(d)
	c.now = func() time.Time { return at }
}

// StandAt stops the clock at an instant, for what is told of another time, until
// Resume. Nobody else may read the clock meanwhile.
func (c *Clock) StandAt(at time.Time) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.own == nil {
		c.own = c.now
	}
	c.now = func() time.Time { return at }
}

// Resume ends what StandAt began: the clock shows its own time again.
func (c *Clock) Resume() {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.own != nil {
		c.now, c.own = c.own, nil
	}
}

// NewID makes an id that sorts after those made before it in the same
// millisecond by this clock.
func (c *Clock) NewID() id.ID {
	c.mu.Lock()
	defer c.mu.Unlock()
	return id.ID(ulid.MustNew(ulid.Timestamp(c.instant()), c.entropy).String())
}

// Bytes draws n random bytes.
func (c *Clock) Bytes(n int) []byte {
	c.mu.Lock()
	defer c.mu.Unlock()
	b := make([]byte, n)
	if _, err := io.ReadFull(c.rand, b); err != nil {
		panic("clock: the random source failed: " + err.Error()) // nothing safe can be made without it
	}
	return b
}
