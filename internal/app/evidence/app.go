// Package evidence is what the evaluator reads, under pseudonyms.
package evidence

import (
	"tandem/internal/app/account"
	"tandem/internal/app/desk"
	"tandem/internal/evaluation"
)

// App carries out what users of this area ask for.
type App struct {
	desk        *desk.Desk
	account     *account.App
	suppression evaluation.Suppression
}

// New opens the area at a desk; the suppression goes out with every page.
func New(d *desk.Desk, a *account.App, s evaluation.Suppression) *App {
	return &App{desk: d, account: a, suppression: s}
}
