package programme

import (
	"time"

	"tandem/internal/fault"
	"tandem/internal/id"
)

// Partnership is the pair or triad during the programme; somebody who comes
// alone is a partnership of one. It owns the personal project.
type Partnership struct {
	ID            id.ID
	CohortID      id.ID
	ApplicationID id.ID
	Kind          Kind
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

// Form makes the partnership of a unit whose every member has accepted, with a
// membership for each from now on. Ids are for the caller to give.
func Form(u Unit, offers []Offer, places []Place, now time.Time) (Partnership, []Membership, error) {
	if !AllAccepted(u, offers) {
		return Partnership{}, nil, fault.Conflict("not_all_accepted", "Not every member has accepted.")
	}
	place := map[id.ID]Place{}
	for _, p := range places {
		if p.State == PlaceConfirmed {
			place[p.PersonID] = p
		}
	}
	members := make([]Membership, 0, len(u.Seats))
	for _, s := range u.Seats {
		p, confirmed := place[s.PersonID]
		if !confirmed {
			return Partnership{}, nil, fault.Conflict("not_all_accepted", "Not every member has a confirmed place.")
		}
		members = append(members, Membership{PersonID: s.PersonID, PlaceID: p.ID, FromAt: now})
	}
	return Partnership{CohortID: u.CohortID, ApplicationID: u.ApplicationID, Kind: u.Kind, FormedAt: now}, members, nil
}

// Leave ends a membership; it began before that.
func (m Membership) Leave(now time.Time) (Membership, error) {
	if m.UntilAt != nil || now.Before(m.FromAt) {
		return m, fault.Conflict("has_left", "This membership has ended already.")
	}
	m.UntilAt = &now
	return m, nil
}
