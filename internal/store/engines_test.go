package store

import (
	"context"
	"testing"
	"time"

	"tandem/internal/clock"
	"tandem/internal/store/storetest"
)

var epoch = time.Date(2026, 11, 21, 12, 0, 0, 123456000, time.UTC)

// onEachEngine runs a test with a migrated store on each engine.
func onEachEngine(t *testing.T, test func(t *testing.T, s *Store)) {
	t.Helper()
	storetest.OnEachEngine(t, func(t *testing.T, dsn string) { test(t, migrated(t, dsn)) })
}

// open is a store with a clock that stands still; whoever opens it closes it.
func open(t *testing.T, dsn string) *Store {
	t.Helper()
	s, err := Open(context.Background(), dsn, clock.Fixed(epoch, 1))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func migrated(t *testing.T, dsn string) *Store {
	t.Helper()
	s := open(t, dsn)
	t.Cleanup(func() { _ = s.Close() })
	if err := s.Migrate(context.Background()); err != nil {
		t.Fatal(err)
	}
	return s
}
