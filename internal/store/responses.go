package store

import (
	"time"

	"tandem/internal/id"
	"tandem/internal/survey"
)

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
func (tx *Tx) AddResponse(r survey.Response, day string) error {
	row := responseRow{
		ID: r.ID, WaveID: r.WaveID, CohortID: r.CohortID, InstrumentVersionID: r.InstrumentVersionID,
		Confidentiality: r.Confidentiality, InvitationID: &r.InvitationID, PersonID: &r.PersonID, DyadID: r.DyadID,
		Reference: r.Reference, SubmittedAt: &r.SubmittedAt, SubmittedOn: day,
	}
	err := tx.insert("responses", &row)
	if err != nil && duplicate(err) {
		return errAgain
	}
	return err
}

// SurveyReceipt reads the receipt of a form that the actor has sent.
func (tx *Tx) SurveyReceipt(invitation id.ID) (survey.Receipt, error) {
	var r responseRow
	err := one(tx.from("responses").Select("responses.reference, responses.submitted_at").
		Where("responses.invitation_id = ? AND responses.person_id = ?", invitation, string(tx.Actor.Person)), &r)
	if err != nil {
		return survey.Receipt{}, err
	}
	return survey.Receipt{Reference: r.Reference, SubmittedAt: *r.SubmittedAt}, nil
}
