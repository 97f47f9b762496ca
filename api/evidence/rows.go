package evidence

import (
	"tandem/api/surveying"
	"tandem/internal/evaluation"
)

// SubjectRow is a participant under a pseudonym that holds in this cohort.
type SubjectRow struct {
	// The participant, under a pseudonym that holds in this cohort; rows are in its order.
	Subject string `json:"subject" example:"p_abcdefghijkl"`
	// The present partnership, under a pseudonym; null for whoever has none or left it.
	Partnership *string `json:"partnership" extensions:"x-nullable" example:"g_abcdefghijkl"`
	// The sector that the person works in.
	Sector string `json:"sector"`
	// How senior the person is at work.
	Role string `json:"role"`
	// What sort of organisation the person works for.
	OrganisationKind string `json:"organisation_kind"`
	// The region of England of the local authority area.
	Region string `json:"region"`
	// Whether the place is still held.
	PlaceState string `json:"place_state"`
}

// DyadRow is a line manager and a participant under pseudonyms.
type DyadRow struct {
	// The two as a pair, under a pseudonym; rows are in its order.
	Dyad string `json:"dyad" example:"d_abcdefghijkl"`
	// The line manager, under a pseudonym.
	Manager string `json:"manager" example:"p_abcdefghijkl"`
	// The participant, under the pseudonym that subjects use.
	Subject string `json:"subject" example:"p_mnopqrstuvwx"`
	// The first day.
	ValidFrom string `json:"valid_from" format:"date"`
	// The last day; null while it lasts.
	ValidTo *string `json:"valid_to" format:"date" extensions:"x-nullable"`
}

// MembershipRow is somebody's time in a partnership, under pseudonyms. Whoever left
// stays, with the day.
type MembershipRow struct {
	// The person's time in the partnership, under a pseudonym; rows are in its order.
	Membership string `json:"membership" example:"m_abcdefghijkl"`
	// The person, under the pseudonym that subjects use.
	Subject string `json:"subject" example:"p_mnopqrstuvwx"`
	// The partnership, under a pseudonym.
	Partnership string `json:"partnership" example:"g_abcdefghijkl"`
	// The first day.
	ValidFrom string `json:"valid_from" format:"date"`
	// The day of leaving; null while it lasts.
	ValidTo *string `json:"valid_to" format:"date" extensions:"x-nullable"`
}

// AnswerRow is one answer to one question, long and tidy. Choices are the
// values of the options, joined by commas; without a value missing says why.
type AnswerRow struct {
	// The completed form, under a pseudonym; rows are in its order and then in that of item.
	Response string `json:"response" example:"r_abcdefghijkl"`
	// The wave of a questionnaire, under a pseudonym.
	Wave string `json:"wave" example:"w_abcdefghijkl"`
	// The key of the questionnaire, as in the codebook.
	Instrument string `json:"instrument"`
	// The number of the version of the questionnaire, from 1.
	InstrumentVersion int64 `json:"instrument_version"`
	// Who answered, under a pseudonym that holds in this cohort.
	Respondent string `json:"respondent" example:"p_abcdefghijkl"`
	// Whom the answer is about: who answered, or of a manager the participant; null where that is not known.
	Subject *string `json:"subject" extensions:"x-nullable" example:"p_mnopqrstuvwx"`
	// The line manager and participant, under a pseudonym; null where a participant answers.
	Dyad *string `json:"dyad" extensions:"x-nullable" example:"d_abcdefghijkl"`
	// The key of the question, as in the codebook.
	Item string `json:"item"`
	// The number; null where there is none.
	Value *int64 `json:"value" extensions:"x-nullable"`
	// What was written, or the values of the chosen options joined by commas; null where there is neither.
	Text *string `json:"text" extensions:"x-nullable"`
	// Why there is neither value nor text; null where there is one.
	Missing *string `json:"missing" enums:"not_answered,not_applicable,not_asked,suppressed" extensions:"x-nullable"`
	// The day on which the form was sent.
	SubmittedOn string `json:"submitted_on" format:"date"`
}

// CodebookRow says what a question means, from the published instrument.
type CodebookRow struct {
	// The key of the questionnaire, as in the codebook.
	Instrument string `json:"instrument"`
	// The number of the version of the questionnaire, from 1.
	InstrumentVersion int64 `json:"instrument_version"`
	// The key of the question; rows are in the order of instrument, version and form.
	Item string `json:"item"`
	// What sort of question it is.
	Kind string `json:"kind" enums:"scale,single,multiple,number,short_text,long_text,date"`
	// The question as it is asked.
	Text string `json:"text"`
	// How many points the scale has, numbered from 1; null for other kinds.
	Points *int `json:"points" extensions:"x-nullable"`
	// What the first point of a scale is called; null for other kinds.
	LowLabel *string `json:"low_label" extensions:"x-nullable"`
	// What the last point of a scale is called; null for other kinds.
	HighLabel *string `json:"high_label" extensions:"x-nullable"`
	// The options in the order in which they are shown; none for other kinds.
	Options []surveying.ItemOption `json:"options"`
	// The words for a missing value.
	Missing []MissingCode `json:"missing"`
}

// MissingCode is a word for why there is no value, with its number in files
// that know numbers only.
type MissingCode struct {
	// The word.
	Value string `json:"value"`
	// The number that stands for it where only numbers can.
	Code int `json:"code"`
}

func subjectRowOf(s evaluation.Subject) SubjectRow {
	return SubjectRow{Subject: s.Subject, Partnership: orNull(s.Partnership), Sector: s.Sector, Role: s.Role,
		OrganisationKind: s.OrganisationKind, Region: s.Region, PlaceState: s.PlaceState}
}

func membershipRowOf(m evaluation.Membership) MembershipRow {
	return MembershipRow{Membership: m.Membership, Subject: m.Subject, Partnership: m.Partnership, ValidFrom: m.ValidFrom, ValidTo: orNull(m.ValidTo)}
}

func dyadRowOf(d evaluation.Dyad) DyadRow {
	return DyadRow{Dyad: d.Dyad, Manager: d.Manager, Subject: d.Subject, ValidFrom: d.ValidFrom, ValidTo: orNull(d.ValidTo)}
}

func answerRowOf(a evaluation.Answer) AnswerRow {
	return AnswerRow{Response: a.Response, Wave: a.Wave, Instrument: a.Instrument, InstrumentVersion: a.InstrumentVersion,
		Respondent: a.Respondent, Subject: orNull(a.Subject), Dyad: orNull(a.Dyad), Item: a.Item, Value: a.Value, Text: a.Text,
		Missing: orNull(a.Missing), SubmittedOn: a.SubmittedOn}
}

// orNull is a value, or null where the zero one says that there is none: a column is
// there in every row.
func orNull[T comparable](value T) *T {
	if value == *new(T) {
		return nil
	}
	return &value
}

func codebookRowOf(r evaluation.CodebookRow) CodebookRow {
	row := CodebookRow{Instrument: r.Instrument, InstrumentVersion: r.InstrumentVersion, Item: r.Item, Kind: r.Kind, Text: r.Text,
		Points: orNull(r.Points), LowLabel: orNull(r.LowLabel), HighLabel: orNull(r.HighLabel), Options: []surveying.ItemOption{}}
	for _, o := range r.Options {
		row.Options = append(row.Options, surveying.ItemOption(o))
	}
	for _, m := range r.Missing {
		row.Missing = append(row.Missing, MissingCode(m))
	}
	return row
}
