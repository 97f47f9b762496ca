package learning

import (
	"slices"
	"time"

	"tandem/internal/applying"
	"tandem/internal/fault"
	"tandem/internal/id"
	"tandem/internal/programme"
)

// PlaceState is where a place stands.
type PlaceState string

// The states of a place.
const (
	PlaceHeld        PlaceState = "held"
	PlaceConfirmed   PlaceState = "confirmed"
	PlaceActive      PlaceState = "active"
	PlaceCompleted   PlaceState = "completed"
	PlaceWithdrawn   PlaceState = "withdrawn"
	PlaceDeferred    PlaceState = "deferred"
	PlaceDidNotStart PlaceState = "did_not_start"
)

// Place is one person's seat in a cohort, with what they were when it was
// offered.
type Place struct {
	ID               id.ID
	CohortID         id.ID
	PersonID         id.ID
	OfferID          id.ID
	State            PlaceState
	Sector           string
	Role             string
	Organisation     string
	OrganisationKind string
	Area             string
	CreatedAt        time.Time
	Version          int64
}

var placeMoves = map[PlaceState][]PlaceState{
	PlaceHeld:      {PlaceConfirmed, PlaceWithdrawn},
	PlaceConfirmed: {PlaceActive, PlaceWithdrawn, PlaceDeferred, PlaceDidNotStart},
	PlaceActive:    {PlaceCompleted, PlaceWithdrawn, PlaceDeferred},
}

// Move changes the state of a place, if that is a step that a place can take.
func (p Place) Move(to PlaceState) (Place, error) {
	if !slices.Contains(placeMoves[p.State], to) {
		return p, fault.Conflict("place_state", "The place cannot change in this way.")
	}
	p.State = to
	return p, nil
}

// Live tells whether the place keeps its person's seat in the cohort: a person
// has one such place at most.
func (p Place) Live() bool {
	switch p.State {
	case PlaceHeld, PlaceConfirmed, PlaceActive, PlaceCompleted:
		return true
	}
	return false
}

// Enrolment is a place as its owner reads it. The partnership is empty until
// every member has accepted, the project until somebody starts it.
type Enrolment struct {
	Place           Place
	ApplicationID   id.ID
	Programme       string
	Cohort          string
	StartsOn        programme.Date
	EndsOn          programme.Date
	PartnershipID   id.ID
	PartnershipKind applying.Kind
	Partners        []string
	ProjectID       id.ID
}
