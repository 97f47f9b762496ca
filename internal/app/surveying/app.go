// Package surveying is asking people, and taking their answers.
package surveying

import (
	"tandem/internal/app/account"
	"tandem/internal/app/desk"
)

// App carries out what users of this area ask for.
type App struct {
	desk    *desk.Desk
	account *account.App
}

// New opens the area at a desk; sessions by a mailed link begin in account.
func New(d *desk.Desk, a *account.App) *App { return &App{desk: d, account: a} }
