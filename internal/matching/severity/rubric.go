package severity

import (
	"fmt"
	"math/big"
)

// Scope says what a criterion is about.
type Scope string

const (
	// PerMember is scored for each member and averaged over them.
	PerMember Scope = "member"
	// PerUnit is scored once.
	PerUnit Scope = "unit"
)

// Criterion is one line of a rubric. Values go from 0 to Full.
type Criterion struct {
	Key    string `json:"key"`
	Scope  Scope  `json:"scope"`
	Weight int64  `json:"weight"` // against the other criteria
	Full   int64  `json:"full"`
}

// Score is a reviewer's value for one criterion, and for one member, counted
// from 0, where the criterion is per member. Abstained leaves it out.
type Score struct {
	Criterion string `json:"criterion"`
	Member    int    `json:"member,omitempty"`
	Value     int64  `json:"value"`
	Abstained bool   `json:"abstained,omitempty"`
}

// Review is the weighted mean of one reviewer's scores for a unit of so many
// members, as a share of full marks, exact. Criteria from which the reviewer
// abstained count neither above nor below the line; of a criterion per member
// those members count for whom there is a score. It is nil when the reviewer
// abstained from everything. The error names the first score that is missing,
// doubled, unknown or out of range, or the criterion that is no use.
func Review(rubric []Criterion, members int, scores []Score) (*big.Rat, error) {
	given, err := sortScores(rubric, members, scores)
	if err != nil {
		return nil, err
	}
	sum, weights := new(big.Rat), new(big.Rat)
	for _, c := range rubric {
		share, err := c.share(members, given)
		if err != nil {
			return nil, err
		}
		if share != nil {
			weight := new(big.Rat).SetInt64(c.Weight)
			sum.Add(sum, share.Mul(share, weight))
			weights.Add(weights, weight)
		}
	}
	if weights.Sign() == 0 {
		return nil, nil
	}
	return sum.Quo(sum, weights), nil
}

type place struct {
	criterion string
	member    int
}

func sortScores(rubric []Criterion, members int, scores []Score) (map[place]Score, error) {
	known := map[string]Criterion{}
	for _, c := range rubric {
		if _, twice := known[c.Key]; twice || c.Weight < 1 || c.Full < 1 || c.Full > fullLimit || c.Scope != PerMember && c.Scope != PerUnit {
			return nil, fmt.Errorf("criterion %q needs a key of its own, a weight and full marks of at least 1, and a scope of %q or %q", c.Key, PerMember, PerUnit)
		}
		known[c.Key] = c
	}
	given := map[place]Score{}
	for _, s := range scores {
		c, is := known[s.Criterion]
		at := place{s.Criterion, s.Member}
		_, twice := given[at]
		switch {
		case !is:
			return nil, fmt.Errorf("there is no criterion %q in the rubric", s.Criterion)
		case s.Member < 0 || s.Member >= c.times(members):
			return nil, fmt.Errorf("criterion %q is scored for member %d, who is not there", s.Criterion, s.Member+1)
		case twice:
			return nil, fmt.Errorf("criterion %q is scored twice for the same", s.Criterion)
		case !s.Abstained && (s.Value < 0 || s.Value > c.Full):
			return nil, fmt.Errorf("criterion %q has the score %d; it goes from 0 to %d", s.Criterion, s.Value, c.Full)
		}
		given[at] = s
	}
	return given, nil
}

// fullLimit keeps sums over members far from an overflow.
const fullLimit = 1 << 40

// times is how often a criterion is scored.
func (c Criterion) times(members int) int {
	if c.Scope == PerMember {
		return members
	}
	return 1
}

// share is the mean of the criterion as a share of full marks, or nil.
func (c Criterion) share(members int, given map[place]Score) (*big.Rat, error) {
	sum, n := int64(0), int64(0)
	for member := range c.times(members) {
		s, is := given[place{c.Key, member}]
		if !is {
			return nil, fmt.Errorf("criterion %q has no score for member %d; give one, or abstain", c.Key, member+1)
		}
		if !s.Abstained {
			sum, n = sum+s.Value, n+1
		}
	}
	if n == 0 {
		return nil, nil
	}
	return new(big.Rat).Mul(big.NewRat(sum, n), big.NewRat(1, c.Full)), nil
}

// Mean is the exact mean of reviews, those that are nil left out; nil when
// there is none.
func Mean(reviews []*big.Rat) *big.Rat {
	sum, n := new(big.Rat), int64(0)
	for _, r := range reviews {
		if r != nil {
			sum.Add(sum, r)
			n++
		}
	}
	if n == 0 {
		return nil
	}
	return sum.Quo(sum, big.NewRat(n, 1))
}

// ExactThousandths rounds a share to whole thousandths, halves up.
func ExactThousandths(share *big.Rat) int64 {
	twice := new(big.Rat).Mul(share, big.NewRat(2000, 1))
	twice.Add(twice, big.NewRat(1, 1)) // floor(x + 1/2) = floor((2x + 1) / 2)
	return new(big.Int).Div(twice.Num(), new(big.Int).Mul(twice.Denom(), big.NewInt(2))).Int64()
}
