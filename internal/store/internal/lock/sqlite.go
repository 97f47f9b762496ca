package lock

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"fmt"
	"net/url"
	"runtime"
	"strings"
	"time"

	dialect "github.com/libtnb/sqlite"
	"gorm.io/gorm"
	"modernc.org/sqlite"

	"tandem/internal/clock"
)

// memory names a database that lives as long as its store: for tests.
const memory = ":memory:"

// sqliteKept bounds the statements that one connection keeps, at 6 KiB each. A list
// of values in a condition has a text for every length, so there is no end to texts.
const sqliteKept = 128

const (
	turnEvery  = 250 * time.Millisecond // how often the writer looks whether a file is free again
	besideMost = 10 * time.Second       // that a migration waits for whoever writes
)

// busyFor is how long SQLite itself waits for a file that somebody else has locked.
func busyFor(wait time.Duration) string { return fmt.Sprintf("busy_timeout(%d)", wait.Milliseconds()) }

// openSQLite opens one connection that writes and a pool that only reads.
// WAL lets the readers go on during a write; FULL makes a commit durable.
func openSQLite(ctx context.Context, dsn string, c *clock.Clock) (*Engine, error) {
	name := sqliteName(dsn, c)
	e := &Engine{name: SQLite, clock: c, watch: c.Watch(), log: newStatementLog()}
	var err error
	if e.beside, err = sqliteConnector(name, "immediate", busyFor(besideMost)); err != nil {
		return nil, err
	}
	if e.write, err = e.openKept(name, "immediate", busyFor(besideMost), "journal_mode(wal)", "synchronous(full)", "temp_store(memory)"); err != nil {
		return nil, err
	}
	e.write.SetMaxOpenConns(1)
	if e.group, err = startGroup(ctx, e.write); err != nil {
		_ = e.write.Close()
		return nil, err
	}
	if e.read, err = e.openKept(name, "deferred", busyFor(patience), "query_only(1)"); err != nil {
		return nil, err
	}
	e.read.SetMaxOpenConns(max(4, 2*runtime.NumCPU()))
	e.read.SetMaxIdleConns(max(4, 2*runtime.NumCPU()))
	e.orm, err = gorm.Open(&dialect.Dialector{Conn: e.group.conn}, ormConfig(e.log))
	return e, err
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

// openKept opens a pool whose connections keep what they have prepared.
func (e *Engine) openKept(name, lock string, pragmas ...string) (*sql.DB, error) {
	connector, err := sqliteConnector(name, lock, pragmas...)
	if err != nil {
		return nil, err
	}
	return sql.OpenDB(&keeper{Connector: connector, most: sqliteKept, schema: &e.schema}), nil
}

// sqliteConnector asks the driver for the times that every file of this program
// has: text with the offset, in UTC.
func sqliteConnector(name, lock string, pragmas ...string) (driver.Connector, error) {
	q := url.Values{"_txlock": {lock}, "_time_format": {"sqlite"}, "_timezone": {"UTC"},
		"_pragma": append([]string{"foreign_keys(1)"}, pragmas...)}
	return sqlite.NewConnector(name + q.Encode())
}
