package blossom_test

import (
	"context"
	"math/rand/v2"
	"testing"

	"tandem/internal/matching/blossom"
)

// Graphs with so many edges that no solver should look at each of them more
// than once. Most are built to lead astray whoever begins with the edges that
// look best from one of their ends.

// crowds draw many edges between n vertices, with weights of any kind.
var crowds = map[string]func(r *rand.Rand, n int, w weighing) []blossom.Edge{
	"everybody": func(r *rand.Rand, n int, w weighing) []blossom.Edge {
		return among(r, 0, n, w.draw)
	},
	"half of everybody": func(r *rand.Rand, n int, w weighing) []blossom.Edge {
		return randomEdges(r, n, n*n/4, w)
	},
	// whatever is drawn, all prefer the same few, who can only take one each
	"the same few": func(r *rand.Rand, n int, w weighing) []blossom.Edge {
		few := 1 + r.IntN(12)
		return raise(among(r, 0, n, w.draw), 1<<20, func(e blossom.Edge) bool { return e.U < few && e.V >= few })
	},
	// each vertex has a rank, and all agree on it
	"one order": func(r *rand.Rand, n int, w weighing) []blossom.Edge {
		edges := among(r, 0, n, w.draw)
		for i := range edges {
			edges[i].Weight += int64(n-edges[i].U) + int64(n-edges[i].V)
		}
		return edges
	},
	// likes attract: the best edges of all make one odd clique after the other
	"odd cliques": func(r *rand.Rand, n int, w weighing) []blossom.Edge {
		size := 3 + 2*r.IntN(12)
		return raise(among(r, 0, n, w.draw), 1<<12, func(e blossom.Edge) bool { return e.U/size == e.V/size })
	},
	"two odd halves and a bridge": func(r *rand.Rand, n int, w weighing) []blossom.Edge {
		half := n/4*2 + 1
		edges := append(among(r, 0, half, w.draw), among(r, half, min(n, 2*half), w.draw)...)
		return append(edges, blossom.Edge{U: 0, V: min(half, n-1), Weight: -1 << 20})
	},
	"few against many": func(r *rand.Rand, n int, w weighing) (edges []blossom.Edge) {
		few := 1 + r.IntN(n/2)
		for _, e := range among(r, 0, n, w.draw) {
			if e.U < few && e.V >= few {
				edges = append(edges, e)
			}
		}
		return edges
	},
	// the same pairs again and again, each a little lighter
	"echoes": func(r *rand.Rand, n int, w weighing) []blossom.Edge {
		edges := randomEdges(r, n, 2*n, w)
		for range 40 {
			for _, e := range edges[:2*n] {
				edges = append(edges, blossom.Edge{U: e.V, V: e.U, Weight: e.Weight - r.Int64N(3)})
			}
		}
		return edges
	},
	"a crowd and loners": func(r *rand.Rand, n int, w weighing) []blossom.Edge {
		return among(r, n/3, n-n/3, w.draw)
	},
}

// among joins any two of the vertices from first to before last.
func among(r *rand.Rand, first, last int, draw func(*rand.Rand) int64) (edges []blossom.Edge) {
	for v := first; v < last; v++ {
		for u := first; u < v; u++ {
			edges = append(edges, blossom.Edge{U: u, V: v, Weight: draw(r)})
		}
	}
	return edges
}

func raise(edges []blossom.Edge, by int64, which func(blossom.Edge) bool) []blossom.Edge {
	for i, e := range edges {
		if which(e) {
			edges[i].Weight += by
		}
	}
	return edges
}

func TestCrowdsProveThemselves(t *testing.T) {
	seeds, limit := uint64(4), 250
	if testing.Short() {
		seeds, limit = 1, 80
	}
	for name, crowd := range crowds {
		t.Run(name, func(t *testing.T) {
			for i, w := range weighings {
				for seed := range seeds {
					r := seeded(seed, uint64(50+i))
					n := 4 + r.IntN(limit)
					edges := crowd(r, n, w)
					r.Shuffle(len(edges), func(i, j int) { edges[i], edges[j] = edges[j], edges[i] })
					for _, o := range objectives {
						proved(t, n, edges, o)
					}
				}
			}
		})
	}
}

func TestCrowdsOfTheLargestWeightsAreStillExact(t *testing.T) {
	for seed := range uint64(30) {
		r := seeded(seed, 60)
		n := 50 + r.IntN(100)
		for _, o := range objectives {
			proved(t, n, among(r, 0, n, extremes(r, n, o).draw), o)
		}
	}
}

// Where all prefer the same few, the best edges of all are hardly a matching,
// and the duals of that matching say little about the other edges. Whoever goes
// on from them under MaxCardinality, where a vertex left alone is worth more than
// all weights, needs dozens of events an edge.
func TestThePopularFewTakeOnlyAFewEventsAnEdge(t *testing.T) {
	const n, eachCall = 600, 1024 // events between two reports of progress
	for _, few := range []int{1, 4, 12, 60} {
		for _, by := range []int64{200, 1_000, 10_000, 1 << 20} {
			edges := raise(among(seeded(1, 62), 0, n, weighings[5].draw), by, func(e blossom.Edge) bool { return e.U < few && e.V >= few })
			for _, o := range objectives {
				ctx, cancel := context.WithCancel(t.Context())
				events := 0
				m, err := blossom.Solve(ctx, n, edges, blossom.Options{Objective: o, Progress: func(int, int) {
					if events += eachCall; events > 8*len(edges) {
						cancel()
					}
				}})
				cancel()
				if err == nil {
					err = m.Certificate.Verify(n, edges, m, o)
				}
				if err != nil {
					t.Errorf("objective %d, %d raised by %d: %v after %d events for %d edges", o, few, by, err, events, len(edges))
				}
			}
		}
	}
}
