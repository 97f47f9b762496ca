// Package store is the only place that knows SQL and GORM. A transaction
// exists only for an actor, and every read and write in it starts from what
// that actor may see.
package store

import (
	"context"
	"database/sql"
	"sync"
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

// Store keeps the programme on SQLite or on a MySQL-compatible server. It is
// safe for concurrent use.
type Store struct {
	engine string
	clock  *clock.Clock
	orm    *gorm.DB // statements of the engine's dialect; never run on its own pool
	write  *sql.DB
	read   *sql.DB
	group  *group // SQLite only: the one writer
	path   string // SQLite only: the name of the file, for a migration's own connection
	log    *statementLog
	asked  sync.Map // published instrument versions by id: they never change
}

// Open connects to what dsn names: a file, ":memory:", or
// "mysql://user:password@host:port/database". It does not migrate.
func Open(ctx context.Context, dsn string, c *clock.Clock) (*Store, error) {
	if isMySQL(dsn) {
		return openMySQL(ctx, dsn, c)
	}
	return openSQLite(ctx, dsn, c)
}

// Engine is SQLite or MySQL.
func (s *Store) Engine() string { return s.engine }

// Clock is what the store takes "now" and new ids from.
func (s *Store) Clock() *clock.Clock { return s.clock }

// Close waits for the writer and lets go of every connection.
func (s *Store) Close() error {
	if s.group != nil {
		s.group.stop()
	}
	if s.read != s.write {
		_ = s.read.Close()
	}
	return s.write.Close()
}

// Ping tells within ctx whether the store answers a read.
func (s *Store) Ping(ctx context.Context) error {
	var one int
	return s.read.QueryRowContext(ctx, "SELECT 1").Scan(&one)
}

// As runs fn as the actor in one write transaction, and answers only when it
// is durable. fn touches nothing but tx: it runs again as a whole when the
// engine asks for that (a deadlock, a lost connection before the commit).
func (s *Store) As(ctx context.Context, actor access.Actor, fn func(tx *Tx) error) error {
	var after []func()
	run := func(pool gorm.ConnPool, ctx context.Context) error {
		after = nil
		tx := s.begin(ctx, pool, actor)
		tx.after = &after
		return fn(tx)
	}
	var err error
	if s.group != nil {
		err = s.group.run(ctx, run)
	} else {
		err = s.retry(ctx, actor, run)
	}
	if err != nil {
		return translate(err)
	}
	for _, then := range after {
		then()
	}
	return nil
}

// See runs fn as the actor on one snapshot, without the right to write.
func (s *Store) See(ctx context.Context, actor access.Actor, fn func(tx *Tx) error) error {
	sqlTx, err := s.read.BeginTx(ctx, s.readOptions())
	if err != nil {
		return translate(err)
	}
	defer func() { _ = sqlTx.Rollback() }()
	return translate(fn(s.begin(ctx, sqlTx, actor)))
}

// readOptions asks the server to refuse writes; the SQLite read pool is opened
// query-only, which says the same.
func (s *Store) readOptions() *sql.TxOptions {
	return &sql.TxOptions{ReadOnly: s.engine == MySQL}
}

// begin binds a session of the ORM to one connection for one actor.
func (s *Store) begin(ctx context.Context, pool gorm.ConnPool, actor access.Actor) *Tx {
	db := s.orm.Session(&gorm.Session{NewDB: true, Context: ctx})
	db.Statement.ConnPool = pool
	return &Tx{Now: s.clock.Now(), Actor: actor, role: actor.Role, ctx: ctx, pool: pool, db: db, store: s}
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
