package blossom

// unfold matches the vertices inside every blossom, from the outermost to the
// innermost. A blossom's base is also that of one of its children: which, is
// noted for all the sets around the base when it becomes known.
func (s *search) unfold() {
	heir := make([]int32, len(s.nodes))
	var open []int32
	for b := range s.nodes {
		if s.nodes[b].parent == none && s.nodes[b].child != none {
			s.trace(heir, int32(b))
			open = append(open, int32(b))
		}
	}
	for len(open) > 0 {
		b := open[len(open)-1]
		open = open[:len(open)-1]
		s.round(heir[b])
		s.rematch(s.nodes[b].base)
		for i, c := range s.cycle {
			if s.nodes[c].child == none {
				continue
			}
			if i != 0 {
				s.trace(heir, c)
			}
			open = append(open, c)
		}
	}
}

// trace notes for b and each node in it around its base which child has it.
func (s *search) trace(heir []int32, b int32) {
	for c := s.nodes[b].base; c != b; c = s.nodes[c].parent {
		heir[s.nodes[c].parent] = c
	}
}

// round lists a cycle from one of its nodes on.
func (s *search) round(first int32) {
	s.cycle = append(s.cycle[:0], first)
	for c := s.nodes[first].next; c != first; c = s.nodes[c].next {
		s.cycle = append(s.cycle, c)
	}
}

// certificate gives the duals, without the blossoms that are worth nothing.
func (s *search) certificate() Certificate {
	n := len(s.vertices)
	c := Certificate{Scale: scale, Vertex: make([]int64, n), Home: make([]int, n), Blossoms: []Blossom{}}
	for v := range c.Vertex {
		c.Vertex[v] = s.dualOf(int32(v))
	}
	number := make([]int, len(s.nodes)) // of each blossom: one more than its index or that of the next around it
	for v := range c.Home {
		c.Home[v] = s.list(&c, number, s.nodes[v].parent)
	}
	return c
}

// list puts down a node and all those around it that are not yet, and gives the
// index of the innermost one that is worth something.
func (s *search) list(c *Certificate, number []int, b int32) int {
	var waiting []int32
	for ; b != none && number[b] == 0; b = s.nodes[b].parent {
		waiting = append(waiting, b)
	}
	parent := int(none)
	if b != none {
		parent = number[b] - 2
	}
	for i := len(waiting) - 1; i >= 0; i-- {
		it := &s.nodes[waiting[i]]
		dual := it.dual
		if it.parent == none {
			dual -= 2 * s.sets[s.vertices[it.head].set].shiftAt(s.now)
		}
		if dual > 0 {
			c.Blossoms = append(c.Blossoms, Blossom{Dual: dual, Parent: parent})
			parent = len(c.Blossoms) - 1
		}
		number[waiting[i]] = parent + 2
	}
	return parent
}

// matching sums up what was found.
func (s *search) matching() Matching {
	m := Matching{Mate: make([]int, len(s.vertices)), Certificate: s.certificate()}
	for v := range m.Mate {
		m.Mate[v] = int(s.vertices[v].mate)
	}
	return m
}
