// Package app holds one method for each thing that a user can ask for, in a room
// for each area of the programme. A method opens the transaction as the actor,
// reads, asks the rule, writes, notes it in the audit and queues the mail: all of
// it or nothing.
package app

import (
	"context"

	"tandem/internal/access"
	"tandem/internal/app/account"
	"tandem/internal/app/applying"
	"tandem/internal/app/desk"
	"tandem/internal/app/evidence"
	"tandem/internal/app/learning"
	"tandem/internal/app/programmes"
	"tandem/internal/app/running"
	"tandem/internal/app/selecting"
	"tandem/internal/app/surveying"
	"tandem/internal/evaluation"
	"tandem/internal/identity"
	"tandem/internal/mail"
	"tandem/internal/store"
)

// App carries out what users ask for. It is safe for concurrent use.
type App struct {
	Account    *account.App
	Programmes *programmes.App
	Applying   *applying.App
	Learning   *learning.App
	Selecting  *selecting.App
	Surveying  *surveying.App
	Evidence   *evidence.App
	Running    *running.App
	desk       *desk.Desk
}

// Options are the settings that change how the programme behaves.
type Options struct {
	BaseURL  string                        // where links in mails lead; no slash at the end
	Demo     bool                          // demo accounts may skip the second factor
	MinGroup int                           // fewest people in a group whose figures may be published
	MinCell  int                           // smallest cell of a table that may be published
	Trouble  func(doing string, err error) // told when work behind the scenes fails; may be nil
	SignIns  []running.DemoSignIn          // with Demo only: who can be tried out
	Mailbox  *mail.Dir                     // with Demo only: where the mail lies; may be nil
}

// New makes an App over an open, migrated store. Each area is given those that it
// stands on; what runs the other way is in consequences.go.
func New(s *store.Store, keys identity.Keys, hasher *identity.Hasher, o Options) *App {
	d := desk.New(s, keys, desk.Options{BaseURL: o.BaseURL, Demo: o.Demo, Trouble: o.Trouble})
	a := &App{desk: d}
	a.Account = account.New(d, hasher)
	a.Programmes = programmes.New(d)
	a.Applying = applying.New(d)
	a.Learning = learning.New(d)
	a.Selecting = selecting.New(d)
	a.Surveying = surveying.New(d, a.Account)
	a.Evidence = evidence.New(d, a.Account, evaluation.SuppressionOf(o.MinGroup, o.MinCell))
	a.Running = running.New(d, o.SignIns, o.Mailbox)
	a.joinConsequences()
	return a
}

// Identify says who holds a bearer token, by what the store says at this
// moment: an ended session, a disabled account, a role that was taken away and
// a revoked token are refused on the next request.
func (a *App) Identify(ctx context.Context, bearer string) (access.Actor, error) {
	if hash, ok := identity.AnalystHash(bearer); ok {
		return a.Evidence.Identify(ctx, hash)
	}
	return a.Account.Identify(ctx, bearer)
}
