package cohort

import "slices"

// goal is what a task maximises.
type goal uint8

const (
	points   goal = iota // score less penalties
	seats                // seats filled
	movement             // less the movement of the relaxed rules, and nothing else
)

// decision about one entry; open leaves it to the solver.
type decision int8

const (
	open decision = iota
	in
	out
)

// question varies the plan: what is asked for, with which rules.
type question struct {
	goal     goal
	from, to int             // seats to fill, within what the rules allow
	decide   []decision      // by entry; nil: as the plan says
	lift     func(rule) bool // rules that do not count; nil: none
	relax    func(rule) bool // hard rules that may be missed, one point of movement a step
	reached  *int64          // a value known to be reached with as many seats as may be filled; nil: none
	weight   int64           // of a step of movement
	perSeat  int64           // under the goal points: of each seat filled, beside the score
	keep     func(key) bool  // counts to be told apart to the end
}

// use is how much of a counter an item takes, or of a key an entry.
type use struct{ counter, amount int }

// item is an entry the solver may take or leave.
type item struct {
	entry int
	value int64
	uses  []use
}

// counter is one key that some rule limits. lo, hi and cost speak of what the
// open items add to what is already in.
type counter struct {
	key    int // index in plan.keys
	base   int // from the units already in
	lo, hi int
	cost   []int64 // of adding 0..hi; convex
	keep   bool
}

// task is an optimisation problem over items: maximise the values of those
// taken less the cost of every counter, each counter between lo and hi.
type task struct {
	items    []item
	counters []counter
	in       []int // entries taken from the start
	constant int64 // their value, less costs that nothing can change
	hopeless bool  // some counter cannot be met
	valued   bool  // it is about points, and every best way is asked for
	grain    int64 // every value is a multiple of it
	step     int64 // what a step of movement costs, or 0
}

// task builds the problem of a question. Items and counters that cannot matter
// are left out.
func (p *plan) task(q question) *task {
	t := &task{valued: q.goal == points, grain: 1, step: q.weight}
	if q.goal == movement {
		t.grain = q.weight
	}
	var free []int
	for _, i := range p.order() {
		switch p.decided(q, i) {
		case in:
			t.in = append(t.in, i)
			t.constant += q.value(p.entries[i])
		case open:
			free = append(free, i)
		}
	}
	slices.Sort(t.in)
	groups := p.groups(q)
	for _, i := range t.in {
		for _, u := range p.entries[i].uses {
			groups[u.counter].base += u.amount
		}
	}
	free = p.dropTooLarge(groups, free)
	for _, i := range free {
		for _, u := range p.entries[i].uses {
			groups[u.counter].total += u.amount
		}
	}
	t.addCounters(groups)
	if !t.hopeless {
		t.addItems(p, q, groups, free)
	}
	return t
}

func (p *plan) decided(q question, i int) decision {
	if q.decide != nil && q.decide[i] != open {
		return q.decide[i]
	}
	switch e := p.entries[i]; {
	case e.must:
		return in
	case !e.allowed:
		return out
	}
	return open
}

func (q question) value(e entry) int64 {
	switch q.goal {
	case points:
		return e.value() + q.perSeat*int64(e.seats)
	case seats:
		return int64(e.seats)
	}
	return 0
}

// group is a counter in the making: the rules on one key.
type group struct {
	base, total, lo, hi int
	costs               []rule // with a weight each in penalty
	keep                bool
	counter             int // index in the task, or -1
}

// groups has one group a key of the plan.
func (p *plan) groups(q question) []group {
	groups := make([]group, len(p.keys))
	for i := range groups {
		groups[i] = group{hi: unlimited, keep: q.keep != nil && q.keep(p.keys[i]), counter: -1}
	}
	for _, r := range p.rules {
		if q.lift == nil || !q.lift(r) {
			groups[r.at].apply(r, q)
		}
		if r.key == allSeats {
			groups[r.at].lo, groups[r.at].hi = max(groups[r.at].lo, q.from), min(groups[r.at].hi, q.to)
		}
	}
	return groups
}

func (g *group) apply(r rule, q question) {
	switch {
	case r.soft():
		if q.goal == points {
			g.costs = append(g.costs, r)
		}
	case q.relax != nil && q.relax(r):
		g.loosen(r, q)
	default:
		g.lo, g.hi = max(g.lo, r.min), min(g.hi, r.max)
	}
}

// loosen turns a hard rule into a movement. The capacity stays: nobody can
// conjure up seats.
func (g *group) loosen(r rule, q question) {
	if r.key == allSeats {
		g.hi = min(g.hi, r.max)
		r.max = unlimited
	}
	r.penalty = q.weight
	g.costs = append(g.costs, r)
}

// dropTooLarge leaves out the items that alone break a limit.
func (p *plan) dropTooLarge(groups []group, free []int) []int {
	return slices.DeleteFunc(free, func(i int) bool {
		return slices.ContainsFunc(p.entries[i].uses, func(u use) bool {
			return groups[u.counter].base+u.amount > groups[u.counter].hi
		})
	})
}

// addCounters keeps the counters on which something can depend.
func (t *task) addCounters(groups []group) {
	for i := range groups {
		g := &groups[i]
		c := counter{lo: max(0, g.lo-g.base), hi: min(g.total, g.hi-g.base), base: g.base, keep: g.keep, key: i}
		if c.hi < c.lo {
			t.hopeless = true
			return
		}
		if c.lo == 0 && c.hi == g.total && len(g.costs) == 0 && !c.keep {
			continue
		}
		c.cost = make([]int64, c.hi+1)
		for k := range c.cost {
			for _, r := range g.costs {
				c.cost[k] += r.penalty * int64(r.miss(g.base+k))
			}
		}
		if c.lo == 0 && c.hi == g.total && !c.keep && slices.Max(c.cost) == slices.Min(c.cost) {
			t.constant -= c.cost[0]
			continue
		}
		g.counter = len(t.counters)
		t.counters = append(t.counters, c)
	}
}

func (t *task) addItems(p *plan, q question, groups []group, free []int) {
	t.items = make([]item, 0, len(free))
	all := make([]use, 0, 8*len(free))
	for _, i := range free {
		start := len(all)
		for _, u := range p.entries[i].uses {
			if c := groups[u.counter].counter; c >= 0 {
				all = append(all, use{c, u.amount})
			}
		}
		t.items = append(t.items, item{entry: i, value: q.value(p.entries[i]), uses: all[start:len(all):len(all)]})
	}
}

// floor is the value known to be reached, or least.
func (q question) floor() int64 {
	if q.reached == nil {
		return least
	}
	return *q.reached
}

// down rounds a bound to a value there can be.
func (t *task) down(bound int64) int64 {
	if over := bound % t.grain; over < 0 {
		return bound - over - t.grain
	} else {
		return bound - over
	}
}
