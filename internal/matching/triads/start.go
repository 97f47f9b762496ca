package triads

import (
	"slices"

	"tandem/internal/matching/blossom"
)

// paired is the best arrangement in pairs alone, to start from: it places as
// many people as pairs can. Its certificate, with half the value of each odd set
// given to each of the set, covers all pairs; raised until it covers the triads
// it is a bound.
//
// The odd sets are where pairs leave somebody over. They are returned too: with
// few triads allowed, the proof needs them.
func (p *program) paired() ([]group, dual, [][]int32) {
	if p.g.rules.Sizes != PairsAndTriads && p.g.rules.Sizes != PairsOnly {
		return nil, nil, nil
	}
	var edges []blossom.Edge
	for u, list := range p.g.near {
		for _, v := range list {
			if int(v.person) > u {
				edges = append(edges, blossom.Edge{U: u, V: int(v.person), Weight: 2 * (v.points + p.lift)})
			}
		}
	}
	m, err := blossom.Solve(p.meter.ctx, p.g.n, edges, blossom.Options{})
	if err != nil {
		return nil, nil, nil // stopped, or points too large for it: the relaxation will do
	}
	var groups []group
	for u, v := range m.Mate {
		if v > u {
			points, _ := p.g.pair(int32(u), int32(v))
			groups = append(groups, group{[3]int32{int32(u), int32(v), none}, 2 * points})
		}
	}
	covered, _ := p.priced(p.halved(m.Certificate))
	return groups, covered, oddSets(m.Certificate)
}

// oddSets are the sets of a certificate that have a value.
func oddSets(c blossom.Certificate) [][]int32 {
	members := make([][]int32, len(c.Blossoms))
	for v, b := range c.Home {
		for ; b >= 0; b = c.Blossoms[b].Parent {
			members[b] = append(members[b], int32(v))
		}
	}
	var sets [][]int32
	for b, people := range members {
		if c.Blossoms[b].Dual > 0 {
			sets = append(sets, people)
		}
	}
	return sets
}

// halved is the certificate of a matching without its odd sets.
func (p *program) halved(c blossom.Certificate) dual {
	y := make([]float64, len(p.limit))
	for v, value := range c.Vertex {
		twice := float64(2 * value)
		for b := c.Home[v]; b >= 0; b = c.Blossoms[b].Parent {
			twice += float64(c.Blossoms[b].Dual)
		}
		y[v] = twice / float64(2*c.Scale)
	}
	return p.round(y)
}

// attached adds people who are alone to pairs, each where it brings most.
func (p *program) attached(groups []group) []group {
	of := slices.Repeat([]int{none}, p.g.n)
	for i := range groups {
		for _, v := range groups[i].people() {
			of[v] = i
		}
	}
	if !slices.Contains(of, none) {
		return groups
	}
	list := newShortlist(p.g.n, choices)
	for c := range p.g.each {
		if alone, pair := c.attaches(of); pair != none {
			list.offer(alone, groups[pair].points-c.points, c)
		}
	}
	out := slices.Clone(groups)
	for v := range p.g.n {
		for _, k := range list.kept[v] {
			if _, pair := k.attaches(of); pair != none && out[pair].size() == 2 {
				out[pair], of[v] = k.group, pair
				break
			}
		}
	}
	if !p.allows(out) {
		return groups
	}
	return out
}

// attaches tells whether a triad is a pair that there is and somebody alone.
func (g *group) attaches(of []int) (alone int32, pair int) {
	if g.size() < 3 {
		return none, none
	}
	for i, v := range g.members {
		a, b := of[g.members[(i+1)%3]], of[g.members[(i+2)%3]]
		if of[v] == none && a != none && a == b {
			return v, a
		}
	}
	return none, none
}
