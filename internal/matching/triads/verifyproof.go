package triads

import (
	"math/bits"
	"slices"
)

// judge checks the proof of one part.
type judge struct {
	v     *verifier
	part  Part
	place []int   // of each person in part.People, or none
	with  [][]int // the sets of each person

	step, lift, reward int64
	least, most        int64 // triads
	value              int64 // of the result, as a weight
	low, high          int64
}

// listed is a group, with the sets that it counts in, as often as it does.
type listed struct {
	members []int
	points  int64
	sets    []int
}

// tooMuch is where sums of multipliers end.
const tooMuch = 1 << 62

// parts checks that the parts are apart, and each of them.
func (v *verifier) parts() error {
	of := slices.Repeat([]int{none}, v.p.N)
	for i, part := range v.r.Parts {
		for j, m := range part.People {
			if m < 0 || m >= v.p.N || v.locked[m] || of[m] != none || j > 0 && part.People[j-1] >= m {
				return wrong("person %d does not belong in part %d", m, i)
			}
			of[m] = i
		}
		if part.Proof.Limited && len(v.r.Parts) > 1 {
			return wrong("part %d counts the triads of all", i)
		}
	}
	for m, list := range v.rest {
		for _, l := range list {
			if of[m] == none || of[m] != of[l.to] {
				return wrong("the parts of %d and %d are not apart", m, l.to)
			}
		}
	}
	return v.sums(of)
}

// sums checks each part, and that they add up.
func (v *verifier) sums(of []int) error {
	points, placed, nodes, proved := int64(0), 0, 0, true
	for _, g := range v.r.Groups {
		if g.Locked {
			points += g.Points
			placed += len(g.Members)
		}
	}
	for i, part := range v.r.Parts {
		inside := slices.DeleteFunc(slices.Clone(v.r.Groups), func(g Group) bool { return of[g.Members[0]] != i })
		j := judge{v: v, part: part}
		if err := j.check(inside); err != nil {
			return err
		}
		points += part.MostPoints
		placed += part.MostPlaced
		nodes += part.Nodes
		proved = proved && part.Proved
	}
	if points != v.r.MostPoints || placed != v.r.MostPlaced || proved != v.r.Proved || nodes != v.r.Nodes {
		return wrong("the parts do not add up to the bounds of the whole")
	}
	return nil
}

func (j *judge) check(groups []Group) error {
	j.place = slices.Repeat([]int{none}, j.v.p.N)
	for i, m := range j.part.People {
		j.place[m] = i
	}
	if !j.weigh() {
		return wrong("the weights of a part are too large")
	}
	if err := j.sets(); err != nil {
		return err
	}
	placed, points, triads := 0, int64(0), int64(0)
	for _, g := range groups {
		placed += len(g.Members)
		points += g.Points
		triads += int64(len(g.Members) - 2)
	}
	if placed != j.part.Placed || points != j.part.Points {
		return wrong("a part has %d people placed and %d points, not %d and %d", placed, points, j.part.Placed, j.part.Points)
	}
	j.value = j.lift*int64(placed) + points + j.reward*min(triads, j.least)
	bound, err := j.bound()
	if err != nil {
		return err
	}
	return j.claims(bound)
}

// weigh computes the weights as they are documented at Verify.
func (j *judge) weigh() bool {
	j.v.each(j.v.rest, j.v.full, j.part.People, func(_ []int, points int64) {
		j.low, j.high = min(j.low, points), max(j.high, points)
		a, b := j.step, max(points, -points)
		for b != 0 {
			a, b = b, a%b
		}
		j.step = a
	})
	j.step = max(j.step, 1)
	n, rules := int64(len(j.part.People)), j.v.p.Rules
	if j.part.Proof.Limited {
		j.limits()
	}
	over, spread := bits.Mul64(uint64(n/2+1), uint64(j.high-j.low+j.step))
	factor := n + 2
	if j.least > 0 {
		factor *= n + 1
	}
	above, all := bits.Mul64(spread, uint64(factor))
	if over != 0 || above != 0 || spread > tooMuch || all > tooMuch || j.part.Proof.Scale < 1 || uint64(j.part.Proof.Scale) > tooMuch/all {
		return false
	}
	if rules.Objective == PlacedFirst {
		j.lift = int64(spread)
	}
	if j.least > 0 {
		j.reward = n*j.lift + int64(spread)
	}
	return true
}

// limits are those on the triads beside the locked ones.
func (j *judge) limits() {
	rules := j.v.p.Rules
	j.least, j.most = int64(rules.MinTriads), int64(rules.MaxTriads)
	if j.most == 0 {
		j.most = int64(j.v.p.N)
	}
	for _, lock := range j.v.p.Locks {
		j.least, j.most = j.least-int64(len(lock)-2), j.most-int64(len(lock)-2)
	}
	j.least, j.most = max(j.least, 0), max(j.most, 0)
}

// claims compares what the part says with what the bound shows.
func (j *judge) claims(bound int64) error {
	proved := j.closes(bound)
	most := max(bound/j.part.Proof.Scale, j.value)
	if most -= most % j.step; proved {
		most = j.value
	}
	most -= j.reward * j.least
	n := int64(len(j.part.People))
	placed, points := n, most
	if j.lift > 0 {
		placed = min(n, (most-n/2*j.low)/j.lift)
		points = min(most-j.lift*int64(j.part.Placed), n/2*j.high)
	}
	if j.part.Proved && !proved || int64(j.part.MostPlaced) < placed || j.part.MostPoints < points {
		return wrong("a part claims more than it proves")
	}
	return nil
}
