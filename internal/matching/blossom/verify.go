package blossom

import (
	"errors"
	"fmt"
	"math"
	"math/bits"
)

// ErrUnproved is in every error of Verify that is about the matching or the
// certificate and not about the graph.
var ErrUnproved = errors.New("the certificate does not prove the matching")

// ErrObjective is for an Objective that is neither of the two.
var ErrObjective = errors.New("the objective is neither the largest weight nor the largest number of pairs")

// Verify proves that m is a best matching of the graph, or says what is in the
// way. It trusts neither the matching nor the certificate, which may have been
// read from anywhere, and has no more in common with Solve than the check of
// the graph and Lift.
//
// With y the values of vertices, z those of the odd sets and w the weights plus
// the constant of Lift, all in 1/Scale, any matching N weighs at most
//
//	sum of y[u] + y[v] + z of the sets around both, over the pairs of N,
//
// if every edge weighs no more than these three together; that is at most the
// sum of all y plus z times (size - 1)/2 of all sets, since N uses a vertex once
// and has no more pairs within an odd set. For m itself each step is an equality
// if its pairs are tight, its unmatched vertices worth 0, and the sets worth
// more than 0 full. So these conditions (Edmonds 1965; complementary slackness)
// are checked one by one, and no sum of many numbers is ever needed.
//
// The time is that of reading the edges, plus the logarithm of the number of
// sets for an edge that lies in one. The errors are ErrObjective, ErrVertexRange,
// ErrSelfLoop and ErrOverflow for a question that Solve refuses too, otherwise
// ErrUnproved with the vertex, edge or set (each counted from 0) at which the
// proof fails.
func (c Certificate) Verify(n int, edges []Edge, m Matching, o Objective) error {
	lift, err := checkedLift(n, edges, o)
	if err != nil {
		return err
	}
	if err := m.disjoint(n); err != nil {
		return err
	}
	d, err := c.duals(n)
	if err != nil {
		return err
	}
	weights, err := d.coverAll(edges, lift, m.Mate)
	if err != nil {
		return err
	}
	if err := m.adds(weights, lift); err != nil {
		return err
	}
	return d.tight(m.Mate, weights)
}

// checkedLift is Lift for a question that nobody has checked yet.
func checkedLift(n int, edges []Edge, o Objective) (int64, error) {
	if o > MaxCardinality {
		return 0, ErrObjective
	}
	for i, e := range edges {
		if e.U < 0 || e.U >= n || e.V < 0 || e.V >= n {
			return 0, fmt.Errorf("%w: edge %d joins %d and %d, and there are %d vertices", ErrVertexRange, i, e.U, e.V, n)
		}
		if e.U == e.V {
			return 0, fmt.Errorf("%w: edge %d at vertex %d", ErrSelfLoop, i, e.U)
		}
	}
	return Lift(n, edges, o)
}

// disjoint checks that the matching is one: pairs without a common vertex.
func (m Matching) disjoint(n int) error {
	if len(m.Mate) != n {
		return unproved("the matching speaks of %d vertices and the graph has %d", len(m.Mate), n)
	}
	for v, mate := range m.Mate {
		switch {
		case mate == -1:
		case mate < 0 || mate >= n || mate == v:
			return unproved("vertex %d is matched to %d, which cannot be its partner", v, mate)
		case m.Mate[mate] != v:
			return unproved("vertex %d is matched to %d, but %d is matched to %d", v, mate, mate, m.Mate[mate])
		}
	}
	return nil
}

// noEdge is below every weight, lifted or not, of a graph that Lift takes.
const noEdge = math.MinInt64

// coverAll checks that no edge weighs more than the duals around it. It gives,
// at the smaller vertex of each matched pair, the lifted weight of its heaviest
// edge, or noEdge.
func (d *duals) coverAll(edges []Edge, lift int64, mates []int) ([]int64, error) {
	weights := make([]int64, len(mates))
	for v := range weights {
		weights[v] = noEdge
	}
	for i, e := range edges {
		w := e.Weight + lift
		if mates[e.U] == e.V {
			first := min(e.U, e.V)
			weights[first] = max(weights[first], w)
		}
		if d.compare(e.U, e.V, w) < 0 {
			return nil, unproved("edge %d from %d to %d weighs more than the duals around it: %d times %d is above %d",
				i, e.U, e.V, d.scale, w, d.around(e.U, e.V))
		}
	}
	return weights, nil
}

// adds checks that the pairs are edges and make the size and weight claimed.
// The sum stays an int64: Lift has refused the weights that could overflow.
func (m Matching) adds(weights []int64, lift int64) error {
	size, weight := 0, int64(0)
	for v, mate := range m.Mate {
		if mate <= v {
			continue
		}
		if weights[v] == noEdge {
			return unproved("vertices %d and %d are matched, and no edge joins them", v, mate)
		}
		size++
		weight += weights[v] - lift
	}
	if size != m.Size {
		return unproved("the matching claims %d pairs and has %d", m.Size, size)
	}
	if weight != m.Weight {
		return unproved("the matching claims a weight of %d and its pairs weigh %d", m.Weight, weight)
	}
	return nil
}

// tight checks that the matching takes from the duals all they allow.
func (d *duals) tight(mates []int, weights []int64) error {
	held := make([]int, len(d.sets.parent))
	for v, mate := range mates {
		if mate == -1 && d.vertex[v] != 0 {
			return unproved("vertex %d is unmatched, and its dual is %d and not 0", v, d.vertex[v])
		}
		if mate <= v {
			continue
		}
		if d.compare(v, mate, weights[v]) != 0 {
			return unproved("the pair of %d and %d is not tight: %d times %d is below the duals around it, %d",
				v, mate, d.scale, weights[v], d.around(v, mate))
		}
		if set := d.sets.around(d.home[v], d.home[mate]); set != -1 {
			held[set]++
		}
	}
	for _, set := range d.sets.order {
		if room := (d.sets.size[set] - 1) / 2; d.sets.dual(set) > 0 && held[set] != room {
			return unproved("blossom %d has a dual of %d and holds %d pairs where %d have room", set, d.sets.dual(set), held[set], room)
		}
		if parent := d.sets.parent[set]; parent != -1 {
			held[parent] += held[set]
		}
	}
	return nil
}

func unproved(format string, values ...any) error {
	return fmt.Errorf("%w: "+format, append([]any{ErrUnproved}, values...)...)
}

// maxDual bounds the value of a vertex and the sum of the sets around one: two
// of the former and one of the latter then fit into 64 bits. The solver stays
// below half of it, see maxLifted.
const maxDual = 1 << 62

// duals are a certificate whose form has been checked: values in range, odd
// sets nested. Whether they prove anything is another question.
type duals struct {
	scale  uint64
	vertex []int64
	home   []int
	sets   nest
}

func (c Certificate) duals(n int) (*duals, error) {
	if c.Scale < 1 {
		return nil, unproved("the scale is %d and must be at least 1", c.Scale)
	}
	if len(c.Vertex) != n || len(c.Home) != n {
		return nil, unproved("there are %d values and %d homes for %d vertices", len(c.Vertex), len(c.Home), n)
	}
	for v, value := range c.Vertex {
		if value < 0 || value > maxDual {
			return nil, unproved("the dual of vertex %d is %d, which is not from 0 to 2^62", v, value)
		}
	}
	sets, err := newNest(c.Home, c.Blossoms)
	if err != nil {
		return nil, err
	}
	return &duals{scale: uint64(c.Scale), vertex: c.Vertex, home: c.Home, sets: sets}, nil
}

// around is what the duals allow an edge between two vertices to weigh, times
// the scale.
func (d *duals) around(u, v int) uint64 {
	return uint64(d.vertex[u]) + uint64(d.vertex[v]) + d.sets.sum(d.sets.around(d.home[u], d.home[v]))
}

// compare tells whether the duals around an edge are more than (1), equal to (0)
// or less than (-1) its lifted weight. Most edges are light enough to be judged
// by their two vertices; -1 and 0 are certain only after looking at the sets.
func (d *duals) compare(u, v int, lifted int64) int {
	if lifted < 0 {
		return 1
	}
	over, need := bits.Mul64(d.scale, uint64(lifted))
	if over != 0 {
		return -1
	}
	if uint64(d.vertex[u])+uint64(d.vertex[v]) > need {
		return 1
	}
	switch allowed := d.around(u, v); {
	case allowed > need:
		return 1
	case allowed < need:
		return -1
	}
	return 0
}
