package store

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"tandem/internal/clock"
)

var epoch = time.Date(2026, 11, 21, 12, 0, 0, 123456000, time.UTC)

// onEachEngine runs the same test on SQLite in a file and on a database of its
// own on the MySQL-compatible server that TEST_MYSQL_DSN names. Where
// TANDEM_REQUIRE_MYSQL is set, a missing server is a failure, not a skip.
func onEachEngine(t *testing.T, test func(t *testing.T, s *Store)) {
	t.Helper()
	t.Run(SQLite, func(t *testing.T) {
		test(t, migrated(t, filepath.Join(t.TempDir(), "tandem.db")))
	})
	t.Run(MySQL, func(t *testing.T) { test(t, migrated(t, freshDatabase(t))) })
}

func freshDatabase(t *testing.T) string {
	t.Helper()
	server := os.Getenv("TEST_MYSQL_DSN")
	if server == "" {
		if os.Getenv("TANDEM_REQUIRE_MYSQL") != "" {
			t.Fatal("TEST_MYSQL_DSN is not set, and this run must include MySQL")
		}
		t.Skip("TEST_MYSQL_DSN is not set; scripts/test starts a server and sets it")
	}
	name := fmt.Sprintf("t_%s", strings.ToLower(string(clock.System().NewID())))
	admin, err := openMySQL(context.Background(), strings.TrimSuffix(server, "/")+"/mysql", clock.System())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := admin.write.Exec("CREATE DATABASE " + name + " CHARACTER SET utf8mb4"); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_, _ = admin.write.Exec("DROP DATABASE " + name)
		_ = admin.Close()
	})
	return strings.TrimSuffix(server, "/") + "/" + name
}

func migrated(t *testing.T, dsn string) *Store {
	t.Helper()
	s, err := Open(context.Background(), dsn, clock.Fixed(epoch, 1))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	if err := s.Migrate(context.Background()); err != nil {
		t.Fatal(err)
	}
	return s
}
