// Package graphs makes the graphs that the matching engines are tested and
// timed with: families with a known shape, from everyday ones to those built
// to be as hard as possible. The same seed and size give the same graph on
// every machine, so a result can be compared with one found years earlier by
// another program (see testdata/optima.csv).
//
// Every generator takes a seed and the number of vertices n and returns n and
// the edges, without parallel edges and self loops. A shape that does not fill
// all n vertices leaves the last few alone, and one that needs more than there
// are has no edges.
package graphs

import "tandem/internal/matching/blossom"

// Family is one shape of graph. Make draws the member with n vertices. Limit is the largest n worth
// making: above it a dense graph no longer fits into memory beside the data
// structures of a solver.
type Family struct {
	Name      string
	About     string
	Make      func(seed uint64, n int) (int, []blossom.Edge)
	Objective blossom.Objective
	Limit     int
}

const (
	anySize   = 20_000
	denseSize = 2_000
)

// Families lists every family once: the everyday ones first, then those that
// are hard on purpose.
var Families = []Family{
	{"sparse", "about 20 random neighbours, random weights", Sparse, blossom.MaxWeight, anySize},
	{"geometric", "points in a square, 10 nearest neighbours, shortest total distance", Geometric, blossom.MaxCardinality, anySize},
	{"programme", "people in areas, same or neighbouring area only, points with many ties", Programme, blossom.MaxCardinality, anySize},
	{"open", "the same people without the rule about areas: complete, many ties", Open, blossom.MaxCardinality, denseSize},
	{"complete", "complete, random weights", Complete, blossom.MaxWeight, denseSize},
	{"ties", "complete, all weights equal", Ties, blossom.MaxCardinality, denseSize},
	{"chain", "one path whose heavy edges are the wrong ones: one augmentation along all of it", Chain, blossom.MaxCardinality, anySize},
	{"rings", "odd rings of growing length joined in a row", Rings, blossom.MaxCardinality, anySize},
	{"nested", "blossoms inside each other, n/2 deep, all in the final certificate", Nested, blossom.MaxWeight, anySize},
	{"peeled", "nests that must be formed, matched and opened again layer by layer", Peeled, blossom.MaxCardinality, anySize},
	{"slow", "dense, nearly every edge an event of its own", Slow, blossom.MaxWeight, denseSize},
	{"tug", "two hubs that pull the same pairs in turn: n²/16 events on 5n/4 edges", Tug, blossom.MaxWeight, anySize},
	{"gabow", "Gabow's hard case for maximum cardinality, all weights equal", Gabow, blossom.MaxCardinality, denseSize},
	{"triangles", "triangles joined by one corner (DIMACS t), all weights equal", Triangles, blossom.MaxCardinality, anySize},
	{"prisms", "triangles joined by three corners (DIMACS tt), all weights equal", Prisms, blossom.MaxCardinality, anySize},
}

// Find returns the family of that name.
func Find(name string) (Family, bool) {
	for _, f := range Families {
		if f.Name == name {
			return f, true
		}
	}
	return Family{}, false
}
