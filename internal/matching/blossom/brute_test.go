package blossom_test

import (
	"fmt"
	"math/bits"
	"math/rand/v2"
	"strings"
	"testing"

	"tandem/internal/matching/blossom"
	"tandem/internal/matching/samples/graphs"
)

var objectives = []blossom.Objective{blossom.MaxWeight, blossom.MaxCardinality}

func seeded(seed, stream uint64) *rand.Rand { return rand.New(rand.NewPCG(seed, stream)) }

// optimum is what any solver must reach.
type optimum struct {
	size   int
	weight int64
}

// brute finds the optimum by trying everything: for each set of vertices, the
// smallest one stays alone or pairs with any other. The size is that of some
// best matching, and of all of them under MaxCardinality.
func brute(n int, edges []blossom.Edge, o blossom.Objective) optimum {
	joined, heaviest := matrix(n, edges)
	of := make([]optimum, 1<<n)
	for set := 1; set < 1<<n; set++ {
		v := lowest(set)
		rest := set &^ (1 << v)
		best := of[rest]
		for others := joined[v] & rest; others != 0; others &= others - 1 {
			u := lowest(others)
			with := of[rest&^(1<<u)]
			with.size++
			with.weight += heaviest[v*n+u]
			if with.better(best, o) {
				best = with
			}
		}
		of[set] = best
	}
	return of[1<<n-1]
}

func (a optimum) better(b optimum, o blossom.Objective) bool {
	if o == blossom.MaxCardinality && a.size != b.size {
		return a.size > b.size
	}
	return a.weight > b.weight
}

// same tells whether two optima are equally good.
func (a optimum) same(b optimum, o blossom.Objective) bool { return !a.better(b, o) && !b.better(a, o) }

func lowest(set int) int { return bits.TrailingZeros(uint(set)) }

// matrix gives the neighbours of each vertex as a set, and the weight of the
// heaviest edge between any two.
func matrix(n int, edges []blossom.Edge) (joined []int, heaviest []int64) {
	joined, heaviest = make([]int, n), make([]int64, n*n)
	for _, e := range edges {
		if joined[e.U]&(1<<e.V) != 0 && heaviest[e.U*n+e.V] >= e.Weight {
			continue
		}
		joined[e.U] |= 1 << e.V
		joined[e.V] |= 1 << e.U
		heaviest[e.U*n+e.V], heaviest[e.V*n+e.U] = e.Weight, e.Weight
	}
	return joined, heaviest
}

// weighing draws a weight; each makes another kind of graph.
type weighing struct {
	name string
	draw func(*rand.Rand) int64
}

var weighings = []weighing{
	{"all equal", func(*rand.Rand) int64 { return 1 }},
	{"two values", func(r *rand.Rand) int64 { return r.Int64N(2) }},
	{"few values", func(r *rand.Rand) int64 { return 1 + r.Int64N(4) }},
	{"around nought", func(r *rand.Rand) int64 { return r.Int64N(9) - 4 }},
	{"below nought", func(r *rand.Rand) int64 { return -r.Int64N(9) }},
	{"many values", func(r *rand.Rand) int64 { return r.Int64N(1000) }},
	{"both signs", func(r *rand.Rand) int64 { return r.Int64N(2001) - 1000 }},
	{"large", func(r *rand.Rand) int64 { return r.Int64N(1<<46) - 1<<45 }},
	{"powers of two", func(r *rand.Rand) int64 { return 1 << r.IntN(20) }},
}

// randomEdges draws edges between different vertices below used, parallel ones
// included; the other vertices stay isolated.
func randomEdges(r *rand.Rand, used, count int, w weighing) []blossom.Edge {
	if used < 2 {
		return nil
	}
	edges := make([]blossom.Edge, count)
	for i := range edges {
		u := r.IntN(used)
		v := (u + 1 + r.IntN(used-1)) % used
		edges[i] = blossom.Edge{U: u, V: v, Weight: w.draw(r)}
	}
	return edges
}

// randomGraph draws a graph of up to limit vertices and of any density.
func randomGraph(r *rand.Rand, limit int) (n int, edges []blossom.Edge) {
	n = r.IntN(limit + 1)
	used := n
	if n > 2 && r.IntN(4) == 0 {
		used -= r.IntN(n - 1)
	}
	return n, randomEdges(r, used, r.IntN(n*min(n, 24)/2+2), weighings[r.IntN(len(weighings))])
}

// proved solves a graph and fails the test unless the certificate holds.
func proved(t testing.TB, n int, edges []blossom.Edge, o blossom.Objective) blossom.Matching {
	t.Helper()
	m, err := blossom.Solve(t.Context(), n, edges, blossom.Options{Objective: o})
	if err == nil {
		err = m.Certificate.Verify(n, edges, m, o)
	}
	if err != nil {
		t.Fatalf("objective %d: %v\n%s", o, err, written(n, edges))
	}
	return m
}

// provedBest also compares with brute.
func provedBest(t testing.TB, n int, edges []blossom.Edge, o blossom.Objective) {
	t.Helper()
	m := proved(t, n, edges, o)
	if want := brute(n, edges, o); !want.same(optimum{m.Size, m.Weight}, o) {
		t.Fatalf("objective %d: found %d pairs of weight %d, best are %d of %d\n%s",
			o, m.Size, m.Weight, want.size, want.weight, written(n, edges))
	}
}

// written is a graph as it would stand in a table of a test.
func written(n int, edges []blossom.Edge) string {
	if len(edges) > 2_000 {
		return fmt.Sprintf("(%d vertices and %d edges)", n, len(edges))
	}
	var text strings.Builder
	fmt.Fprintf(&text, "{%d, []blossom.Edge{", n)
	for i, e := range edges {
		if i > 0 {
			text.WriteString(", ")
		}
		fmt.Fprintf(&text, "{%d, %d, %d}", e.U, e.V, e.Weight)
	}
	text.WriteString("}}")
	return text.String()
}

func TestForceItselfIsRightOnGraphsByHand(t *testing.T) {
	for name, c := range map[string]struct {
		n        int
		edges    []blossom.Edge
		byWeight optimum
		bySize   optimum
	}{
		"nothing":            {},
		"one vertex":         {n: 1},
		"no edge":            {n: 4},
		"a loss":             {2, []blossom.Edge{{0, 1, -3}}, optimum{}, optimum{1, -3}},
		"parallel":           {2, []blossom.Edge{{0, 1, 2}, {1, 0, 7}, {0, 1, -3}}, optimum{1, 7}, optimum{1, 7}},
		"a heavy middle":     {4, []blossom.Edge{{0, 1, 2}, {1, 2, 5}, {2, 3, 2}}, optimum{1, 5}, optimum{2, 4}},
		"a triangle":         {3, []blossom.Edge{{0, 1, 2}, {1, 2, 5}, {2, 0, 2}}, optimum{1, 5}, optimum{1, 5}},
		"two linked by one":  {6, []blossom.Edge{{0, 1, 8}, {1, 2, 8}, {2, 0, 8}, {2, 3, 1}, {3, 4, 8}, {4, 5, 8}, {5, 3, 8}}, optimum{3, 17}, optimum{3, 17}},
		"and by one of loss": {6, []blossom.Edge{{0, 1, 8}, {1, 2, 8}, {2, 0, 8}, {2, 3, -1}, {3, 4, 8}, {4, 5, 8}, {5, 3, 8}}, optimum{2, 16}, optimum{3, 15}},
	} {
		if got := brute(c.n, c.edges, blossom.MaxWeight); got != c.byWeight {
			t.Errorf("%s: by weight %v, want %v", name, got, c.byWeight)
		}
		if got := brute(c.n, c.edges, blossom.MaxCardinality); got != c.bySize {
			t.Errorf("%s: by size %v, want %v", name, got, c.bySize)
		}
		for _, o := range objectives {
			provedBest(t, c.n, c.edges, o)
		}
	}
}

func TestSmallGraphsAgreeWithForce(t *testing.T) {
	count := uint64(100_000)
	if testing.Short() {
		count /= 10
	}
	for seed := range count {
		n, edges := randomGraph(seeded(seed, 11), 11)
		for _, o := range objectives {
			provedBest(t, n, edges, o)
		}
	}
}

func TestLargerGraphsProveThemselves(t *testing.T) {
	count := uint64(5_000)
	if testing.Short() {
		count /= 10
	}
	for seed := range count {
		limit := 300
		if seed%100 == 0 {
			limit = 5_000
		}
		n, edges := randomGraph(seeded(seed, 12), limit)
		for _, o := range objectives {
			proved(t, n, edges, o)
		}
	}
}

func TestEveryFamilyOfGraphsProvesItself(t *testing.T) {
	sizes := []int{0, 1, 2, 3, 5, 12, 47, 128, 300, 1_000}
	if testing.Short() {
		sizes = sizes[:8]
	}
	for _, family := range graphs.Families {
		t.Run(family.Name, func(t *testing.T) {
			for _, size := range sizes {
				n, edges := family.Make(uint64(size), size)
				for _, o := range objectives {
					if n <= 12 {
						provedBest(t, n, edges, o)
					}
					proved(t, n, edges, o)
				}
			}
		})
	}
}
