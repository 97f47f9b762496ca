package sheet

import (
	"io"
	"slices"
	"strconv"
	"strings"

	"tandem/internal/matching/cohort"
	"tandem/internal/matching/severity"
	"tandem/internal/matching/telling"
	"tandem/internal/matching/wording"
)

// SelectionColumns are the columns of a selection, one row a unit.
var SelectionColumns = []Column{
	{"unit", true, "what names the application"},
	{"people", false, "its members"},
	{"seats", false, "how many they are"},
	{"score", false, "of the unit"},
	{"taken", true, "yes or no"},
	{"price", false, "points that the best other selection has less: without a unit that is taken, with one that is not"},
	{"fewer_seats", false, "seats that it fills less"},
	{"reason", false, "why the unit was taken or not"},
}

// Selection is a result as it is kept in a file: the whole input, so that it
// can be repeated, with the names and the report. Points are in thousandths.
type Selection struct {
	Names  map[string][]string `json:"names"`
	On     string              `json:"on"`
	Call   cohort.Call         `json:"call"`
	Report cohort.Report       `json:"report"`
	Mixes  *cohort.Mixture     `json:"mixes,omitempty"`
	Panel  *severity.Panel     `json:"panel,omitempty"` // what the reviews came to, when they gave the scores
}

// WriteJSON writes the selection, indented.
func (s Selection) WriteJSON(w io.Writer) error { return writeJSON(w, s) }

// Explained tells that there are reasons and prices: a selection that was not
// proved to be the best, or is too large, has none.
func (s Selection) Explained() bool { return len(s.Report.Units) > 0 }

// WriteCSV writes one row a unit.
func (s Selection) WriteCSV(w io.Writer) error {
	reports := map[string]cohort.UnitReport{}
	for _, report := range s.Report.Units {
		reports[report.Unit] = report
	}
	reasons := telling.Reasons(s.Call, s.Report, s.Panel)
	units := slices.SortedFunc(slices.Values(s.Call.Units), func(a, b cohort.Unit) int { return strings.Compare(a.ID, b.ID) })
	rows := [][]string{names(SelectionColumns)}
	for _, unit := range units {
		taken := slices.Contains(s.Report.Result.Taken, unit.ID)
		row := []string{unit.ID, strings.Join(s.Names[unit.ID], "; "), strconv.Itoa(len(unit.Members)), wording.Decimal(unit.Score), yesOrNo(taken), "", "", ""}
		if report, explained := reports[unit.ID]; explained {
			row[5], row[6] = priced(report)
			row[7] = reasons[unit.ID]
		}
		rows = append(rows, row)
	}
	return WriteCSV(w, rows)
}

// priced gives what it costs to decide otherwise about a unit, in points and
// in seats.
func priced(u cohort.UnitReport) (points, seats string) {
	price := u.Price.In
	if u.Taken {
		price = u.Price.Out
	}
	if !price.Possible {
		return "not possible", ""
	}
	return wording.Decimal(price.Points), strconv.Itoa(price.Seats)
}
