package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"reflect"
	"strings"
	"time"

	"tandem/internal/access"
	"tandem/internal/fault"
)

// indirect follows a pointer to the struct behind it.
func indirect(row any) reflect.Value { return reflect.Indirect(reflect.ValueOf(row)) }

// Look runs fn as the actor on one snapshot and returns its value.
func Look[T any](ctx context.Context, s *Store, actor access.Actor, fn func(tx *Tx) (T, error)) (T, error) {
	var out T
	err := s.See(ctx, actor, func(tx *Tx) (err error) {
		out, err = fn(tx)
		return err
	})
	return out, err
}

// Glance runs fn as the actor for a read that is one statement and returns its
// value. One statement sees one snapshot by itself, so nothing begins and ends
// around it; a second one is refused.
func Glance[T any](ctx context.Context, s *Store, actor access.Actor, fn func(tx *Tx) (T, error)) (T, error) {
	if err := ctx.Err(); err != nil {
		return *new(T), err
	}
	if s.engine == SQLite { // its driver has two goroutines watch for a cancellation, for longer than a row by its key takes
		ctx = context.WithoutCancel(ctx)
	}
	out, err := fn(s.begin(ctx, &single{db: s.read}, actor))
	return out, translate(err)
}

// errSecond is a mistake of ours: a glance is one statement that reads.
var errSecond = errors.New("store: a glance is one statement, and it reads")

// single is a pool that answers one SELECT, for reads without a transaction.
type single struct {
	db    *sql.DB
	spent bool
}

// QueryContext runs the one statement.
func (p *single) QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	if p.spent || !strings.HasPrefix(query, "SELECT ") {
		return nil, errSecond
	}
	p.spent = true
	return p.db.QueryContext(ctx, query, args...)
}

// ExecContext refuses: nothing is written without a transaction.
func (p *single) ExecContext(context.Context, string, ...any) (sql.Result, error) {
	return nil, errSecond
}

// PrepareContext refuses likewise.
func (p *single) PrepareContext(context.Context, string) (*sql.Stmt, error) {
	return nil, errSecond
}

// QueryRowContext cannot refuse, since a sql.Row holds no error of ours; the
// store reads by QueryContext alone, and this panics should that ever change.
func (p *single) QueryRowContext(context.Context, string, ...any) *sql.Row { panic(errSecond) }

// Do runs fn as the actor in one write transaction and returns its value.
// When the actor carries an idempotency key, the value is kept as JSON in the
// same transaction; the same key with the same body then returns that value
// without running fn, and with another body is refused.
func Do[T any](ctx context.Context, s *Store, actor access.Actor, fn func(tx *Tx) (T, error)) (T, error) {
	var out T
	err := s.As(ctx, actor, func(tx *Tx) (err error) {
		out = *new(T)
		if actor.Key == nil {
			out, err = fn(tx)
			return err
		}
		out, err = onceOnly(tx, fn)
		return err
	})
	return out, err
}

// request is an act that a client named with an idempotency key.
type request struct {
	Scope          string
	IdempotencyKey string
	Route          string
	BodyHash       string
	Result         *string
	CreatedAt      time.Time
}

// onceOnly claims the key before it runs fn: of many equal requests at the
// same moment the index lets one through, and the rest wait for its result.
func onceOnly[T any](tx *Tx, fn func(tx *Tx) (T, error)) (out T, err error) {
	clerk, key := tx.Clerk(), tx.Actor.Key
	if err = clerk.claim(key); err == nil {
		if out, err = fn(tx); err == nil {
			err = clerk.keep(out)
		}
		return out, err
	}
	if !duplicate(err) {
		return out, err
	}
	prior, err := clerk.request()
	if err != nil && fault.Of(err).Kind == fault.Missing {
		return out, errAgain // whoever had claimed it was undone
	}
	if err != nil {
		return out, err
	}
	return replay[T](prior, key)
}

func replay[T any](prior request, key *access.IdempotencyKey) (out T, err error) {
	if prior.BodyHash != key.Hash || prior.Route != key.Route {
		return out, fault.New(fault.Invalid, "key_reused", "This request key was already used for a different request.")
	}
	if prior.Result == nil {
		return out, fault.Busy(errors.New("store: a kept request without a result"))
	}
	return out, json.Unmarshal([]byte(*prior.Result), &out)
}

// scope is whoever may replay: one account, or one person behind a link.
func (tx *Tx) scope() string {
	if tx.Actor.Account != "" {
		return string(tx.Actor.Account)
	}
	return string(tx.Actor.Person)
}

func (tx *Tx) request() (r request, err error) {
	return r, one(tx.from("requests").Where("scope = ? AND idempotency_key = ?", tx.scope(), tx.Actor.Key.Key), &r)
}

func (tx *Tx) claim(key *access.IdempotencyKey) error {
	row := request{Scope: tx.scope(), IdempotencyKey: key.Key, Route: key.Route, BodyHash: key.Hash, CreatedAt: tx.Now}
	return tx.insert("requests", &row)
}

func (tx *Tx) keep(out any) error {
	text, err := json.Marshal(out)
	if err != nil {
		return err
	}
	_, err = tx.update("requests", map[string]any{"result": string(text)}, "scope = ? AND idempotency_key = ?", tx.scope(), tx.Actor.Key.Key)
	return err
}

// ForgetRequests removes the keys made before an instant: they are honoured
// for 24 hours.
func (tx *Tx) ForgetRequests(before time.Time) error {
	return tx.remove("requests", &request{}, "created_at < ?", before)
}
