package learning

import (
	"time"

	"tandem/internal/fault"
	"tandem/internal/id"
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
