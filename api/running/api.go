// Package running is the wire of the pages of a demo.
package running

import (
	app "tandem/internal/app/running"
)

// API answers for this area.
type API struct {
	app *app.App
}

// New makes the wire of this area over what it can do.
func New(a *app.App) *API { return &API{app: a} }
