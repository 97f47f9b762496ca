package evidence

import (
	"time"

	"tandem/internal/access"
	"tandem/internal/evaluation"
	"tandem/internal/id"
	"tandem/internal/store/internal/lock"
	learningrows "tandem/internal/store/learning"
	programmesrows "tandem/internal/store/programmes"
	surveyingrows "tandem/internal/store/surveying"
	"tandem/internal/survey"
)

// EvaluationPulls say who took which data. The programme team reads them.
var EvaluationPulls = lock.Table{
	Name: "evaluation_pulls",
	Sees: lock.Rules{
		access.Evaluator:   lock.Where("(evaluation_pulls.account_id = @account AND evaluation_pulls.token_id = '')"),
		access.Coordinator: lock.Always,
	},
	Adds: []access.Role{access.Clerk},
}

// The evaluator's reads select columns by name: none of people's names or
// addresses is ever joined here.

// EvaluationCohorts lists the cohorts that the evaluator may read, with their
// sizes.
func (in Rows) EvaluationCohorts() (list []evaluation.Cohort, err error) {
	return list, lock.All(lock.From(in.tx, programmesrows.Cohorts).Select(`cohorts.id, p.name AS programme, cohorts.name AS cohort,
		(SELECT COUNT(*) FROM places WHERE places.cohort_id = cohorts.id AND places.state <> 'held') AS places,
		(SELECT COUNT(*) FROM responses WHERE responses.cohort_id = cohorts.id AND responses.confidentiality <> 'anonymous') AS responses`).
		Joins("JOIN programmes p ON p.id = cohorts.programme_id").Order("cohorts.starts_on DESC, cohorts.id"), &list)
}

// PlaceFacts reads a page of the places that somebody took, in the order of
// their ids. Key 0 of the place is the id to go on after. It reads one more
// than the limit, to know whether there is more.
func (in Rows) PlaceFacts(q evaluation.Query) (list []evaluation.PlaceFact, err error) {
	return list, lock.All(lock.From(in.tx, learningrows.Places).Select(`places.id AS place, places.person_id AS person, places.sector, places.role,
		places.organisation_kind, places.area, places.state,
		(SELECT MAX(m.partnership_id) FROM partnership_members m WHERE m.place_id = places.id AND m.until_at IS NULL) AS partnership`).
		Where("places.cohort_id = ? AND places.state <> 'held' AND places.created_at <= ? AND places.id > ?", q.Cohort, q.AsOf, q.Key(0)).
		Order("places.id").Limit(q.Limit+1), &list)
}

type dyadFactRow struct {
	Dyad        id.ID
	Manager     id.ID
	Participant id.ID
	FromAt      time.Time
	UntilAt     *time.Time
}

func (r dyadFactRow) domain() evaluation.DyadFact {
	return evaluation.DyadFact{Dyad: r.Dyad, Manager: r.Manager, Participant: r.Participant, From: r.FromAt, Until: r.UntilAt}
}

// DyadFacts reads a page of the dyads of a cohort, ended ones included, like
// PlaceFacts.
func (in Rows) DyadFacts(q evaluation.Query) ([]evaluation.DyadFact, error) {
	var rows []dyadFactRow
	err := lock.All(lock.From(in.tx, learningrows.Dyads).Select("dyads.id AS dyad, dyads.manager_id AS manager, dyads.participant_id AS participant, dyads.from_at, dyads.until_at").
		Where("dyads.cohort_id = ? AND dyads.from_at <= ? AND dyads.id > ?", q.Cohort, q.AsOf, q.Key(0)).
		Order("dyads.id").Limit(q.Limit+1), &rows)
	return lock.Each(rows, dyadFactRow.domain), err
}

type answerFactRow struct {
	ResponseID    id.ID
	WaveID        id.ID
	Slug          string
	Number        int64
	PersonID      id.ID
	ParticipantID *id.ID
	DyadID        *id.ID
	ItemKey       string
	NumberValue   *int64
	TextValue     *string
	Missing       string
	SubmittedOn   string
}

func (r answerFactRow) domain() evaluation.AnswerFact {
	return evaluation.AnswerFact{Response: r.ResponseID, Wave: r.WaveID, Instrument: r.Slug, InstrumentVersion: r.Number,
		Person: r.PersonID, Participant: r.ParticipantID, Dyad: r.DyadID, Item: r.ItemKey, Number: r.NumberValue,
		Text: r.TextValue, Missing: r.Missing, SubmittedOn: r.SubmittedOn}
}

// AnswerFacts reads a page of the answers of a cohort by response and item,
// which are keys 0 and 1 of the place. Anonymous ones are not among them: a
// person's pseudonym has nothing to stand for there.
func (in Rows) AnswerFacts(q evaluation.Query) ([]evaluation.AnswerFact, error) {
	var rows []answerFactRow
	err := lock.All(lock.From(in.tx, surveyingrows.Answers).Select(`answers.response_id, r.wave_id, i.slug, v.number, r.person_id, d.participant_id, r.dyad_id,
		answers.item_key, answers.number_value, answers.text_value, answers.missing, r.submitted_on`).
		Joins("JOIN responses r ON r.id = answers.response_id AND r.confidentiality <> 'anonymous'").
		Joins("JOIN instrument_versions v ON v.id = r.instrument_version_id").
		Joins("JOIN instruments i ON i.id = v.instrument_id").
		Joins("LEFT JOIN dyads d ON d.id = r.dyad_id").
		Where("r.cohort_id = ? AND r.submitted_at <= ? AND r.id >= ? AND (r.id > ? OR answers.item_key > ?)",
			q.Cohort, q.AsOf, q.Key(0), q.Key(0), q.Key(1)).
		Order("r.id, answers.item_key").Limit(q.Limit+1), &rows)
	return lock.Each(rows, answerFactRow.domain), err
}

// BaseFunnels counts who was asked and how far they came, as Funnels does. The
// evaluator reads no invitation: the clerk counts them.
func (in Rows) BaseFunnels(cohort id.ID) (map[id.ID]survey.Funnel, error) {
	return surveyingrows.In(lock.Clerk(in.tx)).Funnels(cohort)
}

type pullRow struct {
	ID        id.ID
	At        time.Time
	RequestID string
	AccountID id.ID
	TokenID   id.ID
	CohortID  id.ID
	DataSet   evaluation.Set
	RowTotal  int
	Filter    string
	Snapshot  string
}

// AddPull notes which rows were given to whom.
func (in Rows) AddPull(p evaluation.Pull) error {
	return lock.Insert(lock.Clerk(in.tx), EvaluationPulls, &pullRow{
		ID: p.ID, At: in.tx.Now, RequestID: in.tx.Actor().Request, AccountID: in.tx.Actor().Account, TokenID: in.tx.Actor().Token,
		CohortID: p.Cohort, DataSet: p.Set, RowTotal: p.Rows, Filter: p.Filter, Snapshot: p.Snapshot,
	})
}
