package lock

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"sync/atomic"
	"testing"

	mysqldriver "github.com/go-sql-driver/mysql"

	"tandem/internal/clock"
)

// counted counts the statements that a driver is asked to prepare, and those that
// are not closed yet.
type counted struct {
	driver.Connector
	prepared, open atomic.Int64
	refusal        error // of whoever asks to prepare
}

type countedConn struct {
	engineConn
	by *counted
}

type countedStmt struct {
	engineStmt
	by *counted
}

func (c *counted) Connect(ctx context.Context) (driver.Conn, error) {
	conn, err := c.Connector.Connect(ctx)
	if err != nil {
		return nil, err
	}
	return &countedConn{conn.(engineConn), c}, nil
}

func (c *countedConn) PrepareContext(ctx context.Context, query string) (driver.Stmt, error) {
	s, err := c.engineConn.PrepareContext(ctx, query)
	if err = errors.Join(err, c.by.refusal); err != nil {
		return nil, err
	}
	c.by.prepared.Add(1)
	c.by.open.Add(1)
	return &countedStmt{s.(engineStmt), c.by}, nil
}

func (s *countedStmt) Close() error {
	s.by.open.Add(-1)
	return s.engineStmt.Close()
}

// keeping opens a database in memory on one connection that keeps.
func keeping(t *testing.T) (*sql.DB, *counted, *atomic.Int64) {
	t.Helper()
	base, err := sqliteConnector(sqliteName(memory, clock.System()), "immediate")
	if err != nil {
		t.Fatal(err)
	}
	by, schema := &counted{Connector: base}, &atomic.Int64{}
	db := sql.OpenDB(&keeper{Connector: by, most: sqliteKept, schema: schema})
	db.SetMaxOpenConns(1)
	t.Cleanup(func() { _ = db.Close() })
	return db, by, schema
}

func ask(t *testing.T, db *sql.DB, query string, want int, args ...any) {
	t.Helper()
	var got int
	if err := db.QueryRow(query, args...).Scan(&got); err != nil || got != want {
		t.Errorf("%s: %d, %v; want %d", query, got, err, want)
	}
}

func execute(t *testing.T, db *sql.DB, statement string) {
	t.Helper()
	if _, err := db.Exec(statement); err != nil {
		t.Fatal(err)
	}
}

func TestATextIsPreparedOnce(t *testing.T) {
	db, by, _ := keeping(t)
	for i := range 10 {
		ask(t, db, "SELECT ? + 1", i+1, i)
	}
	if n := by.prepared.Load(); n != 1 {
		t.Errorf("prepared %d times", n)
	}
}

func TestAConnectionKeepsNoMoreThanItsBound(t *testing.T) {
	db, by, _ := keeping(t)
	for i := range 3*sqliteKept + 7 {
		ask(t, db, fmt.Sprintf("SELECT %d", i), i)
		if n := by.open.Load(); n > sqliteKept {
			t.Fatalf("%d statements are open", n)
		}
	}
}

func TestRowsThatAreBeingReadKeepTheirStatement(t *testing.T) {
	db, by, _ := keeping(t)
	const three = "SELECT column1 FROM (VALUES (1), (2), (3)) WHERE column1 >= ?"
	tx, err := db.Begin()
	if err != nil {
		t.Fatal(err)
	}
	var seen []int
	read := func(then func()) {
		rows, err := tx.Query(three, 2)
		if err != nil {
			t.Fatal(err)
		}
		defer rows.Close()
		for rows.Next() {
			var n int
			if err := rows.Scan(&n); err != nil {
				t.Fatal(err)
			}
			seen = append(seen, n)
			then()
		}
	}
	read(func() { read(func() {}) })
	if got := fmt.Sprint(seen); got != "[2 2 3 3 2 3]" || by.open.Load() != 1 {
		t.Errorf("read %s, %d statements are open", got, by.open.Load())
	}
	_ = tx.Rollback()
}

func TestWhatIsKeptClosesWithItsConnection(t *testing.T) {
	db, by, _ := keeping(t)
	execute(t, db, "CREATE TABLE things (n INTEGER PRIMARY KEY)")
	execute(t, db, "INSERT INTO things VALUES (1)")
	if _, err := db.Exec("INSERT INTO things VALUES (1)"); !Duplicate(err) {
		t.Errorf("twice: %v", err)
	}
	ask(t, db, "SELECT n FROM things", 1)
	if err := db.Close(); err != nil || by.open.Load() != 0 {
		t.Errorf("%v, %d statements are open", err, by.open.Load())
	}
}

// SQLite prepares by itself what a change of the schema has outdated, and after a
// migration everything is prepared anew.
func TestWhatIsKeptFollowsTheSchema(t *testing.T) {
	db, by, schema := keeping(t)
	execute(t, db, "CREATE TABLE things (n INTEGER)")
	execute(t, db, "INSERT INTO things VALUES (1)")
	ask(t, db, "SELECT n FROM things", 1)
	execute(t, db, "DROP TABLE things")
	execute(t, db, "CREATE TABLE things (m TEXT, n INTEGER)")
	execute(t, db, "INSERT INTO things VALUES ('two', 2)")
	before := by.prepared.Load()
	ask(t, db, "SELECT n FROM things", 2)
	if n := by.prepared.Load(); n != before {
		t.Errorf("the driver was asked to prepare: %d, then %d", before, n)
	}
	schema.Add(1)
	ask(t, db, "SELECT n FROM things", 2)
	if by.prepared.Load() != before+1 || by.open.Load() != 1 {
		t.Errorf("after a migration %d were prepared and %d are open", by.prepared.Load()-before, by.open.Load())
	}
}

// The server counts what all its clients prepare.
func TestAServerThatPreparesNoMoreIsAskedAllTheSame(t *testing.T) {
	db, by, _ := keeping(t)
	by.refusal = &mysqldriver.MySQLError{Number: 1461}
	execute(t, db, "CREATE TABLE things (n INTEGER)")
	execute(t, db, "INSERT INTO things VALUES (1)")
	ask(t, db, "SELECT n FROM things WHERE n < ?", 1, 2)
	if n := by.prepared.Load(); n != 0 {
		t.Errorf("prepared %d times", n)
	}
}

func TestAStatementThatFailedIsPreparedAnew(t *testing.T) {
	db, by, _ := keeping(t)
	execute(t, db, "CREATE TABLE things (n INTEGER PRIMARY KEY)")
	before := by.prepared.Load()
	for i, n := range []int{1, 1, 2, 3} {
		if _, err := db.Exec("INSERT INTO things VALUES (?)", n); (err != nil) != (i == 1) {
			t.Errorf("%d: %v", i, err)
		}
	}
	if n := by.prepared.Load() - before; n != 2 || by.open.Load() != 2 {
		t.Errorf("prepared %d times, %d are open", n, by.open.Load())
	}
}
