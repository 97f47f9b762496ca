// Package learning is the wire of places and projects.
package learning

import (
	app "tandem/internal/app/learning"
)

// API answers for this area.
type API struct {
	app *app.App
}

// New makes the wire of this area over what it can do.
func New(a *app.App) *API { return &API{app: a} }
