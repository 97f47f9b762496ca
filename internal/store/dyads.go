package store

import (
	"time"

	"tandem/internal/fault"
	"tandem/internal/id"
	"tandem/internal/identity"
	"tandem/internal/learning"
)

type dyadRow struct {
	ID            id.ID
	CohortID      id.ID
	ManagerID     id.ID
	ParticipantID id.ID
	FromAt        time.Time
	UntilAt       *time.Time
	Live          *int
}

func (r dyadRow) domain() learning.Dyad {
	return learning.Dyad{ID: r.ID, CohortID: r.CohortID, ManagerID: r.ManagerID, ParticipantID: r.ParticipantID, FromAt: r.FromAt, UntilAt: r.UntilAt}
}

// Dyads reads the present pairs of line manager and participant in a cohort.
func (tx *Tx) Dyads(cohort id.ID) ([]learning.Dyad, error) {
	var rows []dyadRow
	err := all(tx.from("dyads").Where("cohort_id = ? AND live = 1", cohort).Order("id"), &rows)
	return convert(rows, dyadRow.domain), err
}

// AddDyad keeps a new dyad; one that is there already stays as it is.
func (tx *Tx) AddDyad(d learning.Dyad) error {
	clerk := tx.Clerk()
	found, err := clerk.any(clerk.from("dyads").Where("cohort_id = ? AND manager_id = ? AND participant_id = ? AND live = 1", d.CohortID, d.ManagerID, d.ParticipantID))
	if err != nil || found {
		return err
	}
	row := dyadRow{ID: d.ID, CohortID: d.CohortID, ManagerID: d.ManagerID, ParticipantID: d.ParticipantID,
		FromAt: d.FromAt, UntilAt: d.UntilAt, Live: oneOrNull(d.UntilAt == nil)}
	return clerk.insert("dyads", &row)
}

// KnowPerson finds the person at an address, or adds one with this name. Two
// who are added at the same moment become one: the second runs again.
func (tx *Tx) KnowPerson(name, email string) (identity.Person, error) {
	clerk := tx.Clerk()
	p, err := clerk.PersonByEmail(email)
	if err == nil || fault.Of(err).Kind != fault.Missing {
		return p, err
	}
	p = identity.Person{ID: tx.NewID(), Name: name, Email: email, CreatedAt: tx.Now, Version: 1}
	if err = clerk.AddPerson(p); err != nil && duplicate(err) {
		return p, errAgain
	}
	return p, err
}
