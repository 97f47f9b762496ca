package cohort

import (
	"cmp"
	"context"
	"slices"
)

// Mixes gives the best cohort for every mix of an attribute's values that costs
// at most so many points against the best mix, or for every one there is when
// within is -1: "two more from health and two fewer from care cost 37 points".
// A mix counts seats, and as many of them are filled as in the result, which is
// that of Select on the same call and must be Optimal (otherwise the error is
// ErrNotOptimal). The hard targets on the attribute's seats are lifted for the mixes;
// everything else is kept. ErrBudget asks for less, or for more States.
func Mixes(ctx context.Context, call Call, r Result, attribute string, within int64, opt Options) (Mixture, error) {
	c, err := newComparer(call, r, opt)
	if err != nil {
		return Mixture{}, err
	}
	m := Mixture{Attribute: attribute, Values: namedValues(call.Units, attribute), Mixes: []Mix{}}
	if err := c.mixes(ctx, &m, within); err != nil {
		return m, err
	}
	m.Steps, err = c.steps(ctx, m)
	return m, err
}

func (c *comparer) mixes(ctx context.Context, m *Mixture, within int64) error {
	q := question{goal: points, from: c.base.Seats, to: c.base.Seats, lift: m.about,
		keep: func(k key) bool { return k.attribute == m.Attribute && k.measure == Seats }}
	t := c.plan.task(q)
	if t.hopeless {
		return nil
	}
	floor := int64(least)
	if within >= 0 {
		best := question{goal: points, from: q.from, to: q.to, lift: q.lift}
		a, err := c.search(ctx, best, nil)
		if err != nil {
			return err
		}
		floor = (a.value - t.constant - within) * scale
	}
	tb, err := newTables(multipliers(t))
	if err != nil {
		return err
	}
	p, err := run(ctx, t, tb, effort{width: c.states, floor: floor, states: c.states})
	if err != nil {
		return err
	}
	if p == nil || p.dropped > least {
		return ErrBudget
	}
	c.readMixes(m, p, max(floor, never/2))
	return nil
}

// about tells which rules the mixes lift.
func (m *Mixture) about(r rule) bool {
	return r.attribute == m.Attribute && r.measure == Seats && r.target >= 0 && !r.soft()
}

// readMixes takes the mixes from the last states of a pass.
func (c *comparer) readMixes(m *Mixture, p *programme, floor int64) {
	n := len(p.task.items)
	for s, bound := range p.layers[n].bound {
		if bound < floor {
			continue
		}
		counts := c.plan.counted(p.task.in)
		for i, counter := range p.task.counters {
			if counter.keep {
				f := p.tables.fields[i]
				counts[counter.key] += p.tables.final[i][p.last[s][f.word]>>f.shift&(1<<f.width-1)]
			}
		}
		mix := Mix{Objective: p.task.constant + bound/scale, Within: true, Counts: make([]int, len(m.Values))}
		mix.Points = c.base.Objective() - mix.Objective
		for i, value := range m.Values {
			if at, known := slices.BinarySearchFunc(c.plan.keys, key{m.Attribute, value, Seats}, key.compare); known {
				mix.Counts[i] = counts[at]
			}
		}
		for _, r := range c.plan.rules {
			mix.Within = mix.Within && !(m.about(r) && r.miss(counts[r.at]) > 0)
		}
		m.Mixes = append(m.Mixes, mix)
	}
	slices.SortFunc(m.Mixes, func(a, b Mix) int {
		return cmp.Or(cmp.Compare(a.Points, b.Points), slices.Compare(a.Counts, b.Counts))
	})
}

// stepReach is how many seats more and fewer the steps of a value look at.
const stepReach = 3

// steps answers each number of seats with each value on its own.
func (c *comparer) steps(ctx context.Context, m Mixture) ([]ValueSteps, error) {
	all := []ValueSteps{}
	for _, value := range m.Values {
		steps := ValueSteps{Value: value, Count: tally(c.takenUnits(), m.Attribute, value, Seats)}
		steps.First = max(0, steps.Count-stepReach)
		for n := steps.First; n <= min(steps.Count+stepReach, c.base.Seats); n++ {
			price, err := c.step(ctx, m.Attribute, value, n)
			if err != nil {
				return nil, err
			}
			steps.Price = append(steps.Price, price)
		}
		all = append(all, steps)
	}
	return all, nil
}

func (c *comparer) takenUnits() []Unit {
	var taken []Unit
	for _, u := range c.plan.call.Units {
		if c.taken[c.plan.place[u.ID]] {
			taken = append(taken, u)
		}
	}
	return taken
}

// step asks for exactly so many seats with a value, in place of the hard
// targets on it.
func (c *comparer) step(ctx context.Context, attribute, value string, n int) (Price, error) {
	call := c.plan.call
	call.Targets = slices.DeleteFunc(slices.Clone(call.Targets), func(t Target) bool {
		return !t.Soft() && t.Attribute == attribute && t.Value == value
	})
	call.Targets = append(call.Targets, Target{Attribute: attribute, Value: value, Min: new(n), Max: new(n)})
	p, err := newPlan(call)
	if err != nil {
		return Price{}, err
	}
	other := &comparer{worker: c.worker.on(p), base: c.base}
	price, _, err := other.price(ctx, question{to: call.MaxSeats})
	return price, err
}

// on is the same worker for another plan.
func (w *worker) on(p *plan) *worker {
	other := *w
	other.plan = p
	return &other
}
