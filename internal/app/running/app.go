// Package running is what keeps the programme going behind the scenes: the mail,
// and the pages of a demo.
package running

import (
	"tandem/internal/app/desk"
	"tandem/internal/mail"
	"tandem/internal/outbox"
	"tandem/internal/store"
)

// App carries out what users of this area ask for.
type App struct {
	desk    *desk.Desk
	signIns []DemoSignIn
	mailbox *mail.Dir

	// Settled is told of each message whose sending was settled, in that
	// transaction.
	Settled func(tx *store.Tx, m outbox.Message) error
}

// New opens the area at a desk. The rest is a demo's: who can be tried out, and
// where its mail lies, which may be nil.
func New(d *desk.Desk, signIns []DemoSignIn, mailbox *mail.Dir) *App {
	return &App{desk: d, signIns: signIns, mailbox: mailbox}
}
