package telling

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"tandem/internal/matching/cohort"
	"tandem/internal/matching/severity"
	"tandem/internal/matching/wording"
)

// Reasons says of each application that a report explains, in sentences, why it
// was taken or not, what it costs to decide otherwise, and what decides about
// it. The reviews are those that gave the scores, or nil. Points are those of the
// file.
func Reasons(call cohort.Call, r cohort.Report, reviews *severity.Panel) map[string]string {
	reasons := map[string]string{}
	for _, u := range r.Units {
		sentences := []string{verdict(call, r.Result, u), otherwise(u)}
		for _, more := range []string{binding(u), unforced(call, u), reviewed(reviews, u.Unit)} {
			if more != "" {
				sentences = append(sentences, more)
			}
		}
		reasons[u.Unit] = strings.Join(sentences, " ")
	}
	return reasons
}

func otherwise(u cohort.UnitReport) string {
	if u.Taken {
		return "Without it the best selection " + worse(u.Price.Out) + "."
	}
	return "With it the best selection " + worse(u.Price.In) + "."
}

// binding names what decides about a unit; that the seats are full goes
// without saying.
func binding(u cohort.UnitReport) string {
	limits := slices.DeleteFunc(slices.Clone(u.Binding), aboutSeats.MatchString)
	lead := "It would break: "
	switch {
	case len(limits) == 0:
		return ""
	case u.Taken:
		lead = "Without it this would be missed: "
	}
	return lead + located(strings.Join(limits, "; ")) + "."
}

// unforced says what would be without the soft targets, where that is different.
func unforced(call cohort.Call, u cohort.UnitReport) string {
	soft := slices.ContainsFunc(call.Targets, cohort.Target.Soft)
	if !soft || (u.WithoutPreference == cohort.Yes) == u.Taken {
		return ""
	}
	return map[cohort.Answer]string{
		cohort.Yes: "It would be taken without the soft targets.", cohort.No: "It would not be taken without the soft targets.",
		cohort.ByLot: "Without the soft targets the lottery would decide about it.",
	}[u.WithoutPreference]
}

// aboutSeats is the limit on all seats, as the engine words it.
var aboutSeats = regexp.MustCompile(`^(at most|at least|exactly|[0-9]+ to) [0-9]+ seats?( filled)?$`)

func verdict(call cohort.Call, r cohort.Result, u cohort.UnitReport) string {
	unit := call.Units[slices.IndexFunc(call.Units, func(one cohort.Unit) bool { return one.ID == u.Unit })]
	lock := slices.IndexFunc(call.Locks, func(l cohort.Lock) bool { return l.Unit == u.Unit })
	taken := map[bool]string{true: "Taken", false: "Not taken"}[u.Taken]
	switch {
	case lock >= 0:
		return fmt.Sprintf("%s: locked %s (%s).", taken, map[bool]string{true: "in", false: "out"}[u.Taken], call.Locks[lock].Reason)
	case unit.Ineligible != "":
		return fmt.Sprintf("%s: not eligible (%s).", taken, unit.Ineligible)
	case call.MinScore != nil && unit.Score < *call.MinScore:
		return fmt.Sprintf("%s: the score is below %s.", taken, wording.Decimal(*call.MinScore))
	case !u.Certain && u.With != nil && r.Ties != nil:
		return fmt.Sprintf("%s by lot: %s of the %s equally good selections have it.", taken, u.With, r.Ties)
	case !u.Certain:
		return taken + " by lot among equally good selections."
	}
	return taken + "."
}

func worse(p cohort.Price) string {
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

// reviewed words what the reviews of a unit came to; empty without reviews.
func reviewed(panel *severity.Panel, unit string) string {
	if panel == nil {
		return ""
	}
	for _, one := range panel.Units {
		if one.Unit != unit {
			continue
		}
		text := fmt.Sprintf("Its reviews (%d) average %s", one.Reviews, tenth(one.Raw))
		if panel.On {
			text += ", adjusted " + tenth(one.Adjusted)
		}
		if one.Low != nil && one.High != nil {
			text += fmt.Sprintf(", between %s and %s", tenth(*one.Low), tenth(*one.High))
		}
		return text + "."
	}
	return ""
}

func tenth(points float64) string { return strings.TrimSuffix(fmt.Sprintf("%.1f", points), ".0") }
