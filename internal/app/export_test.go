package app

import "tandem/internal/app/desk"

// Desk is where the areas of an App meet. The tests of the whole stand outside of
// the package, since the stage that prepares them stands on it.
func (a *App) Desk() *desk.Desk { return a.desk }
