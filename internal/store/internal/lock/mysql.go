package lock

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"math/rand/v2"
	"net/url"
	"strings"
	"time"

	mysqldriver "github.com/go-sql-driver/mysql"
	"gorm.io/driver/mysql"
	"gorm.io/gorm"

	"tandem/internal/access"
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
		return nil, err
	}
	connector, err := mysqldriver.NewConnector(cfg)
	if err != nil {
		return nil, err
	}
	e := &Engine{name: MySQL, clock: c, beside: connector, log: newStatementLog()}
	db := sql.OpenDB(&keeper{connector, mysqlKept, &e.schema})
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

// mysqlConfig reads mysql://user:password@host:port/database. An update that
// changes nothing still counts its row (clientFoundRows): version checks rely
// on it. What a connection does not keep prepared, as in a migration, has its
// parameters filled in on our side, to save two round trips.
func mysqlConfig(dsn string) (*mysqldriver.Config, error) {
	u, err := url.Parse(dsn)
	if err != nil || u.Host == "" || len(u.Path) < 2 {
		return nil, errors.New("store: the address must look like mysql://user:password@host:port/database")
	}
	cfg := mysqldriver.NewConfig()
	cfg.User = u.User.Username()
	cfg.Passwd, _ = u.User.Password()
	cfg.Net, cfg.Addr, cfg.DBName = "tcp", u.Host, u.Path[1:]
	if u.Port() == "" {
		cfg.Addr = u.Host + ":3306"
	}
	cfg.TLSConfig = u.Query().Get("tls")
	cfg.ClientFoundRows, cfg.ParseTime, cfg.InterpolateParams = true, true, true
	cfg.Loc, cfg.Collation = time.UTC, "utf8mb4_bin"
	cfg.Timeout, cfg.ReadTimeout, cfg.WriteTimeout = 5*time.Second, 30*time.Second, 30*time.Second
	cfg.Params = map[string]string{"time_zone": "'+00:00'", "sql_mode": "'STRICT_ALL_TABLES,NO_ENGINE_SUBSTITUTION,ERROR_FOR_DIVISION_BY_ZERO'"}
	return cfg, cfg.Apply(mysqldriver.Charset("utf8mb4", "utf8mb4_bin"))
}

// ErrAgain asks for the transaction to run again from the start.
var ErrAgain = errors.New("store: run again")

const attemptsMost = 8

// retry runs one transaction, and again when the server says that it lost a
// race: 1213 deadlock, 1205 lock wait, 1020 changed since read, 1047 and 1180
// from a cluster that is changing its members, or a connection lost before
// the commit was sent. Once the commit was sent and the answer is missing, it
// runs again only for a request with a key, which recognises its own work.
func (e *Engine) retry(ctx context.Context, actor access.Actor, run func(gorm.ConnPool, context.Context) error) error {
	for attempt := 0; ; attempt++ {
		committing, err := e.once(ctx, run)
		if err == nil || attempt == attemptsMost || !again(err, committing && actor.Key == nil) {
			return err
		}
		pause := time.Duration(1+rand.IntN(8<<attempt)) * time.Millisecond
		select {
		case <-time.After(pause):
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

func (e *Engine) once(ctx context.Context, run func(gorm.ConnPool, context.Context) error) (committing bool, err error) {
	sqlTx, err := e.write.BeginTx(ctx, nil)
	if err != nil {
		return false, err
	}
	defer func() { _ = sqlTx.Rollback() }()
	if err := run(sqlTx, ctx); err != nil {
		return false, err
	}
	return true, sqlTx.Commit()
}
