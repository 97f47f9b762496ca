package running

import (
	"testing"

	"tandem/internal/app/desk"
	"tandem/internal/app/desktest"
	"tandem/internal/clock"
	"tandem/internal/outbox"
	"tandem/internal/store"
)

// onEachEngine runs a test with this area alone on each engine.
func onEachEngine(t *testing.T, test func(t *testing.T, a *App, c *clock.Clock)) {
	t.Helper()
	desktest.OnEachEngine(t, func(t *testing.T, d *desk.Desk, c *clock.Clock) { test(t, alone(d), c) })
}

// alone is this area without the others: nobody minds what was sent.
func alone(d *desk.Desk) *App {
	a := New(d, nil, nil)
	a.Settled = func(*store.Tx, outbox.Message) error { return nil }
	return a
}

// onFile is this area alone on SQLite.
func onFile(t *testing.T, file string) (*App, *clock.Clock) {
	t.Helper()
	d, c := desktest.Open(t, file)
	return alone(d), c
}
