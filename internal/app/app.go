// Package app holds one method for each thing that a user can ask for. A
// method opens the transaction as the actor, reads, asks the rule, writes,
// notes it in the audit and queues the mail: all of it or nothing.
package app

import (
	"tandem/internal/identity"
	"tandem/internal/mail"
	"tandem/internal/store"
)

// App carries out what users ask for. It is safe for concurrent use.
type App struct {
	store   *store.Store
	keys    identity.Keys
	hasher  *identity.Hasher
	options Options
	tokens  *identity.Tokens
	mail    chan struct{} // a hint to this copy's mail worker that something is due
}

// Options are the settings that change how the programme behaves.
type Options struct {
	BaseURL string                        // where links in mails lead; no slash at the end
	Demo    bool                          // demo accounts may skip the second factor
	MinCell int                           // smallest group that is shown
	Trouble func(doing string, err error) // told when work behind the scenes fails; may be nil
	SignIns []DemoSignIn                  // with Demo only: who can be tried out
	Mailbox *mail.Dir                     // with Demo only: where the mail lies; may be nil
}

// New makes an App over an open, migrated store.
func New(s *store.Store, keys identity.Keys, hasher *identity.Hasher, o Options) *App {
	return &App{
		store: s, keys: keys, hasher: hasher, options: o,
		tokens: identity.NewTokens(keys, o.BaseURL, s.Clock()), mail: make(chan struct{}, 1),
	}
}
