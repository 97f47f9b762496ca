package blossom_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"tandem/internal/matching/blossom"
)

// A change of the question whose effect on the answer is known.

// overGraphs runs a check on random graphs of up to 60 vertices, for both
// objectives, with the best matching of each.
func overGraphs(t *testing.T, stream uint64, check func(c changed)) {
	t.Helper()
	for seed := range uint64(600) {
		r := seeded(seed, stream)
		n, edges := randomGraph(r, 60)
		for _, o := range objectives {
			check(changed{t, r, n, edges, o, proved(t, n, edges, o)})
		}
	}
}

type changed struct {
	t     *testing.T
	r     *rand.Rand
	n     int
	edges []blossom.Edge
	o     blossom.Objective
	best  blossom.Matching
}

// to solves the changed graph and expects the weight; the size too, where the
// objective fixes it.
func (c changed) to(n int, edges []blossom.Edge, want int64) blossom.Matching {
	c.t.Helper()
	m := proved(c.t, n, edges, c.o)
	if m.Weight != want || (c.o == blossom.MaxCardinality && m.Size != c.best.Size) {
		c.t.Fatalf("objective %d: %d pairs of weight %d became %d of %d, want weight %d\n%s",
			c.o, c.best.Size, c.best.Weight, m.Size, m.Weight, want, written(c.n, c.edges))
	}
	return m
}

// with gives the edges, each changed.
func (c changed) with(change func(blossom.Edge) blossom.Edge) []blossom.Edge {
	edges := slices.Clone(c.edges)
	for i, e := range edges {
		edges[i] = change(e)
	}
	return edges
}

func TestTheSameQuestionHasTheSameAnswer(t *testing.T) {
	overGraphs(t, 21, func(c changed) {
		again := c.to(c.n, slices.Clone(c.edges), c.best.Weight)
		if !slices.Equal(again.Mate, c.best.Mate) || !slices.Equal(again.Certificate.Vertex, c.best.Certificate.Vertex) {
			t.Fatalf("two runs differ\n%s", written(c.n, c.edges))
		}
	})
}

func TestSolveLeavesTheEdgesAlone(t *testing.T) {
	overGraphs(t, 22, func(c changed) {
		before := slices.Clone(c.edges)
		proved(t, c.n, c.edges, c.o)
		if !slices.Equal(before, c.edges) {
			t.Fatalf("the caller's edges were changed\n%s", written(c.n, before))
		}
	})
}

func TestNumbersOfVerticesDoNotMatter(t *testing.T) {
	overGraphs(t, 23, func(c changed) {
		name := c.r.Perm(c.n)
		c.to(c.n, c.with(func(e blossom.Edge) blossom.Edge {
			return blossom.Edge{U: name[e.V], V: name[e.U], Weight: e.Weight}
		}), c.best.Weight)
	})
}

func TestTheOrderOfEdgesDoesNotMatter(t *testing.T) {
	overGraphs(t, 24, func(c changed) {
		edges := slices.Clone(c.edges)
		c.r.Shuffle(len(edges), func(i, j int) { edges[i], edges[j] = edges[j], edges[i] })
		c.to(c.n, edges, c.best.Weight)
	})
}

func TestUnderMaxCardinalityAConstantOnAllEdgesChangesNothingElse(t *testing.T) {
	overGraphs(t, 25, func(c changed) {
		if c.o != blossom.MaxCardinality {
			return
		}
		by := c.r.Int64N(1<<20) - 1<<19
		c.to(c.n, c.with(func(e blossom.Edge) blossom.Edge { e.Weight += by; return e }), c.best.Weight+by*int64(c.best.Size))
	})
}

func TestWhereAllCanBeMatchedWeightAloneAndSizeFirstMeet(t *testing.T) {
	for seed := range uint64(600) {
		r := seeded(seed, 26)
		n := 2 * (1 + r.IntN(25))
		edges := randomEdges(r, n, r.IntN(4*n), weighings[r.IntN(len(weighings)-2)])
		order := r.Perm(n)
		for pair := range slices.Chunk(order, 2) {
			edges = append(edges, blossom.Edge{U: pair[0], V: pair[1], Weight: r.Int64N(9) - 4})
		}
		size := proved(t, n, edges, blossom.MaxCardinality)
		c := changed{t, r, n, edges, blossom.MaxWeight, size}
		const by = 1 << 20 // more than any 25 pairs differ by
		c.to(n, c.with(func(e blossom.Edge) blossom.Edge { e.Weight += by; return e }), size.Weight+by*int64(n/2))
		if 2*size.Size != n {
			t.Fatalf("%d pairs of %d vertices that can all be matched\n%s", size.Size, n, written(n, edges))
		}
	}
}

func TestAPositiveFactorChangesNothingElse(t *testing.T) {
	overGraphs(t, 27, func(c changed) {
		by := 1 + c.r.Int64N(50)
		c.to(c.n, c.with(func(e blossom.Edge) blossom.Edge { e.Weight *= by; return e }), c.best.Weight*by)
	})
}

func TestAnIsolatedVertexChangesNothing(t *testing.T) {
	overGraphs(t, 28, func(c changed) {
		at := c.r.IntN(c.n + 1)
		behind := func(v int) int {
			if v >= at {
				return v + 1
			}
			return v
		}
		m := c.to(c.n+1, c.with(func(e blossom.Edge) blossom.Edge {
			return blossom.Edge{U: behind(e.U), V: behind(e.V), Weight: e.Weight}
		}), c.best.Weight)
		if m.Mate[at] != -1 {
			t.Fatalf("a vertex without edges is matched to %d", m.Mate[at])
		}
	})
}

func TestAnEdgeThatIsNotMatchedIsNotMissed(t *testing.T) {
	overGraphs(t, 29, func(c changed) {
		spare := slices.DeleteFunc(slices.Clone(c.edges), func(e blossom.Edge) bool { return c.best.Mate[e.U] == e.V })
		if len(spare) == 0 {
			return
		}
		gone := spare[c.r.IntN(len(spare))]
		c.to(c.n, slices.DeleteFunc(slices.Clone(c.edges), func(e blossom.Edge) bool { return e == gone }), c.best.Weight)
	})
}

func TestALighterParallelEdgeChangesNothing(t *testing.T) {
	overGraphs(t, 30, func(c changed) {
		c.to(c.n, slices.Concat(c.with(func(e blossom.Edge) blossom.Edge {
			return blossom.Edge{U: e.V, V: e.U, Weight: e.Weight - c.r.Int64N(3)}
		}), c.edges), c.best.Weight)
	})
}

// forced is what the best matching with one edge loses, by taking its ends out.
func (c changed) forced(e blossom.Edge) blossom.Regret {
	without := slices.DeleteFunc(slices.Clone(c.edges), func(f blossom.Edge) bool {
		return f.U == e.U || f.U == e.V || f.V == e.U || f.V == e.V
	})
	rest := proved(c.t, c.n, without, c.o)
	loss := blossom.Regret{Weight: c.best.Weight - rest.Weight - e.Weight}
	if c.o == blossom.MaxCardinality {
		loss.Pairs = c.best.Size - rest.Size - 1
	}
	return loss
}

func TestToInsistOnAnEdgeCostsNoLessThanItsBound(t *testing.T) {
	var nought, met, pairs int
	overGraphs(t, 31, func(c changed) {
		slacks, err := c.best.Certificate.Slacks(c.n, c.edges, c.o)
		if err != nil {
			t.Fatal(err)
		}
		for i := 0; i < len(c.edges); i += 1 + len(c.edges)/20 {
			bound, loss := slacks.RegretLowerBound(c.edges[i]), c.forced(c.edges[i])
			if bound.Compare(blossom.Regret{}) < 0 || bound.Compare(loss) > 0 {
				t.Fatalf("objective %d, edge %v: bound %+v, loss %+v\n%s", c.o, c.edges[i], bound, loss, written(c.n, c.edges))
			}
			switch {
			case loss == blossom.Regret{}:
				nought++
			case bound == loss:
				met++
			}
			pairs += bound.Pairs
		}
	})
	if nought < 1_000 || met < 1_000 || pairs < 10 {
		t.Errorf("%d without a loss, %d met, %d pairs: this shows little", nought, met, pairs)
	}
}
