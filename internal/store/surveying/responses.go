package surveying

import (
	"time"

	"tandem/internal/access"
	"tandem/internal/id"
	"tandem/internal/store/internal/lock"
	"tandem/internal/survey"
)

// Responses are their author's. The programme team sees named ones only, the evaluator those of the cohort.
var Responses = lock.Table{
	Name: "responses",
	Sees: lock.Rules{
		access.Participant: lock.Where("responses.person_id = @person"),
		access.Manager:     lock.Where("responses.person_id = @person"),
		access.Coordinator: lock.Where("responses.confidentiality = 'named'"),
		access.Evaluator:   lock.InCohort("responses.cohort_id"),
	},
	Adds: []access.Role{access.Participant, access.Manager},
}

type responseRow struct {
	ID                  id.ID
	WaveID              id.ID
	CohortID            id.ID
	InstrumentVersionID id.ID
	Confidentiality     survey.Confidentiality
	InvitationID        *id.ID
	PersonID            *id.ID
	DyadID              *id.ID
	Reference           string
	SubmittedAt         *time.Time
	SubmittedOn         string
}

// AddResponse keeps a completed form under the name of whoever answered. An
// anonymous one has no business here: the schema refuses it. A second form for
// the same invitation makes the transaction run again, and it then sees the
// first.
func (in Rows) AddResponse(r survey.Response, day string) error {
	row := responseRow{
		ID: r.ID, WaveID: r.WaveID, CohortID: r.CohortID, InstrumentVersionID: r.InstrumentVersionID,
		Confidentiality: r.Confidentiality, InvitationID: &r.InvitationID, PersonID: &r.PersonID, DyadID: r.DyadID,
		Reference: r.Reference, SubmittedAt: &r.SubmittedAt, SubmittedOn: day,
	}
	err := lock.Insert(in.tx, Responses, &row)
	if err != nil && lock.Duplicate(err) {
		return lock.ErrAgain
	}
	return err
}

// SurveyReceipt reads the receipt of a form that the actor has sent.
func (in Rows) SurveyReceipt(invitation id.ID) (survey.Receipt, error) {
	var r responseRow
	err := lock.One(lock.From(in.tx, Responses).Select("responses.reference, responses.submitted_at").
		Where("responses.invitation_id = ? AND responses.person_id = ?", invitation, string(in.tx.Actor().Person)), &r)
	if err != nil {
		return survey.Receipt{}, err
	}
	return survey.Receipt{Reference: r.Reference, SubmittedAt: *r.SubmittedAt}, nil
}
