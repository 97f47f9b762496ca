package blossom

import (
	"fmt"
	"math/rand/v2"
	"testing"
)

// TestSearchKeepsItsPromises looks at the whole state after every event: the
// duals must cover every edge at all times, and what the forest says in two
// places must agree. Half of the searches begin without bids, so that more is
// left to do.
func TestSearchKeepsItsPromises(t *testing.T) {
	for seed := range uint64(1_500) {
		chance := rand.New(rand.NewPCG(seed, 3))
		n := 2 + chance.IntN(24)
		edges := thin(random(chance, n, []int64{2, 6, 1_000}[seed%3]), chance)
		lift, err := Lift(n, edges, Objective(seed/3%2))
		if err != nil {
			t.Fatal(err)
		}
		p := newProblem(n, edges, lift)
		s := newSearch(newGraph(p, p.worthwhile()))
		s.crowd = 2 + int(seed%8)
		if seed%4 < 2 {
			s.start()
		}
		s.plant()
		for s.growing > 0 {
			e, _ := s.pop()
			s.happen(e)
			if err := s.wrong(); err != nil {
				t.Fatalf("seed %d, after %+v: %v", seed, e, err)
			}
		}
	}
}

// thin keeps about three edges a vertex.
func thin(edges []Edge, chance *rand.Rand) []Edge {
	chance.Shuffle(len(edges), func(i, j int) { edges[i], edges[j] = edges[j], edges[i] })
	return edges[:len(edges)/(1+chance.IntN(6))]
}

// wrong is the first promise that does not hold.
func (s *search) wrong() error {
	sums := s.lineage()
	for _, i := range s.worthwhile() {
		u, v := s.ends(i)
		if slack := s.dualOf(u) + s.dualOf(v) + sums.around(u, v) - s.weight(i); slack < 0 {
			return fmt.Errorf("edge %d is above its duals by %d", i, -slack)
		}
	}
	for v := range int32(s.n) {
		if s.dualOf(v) < 0 {
			return fmt.Errorf("vertex %d is worth %d", v, s.dualOf(v))
		}
		b := s.top(v)
		base := s.nodes[b].base
		mate := s.vertices[base].mate
		if s.vertices[base].set != s.vertices[v].set || mate != none && s.vertices[mate].mate != base {
			return fmt.Errorf("the node around vertex %d has base %d, matched to %d", v, base, mate)
		}
	}
	return s.wrongForest()
}

// wrongForest walks all nodes from the outermost ones and all trees.
func (s *search) wrongForest() error {
	for x := range s.sets {
		b := s.places[x].node
		if s.vertices[s.nodes[b].head].set != int32(x) {
			continue // a set without a node
		}
		if err := s.wrongNode(b, s.listed(b)); err != nil {
			return err
		}
	}
	for t, it := range s.trees {
		for x := it.first; x != none && s.sets[x].tree == int32(t); x = s.places[x].next {
			set, at := &s.sets[x], &s.places[x]
			if set.label == inner && s.dualOf(at.from)+s.dualOf(at.to) != s.heaviest(at.from, at.to) {
				return fmt.Errorf("tree %d came into node %d by an edge that is not tight", t, at.node)
			}
			if set.label == free {
				return fmt.Errorf("node %d is in tree %d without a label", at.node, t)
			}
		}
	}
	return nil
}

// listed lists the vertices of a node.
func (s *search) listed(b int32) []int32 {
	list := []int32{s.nodes[b].head}
	for v := s.nodes[b].head; v != s.nodes[b].tail; {
		v = s.vertices[v].after
		list = append(list, v)
	}
	return list
}

// wrongNode compares the vertices listed for a blossom with those of its
// children, and asks which child has which.
func (s *search) wrongNode(b int32, vertices []int32) error {
	if len(vertices) != int(s.nodes[b].size) {
		return fmt.Errorf("node %d lists %d vertices, its size is %d", b, len(vertices), s.nodes[b].size)
	}
	if s.nodes[b].child == none {
		return nil
	}
	if s.dualOfBlossom(b) < 0 {
		return fmt.Errorf("blossom %d is worth %d", b, s.dualOfBlossom(b))
	}
	s.round(s.nodes[b].child)
	children, count := append([]int32(nil), s.cycle...), 0
	for _, c := range children {
		inside := s.listed(c)
		count += len(inside)
		for _, v := range inside {
			if got := s.within(b, v, atEntry); got != c {
				return fmt.Errorf("blossom %d finds vertex %d in %d and not in %d", b, v, got, c)
			}
		}
		if err := s.wrongNode(c, inside); err != nil {
			return err
		}
	}
	if len(children)%2 == 0 || count != len(vertices) {
		return fmt.Errorf("blossom %d has %d children with %d vertices of %d", b, len(children), count, len(vertices))
	}
	return nil
}
