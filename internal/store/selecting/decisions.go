package selecting

import (
	"time"

	"tandem/internal/access"
	"tandem/internal/id"
	"tandem/internal/selecting"
	applyingrows "tandem/internal/store/applying"
	"tandem/internal/store/internal/lock"
)

// Decisions are the programme team's until they are published.
var Decisions = lock.Table{
	Name: "decisions",
	Sees: lock.Rules{
		access.Participant: lock.Where("(decisions.state = 'published' AND " + applyingrows.MemberOf("decisions.application_id") + ")"),
		access.Coordinator: lock.Always,
	},
	Adds: []access.Role{access.Coordinator},
}

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
func (in Rows) Decisions(application id.ID) ([]selecting.Decision, error) {
	var rows []decisionRow
	err := lock.All(lock.From(in.tx, Decisions).Where("application_id = ?", application).Order("number"), &rows)
	return lock.Each(rows, decisionRow.domain), err
}

// AddDecision keeps the next decision about an application. Of two at the same
// moment, the second runs again and sees the first.
func (in Rows) AddDecision(d selecting.Decision) error {
	r := decisionRow(d)
	err := lock.Insert(in.tx, Decisions, &r)
	if err != nil && lock.Duplicate(err) {
		return lock.ErrAgain
	}
	return err
}
