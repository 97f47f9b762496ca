package identity

import (
	"time"

	"tandem/internal/id"
)

// SignUp is an account that somebody asked for and has not confirmed yet.
type SignUp struct {
	ID           id.ID
	Name         string
	Email        string
	PasswordHash string `json:"-"`
	CreatedAt    time.Time
	ExpiresAt    time.Time
	UsedAt       *time.Time
}
