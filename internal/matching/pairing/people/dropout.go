package people

import (
	"context"

	"tandem/internal/matching/lot"
	"tandem/internal/matching/pairing"
)

// DropOut is what one drop-out did to the pairs of a population. Points are
// those of the best result of the rest, whoever is kept; Changed counts the
// pairs, of two people who are still there, that were broken up.
type DropOut struct {
	Pairs         int   // before
	Points        int64 // most that the rest can have
	NaiveChanged  int   // by solving anew without a keep bonus or a look back
	KeptChanged   int   // by the default option of Rematch
	PointsGivenUp int64 // by the default option
	Options       int   // on the frontier
}

// DropOuts takes one person who has a partner out of the best result of each
// of a number of populations of n people, and solves for the rest. The error is
// that of the engine.
func DropOuts(ctx context.Context, seed uint64, n, populations int) ([]DropOut, error) {
	draws := lot.New(seed)
	all := make([]DropOut, 0, populations)
	for range populations {
		one, err := dropOut(ctx, Problem(draws.Uint64(), n), draws)
		if err != nil {
			return nil, err
		}
		all = append(all, one)
	}
	return all, nil
}

func dropOut(ctx context.Context, p pairing.Problem, draws *lot.Lot) (DropOut, error) {
	before, err := pairing.Solve(ctx, p)
	if err != nil || len(before.Matches) == 0 {
		return DropOut{}, err
	}
	leaver := chosen(draws, before.Matches).A
	rest := p
	rest.Withdrawn = []string{leaver}
	naive, err := pairing.Solve(ctx, rest)
	if err != nil {
		return DropOut{}, err
	}
	frontier, err := pairing.Rematch(ctx, p, []string{leaver}, before.Pairs(), pairing.Options{})
	if err != nil {
		return DropOut{}, err
	}
	d := DropOut{Pairs: len(before.Matches), Points: naive.Totals.Points, Options: len(frontier.Options)}
	d.NaiveChanged = broken(before.Pairs(), naive.Pairs(), leaver)
	for _, option := range frontier.Options {
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
