package command

import (
	"fmt"
	"slices"
	"strings"

	"tandem/internal/matching/pairing"
	"tandem/internal/matching/sheet"
	"tandem/internal/matching/wording"
)

// shown is the whole result as text.
func (m Match) shown(r matched) string {
	var out strings.Builder
	fmt.Fprintf(&out, "%s of %s, %s\n", wording.Count(r.Totals.Pairs, "pair", "pairs"),
		wording.Count(r.Totals.People, "person", "people"), wording.Count(r.Totals.Points, "point", "points"))
	out.WriteString(m.pairs(r.Names, r.Matches))
	if len(r.Unmatched) > 0 {
		fmt.Fprintf(&out, "\nWithout a partner: %d\n", len(r.Unmatched))
		for _, alone := range r.Unmatched {
			out.WriteString("  " + who(r.Names, alone.Person) + "\n" + wrapped(alone.Sentence, "    "))
		}
	}
	for _, proposed := range r.ProposedLocks {
		out.WriteString("\n" + wrapped(wished(r, proposed), ""))
	}
	out.WriteString("\n" + wrapped(proof+" "+blocking(r.BlockingPairs), ""))
	out.WriteString(origin(r.InputHash, r.On, r.Config, r.Engine))
	return out.String()
}

const proof = "No other pairing of these people scores higher: proved by the certificate."

// blocking words the number of pairs that would rather have each other.
func blocking(n int) string {
	switch n {
	case 0:
		return "No two people would both rather have each other than what they got."
	case 1:
		return "Two people would both rather have each other, by points, than what they got: the best for everybody together is not the best for each."
	}
	return fmt.Sprintf("%s pairs of people would both rather have each other, by points, than what they got: the best for everybody together is not the best for each.", wording.Thousands(n))
}

// origin says what the result was made from and by what.
func origin(hash, on, config, engine string) string {
	return fmt.Sprintf("Input %.16s, authorities of %s, points %s, engine %s.\n", hash, on, config, engine)
}

// wished words a mutual wish without a lock.
func wished(r matched, p pairing.ProposedLock) string {
	text := fmt.Sprintf("%s and %s wish for each other", who(r.Names, p.A), who(r.Names, p.B))
	switch {
	case len(p.Forbidden) > 0:
		return text + ", but: " + sentences(p.Forbidden)
	case slices.Contains(r.Pairs(), pairing.Pair{A: p.A, B: p.B}):
		return text + ", and are a pair here: a lock would make sure of it."
	}
	return text + ", but others gain more: a lock would make them a pair."
}

func sentences(hits []pairing.RuleHit) string {
	var all []string
	for _, hit := range hits {
		all = append(all, hit.Sentence)
	}
	return strings.Join(all, " ")
}

// pairs is the table below a blank line, with the reasons under each pair if they are asked for.
func (m Match) pairs(names map[string]string, matches []pairing.Match) string {
	if len(matches) == 0 {
		return ""
	}
	rows := [][]string{{"", "", "points", "place", "sector", "role", "theme", "level", "time", "wish", ""}}
	for _, pair := range matches {
		row := []string{shortened(who(names, pair.A), nameWidth), shortened(who(names, pair.B), nameWidth), wording.Thousands(pair.Points)}
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
		out.WriteString(lines[i+1] + wrapped(evidence(pair), "    "))
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

// evidence is what gave a pair its points, and why it is locked.
func evidence(pair pairing.Match) string {
	var reasons []string
	for _, award := range pair.Awards {
		if award.Points != 0 {
			reasons = append(reasons, award.Evidence+".")
		}
	}
	if pair.Locked {
		reasons = append(reasons, "Locked: "+pair.LockReason+".")
	}
	if pair.Override != "" {
		reasons = append(reasons, "Against the rules ("+sentences(pair.Overrides)+"), because: "+pair.Override+".")
	}
	return strings.Join(reasons, " ")
}
