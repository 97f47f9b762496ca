package telling

import (
	"fmt"
	"slices"

	"tandem/internal/matching/pairing"
	"tandem/internal/matching/wording"
)

// Standing says how many points two people would have together, and whether
// they are a pair.
func Standing(who Who, e pairing.Explanation) string {
	status := "not a pair in the best result"
	switch {
	case e.Locked:
		status = "a locked pair"
	case e.Matched:
		status = "a pair in the best result"
	}
	return fmt.Sprintf("%s and %s: %s, %s.", who(e.A), who(e.B), wording.Count(e.Points, "point", "points"), status)
}

// Ranks says where each of two people stands among the candidates of the
// other; nothing when they may not be a pair.
func Ranks(who Who, e pairing.Explanation) []string {
	var all []string
	a, b := who(e.A), who(e.B)
	if e.AForB != nil {
		all = append(all, ranked(a, b, *e.AForB))
	}
	if e.BForA != nil {
		all = append(all, ranked(b, a, *e.BForA))
	}
	return all
}

func ranked(one, among string, r pairing.Rank) string {
	text := fmt.Sprintf("%s is number %d of the %s of %s", one, r.Place, wording.Count(r.Of, "candidate", "candidates"), among)
	if r.Tied > 0 {
		text += fmt.Sprintf(", level with %s", wording.Count(r.Tied, "other", "others"))
	}
	return text + "."
}

// WhyNot says why two people are not a pair: the rule, or what it would cost.
func WhyNot(who Who, w pairing.WhyNotAnswer) string {
	a, b := who(w.A), who(w.B)
	switch {
	case w.Matched:
		return fmt.Sprintf("%s and %s are a pair.", a, b)
	case len(w.Forbidden) > 0:
		return fmt.Sprintf("%s and %s may not be a pair. %s", a, b, hits(w.Forbidden))
	}
	return fmt.Sprintf("%s and %s are not a pair, because together %s.", a, b, loss(w.Price.Cost))
}

// loss words what a result costs against the best one.
func loss(c pairing.Cost) string {
	switch {
	case c.Pairs > 0 && c.Points > 0:
		return fmt.Sprintf("there would be %s and %s fewer", wording.Count(c.Pairs, "pair", "pairs"), wording.Count(c.Points, "point", "points"))
	case c.Pairs > 0:
		return fmt.Sprintf("there would be %s fewer", wording.Count(c.Pairs, "pair", "pairs"))
	case c.Points > 0:
		return fmt.Sprintf("there would be %s fewer", wording.Count(c.Points, "point", "points"))
	case c.Kept > 0:
		return fmt.Sprintf("%s of the previous result would be broken up, for the same points", wording.Count(c.Kept, "pair", "pairs"))
	}
	return "there would be as many pairs and points: another pairing is just as good, and the order of the ids decided"
}

// Changes lists what would be different if two people were a pair.
func Changes(who Who, c pairing.Comparison) []Change {
	all := slices.Concat(pairsOf(who, "gone", c.Gone), matchesOf(who, "new", c.New))
	for _, id := range c.LosePartner {
		all = append(all, Change{"", who(id) + " would have no partner"})
	}
	for _, id := range c.GainPartner {
		all = append(all, Change{"", who(id) + " would have a partner"})
	}
	return all
}

func pairsOf(who Who, what string, pairs []pairing.Pair) (all []Change) {
	for _, pair := range pairs {
		all = append(all, Change{what, who(pair.A) + " and " + who(pair.B)})
	}
	return all
}

func matchesOf(who Who, what string, matches []pairing.Match) (all []Change) {
	for _, pair := range matches {
		all = append(all, Change{what, fmt.Sprintf("%s and %s, %s", who(pair.A), who(pair.B), wording.Count(pair.Points, "point", "points"))})
	}
	return all
}
