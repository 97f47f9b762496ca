package identity

import (
	"time"

	"tandem/internal/id"
)

// SignUp is an address for which somebody asked for a way in. It says nothing
// about who asked: name and password are chosen by whoever opens the mail.
type SignUp struct {
	ID        id.ID
	Email     string
	CreatedAt time.Time
	ExpiresAt time.Time
	UsedAt    *time.Time
}
