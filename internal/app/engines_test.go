package app_test

import (
	"testing"

	"tandem/internal/app"
	"tandem/internal/app/desktest"
	"tandem/internal/clock"
	"tandem/internal/identity"
	"tandem/internal/store/storetest"
)

// onEachEngine runs a test with an App on each engine.
func onEachEngine(t *testing.T, test func(t *testing.T, a *app.App, c *clock.Clock)) {
	t.Helper()
	storetest.OnEachEngine(t, func(t *testing.T, dsn string) {
		a, c := program(t, dsn)
		test(t, a, c)
	})
}

// program is an App over a migrated store, with a clock that stands still.
func program(t *testing.T, dsn string) (*app.App, *clock.Clock) {
	t.Helper()
	d, c := desktest.Open(t, dsn)
	return app.New(d.Store, d.Keys, identity.NewHasher(c, 2), app.Options{BaseURL: d.BaseURL, Demo: true, MinGroup: 10, MinCell: 5}), c
}
