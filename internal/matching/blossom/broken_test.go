package blossom_test

import (
	"errors"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"tandem/internal/matching/blossom"
)

// The solvers of this file are wrong on purpose. Each must fail the certificate
// whenever its matching is not best, and must be seen to be wrong.

// greedyWithSwaps takes the heaviest edges first; then, as long as it helps, it
// puts one edge in the place of those at its ends. It has no duals to show.
func greedyWithSwaps(n int, edges []blossom.Edge) blossom.Matching {
	_, heaviest := matrix(n, edges)
	m := unmatched(n)
	at := func(v int) int64 {
		if m.Mate[v] == -1 {
			return 0
		}
		return heaviest[v*n+m.Mate[v]]
	}
	order := slices.Clone(edges)
	slices.SortStableFunc(order, func(a, b blossom.Edge) int { return int(b.Weight - a.Weight) })
	for better := true; better; {
		better = false
		for _, e := range order {
			if m.Mate[e.U] != e.V && e.Weight > at(e.U)+at(e.V) {
				separate(&m, e.U)
				separate(&m, e.V)
				m.Mate[e.U], m.Mate[e.V] = e.V, e.U
				better = true
			}
		}
	}
	for v, mate := range m.Mate {
		if mate > v {
			m.Size++
			m.Weight += at(v)
		}
	}
	return m
}

func unmatched(n int) blossom.Matching { return blossom.Matching{Mate: slices.Repeat([]int{-1}, n)} }

func separate(m *blossom.Matching, v int) {
	if mate := m.Mate[v]; mate != -1 {
		m.Mate[v], m.Mate[mate] = -1, -1
	}
}

// flat is the method for graphs of two sides (Kuhn 1955; Egerváry), let loose on
// any graph: trees grow from all unmatched vertices and the duals move until two
// trees meet. Where two outer vertices of one tree meet, which is an odd cycle,
// it should shrink a blossom. It looks away, so that it is right on graphs of
// two sides and often wrong elsewhere.
type flat struct {
	n          int
	has        []int
	heaviest   []int64 // times two, so that half a step is an integer
	y          []int64
	mate       []int
	outer      []bool
	from, root []int // for an inner vertex, the outer one that found it; the tree of each
	finished   bool
}

func solveFlat(n int, edges []blossom.Edge) blossom.Matching {
	has, heaviest := matrix(n, edges)
	f := &flat{n: n, has: has, heaviest: heaviest, y: make([]int64, n), mate: unmatched(n).Mate}
	top := int64(0)
	for i := range f.heaviest {
		top = max(top, f.heaviest[i])
		f.heaviest[i] *= 2
	}
	for v := range f.y {
		f.y[v] = top
	}
	for f.plant(); !f.finished; {
		if !f.tightStep() {
			f.move()
		}
	}
	return f.result()
}

func (f *flat) plant() {
	f.outer, f.from, f.root = make([]bool, f.n), make([]int, f.n), make([]int, f.n)
	for v := range f.n {
		f.from[v], f.root[v] = -1, -1
		if f.mate[v] == -1 {
			f.outer[v], f.root[v] = true, v
		}
	}
	f.finished = !slices.Contains(f.outer, true)
}

func (f *flat) slack(u, v int) int64 { return f.y[u] + f.y[v] - f.heaviest[u*f.n+v] }

// each visits the pairs of neighbours whose first is outer and whose second is
// in no tree, or outer in another one.
func (f *flat) each(visit func(u, v int) bool) bool {
	for u := range f.n {
		for others := f.has[u]; f.outer[u] && others != 0; others &= others - 1 {
			v := lowest(others)
			if f.root[v] != -1 && (!f.outer[v] || f.root[v] == f.root[u]) {
				continue
			}
			if visit(u, v) {
				return true
			}
		}
	}
	return false
}

// tightStep uses one tight edge to grow a tree or to join two.
func (f *flat) tightStep() bool {
	return f.each(func(u, v int) bool {
		if f.slack(u, v) > 0 {
			return false
		}
		if f.root[v] == -1 {
			f.from[v], f.root[v] = u, f.root[u]
			f.outer[f.mate[v]], f.root[f.mate[v]] = true, f.root[u]
			return true
		}
		f.flip(u)
		f.flip(v)
		f.mate[u], f.mate[v] = v, u
		f.plant()
		return true
	})
}

// flip leaves an outer vertex without its mate, on the way to its root.
func (f *flat) flip(v int) {
	inner := f.mate[v]
	if inner == -1 {
		return
	}
	next := f.from[inner]
	f.flip(next)
	f.mate[inner], f.mate[next] = next, inner
	f.mate[v] = -1
}

// move lowers outer and raises inner vertices until something is tight, or ends
// the search because an outer vertex is worth nothing any more.
func (f *flat) move() {
	least := int64(math.MaxInt64) // of an outer vertex, and so of every root
	for v, y := range f.y {
		if f.outer[v] {
			least = min(least, y)
		}
	}
	step := least
	f.each(func(u, v int) bool {
		slack := f.slack(u, v)
		if f.outer[v] {
			slack /= 2
		}
		step = min(step, slack)
		return false
	})
	for v := range f.y {
		switch {
		case f.outer[v]:
			f.y[v] -= step
		case f.root[v] != -1:
			f.y[v] += step
		}
	}
	f.finished = step == least
}

func (f *flat) result() blossom.Matching {
	m := blossom.Matching{Mate: f.mate, Certificate: blossom.Certificate{
		Scale: 2, Vertex: f.y, Home: unmatched(f.n).Mate,
	}}
	for v, mate := range f.mate {
		if mate > v {
			m.Size++
			m.Weight += f.heaviest[v*f.n+mate] / 2
		}
	}
	return m
}

// hungry is a graph of heavy triangles with a few light edges between them, and
// so one where odd cycles matter.
func hungry(r *rand.Rand) (n int, edges []blossom.Edge) {
	n = 6 + r.IntN(5)
	for v := 0; v+2 < n; v += 3 {
		for _, ends := range [][2]int{{v, v + 1}, {v + 1, v + 2}, {v + 2, v}} {
			edges = append(edges, blossom.Edge{U: ends[0], V: ends[1], Weight: 6 + r.Int64N(3)})
		}
	}
	return n, append(edges, randomEdges(r, n, 1+r.IntN(n), weighings[2])...)
}

// refused solves small graphs with a broken solver. What is wrong must not be
// proved; the counts of right and wrong matchings are given back.
func refused(t *testing.T, solve func(int, []blossom.Edge) blossom.Matching) (right, wrong int) {
	t.Helper()
	for seed := range uint64(3_000) {
		n, edges := hungry(seeded(seed, 14))
		m := solve(n, edges)
		err := m.Certificate.Verify(n, edges, m, blossom.MaxWeight)
		if brute(n, edges, blossom.MaxWeight).weight == m.Weight {
			right++
			continue
		}
		wrong++
		if !errors.Is(err, blossom.ErrUnproved) {
			t.Fatalf("%v for a matching of weight %d\n%s", err, m.Weight, written(n, edges))
		}
	}
	return right, wrong
}

func TestGreedyWithSwapsFailsTheCertificate(t *testing.T) {
	right, wrong := refused(t, func(n int, edges []blossom.Edge) blossom.Matching {
		m := greedyWithSwaps(n, edges)
		m.Certificate = proved(t, n, edges, blossom.MaxWeight).Certificate
		if m.Weight == brute(n, edges, blossom.MaxWeight).weight && m.Certificate.Verify(n, edges, m, blossom.MaxWeight) != nil {
			t.Fatalf("the duals prove one best matching and not another\n%s", written(n, edges))
		}
		return m
	})
	if right < 1_000 || wrong < 100 {
		t.Errorf("%d right and %d wrong: this shows nothing", right, wrong)
	}
}

func TestWithoutBlossomsTheCertificateFails(t *testing.T) {
	right, wrong := refused(t, solveFlat)
	if right < 1_000 || wrong < 100 {
		t.Errorf("%d right and %d wrong: this shows nothing", right, wrong)
	}
}

func TestWithoutBlossomsGraphsOfTwoSidesAreProved(t *testing.T) {
	for seed := range uint64(1_000) {
		n, edges := randomGraph(seeded(seed, 15), 10)
		edges = slices.DeleteFunc(edges, func(e blossom.Edge) bool { return e.U%2 == e.V%2 })
		m := solveFlat(n, edges)
		if err := m.Certificate.Verify(n, edges, m, blossom.MaxWeight); err != nil {
			t.Fatalf("%v\n%s", err, written(n, edges))
		}
	}
}

// wrongDuals change a proof so that it must break, or say that they cannot.
var wrongDuals = map[string]func(*blossom.Certificate, int) bool{
	"forgets its blossoms": func(c *blossom.Certificate, _ int) bool {
		counted := slices.ContainsFunc(c.Blossoms, func(b blossom.Blossom) bool { return b.Dual > 0 })
		c.Blossoms, c.Home = nil, unmatched(len(c.Home)).Mate
		return counted
	},
	"counts a blossom too high": func(c *blossom.Certificate, at int) bool {
		if len(c.Blossoms) == 0 {
			return false
		}
		c.Blossoms[at%len(c.Blossoms)].Dual++
		return true
	},
	"counts a blossom too low": func(c *blossom.Certificate, at int) bool {
		if len(c.Blossoms) == 0 {
			return false
		}
		c.Blossoms[at%len(c.Blossoms)].Dual--
		return true
	},
	"counts a vertex too high": func(c *blossom.Certificate, at int) bool {
		if len(c.Vertex) == 0 {
			return false
		}
		c.Vertex[at%len(c.Vertex)]++
		return true
	},
	"counts a vertex too low": func(c *blossom.Certificate, at int) bool {
		if len(c.Vertex) == 0 {
			return false
		}
		c.Vertex[at%len(c.Vertex)]--
		return true
	},
	"takes quarters for halves": func(c *blossom.Certificate, _ int) bool {
		counted := slices.ContainsFunc(c.Vertex, func(y int64) bool { return y > 0 })
		c.Scale *= 2
		return counted
	},
}

func TestOneWrongDualBreaksTheProof(t *testing.T) {
	for name, change := range wrongDuals {
		t.Run(name, func(t *testing.T) {
			changed := 0
			for seed := range uint64(2_000) {
				n, edges := randomGraph(seeded(seed, 16), 24)
				for _, o := range objectives {
					m := proved(t, n, edges, o)
					if !change(&m.Certificate, int(seed)) {
						continue
					}
					changed++
					if err := m.Certificate.Verify(n, edges, m, o); !errors.Is(err, blossom.ErrUnproved) {
						t.Fatalf("objective %d: %v\n%s", o, err, written(n, edges))
					}
				}
			}
			if changed < 200 {
				t.Errorf("only %d proofs could be changed: this shows little", changed)
			}
		})
	}
}

// everyMatching visits all matchings of a small graph.
func everyMatching(n int, edges []blossom.Edge, visit func(blossom.Matching)) {
	joined, heaviest := matrix(n, edges)
	m := unmatched(n)
	var from func(v int)
	from = func(v int) {
		for v < n && m.Mate[v] != -1 {
			v++
		}
		if v == n {
			visit(m)
			return
		}
		from(v + 1)
		for u := v + 1; u < n; u++ {
			if joined[v]&(1<<u) == 0 || m.Mate[u] != -1 {
				continue
			}
			w := heaviest[v*n+u]
			m.Mate[v], m.Mate[u], m.Size, m.Weight = u, v, m.Size+1, m.Weight+w
			from(v + 1)
			m.Mate[v], m.Mate[u], m.Size, m.Weight = -1, -1, m.Size-1, m.Weight-w
		}
	}
	from(0)
}

func TestOneProofHoldsForExactlyTheBestMatchings(t *testing.T) {
	accepted, refused := 0, 0
	for seed := range uint64(1_000) {
		n, edges := randomGraph(seeded(seed, 17), 7)
		for _, o := range objectives {
			c, best := proved(t, n, edges, o).Certificate, brute(n, edges, o)
			everyMatching(n, edges, func(m blossom.Matching) {
				holds, want := c.Verify(n, edges, m, o) == nil, best.same(optimum{m.Size, m.Weight}, o)
				if holds != want {
					t.Fatalf("objective %d, %v: proved %v, best %v\n%s", o, m.Mate, holds, want, written(n, edges))
				}
				if holds {
					accepted++
				} else {
					refused++
				}
			})
		}
	}
	if accepted < 2_500 || refused < 10_000 {
		t.Errorf("%d accepted and %d refused: this shows little", accepted, refused)
	}
}
