// Package desk is what every area of the application works with: the store, the
// keys, the outbox, personal links, and the counting of attempts.
package desk

import (
	"context"

	"tandem/internal/fault"
	"tandem/internal/identity"
	"tandem/internal/store"
)

// Desk is shared by the areas. It is safe for concurrent use.
type Desk struct {
	Store *store.Store
	Keys  identity.Keys
	Options
	hint chan struct{} // tells this copy's mail worker that something is due
}

// Options are the settings that several areas look at.
type Options struct {
	BaseURL string                        // where links in mails lead; no slash at the end
	Demo    bool                          // demo accounts may skip the second factor
	Trouble func(doing string, err error) // told when work behind the scenes fails; may be nil
}

// New makes a desk over an open, migrated store.
func New(s *store.Store, keys identity.Keys, o Options) *Desk {
	return &Desk{Store: s, Keys: keys, Options: o, hint: make(chan struct{}, 1)}
}

// Due is told when mail may be waiting.
func (d *Desk) Due() <-chan struct{} { return d.hint }

// wakePost tells this copy's mail worker that there is something to do. It
// never waits: a hint that is already there is enough, and without one the
// worker looks by itself.
func (d *Desk) wakePost() {
	select {
	case d.hint <- struct{}{}:
	default:
	}
}

// Say hands a new problem of a worker to whoever listens, once; an outage
// that lasts does not fill the log.
func (d *Desk) Say(ctx context.Context, doing string, before, now error) error {
	if now != nil && before == nil && ctx.Err() == nil && d.Trouble != nil {
		d.Trouble(doing, now)
	}
	return now
}

// UnlessMissing passes an error on unless it says that there is nothing.
func UnlessMissing(err error) error {
	if err != nil && fault.Of(err).Kind == fault.Missing {
		return nil
	}
	return err
}
