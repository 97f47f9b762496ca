package cohort

import (
	"context"
	"slices"
)

// Prices gives for every unit, sorted by id, what it costs to decide otherwise
// about it. The result is that of Select on the same call and must be Optimal;
// otherwise the error is ErrNotOptimal. ErrBudget says that a price could not be
// proved.
func Prices(ctx context.Context, call Call, r Result, opt Options) ([]UnitPrice, error) {
	w, err := newComparer(call, r, opt)
	if err != nil {
		return nil, err
	}
	return w.unitPrices(ctx)
}

// comparer compares other cohorts with a best one.
type comparer struct {
	*worker
	base  Result
	taken []bool // by entry
}

func newComparer(call Call, r Result, opt Options) (*comparer, error) {
	if r.Status != Optimal {
		return nil, ErrNotOptimal
	}
	p, err := newPlan(call)
	if err != nil {
		return nil, err
	}
	if err := Verify(call, r); err != nil {
		return nil, err
	}
	c := &comparer{newWorker(p, opt), r, make([]bool, len(p.entries))}
	for _, id := range r.Taken {
		c.taken[p.place[id]] = true
	}
	return c, nil
}

func (c *comparer) unitPrices(ctx context.Context) ([]UnitPrice, error) {
	known, err := c.nearPrices(ctx)
	if err != nil {
		return nil, err
	}
	prices := make([]UnitPrice, len(c.plan.entries))
	for i, e := range c.plan.entries {
		c.progress(i, len(prices))
		prices[i] = UnitPrice{Unit: e.id, In: Price{Possible: true}, Out: Price{Possible: true}}
		other, d := &prices[i].In, in
		if c.taken[i] {
			other, d = &prices[i].Out, out
		}
		way, near := known[i]
		if near && way.exact {
			other.Points = c.base.Objective() - way.value
			continue
		}
		q := question{to: c.plan.call.MaxSeats, decide: make([]decision, len(prices))}
		q.decide[i] = d
		if near && c.base.Seats == c.plan.call.MaxSeats {
			q.reached = &way.value
		}
		if *other, _, err = c.price(ctx, q); err != nil {
			return nil, err
		}
	}
	return prices, nil
}

// way is the best cohort found with a unit decided otherwise.
type way struct {
	value int64
	exact bool // there is no better one
}

// price compares the best cohort of another question with the base.
func (c *comparer) price(ctx context.Context, q question) (Price, choice, error) {
	got, err := c.choose(ctx, q)
	switch {
	case err != nil:
		return Price{}, got, err
	case !got.answer.exact || !got.fullest:
		return Price{}, got, ErrBudget
	case !got.answer.found:
		return Price{}, got, nil
	}
	return Price{Possible: true, Seats: c.base.Seats - got.seats, Points: c.base.Objective() - got.answer.value}, got, nil
}

// nearPrices finds the prices that are not high all at once: a pass that keeps
// everything down to some points below the best, and for each unit the best way
// through it forwards and backwards. Where that takes too many states it looks
// less deep. Units that are decided beforehand are not among them.
func (c *comparer) nearPrices(ctx context.Context) (map[int]way, error) {
	t := c.plan.task(question{goal: points, from: c.base.Seats, to: c.base.Seats})
	if t.hopeless {
		return nil, nil
	}
	tb, err := newTables(multipliers(t))
	if err != nil {
		return nil, err
	}
	for share := int64(nearShare); share <= 64*nearShare; share *= 4 {
		best := c.base.Objective() - t.constant
		floor := (best - max(1, best/share)) * scale
		p, err := run(ctx, t, tb, effort{width: c.states, floor: floor, states: nearStates})
		if err != nil {
			return nil, err
		}
		if p != nil {
			return c.readWays(p, floor), nil
		}
	}
	return nil, nil
}

// How far below the best the common pass looks at first, as a share of it, and
// how many states that may take.
const (
	nearShare  = 50
	nearStates = 250_000
)

// readWays takes the ways from a pass; below its floor better ones may be
// missing.
func (c *comparer) readWays(p *programme, floor int64) map[int]way {
	c.work += p.states
	ways := map[int]way{}
	for i, value := range p.through(c.taken) {
		if value > least {
			ways[p.task.items[i].entry] = way{p.task.constant + value/scale, value >= floor}
		}
	}
	return ways
}

// through gives for each item the best way that leaves it if it is taken in the
// base, and takes it if not.
func (p *programme) through(taken []bool) []int64 {
	ways := p.onward()
	best := make([]int64, len(p.task.items))
	for i, it := range p.task.items {
		l, next := &p.layers[i], ways[i+1]
		best[i] = least
		for s, b := range l.bound {
			on := l.taking(s, next)
			if taken[it.entry] {
				on = l.leaving(s, next)
			}
			if on > least {
				best[i] = max(best[i], b+on)
			}
		}
	}
	return best
}

// TargetPrices gives for every target and every cap, in the order of the call,
// what it costs. The result is that of Select on the same call and must be
// Optimal; otherwise the error is ErrNotOptimal.
func TargetPrices(ctx context.Context, call Call, r Result, opt Options) ([]TargetPrice, error) {
	w, err := newComparer(call, r, opt)
	if err != nil {
		return nil, err
	}
	return w.targetPrices(ctx)
}

func (c *comparer) targetPrices(ctx context.Context) ([]TargetPrice, error) {
	var prices []TargetPrice
	for i := range c.plan.call.Targets {
		prices = append(prices, TargetPrice{Target: i, Cap: -1})
	}
	for i := range c.plan.call.Caps {
		prices = append(prices, TargetPrice{Target: -1, Cap: i})
	}
	for i := range prices {
		t := &prices[i]
		q := question{to: c.plan.call.MaxSeats, lift: func(r rule) bool {
			return r.key != allSeats && r.target == t.Target && r.cap == t.Cap
		}}
		price, got, err := c.price(ctx, q)
		if err != nil {
			return nil, err
		}
		t.Price = Price{Possible: true, Seats: -price.Seats, Points: -price.Points}
		if t.Enter, t.Leave, err = c.changes(ctx, q, got); err != nil {
			return nil, err
		}
	}
	return prices, nil
}

// changes lists who would come and go under another question. Nobody does when
// the base is still as good as the best.
func (c *comparer) changes(ctx context.Context, q question, got choice) (enter, leave []string, err error) {
	enter, leave = []string{}, []string{}
	if got.seats == c.base.Seats && got.answer.value == c.baseUnder(q) {
		return enter, leave, nil
	}
	drawn, err := c.draw(ctx, got, newLottery(c.plan.call))
	if err != nil {
		return nil, nil, err
	}
	for i, e := range c.plan.entries {
		if _, would := slices.BinarySearch(drawn.taken, i); would && !c.taken[i] {
			enter = append(enter, e.id)
		} else if !would && c.taken[i] {
			leave = append(leave, e.id)
		}
	}
	return enter, leave, nil
}

// baseUnder is what the base is worth when some soft targets are lifted.
func (c *comparer) baseUnder(q question) int64 {
	counts := make([]int, len(c.plan.keys))
	for i, e := range c.plan.entries {
		if c.taken[i] {
			for _, u := range e.uses {
				counts[u.counter] += u.amount
			}
		}
	}
	value := c.base.Score
	for _, r := range c.plan.rules {
		if r.soft() && !q.lift(r) {
			value -= r.penalty * int64(r.miss(counts[r.at]))
		}
	}
	return value
}

// withoutPreferences says for every entry whether it would be taken without the
// soft targets.
func (c *comparer) withoutPreferences(ctx context.Context) ([]Answer, error) {
	q := question{to: c.plan.call.MaxSeats, lift: rule.soft}
	got, err := c.choose(ctx, q)
	if err != nil {
		return nil, err
	}
	if !got.answer.exact {
		return nil, ErrBudget
	}
	drawn, err := c.draw(ctx, got, newLottery(c.plan.call))
	if err != nil {
		return nil, err
	}
	answers := make([]Answer, len(c.plan.entries))
	for i := range answers {
		answers[i] = drawn.answer(i)
	}
	return answers, nil
}

// answer says whether every best cohort has an entry, or none, or some.
func (t tie) answer(entry int) Answer {
	switch with := t.with[entry]; {
	case with.Sign() == 0:
		return No
	case with.Cmp(t.ways) == 0:
		return Yes
	}
	return ByLot
}
