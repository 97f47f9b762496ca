package evidence

import (
	"tandem/internal/evaluation"
	"tandem/internal/id"
	"tandem/internal/store/internal/lock"
	surveyingrows "tandem/internal/store/surveying"
)

// ResponseThings are the completed forms of a cohort. Anonymous ones are not among
// them: a person's pseudonym has nothing to stand for there.
func (in Rows) ResponseThings(cohort id.ID) ([]evaluation.Thing, error) {
	var keys []id.ID
	err := lock.All(lock.From(in.tx, surveyingrows.Responses).Select("responses.id").
		Where("responses.cohort_id = ? AND responses.confidentiality <> 'anonymous'", cohort), &keys)
	return lock.Each(keys, func(key id.ID) evaluation.Thing { return evaluation.Thing{ID: key, Named: key} }), err
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

// AnswerFacts reads all that was answered in some forms, each form's by item.
func (in Rows) AnswerFacts(some []id.ID) ([]evaluation.AnswerFact, error) {
	var rows []answerFactRow
	err := lock.All(lock.From(in.tx, surveyingrows.Answers).Select(`answers.response_id, r.wave_id, i.slug, v.number, r.person_id, d.participant_id, r.dyad_id,
		answers.item_key, answers.number_value, answers.text_value, answers.missing, r.submitted_on`).
		Joins("JOIN responses r ON r.id = answers.response_id").
		Joins("JOIN instrument_versions v ON v.id = r.instrument_version_id").
		Joins("JOIN instruments i ON i.id = v.instrument_id").
		Joins("LEFT JOIN dyads d ON d.id = r.dyad_id").
		Where("answers.response_id IN ?", some).
		Order("answers.response_id, answers.item_key"), &rows)
	return inOrder(lock.Each(rows, answerFactRow.domain), some, func(f evaluation.AnswerFact) id.ID { return f.Response }), err
}
