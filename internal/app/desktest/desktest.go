// Package desktest gives the tests of an area a desk of their own on each engine.
package desktest

import (
	"context"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"tandem/internal/access"
	"tandem/internal/app/desk"
	"tandem/internal/clock"
	"tandem/internal/fault"
	"tandem/internal/identity"
	"tandem/internal/store"
	"tandem/internal/store/storetest"
)

// Epoch is when the clock of every desk stands at first.
var Epoch = time.Date(2026, 11, 21, 12, 0, 0, 123456000, time.UTC)

// OnEachEngine runs a test with a desk on each engine.
func OnEachEngine(t *testing.T, test func(t *testing.T, d *desk.Desk, c *clock.Clock)) {
	t.Helper()
	storetest.OnEachEngine(t, func(t *testing.T, dsn string) {
		d, c := Open(t, dsn)
		test(t, d, c)
	})
}

// Open is a desk over a migrated store, with a clock that stands still.
func Open(t *testing.T, dsn string) (*desk.Desk, *clock.Clock) {
	t.Helper()
	c := clock.Fixed(Epoch, 1)
	s, err := store.Open(context.Background(), dsn, c)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	if err := s.Migrate(context.Background()); err != nil {
		t.Fatal(err)
	}
	keys, err := identity.NewKeys([]byte(strings.Repeat("test only ", 5)), nil)
	if err != nil {
		t.Fatal(err)
	}
	return desk.New(s, keys, desk.Options{BaseURL: "http://127.0.0.1:8080", Demo: true}), c
}

// HoldsTo fails the test unless limits let exactly most tries through in a
// window, and as many again in the next one.
func HoldsTo(t *testing.T, most int, window time.Duration, limits func(try int) []desk.Limit) {
	t.Helper()
	d, c := Open(t, filepath.Join(t.TempDir(), "tandem.db"))
	ctx := context.Background()
	for round := range 2 {
		for try := range most {
			if err := d.Attempt(ctx, access.Actor{}, limits(try)...); err != nil {
				t.Fatalf("round %d, try %d of %d: %v", round+1, try+1, most, err)
			}
		}
		c.Advance(window - time.Second)
		if err := d.Attempt(ctx, access.Actor{}, limits(most)...); fault.Of(err).Kind != fault.TooMany {
			t.Fatalf("round %d: try %d was let through: %v", round+1, most+1, err)
		}
		c.Advance(2 * window)
	}
}
