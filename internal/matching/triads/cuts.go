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

// cut adds the sets that the solution breaks most, and tells whether there
// were any.
func (t *search) cut(columns []int32, part []float64) bool {
	type broken struct {
		set set
		by  float64
	}
	f := t.fractions(columns, part)
	var found []broken
	for u := range int32(t.p.g.n) {
		for _, v := range f.near[u] {
			for _, w := range f.near[v] {
				sum := f.together[[2]int32{u, v}] + f.together[[2]int32{v, w}] + f.together[[2]int32{u, w}] - 2*f.triads[[3]int32{u, v, w}]
				if sum > 1+leastBreak {
					found = append(found, broken{set{people: []int32{u, v, w}, share: 2}, sum - 1})
				}
			}
		}
	}
	slices.SortStableFunc(found, func(a, b broken) int { return -cmp.Compare(a.by, b.by) })
	for _, b := range found[:min(len(found), cutsARound)] {
		t.s.cut(b.set)
	}
	t.s.repair(t.steps)
	return len(found) > 0
}
