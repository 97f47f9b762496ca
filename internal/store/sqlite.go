package store

import (
	"context"
	"database/sql"
	"net/url"
	"runtime"
	"strings"

	"github.com/glebarez/sqlite"
	"gorm.io/gorm"

	"tandem/internal/clock"
)

// memory names a database that lives as long as its store: for tests.
const memory = ":memory:"

// openSQLite opens one connection that writes and a pool that only reads.
// WAL lets the readers go on during a write; FULL makes a commit durable.
func openSQLite(ctx context.Context, dsn string, c *clock.Clock) (*Store, error) {
	s := &Store{engine: SQLite, clock: c, path: sqliteName(dsn, c)}
	var err error
	if s.write, err = openFile(s.path, "immediate", "journal_mode(wal)", "synchronous(full)", "temp_store(memory)"); err != nil {
		return nil, err
	}
	s.write.SetMaxOpenConns(1)
	if s.group, err = startGroup(ctx, s.write); err != nil {
		_ = s.write.Close()
		return nil, err
	}
	if s.read, err = openFile(s.path, "deferred", "query_only(1)"); err != nil {
		return nil, err
	}
	s.read.SetMaxOpenConns(max(4, 2*runtime.NumCPU()))
	s.read.SetMaxIdleConns(max(4, 2*runtime.NumCPU()))
	s.log = newStatementLog()
	s.orm, err = gorm.Open(&sqlite.Dialector{Conn: s.group.conn}, ormConfig(s.log))
	return s, err
}

// sqliteName escapes a path, so that a question mark in it cannot pass for a
// parameter; ":memory:" becomes a database of its own that several connections
// share.
func sqliteName(dsn string, c *clock.Clock) string {
	if dsn == memory {
		return "file:/" + string(c.NewID()) + "?vfs=memdb&"
	}
	return "file:" + (&url.URL{Path: strings.TrimPrefix(dsn, "file:")}).EscapedPath() + "?"
}

func openFile(name, lock string, pragmas ...string) (*sql.DB, error) {
	q := url.Values{"_txlock": {lock}, "_pragma": append([]string{"busy_timeout(10000)", "foreign_keys(1)"}, pragmas...)}
	return sql.Open(sqlite.DriverName, name+q.Encode())
}
