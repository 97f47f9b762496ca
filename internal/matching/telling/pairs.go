package telling

import (
	"fmt"
	"slices"
	"strings"

	"tandem/internal/matching/pairing"
	"tandem/internal/matching/wording"
)

// Proof is what the certificate of every match proves.
const Proof = "No other pairing of these people scores higher: proved by the certificate."

// Total is a match in a line: how many pairs of how many people, and their points.
func Total(t pairing.Totals) string {
	return fmt.Sprintf("%s of %s, %s", wording.Count(t.Pairs, "pair", "pairs"),
		wording.Count(t.People, "person", "people"), wording.Count(t.Points, "point", "points"))
}

// Blocking words the number of pairs that would rather have each other.
func Blocking(n int) string {
	switch n {
	case 0:
		return "No two people would both rather have each other than what they got."
	case 1:
		return "Two people would both rather have each other, by points, than what they got: the best for everybody together is not the best for each."
	}
	return fmt.Sprintf("%s pairs of people would both rather have each other, by points, than what they got: the best for everybody together is not the best for each.", wording.Thousands(n))
}

// Origin says what a match was made from and by what.
func Origin(hash, on, config, engine string) string {
	return fmt.Sprintf("Input %.16s, authorities of %s, points %s, engine %s.", hash, on, config, engine)
}

// Checked says that an earlier result, by its name, was verified against the
// list it was made from.
func Checked(result, list string) string {
	return fmt.Sprintf("%s was made from %s: its input, rules, points and pairs were worked out again and agree. "+
		"Its certificate was checked against them without solving anything. %s", result, list, Proof)
}

// Wished words a mutual wish without a lock, and what became of it.
func Wished(who Who, r pairing.Result, p pairing.ProposedLock) string {
	text := fmt.Sprintf("%s and %s wish for each other", who(p.A), who(p.B))
	switch {
	case len(p.Forbidden) > 0:
		return text + ", but: " + hits(p.Forbidden)
	case slices.Contains(r.Pairs(), pairing.Pair{A: p.A, B: p.B}):
		return text + ", and are a pair here: a lock would make sure of it."
	}
	return text + ", but others gain more: a lock would make them a pair."
}

func hits(rules []pairing.RuleHit) string {
	var all []string
	for _, hit := range rules {
		all = append(all, hit.Sentence)
	}
	return strings.Join(all, " ")
}

// Evidence is what gave a pair its points, and why it is locked.
func Evidence(pair pairing.Match) string {
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
		reasons = append(reasons, "Against the rules ("+hits(pair.Overrides)+"), because: "+pair.Override+".")
	}
	return strings.Join(reasons, " ")
}
