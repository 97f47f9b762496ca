package store

import (
	"tandem/internal/id"
	"tandem/internal/survey"
)

type answerRow struct {
	ResponseID  id.ID
	ItemKey     string
	NumberValue *int64
	TextValue   *string
	Missing     string
}

// AddAnswers keeps the values of a response, one row for every question.
func (tx *Tx) AddAnswers(response id.ID, values []survey.Value) error {
	rows := convert(values, func(v survey.Value) answerRow {
		return answerRow{ResponseID: response, ItemKey: v.Item, NumberValue: v.Number, TextValue: v.Text, Missing: v.Missing}
	})
	if len(rows) == 0 {
		return nil
	}
	return tx.insert("answers", &rows)
}
