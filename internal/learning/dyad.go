package learning

import (
	"time"

	"tandem/internal/fault"
	"tandem/internal/id"
	"tandem/internal/programme"
)

// Dyad is a line manager and a participant in a cohort: the unit of a manager
// survey. A manager may have several.
type Dyad struct {
	ID            id.ID
	CohortID      id.ID
	ManagerID     id.ID
	ParticipantID id.ID
	FromAt        time.Time
	UntilAt       *time.Time
}

// Manage makes a dyad from now on.
func Manage(cohort, manager, participant id.ID, now time.Time) (Dyad, error) {
	if manager == participant || manager.Empty() || participant.Empty() {
		return Dyad{}, fault.Conflict("no_dyad", "Nobody can be their own line manager.")
	}
	return Dyad{CohortID: cohort, ManagerID: manager, ParticipantID: participant, FromAt: now}, nil
}

// PassOn ends a dyad and begins that of the participant's new line manager.
// Together says that the two are partners in the programme.
func (d Dyad) PassOn(to id.ID, together bool, now time.Time) (ended, begun Dyad, err error) {
	switch {
	case d.UntilAt != nil:
		return d, Dyad{}, fault.Conflict("manager_changed", "Somebody has changed this line manager since you opened the page.")
	case to == d.ManagerID:
		return d, Dyad{}, fault.At("/email", "This is the address of the present line manager")
	case to == d.ParticipantID:
		return d, Dyad{}, fault.At("/email", "Nobody can be their own line manager")
	case together:
		return d, Dyad{}, fault.At("/email", "Partners in the programme cannot be asked about each other")
	}
	begun, err = Manage(d.CohortID, to, d.ParticipantID, now)
	d.UntilAt = &now
	return d, begun, err
}

// Successor reads who is to be a participant's line manager from what somebody
// typed.
func Successor(name, email string) (tidyName, tidyEmail string, err error) {
	var f fault.Check
	name, email = programme.TidyLine(name), programme.TidyAddress(email)
	programme.RequireText(&f, name, "/name", "Enter the name of the line manager", 200)
	problem := programme.AddressProblem(email)
	f.Require(problem == "", "/email", problem)
	return name, email, f.Err()
}

// Another reads an address that takes the place of the present one.
func Another(email, present string) (string, error) {
	email = programme.TidyAddress(email)
	problem := programme.AddressProblem(email)
	if problem == "" && email == programme.TidyAddress(present) {
		problem = "This is the address we have"
	}
	if problem != "" {
		return email, fault.At("/email", problem)
	}
	return email, nil
}
