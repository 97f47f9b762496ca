package assign

import (
	"container/heap"
	"context"
	"errors"
	"slices"

	"tandem/internal/matching/flow"
)

// node of the branch and bound: decisions, and the best that is possible with
// them when whatever is undecided is ignored.
type node struct {
	decisions
	number int
	built  *network
	solved flow.Ordered
	given  [][]int
}

// branching is a best-first branch and bound (Land and Doig 1960). What no flow
// can say is ignored at first; where the best flow offends against it, the
// question is settled both ways.
type branching struct {
	*choosing
	ctx    context.Context
	solved int
	open   frontier
}

// solve adds a node unless its decisions cannot be met.
func (b *branching) solve(d decisions) error {
	w := b.network(d)
	s, err := flow.SolveInOrder(b.ctx, w.Problem, w.costs)
	var impossible *flow.Infeasible
	switch {
	case errors.As(err, &impossible):
		return nil
	case err != nil:
		return err
	}
	if err := flow.VerifyInOrder(w.Problem, w.costs, s); err != nil {
		return err
	}
	b.solved++
	heap.Push(&b.open, &node{d, b.solved, w, s, b.held(w, s)})
	return nil
}

// best is the node that offends nothing and is proved best, or, when the number
// of flows ran out, the best one found and false. The bound is the cost that
// nothing can beat.
func (b *branching) best(most int, progress func(solved, most int)) (found *node, bound []int64, proved bool, err error) {
	if err := b.solve(decisions{map[int]bool{}, map[int]bool{}, map[[2]int]bool{}}); err != nil {
		return nil, nil, false, err
	}
	proved = true
	for {
		at := heap.Pop(&b.open).(*node)
		if proved {
			bound = at.solved.Cost
		}
		ways := b.settle(at)
		if len(ways) == 0 {
			return at, bound, proved, nil
		}
		if b.solved >= most { // only on from here, by the better way at each fork
			proved, b.open = false, nil
		}
		if progress != nil {
			progress(min(b.solved, most), most)
		}
		for _, d := range ways {
			if err := b.solve(d); err != nil {
				return nil, nil, false, err
			}
		}
		if len(b.open) == 0 { // a session that was to be filled cannot be any more
			if err := b.solve(at.nothingFilled()); err != nil {
				return nil, nil, false, err
			}
		}
	}
}

// nothingFilled gives up all sessions that were to be filled, after which
// some way of settle can always be gone.
func (d decisions) nothingFilled() decisions {
	d = d.with(-1, -1, nobody)
	for s := range d.open {
		d.closed[s] = true
	}
	clear(d.open)
	return d
}

var nobody = [2]int{-1, -1}

// settle gives the ways to mend the first offence of a node: a session with too
// few people does not run or is filled; of two sessions that clash a person has
// one or the other. Unless other sessions must be filled, one of the ways can be
// gone. None means no offence.
func (b *branching) settle(at *node) []decisions {
	taken := make([]int, len(b.Sessions))
	fixed := make([]bool, len(b.Sessions))
	for i, held := range at.given {
		for _, s := range held {
			taken[s]++
			fixed[s] = fixed[s] || b.fix[[2]int{i, s}]
		}
	}
	for s, session := range b.Sessions {
		if taken[s] > 0 && taken[s] < session.Least && !fixed[s] && !at.open[s] {
			return []decisions{at.with(s, -1, nobody), at.with(-1, s, nobody)}
		}
	}
	for i, held := range at.given {
		for k, s := range held {
			for _, other := range held[:k] {
				if b.clash[[2]int{other, s}] {
					return b.release(at, i, other, s)
				}
			}
		}
	}
	return b.undercharged(at)
}

// undercharged finds a person who has a session through the node of several that
// clash, where the network may charge too little for it: either that session or
// the best of them is given up for this person.
func (b *branching) undercharged(at *node) []decisions {
	total, drawn := b.total(at.given)
	if satisfaction(at.solved.Cost) == total && at.solved.Cost[lots] == drawn {
		return nil
	}
	for i, held := range at.given {
		for _, g := range b.groups[i] {
			heads := b.exclusive(at.decisions, i, g)
			for _, s := range held {
				if head := heads[s]; head > 0 && g.ranked[head-1] != s {
					return []decisions{at.with(-1, -1, [2]int{i, g.ranked[head-1]}), at.with(-1, -1, [2]int{i, s})}
				}
			}
		}
	}
	return nil
}

// release lets a person do without one of two sessions that clash: the worse one
// first; a fixed one stays.
func (b *branching) release(at *node, i, s, other int) []decisions {
	var ways []decisions
	better := func(s int) int {
		if rank := b.rank(i, s); rank > 0 {
			return rank
		}
		return largest
	}
	sessions := []int{s, other}
	slices.SortStableFunc(sessions, func(a, c int) int { return better(c) - better(a) })
	for _, s := range sessions {
		if pair := [2]int{i, s}; !b.fix[pair] {
			ways = append(ways, at.with(-1, -1, pair))
		}
	}
	return ways
}

// frontier is a heap of nodes by cost, ties by number.
type frontier []*node

func (f frontier) Len() int { return len(f) }
func (f frontier) Less(i, j int) bool {
	if c := slices.Compare(f[i].solved.Cost, f[j].solved.Cost); c != 0 {
		return c < 0
	}
	return f[i].number < f[j].number
}
func (f frontier) Swap(i, j int) { f[i], f[j] = f[j], f[i] }
func (f *frontier) Push(x any)   { *f = append(*f, x.(*node)) }
func (f *frontier) Pop() any {
	last := len(*f) - 1
	x := (*f)[last]
	*f = (*f)[:last]
	return x
}
