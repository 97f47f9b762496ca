package app

import (
	"context"
	"database/sql"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	mysqldriver "github.com/go-sql-driver/mysql"

	"tandem/internal/clock"
	"tandem/internal/identity"
	"tandem/internal/store"
)

var epoch = time.Date(2026, 11, 21, 12, 0, 0, 123456000, time.UTC)

// onEachEngine runs the same test on SQLite in a file and on a database of its
// own on the MySQL-compatible server that TEST_MYSQL_DSN names. Where
// TANDEM_REQUIRE_MYSQL is set, a missing server is a failure, not a skip.
func onEachEngine(t *testing.T, test func(t *testing.T, a *App, c *clock.Clock)) {
	t.Helper()
	for _, engine := range []string{store.SQLite, store.MySQL} {
		t.Run(engine, func(t *testing.T) {
			dsn := filepath.Join(t.TempDir(), "tandem.db")
			if engine == store.MySQL {
				dsn = freshDatabase(t)
			}
			a, c := program(t, dsn)
			test(t, a, c)
		})
	}
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

func freshDatabase(t *testing.T) string {
	t.Helper()
	server := strings.TrimSuffix(os.Getenv("TEST_MYSQL_DSN"), "/")
	if server == "" && os.Getenv("TANDEM_REQUIRE_MYSQL") != "" {
		t.Fatal("TEST_MYSQL_DSN is not set, and this run must include MySQL")
	}
	if server == "" {
		t.Skip("TEST_MYSQL_DSN is not set; scripts/test starts a server and sets it")
	}
	name := "app_" + strings.ToLower(clock.System().NewID().String())
	statement := func(text string) {
		db := connect(t, server+"/mysql")
		defer func() { _ = db.Close() }()
		if _, err := db.Exec(text); err != nil {
			t.Error(err)
		}
	}
	statement("CREATE DATABASE " + name + " CHARACTER SET utf8mb4")
	t.Cleanup(func() { statement("DROP DATABASE " + name) })
	return server + "/" + name
}

// connect opens a second way into a MySQL database, past the store.
func connect(t *testing.T, dsn string) *sql.DB {
	t.Helper()
	u, err := url.Parse(dsn)
	if err != nil {
		t.Fatal(err)
	}
	c := mysqldriver.NewConfig()
	c.User, c.Net, c.Addr, c.DBName = u.User.Username(), "tcp", u.Host, u.Path[1:]
	c.Passwd, _ = u.User.Password()
	db, err := sql.Open("mysql", c.FormatDSN())
	if err != nil {
		t.Fatal(err)
	}
	return db
}
