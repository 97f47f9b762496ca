package selecting

import (
	"slices"
	"time"

	"tandem/internal/applying"
	"tandem/internal/area"
	"tandem/internal/id"
	"tandem/internal/programme"
)

// Unit is what selection picks: an application with its one to three seats,
// whole or not at all. It is how the programme team reads an application.
type Unit struct {
	ApplicationID id.ID
	Reference     string
	CallID        id.ID
	CohortID      id.ID
	Kind          applying.Kind
	State         applying.ApplicationState
	JointCase     applying.JointCase
	SubmittedAt   *time.Time
	Turn          int64
	Seats         []Seat
}

// Seat is one member of a unit, as selection reads them.
type Seat struct {
	MemberID      id.ID
	ApplicationID id.ID
	PersonID      id.ID
	Email         string
	Signed        bool
	applying.Profile
}

// Dossier is what the programme team reads about a unit: where its offers
// stand, how its areas lie to one another, and what was done to it.
type Dossier struct {
	Unit     Unit
	Relation area.Relation
	Offers   string             // as OfferSummary says
	Answers  map[id.ID]Standing // by member, of those who have an offer
	History  []HistoryEvent
}

// Relation computes the kind of the unit from its members' areas, as the map
// was on the day it was submitted; one not yet submitted is seen today.
func (u Unit) Relation(now time.Time) area.Relation {
	on := now
	if u.SubmittedAt != nil {
		on = *u.SubmittedAt
	}
	codes := make([]string, len(u.Seats))
	for i, s := range u.Seats {
		codes[i] = s.Area
	}
	return area.Relate(codes, string(programme.DayOf(on)))
}

// AsSent is the unit as the programme team may read it: what people wrote and
// have not sent yet is theirs alone.
func (u Unit) AsSent() Unit {
	if u.SubmittedAt != nil {
		return u
	}
	u.JointCase = applying.JointCase{}
	u.Seats = slices.Clone(u.Seats)
	for i := range u.Seats {
		u.Seats[i].LineManagerName, u.Seats[i].LineManagerEmail = "", ""
	}
	return u
}

// Partners are the names of the unit's other members.
func (u Unit) Partners(of id.ID) []string {
	names := []string{}
	for _, s := range u.Seats {
		if s.PersonID != of {
			names = append(names, s.Name)
		}
	}
	return names
}

// Seat finds the seat of a member.
func (u Unit) Seat(member id.ID) (Seat, bool) {
	for _, s := range u.Seats {
		if s.MemberID == member {
			return s, true
		}
	}
	return Seat{}, false
}
