// Package applying is the wire of calls, and applications as those who apply see them.
package applying

import (
	app "tandem/internal/app/applying"
	"tandem/internal/clock"
)

// API answers for this area.
type API struct {
	app   *app.App
	clock *clock.Clock
}

// New makes the wire of this area over what it can do.
func New(a *app.App, c *clock.Clock) *API { return &API{app: a, clock: c} }
