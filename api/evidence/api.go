// Package evidence is the wire of what the evaluator reads.
package evidence

import (
	app "tandem/internal/app/evidence"
)

// API answers for this area.
type API struct {
	app *app.App
}

// New makes the wire of this area over what it can do.
func New(a *app.App) *API { return &API{app: a} }
