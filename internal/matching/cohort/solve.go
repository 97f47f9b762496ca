package cohort

import (
	"context"
	"math"
)

// attempt is what is known about a task after some work on it.
type attempt struct {
	task     *task
	floor    int64      // a value that is known to be reached, or least
	width    int        // of the next pass, in states a layer
	value    int64      // of the best way, with the task's constant; least when there is none
	bound    int64      // no way is worth more
	complete bool       // value is the best, and every way of that value is in the pass
	stuck    bool       // more room than the budget has would be needed
	pass     *programme // with the best way; nil when there is none
	dual     *dual
}

// worker solves tasks within a budget and counts the work.
type worker struct {
	plan     *plan
	states   int // the most of one pass
	width    int // of the first pass, in states a layer
	nodes    int // the most of one search
	progress func(done, total int)
	work     int // states so far
	opened   int // nodes so far
}

func newWorker(p *plan, opt Options) *worker {
	w := &worker{plan: p, states: opt.States, nodes: opt.Nodes, progress: opt.Progress, width: firstWidth}
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
const divideAt = 300_000

// begin bounds a task by multipliers.
func (w *worker) begin(t *task, floor int64) *attempt {
	a := &attempt{task: t, floor: floor, width: w.width, value: least, bound: least, complete: true}
	if t.hopeless {
		return a
	}
	a.dual = multipliers(t)
	a.bound = t.down(t.constant + a.dual.value>>scaleBits)
	a.complete = a.bound < floor
	return a
}

// solve runs the programme with more and more room. Each pass is given the best
// value so far, below which nothing interests any more; the first pass that
// leaves out nothing of interest is the proof.
func (w *worker) solve(ctx context.Context, a *attempt) error {
	for !a.complete && !a.stuck {
		if err := w.widen(ctx, a); err != nil {
			return err
		}
	}
	return nil
}

const dualRounds = 600

// multipliers finds good ones for a task.
func multipliers(t *task) *dual {
	d := newDual(t)
	if t.step > 0 { // a movement: near its bound nothing has a slope to begin with
		d.improve(4*dualRounds, 25, 4*t.step*scale, least)
	} else {
		d.improve(dualRounds, 10, d.value/8+scale, least)
	}
	d.polish(2)
	return d
}

// widen runs the programme once and gives it more room for the next time.
func (w *worker) widen(ctx context.Context, a *attempt) error {
	tb, err := newTables(a.dual)
	if err != nil {
		return err
	}
	floor := max(a.floor, a.value)
	p, err := run(ctx, a.task, tb, w.effort(a, floor))
	if err != nil || p == nil {
		a.stuck = true
		return err
	}
	w.work += p.states
	if best := p.best(); best > least {
		if value := a.task.constant + best/scale; value >= a.value {
			a.value, a.pass = value, p
		}
	}
	a.judge(p, floor)
	if !a.complete && floor == least && a.value == least && a.width == w.width && w.excluded(a.task) {
		a.complete = true
	}
	a.stuck = a.width > math.MaxInt32/widthGrowth
	a.width *= widthGrowth
	return nil
}

// judge says what a pass above a floor has proved.
func (a *attempt) judge(p *programme, floor int64) {
	if p.complete() {
		a.complete, a.bound = true, max(a.value, min(a.bound, floor-1))
		return
	}
	a.bound = min(a.bound, max(a.value, floor, a.task.down(a.task.constant+p.dropped>>scaleBits)))
	a.complete = !a.task.valued && a.value == a.bound
}

// effort bounds a pass. Where only the best value is asked for and not all ways
// to it, what would just be as good as the floor does not interest either.
func (w *worker) effort(a *attempt, floor int64) effort {
	t := a.task
	e := effort{width: a.width, floor: least, states: min(w.states, divideAt)}
	if a.bound == floor || floor == least {
		e.states = w.states
	}
	if a.width == w.width {
		e.states = math.MaxInt // so that there is always something to show
	}
	if floor > least {
		e.floor = (floor - t.constant) * scale
		if !t.valued {
			e.floor += scale * t.grain
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
