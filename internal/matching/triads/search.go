package triads

import (
	"math"
	"slices"
)

// search is a branch and bound over the groups of a pool: at each node the
// linear relaxation without the groups that the branches above forbid. A
// branch is on two people (Ryan and Foster 1981) or on the three of a triad:
// together, when no group has some of them and not all; or apart, when no
// group has all. Both only forbid groups, so that the simplex goes on from
// where it is.
type search struct {
	p      *program
	s      *simplex
	nodes  int
	budget int
	steps  int       // of the simplex at one node
	rounds int       // of cuts at one node
	odd    [][]int32 // sets of people to begin a proof with
	best   []group
	value  int64
}

// offer takes an arrangement when it is better than the best so far.
func (t *search) offer(groups []group) {
	if v := t.p.value(groups); t.p.allows(groups) && (t.best == nil || v > t.value) {
		t.best, t.value = groups, v
	}
}

// node searches below the branches made; from is a bound on all of it.
func (t *search) node(from dual) *Branch {
	if t.nodes >= t.budget || t.p.meter.spent() {
		return &Branch{Multipliers: from}
	}
	t.nodes++
	t.p.meter.node()
	d, columns, part := t.tighten(from)
	if t.p.closed(t.p.bound(d), t.value) {
		return &Branch{Multipliers: d}
	}
	on := t.branch(columns, part)
	if on == nil {
		return &Branch{Multipliers: d}
	}
	out := t.forbid(func(c *column) bool { return t.p.closed(t.p.bound(d)-t.p.slack(d, c), t.value) })
	together := t.below(d, func(c *column) bool { in := common(c, on); return in > 0 && in < len(on) })
	apart := t.below(d, func(c *column) bool { return common(c, on) == len(on) })
	t.allow(out)
	return &Branch{Multipliers: d, On: ints(on), Together: together, Apart: apart}
}

// tighten solves the relaxation of a node and cuts off what it finds as long as
// that helps.
func (t *search) tighten(best dual) (d dual, columns []int32, part []float64) {
	for round := 0; ; round++ {
		t.s.run(t.steps)
		d = t.p.round(t.s.y)
		t.p.meter.spend(perColumn * len(t.s.columns))
		for i := range t.s.columns {
			if c := &t.s.columns[i]; !c.forbidden {
				t.p.cover(d, c)
			}
		}
		if best == nil || t.p.bound(d) <= t.p.bound(best) {
			best = d
		}
		columns, part = t.s.chosen()
		t.offer(t.rounded(columns, part))
		if round == t.rounds || t.p.closed(t.p.bound(best), t.value) || !t.cut(columns, part) {
			return best, columns, part
		}
	}
}

// below searches the branch that forbids some columns.
func (t *search) below(from dual, forbids func(*column) bool) *Branch {
	changed := t.forbid(forbids)
	branch := t.node(from)
	t.allow(changed)
	return branch
}

// forbid forbids the groups that are allowed still and meet a condition.
func (t *search) forbid(when func(*column) bool) (changed []int32) {
	t.p.meter.spend(perColumn * len(t.s.columns))
	for i := range t.s.columns {
		if c := &t.s.columns[i]; !c.forbidden && c.isGroup(t.p) && when(c) {
			c.forbidden = true
			changed = append(changed, int32(i))
		}
	}
	return changed
}

func (t *search) allow(columns []int32) {
	for _, i := range columns {
		t.s.columns[i].forbidden = false
	}
}

// isGroup is false for the column of the reward.
func (c *column) isGroup(p *program) bool { return int(c.rows[0]) < p.g.n }

func (c *column) group(p *program) group {
	g := group{members: c.rows}
	g.points = c.weight - p.lift*int64(g.size())
	return g
}

// common counts the people of a branch who are in a group.
func common(c *column, on []int32) (count int) {
	for _, v := range on {
		if c.rows[0] == v || c.rows[1] == v || c.rows[2] == v {
			count++
		}
	}
	return count
}

// rounded makes an arrangement of fractions: the largest first, then whatever
// of the pool fits, in its order of weight a person.
func (t *search) rounded(columns []int32, part []float64) []group {
	order := make([]int, len(columns))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		switch {
		case part[a] > part[b]+fraction:
			return -1
		case part[b] > part[a]+fraction:
			return 1
		}
		return int(columns[a] - columns[b])
	})
	taken := make([]bool, t.p.g.n)
	var groups []group
	for _, i := range order {
		c := &t.s.columns[columns[i]]
		g := c.group(t.p)
		if !c.isGroup(t.p) || c.forbidden || slices.ContainsFunc(g.people(), func(v int32) bool { return taken[v] }) {
			continue
		}
		for _, v := range g.people() {
			taken[v] = true
		}
		groups = append(groups, g)
	}
	return groups
}

// branch finds the people to branch on: those two who are nearest to being
// half together, and whom some chosen group separates.
func (t *search) branch(columns []int32, part []float64) []int32 {
	type couple [2]int32
	together := map[couple]float64{}
	var couples []couple
	for i, at := range columns {
		c := &t.s.columns[at]
		if !c.isGroup(t.p) {
			continue
		}
		g := c.group(t.p)
		people := g.people()
		for j, u := range people {
			for _, v := range people[j+1:] {
				if _, known := together[couple{u, v}]; !known {
					couples = append(couples, couple{u, v})
				}
				together[couple{u, v}] += part[i]
			}
		}
	}
	var best []int32
	nearest := 0.5 - fraction
	for _, c := range couples {
		away := math.Abs(together[c] - 0.5)
		if away < nearest-fraction && t.separated(columns, c[:]) {
			best, nearest = c[:], away
		}
	}
	return best
}

func (t *search) separated(columns []int32, on []int32) bool {
	return slices.ContainsFunc(columns, func(at int32) bool {
		in := common(&t.s.columns[at], on)
		return in > 0 && in < len(on)
	})
}
