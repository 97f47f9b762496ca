package blossom

// none stands for no vertex, node, set, tree or edge.
const none = -1

// vertex is what the search looks at for every arc; 32 bytes.
type vertex struct {
	dual  int64 // its value less the shift of its set
	best  int64 // when the tightest edge from an outer vertex reaches it, if free
	set   int32
	edge  int32 // that edge
	mate  int32 // its partner; kept up only for bases of outermost nodes
	after int32 // next vertex in the list of its outermost node
}

// node is a vertex or, from number n on, a blossom: an odd cycle of nodes. The
// nodes are a forest; an outermost one has no parent and a set.
type node struct {
	dual     int64 // of a blossom: when outermost, plus twice the shift of its set
	parent   int32
	base     int32 // the vertex matched outside or not at all; kept up only when outermost
	child    int32 // one of the cycle, or none
	next     int32 // next in the cycle of the parent,
	from, to int32 // joined by this edge, from within this node to within the next
	head     int32 // its vertices are a part of the list of those of its parent,
	tail     int32 // from head to tail
	size     int32
}

// Labels of sets: how their vertices' duals change while time goes on.
const (
	outer int32 = -1
	free  int32 = 0
	inner int32 = 1
)

// set goes with an outermost node. It stays with the largest part when nodes are
// merged or split, so that only the smaller parts have to be told (and a vertex
// is told at most log n times while a nest is built up).
//
// The duals of its vertices all change together: at time t they have changed by
// shift + label * t.
type set struct {
	shift int64
	label int32
	tree  int32
}

// place is the rest of what belongs to a set, kept apart from what the search
// reads for every arc.
type place struct {
	node       int32
	from, to   int32 // of an inner set: the tight edge by which its tree came in
	prev, next int32 // in the list of its tree
	mark       int32
}

// tree is an alternating tree, grown from an unmatched vertex.
type tree struct {
	end   int64 // it has no outer vertex with a dual left after this time
	first int32 // set
}

// shiftAt is how much the duals of the set have changed by now.
func (x *set) shiftAt(now int64) int64 { return x.shift + int64(x.label)*now }

// relabel changes the label from now on.
func (x *set) relabel(label int32, now int64) {
	x.shift += int64(x.label-label) * now
	x.label = label
}

// join puts a set into a tree.
func (s *search) join(x, t int32) {
	first := s.trees[t].first
	s.sets[x].tree = t
	s.places[x].prev, s.places[x].next = none, first
	if first != none {
		s.places[first].prev = x
	}
	s.trees[t].first = x
}

// leave takes a set out of its tree.
func (s *search) leave(x int32) {
	it := &s.places[x]
	if it.prev == none {
		s.trees[s.sets[x].tree].first = it.next
	} else {
		s.places[it.prev].next = it.next
	}
	if it.next != none {
		s.places[it.next].prev = it.prev
	}
}

// move takes the vertices of a node from their set into another; what their
// duals are now does not change.
func (s *search) move(b, to int32) {
	it := &s.nodes[b]
	gap := s.sets[s.vertices[it.head].set].shiftAt(s.now) - s.sets[to].shiftAt(s.now)
	for v := it.head; ; v = s.vertices[v].after {
		s.vertices[v].set = to
		s.vertices[v].dual += gap
		if v == it.tail {
			return
		}
	}
}

var unasked = [questions]answer{{vertex: none}, {vertex: none}}

// newNode is an empty blossom.
func (s *search) newNode() int32 {
	if last := len(s.unused) - 1; last >= 0 {
		b := s.unused[last]
		s.unused = s.unused[:last]
		s.answers[b-int32(s.n)] = unasked
		return b
	}
	s.nodes = append(s.nodes, node{})
	s.answers = append(s.answers, unasked)
	return int32(len(s.nodes) - 1)
}

// own makes an outermost node of one that was frozen: its dual follows its set.
func (s *search) own(b, x int32) {
	s.places[x].node = b
	s.nodes[b].parent = none
	s.nodes[b].dual += 2 * s.sets[x].shiftAt(s.now)
}

// freeze is the opposite, done before the node gets a parent.
func (s *search) freeze(b, x int32) {
	s.nodes[b].dual -= 2 * s.sets[x].shiftAt(s.now)
}

// dualOf is the present dual of a vertex.
func (s *search) dualOf(v int32) int64 {
	it := &s.vertices[v]
	return it.dual + s.sets[it.set].shiftAt(s.now)
}

// dualOfBlossom is the present dual of a blossom.
func (s *search) dualOfBlossom(b int32) int64 {
	it := &s.nodes[b]
	if it.parent != none {
		return it.dual
	}
	return it.dual - 2*s.sets[s.vertices[it.head].set].shiftAt(s.now)
}

// top is the outermost node around a vertex.
func (s *search) top(v int32) int32 { return s.places[s.vertices[v].set].node }

// whom a blossom is asked for: its child with a vertex.
const (
	atBase = iota
	atEntry
	questions
)

// answer is the child of a blossom that holds a vertex.
type answer struct{ vertex, child int32 }

// within is the child of b that holds vertex v. On the way up from v the same is
// noted for every blossom inside b: when nested ones are expanded one after the
// other, only the first has a way to go.
func (s *search) within(b, v int32, question int) int32 {
	if known := s.answers[b-int32(s.n)][question]; known.vertex == v {
		return known.child
	}
	c := v
	for {
		above := s.nodes[c].parent
		s.answers[above-int32(s.n)][question] = answer{v, c}
		if above == b {
			return c
		}
		c = above
	}
}
