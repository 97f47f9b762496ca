package surveying

import (
	"tandem/internal/access"
	"tandem/internal/id"
	"tandem/internal/store/internal/lock"
	"tandem/internal/survey"
)

// Answers are seen with their response.
var Answers = lock.Table{
	Name: "answers",
	Sees: lock.Rules{
		access.Participant: lock.Where("EXISTS (SELECT 1 FROM responses r WHERE r.id = answers.response_id AND r.person_id = @person)"),
		access.Manager:     lock.Where("EXISTS (SELECT 1 FROM responses r WHERE r.id = answers.response_id AND r.person_id = @person)"),
		access.Coordinator: lock.Where("EXISTS (SELECT 1 FROM responses r WHERE r.id = answers.response_id AND r.confidentiality = 'named')"),
		access.Evaluator:   lock.Where("EXISTS (SELECT 1 FROM responses r WHERE r.id = answers.response_id AND (@cohort = '' OR r.cohort_id = @cohort))"),
	},
	Adds: []access.Role{access.Participant, access.Manager},
}

type answerRow struct {
	ResponseID  id.ID
	ItemKey     string
	NumberValue *int64
	TextValue   *string
	Missing     string
}

// AddAnswers keeps the values of a response, one row for every question.
func (in Rows) AddAnswers(response id.ID, values []survey.Value) error {
	rows := lock.Each(values, func(v survey.Value) answerRow {
		return answerRow{ResponseID: response, ItemKey: v.Item, NumberValue: v.Number, TextValue: v.Text, Missing: v.Missing}
	})
	if len(rows) == 0 {
		return nil
	}
	return lock.Insert(in.tx, Answers, &rows)
}
