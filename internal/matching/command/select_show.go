package command

import (
	"cmp"
	"fmt"
	"maps"
	"math/big"
	"slices"
	"strconv"
	"strings"

	"tandem/internal/matching/cohort"
	"tandem/internal/matching/severity"
	"tandem/internal/matching/sheet"
	"tandem/internal/matching/wording"
)

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }

// shown is the whole selection as text.
func (c Select) shown(in selectInput, s sheet.Selection) string {
	r := s.Report.Result
	var out strings.Builder
	fmt.Fprintf(&out, "%d of %s: %d of %s, %s points\n\n", r.Seats, wording.Count(c.Seats, "seat", "seats"), len(r.Taken),
		wording.Count(len(in.call.Units), "application", "applications"), wording.Decimal(r.Objective()))
	out.WriteString(c.units(in, s))
	out.WriteString(in.limits(s.Report))
	if s.Mixes != nil {
		out.WriteString(mixed(*s.Mixes) + stepped(*s.Mixes))
	} else if in.sectors {
		out.WriteString("\n" + wrapped("What other mixes of sectors would cost was not worked out: there are too many.", ""))
	}
	if !s.Explained() {
		out.WriteString("\n" + wrapped("What each decision costs was not worked out: that needs a selection that is proved, and not too large.", ""))
	}
	out.WriteString(panelled(s.Panel))
	out.WriteString("\n" + wrapped(certain(r)+" "+drawn(r, in.call.Seed), ""))
	if s.Explained() {
		out.WriteString(wrapped(plainList(s.Report), ""))
	}
	return out.String()
}

// units is the table of those that are taken and those that are not.
func (c Select) units(in selectInput, s sheet.Selection) string {
	byID, reports := map[string]cohort.Unit{}, map[string]cohort.UnitReport{}
	for _, unit := range in.call.Units {
		byID[unit.ID] = unit
	}
	for _, report := range s.Report.Units {
		reports[report.Unit] = report
	}
	var out strings.Builder
	for _, taken := range []bool{true, false} {
		if !taken {
			out.WriteString("\n")
		}
		rows := [][]string{{"not taken", "", "seats", "score", "to take it", ""}}
		if taken {
			rows[0] = []string{"taken", "", "seats", "score", "to leave it", ""}
		}
		for _, id := range sortedKeys(byID) {
			if slices.Contains(s.Report.Result.Taken, id) != taken {
				continue
			}
			unit := byID[id]
			rows = append(rows, []string{id, shortened(strings.Join(in.units.Names[id], ", "), 2*nameWidth), strconv.Itoa(len(unit.Members)),
				wording.Decimal(unit.Score), priced(reports, id), in.locked(id)})
		}
		lines := strings.SplitAfter(grid(rows, 2), "\n")
		for i, line := range lines {
			out.WriteString(line)
			if c.Reasons && s.Explained() && i > 0 && i < len(rows) {
				out.WriteString(wrapped(s.Reason(reports[rows[i][0]]), "    "))
			}
		}
	}
	return out.String()
}

// locked marks a unit that was decided by hand: its price may be a gain.
func (in selectInput) locked(unit string) string {
	if slices.ContainsFunc(in.call.Locks, func(l cohort.Lock) bool { return l.Unit == unit }) {
		return " lock"
	}
	return ""
}

// priced is what it costs to decide otherwise about a unit; empty when nothing
// is known about it.
func priced(reports map[string]cohort.UnitReport, unit string) string {
	switch report, known := reports[unit]; {
	case !known:
		return ""
	case report.Taken:
		return costs(report.Price.Out)
	default:
		return costs(report.Price.In)
	}
}

func costs(p cohort.Price) string {
	switch {
	case !p.Possible:
		return "not possible"
	case p.Seats > 0:
		return wording.Count(p.Seats, "seat", "seats")
	}
	return wording.Decimal(p.Points)
}

// limits is the table of the targets and caps, what the cohort has of each and
// what each costs.
func (in selectInput) limits(r cohort.Report) string {
	if len(in.call.Targets)+len(in.call.Caps) == 0 {
		return ""
	}
	rows := [][]string{{"target", "", "has", "costs"}}
	price := func(target, cap int) string {
		for _, p := range r.Targets { // none without a proof
			if p.Target == target && p.Cap == cap {
				return costs(p.Price)
			}
		}
		return ""
	}
	for i, target := range in.call.Targets {
		rows = append(rows, []string{target.Attribute + " " + sheet.Placed(target.Value), wanted(target),
			strconv.Itoa(most(r.Result.Limits, false, target.Attribute, target.Value, target.Measure)), price(i, -1)})
	}
	for i, limit := range in.call.Caps {
		rows = append(rows, []string{"each " + limit.Attribute, fmt.Sprintf("at most %d %s", limit.Max, limit.Measure),
			strconv.Itoa(most(r.Result.Limits, true, limit.Attribute, "", limit.Measure)), price(-1, i)})
	}
	return "\n" + grid(rows, 2)
}

// most is the largest count of the limits on an attribute, and on one value of
// it if that is named.
func most(limits []cohort.Limit, capped bool, attribute, value string, measure cohort.Measure) (count int) {
	for _, l := range limits {
		if l.Cap == capped && l.Attribute == attribute && (value == "" || l.Value == value) && l.Measure == cmp.Or(measure, cohort.Seats) {
			count = max(count, l.Count)
		}
	}
	return count
}

func wanted(t cohort.Target) string {
	var parts []string
	if t.Min != nil {
		parts = append(parts, fmt.Sprintf("at least %d", *t.Min))
	}
	if t.Max != nil {
		parts = append(parts, fmt.Sprintf("at most %d", *t.Max))
	}
	text := strings.Join(parts, ", ")
	if t.Measure == cohort.Units {
		text += " units"
	}
	if t.Soft() {
		text += fmt.Sprintf(" (else %s each)", wording.Decimal(t.Penalty))
	}
	return text
}

// shownMixes is how many mixes are listed.
const shownMixes = 5

// mixed is the table of the best selection for each mix of sectors within the
// targets, and a word about the best one of all.
func mixed(m cohort.Mixture) string {
	rows := [][]string{append(append([]string{"mix"}, m.Values...), "costs")}
	for _, mix := range m.Mixes {
		if !mix.Within || len(rows) > shownMixes {
			continue
		}
		row := []string{"within the targets"}
		for _, count := range mix.Counts {
			row = append(row, strconv.Itoa(count))
		}
		rows = append(rows, append(row, wording.Decimal(mix.Points)))
	}
	text := "\n" + grid(rows, 1)
	if len(m.Mixes) == 0 || m.Mixes[0].Within {
		return text
	}
	var best []string
	for i, count := range m.Mixes[0].Counts {
		best = append(best, m.Values[i]+" "+strconv.Itoa(count))
	}
	return text + wrapped(fmt.Sprintf("Without the targets on sectors the best mix is %s, with %s points more.",
		strings.Join(best, ", "), wording.Decimal(-m.Mixes[0].Points)), "")
}

// stepped is the table of what more or fewer seats for a sector cost.
func stepped(m cohort.Mixture) string {
	const around = 2
	rows := [][]string{{"seats", "now"}}
	for by := -around; by <= around; by++ {
		if by != 0 {
			rows[0] = append(rows[0], fmt.Sprintf("%+d", by))
		}
	}
	for _, steps := range m.Steps {
		row := []string{steps.Value, strconv.Itoa(steps.Count)}
		for by := -around; by <= around; by++ {
			if at := steps.Count + by - steps.First; by == 0 {
				continue
			} else if at < 0 || at >= len(steps.Price) {
				row = append(row, "-")
			} else {
				row = append(row, costs(steps.Price[at]))
			}
		}
		rows = append(rows, row)
	}
	return "\n" + grid(rows, 1)
}

// panelled is the table of the reviewers and whether their severity was allowed
// for; empty without reviews.
func panelled(p *severity.Panel) string {
	if p == nil {
		return ""
	}
	text := "\n" + wrapped("Reviews: "+p.Reason, "")
	if !p.On {
		return text
	}
	rows := [][]string{{"reviewer", "reviews", "gave more than others"}}
	for _, reviewer := range p.Reviewers {
		rows = append(rows, []string{reviewer.Reviewer, strconv.Itoa(reviewer.Reviews), fmt.Sprintf("%+.1f", reviewer.Effect)})
	}
	return text + grid(rows, 1)
}

// certain says what is proved.
func certain(r cohort.Result) string {
	if r.Status == cohort.Optimal {
		return "No other selection that keeps every target and fills as many seats has more points: proved."
	}
	text := fmt.Sprintf("This selection keeps every target; another could have at most %s points more, which was not excluded within the work allowed.", wording.Decimal(r.Gap()))
	if r.MoreSeats {
		text += " One with more seats was not excluded either."
	}
	return text
}

// drawn speaks of the lottery.
func drawn(r cohort.Result, seed uint64) string {
	switch {
	case r.Ties == nil:
		return "Equally good selections were too many to count."
	case r.Ties.Cmp(big.NewInt(1)) > 0:
		return fmt.Sprintf("It was drawn from %s equally good ones with the seed %d.", r.Ties, seed)
	}
	return "No other one is as good."
}

// plainList compares with a list by score.
func plainList(r cohort.Report) string {
	text := fmt.Sprintf("A plain list by score fills %s with %s points", wording.Count(r.Top.Seats, "seat", "seats"), wording.Decimal(r.Top.Score-r.Top.Penalty))
	if len(r.Top.Breaks) == 0 {
		return text + " and breaks no target."
	}
	return text + ", but breaks: " + sheet.Placed(strings.Join(r.Top.Breaks, "; ")) + "."
}

// nearest says that there is no selection, and what would have to move.
func (in selectInput) nearest(r cohort.Report) []string {
	if r.Result.Status == cohort.Unknown {
		return []string{"neither found a selection nor proved that there is none, within the work allowed; leave out the targets that matter least"}
	}
	lines := []string{"no selection keeps every target, cap and lock: proved"}
	if r.Nearest == nil || !r.Nearest.Possible {
		return append(lines, "the locks and the fixed targets alone exclude every selection")
	}
	least := "the smallest change that allows one"
	if !r.Nearest.Proved {
		least = "a change that allows one"
	}
	for _, move := range r.Nearest.Moves {
		lines = append(lines, least+": "+sheet.Placed(move.Text))
	}
	for _, move := range r.Nearest.Alone {
		lines = append(lines, "or alone: "+sheet.Placed(move.Text))
	}
	reached := "with"
	if !r.Nearest.Best {
		reached = "with at least"
	}
	return append(lines, fmt.Sprintf("then %s are filled %s %s points", wording.Count(r.Nearest.Result.Seats, "seat", "seats"), reached, wording.Decimal(r.Nearest.Result.Objective())))
}

// shownBreaking is how many of those that would break a target are listed.
const shownBreaking = 5

// followed is the reserve order: taken are those who were chosen first.
func (in selectInput) followed(r cohort.Reserve, taken []string) string {
	var out strings.Builder
	drop := "drops"
	if len(r.Gone) > 1 {
		drop = "drop"
	}
	fmt.Fprintf(&out, "%s free when %s %s out\n\n", wording.Count(r.Free, "seat is", "seats are"), strings.Join(r.Gone, " and "), drop)
	refill := slices.DeleteFunc(slices.Clone(r.Refill.Taken), func(id string) bool { return slices.Contains(taken, id) })
	if len(refill) > 0 {
		out.WriteString(wrapped("Best together: "+strings.Join(refill, " and ")+".", "") + "\n")
	}
	breaking := 0
	for i, entry := range r.Entries {
		if !entry.Fits {
			breaking++
		}
		if breaking > shownBreaking {
			fmt.Fprintf(&out, "     %d more would break a target or do not fit\n", len(r.Entries)-i)
			break
		}
		fmt.Fprintf(&out, "%3d  %s %s: %s, score %s\n", i+1, entry.Unit, shortened(strings.Join(in.units.Names[entry.Unit], ", "), 2*nameWidth),
			wording.Count(entry.Seats, "seat", "seats"), wording.Decimal(entry.Score))
		out.WriteString(wrapped(fitting(entry), "     "))
	}
	return out.String()
}

func fitting(e cohort.ReserveEntry) string {
	switch {
	case e.Fits:
		return "Keeps every cap and hard target."
	case len(e.Break) > 0:
		return "Would break: " + sheet.Placed(strings.Join(e.Break, "; ")) + "."
	}
	return e.Text
}
