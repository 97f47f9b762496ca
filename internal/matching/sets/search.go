package sets

import (
	"context"
	"slices"

	"tandem/internal/matching/lot"
)

// search is a tabu search on a board that always keeps the hard rules.
type search struct {
	*board
	ctx      context.Context
	lot      *lot.Lot
	tabu     []int // per round, block and set: the step from which it may return
	step     int
	looked   int
	total    int // looks that may be used
	looks    int // and in this part of the search
	bound    int64
	best     int64
	at       []int32 // where everybody sits in the best division
	progress func(Progress)
	stopped  bool
	worthy   []int // scratch: the blocks whose set costs something
	buffer   []int32
}

const (
	ease        = 40 // steps without a gain before a new start, plus one a block
	scanned     = 20_000
	subsetLimit = 256 // exchanges of one block for several that are weighed
)

// run searches until the bound is met, the looks are used up or the context
// ends, and tells why the best division is known to be the best one. Most
// problems of one round fall to the tabu search at once, and small ones are then
// searched to the end; what is left is annealed, each time from hot to cold. The
// board is full and keeps the rules.
func (s *search) run() Proof {
	s.best, s.at = s.cost, s.snapshot()
	s.looks = s.total / 20
	for start := 0; !s.over(); start++ {
		s.descend()
		s.restore(s.at)
		s.shake(start)
	}
	if s.best > s.bound && !s.stopped && s.exhausted() {
		s.bound = s.best
		return BySearch
	}
	for s.looks = s.total; !s.over(); {
		s.anneal(s.total/4 + 1)
		s.restore(s.at)
		s.descend()
	}
	if s.best <= s.bound {
		return ByBound
	}
	return Unproved
}

// over tells whether to stop, and the progress to whoever asked for it.
func (s *search) over() bool {
	if s.progress != nil {
		s.progress(Progress{min(s.looked, s.total), s.total, s.best, s.bound})
	}
	s.stopped = s.stopped || s.ctx.Err() != nil
	return s.stopped || s.best <= s.bound || s.looked >= s.looks || s.n < 2 || s.sets < 2
}

// descend takes the best exchange again and again, also when it makes things
// worse, without undoing what it just did, until that leads nowhere.
func (s *search) descend() {
	patience := ease + s.n
	for since := 0; since < patience; since++ {
		s.step++
		if s.step%64 == 0 && s.over() {
			return
		}
		s.looked++
		m, found := s.choose(s.step % s.problem.Rounds)
		if !found {
			continue
		}
		s.forbidReturn(m)
		s.apply(m)
		if s.cost < s.best {
			s.best, s.at, since = s.cost, s.snapshot(), 0
			if s.best <= s.bound {
				return
			}
		}
	}
}

// shake leaves the best division by some exchanges at random, more of them the
// more often that led nowhere.
func (s *search) shake(start int) {
	for range 3 + start%(2+s.n/4) {
		r := s.lot.IntN(s.problem.Rounds)
		for range 4 * s.n {
			s.looked++
			i, j := s.lot.IntN(s.n), s.lot.IntN(s.n)
			if m, ok := s.exchange(r, i, j); ok {
				s.apply(m)
				break
			}
		}
	}
}

// exchange is the swap of two blocks of one size, if the rules allow it.
func (s *search) exchange(r, i, j int) (move, bool) {
	from, to := int(s.where[r*s.n+i]), int(s.where[r*s.n+j])
	if from == to || s.size[i] != s.size[j] || s.pinned[r][i] >= 0 || s.pinned[r][j] >= 0 {
		return move{}, false
	}
	mine, theirs := s.row(r, i), s.row(r, j)
	delta := mine[to] - mine[from] + theirs[from] - theirs[to] - 2*s.shared(i, j)
	s.buffer = append(s.buffer[:0], int32(j))
	return move{r, i, from, to, s.buffer, delta}, delta < s.forbidden/2
}

// leave is that block i goes to another set alone, which is possible when the
// two sets exchange their sizes by it and neither is known by its number.
func (s *search) leave(r, i, to int) (move, bool) {
	from := int(s.where[r*s.n+i])
	if to == from || s.fixed[r][from] || s.fixed[r][to] || s.fill[r*s.sets+from]-s.fill[r*s.sets+to] != s.size[i] {
		return move{}, false
	}
	row := s.row(r, i)
	delta := row[to] - row[from]
	return move{r, i, from, to, nil, delta}, delta < s.forbidden/2
}

func (s *search) forbidReturn(m move) {
	until := s.step + 4 + s.lot.IntN(4+s.n/8)
	s.tabu[(m.round*s.n+m.one)*s.sets+m.from] = until
	for _, j := range m.others {
		s.tabu[(m.round*s.n+int(j))*s.sets+m.to] = until
	}
}

// choose finds the best exchange of a round among those of a block whose set
// costs something; of equal ones each is as likely.
func (s *search) choose(r int) (move, bool) {
	s.worthy = s.worthy[:0]
	for i := range s.n {
		if s.pinned[r][i] < 0 && s.row(r, i)[s.where[r*s.n+i]] > 0 {
			s.worthy = append(s.worthy, i)
		}
	}
	if len(s.worthy) == 0 {
		return move{}, false
	}
	pick := &choice{delta: s.forbidden / 2}
	count := min(len(s.worthy), max(4, scanned/s.n))
	start := s.lot.IntN(len(s.worthy))
	for k := range count {
		i := s.worthy[(start+k)%len(s.worthy)]
		s.swaps(r, i, pick)
		s.leaves(r, i, pick)
		if s.size[i] > 1 {
			s.several(r, i, pick)
		}
	}
	return pick.move, pick.ties > 0
}

// choice is the best move seen so far.
type choice struct {
	move
	delta int64
	ties  int
}

// consider keeps a move when it is the best one so far and may be made.
func (s *search) consider(pick *choice, m move) {
	if m.delta > pick.delta || m.delta >= s.forbidden/2 || s.isTabu(m) && s.cost+m.delta >= s.best {
		return
	}
	if m.delta < pick.delta {
		pick.ties = 0
	}
	if pick.ties++; pick.ties == 1 || s.lot.IntN(pick.ties) == 0 {
		m.others = slices.Clone(m.others)
		pick.move, pick.delta = m, m.delta
	}
}

func (s *search) isTabu(m move) bool {
	if s.tabu[(m.round*s.n+m.one)*s.sets+m.to] > s.step {
		return true
	}
	for _, j := range m.others {
		if s.tabu[(m.round*s.n+int(j))*s.sets+m.from] > s.step {
			return true
		}
	}
	return false
}

// swaps weighs block i against each of its size.
func (s *search) swaps(r, i int, pick *choice) {
	from := s.where[r*s.n+i]
	mine, at := s.row(r, i), r*s.n*s.sets
	base, repeat, met := s.base[i*s.n:(i+1)*s.n], s.repeat[i*s.n:(i+1)*s.n], s.met[i*s.n:(i+1)*s.n]
	single := s.problem.Rounds == 1
	for j := range s.n {
		to := s.where[r*s.n+j]
		if to == from || s.size[i] != s.size[j] || s.pinned[r][j] >= 0 {
			continue
		}
		both := base[j]
		if !single {
			both += repeat[j] * met[j]
		}
		theirs := s.pull[at+j*s.sets : at+(j+1)*s.sets]
		delta := mine[to] - mine[from] + theirs[from] - theirs[to] - 2*both
		if delta <= pick.delta {
			s.buffer = append(s.buffer[:0], int32(j))
			s.consider(pick, move{round: r, one: i, from: int(from), to: int(to), others: s.buffer, delta: delta})
		}
	}
	s.looked += s.n
}

// leaves weighs that block i goes to each other set alone.
func (s *search) leaves(r, i int, pick *choice) {
	for to := range s.sets {
		if m, found := s.leave(r, i, to); found {
			s.consider(pick, m)
		}
	}
	s.looked += s.sets
}

// several weighs block i against two or more blocks of another set that are
// together as large, or that let the two sets exchange their sizes.
func (s *search) several(r, i int, pick *choice) {
	from := int(s.where[r*s.n+i])
	for to := range s.sets {
		if to == from {
			continue
		}
		wanted := []int{s.size[i]}
		if more := s.fill[r*s.sets+to] - s.fill[r*s.sets+from] + s.size[i]; more > 0 && more != s.size[i] && !s.fixed[r][from] && !s.fixed[r][to] {
			wanted = append(wanted, more)
		}
		for _, people := range wanted {
			left := subsetLimit
			s.subsets(move{round: r, one: i, from: from, to: to}, s.in[r*s.sets+to], people, &left, pick)
			s.looked += subsetLimit - left
		}
	}
}

// subsets weighs the move with each choice of blocks from the list that has the
// wanted number of people, up to the limit.
func (s *search) subsets(m move, list []int32, people int, left *int, pick *choice) {
	if people == 0 {
		*left--
		m.delta = s.weigh(m)
		s.consider(pick, m)
		return
	}
	for k, j := range list {
		if *left <= 0 {
			return
		}
		if s.size[j] > people || s.pinned[m.round][j] >= 0 {
			continue
		}
		n := len(m.others)
		m.others = append(m.others, j)
		s.subsets(m, list[k+1:], people-s.size[j], left, pick)
		m.others = m.others[:n]
	}
}
