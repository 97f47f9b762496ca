package blossom

import (
	"context"
	"errors"
	"math"
)

// crowd is the number of outer neighbours from which on not all of them are put
// down at once, but half as many.
const (
	crowd    = 32
	shortest = crowd / 2
)

const never = math.MaxInt64

// search is the state of the primal-dual method: a matching and duals that
// satisfy every condition of optimality but one, that an unmatched vertex is
// worth nothing. Time is the amount by which the duals of the unmatched
// vertices have gone down since the start.
type search struct {
	*graph
	queue
	vertices []vertex
	nodes    []node
	answers  [][questions]answer // of blossoms; see within
	unused   []int32             // blossoms that are no more
	sets     []set
	places   []place // of the sets
	idle     []int32 // sets without a node
	trees    []tree
	growing  int // trees
	marks    int32
	stranded []int32 // sets that were inner when their tree ended
	hasty    []int32 // vertices then outer of which not all was put down
	limit    int     // of events, if above 0
	cycle    []int32
	meetings meetings // of the vertex that is scanned
	crowd    int      // so many are too many
}

// newSearch makes every vertex a node and a set of its own, unmatched and of such
// a value that all edges are covered.
func newSearch(g *graph) *search {
	n := g.n
	s := &search{graph: g, crowd: crowd}
	s.vertices = make([]vertex, n)
	s.nodes = make([]node, n, n+n/4)
	s.sets = make([]set, n)
	s.places = make([]place, n)
	for i := range s.vertices {
		v := int32(i)
		s.vertices[v] = vertex{dual: g.half(v), best: never, set: v, edge: none, mate: none, after: none}
		s.nodes[v] = node{parent: none, base: v, child: none, head: v, tail: v, size: 1}
		s.sets[v] = set{tree: none}
		s.places[v] = place{node: v}
	}
	return s
}

// plant makes a tree of every unmatched vertex that is still worth something.
func (s *search) plant() {
	for i := range s.vertices {
		v := int32(i)
		if s.vertices[v].mate != none || s.vertices[v].dual == 0 {
			continue
		}
		t := int32(len(s.trees))
		s.trees = append(s.trees, tree{end: never, first: none})
		s.growing++
		s.join(v, t)
		s.sets[v].relabel(outer, s.now)
		s.scan(v)
	}
}

// solve finds a best matching and its duals.
func (s *search) solve(ctx context.Context, report func(int)) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	s.start()
	s.plant()
	return s.run(ctx, report)
}

// errLimit stops a search that takes more events than it is worth.
var errLimit = errors.New("too many events")

// patience is the number of events between two looks at the context.
const patience = 1024

// run handles events until no tree is left.
func (s *search) run(ctx context.Context, report func(int)) error {
	for count := 1; s.growing > 0; count++ {
		e, ok := s.pop()
		if !ok {
			panic("blossom: a tree without an end") // scan gives one to every tree
		}
		s.happen(e)
		if count%patience == 0 {
			if err := ctx.Err(); err != nil {
				return err
			}
			if count > s.limit && s.limit > 0 {
				return errLimit
			}
			report(s.n - s.growing)
		}
	}
	return nil
}

func (s *search) happen(e event) {
	switch e.kind {
	case meet:
		s.meet(e.id)
	case reach:
		s.reach(e.id)
	case vanish:
		s.vanish(e.id)
	case unwrap:
		s.unwrap(e.id)
	case again:
		s.recall(e.id)
	}
}

// meet looks at an edge whose ends were both outer when it was put down. If one
// is free by now, this was early enough to count it among those that reach it.
func (s *search) meet(edge int32) {
	u, v := s.ends(edge)
	x, y := &s.sets[s.vertices[u].set], &s.sets[s.vertices[v].set]
	switch {
	case x == y:
	case x.label == outer && y.label == outer:
		if s.dualOf(u)+s.dualOf(v) != s.weight(edge) {
			return
		}
		if x.tree == y.tree {
			s.contract(u, v)
		} else {
			s.augment(u, v)
		}
	case x.label == outer && y.label == free:
		s.relax(u, v, edge)
	case x.label == free && y.label == outer:
		s.relax(v, u, edge)
	}
}

// relax notes that outer u will reach free v.
func (s *search) relax(u, v, edge int32) {
	time := s.now + s.dualOf(u) + s.dualOf(v) - s.weight(edge)
	if time < s.vertices[v].best && time <= s.trees[s.sets[s.vertices[u].set].tree].end {
		s.vertices[v].best, s.vertices[v].edge = time, edge
		s.push(time, reach, v)
	}
}

// reach looks at the best edge of a vertex that was free.
func (s *search) reach(v int32) {
	it := &s.vertices[v]
	if it.best != s.now || s.sets[it.set].label != free {
		return
	}
	u := s.across(it.edge, v)
	if s.sets[s.vertices[u].set].label != outer || s.dualOf(u)+s.dualOf(v) != s.weight(it.edge) {
		s.rescan(v)
		return
	}
	if s.vertices[s.nodes[s.top(v)].base].mate == none {
		s.adopt(u, v)
		return
	}
	s.grow(u, v)
}

// vanish ends a tree at an outer vertex that is worth nothing: it may stay
// alone, so the root is matched instead of it.
func (s *search) vanish(v int32) {
	x := &s.sets[s.vertices[v].set]
	if x.label != outer || s.dualOf(v) != 0 {
		return
	}
	t := x.tree
	s.flip(v, none)
	s.dissolve(t)
	s.restore()
}

// unwrap expands an inner blossom that is worth nothing.
func (s *search) unwrap(b int32) {
	it := &s.nodes[b]
	if it.child == none || it.parent != none {
		return
	}
	x := s.vertices[it.head].set
	if s.sets[x].label == inner && it.dual == 2*s.sets[x].shiftAt(s.now) {
		s.expand(b, x)
	}
}
