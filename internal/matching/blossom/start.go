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
//
// The rounds go on while each leaves a good deal fewer lonely. If most vertices
// are lonely even then, all is taken back and tried without driving anybody out:
// where so many want the same few, bids only make these expensive, and the
// search would have to undo it in many more steps than they saved.
func (s *search) start() {
	kept := s.standings()
	looks := bidLooks * len(s.arcs)
	lonely := s.n
	for range bidRounds {
		looks = s.bidAll(bidChain, looks)
		before := lonely
		if lonely = s.lonely(); lonely > before-before/4 {
			break
		}
	}
	if lonely > s.n/2 {
		s.takeBack(kept)
		s.bidAll(0, len(s.arcs))
	}
}

// bidAll lets every lonely vertex bid that is worth something.
func (s *search) bidAll(chain, looks int) int {
	for v := range int32(s.n) {
		if s.vertices[v].mate == none && s.vertices[v].dual > 0 {
			looks = s.bid(v, chain, looks)
		}
	}
	return looks
}

// lonely counts them.
func (s *search) lonely() int {
	count := 0
	for i := range s.vertices {
		if s.vertices[i].mate == none && s.vertices[i].dual > 0 {
			count++
		}
	}
	return count
}

// standing is what bids change about a vertex.
type standing struct {
	dual int64
	mate int32
}

func (s *search) standings() []standing {
	all := make([]standing, s.n)
	for v := range all {
		all[v] = standing{s.vertices[v].dual, s.vertices[v].mate}
	}
	return all
}

func (s *search) takeBack(all []standing) {
	for v, it := range all {
		s.vertices[v].dual, s.vertices[v].mate = it.dual, it.mate
	}
}

// bid gives a vertex the least value its edges allow. It is matched to the
// vertex that sets the limit; if that one is taken, at the price up to which no
// other is better, and whoever was driven out bids next. (So do the bidders of
// Bertsekas' auction of 1988.) The chain is cut off after a few, or when there
// is no looking at edges any more; what is left of the looks is returned.
func (s *search) bid(v int32, chain, looks int) int {
	for ; looks > 0; chain-- {
		looks -= len(s.around(v))
		partner, value, second := s.offers(v)
		s.vertices[v].dual = value
		if partner == none {
			break
		}
		it := &s.vertices[partner]
		driven := it.mate
		if driven != none {
			if value == second || chain == 0 {
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
