package triads

import (
	"cmp"
	"slices"
)

// graph is a problem in the form that groups are listed from: the neighbours
// of each person in ascending order, parallel pairs merged.
type graph struct {
	n       int
	rules   Rules
	colours []int
	near    [][]neighbour
}

type neighbour struct {
	person int32
	points int64
}

func newGraph(p Problem) *graph {
	g := &graph{n: p.N, rules: p.Rules, colours: p.Colours, near: make([][]neighbour, p.N)}
	for _, pair := range p.Pairs {
		g.near[pair.U] = append(g.near[pair.U], neighbour{int32(pair.V), pair.Points})
		g.near[pair.V] = append(g.near[pair.V], neighbour{int32(pair.U), pair.Points})
	}
	for v, list := range g.near {
		slices.SortFunc(list, func(a, b neighbour) int {
			return cmp.Or(cmp.Compare(a.person, b.person), cmp.Compare(b.points, a.points))
		})
		g.near[v] = slices.CompactFunc(list, func(a, b neighbour) bool { return a.person == b.person })
	}
	return g
}

// pair looks up what two people are worth together.
func (g *graph) pair(u, v int32) (int64, bool) {
	at, found := slices.BinarySearchFunc(g.near[u], v, func(n neighbour, v int32) int { return cmp.Compare(n.person, v) })
	if !found {
		return 0, false
	}
	return g.near[u][at].points, true
}

// group is a pair (third is -1) or a triad, members ascending.
type group struct {
	members [3]int32
	points  int64
}

func (g group) size() int {
	if g.members[2] < 0 {
		return 2
	}
	return 3
}

func (g *group) people() []int32 { return g.members[:g.size()] }

// bonus is what a triad has beside the points of its pairs.
func (g *graph) bonus(a, b, c int32) int64 {
	points := g.rules.PerTriad
	if g.colours == nil {
		return points
	}
	x, y, z := g.colours[a], g.colours[b], g.colours[c]
	switch {
	case x != y && y != z && x != z:
		points += g.rules.AllDifferent
	case x != y || y != z:
		points += g.rules.TwoDifferent
	}
	return points
}

// lookup is the neighbours of one person as a table, so that a triad costs one
// look.
type lookup struct {
	points []int64
	linked []bool
}

func (l *lookup) set(list []neighbour, linked bool) {
	for _, n := range list {
		l.points[n.person], l.linked[n.person] = n.points, linked
	}
}

// each lists every allowed group once, in an order that depends on the problem
// alone, until told to stop.
func (g *graph) each(yield func(group) bool) {
	if g.rules.Sizes == nothing {
		return
	}
	if g.rules.Sizes != TriadsOnly {
		for u, list := range g.near {
			for _, v := range list {
				if int(v.person) > u && !yield(group{[3]int32{int32(u), v.person, -1}, 2 * v.points}) {
					return
				}
			}
		}
	}
	if g.rules.Sizes == PairsOnly {
		return
	}
	first := lookup{make([]int64, g.n), make([]bool, g.n)}
	for u := range g.near {
		first.set(g.near[u], true)
		more := g.triangles(int32(u), first, yield) && (!g.rules.Chains || g.chains(int32(u), yield))
		first.set(g.near[u], false)
		if !more {
			return
		}
	}
}

// triangles lists the triads of three allowed pairs whose lowest member is u.
func (g *graph) triangles(u int32, first lookup, yield func(group) bool) bool {
	for _, v := range g.near[u] {
		if v.person < u {
			continue
		}
		for _, w := range g.near[v.person] {
			if w.person <= v.person || !first.linked[w.person] {
				continue
			}
			points := v.points + w.points + first.points[w.person] + g.bonus(u, v.person, w.person)
			if !yield(group{[3]int32{u, v.person, w.person}, points}) {
				return false
			}
		}
	}
	return true
}

// chains lists the triads whose middle is u and whose ends are forbidden to
// each other.
func (g *graph) chains(u int32, yield func(group) bool) bool {
	for i, v := range g.near[u] {
		for _, w := range g.near[u][i+1:] {
			if _, linked := g.pair(v.person, w.person); linked {
				continue
			}
			members := [3]int32{u, v.person, w.person}
			slices.Sort(members[:])
			if !yield(group{members, v.points + w.points + g.bonus(u, v.person, w.person)}) {
				return false
			}
		}
	}
	return true
}
