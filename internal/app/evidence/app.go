// Package evidence is what the evaluator reads, under pseudonyms.
package evidence

import (
	"tandem/internal/app/account"
	"tandem/internal/app/desk"
)

// App carries out what users of this area ask for.
type App struct {
	desk    *desk.Desk
	account *account.App
	minCell int
}

// New opens the area at a desk; minCell is the smallest group that is shown.
func New(d *desk.Desk, a *account.App, minCell int) *App {
	return &App{desk: d, account: a, minCell: minCell}
}
