package sheet

import (
	"fmt"
	"io"

	"tandem/internal/matching/cohort"
)

// ReadDecisions reads what is decided about applications beforehand. Errors
// and problems as ReadPeople.
func ReadDecisions(r io.Reader, from Source, units Units) ([]cohort.Lock, Problems, error) {
	read, problems, err := open(r, from, DecisionColumns)
	if err != nil || problems.Count() > 0 {
		return nil, *problems, err
	}
	var locks []cohort.Lock
	for _, row := range read.table.Rows {
		unit := read.text(row, "unit")
		read.filled(row, "unit", "decision", "reason")
		if _, there := units.Rows[unit]; !there && unit != "" {
			problems.add(row.Number, "unit", fmt.Sprintf("no application is called %q", unit))
		}
		if decision := read.word(row, "decision", "in", "out"); decision != "" {
			locks = append(locks, cohort.Lock{Unit: unit, Must: decision == "in", Reason: read.text(row, "reason")})
		}
	}
	return locks, *problems, nil
}
