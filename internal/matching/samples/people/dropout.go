package people

import (
	"context"

	"tandem/internal/matching/lot"
	"tandem/internal/matching/pairing"
)

// DropOut is what one drop-out did to the pairs of a population. Changed counts
// the pairs, of two people who are still there, that were broken up.
type DropOut struct {
	Pairs         int   // before
	Points        int64 // most that the rest can have
	NaiveChanged  int   // by solving anew, without a look back
	ForcedChanged int   // by every result that has as many pairs as possible
	KeptChanged   int   // by the default option of Rematch
	PointsGivenUp int64 // by the default option
	Options       int   // on the frontier
}

// DropOuts takes one person who has a partner out of the best result of each
// of a number of populations of n people, and solves for the rest. Under
// AnyArea place is a matter of points alone and nearly everybody has a partner;
// under the other rules the graph is sparse, and the most pairs that are
// possible may force changes. The error is that of the engine.
func DropOuts(ctx context.Context, seed uint64, n, populations int, rule pairing.PlaceRule) ([]DropOut, error) {
	draws := lot.New(seed)
	all := make([]DropOut, 0, populations)
	for range populations {
		p := Problem(draws.Uint64(), n)
		p.Config.Rules.Place = rule
		one, err := dropOut(ctx, p, draws)
		if err != nil {
			return nil, err
		}
		all = append(all, one)
	}
	return all, nil
}

// Sum adds drop-outs up.
func Sum(all []DropOut) DropOut {
	var sum DropOut
	for _, d := range all {
		sum.Pairs += d.Pairs
		sum.Points += d.Points
		sum.NaiveChanged += d.NaiveChanged
		sum.ForcedChanged += d.ForcedChanged
		sum.KeptChanged += d.KeptChanged
		sum.PointsGivenUp += d.PointsGivenUp
		sum.Options += d.Options
	}
	return sum
}

func dropOut(ctx context.Context, p pairing.Problem, draws *lot.Lot) (DropOut, error) {
	before, err := pairing.Solve(ctx, p)
	if err != nil || len(before.Matches) == 0 {
		return DropOut{}, err
	}
	leaver := chosen(draws, before.Matches).A
	frontier, err := pairing.Rematch(ctx, p, []string{leaver}, before.Pairs(), pairing.Options{})
	if err != nil {
		return DropOut{}, err
	}
	p.Withdrawn = []string{leaver}
	naive, err := pairing.Solve(ctx, p)
	if err != nil {
		return DropOut{}, err
	}
	d := DropOut{Pairs: len(before.Matches), Points: naive.Totals.Points, Options: len(frontier.Options)}
	d.NaiveChanged = broken(before.Pairs(), naive.Pairs(), leaver)
	d.ForcedChanged = len(before.Matches)
	for _, option := range frontier.Options {
		if option.Totals.Pairs == naive.Totals.Pairs {
			d.ForcedChanged = min(d.ForcedChanged, option.Changed)
		}
		if option.Default {
			d.KeptChanged, d.PointsGivenUp = option.Changed, naive.Totals.Points-option.Totals.Points
		}
	}
	return d, nil
}

func broken(before, after []pairing.Pair, leaver string) int {
	there := map[pairing.Pair]bool{}
	for _, pair := range after {
		there[pair] = true
	}
	changed := 0
	for _, pair := range before {
		if pair.A != leaver && pair.B != leaver && !there[pair] {
			changed++
		}
	}
	return changed
}
