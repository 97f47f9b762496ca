// Package programmes is setting up programmes and their cohorts.
package programmes

import "tandem/internal/app/desk"

// App carries out what users of this area ask for.
type App struct{ desk *desk.Desk }

// New opens the area at a desk.
func New(d *desk.Desk) *App { return &App{desk: d} }
