package survey

import (
	"tandem/internal/id"
)

// Rating is a manager and a participant of theirs, with the names that a mail
// needs. Ask as coordinator or clerk.
type Rating struct {
	DyadID      id.ID
	ManagerID   id.ID
	Manager     string
	Email       string
	Participant string
}
