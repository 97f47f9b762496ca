package surveying

import (
	"encoding/json"
	"time"

	"gorm.io/gorm"

	"tandem/internal/access"
	"tandem/internal/id"
	"tandem/internal/store/internal/lock"
	"tandem/internal/survey"
)

// asked are the forms that a line manager still answers for: those of the wave
// whose link they followed, of every wave with a password. One that is no longer
// needed is gone from their page, with the name of whom it was about.
var asked = lock.InWave("survey_invitations.person_id = @person AND survey_invitations.state <> 'ineligible'", "survey_invitations.wave_id")

// SurveyInvitations are seen by who was asked. The programme team sees that, never a draft.
var SurveyInvitations = lock.Table{
	Name: "survey_invitations",
	Sees: lock.Rules{
		access.Participant: lock.Where("survey_invitations.person_id = @person"),
		access.Manager:     asked,
		access.Coordinator: lock.Always, access.Gate: lock.Always, access.Clerk: lock.Always,
	},
	Changes: lock.Rules{
		access.Participant: lock.Where("survey_invitations.person_id = @person"),
		access.Manager:     asked,
		access.Gate:        lock.Always, access.Post: lock.Always, access.Clerk: lock.Always,
	},
	Adds: []access.Role{access.Clerk},
}

// surveyInvitationRow has no draft, so that reading an invitation never reads
// what somebody is writing.
type surveyInvitationRow struct {
	ID          id.ID
	WaveID      id.ID
	CohortID    id.ID
	PersonID    id.ID
	DyadID      *id.ID
	AboutKey    string
	State       survey.InvitationState
	SentAt      *time.Time
	OpenedAt    *time.Time
	StartedAt   *time.Time
	CompletedAt *time.Time
	Reason      string
	Note        string
	CreatedAt   time.Time
	Version     int64
}

func (r surveyInvitationRow) domain() survey.Invitation {
	return survey.Invitation{
		ID: r.ID, WaveID: r.WaveID, CohortID: r.CohortID, PersonID: r.PersonID, DyadID: r.DyadID, State: r.State,
		SentAt: r.SentAt, OpenedAt: r.OpenedAt, StartedAt: r.StartedAt, CompletedAt: r.CompletedAt,
		Reason: r.Reason, Note: r.Note, CreatedAt: r.CreatedAt, Version: r.Version,
	}
}

func surveyInvitationRowOf(i survey.Invitation) surveyInvitationRow {
	r := surveyInvitationRow{
		ID: i.ID, WaveID: i.WaveID, CohortID: i.CohortID, PersonID: i.PersonID, DyadID: i.DyadID, State: i.State,
		SentAt: i.SentAt, OpenedAt: i.OpenedAt, StartedAt: i.StartedAt, CompletedAt: i.CompletedAt,
		Reason: i.Reason, Note: i.Note, CreatedAt: i.CreatedAt, Version: i.Version,
	}
	if i.DyadID != nil {
		r.AboutKey = string(*i.DyadID)
	}
	return r
}

// surveyColumns are those of surveyInvitationRow.
const surveyColumns = `survey_invitations.id, survey_invitations.wave_id, survey_invitations.cohort_id, survey_invitations.person_id,
		survey_invitations.dyad_id, survey_invitations.about_key, survey_invitations.state, survey_invitations.sent_at,
		survey_invitations.opened_at, survey_invitations.started_at, survey_invitations.completed_at, survey_invitations.reason,
		survey_invitations.note, survey_invitations.created_at, survey_invitations.version`

const noDraft = "[]"

// newSurveyInvitationRow is a row with its draft, which begins empty.
type newSurveyInvitationRow struct {
	Row   surveyInvitationRow `gorm:"embedded"`
	Draft string
}

// AddSurveyInvitations keeps the invitations of a wave that opens. Asking the
// same person about the same dyad twice is a conflict.
func (in Rows) AddSurveyInvitations(list []survey.Invitation) error {
	if len(list) == 0 {
		return nil
	}
	rows := lock.Each(list, func(i survey.Invitation) newSurveyInvitationRow {
		return newSurveyInvitationRow{surveyInvitationRowOf(i), noDraft}
	})
	return lock.Insert(lock.Clerk(in.tx), SurveyInvitations, &rows)
}

// ownSurveys narrows a read to what the actor was asked personally, whatever else
// their role may see.
func (in Rows) ownSurveys() *gorm.DB {
	return lock.From(in.tx, SurveyInvitations).Where("survey_invitations.person_id = ?", string(in.tx.Actor().Person))
}

type surveyRequestRow struct {
	Row        surveyInvitationRow `gorm:"embedded"`
	About      string
	Instrument string
	Title      string
	ClosesAt   time.Time
}

func (r surveyRequestRow) domain() survey.Request {
	return survey.Request{Invitation: r.Row.domain(), About: r.About, Instrument: r.Instrument, Title: r.Title, ClosesAt: r.ClosesAt}
}

// surveyRequests joins what a person needs to recognise a form. The names come
// with the invitation: whoever was asked about somebody may read their name.
func (in Rows) surveyRequests() *gorm.DB {
	return in.ownSurveys().Select(surveyColumns + `,
		COALESCE(p.name, '') AS about, i.slug AS instrument, i.title, w.closes_at`).
		Joins("JOIN waves w ON w.id = survey_invitations.wave_id").
		Joins("JOIN instrument_versions v ON v.id = w.instrument_version_id").
		Joins("JOIN instruments i ON i.id = v.instrument_id").
		Joins("LEFT JOIN dyads d ON d.id = survey_invitations.dyad_id").
		Joins("LEFT JOIN people p ON p.id = d.participant_id")
}

// SurveyRequests reads what the actor is asked to answer, what closes first at
// the top.
func (in Rows) SurveyRequests() ([]survey.Request, error) {
	var rows []surveyRequestRow
	err := lock.All(in.surveyRequests().Order("w.closes_at, about, survey_invitations.id"), &rows)
	return lock.Each(rows, surveyRequestRow.domain), err
}

// SurveyRequest reads one of them.
func (in Rows) SurveyRequest(key id.ID) (survey.Request, error) {
	var r surveyRequestRow
	err := lock.One(in.surveyRequests().Where("survey_invitations.id = ?", key), &r)
	return r.domain(), err
}

// SurveyToAnswer reads a form of the actor's own, and of its wave whether it
// takes answers and which questions it asks: what taking the answers needs.
func (in Rows) SurveyToAnswer(key id.ID) (survey.Invitation, survey.Wave, error) {
	var r surveyInvitationRow
	var w waveRow
	err := lock.Row(in.tx, []any{&r.ID, &r.WaveID, &r.CohortID, &r.PersonID, &r.DyadID, &r.State, &r.SentAt, &r.OpenedAt, &r.StartedAt,
		&r.CompletedAt, &r.Reason, &r.Note, &r.Version, &w.InstrumentVersionID, &w.State, &w.ClosesAt}, SurveyInvitations,
		`survey_invitations.id, survey_invitations.wave_id, survey_invitations.cohort_id, survey_invitations.person_id,
			survey_invitations.dyad_id, survey_invitations.state, survey_invitations.sent_at, survey_invitations.opened_at,
			survey_invitations.started_at, survey_invitations.completed_at, survey_invitations.reason, survey_invitations.note,
			survey_invitations.version, w.instrument_version_id, w.state, w.closes_at`,
		" JOIN waves w ON w.id = survey_invitations.wave_id",
		"survey_invitations.person_id = ? AND survey_invitations.id = ?", string(in.tx.Actor().Person), key)
	w.ID, w.CohortID = r.WaveID, r.CohortID
	return r.domain(), w.domain(), err
}

// SurveyDraft reads what the actor has entered so far in a form of their own.
// Nobody else's draft can be read at all.
func (in Rows) SurveyDraft(key id.ID) ([]survey.Answer, error) {
	var r struct{ Draft string }
	if err := lock.One(in.ownSurveys().Select("survey_invitations.draft").Where("survey_invitations.id = ?", key), &r); err != nil {
		return nil, err
	}
	var answers []survey.Answer
	return answers, json.Unmarshal([]byte(r.Draft), &answers)
}

// SaveSurveyDraft keeps a changed invitation together with its draft.
func (in Rows) SaveSurveyDraft(i survey.Invitation, draft []survey.Answer) error {
	text, err := json.Marshal(draft)
	if err != nil {
		return err
	}
	if draft == nil {
		text = []byte(noDraft)
	}
	r := newSurveyInvitationRow{surveyInvitationRowOf(i), string(text)}
	return lock.Replace(in.tx, SurveyInvitations, &r, i.ID, i.Version)
}

// FinishSurvey marks an invitation answered and forgets its draft. When
// somebody changed it at this moment, the whole transaction runs again and
// sees what they did.
func (in Rows) FinishSurvey(i survey.Invitation) error {
	n, err := lock.Update(in.tx, SurveyInvitations, map[string]any{
		"state": i.State, "opened_at": i.OpenedAt, "started_at": i.StartedAt, "completed_at": i.CompletedAt,
		"draft": noDraft, "version": i.Version + 1,
	}, "id = ? AND version = ?", string(i.ID), i.Version)
	if err == nil && n == 0 {
		return lock.ErrAgain
	}
	return err
}

// OpenSurveys notes that a person has followed the link to the forms of a
// wave.
func (in Rows) OpenSurveys(wave, person id.ID) error {
	_, err := lock.Update(in.tx, SurveyInvitations, map[string]any{
		"state": survey.Opened, "opened_at": in.tx.Now, "version": gorm.Expr("version + 1"),
	}, "wave_id = ? AND person_id = ? AND state IN ('created', 'sent')", wave, person)
	return err
}

// SentSurveys notes that the mail about a wave has left to a person. Somebody
// who opened the form in the meantime stays where they are.
func (in Rows) SentSurveys(wave, person id.ID) error {
	_, err := lock.Update(in.tx, SurveyInvitations, map[string]any{
		"state":   gorm.Expr("CASE WHEN state = 'created' THEN 'sent' ELSE state END"),
		"sent_at": in.tx.Now,
	}, "wave_id = ? AND person_id = ? AND sent_at IS NULL", wave, person)
	return err
}

// PassOnSurveys ends the forms of a wave whose manager no longer manages the
// participant. What was sent keeps its author; a draft is forgotten.
func (in Rows) PassOnSurveys(wave id.ID) error {
	_, err := lock.Update(lock.Clerk(in.tx), SurveyInvitations, map[string]any{
		"state": survey.Ineligible, "draft": noDraft, "version": gorm.Expr("version + 1"),
	}, `wave_id = ? AND state NOT IN ('completed', 'ineligible')
		AND dyad_id IN (SELECT d.id FROM dyads d WHERE d.until_at IS NOT NULL)`, wave)
	return err
}

// Survey reads a form as the programme team sees it, never its draft.
func (in Rows) Survey(key id.ID) (survey.Invitation, error) {
	var r surveyInvitationRow
	err := lock.One(lock.From(in.tx, SurveyInvitations).Select(surveyColumns).Where("survey_invitations.id = ?", key), &r)
	return r.domain(), err
}

// CountSurveys counts the forms that a wave still asks of a person.
func (in Rows) CountSurveys(wave, person id.ID) (int64, error) {
	var n int64
	err := lock.From(in.tx, SurveyInvitations).Where("wave_id = ? AND person_id = ? AND state <> 'ineligible'", wave, person).Count(&n).Error
	return n, lock.Translate(err)
}
