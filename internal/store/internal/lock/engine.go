package lock

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"gorm.io/gorm"
	"gorm.io/gorm/logger"

	"tandem/internal/access"
	"tandem/internal/clock"
)

// The engines that a store can stand on.
const (
	SQLite = "sqlite"
	MySQL  = "mysql"
)

// Engine runs transactions on SQLite or on a MySQL-compatible server. It is
// safe for concurrent use.
type Engine struct {
	name   string
	clock  *clock.Clock
	watch  *clock.Watch // tells the database's time, which all copies share
	orm    *gorm.DB     // statements of the engine's dialect; never run on its own pool
	write  *sql.DB
	read   *sql.DB
	group  *group           // SQLite only: the one writer
	beside driver.Connector // to the same database, past every lock
	log    *statementLog
	known  sync.Map     // rows that never change, by recalled
	schema atomic.Int64 // counts its changes, after which nothing known is kept
}

// Open connects to what dsn names: a file, ":memory:", or
// "mysql://user:password@host:port/database".
func Open(ctx context.Context, dsn string, c *clock.Clock) (*Engine, error) {
	if isMySQL(dsn) {
		return openMySQL(ctx, dsn, c)
	}
	return openSQLite(ctx, dsn, c)
}

// Name is SQLite or MySQL.
func (e *Engine) Name() string { return e.name }

// Clock is what the engine takes "now" and new ids from.
func (e *Engine) Clock() *clock.Clock { return e.clock }

// Close waits for the writer and lets go of every connection.
func (e *Engine) Close() error {
	if e.group != nil {
		e.group.stop()
	}
	if e.read != e.write {
		_ = e.read.Close()
	}
	return e.write.Close()
}

// Ping tells within ctx whether the store answers a read of a table: a node that
// its cluster has left behind still answers what needs none.
func (e *Engine) Ping(ctx context.Context) error {
	var version int64
	return e.read.QueryRowContext(ctx, "SELECT version_id FROM goose_db_version ORDER BY id DESC LIMIT 1").Scan(&version)
}

// Beside is a way to the database past every lock, for migrations: connections of
// its own, which keep nothing. Call done when it is no longer needed.
func (e *Engine) Beside() (db *sql.DB, done func()) {
	db = sql.OpenDB(e.beside)
	return db, func() { _ = db.Close() }
}

// As runs fn as the actor in one write transaction, and answers only when it
// is durable. fn touches nothing but tx: it runs again as a whole when the
// engine asks for that (a deadlock, a lost connection before the commit).
func (e *Engine) As(ctx context.Context, actor access.Actor, fn func(tx *Tx) error) error {
	var after []func()
	run := func(pool gorm.ConnPool, ctx context.Context) error {
		after = nil
		tx := e.begin(ctx, pool, actor)
		tx.after = &after
		return fn(tx)
	}
	var err error
	if e.group != nil {
		err = e.group.run(ctx, run)
	} else {
		err = retry(ctx, actor, e.transact(run))
	}
	if err != nil {
		return Translate(err)
	}
	for _, then := range after {
		then()
	}
	return nil
}

// See runs fn as the actor on one snapshot, without the right to write; again as
// a whole where the engine asks for that, like As.
func (e *Engine) See(ctx context.Context, actor access.Actor, fn func(tx *Tx) error) error {
	return Translate(retry(ctx, actor, func(turn, ctx context.Context) (bool, error) {
		conn, err := lease(turn, e.read)
		if err != nil {
			return false, err
		}
		defer func() { _ = conn.Close() }()
		sqlTx, err := conn.BeginTx(ctx, e.readOptions())
		if err != nil {
			return false, err
		}
		defer func() { _ = sqlTx.Rollback() }()
		return false, fn(e.begin(ctx, sqlTx, actor))
	}))
}

// Glance runs fn as the actor for a read that is one statement. One statement
// sees one snapshot by itself, so nothing begins and ends around it; a second one
// is refused.
func (e *Engine) Glance(ctx context.Context, actor access.Actor, fn func(tx *Tx) error) error {
	if err := ctx.Err(); err != nil {
		return Translate(err)
	}
	return Translate(retry(ctx, actor, func(turn, ctx context.Context) (bool, error) {
		conn, err := lease(turn, e.read)
		if err != nil {
			return false, err
		}
		defer func() { _ = conn.Close() }()
		if e.name == SQLite { // two goroutines would watch for a cancellation, for longer than a row by its key takes
			ctx = context.WithoutCancel(ctx)
		}
		return false, fn(e.begin(ctx, &single{conn: conn}, actor))
	}))
}

// ErrSecond is a mistake of ours: a glance is one statement that reads.
var ErrSecond = errors.New("store: a glance is one statement, and it reads")

// single is a pool that answers one SELECT, for reads without a transaction.
type single struct {
	conn  *sql.Conn
	spent bool
}

// QueryContext runs the one statement.
func (p *single) QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	if p.spent || !strings.HasPrefix(query, "SELECT ") {
		return nil, ErrSecond
	}
	p.spent = true
	return p.conn.QueryContext(ctx, query, args...)
}

// ExecContext refuses: nothing is written without a transaction.
func (p *single) ExecContext(context.Context, string, ...any) (sql.Result, error) {
	return nil, ErrSecond
}

// PrepareContext refuses likewise.
func (p *single) PrepareContext(context.Context, string) (*sql.Stmt, error) {
	return nil, ErrSecond
}

// QueryRowContext cannot refuse, since a sql.Row holds no error of ours; the
// store reads by QueryContext alone, and this panics should that ever change.
func (p *single) QueryRowContext(context.Context, string, ...any) *sql.Row { panic(ErrSecond) }

// readOptions asks the server to refuse writes; the SQLite read pool is opened
// query-only, which says the same.
func (e *Engine) readOptions() *sql.TxOptions {
	return &sql.TxOptions{ReadOnly: e.name == MySQL}
}

// begin binds one connection to one actor.
func (e *Engine) begin(ctx context.Context, pool gorm.ConnPool, actor access.Actor) *Tx {
	return &Tx{Now: e.watch.Now(), actor: actor, role: actor.Role, ctx: ctx, pool: pool, engine: e}
}

// ormConfig keeps GORM to what this package asks for: no transaction of its
// own around a write, no logging of values, UTC everywhere.
func ormConfig(log logger.Interface) *gorm.Config {
	return &gorm.Config{
		SkipDefaultTransaction: true,
		Logger:                 log,
		DisableAutomaticPing:   true,
		NowFunc:                func() time.Time { return time.Time{} },
		TranslateError:         false,
	}
}
