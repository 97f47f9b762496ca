package cohort

import (
	"container/heap"
	"context"
	"slices"
)

// answer is what is known about a question.
type answer struct {
	found  bool
	value  int64
	bound  int64  // nothing is worth more
	exact  bool   // value is the best (or nothing is found because there is nothing), and the leaves hold every way to it
	taken  []int  // entries of one way, sorted
	leaves []leaf // parts of the question that hold the best ways, each way in one
	nodes  int
}

// leaf is a part of a question with best ways in it.
type leaf struct {
	decide []decision
	pass   *programme // nil when it was too large to be kept
}

// node is a part of a question still to be looked at.
type node struct {
	decide []decision
	bound  int64
	number int
}

// nodes is a heap, the highest bound first, and among equal ones the latest, so
// that a way is followed to its end.
type nodes []node

func (h nodes) Len() int { return len(h) }
func (h nodes) Less(i, j int) bool {
	return h[i].bound > h[j].bound || h[i].bound == h[j].bound && h[i].number > h[j].number
}
func (h nodes) Swap(i, j int) { h[i], h[j] = h[j], h[i] }

// Push and Pop are for container/heap.
func (h *nodes) Push(n any) { *h = append(*h, n.(node)) }

// Pop takes the last node off.
func (h *nodes) Pop() any {
	old := *h
	last := old[len(old)-1]
	*h = old[:len(old)-1]
	return last
}

// search answers a question by the programme, and where that gets too large by
// branch and bound: the entry about which the multipliers are least sure is
// decided both ways, and the part with the highest bound comes next.
// The first attempt at the whole question may have been begun already.
func (w *worker) search(ctx context.Context, q question, first *attempt) (answer, error) {
	a := answer{value: least, bound: least}
	root := node{decide: make([]decision, len(w.plan.entries)), bound: unlimitedBound}
	copy(root.decide, q.decide)
	waiting := &nodes{root}
	for waiting.Len() > 0 {
		n := heap.Pop(waiting).(node)
		if n.bound < a.value || n.bound == a.value && q.goal != points {
			break // nothing better, and only for points every best way is asked for
		}
		if a.nodes == w.nodes || n.bound == a.value && w.work > tieWork {
			a.bound = max(a.value, n.bound)
			return a, nil
		}
		a.nodes++
		got := first
		if a.nodes > 1 || first == nil {
			part := q
			part.decide = n.decide
			got = w.begin(w.plan.task(part), max(a.value, q.floor()))
		}
		if err := w.solve(ctx, got); err != nil {
			return a, err
		}
		a.note(w, n, got)
		if !got.complete {
			divide(waiting, n, got, a.nodes)
		}
		w.opened++
	}
	a.exact, a.bound = true, a.value
	return a, nil
}

// tieWork is how many states may be spent before ties are given up: where the
// best value is proved and only the number of ways to it is not known.
const tieWork = 8_000_000

// unlimitedBound is above every value.
const unlimitedBound = -least

// note takes over what was found at a node.
func (a *answer) note(w *worker, n node, got *attempt) {
	if got.value > a.value {
		a.found, a.value, a.leaves = true, got.value, nil
		a.taken = got.pass.one()
	}
	if got.complete && got.pass != nil && got.value == a.value {
		a.leaves = append(a.leaves, leaf{n.decide, w.worthKeeping(a, got.pass)})
	}
}

// divide decides about one entry both ways.
func divide(waiting *nodes, n node, got *attempt, number int) {
	split := got.dual.unsure()
	for i, d := range []decision{in, out} {
		child := node{decide: slices.Clone(n.decide), bound: min(n.bound, got.bound), number: 2*number + i}
		child.decide[split] = d
		heap.Push(waiting, child)
	}
}

// worthKeeping keeps a pass when all that are kept stay within the budget.
func (w *worker) worthKeeping(a *answer, p *programme) *programme {
	total := p.states
	for _, l := range a.leaves {
		if l.pass != nil {
			total += l.pass.states
		}
	}
	if total > w.states {
		return nil
	}
	return p
}

// unsure is the entry whose reduced value is nearest to nothing, the larger
// unit first.
func (d *dual) unsure() int {
	split, least := -1, int64(0)
	copy(d.price, d.best)
	for i := range d.task.items {
		it := &d.task.items[i]
		size := max(d.reduced(it), -d.reduced(it))
		if split < 0 || size < least {
			split, least = it.entry, size
		}
	}
	return split
}
