// Package store is the only place that knows SQL and GORM. A transaction
// exists only for an actor, and every read and write in it starts from what
// that actor may see. Its rooms, one for each area of the programme, hold the
// rows and the queries; package lock, which only they can import, holds the
// statements.
package store

import (
	"context"

	"tandem/internal/access"
	"tandem/internal/clock"
	"tandem/internal/store/internal/lock"
)

// The engines that a store can stand on.
const (
	SQLite = lock.SQLite
	MySQL  = lock.MySQL
)

// Tx is one transaction of one actor: what the rooms of the store are opened in.
type Tx = lock.Tx

// Store keeps the programme on SQLite or on a MySQL-compatible server. It is
// safe for concurrent use.
type Store struct{ engine *lock.Engine }

// Open connects to what dsn names: a file, ":memory:", or
// "mysql://user:password@host:port/database". It does not migrate.
func Open(ctx context.Context, dsn string, c *clock.Clock) (*Store, error) {
	engine, err := lock.Open(ctx, dsn, c)
	return &Store{engine}, err
}

// CheckAddress tells what is wrong with an address of a database server, in words
// that follow its name. It connects to nothing.
func CheckAddress(dsn string) error { return lock.CheckAddress(dsn) }

// Notices has report hear of what a driver notices by itself, where nobody waits
// for an answer.
func Notices(report func(what string)) { lock.Notices(report) }

// Engine is SQLite or MySQL.
func (s *Store) Engine() string { return s.engine.Name() }

// Clock is what the store takes "now" and new ids from.
func (s *Store) Clock() *clock.Clock { return s.engine.Clock() }

// Close waits for the writer and lets go of every connection.
func (s *Store) Close() error { return s.engine.Close() }

// Ping tells within ctx whether the store answers a read.
func (s *Store) Ping(ctx context.Context) error { return s.engine.Ping(ctx) }

// As runs fn as the actor in one write transaction, and answers only when it
// is durable. fn touches nothing but tx: it runs again as a whole when the
// engine asks for that (a deadlock, a lost connection before the commit).
func (s *Store) As(ctx context.Context, actor access.Actor, fn func(tx *Tx) error) error {
	return s.engine.As(ctx, actor, fn)
}

// See runs fn as the actor on one snapshot, without the right to write.
func (s *Store) See(ctx context.Context, actor access.Actor, fn func(tx *Tx) error) error {
	return s.engine.See(ctx, actor, fn)
}
