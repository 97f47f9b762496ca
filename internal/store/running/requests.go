package running

import (
	"encoding/json"
	"time"

	"tandem/internal/access"
	"tandem/internal/store/internal/lock"
)

// Requests are the acts that a client named with a key.
var Requests = lock.Table{
	Name:    "requests",
	Sees:    lock.Rules{access.Clerk: lock.Always},
	Changes: lock.Rules{access.Clerk: lock.Always, access.Post: lock.Always},
	Adds:    []access.Role{access.Clerk},
}

type requestRow struct {
	Scope          string
	IdempotencyKey string
	Route          string
	BodyHash       string
	Result         *string
	CreatedAt      time.Time
}

// Request is what is known of an act that was named before. Result is JSON.
type Request struct {
	Route, BodyHash string
	Result          *string
}

const ofThisKey = "scope = ? AND idempotency_key = ?"

// scope is whoever may replay: one account, or one person behind a link.
func (in Rows) scope() string {
	if in.tx.Actor().Account != "" {
		return string(in.tx.Actor().Account)
	}
	return string(in.tx.Actor().Person)
}

// ClaimRequest makes the key of the actor's request theirs; where it is already,
// that is a duplicate.
func (in Rows) ClaimRequest() error {
	key := in.tx.Actor().Key
	row := requestRow{Scope: in.scope(), IdempotencyKey: key.Key, Route: key.Route, BodyHash: key.Hash, CreatedAt: in.tx.Now}
	return lock.Insert(lock.Clerk(in.tx), Requests, &row)
}

// KeepResult notes what came of the actor's request.
func (in Rows) KeepResult(out any) error {
	text, err := json.Marshal(out)
	if err != nil {
		return err
	}
	_, err = lock.Update(lock.Clerk(in.tx), Requests, map[string]any{"result": string(text)}, ofThisKey, in.scope(), in.tx.Actor().Key.Key)
	return err
}

// PriorRequest reads the earlier request with the actor's key.
func (in Rows) PriorRequest() (Request, error) {
	var row requestRow
	err := lock.One(lock.From(lock.Clerk(in.tx), Requests).Where(ofThisKey, in.scope(), in.tx.Actor().Key.Key), &row)
	return Request{Route: row.Route, BodyHash: row.BodyHash, Result: row.Result}, err
}

// ForgetRequests removes the keys made before an instant: they are honoured
// for 24 hours.
func (in Rows) ForgetRequests(before time.Time) error {
	return lock.Remove(in.tx, Requests, &requestRow{}, "created_at < ?", before)
}
