// Package storetest gives tests a database of their own on each engine.
package storetest

import (
	"database/sql"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	mysqldriver "github.com/go-sql-driver/mysql"
	_ "modernc.org/sqlite" // the other driver

	"tandem/internal/clock"
)

// OnEachEngine runs a test with the address of an empty SQLite file and of an
// empty database on the MySQL-compatible server that TEST_MYSQL_DSN names.
// Where TANDEM_REQUIRE_MYSQL is set, a missing server is a failure, not a skip.
func OnEachEngine(t *testing.T, test func(t *testing.T, dsn string)) {
	t.Helper()
	t.Run("sqlite", func(t *testing.T) { test(t, filepath.Join(t.TempDir(), "tandem.db")) })
	t.Run("mysql", func(t *testing.T) { test(t, FreshMySQL(t)) })
}

// FreshMySQL makes a database on the server and removes it after the test.
func FreshMySQL(t *testing.T) (dsn string) {
	t.Helper()
	server := strings.TrimSuffix(os.Getenv("TEST_MYSQL_DSN"), "/")
	if server == "" && os.Getenv("TANDEM_REQUIRE_MYSQL") != "" {
		t.Fatal("TEST_MYSQL_DSN is not set, and this run must include MySQL")
	}
	if server == "" {
		t.Skip("TEST_MYSQL_DSN is not set; scripts/test starts a server and sets it")
	}
	admin := Connect(t, server+"/mysql")
	name := "t_" + strings.ToLower(clock.System().NewID().String())
	if _, err := admin.Exec("CREATE DATABASE " + name + " CHARACTER SET utf8mb4"); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _, _ = admin.Exec("DROP DATABASE " + name) })
	return server + "/" + name
}

// AppliedOnce fails the test unless each of so many steps of the schema was noted
// as applied, and none twice.
func AppliedOnce(t *testing.T, dsn string, steps int) {
	t.Helper()
	var noted, different int
	err := Connect(t, dsn).QueryRow("SELECT COUNT(*), COUNT(DISTINCT version_id) FROM goose_db_version WHERE version_id > 0").Scan(&noted, &different)
	if err != nil || noted != steps || different != steps {
		t.Errorf("%d steps were applied %d times, %d different ones: %v", steps, noted, different, err)
	}
}

// Connect opens a second way into a database, past the store.
func Connect(t *testing.T, dsn string) *sql.DB {
	t.Helper()
	driver, source := "sqlite", dsn
	if strings.HasPrefix(dsn, "mysql://") {
		driver, source = "mysql", driverForm(t, dsn)
	}
	db, err := sql.Open(driver, source)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	return db
}

func driverForm(t *testing.T, dsn string) string {
	t.Helper()
	u, err := url.Parse(dsn)
	if err != nil {
		t.Fatal(err)
	}
	c := mysqldriver.NewConfig()
	c.User, c.Net, c.Addr, c.DBName = u.User.Username(), "tcp", u.Host, strings.TrimPrefix(u.Path, "/")
	c.Passwd, _ = u.User.Password()
	return c.FormatDSN()
}
