package surveying

import (
	"time"

	"tandem/internal/access"
	"tandem/internal/id"
	"tandem/internal/store/internal/lock"
	"tandem/internal/survey"
)

// SurveyLetters are the mails that asked managers; the programme team follows them up.
var SurveyLetters = lock.Table{
	Name: "survey_letters",
	Sees: lock.Rules{
		access.Coordinator: lock.Always,
	},
	Adds: []access.Role{access.Clerk},
}

type surveyLetterRow struct {
	ID        id.ID
	WaveID    id.ID
	PersonID  id.ID
	LinkID    id.ID
	MessageID id.ID
	Kind      survey.LetterKind
	CreatedAt time.Time
}

// AddSurveyLetter notes that a mail about a wave was queued.
func (in Rows) AddSurveyLetter(l survey.Letter) error {
	r := surveyLetterRow(l)
	return lock.Insert(lock.Clerk(in.tx), SurveyLetters, &r)
}

// Reminded reads when the latest reminders of each wave of a cohort went.
func (in Rows) Reminded(cohort id.ID) (map[id.ID]time.Time, error) {
	var rows []surveyLetterRow
	err := lock.All(lock.From(in.tx, SurveyLetters).Select("survey_letters.wave_id, survey_letters.created_at").
		Joins("JOIN waves w ON w.id = survey_letters.wave_id").
		Where("survey_letters.kind = 'reminder' AND w.cohort_id = ?", cohort).
		Order("survey_letters.created_at").Group("survey_letters.wave_id, survey_letters.created_at"), &rows)
	out := make(map[id.ID]time.Time, len(rows))
	for _, r := range rows {
		out[r.WaveID] = r.CreatedAt
	}
	return out, err
}

type standingRow struct {
	ID          id.ID
	ManagerID   id.ID
	Manager     string
	Email       string
	SignsIn     bool
	Participant string
	State       survey.InvitationState
	Reason      string
	Note        string
	AskedAt     *time.Time
	Mail        string
}

func (r standingRow) domain() survey.Standing { return survey.Standing(r) }

// Standings reads the forms of a wave with the latest mail about each, by
// manager: what following a survey up needs, and nothing of any draft.
func (in Rows) Standings(wave id.ID) ([]survey.Standing, error) {
	var rows []standingRow
	err := lock.All(lock.From(in.tx, SurveyInvitations).Select(`survey_invitations.id, survey_invitations.person_id AS manager_id, m.name AS manager,
		COALESCE(m.email, '') AS email, a.id IS NOT NULL AS signs_in, COALESCE(p.name, '') AS participant, survey_invitations.state,
		survey_invitations.reason, survey_invitations.note, l.created_at AS asked_at, COALESCE(mail.state, '') AS mail`).
		Joins("JOIN people m ON m.id = survey_invitations.person_id").
		Joins("LEFT JOIN accounts a ON a.person_id = m.id").
		Joins("LEFT JOIN dyads d ON d.id = survey_invitations.dyad_id").
		Joins("LEFT JOIN people p ON p.id = d.participant_id").
		Joins(`LEFT JOIN survey_letters l ON l.id = (SELECT x.id FROM survey_letters x WHERE x.wave_id = survey_invitations.wave_id
			AND x.person_id = survey_invitations.person_id ORDER BY x.created_at DESC, x.id DESC LIMIT 1)`).
		Joins("LEFT JOIN messages mail ON mail.id = l.message_id").
		Where("survey_invitations.wave_id = ?", wave).Order("m.name, survey_invitations.person_id, p.name, survey_invitations.id"), &rows)
	return lock.Each(rows, standingRow.domain), err
}
