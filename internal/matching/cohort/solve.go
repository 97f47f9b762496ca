package cohort

import (
	"context"
	"math"
)

// attempt is what is known about a task after some work on it.
type attempt struct {
	value    int64      // of the best way, with the task's constant; least when there is none
	bound    int64      // no way is worth more
	complete bool       // value is the best, and every way of that value is in the pass
	pass     *programme // with the best way; nil when there is none
	dual     *dual
}

// worker solves tasks within a budget and counts the work.
type worker struct {
	plan     *plan
	states   int // the most of one pass
	nodes    int // the most of one search
	progress func(done, total int)
	work     int // states so far
	opened   int // nodes so far
}

func newWorker(p *plan, opt Options) *worker {
	w := &worker{plan: p, states: opt.States, nodes: opt.Nodes, progress: opt.Progress}
	if w.states <= 0 {
		w.states = DefaultStates
	}
	if w.nodes <= 0 {
		w.nodes = DefaultNodes
	}
	if w.progress == nil {
		w.progress = func(int, int) {}
	}
	return w
}

// The room of the first pass in states a layer, and by how much it grows.
const (
	firstWidth  = 64
	widthGrowth = 16
)

// divideAt is how many states a pass may have before it is better to branch,
// which sharpens the bounds; but not where the bounds are met already.
const divideAt = 600_000

// solve runs the programme with more and more room. Each pass is given the best
// value so far, below which nothing interests any more; the first pass that
// leaves out nothing of interest is the proof. The floor is a value that is
// known to be reached, or least.
func (w *worker) solve(ctx context.Context, t *task, floor int64) (attempt, error) {
	a := attempt{value: least, bound: least, complete: true}
	if t.hopeless {
		return a, nil
	}
	a.dual = multipliers(t)
	a.bound, a.complete = t.constant+a.dual.value>>scaleBits, false
	for width := firstWidth; a.bound >= floor; width *= widthGrowth {
		done, err := w.pass(ctx, &a, max(floor, a.value), width)
		if err != nil || done {
			return a, err
		}
		if a.value == least && floor == least && width == firstWidth && w.excluded(t) {
			break
		}
	}
	a.complete, a.bound = true, min(a.bound, floor-1)
	return a, nil
}

const dualRounds = 600

// multipliers finds good ones for a task.
func multipliers(t *task) *dual {
	d := newDual(t)
	d.improve(dualRounds, 10, d.value/8+scale, least)
	return d
}

// pass runs the programme once and tells whether to stop.
func (w *worker) pass(ctx context.Context, a *attempt, floor int64, width int) (bool, error) {
	d := a.dual
	tb, err := newTables(d)
	if err != nil {
		return false, err
	}
	p, err := run(ctx, d.task, tb, w.effort(a, floor, width))
	if err != nil || p == nil {
		return true, err
	}
	w.work += p.states
	if best := p.best(); best > least {
		if value := d.task.constant + best/scale; value >= a.value {
			a.value, a.pass = value, p
		}
	}
	if p.complete() {
		a.complete, a.bound = true, max(a.value, min(a.bound, floor-1))
		return true, nil
	}
	a.bound = min(a.bound, max(a.value, floor, d.task.constant+p.dropped>>scaleBits))
	a.complete = !d.task.valued && a.value == a.bound
	return a.complete || width > math.MaxInt32/widthGrowth, nil
}

// effort bounds a pass. Where only the best value is asked for and not all ways
// to it, what would just be as good as the floor does not interest either.
func (w *worker) effort(a *attempt, floor int64, width int) effort {
	t := a.dual.task
	e := effort{width: width, floor: least, states: min(w.states, divideAt)}
	if a.bound == floor || a.value == least || !t.valued {
		e.states = w.states
	}
	if floor > least {
		e.floor = (floor - t.constant) * scale
		if !t.valued {
			e.floor += scale
		}
	}
	return e
}

// excluded tells that nothing keeps the rules of a task, by the bound on the
// least movement of all its hard rules (a certificate of Farkas, found as the
// multipliers of that other task).
func (w *worker) excluded(t *task) bool {
	loose := *t
	loose.constant = 0
	loose.items = make([]item, len(t.items))
	loose.counters = make([]counter, len(t.counters))
	for i, it := range t.items {
		loose.items[i] = item{entry: it.entry, uses: it.uses}
	}
	totals := make([]int, len(t.counters))
	for _, it := range t.items {
		for _, u := range it.uses {
			totals[u.counter] += u.amount
		}
	}
	for i, c := range t.counters {
		loose.counters[i] = c.loosened(totals[i])
	}
	d := newDual(&loose)
	d.improve(4*dualRounds, 25, 4*stepCost*scale, 0)
	return d.value < 0
}

// stepCost makes the multipliers of a movement fine enough.
const stepCost = 1 << 16

// loosened is the counter when each step beyond its limits costs stepCost.
func (c counter) loosened(total int) counter {
	free := counter{key: c.key, hi: total, cost: make([]int64, total+1)}
	for k := range free.cost {
		free.cost[k] = stepCost * int64(max(c.lo-k, k-c.hi, 0))
	}
	return free
}
