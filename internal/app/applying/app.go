// Package applying is applying in a call: alone, in pairs and in threes.
package applying

import (
	"tandem/internal/app/desk"
	"tandem/internal/id"
	"tandem/internal/store"
)

// App carries out what users of this area ask for.
type App struct {
	desk *desk.Desk

	// MayWithdraw says what stands against an application's withdrawal, or nil.
	MayWithdraw func(tx *store.Tx, application id.ID) error
}

// New opens the area at a desk.
func New(d *desk.Desk) *App { return &App{desk: d} }
