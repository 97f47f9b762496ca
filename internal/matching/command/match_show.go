package command

import (
	"fmt"
	"strings"

	"tandem/internal/matching/pairing"
	"tandem/internal/matching/sheet"
	"tandem/internal/matching/telling"
	"tandem/internal/matching/wording"
)

// shown is the whole result as text.
func (m Match) shown(r matched) string {
	var out strings.Builder
	who := telling.Named(r.Names)
	out.WriteString(telling.Total(r.Totals) + "\n")
	out.WriteString(m.pairs(r.Names, r.Matches))
	if len(r.Unmatched) > 0 {
		fmt.Fprintf(&out, "\nWithout a partner: %d\n", len(r.Unmatched))
		for _, alone := range r.Unmatched {
			out.WriteString("  " + who(alone.Person) + "\n" + wrapped(alone.Sentence, "    "))
		}
	}
	for _, proposed := range r.ProposedLocks {
		out.WriteString("\n" + wrapped(telling.Wished(who, r.Result, proposed), ""))
	}
	out.WriteString("\n" + wrapped(telling.Proof+" "+telling.Blocking(r.BlockingPairs), ""))
	out.WriteString(telling.Origin(r.InputHash, r.On, r.Config, r.Engine) + "\n")
	return out.String()
}

// pairs is the table below a blank line, with the reasons under each pair if they are asked for.
func (m Match) pairs(names map[string]string, matches []pairing.Match) string {
	if len(matches) == 0 {
		return ""
	}
	who, rows := telling.Named(names), [][]string{{"", "", "points", "place", "sector", "role", "theme", "level", "time", "wish", ""}}
	for _, pair := range matches {
		row := []string{shortened(who(pair.A), nameWidth), shortened(who(pair.B), nameWidth), wording.Thousands(pair.Points)}
		for _, criterion := range sheet.Criteria {
			row = append(row, wording.Thousands(pointsOf(pair.Awards, criterion)))
		}
		rows = append(rows, append(row, mark(pair)))
	}
	lines := strings.SplitAfter(ragged(rows, 2), "\n")
	if !m.Reasons {
		return "\n" + strings.Join(lines, "")
	}
	var out strings.Builder
	out.WriteString("\n" + lines[0])
	for i, pair := range matches {
		out.WriteString(lines[i+1] + wrapped(telling.Evidence(pair), "    "))
	}
	return out.String()
}

func mark(pair pairing.Match) string {
	switch {
	case pair.Locked:
		return "lock"
	case pair.Kept:
		return "kept"
	}
	return ""
}

func pointsOf(awards []pairing.Award, criterion pairing.CriterionCode) (points int64) {
	for _, award := range awards {
		if award.Criterion == criterion {
			points += award.Points
		}
	}
	return points
}
