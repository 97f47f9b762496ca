// Package surveying is the wire of questionnaires, waves, and the forms of those who are asked.
package surveying

import (
	app "tandem/internal/app/surveying"
)

// API answers for this area.
type API struct {
	app *app.App
}

// New makes the wire of this area over what it can do.
func New(a *app.App) *API { return &API{app: a} }
