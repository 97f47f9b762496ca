package app

import (
	"context"
	"strings"
	"testing"
	"time"

	"tandem/internal/clock"
	"tandem/internal/identity"
	"tandem/internal/store"
	"tandem/internal/store/storetest"
)

var epoch = time.Date(2026, 11, 21, 12, 0, 0, 123456000, time.UTC)

// onEachEngine runs a test with an App on each engine.
func onEachEngine(t *testing.T, test func(t *testing.T, a *App, c *clock.Clock)) {
	t.Helper()
	storetest.OnEachEngine(t, func(t *testing.T, dsn string) {
		a, c := program(t, dsn)
		test(t, a, c)
	})
}

// program is an App over a migrated store, with a clock that stands still.
func program(t *testing.T, dsn string) (*App, *clock.Clock) {
	t.Helper()
	c := clock.Fixed(epoch, 1)
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
	return New(s, keys, identity.NewHasher(c, 2), Options{BaseURL: "http://127.0.0.1:8080", Demo: true, MinCell: 5}), c
}
