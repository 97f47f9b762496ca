package identity

import (
	"time"

	"tandem/internal/access"
	"tandem/internal/id"
)

// The kinds of sessions: begun with a password, or with a personal link.
const (
	SessionByPassword = "password"
	SessionByLink     = "link"
)

// Session is one sign-in. Generation counts the refresh tokens that it issued.
// ProvenAt is when a code of the second factor was given in this session: that
// the account has a factor says nothing about who sits here.
type Session struct {
	ID         id.ID
	Kind       string
	PersonID   id.ID
	AccountID  *id.ID
	LinkID     *id.ID
	Role       access.Role
	Generation int64
	RotatedAt  time.Time
	Agent      string
	CreatedAt  time.Time
	LastSeenAt time.Time
	ExpiresAt  time.Time
	EndedAt    *time.Time
	ProvenAt   *time.Time
}

// Account is whose session it is, empty for one begun with a link.
func (s Session) Account() id.ID {
	if s.AccountID == nil {
		return ""
	}
	return *s.AccountID
}

// Live tells whether the session goes on at an instant.
func (s Session) Live(now time.Time) bool { return s.EndedAt == nil && s.ExpiresAt.After(now) }

// Proven tells whether a code of the second factor was given in this session.
func (s Session) Proven() bool { return s.ProvenAt != nil }

// Bearer is all that decides on a request with a session: read as the gate, in
// one query, every time.
type Bearer struct {
	Session                // with what decides: its times of use, agent and generation are left empty
	Holds       bool       // the account still has the session's role
	HasFactor   bool       // the account has a confirmed second factor
	DisabledAt  *time.Time // when the account was disabled
	LinkEndsAt  *time.Time // when the personal link ends
	LinkSubject *id.ID     // what the personal link is about
}
