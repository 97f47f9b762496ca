package blossom

// expand takes an inner blossom apart. The children between the one in which the
// tree came in and the one with the base, on the side with an even number of
// edges, become inner and outer in turn; the rest are matched to one another
// and free.
func (s *search) expand(b, x int32) {
	t, from, to := s.sets[x].tree, s.places[x].from, s.places[x].to
	base := s.nodes[b].base
	entry, exit := s.within(b, to, atEntry), s.within(b, base, atBase)
	s.leave(x)
	s.sets[x].relabel(free, s.now)
	s.part(b, exit, x)
	s.rematch(base)
	path := s.thread(s.position(entry), t, from, to)
	for i, c := range s.cycle {
		if i != 0 && (i < path.first || i > path.last) {
			s.rescanAll(c)
		}
	}
	for i := path.first; i <= path.last; i++ {
		if c := s.cycle[i]; s.sets[s.vertices[s.nodes[c].head].set].label == outer {
			s.scanAll(c)
		}
	}
}

// part makes the children of b outermost and lists them in s.cycle, from first
// on. The largest keeps the set.
func (s *search) part(b, first, x int32) {
	s.cycle = s.cycle[:0]
	largest := first
	for c := first; len(s.cycle) == 0 || c != first; c = s.nodes[c].next {
		s.cycle = append(s.cycle, c)
		if s.nodes[c].size > s.nodes[largest].size {
			largest = c
		}
	}
	for _, c := range s.cycle {
		y := x
		if c != largest {
			y = s.idle[len(s.idle)-1]
			s.idle = s.idle[:len(s.idle)-1]
			s.sets[y] = set{shift: s.sets[x].shift, label: free, tree: none}
			s.move(c, y)
		}
		s.own(c, y)
	}
	s.nodes[b].child = none
	s.unused = append(s.unused, b)
}

// rematch matches the children of a blossom of this base, the first having it,
// the others two by two.
func (s *search) rematch(base int32) {
	s.nodes[s.cycle[0]].base = base
	for i := 1; i < len(s.cycle); i += 2 {
		one, two := s.cycle[i], s.cycle[i+1]
		u, v := s.nodes[one].from, s.nodes[one].to
		s.nodes[one].base, s.nodes[two].base = u, v
		s.vertices[u].mate, s.vertices[v].mate = v, u
	}
}

func (s *search) position(c int32) int {
	i := 0
	for s.cycle[i] != c {
		i++
	}
	return i
}

// span is a part of a cycle.
type span struct{ first, last int }

// thread puts the way from the entry to the first child into the tree: down the
// cycle if that is an even number of edges, else up and round. It gives the
// part of the cycle on the way; the first child is on it in any case.
func (s *search) thread(entry int, t, from, to int32) span {
	s.enter(s.setOf(entry), t, from, to)
	if entry%2 == 0 {
		for i := entry - 2; i >= 0; i -= 2 {
			s.extendTree(i+1, t)
			it := &s.nodes[s.cycle[i]]
			s.enter(s.setOf(i), t, it.to, it.from)
		}
		return span{0, entry}
	}
	for i := entry + 2; i <= len(s.cycle); i += 2 {
		s.extendTree(i-1, t)
		it := &s.nodes[s.cycle[i-1]]
		s.enter(s.setOf(i%len(s.cycle)), t, it.from, it.to)
	}
	return span{entry, len(s.cycle) - 1}
}

func (s *search) setOf(i int) int32 { return s.vertices[s.nodes[s.cycle[i]].head].set }

// extendTree makes a child outer.
func (s *search) extendTree(i int, t int32) {
	x := s.setOf(i)
	s.join(x, t)
	s.sets[x].relabel(outer, s.now)
}
