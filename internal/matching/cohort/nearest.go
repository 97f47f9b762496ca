package cohort

import (
	"cmp"
	"context"
	"maps"
	"slices"
)

// Nearest finds the smallest movement of the hard targets, the caps and the
// least number of seats after which a cohort exists: the fewest steps in all,
// a step being one seat or unit of one limit; among movements of as many steps
// the one with the best cohort, as far as that is found without much work. The capacity, the locks and whatever is Fixed
// do not move. Errors are those of Select.
func Nearest(ctx context.Context, call Call, opt Options) (Movement, error) {
	p, err := newPlan(call)
	if err != nil {
		return Movement{}, err
	}
	w := newWorker(p, opt)
	m := Movement{Moves: []Move{}, Alone: []Move{}}
	taken, err := w.leastMovement(ctx, &m)
	if err != nil || !m.Possible {
		return m, err
	}
	counts := p.counted(taken)
	moved := call
	for _, r := range p.rules {
		if step := r.miss(counts[r.at]); step > 0 && movable(r) {
			m.Moves = append(m.Moves, r.move(step, counts[r.at]))
			moved = r.moved(moved, counts[r.at])
		}
	}
	if m.Result, err = Select(ctx, moved, opt); err != nil || m.Total == 0 {
		return m, err
	}
	m.Alone, err = w.alone(ctx)
	return m, err
}

// movable tells which rules may be moved.
func movable(r rule) bool { return !r.soft() && !r.fixed }

// leastMovement finds the least steps, and then the best cohort with so few.
func (w *worker) leastMovement(ctx context.Context, m *Movement) ([]int, error) {
	q := question{goal: movement, to: w.plan.call.MaxSeats, relax: movable, weight: stepCost}
	a, err := w.search(ctx, q, nil)
	m.Possible, m.Proved = a.found, a.exact
	if err != nil || !a.found {
		return nil, err
	}
	m.Total = int(-a.value / stepCost)
	perSeat := 2 * w.plan.spread()
	heavy := question{goal: points, to: q.to, relax: movable, perSeat: perSeat, weight: 2 * perSeat * int64(q.to+1)}
	if heavy.weight > sumLimit/int64(1+w.plan.farthest()) {
		return a.taken, nil // no room to weigh one thing above the other
	}
	heavy.reached = new(w.plan.worth(heavy, a.taken))
	short := *w
	short.states, short.nodes = min(w.states, nearestStates), min(w.nodes, nearestNodes)
	best, err := short.search(ctx, heavy, nil)
	if err != nil || !best.found || w.plan.steps(best.taken) > m.Total {
		return a.taken, err
	}
	m.Best = best.exact
	return best.taken, nil
}

// The work that may be spent on the best cohort among the smallest movements.
const (
	nearestStates = 300_000
	nearestNodes  = 4
)

// worth is the value of a cohort under a question for points in which rules are
// relaxed.
func (p *plan) worth(q question, taken []int) int64 {
	counts, value := p.counted(taken), int64(0)
	for _, i := range taken {
		value += q.value(p.entries[i])
	}
	for _, r := range p.rules {
		if miss := int64(r.miss(counts[r.at])); r.soft() {
			value -= miss * r.penalty
		} else if q.relax(r) {
			value -= miss * q.weight
		}
	}
	return value
}

// spread is more than the objectives of two cohorts can differ.
func (p *plan) spread() int64 {
	total := int64(1)
	for _, e := range p.entries {
		total += max(e.value(), -e.value())
	}
	for _, r := range p.rules {
		total += r.penalty * int64(max(p.call.MaxSeats, r.min))
	}
	return total
}

// farthest is more steps than any movement has.
func (p *plan) farthest() int {
	total := 0
	for _, r := range p.rules {
		if movable(r) {
			total += max(p.call.MaxSeats, r.min)
		}
	}
	return total
}

// counted is how much of each key a cohort has.
func (p *plan) counted(taken []int) []int {
	counts := make([]int, len(p.keys))
	for _, i := range taken {
		for _, u := range p.entries[i].uses {
			counts[u.counter] += u.amount
		}
	}
	return counts
}

// steps is the movement that a cohort needs.
func (p *plan) steps(taken []int) int {
	counts, total := p.counted(taken), 0
	for _, r := range p.rules {
		if movable(r) {
			total += r.miss(counts[r.at])
		}
	}
	return total
}

// move describes a rule that is moved to a count.
func (r rule) move(step, count int) Move {
	m := Move{Limit: r.limit(count), To: count, By: step, Lower: count < r.min}
	m.Text = m.words()
	return m
}

// moved gives the call with the rule moved to a count.
func (r rule) moved(c Call, count int) Call {
	switch {
	case r.key == allSeats:
		c.MinSeats = count
	case r.cap >= 0:
		c.Caps = slices.Clone(c.Caps)
		limit := &c.Caps[r.cap]
		limit.Except = maps.Clone(limit.Except)
		if limit.Except == nil {
			limit.Except = map[string]int{}
		}
		limit.Except[r.value] = count
	default:
		c.Targets = slices.Clone(c.Targets)
		if t := &c.Targets[r.target]; count < r.min {
			t.Min = new(count)
		} else {
			t.Max = new(count)
		}
	}
	return c
}

// alone finds which rules could move alone.
func (w *worker) alone(ctx context.Context) ([]Move, error) {
	moves := []Move{}
	for i, r := range w.plan.rules {
		w.progress(i, len(w.plan.rules))
		if !movable(r) || r.min == 0 && r.max == unlimited {
			continue
		}
		only := func(other rule) bool { return other.same(r) }
		q := question{goal: movement, to: w.plan.call.MaxSeats, relax: only, weight: stepCost}
		a, err := w.search(ctx, q, nil)
		if err != nil {
			return nil, err
		}
		if a.found && a.exact {
			count := w.plan.counted(a.taken)[r.at]
			moves = append(moves, r.move(r.miss(count), count))
		}
	}
	slices.SortStableFunc(moves, func(a, b Move) int { return cmp.Compare(a.By, b.By) })
	return moves, nil
}

// same tells whether two rules come from the same place of the call.
func (r rule) same(other rule) bool {
	return r.key == other.key && r.target == other.target && r.cap == other.cap
}
