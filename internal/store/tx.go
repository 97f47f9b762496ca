package store

import (
	"context"
	"time"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"tandem/internal/access"
	"tandem/internal/fault"
	"tandem/internal/id"
)

// Tx is one transaction of one actor. Now is fixed once, so that everything
// written together carries the same instant.
type Tx struct {
	Now   time.Time
	Actor access.Actor
	role  access.Role
	ctx   context.Context
	pool  gorm.ConnPool
	db    *gorm.DB // builds statements and runs them on pool
	store *Store
	after *[]func()
}

// NewID makes an id for a row of this transaction.
func (tx *Tx) NewID() id.ID { return tx.store.clock.NewID() }

// Bytes draws n random bytes.
func (tx *Tx) Bytes(n int) []byte { return tx.store.clock.Bytes(n) }

// Then has fn run once the transaction is durable, and not at all if it fails:
// for hints to others, which must not come before what they hint at.
func (tx *Tx) Then(fn func()) {
	if tx.after != nil {
		*tx.after = append(*tx.after, fn)
	}
}

// Clerk is the same transaction in the hands of the programme's own clerk: it
// carries out the consequences of an act that the actor was allowed, such as
// the mail that an offer brings. The audit goes on naming the actor.
func (tx *Tx) Clerk() *Tx {
	clerk := *tx
	clerk.role = access.Clerk
	return &clerk
}

// from starts a read of table at what the actor may see. An unknown table or
// role sees nothing.
func (tx *Tx) from(table string) *gorm.DB {
	sql, args := tx.seen(table)
	return tx.db.Table(table).Where(sql, args...)
}

// seen is the condition that from adds, for reads written as SQL text.
func (tx *Tx) seen(table string) (string, []any) {
	return visible[table][tx.role].bind(tx.Actor)
}

// row reads the one row that matches into dest, or says that there is none. Its
// statement stands as text beside its scan, which what every request reads is
// worth: building the statement anew costs more than running it. Like from, it
// begins at what the actor may see.
func (tx *Tx) row(dest []any, table, columns, joins, match string, args ...any) error {
	seen, bound := tx.seen(table)
	text := "SELECT " + columns + " FROM " + table + joins + " WHERE " + seen + " AND " + match + " LIMIT 1"
	tx.store.log.say(text)
	rows, err := tx.pool.QueryContext(tx.ctx, text, append(bound, args...)...)
	if err != nil {
		return translate(err)
	}
	defer rows.Close()
	if !rows.Next() {
		return orNotFound(translate(rows.Err()))
	}
	return translate(rows.Scan(dest...))
}

// insert writes a new row, if the role may create rows of this table.
func (tx *Tx) insert(table string, row any) error {
	if !creates(table, tx.role) {
		return fault.Forbidden("not_yours", "You cannot add this.")
	}
	return translate(tx.db.Table(table).Create(row).Error)
}

// replace writes every column of a changed row whose version is still the one
// that was read, and counts the version up; columns named in except stay as
// they are in the database. What the actor cannot see is not
// found; what it sees but may not change is forbidden; a version that moved on
// is outdated.
func (tx *Tx) replace(table string, row any, key id.ID, version int64, except ...string) error {
	columns, err := tx.columns(table, row)
	if err != nil {
		return err
	}
	for _, name := range except {
		delete(columns, name)
	}
	columns["version"] = version + 1
	n, err := tx.update(table, columns, "id = ? AND version = ?", string(key), version)
	if err != nil || n == 1 {
		return err
	}
	return tx.whyUnchanged(table, key)
}

// update changes the named columns of the rows that match, among those that
// the role may change, and tells how many there were.
func (tx *Tx) update(table string, columns map[string]any, match string, args ...any) (int64, error) {
	sql, bound := changeable[table][tx.role].bind(tx.Actor)
	res := tx.db.Table(table).Where(sql, bound...).Where(match, args...).Updates(columns)
	return res.RowsAffected, translate(res.Error)
}

// remove deletes the rows that match, among those that the role may change.
// Only what nobody has to account for is ever deleted.
func (tx *Tx) remove(table string, row any, match string, args ...any) error {
	sql, bound := changeable[table][tx.role].bind(tx.Actor)
	return translate(tx.db.Table(table).Where(sql, bound...).Where(match, args...).Delete(row).Error)
}

// insertOr writes a new row, or changes the one that is in its place already.
func (tx *Tx) insertOr(table string, row any, change clause.OnConflict) error {
	if !creates(table, tx.role) {
		return fault.Forbidden("not_yours", "You cannot add this.")
	}
	return translate(tx.db.Table(table).Clauses(change).Create(row).Error)
}

func (tx *Tx) whyUnchanged(table string, key id.ID) error {
	if found, err := tx.any(tx.from(table).Where("id = ?", string(key))); err != nil || !found {
		return orNotFound(err)
	}
	sql, args := changeable[table][tx.role].bind(tx.Actor)
	if found, err := tx.any(tx.from(table).Where("id = ?", string(key)).Where(sql, args...)); err != nil || !found {
		if err == nil {
			err = fault.Forbidden("not_yours", "You can see this but you cannot change it.")
		}
		return err
	}
	return fault.Outdated()
}

func orNotFound(err error) error {
	if err != nil {
		return err
	}
	return fault.NotFound()
}

// any tells whether a query finds at least one row.
func (tx *Tx) any(q *gorm.DB) (bool, error) {
	var n int64
	err := q.Select("1").Limit(1).Find(&n).Error
	return n == 1, translate(err)
}

// one reads the single row of a query into dest, or says that there is none.
// It uses Find and not Scan, which writes every value into a text for a log
// that nobody keeps.
func one(q *gorm.DB, dest any) error {
	res := q.Limit(1).Find(dest)
	if res.Error == nil && res.RowsAffected == 0 {
		return fault.NotFound()
	}
	return translate(res.Error)
}

// all reads every row of a query into dest.
func all(q *gorm.DB, dest any) error { return translate(q.Find(dest).Error) }

// columns lists a row's columns and values, zero values included: an update
// from the struct itself would leave those out.
func (tx *Tx) columns(table string, row any) (map[string]any, error) {
	stmt := &gorm.Statement{DB: tx.db}
	if err := stmt.ParseWithSpecialTableName(row, table); err != nil {
		return nil, err
	}
	values := make(map[string]any, len(stmt.Schema.Fields))
	v := stmt.ReflectValue
	if !v.IsValid() {
		v = indirect(row)
	}
	for _, f := range stmt.Schema.Fields {
		if f.DBName == "" || f.DBName == "id" || f.DBName == "created_at" {
			continue
		}
		values[f.DBName], _ = f.ValueOf(tx.db.Statement.Context, v)
	}
	return values, nil
}

// Known tells a transaction of the gate who stands before it, once that is
// proven, so that the audit names them. The gate sees and changes the same rows
// as before; in anybody else's transaction it is a mistake of ours.
func (tx *Tx) Known(account, person, session id.ID) {
	if tx.role != access.Gate {
		panic("store: only the gate learns who somebody is")
	}
	tx.Actor.Account, tx.Actor.Person, tx.Actor.Session = account, person, session
}
