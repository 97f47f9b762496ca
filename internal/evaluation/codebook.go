package evaluation

import (
	"fmt"

	"tandem/internal/survey"
)

// CodebookRow says what one column means. It comes from the instrument that
// was published, never from the data: the columns are the same with no row as
// with a thousand.
type CodebookRow struct {
	Instrument        string
	InstrumentVersion int64
	Item              string
	Kind              string
	Text              string
	Points            int
	LowLabel          string
	HighLabel         string
	Options           []survey.Option
	Missing           []MissingCode
	place             string
}

// MissingCode is a word for why there is no value, with its number in files
// that know numbers only.
type MissingCode struct {
	Value string
	Code  int
}

// Suppressed stands where a value is withheld from a group too small.
const Suppressed = "suppressed"

// MissingCodes are all the words for a missing value.
var MissingCodes = []MissingCode{{survey.NotAnswered, -98}, {survey.NotApplicable, -97}, {Suppressed, -99}}

// CodebookOf lists the questions of published versions, which come ordered by
// key and number.
func CodebookOf(versions []survey.Version) []CodebookRow {
	var rows []CodebookRow
	for _, v := range versions {
		for n, i := range v.Items {
			if !i.Asks() {
				continue
			}
			rows = append(rows, CodebookRow{Instrument: v.Key, InstrumentVersion: v.Number, Item: i.Key, Kind: string(i.Kind),
				Text: i.Text, Points: i.Points, LowLabel: i.LowLabel, HighLabel: i.HighLabel, Options: i.Options,
				Missing: MissingCodes, place: fmt.Sprintf("%s/%09d/%04d", v.Key, v.Number, n)})
		}
	}
	return rows
}

// After gives at most limit rows of a codebook that stand behind a place, and
// the place of the last one.
func After(rows []CodebookRow, place string, limit int) (page []CodebookRow, last string, more bool) {
	for _, r := range rows {
		if r.place <= place {
			continue
		}
		if len(page) == limit {
			return page, last, true
		}
		page, last = append(page, r), r.place
	}
	return page, last, false
}
