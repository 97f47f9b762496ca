package evaluation

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"

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
var MissingCodes = []MissingCode{{survey.NotAnswered, -98}, {survey.NotApplicable, -97}, {survey.NotAsked, -96}, {Suppressed, -99}}

// CodebookOf lists the questions of published versions, which come ordered by
// key and number.
func CodebookOf(versions []survey.Version) []CodebookRow {
	var rows []CodebookRow
	for _, v := range versions {
		for _, i := range v.Items {
			if !i.Asks() {
				continue
			}
			rows = append(rows, CodebookRow{Instrument: v.Key, InstrumentVersion: v.Number, Item: i.Key, Kind: string(i.Kind),
				Text: i.Text, Points: i.Points, LowLabel: i.LowLabel, HighLabel: i.HighLabel, Options: i.Options,
				Missing: MissingCodes})
		}
	}
	return rows
}

// After gives at most limit rows of a codebook that stand behind the first n, and
// tells whether more follow.
func After(rows []CodebookRow, n, limit int) (page []CodebookRow, more bool) {
	rest := rows[min(n, len(rows)):]
	return rest[:min(limit, len(rest))], len(rest) > limit
}

// DigestOf differs when a row of a codebook would.
func DigestOf(rows []CodebookRow) string {
	text, _ := json.Marshal(rows) // strings and numbers only: it cannot fail
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:])
}
