package sheet

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"tandem/internal/area"
	"tandem/internal/matching/cohort"
	"tandem/internal/matching/wording"
)

// Reason says in sentences why a unit was taken or not, what it costs to decide
// otherwise, and what decides about it; points are those of the file.
func (s Selection) Reason(u cohort.UnitReport) string {
	sentences := []string{s.verdict(u)}
	if u.Taken {
		sentences = append(sentences, "Without it the best selection "+dearer(u.Price.Out)+".")
	} else {
		sentences = append(sentences, "With it the best selection "+dearer(u.Price.In)+".")
	}
	binding := slices.DeleteFunc(slices.Clone(u.Binding), aboutSeats.MatchString)
	if len(binding) > 0 { // that the seats are full goes without saying
		lead := "It would break: "
		if u.Taken {
			lead = "Without it this would be missed: "
		}
		sentences = append(sentences, lead+Placed(strings.Join(binding, "; "))+".")
	}
	soft := slices.ContainsFunc(s.Call.Targets, cohort.Target.Soft)
	if soft && (u.WithoutPreference == cohort.Yes) != u.Taken {
		sentences = append(sentences, map[cohort.Answer]string{
			cohort.Yes: "It would be taken without the soft targets.", cohort.No: "It would not be taken without the soft targets.",
			cohort.ByLot: "Without the soft targets the lottery would decide about it.",
		}[u.WithoutPreference])
	}
	if reviews := s.reviewed(u.Unit); reviews != "" {
		sentences = append(sentences, reviews)
	}
	return strings.Join(sentences, " ")
}

// aboutSeats is the limit on all seats, as the engine words it.
var aboutSeats = regexp.MustCompile(`^(at most|at least|exactly|[0-9]+ to) [0-9]+ seats?( filled)?$`)

func (s Selection) verdict(u cohort.UnitReport) string {
	unit := s.Call.Units[slices.IndexFunc(s.Call.Units, func(one cohort.Unit) bool { return one.ID == u.Unit })]
	lock := slices.IndexFunc(s.Call.Locks, func(l cohort.Lock) bool { return l.Unit == u.Unit })
	taken := map[bool]string{true: "Taken", false: "Not taken"}[u.Taken]
	switch {
	case lock >= 0:
		return fmt.Sprintf("%s: locked %s (%s).", taken, map[bool]string{true: "in", false: "out"}[u.Taken], s.Call.Locks[lock].Reason)
	case unit.Ineligible != "":
		return fmt.Sprintf("%s: not eligible (%s).", taken, unit.Ineligible)
	case s.Call.MinScore != nil && unit.Score < *s.Call.MinScore:
		return fmt.Sprintf("%s: the score is below %s.", taken, wording.Decimal(*s.Call.MinScore))
	case !u.Certain && u.With != nil && s.Report.Result.Ties != nil:
		return fmt.Sprintf("%s by lot: %s of the %s equally good selections have it.", taken, u.With, s.Report.Result.Ties)
	case !u.Certain:
		return taken + " by lot among equally good selections."
	}
	return taken + "."
}

func dearer(p cohort.Price) string {
	switch {
	case !p.Possible:
		return "cannot exist"
	case p.Seats > 0:
		return fmt.Sprintf("fills %d fewer of the seats", p.Seats)
	case p.Seats < 0:
		return fmt.Sprintf("fills %d more of the seats", -p.Seats)
	case p.Points > 0:
		return "has " + wording.Decimal(p.Points) + " points less"
	case p.Points < 0:
		return "has " + wording.Decimal(-p.Points) + " points more"
	}
	return "is as good"
}

var codeOfArea = regexp.MustCompile(`\barea ([A-Z]{3})\b`)

// Placed writes the names of areas where the engine wrote their codes.
func Placed(words string) string {
	return codeOfArea.ReplaceAllStringFunc(words, func(found string) string {
		if one, ok := area.Find(found[len("area "):]); ok {
			return "area " + one.Name
		}
		return found
	})
}
