package sets

import "math/bits"

// levels of temperature in one cooling.
const levels = 64

// anneal takes random exchanges (Kirkpatrick, Gelatt and Vecchi 1983): one that
// makes things worse by d with a chance of 2^(-d/t), where the temperature t
// falls by the same factor from level to level. All of it is integers, so that a
// seed replays everywhere.
func (s *search) anneal(looks int) {
	t, factor := s.cooling()
	for range levels {
		if s.over() {
			return
		}
		for range looks / levels {
			if m, found := s.chance(); found && s.accepts(m.delta, t) {
				s.apply(m)
				if s.cost < s.best {
					s.best, s.at = s.cost, s.snapshot()
					if s.best <= s.bound {
						return
					}
				}
			}
		}
		t = t * factor >> 16
	}
}

// fine is the unit of temperatures: 1/1024 of a cost.
const fine = 10

// cooling gives the first temperature and the factor, in 1/65536, from one level
// to the next. The last is a twelfth of the smallest weight, at which hardly
// anything gets worse any more; the first is one and a half of it, or an eighth
// of what a random exchange costs on average when that is more.
func (s *search) cooling() (first, factor int64) {
	smallest := s.forbidden
	for _, a := range s.problem.Attributes {
		if a.Weight > 0 {
			smallest = min(smallest, a.Weight)
		}
	}
	if s.problem.MeetingWeight > 0 {
		smallest = min(smallest, s.problem.MeetingWeight)
	}
	var sum, count int64
	for range 256 {
		if m, found := s.chance(); found && m.delta > 0 && m.delta < hottest {
			sum, count = sum+m.delta, count+1
		}
	}
	smallest = min(smallest, hottest)
	first = max(smallest*3<<fine/2, sum<<fine/max(1, count)/8)
	last := max(1, smallest<<fine/12)
	low, high := int64(0), int64(1<<16)
	for low+1 < high { // the largest factor that comes down to the last
		middle := (low + high) / 2
		t := first
		for range levels {
			t = t * middle >> 16
		}
		if t > last {
			high = middle
		} else {
			low = middle
		}
	}
	return first, low
}

// hottest keeps temperatures far from overflow; dearer exchanges are refused.
const hottest = 1 << 34

// chance is a random exchange of two blocks of one size, or a block that goes to
// another set alone where the sizes let it.
func (s *search) chance() (move, bool) {
	s.looked++
	drawn := s.lot.Uint64()
	r := s.looked % s.problem.Rounds
	i := scale(drawn>>32, s.n)
	j := scale(drawn&0xffff_ffff, s.n+s.sets)
	if j < s.n {
		return s.exchange(r, i, j)
	}
	return s.leave(r, i, j-s.n)
}

// scale brings 32 drawn bits to 0..n-1.
func scale(bits uint64, n int) int { return int(bits * uint64(n) >> 32) }

// accepts draws whether to make a change for the worse.
func (s *search) accepts(delta, t int64) bool {
	if delta <= 0 {
		return true
	}
	if delta > 64*t>>fine || delta > hottest {
		return false
	}
	// The zeros before the first one bit of a fair draw are the whole part of a
	// binary logarithm; the eight bits behind it are close to the fraction.
	drawn := s.lot.Uint64()
	zeros := bits.LeadingZeros64(drawn)
	fraction := int64(drawn << uint(zeros+1) >> 56)
	halvings := int64(zeros)<<8 + 256 - fraction
	return delta<<(fine+8) <= t*halvings
}
