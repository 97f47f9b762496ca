package blossom

// unfold matches the vertices inside every blossom, from the outermost to the
// innermost. A blossom's base is also that of one of its children: which, is
// noted for all the sets around the base when it becomes known.
func (s *search) unfold() {
	heir := make([]int32, len(s.nodes)-s.n) // of each blossom
	var open []int32
	for b := s.n; b < len(s.nodes); b++ {
		if s.nodes[b].parent == none && s.nodes[b].child != none {
			s.trace(heir, int32(b))
			open = append(open, int32(b))
		}
	}
	for len(open) > 0 {
		b := open[len(open)-1]
		open = open[:len(open)-1]
		s.round(heir[b-int32(s.n)])
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
		heir[s.nodes[c].parent-int32(s.n)] = c
	}
}

// round lists a cycle from one of its nodes on.
func (s *search) round(first int32) {
	s.cycle = append(s.cycle[:0], first)
	for c := s.nodes[first].next; c != first; c = s.nodes[c].next {
		s.cycle = append(s.cycle, c)
	}
}

// values are the duals of the vertices.
func (s *search) values() []int64 {
	values := make([]int64, s.n)
	for v := range values {
		values[v] = s.dualOf(int32(v))
	}
	return values
}

// certificate gives the duals, without the blossoms that are worth nothing.
func (s *search) certificate() Certificate {
	c := Certificate{Scale: s.scale, Vertex: s.values(), Home: make([]int, s.n), Blossoms: []Blossom{}}
	number := make([]int, len(s.nodes)-s.n) // of each blossom: two more than its index or that of the next around it
	for v := range c.Home {
		c.Home[v] = s.list(&c, number, s.nodes[v].parent)
	}
	return c
}

// list puts down a node and all those around it that are not yet, and gives the
// index of the innermost one that is worth something.
func (s *search) list(c *Certificate, number []int, b int32) int {
	var waiting []int32
	for ; b != none && number[int(b)-s.n] == 0; b = s.nodes[b].parent {
		waiting = append(waiting, b)
	}
	parent := int(none)
	if b != none {
		parent = number[int(b)-s.n] - 2
	}
	for i := len(waiting) - 1; i >= 0; i-- {
		if dual := s.dualOfBlossom(waiting[i]); dual > 0 {
			c.Blossoms = append(c.Blossoms, Blossom{Dual: dual, Parent: parent})
			parent = len(c.Blossoms) - 1
		}
		number[int(waiting[i])-s.n] = parent + 2
	}
	return parent
}

// matching sums up what was found. A pair counts its heaviest edge, which is the
// tight one.
func (s *search) matching() Matching {
	m := Matching{Mate: make([]int, len(s.vertices)), Certificate: s.certificate()}
	for v := range int32(s.n) {
		mate := s.vertices[v].mate
		m.Mate[v] = int(mate)
		if mate > v {
			m.Size++
			m.Weight += s.heaviest(v, mate)/s.scale - s.lift
		}
	}
	return m
}

func (s *search) heaviest(u, v int32) int64 {
	weight := int64(0)
	for _, a := range s.around(u) {
		if a.to == v {
			weight = max(weight, a.weight)
		}
	}
	return weight
}
