package blossom

import (
	"cmp"
	"math"
	"math/bits"
)

// maxLifted is the largest lifted weight that is taken. Solve cuts the unit of
// such weights in halves, and in quarters only where they are smaller: duals are
// then at most 2^60, a slack is a sum of three such numbers, and an int64 holds
// more than seven.
const maxLifted = 1 << 59

// Lift gives the constant that is added to every weight before a best matching
// is sought: 0 under MaxWeight, and under MaxCardinality
//
//	K = (hi - lo + 1)(n/2 + 1) - lo
//
// where lo and hi are the smallest and the largest weight of all the edges and
// n/2 is rounded down. Without an edge, or with fewer than two vertices, it is 0.
//
// Why K does it: let D = (hi - lo + 1)(n/2 + 1). A lifted weight is
// w + K = D + (w - lo), thus between D and D + (hi - lo), and D is at least 1:
// all are positive. A matching has at most n/2 pairs, so one of s pairs has a
// lifted total of at least sD and of at most sD + (n/2)(hi - lo) < (s + 1)D:
// any matching of s + 1 pairs is better than every one of s. Among those of
// equal size the lifted totals differ as the plain ones do.
//
// ErrOverflow is returned, by Lift, by Solve and by Verify alike, when
// (n/2 + 1) times the largest absolute weight is above 2^63 - 1, or when the
// largest absolute lifted weight is above 2^59; for no other graph.
func Lift(n int, edges []Edge, o Objective) (int64, error) {
	if n < 2 || len(edges) == 0 {
		return 0, nil
	}
	lo, hi := weightRange(edges)
	places := uint64(n/2) + 1
	largest := max(magnitude(lo), magnitude(hi))
	if over, total := bits.Mul64(places, largest); over != 0 || total > math.MaxInt64 {
		return 0, ErrOverflow
	}
	if o != MaxCardinality {
		return 0, atMost(maxLifted, largest)
	}
	// largest is below 2^62 by now, so that the differences cannot overflow
	spread := uint64(hi - lo)
	over, base := bits.Mul64(places, spread+1)
	if over != 0 || base > maxLifted || base+spread > maxLifted {
		return 0, ErrOverflow
	}
	return int64(base) - lo, nil
}

func atMost(limit, value uint64) error {
	if value > limit {
		return ErrOverflow
	}
	return nil
}

func weightRange(edges []Edge) (lo, hi int64) {
	lo, hi = edges[0].Weight, edges[0].Weight
	for _, e := range edges[1:] {
		lo, hi = min(lo, e.Weight), max(hi, e.Weight)
	}
	return lo, hi
}

// magnitude is right for math.MinInt64 too, whose negative is no int64.
func magnitude(w int64) uint64 {
	if w < 0 {
		return -uint64(w)
	}
	return uint64(w)
}

// Regret is what the best matching loses by a condition: pairs, which come
// first under MaxCardinality, and weight in the unit of the edges. A matching
// that loses a pair may gain weight by it, so that Weight can then be negative.
type Regret struct {
	Pairs  int
	Weight int64
}

// Compare is -1, 0 or 1 as r is less than, the same as or more than other.
func (r Regret) Compare(other Regret) int {
	return cmp.Or(cmp.Compare(r.Pairs, other.Pairs), cmp.Compare(r.Weight, other.Weight))
}

// Slacks answers at once, for any edge, what it would cost at least to insist
// on it.
type Slacks struct {
	duals   *duals
	lift    int64
	largest uint64 // most that can be lost without losing a pair
}

// Slacks prepares the bounds for a graph and objective. The certificate should
// have passed Verify with them; the errors are those of Verify, as far as they
// are about the graph or about the form of the certificate.
func (c Certificate) Slacks(n int, edges []Edge, o Objective) (*Slacks, error) {
	lift, err := checkedLift(n, edges, o)
	if err != nil {
		return nil, err
	}
	d, err := c.duals(n)
	if err != nil {
		return nil, err
	}
	s := &Slacks{duals: d, lift: lift, largest: math.MaxUint64}
	if o == MaxCardinality && len(edges) > 0 {
		lo, hi := weightRange(edges)
		s.largest = uint64(n/2) * uint64(hi-lo)
	}
	return s, nil
}

// RegretLowerBound is the least that is lost if e must be matched: the best
// matching with e loses this or more in the order of Regret.Compare. It is
// never negative, and nought for every edge of a best matching.
//
// It is the slack of the edge: the duals around it minus its lifted weight. The
// proof of Verify, done for a matching with e, falls short of equality by that
// much at least; and as weights are integers, it may be rounded up. Under
// MaxCardinality a loss above (n/2)(hi - lo) is too large for one of weight
// alone, so that a pair is lost, and not two: whoever gives up the partners of
// the ends of e wins e. The constant of Lift is then taken off again.
//
// The edge must be one of the graph; for another, the bound means nothing. It
// panics for a vertex outside the graph, which is the caller's mistake.
func (s *Slacks) RegretLowerBound(e Edge) Regret {
	loss := s.allowed(e.U, e.V) - (e.Weight + s.lift)
	if loss > 0 && uint64(loss) > s.largest {
		return Regret{Pairs: 1, Weight: loss - s.lift}
	}
	return Regret{Weight: loss}
}

// allowed is the integer not below the duals around an edge, in the unit of the
// weights. Beyond 2^62 it is cut off, which leaves a bound from below one.
func (s *Slacks) allowed(u, v int) int64 {
	around, scale := s.duals.around(u, v), s.duals.scale
	whole := around / scale
	if around%scale != 0 {
		whole++
	}
	return int64(min(whole, 1<<62))
}
