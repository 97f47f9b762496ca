package blossom

import (
	"context"
	"math/rand/v2"
	"testing"
)

// random draws a dense graph; with a small spread many weights are equal.
func random(chance *rand.Rand, n int, spread int64) []Edge {
	var edges []Edge
	for u := range n {
		for v := u + 1; v < n; v++ {
			if chance.IntN(10) > 0 {
				edges = append(edges, Edge{U: u, V: v, Weight: chance.Int64N(spread) - spread/4})
			}
		}
	}
	return edges
}

// TestPricingChangesNothing solves dense graphs by pricing and on all edges at
// once. Both must be proved, and be equally good.
func TestPricingChangesNothing(t *testing.T) {
	for seed := range uint64(300) {
		chance := rand.New(rand.NewPCG(seed, 2))
		n := 12 + chance.IntN(60)
		edges := random(chance, n, []int64{2, 5, 40, 1_000_000}[seed%4])
		objective := Objective(seed / 4 % 2)
		lift, err := Lift(n, edges, objective)
		if err != nil {
			t.Fatal(err)
		}
		p := newProblem(n, edges, lift)
		priced, err := p.price(context.Background(), func(int) {})
		if err != nil {
			t.Fatal(err)
		}
		whole := newSearch(newGraph(p, p.worthwhile()))
		if err := whole.solve(context.Background(), func(int) {}); err != nil {
			t.Fatal(err)
		}
		var found [2]Matching
		for i, s := range []*search{priced, whole} {
			s.unfold()
			found[i] = s.matching()
			if err := found[i].Certificate.Verify(n, edges, found[i], objective); err != nil {
				t.Fatalf("seed %d, way %d: %v", seed, i, err)
			}
		}
		if found[0].Weight != found[1].Weight {
			t.Fatalf("seed %d: %d by pricing, %d on all edges", seed, found[0].Weight, found[1].Weight)
		}
	}
}

// TestPricingLooksAtFewEdges keeps the reason for it: with random weights and
// with equal ones, most edges of a complete graph are only priced.
func TestPricingLooksAtFewEdges(t *testing.T) {
	for _, spread := range []int64{1, 1_000_000} {
		chance := rand.New(rand.NewPCG(7, uint64(spread)))
		n := 300
		var edges []Edge
		for u := range n {
			for v := u + 1; v < n; v++ {
				edges = append(edges, Edge{U: u, V: v, Weight: 1 + chance.Int64N(spread)})
			}
		}
		p := newProblem(n, edges, 0)
		s, err := p.price(context.Background(), func(int) {})
		if err != nil {
			t.Fatal(err)
		}
		if looked := len(s.arcs) / 2; looked > len(edges)/10 {
			t.Errorf("spread %d: %d of %d edges were taken in", spread, looked, len(edges))
		}
	}
}

// TestShortlistKeepsTheBest compares it with sorting.
func TestShortlistKeepsTheBest(t *testing.T) {
	chance := rand.New(rand.NewPCG(8, 1))
	l := newShortlist(2)
	var all []bidder
	for i := range int32(500) {
		b := bidder{slack: chance.Int64N(40), lot: draw(int(i)), edge: i}
		all = append(all, b)
		l.offer(&Edge{U: 0, V: 1}, b)
	}
	kept := map[int32]bool{}
	for _, e := range l.edges() {
		kept[e] = true
	}
	if len(kept) != shortlisted {
		t.Fatalf("%d edges kept, want %d", len(kept), shortlisted)
	}
	for _, b := range all {
		better := 0
		for _, other := range all {
			if other.before(b) {
				better++
			}
		}
		if kept[b.edge] != (better < shortlisted) {
			t.Errorf("edge %d with slack %d: %d are better, kept is %v", b.edge, b.slack, better, kept[b.edge])
		}
	}
}
