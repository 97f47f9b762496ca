package triads

import (
	"cmp"
	"slices"
)

// set is some people and a share: they hold at most their number divided by the
// share, rounded down, of groups with so many members among them. With a share
// of 2 and an odd number these are the odd sets of Edmonds (1965) for pairs and
// the subset rows of Jepsen, Petersen, Spoorendonk and Pisinger (2008) for
// triads. Each one that a fractional solution breaks cuts it off.
//
// Where there are at most so many triads, that many is extra to the people of a
// set of everybody, and each triad counts twice: half of the sum of their rows,
// rounded down (Gomory 1958; Chvatal 1973).
type set struct {
	people []int32
	share  int
	extra  int64
}

func (s set) limit() int64 { return (int64(len(s.people)) + s.extra) / int64(s.share) }

const (
	cutsARound = 16
	leastBreak = 0.05
)

// fractions is a fractional solution as a graph: how much two people are
// together, and how much three are.
type fractions struct {
	near     map[int32][]int32
	together map[[2]int32]float64
	triads   map[[3]int32]float64
}

func (t *search) fractions(columns []int32, part []float64) fractions {
	f := fractions{map[int32][]int32{}, map[[2]int32]float64{}, map[[3]int32]float64{}}
	for i, at := range columns {
		c := &t.s.columns[at]
		if !c.isGroup(t.p) {
			continue
		}
		g := c.group(t.p)
		if g.size() == 3 {
			f.triads[g.members] = part[i]
		}
		people := g.people()
		for j, u := range people {
			for _, v := range people[j+1:] {
				if _, known := f.together[[2]int32{u, v}]; !known {
					f.near[u] = append(f.near[u], v)
				}
				f.together[[2]int32{u, v}] += part[i]
			}
		}
	}
	return f
}

// broken is a set that a fractional solution breaks, and by how much.
type broken struct {
	set
	by float64
}

// cut adds the sets that the solution breaks most, and tells whether there
// were any.
func (t *search) cut(columns []int32, part []float64) bool {
	f := t.fractions(columns, part)
	found := append(f.threes(t.p.g.n), t.loops(columns, part)...)
	slices.SortStableFunc(found, func(a, b broken) int { return -cmp.Compare(a.by, b.by) })
	for _, b := range found[:min(len(found), cutsARound)] {
		t.s.cut(b.set)
	}
	t.s.repair(t.steps)
	return len(found) > 0
}

// threes looks at every three people who are two and two partly together.
func (f fractions) threes(n int) (found []broken) {
	for u := range int32(n) {
		for _, v := range f.near[u] {
			for _, w := range f.near[v] {
				sum := f.together[[2]int32{u, v}] + f.together[[2]int32{v, w}] + f.together[[2]int32{u, w}] - 2*f.triads[[3]int32{u, v, w}]
				if sum > 1+leastBreak {
					found = append(found, broken{set{people: []int32{u, v, w}, share: 2}, sum - 1})
				}
			}
		}
	}
	return found
}

// loops looks at those whom fractions of groups hold together, when they are an
// odd number of five or more: in a relaxation of pairs these are the odd cycles.
func (t *search) loops(columns []int32, part []float64) (found []broken) {
	of := make([]int32, t.p.g.n)
	for v := range of {
		of[v] = int32(v)
	}
	root := func(v int32) int32 {
		for of[v] != v {
			of[v] = of[of[v]]
			v = of[v]
		}
		return v
	}
	sum := make([]float64, t.p.g.n)
	for i, at := range columns {
		if c := &t.s.columns[at]; c.isGroup(t.p) && part[i] < 1-leastBreak {
			g := c.group(t.p)
			for _, v := range g.people()[1:] {
				of[root(v)] = root(g.members[0])
			}
		}
	}
	for i, at := range columns {
		if c := &t.s.columns[at]; c.isGroup(t.p) && part[i] < 1-leastBreak {
			sum[root(c.rows[0])] += part[i]
		}
	}
	people := make([][]int32, t.p.g.n)
	for v := range int32(t.p.g.n) {
		people[root(v)] = append(people[root(v)], v)
	}
	for v, loop := range people {
		if by := sum[v] - float64(len(loop)/2); len(loop) >= 5 && len(loop)%2 == 1 && by > leastBreak {
			found = append(found, broken{set{people: loop, share: 2}, by})
		}
	}
	return found
}
