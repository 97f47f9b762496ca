// Package selecting is the wire of applications as the programme team sees them, and offers.
package selecting

import (
	app "tandem/internal/app/selecting"
)

// API answers for this area.
type API struct {
	app *app.App
}

// New makes the wire of this area over what it can do.
func New(a *app.App) *API { return &API{app: a} }
