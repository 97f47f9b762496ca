package sheet

import (
	"fmt"
	"io"

	"tandem/internal/matching/severity"
)

// ReviewColumns are the columns of a list of reviews.
var ReviewColumns = []Column{
	{"unit", true, "what names the application"},
	{"reviewer", true, "what names the reviewer"},
	{"score", true, "with at most three decimals; leave out the row of whoever abstains"},
}

// ReadReviews reads what reviewers gave to the applications of a list. Each
// application needs a review. Errors and problems as ReadPeople.
func ReadReviews(r io.Reader, from Source, units Units) ([]severity.Rating, Problems, error) {
	read, problems, err := open(r, from, ReviewColumns)
	if err != nil || problems.Count() > 0 {
		return nil, *problems, err
	}
	var ratings []severity.Rating
	reviewed, seen := map[string]bool{}, map[[2]string]int{}
	for _, row := range read.table.Rows {
		if problems.Full() {
			break
		}
		rating := severity.Rating{Reviewer: read.text(row, "reviewer"), Unit: read.text(row, "unit")}
		read.filled(row, "unit", "reviewer", "score")
		if _, there := units.Rows[rating.Unit]; !there && rating.Unit != "" {
			problems.add(row.Number, "unit", fmt.Sprintf("no application is called %q", rating.Unit))
		}
		if points, err := Thousandths(read.text(row, "score")); err == nil {
			rating.Value = float64(points) / Scale
		} else if read.text(row, "score") != "" {
			problems.add(row.Number, "score", err.Error())
		}
		if first := seen[[2]string{rating.Unit, rating.Reviewer}]; first > 0 && rating.Unit != "" {
			problems.add(row.Number, "reviewer", fmt.Sprintf("%s has reviewed %s in row %d already", rating.Reviewer, rating.Unit, first))
		}
		seen[[2]string{rating.Unit, rating.Reviewer}] = row.Number
		reviewed[rating.Unit] = true
		ratings = append(ratings, rating)
	}
	for _, unit := range units.Units {
		if !reviewed[unit.ID] && unit.Ineligible == "" {
			problems.add(0, "", fmt.Sprintf("nobody has reviewed %s", unit.ID))
		}
	}
	return ratings, *problems, nil
}

// Score gives the units the scores of a panel.
func (u Units) Score(panel severity.Panel) {
	points := map[string]int64{}
	for _, unit := range panel.Units {
		points[unit.Unit] = severity.Thousandths(unit.Adjusted)
	}
	for i := range u.Units {
		u.Units[i].Score = points[u.Units[i].ID]
	}
}
