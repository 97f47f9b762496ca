// Package learning holds the rules of taking part: places, partnerships, the
// line managers of those who take part, and the project that each pair works on.
package learning

import (
	"time"

	"tandem/internal/applying"
	"tandem/internal/fault"
	"tandem/internal/id"
)

// Partnership is the pair or triad during the programme; somebody who comes
// alone is a partnership of one. It owns the personal project.
type Partnership struct {
	ID            id.ID
	CohortID      id.ID
	ApplicationID id.ID
	Kind          applying.Kind
	FormedAt      time.Time
	EndedAt       *time.Time
}

// Membership is a person's time in a partnership. Who leaves is not forgotten:
// the membership ends on a date.
type Membership struct {
	ID            id.ID
	PartnershipID id.ID
	PersonID      id.ID
	PlaceID       id.ID
	FromAt        time.Time
	UntilAt       *time.Time
}

// Leave ends a membership; it began before that.
func (m Membership) Leave(now time.Time) (Membership, error) {
	if m.UntilAt != nil || now.Before(m.FromAt) {
		return m, fault.Conflict("has_left", "This membership has ended already.")
	}
	m.UntilAt = &now
	return m, nil
}
