package identity

import (
	"time"

	"tandem/internal/fault"
	"tandem/internal/id"
)

// Link is a mailed personal link. Its token is not stored, only a hash of it.
// Subject is what the link is about: a sign-up, an account, an invitation.
type Link struct {
	ID        id.ID
	Kind      string
	Hash      string `json:"-"`
	PersonID  *id.ID
	SubjectID id.ID
	ExpiresAt time.Time
	UsedAt    *time.Time
	CreatedAt time.Time
}

// Person is whom the link was made for, empty when that is not known yet.
func (l Link) Person() id.ID {
	if l.PersonID == nil {
		return ""
	}
	return *l.PersonID
}

// Live tells whether the link still works at an instant.
func (l Link) Live(now time.Time) error {
	switch {
	case l.UsedAt != nil:
		return fault.Conflict("already_used", "This link has already been used.")
	case !l.ExpiresAt.After(now):
		return fault.Conflict("expired", "This link has expired.")
	}
	return nil
}
