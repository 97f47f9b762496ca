package programme

import (
	"strings"
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

// LineManager is whom a member named as their line manager: an address in the
// spelling in which addresses are compared, and a name.
func (s Seat) LineManager() (name, email string) {
	email = TidyAddress(s.LineManagerEmail)
	name = Tidy(s.LineManagerName)
	if name == "" {
		name, _, _ = strings.Cut(email, "@")
	}
	return name, email
}

// MayManage tells whether the person at an address can speak about a member as
// their line manager. Nobody reports on themselves, and nobody on somebody with
// whom they share the project.
func (u Unit) MayManage(email string) bool {
	for _, s := range u.Seats {
		if TidyAddress(s.Email) == email {
			return false
		}
	}
	return email != ""
}

// Manage makes a dyad from now on.
func Manage(cohort, manager, participant id.ID, now time.Time) (Dyad, error) {
	if manager == participant || manager.Empty() || participant.Empty() {
		return Dyad{}, fault.Conflict("no_dyad", "Nobody can be their own line manager.")
	}
	return Dyad{CohortID: cohort, ManagerID: manager, ParticipantID: participant, FromAt: now}, nil
}
