package blossom

// How often all lonely vertices bid, and how many others each may drive out.
const (
	bidRounds = 8
	bidChain  = 16
)

// start lowers the values of vertices without a partner as far as their edges
// allow and matches those for which this makes an edge tight. What is left is
// for the search, whose steps cost far more.
func (s *search) start() {
	before := 2 * s.n
	for range bidRounds {
		lonely := 0
		for v := range int32(s.n) {
			if s.vertices[v].mate == none {
				lonely++
				s.bid(v)
			}
		}
		if lonely > before-before/4 {
			return
		}
		before = lonely
	}
}

// bid gives a vertex the least value its edges allow. It is matched to the
// vertex that sets the limit; if that one is taken, at the price up to which no
// other is better, and whoever was driven out bids next. (So do the bidders of
// Bertsekas' auction of 1988.) The chain is cut off after a few.
func (s *search) bid(v int32) {
	for chain := 0; ; chain++ {
		partner, value, second := s.offers(v)
		s.vertices[v].dual = value
		if partner == none {
			return
		}
		it := &s.vertices[partner]
		driven := it.mate
		if driven != none {
			if value == second || chain == bidChain {
				return
			}
			it.dual += value - second
			s.vertices[v].dual = second
			s.vertices[driven].mate = none
		}
		it.mate, s.vertices[v].mate = v, partner
		if driven == none {
			return
		}
		v = driven
	}
}

// offers gives the least value a vertex can have, the neighbour that sets this
// limit, preferably one without a partner, and the limit by all the others.
func (s *search) offers(v int32) (partner int32, value, second int64) {
	partner = none
	for _, a := range s.around(v) {
		u := &s.vertices[a.to]
		switch need := a.weight - u.dual; {
		case need > value || need == value && u.mate == none:
			partner, value, second = a.to, need, value
		case need > second:
			second = need
		}
	}
	return partner, value, second
}
