package command

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"tandem/internal/matching/cohort"
	"tandem/internal/matching/severity"
	"tandem/internal/matching/sheet"
	"tandem/internal/matching/telling"
	"tandem/internal/matching/wording"
)

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }

// shown is the whole selection as text.
func (c Select) shown(in selectInput, s sheet.Selection) string {
	r := s.Report.Result
	var out strings.Builder
	out.WriteString(telling.Filled(in.call, r) + "\n\n")
	out.WriteString(c.units(in, s))
	out.WriteString(limits(telling.Limits(in.call, s.Report)))
	if s.Mixes != nil {
		out.WriteString(mixed(*s.Mixes) + stepped(*s.Mixes))
	} else if in.sectors {
		out.WriteString("\n" + wrapped(telling.Unmixed, ""))
	}
	if !s.Explained() {
		out.WriteString("\n" + wrapped(telling.Unpriced, ""))
	}
	out.WriteString(panelled(s.Panel))
	out.WriteString("\n" + wrapped(telling.Certain(r)+" "+telling.Drawn(r, in.call.Seed), ""))
	if s.Explained() {
		out.WriteString(wrapped(telling.ByScore(s.Report.Top), ""))
	}
	return out.String()
}

// units is the table of those that are taken and those that are not.
func (c Select) units(in selectInput, s sheet.Selection) string {
	byID, prices := map[string]cohort.Unit{}, map[string]string{}
	for _, unit := range in.call.Units {
		byID[unit.ID] = unit
	}
	for _, report := range s.Report.Units {
		prices[report.Unit] = telling.Otherwise(report)
	}
	reasons := telling.Reasons(in.call, s.Report, s.Panel)
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
				wording.Decimal(unit.Score), prices[id], in.locked(id)})
		}
		lines := strings.SplitAfter(grid(rows, 2), "\n")
		for i, line := range lines {
			out.WriteString(line)
			if c.Reasons && s.Explained() && i > 0 && i < len(rows) {
				out.WriteString(wrapped(reasons[rows[i][0]], "    "))
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

// limits is the table of the targets and caps.
func limits(all []telling.Limit) string {
	if len(all) == 0 {
		return ""
	}
	rows := [][]string{{"target", "", "has", "costs"}}
	for _, l := range all {
		rows = append(rows, []string{l.About, l.Asked, strconv.Itoa(l.Has), l.Price})
	}
	return "\n" + grid(rows, 2)
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
	if best := telling.BestMix(m); best != "" {
		text += wrapped(best, "")
	}
	return text
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
				row = append(row, telling.Price(steps.Price[at]))
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

// shownBreaking is how many of those that would break a target are listed.
const shownBreaking = 5

// followed is the reserve order: taken are those who were chosen first.
func (in selectInput) followed(r cohort.Reserve, taken []string) string {
	var out strings.Builder
	out.WriteString(telling.Freed(r) + "\n\n")
	if together := telling.Refill(r, taken); together != "" {
		out.WriteString(wrapped(together, "") + "\n")
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
		out.WriteString(wrapped(telling.Follows(entry), "     "))
	}
	return out.String()
}
