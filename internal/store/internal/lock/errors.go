package lock

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"net"
	"slices"

	mysqldriver "github.com/go-sql-driver/mysql"
	"gorm.io/gorm"
	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"tandem/internal/fault"
)

// mysqlRaces are the server's codes for "you lost a race, run again": deadlock,
// lock wait, changed since read. mysqlMoving are those of a cluster that is
// changing its members.
var (
	mysqlRaces  = []uint16{1213, 1205, 1020}
	mysqlMoving = []uint16{1047, 1180}
	mysqlEnding = []uint16{1053, 1927} // the server is stopping, or ended the connection
)

// lostRace tells whether the whole transaction should run once more.
func lostRace(err error) bool {
	return errors.Is(err, ErrAgain) || slices.Contains(mysqlRaces, mysqlCode(err))
}

// moved tells whether another server should be asked. With uncertain, a lost
// connection does not count: the commit may have happened.
func moved(err error, uncertain bool) bool {
	return slices.Contains(mysqlMoving, mysqlCode(err)) || !uncertain && connectionLost(err)
}

func mysqlCode(err error) uint16 {
	var e *mysqldriver.MySQLError
	if errors.As(err, &e) {
		return e.Number
	}
	return 0
}

// unprepared tells whether a server will prepare no more statements, of this
// program or of another: they are then sent whole.
func unprepared(err error) bool { return mysqlCode(err) == 1461 }

func sqliteCode(err error) int {
	var e *sqlite.Error
	if errors.As(err, &e) {
		return e.Code()
	}
	return 0
}

func connectionLost(err error) bool {
	var op *net.OpError
	return slices.Contains(mysqlEnding, mysqlCode(err)) || errors.Is(err, driver.ErrBadConn) || errors.Is(err, mysqldriver.ErrInvalidConn) || errors.Is(err, sql.ErrConnDone) || errors.As(err, &op)
}

// Duplicate tells whether a unique index refused a row.
func Duplicate(err error) bool {
	switch sqliteCode(err) {
	case sqlite3.SQLITE_CONSTRAINT_UNIQUE, sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY:
		return true
	}
	return mysqlCode(err) == 1062
}

// RefusedByCheck tells whether a CHECK of the schema refused a row.
func RefusedByCheck(err error) bool {
	return sqliteCode(err) == sqlite3.SQLITE_CONSTRAINT_CHECK || slices.Contains([]uint16{4025, 3819}, mysqlCode(err))
}

func full(err error) bool {
	return sqliteCode(err)&0xff == sqlite3.SQLITE_FULL || slices.Contains([]uint16{1021, 1114}, mysqlCode(err))
}

// busy tells whether somebody else has locked a SQLite file.
func busy(err error) bool { return sqliteCode(err)&0xff == sqlite3.SQLITE_BUSY }

func unreachable(err error) bool {
	if errors.Is(err, context.DeadlineExceeded) {
		return true
	}
	const tooManyConnections = 1040
	return mysqlCode(err) == tooManyConnections || busy(err) || lostRace(err) || moved(err, false) || errors.Is(err, errClosed)
}

// Translate turns what the engine says into a fault. Faults of the rules pass
// unchanged; what it does not know stays as it is and becomes Internal.
func Translate(err error) error {
	var f *fault.Fault
	switch {
	case err == nil, errors.As(err, &f), errors.Is(err, context.Canceled):
		return err
	case errors.Is(err, gorm.ErrRecordNotFound), errors.Is(err, sql.ErrNoRows):
		return fault.NotFound()
	case full(err):
		return &fault.Fault{Kind: fault.Full, Code: "storage_full", Cause: err,
			Detail: "The service has run out of space to keep your answers. Keep this page open and try again later."}
	case unreachable(err):
		return fault.Busy(err)
	case Duplicate(err):
		return &fault.Fault{Kind: fault.Clash, Code: "duplicate", Cause: err, Detail: "This exists already."}
	}
	return err
}
