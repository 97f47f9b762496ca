package telling

import (
	"slices"
	"strings"

	"tandem/internal/matching/pairing"
)

// Frontier says what is proved of all choices after somebody has left. As many
// pairs as possible may mean breaking up others; then the first choice is not to.
func Frontier(f pairing.Frontier) string {
	if f.Options[0].FewerPairs {
		return "Choice 1 breaks up no pair that may stay, and has fewer pairs for it. Every other one has as many as are possible, and for some keep bonus it is the best: each is proved by its certificate."
	}
	return "Every choice has as many pairs as are possible, and for some keep bonus it is the best: each is proved by its certificate."
}

// Virtues says what speaks for a choice; empty for one in between.
func Virtues(o pairing.Option) string {
	var all []string
	for _, virtue := range []struct {
		has  bool
		name string
	}{{o.FewestChanges, "fewest changes"}, {o.Default, "by the keep bonus"}, {o.MostPoints, "most points"}} {
		if virtue.has {
			all = append(all, virtue.name)
		}
	}
	return strings.Join(all, ", ")
}

// Chosen lists what a choice changes, and who is without a partner in it.
func Chosen(who Who, o pairing.Option) []Change {
	all := slices.Concat(pairsOf(who, "broken up", o.Gone), matchesOf(who, "new", o.New))
	if len(all) == 0 {
		all = append(all, Change{"", "nothing changes"})
	}
	for _, id := range o.Unmatched {
		all = append(all, Change{"alone", who(id)})
	}
	return all
}
