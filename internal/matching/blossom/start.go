package blossom

// start gives every vertex a value that covers its edges, then lowers one after
// the other as far as its edges allow and matches it along an edge that has
// become tight, if the other end is still alone.
func (s *search) start() {
	for i := range s.vertices {
		value := int64(0)
		for _, a := range s.around(int32(i)) {
			value = max(value, a.weight/scale)
		}
		s.vertices[i].dual = value + value%2
	}
	for i := range s.vertices {
		if s.vertices[i].mate == none {
			s.lower(int32(i))
		}
	}
}

// lower gives a vertex the least value its edges allow.
func (s *search) lower(v int32) {
	value, partner := int64(0), int32(none)
	for _, a := range s.around(v) {
		u := &s.vertices[a.to]
		switch need := a.weight - u.dual; {
		case need > value:
			value, partner = need, none
			if u.mate == none {
				partner = a.to
			}
		case need == value && partner == none && u.mate == none:
			partner = a.to
		}
	}
	s.vertices[v].dual = value
	if partner != none {
		s.vertices[v].mate, s.vertices[partner].mate = partner, v
	}
}
