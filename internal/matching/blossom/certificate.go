package blossom

import (
	"math"
	"math/bits"
)

// maxLifted is the largest lifted weight that is taken. Duals in a quarter of
// the unit are at most four times as large, a slack is a sum of three such
// numbers, and twelve times this is still an int64.
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
