package blossom

// contract makes a blossom of the cycle that the tight edge from u to v closes
// in their tree.
func (s *search) contract(u, v int32) {
	apex := s.meeting(s.vertices[u].set, s.vertices[v].set)
	b := s.newNode()
	s.cycle = s.cycle[:0]
	s.climb(u, apex, true)
	s.cycle = append(s.cycle, s.places[apex].node)
	s.climb(v, apex, false)
	s.link(s.top(v), s.top(u), v, u)
	s.enclose(b, apex)
}

// meeting is the lowest common set above two outer ones of a tree. Both ways up
// are walked in turn, so that the cost is that of the cycle.
func (s *search) meeting(x, y int32) int32 {
	s.marks++
	for {
		if x != none {
			if s.places[x].mark == s.marks {
				return x
			}
			s.places[x].mark = s.marks
			x = s.above(x)
		}
		x, y = y, x
	}
}

// above is the next outer set on the way to the root, or none.
func (s *search) above(x int32) int32 {
	mate := s.vertices[s.nodes[s.places[x].node].base].mate
	if mate == none {
		return none
	}
	return s.vertices[s.places[s.vertices[mate].set].from].set
}

// climb links the nodes from outer u up to, but without, the apex, and notes
// them; upwards or downwards is the direction of the cycle.
func (s *search) climb(u, apex int32, upwards bool) {
	for x := s.vertices[u].set; x != apex; {
		b := s.places[x].node
		base := s.nodes[b].base
		mate := s.vertices[base].mate
		y := &s.places[s.vertices[mate].set]
		above := s.top(y.from)
		if upwards {
			s.link(b, y.node, base, mate)
			s.link(y.node, above, y.to, y.from)
		} else {
			s.link(y.node, b, mate, base)
			s.link(above, y.node, y.from, y.to)
		}
		s.cycle = append(s.cycle, b, y.node)
		x = s.vertices[y.from].set
	}
}

func (s *search) link(b, next, from, to int32) {
	it := &s.nodes[b]
	it.next, it.from, it.to = next, from, to
}

// enclose makes b the parent of the nodes of the cycle and merges their sets
// into that of the largest.
func (s *search) enclose(b, apex int32) {
	base := s.nodes[s.places[apex].node].base
	largest := s.cycle[0]
	for _, c := range s.cycle {
		if s.nodes[c].size > s.nodes[largest].size {
			largest = c
		}
	}
	x := s.vertices[s.nodes[largest].head].set
	s.nodes[b] = node{parent: none, base: base, child: largest, head: none}
	former := s.cycle[:0]
	for _, c := range s.cycle {
		y := s.vertices[s.nodes[c].head].set
		s.freeze(c, y)
		if s.sets[y].label == inner {
			former = append(former, c)
		}
		if y != x {
			s.leave(y)
			s.move(c, x)
			s.idle = append(s.idle, y)
		}
		s.nodes[c].parent = b
		s.chain(b, c)
	}
	s.sets[x].relabel(outer, s.now)
	s.own(b, x)
	for _, c := range former {
		s.scanAll(c)
	}
}

// chain appends the vertices of c to those of b.
func (s *search) chain(b, c int32) {
	it, part := &s.nodes[b], &s.nodes[c]
	if it.head == none {
		it.head = part.head
	} else {
		s.vertices[it.tail].after = part.head
	}
	it.tail = part.tail
	it.size += part.size
}
