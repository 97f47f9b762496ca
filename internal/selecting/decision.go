// Package selecting holds the rules of choosing: the units that can be chosen,
// what is decided about them, the offers that follow, and the places and
// partnerships that come of them.
package selecting

import (
	"time"

	"tandem/internal/applying"
	"tandem/internal/fault"
	"tandem/internal/id"
)

// Outcome is what a decision says about a unit.
type Outcome string

// The outcomes.
const (
	OutcomeOffer       Outcome = "offer"
	OutcomeReserve     Outcome = "reserve"
	OutcomeNotSelected Outcome = "not_selected"
)

// DecisionState tells whether the applicants may know.
type DecisionState string

// The states of a decision.
const (
	DecisionProposed  DecisionState = "proposed"
	DecisionPublished DecisionState = "published"
)

// Decision is one version of what was decided about a unit. A change of mind
// is another decision with the next number, never an overwrite.
type Decision struct {
	ID            id.ID
	ApplicationID id.ID
	Number        int
	Outcome       Outcome
	State         DecisionState
	DecidedBy     id.ID
	DecidedAt     time.Time
	PublishedAt   *time.Time
}

// Propose decides about a unit, after the decisions that there are. Only a
// submitted application can be decided about.
func Propose(u Unit, prior []Decision, outcome Outcome, by id.ID, now time.Time) (Decision, error) {
	if u.State != applying.Submitted {
		return Decision{}, fault.Conflict("not_submitted", "Only a submitted application can be offered places.")
	}
	number := 1
	for _, d := range prior {
		number = max(number, d.Number+1)
	}
	return Decision{ApplicationID: u.ApplicationID, Number: number, Outcome: outcome,
		State: DecisionProposed, DecidedBy: by, DecidedAt: now}, nil
}

// Publish lets the applicants know; it happens once.
func (d Decision) Publish(now time.Time) (Decision, error) {
	if d.State != DecisionProposed {
		return d, fault.Conflict("already_published", "This decision has been published already.")
	}
	d.State, d.PublishedAt = DecisionPublished, &now
	return d, nil
}

// HistoryEvent is one thing that was done, when and by whom; DoneBy is empty
// for what the program does by itself.
type HistoryEvent struct {
	At     time.Time
	Action string
	DoneBy string
}
