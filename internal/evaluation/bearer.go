package evaluation

import (
	"strings"
	"time"

	"tandem/internal/id"
)

// AnalystBearer is all that decides on a request with an analyst token: read
// as the gate, in one query, every time.
type AnalystBearer struct {
	ID         id.ID
	CohortID   id.ID
	Sets       string
	ExpiresAt  time.Time
	LastUsedAt *time.Time
	RevokedAt  *time.Time
	Holds      bool       // the account is still an evaluator's
	Proven     bool       // the account has a confirmed second factor
	DisabledAt *time.Time // when the account was disabled
}

// Live tells whether the token opens anything at an instant.
func (b AnalystBearer) Live(now time.Time) bool {
	return b.RevokedAt == nil && b.ExpiresAt.After(now) && b.Holds && b.DisabledAt == nil
}

// SetNames lists the sets of data that the token opens.
func (b AnalystBearer) SetNames() []string { return strings.Split(b.Sets, ",") }
