package blossom

// How often all lonely vertices bid, how many others each may drive out, and
// how often an edge may be looked at on average until there is an end to it.
const (
	bidRounds = 8
	bidChain  = 2
	bidLooks  = 4
)

// start lowers the values of vertices without a partner as far as their edges
// allow and matches those for which this makes an edge tight. What is left is
// for the search, whose steps cost far more.
func (s *search) start() {
	before, looks := 2*s.n, bidLooks*len(s.arcs)
	for range bidRounds {
		lonely := 0
		for v := range int32(s.n) {
			if s.vertices[v].mate == none {
				lonely++
				looks = s.bid(v, looks)
			}
		}
		if lonely > before-before/4 || looks <= 0 {
			return
		}
		before = lonely
	}
}

// bid gives a vertex the least value its edges allow. It is matched to the
// vertex that sets the limit; if that one is taken, at the price up to which no
// other is better, and whoever was driven out bids next. (So do the bidders of
// Bertsekas' auction of 1988.) The chain is cut off after a few, or when there
// is no looking at edges any more; what is left of the looks is returned.
func (s *search) bid(v int32, looks int) int {
	for chain := 0; looks > 0; chain++ {
		looks -= len(s.around(v))
		partner, value, second := s.offers(v)
		s.vertices[v].dual = value
		if partner == none {
			break
		}
		it := &s.vertices[partner]
		driven := it.mate
		if driven != none {
			if value == second || chain == bidChain {
				break
			}
			it.dual += value - second
			s.vertices[v].dual = second
			s.vertices[driven].mate = none
		}
		it.mate, s.vertices[v].mate = v, partner
		if driven == none {
			break
		}
		v = driven
	}
	return looks
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
