package sheet

import (
	"io"
	"strconv"
	"strings"

	"tandem/internal/matching/cohort"
	"tandem/internal/matching/severity"
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

// WriteCSV writes one row a unit.
func (s Selection) WriteCSV(w io.Writer) error {
	scores := map[string]cohort.Unit{}
	for _, unit := range s.Call.Units {
		scores[unit.ID] = unit
	}
	rows := [][]string{names(SelectionColumns)}
	for _, unit := range s.Report.Units {
		price := unit.Price.In
		if unit.Taken {
			price = unit.Price.Out
		}
		points, seats := "not possible", ""
		if price.Possible {
			points, seats = Decimal(price.Points), strconv.Itoa(price.Seats)
		}
		rows = append(rows, []string{unit.Unit, strings.Join(s.Names[unit.Unit], "; "), strconv.Itoa(len(scores[unit.Unit].Members)),
			Decimal(scores[unit.Unit].Score), yesOrNo(unit.Taken), points, seats, s.Reason(unit)})
	}
	return WriteCSV(w, rows)
}

// Decimal writes thousandths as a number without needless zeros: 72.5.
func Decimal(thousandths int64) string {
	sign := ""
	if thousandths < 0 {
		sign, thousandths = "-", -thousandths
	}
	whole := sign + strconv.FormatInt(thousandths/Scale, 10)
	rest := strconv.FormatInt(Scale+thousandths%Scale, 10)[1:]
	if rest = strings.TrimRight(rest, "0"); rest == "" {
		return whole
	}
	return whole + "." + rest
}
