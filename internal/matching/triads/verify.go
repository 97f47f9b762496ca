package triads

import (
	"errors"
	"fmt"
	"slices"
)

// ErrWrong is a result that does not belong to its problem or claims more than
// it proves.
var ErrWrong = errors.New("the result is wrong")

func wrong(format string, args ...any) error {
	return fmt.Errorf("%w: %s", ErrWrong, fmt.Sprintf(format, args...))
}

// Verify checks a result against its problem without trusting the solver or
// sharing its arithmetic: that groups are disjoint and allowed, locks kept,
// points right, reasons true, and that the multipliers of each part prove its
// bounds. It lists every allowed group once a part. Its errors are ErrWrong,
// or what is wrong with the problem.
//
// The weights that the proofs speak of: in a part of n people let low <= 0 <=
// high be the least and most points of its groups (or 0), step the greatest
// common divisor of all their points (1 when all are 0), and span = (n/2 + 1)
// (high - low + step), n/2 rounded down. A group weighs its points and, under
// PlacedFirst, span for each member. When Limited and m triads beside the locked ones
// are the least, each triad of the first m weighs n times span (PlacedFirst)
// and span more.
func Verify(p Problem, r Result) error {
	if err := p.check(); err != nil {
		return err
	}
	v := verifier{p: p, r: r, whole: links(p), locked: make([]bool, p.N), in: slices.Repeat([]int{none}, p.N)}
	for _, step := range []func() error{v.groups, v.locks, v.totals, v.parts, v.reasons} {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// verifier has its own picture of the problem: for each person the others in
// ascending order and the points of the pair.
type verifier struct {
	p      Problem
	r      Result
	whole  [][]link
	rest   [][]link // without the people who are locked
	locked []bool
	full   bool  // the locks are as many triads as there may be
	in     []int // the group of each person, or none
}

type link struct {
	to     int
	points int64
}

func links(p Problem) [][]link {
	most := make([]map[int]int64, p.N)
	for i := range most {
		most[i] = map[int]int64{}
	}
	for _, pair := range p.Pairs {
		points, known := most[pair.U][pair.V]
		if !known || pair.Points > points {
			most[pair.U][pair.V], most[pair.V][pair.U] = pair.Points, pair.Points
		}
	}
	all := make([][]link, p.N)
	for v, others := range most {
		for to, points := range others {
			all[v] = append(all[v], link{to, points})
		}
		slices.SortFunc(all[v], func(a, b link) int { return a.to - b.to })
	}
	return all
}

func (v *verifier) pair(a, b int) (int64, bool) {
	at, found := slices.BinarySearchFunc(v.whole[a], b, func(l link, b int) int { return l.to - b })
	if !found {
		return 0, false
	}
	return v.whole[a][at].points, true
}

// worth is the points of a group, or what forbids it.
func (v *verifier) worth(members []int) (int64, error) {
	sizes := map[int]Sizes{2: TriadsOnly, 3: PairsOnly} // which rule forbids the size
	forbidding, sensible := sizes[len(members)]
	if !sensible || v.p.Rules.Sizes == forbidding {
		return 0, wrong("a group of %d is not allowed", len(members))
	}
	var sum int64
	missing := 0
	for i, a := range members {
		for _, b := range members[i+1:] {
			points, allowed := v.pair(a, b)
			if !allowed {
				missing++
			}
			sum += points
		}
	}
	if missing > 0 && (len(members) == 2 || missing > 1 || !v.p.Rules.Chains) {
		return 0, wrong("%v holds a forbidden pair", members)
	}
	if len(members) == 2 {
		return 2 * sum, nil
	}
	return sum + v.bonus(members), nil
}

func (v *verifier) bonus(members []int) int64 {
	rules := v.p.Rules
	if v.p.Colours == nil {
		return rules.PerTriad
	}
	a, b, c := v.p.Colours[members[0]], v.p.Colours[members[1]], v.p.Colours[members[2]]
	switch {
	case a == b && b == c:
		return rules.PerTriad
	case a == b || b == c || a == c:
		return rules.PerTriad + rules.TwoDifferent
	}
	return rules.PerTriad + rules.AllDifferent
}

func (v *verifier) groups() error {
	for i, g := range v.r.Groups {
		for j, m := range g.Members {
			if m < 0 || m >= v.p.N || j > 0 && g.Members[j-1] >= m {
				return wrong("%v are not different people in ascending order", g.Members)
			}
			if v.in[m] != none {
				return wrong("%d is in two groups", m)
			}
			v.in[m] = i
		}
		points, err := v.worth(g.Members)
		if err != nil {
			return err
		}
		if points != g.Points {
			return wrong("%v have %d points, not %d", g.Members, points, g.Points)
		}
	}
	return nil
}

func (v *verifier) locks() error {
	triads := 0
	for _, lock := range v.p.Locks {
		members := slices.Sorted(slices.Values(lock))
		if len(members) == 0 || members[0] < 0 || members[len(members)-1] >= v.p.N || v.in[members[0]] == none {
			return wrong("lock %v is not kept", lock)
		}
		g := v.r.Groups[v.in[members[0]]]
		if !g.Locked || !slices.Equal(g.Members, members) {
			return wrong("lock %v is not kept", lock)
		}
		triads += len(members) - 2
		for _, m := range members {
			v.locked[m] = true
		}
	}
	for _, g := range v.r.Groups {
		if g.Locked && !v.locked[g.Members[0]] {
			return wrong("%v is not a lock", g.Members)
		}
	}
	v.full = v.p.Rules.MaxTriads > 0 && triads >= v.p.Rules.MaxTriads
	v.rest = make([][]link, v.p.N)
	for i, list := range v.whole {
		if !v.locked[i] {
			v.rest[i] = slices.DeleteFunc(slices.Clone(list), func(l link) bool { return v.locked[l.to] })
		}
	}
	return nil
}

// totals checks the numbers of the whole result, apart from its bounds.
func (v *verifier) totals() error {
	var points int64
	placed, triads := 0, 0
	for _, g := range v.r.Groups {
		points += g.Points
		placed += len(g.Members)
		if len(g.Members) == 3 {
			triads++
		}
	}
	rules := v.p.Rules
	switch {
	case placed != v.r.Placed || triads != v.r.Triads || points != v.r.Points:
		return wrong("%d placed, %d triads and %d points, not %d, %d and %d", placed, triads, points, v.r.Placed, v.r.Triads, v.r.Points)
	case triads < rules.MinTriads || rules.MaxTriads > 0 && triads > rules.MaxTriads:
		return wrong("%d triads are outside the limits", triads)
	}
	return nil
}

// reasons checks who is alone, and why.
func (v *verifier) reasons() error {
	any, free := v.candidates(v.whole, false), v.candidates(v.rest, v.full)
	var want []Alone
	for m, group := range v.in {
		switch {
		case group != none:
		case free[m]:
			want = append(want, Alone{m, Outweighed})
		case any[m]:
			want = append(want, Alone{m, Locked})
		default:
			want = append(want, Alone{m, NoCandidate})
		}
	}
	if !slices.Equal(want, v.r.Alone) {
		return wrong("alone are %v, not %v", want, v.r.Alone)
	}
	return nil
}

func (v *verifier) candidates(near [][]link, pairsOnly bool) []bool {
	has := make([]bool, v.p.N)
	if !slices.Contains(v.in, none) {
		return has
	}
	everybody := make([]int, v.p.N)
	for i := range everybody {
		everybody[i] = i
	}
	v.each(near, pairsOnly, everybody, func(members []int, _ int64) {
		for _, m := range members {
			has[m] = true
		}
	})
	return has
}

// each lists the allowed groups of some people. The members are overwritten by
// the next group.
func (v *verifier) each(near [][]link, pairsOnly bool, people []int, found func(members []int, points int64)) {
	rules, buffer := v.p.Rules, make([]int, 3)
	for _, a := range people {
		for i, b := range near[a] {
			if a < b.to && rules.Sizes != TriadsOnly {
				found(append(buffer[:0], a, b.to), 2*b.points)
			}
			if pairsOnly || rules.Sizes == PairsOnly {
				continue
			}
			if a < b.to {
				v.common(near, a, b, buffer, found)
			}
			for _, c := range near[a][i+1:] {
				if !rules.Chains {
					break
				}
				if _, allowed := v.pair(b.to, c.to); !allowed {
					members := append(buffer[:0], a, b.to, c.to)
					slices.Sort(members)
					found(members, b.points+c.points+v.bonus(members))
				}
			}
		}
	}
}

// common lists the triads of a pair and a later neighbour of both.
func (v *verifier) common(near [][]link, a int, b link, buffer []int, found func([]int, int64)) {
	of, i := near[a], 0
	for _, c := range near[b.to] {
		for i < len(of) && of[i].to < c.to {
			i++
		}
		if c.to > b.to && i < len(of) && of[i].to == c.to {
			members := append(buffer[:0], a, b.to, c.to)
			found(members, b.points+c.points+of[i].points+v.bonus(members))
		}
	}
}
