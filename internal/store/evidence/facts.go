package evidence

import (
	"time"

	"gorm.io/gorm"

	"tandem/internal/evaluation"
	"tandem/internal/id"
	"tandem/internal/store/internal/lock"
	learningrows "tandem/internal/store/learning"
	programmesrows "tandem/internal/store/programmes"
	surveyingrows "tandem/internal/store/surveying"
)

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
		Where("places.cohort_id = ? AND places.state <> 'held' AND places.id > ? AND places.id <= ?", q.Cohort, q.Key(0), q.Until).
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
		Where("dyads.cohort_id = ? AND dyads.id > ? AND dyads.id <= ?", q.Cohort, q.Key(0), q.Until).
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

// answersEach is how many answers a form is first taken to have: with fewer, a
// page takes a second statement; with more, some are read for nothing.
const answersEach = 8

// AnswerFacts reads a page of the answers of a cohort by response and item,
// which are keys 0 and 1 of the place. Anonymous ones are not among them: a
// person's pseudonym has nothing to stand for there.
func (in Rows) AnswerFacts(q evaluation.Query) (list []evaluation.AnswerFact, err error) {
	response, item := q.Key(0), q.Key(1)
	for each := answersEach; len(list) <= q.Limit; {
		wanted := q.Limit + 1 - len(list)
		forms := wanted/each + 2 // of which the first may have been given already
		var rows []answerFactRow
		if err := lock.All(in.answersAfter(q, response, item, forms).Limit(wanted), &rows); err != nil || len(rows) == 0 {
			return list, err
		}
		list = append(list, lock.Each(rows, answerFactRow.domain)...)
		last := rows[len(rows)-1]
		response, item, each = string(last.ResponseID), last.ItemKey, max(1, len(rows)/forms)
	}
	return list, nil
}

// answersAfter reads the answers that stand behind a place, of as many forms as
// should be needed: a join that is cut only at its end makes MariaDB sort
// the whole cohort. Each of those forms has an answer, so that only the end
// of the set gives none; MIN says so without MariaDB listing first every form
// that has. Beside the cohort stands a name that none has: given one
// name alone, MariaDB walks through the index from the cohort's first form, and
// given two it goes to the place, as SQLite does with either.
func (in Rows) answersAfter(q evaluation.Query, response, item string, forms int) *gorm.DB {
	return lock.From(in.tx, surveyingrows.Answers).Select(`answers.response_id, r.wave_id, i.slug, v.number, r.person_id, d.participant_id, r.dyad_id,
		answers.item_key, answers.number_value, answers.text_value, answers.missing, r.submitted_on`).
		Joins(`JOIN (SELECT responses.id, responses.wave_id, responses.instrument_version_id, responses.person_id, responses.dyad_id, responses.submitted_on
			FROM responses WHERE responses.cohort_id IN ('', ?) AND responses.id >= ? AND responses.id <= ? AND responses.confidentiality <> 'anonymous'
			AND (SELECT MIN(a.item_key) FROM answers a WHERE a.response_id = responses.id) IS NOT NULL
			ORDER BY responses.cohort_id, responses.id LIMIT ?) r ON r.id = answers.response_id`, q.Cohort, response, q.Until, forms).
		Joins("JOIN instrument_versions v ON v.id = r.instrument_version_id").
		Joins("JOIN instruments i ON i.id = v.instrument_id").
		Joins("LEFT JOIN dyads d ON d.id = r.dyad_id").
		Where("r.id > ? OR answers.item_key > ?", response, item).
		Order("answers.response_id, answers.item_key")
}

// NewestPlace, NewestDyad and NewestResponse are the last row that a pull which
// begins now will give; empty when there is none.
func (in Rows) NewestPlace(cohort id.ID) (id.ID, error) {
	return newest(lock.From(in.tx, learningrows.Places).Where("cohort_id = ?", cohort))
}

// NewestDyad is like NewestPlace.
func (in Rows) NewestDyad(cohort id.ID) (id.ID, error) {
	return newest(lock.From(in.tx, learningrows.Dyads).Where("cohort_id = ?", cohort))
}

// NewestResponse is like NewestPlace.
func (in Rows) NewestResponse(cohort id.ID) (id.ID, error) {
	return newest(lock.From(in.tx, surveyingrows.Responses).Where("cohort_id = ?", cohort))
}

func newest(q *gorm.DB) (id.ID, error) {
	var keys []id.ID
	err := lock.All(q.Select("id").Order("id DESC").Limit(1), &keys)
	if err != nil || len(keys) == 0 {
		return "", err
	}
	return keys[0], nil
}

type askedRow struct {
	WaveID                         id.ID
	Invited, Ineligible, Responded int64
}

// WaveFacts counts who was asked in the waves of a cohort and who answered, in
// the order in which the waves open. The evaluator reads no invitation: the
// clerk counts them.
func (in Rows) WaveFacts(cohort id.ID) (list []evaluation.WaveFact, err error) {
	err = lock.All(lock.From(in.tx, surveyingrows.Waves).Select("waves.id AS wave, i.slug AS instrument, v.number AS instrument_version").
		Joins("JOIN instrument_versions v ON v.id = waves.instrument_version_id").
		Joins("JOIN instruments i ON i.id = v.instrument_id").
		Where("waves.cohort_id = ?", cohort).Order("waves.opens_at, waves.id"), &list)
	if err != nil {
		return nil, err
	}
	var asked []askedRow
	err = lock.All(lock.From(lock.Clerk(in.tx), surveyingrows.SurveyInvitations).Select(`wave_id, COUNT(*) AS invited,
		SUM(CASE WHEN state = 'ineligible' THEN 1 ELSE 0 END) AS ineligible,
		SUM(CASE WHEN state = 'completed' THEN 1 ELSE 0 END) AS responded`).Where("cohort_id = ?", cohort).Group("wave_id"), &asked)
	for i, w := range list {
		for _, a := range asked {
			if a.WaveID == w.Wave {
				list[i].Invited, list[i].Ineligible, list[i].Responded = a.Invited, a.Ineligible, a.Responded
			}
		}
	}
	return list, err
}
