package triads

import "slices"

// bound follows the proof. Groups that the first filter takes away are not
// kept: there may be millions.
func (j *judge) bound() (int64, error) {
	filters := j.part.Proof.Filters
	if len(filters) == 0 {
		return 0, wrong("a part has no proof")
	}
	bound, err := j.worth(filters[0])
	if err != nil {
		return 0, err
	}
	var left []listed
	j.v.each(j.v.rest, j.v.full, j.part.People, func(members []int, points int64) {
		g := listed{members: members, points: points}
		g.sets = j.counts(g)
		excess := j.excess(filters[0], g)
		if excess < 0 && err == nil {
			err = wrong("the multipliers do not cover %v", members)
		}
		if !j.closes(bound - excess) {
			g.members = slices.Clone(members)
			left = append(left, g)
		}
	})
	for _, f := range filters[1:] {
		if err == nil {
			bound, left, err = j.filter(f, left)
		}
	}
	if err != nil || j.part.Proof.Tree == nil {
		return bound, err
	}
	return j.tree(j.part.Proof.Tree, left)
}

// closes tells whether a bound leaves no room for anything better than the
// result.
func (j *judge) closes(bound int64) bool { return bound < (j.value+j.step)*j.part.Proof.Scale }

// filter gives the bound of multipliers that cover some groups, and those of
// the groups that something better than the result could have.
func (j *judge) filter(f []int64, groups []listed) (int64, []listed, error) {
	bound, err := j.worth(f)
	if err != nil {
		return 0, nil, err
	}
	var left []listed
	for _, g := range groups {
		excess := j.excess(f, g)
		if excess < 0 {
			return 0, nil, wrong("the multipliers do not cover %v", g.members)
		}
		if !j.closes(bound - excess) {
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

// worth is the sum of multipliers, each as often as its row has room.
func (j *judge) worth(f []int64) (int64, error) {
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
			times = j.room(j.part.Proof.Sets[i-fixed])
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

// sets notes who is in which set.
func (j *judge) sets() error {
	j.with = make([][]int, len(j.part.People))
	for i, set := range j.part.Proof.Sets {
		if set.Share < 1 || set.Capped && !j.part.Proof.Limited {
			return wrong("nothing counts in %v", set)
		}
		for _, m := range set.People {
			at := none
			if m >= 0 && m < j.v.p.N {
				at = j.place[m]
			}
			if at == none || slices.Contains(j.with[at], i) {
				return wrong("%v is not a set of people of its part", set)
			}
			j.with[at] = append(j.with[at], i)
		}
	}
	return nil
}

// counts lists the sets that a group counts in, as often as it does.
func (j *judge) counts(g listed) (sets []int) {
	for first, m := range g.members {
		for _, i := range j.with[j.place[m]] {
			in := 0
			for at, other := range g.members {
				switch {
				case !slices.Contains(j.with[j.place[other]], i):
				case at < first:
					in -= len(g.members) // counted when the other was the first
				default:
					in++
				}
			}
			set := j.part.Proof.Sets[i]
			if set.Capped && len(g.members) == 3 {
				in++
			}
			for ; in >= set.Share; in -= set.Share {
				sets = append(sets, i)
			}
		}
	}
	return sets
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
	for _, i := range g.sets {
		if i < len(sets) {
			sum = min(sum+sets[i], tooMuch)
		}
	}
	if j.part.Proof.Limited && len(g.members) == 3 {
		sum = min(sum+f[n], tooMuch) - f[n+1]
	}
	return sum - j.part.Proof.Scale*(g.points+j.lift*int64(len(g.members)))
}
