package triads

import "tandem/internal/matching/blossom"

// paired is the best arrangement in pairs alone, to start from: it places as
// many people as pairs can, and what triads add is left to the improvement.
func (p *program) paired() []group {
	if p.g.rules.Sizes != PairsAndTriads && p.g.rules.Sizes != PairsOnly {
		return nil
	}
	var edges []blossom.Edge
	for u, list := range p.g.near {
		for _, v := range list {
			if int(v.person) > u {
				edges = append(edges, blossom.Edge{U: u, V: int(v.person), Weight: v.points})
			}
		}
	}
	options := blossom.Options{Objective: blossom.MaxCardinality}
	if p.lift == 0 {
		options.Objective = blossom.MaxWeight
	}
	m, err := blossom.Solve(p.meter.ctx, p.g.n, edges, options)
	if err != nil {
		return nil // stopped, or points too large for it: there are other starts
	}
	var groups []group
	for u, v := range m.Mate {
		if v > u {
			points, _ := p.g.pair(int32(u), int32(v))
			groups = append(groups, group{[3]int32{int32(u), int32(v), none}, 2 * points})
		}
	}
	return groups
}
