// Package lock is the kernel of a transaction. It is the second lock: a
// transaction exists for one actor only, and each statement in it starts at what
// the declaration of its table lets that actor reach. The statements are
// functions of this package, which nobody outside the store can import, and a Tx
// itself has none: whoever holds one can do with it what the rooms of the store
// offer, and nothing else.
package lock

import (
	"context"
	"time"

	"gorm.io/gorm"

	"tandem/internal/access"
	"tandem/internal/id"
)

// Tx is one transaction of one actor. Now is fixed once, so that everything
// written together carries the same instant.
type Tx struct {
	Now    time.Time
	actor  access.Actor
	role   access.Role
	ctx    context.Context
	pool   gorm.ConnPool
	engine *Engine
	after  *[]func()
}

// orm builds a statement on a table and runs it on the transaction's connection.
func (tx *Tx) orm(t Table) *gorm.DB {
	db := tx.engine.orm.Session(&gorm.Session{NewDB: true, Context: tx.ctx})
	db.Statement.ConnPool = tx.pool
	return db.Table(t.Name)
}

// Actor is whose transaction it is.
func (tx *Tx) Actor() access.Actor { return tx.actor }

// NewID makes an id for a row of this transaction.
func (tx *Tx) NewID() id.ID { return tx.engine.clock.NewID() }

// Bytes draws n random bytes.
func (tx *Tx) Bytes(n int) []byte { return tx.engine.clock.Bytes(n) }

// Then has fn run once the transaction is durable, and not at all if it fails:
// for hints to others, which must not come before what they hint at.
func (tx *Tx) Then(fn func()) {
	if tx.after != nil {
		*tx.after = append(*tx.after, fn)
	}
}

// Known tells a transaction of the gate who stands before it, once that is
// proven, so that the audit names them. The gate sees and changes the same rows
// as before; in anybody else's transaction it is a mistake of ours, and a panic.
func (tx *Tx) Known(account, person, session id.ID) {
	if tx.role != access.Gate {
		panic("lock: only the gate learns who somebody is")
	}
	tx.actor.Account, tx.actor.Person, tx.actor.Session = account, person, session
}

// Clerk is the same transaction in the hands of the programme's own clerk: it
// carries out the consequences of an act that the actor was allowed, such as
// the mail that an offer brings. The audit goes on naming the actor.
func Clerk(tx *Tx) *Tx {
	clerk := *tx
	clerk.role = access.Clerk
	return &clerk
}
