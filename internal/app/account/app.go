// Package account is signing up, signing in, and what people do with their
// account.
package account

import (
	"tandem/internal/app/desk"
	"tandem/internal/id"
	"tandem/internal/identity"
	"tandem/internal/store"
)

// App carries out what users of this area ask for.
type App struct {
	desk   *desk.Desk
	hasher *identity.Hasher
	tokens *identity.Tokens

	// InvitedAddress is the address that an invitation to apply was sent to.
	InvitedAddress func(tx *store.Tx, invitation id.ID) (string, error)
}

// New opens the area at a desk.
func New(d *desk.Desk, hasher *identity.Hasher) *App {
	return &App{desk: d, hasher: hasher, tokens: identity.NewTokens(d.Keys, d.BaseURL, d.Store.Clock())}
}
