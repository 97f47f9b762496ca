package triads

import (
	"fmt"
	"slices"
)

// largest is the most that one number of points may be: sums of six fit.
const largest = 1 << 56

// check says what is wrong with a problem.
func (p Problem) check() error {
	if p.N < 0 || p.Colours != nil && len(p.Colours) != p.N {
		return fmt.Errorf("%w: %d people, %d colours", ErrRange, p.N, len(p.Colours))
	}
	for _, pair := range p.Pairs {
		switch {
		case min(pair.U, pair.V) < 0 || max(pair.U, pair.V) >= p.N:
			return fmt.Errorf("%w: the pair of %d and %d among %d people", ErrRange, pair.U, pair.V, p.N)
		case pair.U == pair.V:
			return fmt.Errorf("%w: %d", ErrSelf, pair.U)
		case tooLarge(pair.Points):
			return fmt.Errorf("%w: the pair of %d and %d", ErrOverflow, pair.U, pair.V)
		}
	}
	return p.Rules.check(p.N)
}

func tooLarge(points int64) bool { return points > largest || points < -largest }

func (r Rules) check(n int) error {
	switch {
	case r.Sizes > TriadsOnly || r.Objective > PointsOnly:
		return fmt.Errorf("%w: sizes %d, objective %d", ErrRange, r.Sizes, r.Objective)
	case r.MinTriads < 0 || r.MaxTriads < 0 || r.MaxTriads > 0 && r.MinTriads > r.MaxTriads:
		return fmt.Errorf("%w: at least %d and at most %d triads", ErrRange, r.MinTriads, r.MaxTriads)
	case tooLarge(r.PerTriad) || tooLarge(r.AllDifferent) || tooLarge(r.TwoDifferent):
		return fmt.Errorf("%w: the bonus of a triad", ErrOverflow)
	case r.MinTriads > n/3 || r.MinTriads > 0 && r.Sizes == PairsOnly:
		return fmt.Errorf("%w: %d of %d people", ErrMinTriads, r.MinTriads, n)
	}
	return nil
}

// locked are the groups of the locks.
func (p Problem) locked(g *graph) ([]group, error) {
	var groups []group
	taken := map[int]bool{}
	triads := 0
	for i, members := range p.Locks {
		c, reason := g.lock(members)
		for _, v := range members {
			if taken[v] && reason == "" {
				reason = fmt.Sprintf("%d is in another lock too", v)
			}
			taken[v] = true
		}
		if len(members) == 3 {
			triads++
		}
		if reason == "" && p.Rules.MaxTriads > 0 && triads > p.Rules.MaxTriads {
			reason = "with it there are more triads than the rules allow"
		}
		if reason != "" {
			return nil, &LockError{Lock: i, Members: slices.Clone(members), Reason: reason}
		}
		groups = append(groups, c)
	}
	return groups, nil
}

// lock makes a group of a lock, or says why it cannot be.
func (g *graph) lock(locked []int) (group, string) {
	members := slices.Sorted(slices.Values(locked))
	switch {
	case len(members) < 2 || len(members) > 3:
		return group{}, "a lock is two people or three"
	case members[0] < 0 || members[len(members)-1] >= g.n:
		return group{}, "it names somebody who is not there"
	case len(slices.Compact(slices.Clone(members))) < len(members):
		return group{}, "it names somebody twice"
	case len(members) == 2 && g.rules.Sizes == TriadsOnly:
		return group{}, "the rules allow no pairs"
	case len(members) == 3 && g.rules.Sizes == PairsOnly:
		return group{}, "the rules allow no triads"
	}
	c := group{members: [3]int32{int32(members[0]), int32(members[1]), none}}
	if len(members) == 2 {
		points, allowed := g.pair(c.members[0], c.members[1])
		c.points = 2 * points
		return c, unless(allowed)
	}
	c.members[2] = int32(members[2])
	links := 0
	for _, pair := range [][2]int32{{0, 1}, {1, 2}, {0, 2}} {
		if points, allowed := g.pair(c.members[pair[0]], c.members[pair[1]]); allowed {
			links++
			c.points += points
		}
	}
	c.points += g.bonus(c.members[0], c.members[1], c.members[2])
	return c, unless(links == 3 || links == 2 && g.rules.Chains)
}

func unless(allowed bool) string {
	if allowed {
		return ""
	}
	return "it holds a pair that is forbidden"
}
