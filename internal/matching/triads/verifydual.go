package triads

import "slices"

// bound follows the proof.
func (j *judge) bound() (int64, error) {
	if len(j.part.Proof.Filters) == 0 {
		return 0, wrong("a part has no proof")
	}
	var bound int64
	for _, f := range j.part.Proof.Filters {
		var err error
		if bound, j.left, err = j.filter(f, j.left); err != nil {
			return 0, err
		}
	}
	if j.part.Proof.Tree == nil {
		return bound, nil
	}
	return j.tree(j.part.Proof.Tree, j.left)
}

// filter gives the bound of multipliers that cover some groups, and those of
// the groups that something better than the result could have.
func (j *judge) filter(f []int64, groups []listed) (int64, []listed, error) {
	bound, err := j.covers(f, groups)
	if err != nil {
		return 0, nil, err
	}
	var left []listed
	for _, g := range groups {
		if bound-j.excess(f, g) >= (j.value+j.step)*j.part.Proof.Scale {
			left = append(left, g)
		}
	}
	return bound, left, nil
}

func (j *judge) tree(b *Branch, left []listed) (int64, error) {
	if b == nil {
		return 0, wrong("a branch of a proof is missing")
	}
	bound, left, err := j.filter(b.Multipliers, left)
	if err != nil || b.Together == nil && b.Apart == nil {
		return bound, err
	}
	if len(b.On) < 2 {
		return 0, wrong("a branch is on fewer than two people")
	}
	var together, apart []listed
	for _, g := range left {
		in := shared(g.members, b.On)
		if in == 0 || in == len(b.On) {
			together = append(together, g)
		}
		if in < len(b.On) {
			apart = append(apart, g)
		}
	}
	first, err := j.tree(b.Together, together)
	if err != nil {
		return 0, err
	}
	second, err := j.tree(b.Apart, apart)
	return max(first, second), err
}

func shared(members, set []int) (count int) {
	for _, m := range members {
		if slices.Contains(set, m) {
			count++
		}
	}
	return count
}

// covers checks that multipliers cover some groups, and gives their bound.
func (j *judge) covers(f []int64, groups []listed) (int64, error) {
	fixed := len(j.part.People)
	if j.part.Proof.Limited {
		fixed += 3
	}
	if len(f) < fixed || len(f) > fixed+len(j.part.Proof.Sets) {
		return 0, wrong("a proof has %d multipliers", len(f))
	}
	var bound int64
	for i, y := range f {
		times := int64(1)
		switch at := i - len(j.part.People); {
		case at < 0:
		case i >= fixed:
			set := j.part.Proof.Sets[i-fixed]
			if len(slices.Compact(slices.Sorted(slices.Values(set.People)))) != len(set.People) || set.Share < 1 || set.Capped && !j.part.Proof.Limited {
				return 0, wrong("%v is not a set of people", set)
			}
			times = j.room(set)
		default:
			times = []int64{j.most, 0, j.least}[at]
		}
		if y < 0 || times > 0 && y > (tooMuch-bound)/times || y > tooMuch {
			return 0, wrong("a multiplier is %d", y)
		}
		bound += y * times
	}
	if j.least > 0 && f[len(j.part.People)+1]+f[len(j.part.People)+2] < j.reward*j.part.Proof.Scale {
		return 0, wrong("the multipliers do not cover the triads wanted")
	}
	for _, g := range groups {
		if j.excess(f, g) < 0 {
			return 0, wrong("the multipliers do not cover %v", g.members)
		}
	}
	return bound, nil
}

// room is how many groups a set has room for.
func (j *judge) room(set Set) int64 {
	people := int64(len(set.People))
	if set.Capped {
		people += j.most
	}
	return people / int64(set.Share)
}

// counts is how often a group counts in a set.
func (j *judge) counts(i int, y int64, g listed) int {
	if y == 0 {
		return 0
	}
	set := j.part.Proof.Sets[i]
	in := shared(g.members, set.People)
	if set.Capped && len(g.members) == 3 {
		in++
	}
	return in / set.Share
}

// excess is what the multipliers of a group come to beyond its weight. Sums
// that grow too large are cut, which makes the excess smaller.
func (j *judge) excess(f []int64, g listed) int64 {
	var sum int64
	for _, m := range g.members {
		sum = min(sum+f[j.place[m]], tooMuch)
	}
	n := len(j.part.People)
	sets := f[n:]
	if j.part.Proof.Limited {
		sets = f[n+3:]
	}
	for i, y := range sets {
		for range j.counts(i, y, g) {
			sum = min(sum+y, tooMuch)
		}
	}
	if j.part.Proof.Limited && len(g.members) == 3 {
		sum = min(sum+f[n], tooMuch) - f[n+1]
	}
	return sum - j.part.Proof.Scale*(g.points+j.lift*int64(len(g.members)))
}
