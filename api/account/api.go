// Package account is the wire of signing up and in, and people's own accounts.
package account

import (
	app "tandem/internal/app/account"
	"tandem/internal/clock"
)

// API answers for this area.
type API struct {
	app   *app.App
	clock *clock.Clock
}

// New makes the wire of this area over what it can do.
func New(a *app.App, c *clock.Clock) *API { return &API{app: a, clock: c} }
