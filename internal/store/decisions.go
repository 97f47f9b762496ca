package store

import (
	"time"

	"tandem/internal/id"
	"tandem/internal/selecting"
)

type decisionRow struct {
	ID            id.ID
	ApplicationID id.ID
	Number        int
	Outcome       selecting.Outcome
	State         selecting.DecisionState
	DecidedBy     id.ID
	DecidedAt     time.Time
	PublishedAt   *time.Time
}

func (r decisionRow) domain() selecting.Decision { return selecting.Decision(r) }

// Decisions reads what was decided about an application, oldest first.
func (tx *Tx) Decisions(application id.ID) ([]selecting.Decision, error) {
	var rows []decisionRow
	err := all(tx.from("decisions").Where("application_id = ?", application).Order("number"), &rows)
	return convert(rows, decisionRow.domain), err
}

// AddDecision keeps the next decision about an application. Of two at the same
// moment, the second runs again and sees the first.
func (tx *Tx) AddDecision(d selecting.Decision) error {
	r := decisionRow(d)
	err := tx.insert("decisions", &r)
	if err != nil && duplicate(err) {
		return errAgain
	}
	return err
}

// History reads what was done to the objects, oldest first.
func (tx *Tx) History(objects []id.ID) (events []selecting.HistoryEvent, err error) {
	return events, all(tx.from("audit_events").Joins("LEFT JOIN people ON people.id = audit_events.actor_person").
		Where("audit_events.object_type IN ('application', 'offer', 'partnership') AND audit_events.object_id IN ?", objects).
		Order("audit_events.at, audit_events.id").
		Select("audit_events.at, audit_events.action, COALESCE(people.name, '') AS done_by"), &events)
}
