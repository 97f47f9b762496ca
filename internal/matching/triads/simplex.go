package triads

import "tandem/internal/matching/lot"

// simplex solves the linear relaxation of the packing: choose groups in
// fractions of at least 0, no more than the limit of each row in all, for the
// most weight (revised primal simplex method; Dantzig, Orden and Wolfe 1955).
//
// It only suggests: its multipliers become a bound after dual has made them
// integers that cover every group, its choice becomes an arrangement after the
// points are added up in integers. So its rounding can cost a little of the
// bound and never its truth. All products are rounded before they are added,
// as the conversions say: no machine fuses the two, and all take the same steps.
//
// Limits are raised by small amounts drawn from the seed, so that few steps
// gain nothing and none repeats another; an arrangement is read off the values
// under the true limits.
type simplex struct {
	p       *program
	columns []column
	basis   []int32     // of each row: a column, or slack(row)
	inverse [][]float64 // of the basis
	raised  []float64   // value of each row's basic column under the raised limits
	exact   []float64   // and under the true ones
	y       []float64
	never   float64
	least   float64 // a gain below this is none
	lot     *lot.Lot
	steps   int

	alpha  []float64
	filled []int32
}

// column is a group within a program: its people, of whom the third may be
// none, the odd sets that it counts in, and its weight.
type column struct {
	rows      [3]int32
	sets      []int32
	triad     bool
	forbidden bool // by a branch above
	weight    int64
}

const (
	none = -1
	// epsilon is what counts as nothing beside 1; a pivot is at least pivotal.
	epsilon = 1e-9
	pivotal = 1e-7
	// fraction is the least part of a group that is not rounding.
	fraction = 1e-6
	// zero is what is left of a number that should have become 0.
	zero = 1e-13
)

func slack(row int) int32 { return int32(-1 - row) }

func newSimplex(p *program, columns []column, seed uint64) *simplex {
	s := &simplex{p: p, columns: columns, lot: lot.New(seed)}
	s.never = -1 - float64(p.reward)
	s.least = epsilon * float64(p.top)
	for row := range p.limit {
		s.grow(row)
		s.inverse[row][row] = 1
		s.exact[row] = float64(p.limit[row])
		s.raised[row] = s.exact[row] + s.rise()
	}
	return s
}

// rise is what a limit is raised by: less than 2^-14.
func (s *simplex) rise() float64 { return float64(1+s.lot.IntN(1<<20)) / (1 << 34) }

// grow makes room for one more row, whose slack is basic.
func (s *simplex) grow(row int) {
	s.basis = append(s.basis, slack(row))
	s.raised, s.exact, s.y, s.alpha = append(s.raised, 0), append(s.exact, 0), append(s.y, 0), append(s.alpha, 0)
	s.inverse = append(s.inverse, nil)
	for i, old := range s.inverse {
		s.inverse[i] = append(old, make([]float64, len(s.basis)-len(old))...)
	}
}

// cut adds the row of a set, which the solution may break. repair mends that.
func (s *simplex) cut(of set) {
	row := len(s.basis)
	s.p.sets = append(s.p.sets, of)
	s.p.limit = append(s.p.limit, of.limit())
	s.grow(row)
	counts := map[int32]bool{}
	for i := range s.columns {
		if c := &s.columns[i]; common(c, of.people) >= of.share {
			c.sets = append(c.sets, int32(row))
			counts[int32(i)] = true
		}
	}
	new := s.inverse[row]
	new[row] = 1
	s.exact[row] = float64(s.p.limit[row])
	s.raised[row] = s.exact[row] + s.rise()
	for i, b := range s.basis[:row] {
		if counts[b] {
			for j, v := range s.inverse[i] {
				new[j] -= v
			}
			s.exact[row] -= s.exact[i]
			s.raised[row] -= s.raised[i]
		}
	}
}

// repair brings back the values that a cut has made negative, while every
// column goes on being worth no more than its price (dual simplex method;
// Lemke 1954).
func (s *simplex) repair(steps int) {
	for range steps {
		leaving := -1
		for i, v := range s.raised {
			if v < -epsilon && (leaving < 0 || v < s.raised[leaving]) {
				leaving = i
			}
		}
		if leaving < 0 || s.p.meter.spent() {
			return
		}
		entering, gain := s.replacing(leaving)
		if gain > 0 {
			return
		}
		s.steps++
		s.take(entering)
		s.pivot(entering, leaving, gain)
	}
}

// replacing finds what may enter for the basic column of a row at the least
// loss. The gain is above 0 when nothing can.
func (s *simplex) replacing(leaving int) (best int32, gain float64) {
	s.p.meter.spend(2 * perColumn * len(s.columns))
	row := s.inverse[leaving]
	gain = 1
	least, largest := 0.0, 0.0
	try := func(candidate int32, cost, a float64) {
		if a > -pivotal {
			return
		}
		cost = max(cost, 0)
		ratio := cost / -a
		if gain > 0 || ratio < least-s.least || ratio < least+s.least && -a > largest {
			best, gain, least, largest = candidate, -cost, ratio, -a
		}
	}
	for j, a := range row {
		try(slack(j), s.y[j], a)
	}
	for i := range s.columns {
		if c := &s.columns[i]; !c.forbidden {
			if a := s.price(c, row); a <= -pivotal {
				try(int32(i), s.price(c, s.y)-float64(c.weight), a)
			}
		}
	}
	return best, gain
}

// price is the sum over a column of one entry a row.
func (s *simplex) price(c *column, row []float64) float64 {
	sum := row[c.rows[0]] + row[c.rows[1]]
	if c.rows[2] != none {
		sum += row[c.rows[2]]
	}
	for _, i := range c.sets {
		sum += row[i]
	}
	if c.triad && s.p.limited {
		n := s.p.g.n
		sum += row[n+capRow] - row[n+needRow]
	}
	return sum
}

// worth of a column is its weight, or less than nothing at a node that forbids
// it.
func (s *simplex) worth(c *column) float64 {
	if c.forbidden {
		return s.never
	}
	return float64(c.weight)
}

// run goes on until no column and no slack is worth more than its price, or
// the steps are used up. It tells whether the multipliers are optimal.
func (s *simplex) run(steps int) bool {
	s.reprice()
	for range steps {
		entering, gain := s.entering()
		if gain <= s.least {
			return true
		}
		leaving := s.leaving(entering)
		if leaving < 0 || s.p.meter.spent() {
			return false
		}
		s.steps++
		s.pivot(entering, leaving, gain)
	}
	return false
}

// reprice computes the multipliers anew: what is forbidden has changed.
func (s *simplex) reprice() {
	clear(s.y)
	for i, b := range s.basis {
		if b < 0 {
			continue
		}
		w := s.worth(&s.columns[b])
		for j, v := range s.inverse[i] {
			if v != 0 {
				s.y[j] += float64(w * v)
			}
		}
	}
}

// entering finds the column that gains most; a slack gains when its multiplier
// is negative.
func (s *simplex) entering() (best int32, gain float64) {
	s.p.meter.spend(perColumn * len(s.columns))
	for i, y := range s.y {
		if -y > gain {
			best, gain = slack(i), -y
		}
	}
	for i := range s.columns {
		c := &s.columns[i]
		if g := float64(c.weight) - s.price(c, s.y); g > gain && !c.forbidden {
			best, gain = int32(i), g
		}
	}
	return best, gain
}

// take computes what a column takes from the value of each row.
func (s *simplex) take(entering int32) {
	s.p.meter.spend(perColumn * len(s.inverse))
	for i, row := range s.inverse {
		if entering < 0 {
			s.alpha[i] = row[-1-entering]
		} else {
			s.alpha[i] = s.price(&s.columns[entering], row)
		}
	}
}

// leaving finds the row that is used up first when the column enters, and of
// equals the one with the largest pivot.
func (s *simplex) leaving(entering int32) int {
	s.take(entering)
	best, least := -1, 0.0
	for i, a := range s.alpha {
		if a < pivotal {
			continue
		}
		ratio := max(s.raised[i], 0) / a
		if best < 0 || ratio < least-epsilon || ratio < least+epsilon && a > s.alpha[best] {
			best, least = i, ratio
		}
	}
	return best
}

// pivot puts a column into the basis in place of that of a row.
func (s *simplex) pivot(entering int32, at int, gain float64) {
	row, by := s.inverse[at], s.alpha[at]
	touched := 0
	s.filled = s.filled[:0]
	for j, v := range row {
		if row[j] = v / by; tiny(v) {
			row[j] = 0
		} else {
			s.filled = append(s.filled, int32(j))
		}
	}
	s.raised[at] /= by
	s.exact[at] /= by
	for i, a := range s.alpha {
		if i == at || tiny(a) {
			continue
		}
		target := s.inverse[i]
		for _, j := range s.filled {
			target[j] -= float64(a * row[j])
		}
		touched += len(s.filled)
		s.raised[i] -= float64(a * s.raised[at])
		s.exact[i] -= float64(a * s.exact[at])
	}
	for _, j := range s.filled {
		s.y[j] += float64(gain * row[j])
	}
	s.basis[at] = entering
	s.p.meter.spend(touched)
}

func tiny(v float64) bool { return v > -zero && v < zero }

// chosen is how much of each column the solution takes: columns and fractions
// above nothing, in the order of the rows.
func (s *simplex) chosen() (columns []int32, part []float64) {
	for i, b := range s.basis {
		if b >= 0 && s.exact[i] > fraction {
			columns, part = append(columns, b), append(part, s.exact[i])
		}
	}
	return columns, part
}

// keep drops the columns that are neither wanted nor basic.
func (s *simplex) keep(wanted func(*column) bool) {
	basic := map[int32]bool{}
	for _, b := range s.basis {
		basic[b] = true
	}
	place := map[int32]int32{}
	kept := s.columns[:0]
	for i := range s.columns {
		if c := s.columns[i]; basic[int32(i)] || wanted(&c) {
			place[int32(i)] = int32(len(kept))
			kept = append(kept, c)
		}
	}
	s.columns = kept
	for i, b := range s.basis {
		if b >= 0 {
			s.basis[i] = place[b]
		}
	}
}
