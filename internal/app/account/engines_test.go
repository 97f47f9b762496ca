package account

import (
	"testing"

	"tandem/internal/app/desk"
	"tandem/internal/app/desktest"
	"tandem/internal/clock"
	"tandem/internal/id"
	"tandem/internal/identity"
	"tandem/internal/store"
)

// onEachEngine runs a test with this area alone on each engine.
func onEachEngine(t *testing.T, test func(t *testing.T, a *App, c *clock.Clock)) {
	t.Helper()
	desktest.OnEachEngine(t, func(t *testing.T, d *desk.Desk, c *clock.Clock) { test(t, alone(d, c), c) })
}

// alone is this area without the others: no invitation is known.
func alone(d *desk.Desk, c *clock.Clock) *App {
	a := New(d, identity.NewHasher(c, 2))
	a.InvitedAddress = func(*store.Tx, id.ID) (string, error) { return "", nil }
	return a
}

// onFile is this area alone on SQLite.
func onFile(t *testing.T, file string) (*App, *clock.Clock) {
	t.Helper()
	d, c := desktest.Open(t, file)
	return alone(d, c), c
}
