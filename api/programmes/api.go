// Package programmes is the wire of programmes and their cohorts.
package programmes

import (
	app "tandem/internal/app/programmes"
)

// API answers for this area.
type API struct {
	app *app.App
}

// New makes the wire of this area over what it can do.
func New(a *app.App) *API { return &API{app: a} }
