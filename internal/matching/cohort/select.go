package cohort

import (
	"context"
	"math/big"
	"slices"

	"tandem/internal/matching/lot"
)

// Select chooses the best cohort of a call. A call without one is not an error:
// the status says so. Errors are *InputError, ErrOverflow, ErrTooManyLimits and
// that of a cancelled context.
func Select(ctx context.Context, call Call, opt Options) (Result, error) {
	p, err := newPlan(call)
	if err != nil {
		return Result{}, err
	}
	w := newWorker(p, opt)
	c, err := w.choose(ctx, question{to: p.call.MaxSeats})
	if err != nil {
		return Result{}, err
	}
	r, _, err := w.result(ctx, c)
	return r, err
}

// choice is the answer to a question, with as many seats filled as can be.
type choice struct {
	question question
	answer   answer
	seats    int
	fullest  bool // no cohort fills more
}

// glances is how many passes look for a cohort that fills every seat.
const glances = 2

// choose fills as many seats as can be, and then answers for points. When a
// narrow pass finds a cohort that fills every seat, that was easy; otherwise the
// number of seats comes first, without the soft targets, which leaves far fewer
// states.
func (w *worker) choose(ctx context.Context, q question) (choice, error) {
	top := min(q.to, w.plan.available(q))
	full := q
	full.goal, full.from, full.to = points, top, top
	first := w.begin(w.plan.task(full), q.floor())
	for range glances {
		if first.complete || first.stuck || first.value > least {
			break
		}
		if err := w.widen(ctx, first); err != nil {
			return choice{}, err
		}
	}
	if first.value > least || q.reached != nil {
		a, err := w.search(ctx, full, first)
		return choice{question: full, answer: a, seats: top, fullest: true}, err
	}
	q.goal, q.to = seats, top
	filled, err := w.search(ctx, q, nil)
	if err != nil || !filled.found {
		return choice{question: q, answer: filled, fullest: filled.exact}, err
	}
	full.from, full.to = int(filled.value), int(filled.value)
	a, err := w.search(ctx, full, nil)
	if !a.found {
		a.taken, a.found = filled.taken, true // of these many seats, though nothing is known of its points
	}
	return choice{question: full, answer: a, seats: full.to, fullest: filled.exact || full.to == top}, err
}

// available is how many seats the units that may be taken have together.
func (p *plan) available(q question) int {
	sum := 0
	for i, e := range p.entries {
		if p.decided(q, i) != out {
			sum += e.seats
		}
	}
	return sum
}

// result draws between the best cohorts and describes the one drawn.
func (w *worker) result(ctx context.Context, c choice) (Result, tie, error) {
	r := Result{Method: Programme, Nodes: w.opened, States: w.work, Taken: []string{}, Limits: []Limit{}, MoreSeats: !c.fullest}
	if c.answer.nodes > 1 {
		r.Method = BranchAndBound
	}
	if !c.answer.found {
		r.Status = Unknown
		if c.answer.exact {
			r.Status = Infeasible
		}
		return r, tie{}, nil
	}
	t := tie{taken: c.answer.taken}
	if c.answer.exact {
		var err error
		if t, err = w.draw(ctx, c, newLottery(w.plan.call)); err != nil {
			return r, t, err
		}
	}
	w.plan.describe(&r, t.taken)
	r.Ties, r.Bound, r.Status = t.ways, max(c.answer.bound, r.Objective()), Feasible
	if c.fullest && r.Bound == r.Objective() {
		r.Status = Optimal
	}
	return r, t, nil
}

// tie is the set of best cohorts and the one that was drawn.
type tie struct {
	ways  *big.Int
	taken []int
	with  []*big.Int // by entry: the best cohorts that have it
}

// draw counts the best cohorts and draws one, each equally likely.
func (w *worker) draw(ctx context.Context, c choice, l *lot.Lot) (tie, error) {
	t := tie{ways: new(big.Int), with: make([]*big.Int, len(w.plan.entries))}
	for i := range t.with {
		t.with[i] = new(big.Int)
	}
	passes := make([]*programme, len(c.answer.leaves))
	counts := make([][][]*big.Int, len(passes))
	for i, leaf := range c.answer.leaves {
		var err error
		if passes[i], err = w.repeat(ctx, c, leaf); err != nil {
			return t, err
		}
		counts[i] = passes[i].counts()
		passes[i].with(counts[i], t.with)
		t.ways.Add(t.ways, counts[i][0][0])
	}
	number := below(l, t.ways)
	for i, p := range passes {
		here := counts[i][0][0]
		if number.Cmp(here) < 0 {
			t.taken = p.pick(counts[i], number)
			break
		}
		number.Sub(number, here)
	}
	return t, nil
}

// repeat gives the pass of a leaf, made again if it was not kept.
func (w *worker) repeat(ctx context.Context, c choice, l leaf) (*programme, error) {
	if l.pass != nil {
		return l.pass, nil
	}
	q := c.question
	q.decide = l.decide
	a := w.begin(w.plan.task(q), c.answer.value)
	err := w.solve(ctx, a)
	return a.pass, err
}

// describe fills in what the taken entries amount to.
func (p *plan) describe(r *Result, taken []int) {
	r.Taken = make([]string, len(taken))
	counts := make([]int, len(p.keys))
	for i, e := range taken {
		r.Taken[i] = p.entries[e].id
		r.Score += p.entries[e].value()
		for _, u := range p.entries[e].uses {
			counts[u.counter] += u.amount
		}
	}
	slices.Sort(r.Taken)
	for _, rule := range p.rules {
		if rule.key == allSeats {
			r.Seats = counts[rule.at]
			continue
		}
		l := rule.limit(counts[rule.at])
		r.Penalty += l.Penalty
		r.Limits = append(r.Limits, l)
	}
}

// limit words a rule with what a cohort has of it.
func (r rule) limit(count int) Limit {
	l := Limit{Attribute: r.attribute, Value: r.value, Measure: r.measure, Count: count, Soft: r.soft(), Cap: r.cap >= 0}
	if r.min > 0 || r.cap < 0 && r.max == unlimited {
		l.Min = new(r.min)
	}
	if r.max < unlimited {
		l.Max = new(r.max)
	}
	l.Penalty = r.penalty * int64(r.miss(count))
	return l
}

func newLottery(c Call) *lot.Lot { return lot.New(c.Seed) }
