package lock

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"io"
	"net/url"
	"strconv"
	"strings"
	"time"

	mysqldriver "github.com/go-sql-driver/mysql"
	"gorm.io/driver/mysql"
	"gorm.io/gorm"

	"tandem/internal/clock"
)

const mysqlScheme = "mysql://"

func isMySQL(dsn string) bool { return strings.HasPrefix(dsn, mysqlScheme) }

// A server keeps 16,382 prepared statements unless it is told otherwise
// (max_prepared_stmt_count): enough for five copies of the program.
const (
	mysqlConns = 64
	mysqlKept  = 48 // by one connection
)

// openMySQL opens a pool on a MySQL-compatible server. Connections are younger
// than any usual wait_timeout, so that the server never hangs up first.
func openMySQL(ctx context.Context, dsn string, c *clock.Clock) (*Engine, error) {
	cfg, err := mysqlConfig(dsn)
	if err != nil {
		return nil, fmt.Errorf("store: the address %w", err)
	}
	e := &Engine{name: MySQL, clock: c, watch: c.Watch(), log: newStatementLog()}
	connector, err := mysqldriver.NewConnector(cfg)
	if err == nil {
		e.beside, err = mysqldriver.NewConnector(unhurried(cfg))
	}
	if err != nil {
		return nil, err
	}
	e.beside = caughtUp{e.beside}
	db := sql.OpenDB(&keeper{Connector: connector, most: mysqlKept, schema: &e.schema, patience: patience, greet: e.settle})
	db.SetConnMaxLifetime(3 * time.Minute)
	db.SetMaxOpenConns(mysqlConns)
	db.SetMaxIdleConns(mysqlConns)
	if err := db.PingContext(ctx); err != nil {
		_ = db.Close()
		return nil, fmt.Errorf("store: the database server does not answer: %w", err)
	}
	e.write, e.read = db, db
	e.orm, err = gorm.Open(mysql.New(mysql.Config{Conn: db, SkipInitializeWithVersion: true}), ormConfig(e.log))
	return e, err
}

// CheckAddress tells what is wrong with the address of a database, without
// quoting it: it may hold a password.
func CheckAddress(dsn string) error {
	if !isMySQL(dsn) {
		return nil
	}
	cfg, err := mysqlConfig(dsn)
	if err == nil {
		if _, failed := mysqldriver.NewConnector(cfg); failed != nil {
			err = errors.New("has a tls that is not known: true, false, skip-verify and preferred are")
		}
	}
	return err
}

// mysqlConfig reads mysql://user:password@host:port/database. An update that
// changes nothing still counts its row (clientFoundRows): version checks rely
// on it. What a connection does not keep prepared, as in a migration, has its
// parameters filled in on our side, to save two round trips.
func mysqlConfig(dsn string) (*mysqldriver.Config, error) {
	u, err := url.Parse(dsn)
	if err != nil || u.Hostname() == "" || len(u.Path) < 2 || strings.Contains(u.Path[1:], "/") {
		return nil, errors.New("must look like mysql://user:password@host:port/database; special characters in the password as %40")
	}
	cfg := mysqldriver.NewConfig()
	cfg.User = u.User.Username()
	cfg.Passwd, _ = u.User.Password()
	cfg.Net, cfg.Addr, cfg.DBName = "tcp", u.Host, u.Path[1:]
	if u.Port() == "" {
		cfg.Addr = u.Host + ":3306"
	}
	cfg.ClientFoundRows, cfg.ParseTime, cfg.InterpolateParams = true, true, true
	cfg.Loc, cfg.Collation, cfg.Logger = time.UTC, "utf8mb4_bin", driverLog{}
	cfg.Timeout, cfg.ReadTimeout, cfg.WriteTimeout = patience, patience+time.Second, patience+time.Second
	cfg.Params = map[string]string{"innodb_lock_wait_timeout": "3", "time_zone": "'+00:00'", "sql_mode": "'STRICT_ALL_TABLES,NO_ENGINE_SUBSTITUTION,ERROR_FOR_DIVISION_BY_ZERO'"}
	if err := parameters(cfg, u.RawQuery); err != nil {
		return nil, err
	}
	return cfg, cfg.Apply(mysqldriver.Charset("utf8mb4", "utf8mb4_bin"))
}

// parameters takes what may stand behind the address. One that is misspelt would
// otherwise be believed to be in force.
func parameters(cfg *mysqldriver.Config, query string) error {
	given, err := url.ParseQuery(query)
	if err != nil {
		return errors.New("has parameters that cannot be read")
	}
	for name, values := range given {
		wait, err := strconv.Atoi(values[0])
		switch {
		case len(values) != 1 || values[0] == "":
			return errors.New("has a parameter twice, or empty")
		case name == "tls":
			cfg.TLSConfig = values[0]
		case name != "wsrep_sync_wait":
			return errors.New("has a parameter that is not known: tls and wsrep_sync_wait are")
		case err != nil || wait < 0 || wait > 15:
			return errors.New("has a wsrep_sync_wait that is not from 0 to 15")
		default:
			cfg.Params[name] = strconv.Itoa(wait)
		}
	}
	return nil
}

// unhurried is the same for migrations: changing a large table takes its time.
func unhurried(cfg *mysqldriver.Config) *mysqldriver.Config {
	slow := cfg.Clone()
	slow.ReadTimeout, slow.WriteTimeout = 0, 0
	delete(slow.Params, "innodb_lock_wait_timeout")
	return slow
}

// settle prepares a new connection. What a transaction sees is this program's to
// say, whatever the server does by itself; what the time is, the server's, since
// the clocks of the copies differ.
func (e *Engine) settle(ctx context.Context, conn engineConn) error {
	if _, err := conn.ExecContext(ctx, "SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ", nil); err != nil {
		return err
	}
	return e.watch.Set(func() (time.Time, error) {
		var now [1]driver.Value
		err := firstRow(ctx, conn, "SELECT UTC_TIMESTAMP(6)", now[:])
		at, is := now[0].(time.Time)
		if err == nil && !is {
			err = errors.New("store: the server does not tell the time")
		}
		return at, err
	})
}

// firstRow reads the first row of a question without parameters.
func firstRow(ctx context.Context, conn engineConn, question string, into []driver.Value) error {
	rows, err := conn.QueryContext(ctx, question, nil)
	if err != nil {
		return err
	}
	defer func() { _ = rows.Close() }()
	return rows.Next(into)
}

// caughtUp opens connections that, on a node of a cluster, see what any other
// node has confirmed.
type caughtUp struct{ driver.Connector }

// Connect opens one connection.
func (c caughtUp) Connect(ctx context.Context) (driver.Conn, error) {
	conn, err := c.Connector.Connect(ctx)
	if err != nil {
		return nil, err
	}
	if err := catchUp(ctx, conn.(engineConn)); err != nil {
		_ = conn.Close()
		return nil, err
	}
	return conn, nil
}

// catchUp asks a server that knows of clusters: others refuse the setting.
func catchUp(ctx context.Context, conn engineConn) error {
	err := firstRow(ctx, conn, "SHOW VARIABLES LIKE 'wsrep_on'", make([]driver.Value, 2))
	if errors.Is(err, io.EOF) {
		return nil
	}
	if err == nil {
		_, err = conn.ExecContext(ctx, "SET SESSION wsrep_sync_wait = 15", nil)
	}
	return err
}

// ErrAgain asks for the transaction to run again from the start.
var ErrAgain = errors.New("store: run again")

// transact is one try of a transaction that writes.
func (e *Engine) transact(run func(gorm.ConnPool, context.Context) error) try {
	return func(turn, ctx context.Context) (committing bool, err error) {
		conn, err := lease(turn, e.write)
		if err != nil {
			return false, err
		}
		defer func() { _ = conn.Close() }()
		sqlTx, err := conn.BeginTx(ctx, nil)
		if err != nil {
			return false, err
		}
		defer func() { _ = sqlTx.Rollback() }()
		if err := run(sqlTx, ctx); err != nil {
			return false, err
		}
		return true, sqlTx.Commit()
	}
}
