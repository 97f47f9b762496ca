package learning

import (
	"time"

	"tandem/internal/access"
	"tandem/internal/id"
	"tandem/internal/learning"
	"tandem/internal/store/internal/lock"
)

// Dyads are seen by both sides.
var Dyads = lock.Table{
	Name: "dyads",
	Sees: lock.Rules{
		access.Participant: lock.Where("dyads.participant_id = @person"),
		access.Manager:     lock.Where("dyads.manager_id = @person"),
		access.Evaluator:   lock.InCohort("dyads.cohort_id"),
		access.Coordinator: lock.Always, access.Clerk: lock.Always,
	},
	Changes: lock.Rules{
		access.Clerk: lock.Always,
	},
	Adds: []access.Role{access.Clerk},
}

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
func (in Rows) Dyads(cohort id.ID) ([]learning.Dyad, error) {
	var rows []dyadRow
	err := lock.All(lock.From(in.tx, Dyads).Where("cohort_id = ? AND live = 1", cohort).Order("id"), &rows)
	return lock.Each(rows, dyadRow.domain), err
}

// AddDyad keeps a new dyad; one that is there already stays as it is.
func (in Rows) AddDyad(d learning.Dyad) error {
	clerk := lock.Clerk(in.tx)
	found, err := lock.Any(lock.From(clerk, Dyads).Where("cohort_id = ? AND manager_id = ? AND participant_id = ? AND live = 1", d.CohortID, d.ManagerID, d.ParticipantID))
	if err != nil || found {
		return err
	}
	row := dyadRow{ID: d.ID, CohortID: d.CohortID, ManagerID: d.ManagerID, ParticipantID: d.ParticipantID,
		FromAt: d.FromAt, UntilAt: d.UntilAt, Live: lock.OneOrNull(d.UntilAt == nil)}
	return lock.Insert(clerk, Dyads, &row)
}

// Dyad reads one dyad, also one that has ended.
func (in Rows) Dyad(key id.ID) (learning.Dyad, error) {
	var r dyadRow
	err := lock.One(lock.From(in.tx, Dyads).Where("id = ?", key), &r)
	return r.domain(), err
}

// EndDyad keeps that a dyad has ended. When somebody else ended it at this
// moment, the transaction runs again and sees what they did.
func (in Rows) EndDyad(d learning.Dyad) error {
	n, err := lock.Update(lock.Clerk(in.tx), Dyads, map[string]any{"until_at": d.UntilAt, "live": nil}, "id = ? AND live = 1", d.ID)
	if err == nil && n == 0 {
		return lock.ErrAgain
	}
	return err
}
