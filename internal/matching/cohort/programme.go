package cohort

import (
	"context"
	"math"
	"slices"
)

// layer holds the states before an item: the highest bound with which each can
// be reached, and where leaving or taking the item leads in the next layer, with
// the change of the bound; -1 leads nowhere.
type layer struct {
	bound              []int64
	skip, take         []int32
	skipGain, takeGain []int64
}

// programme is one pass through the items of a task. At the end of a way its
// bound is exactly what the way is worth.
type programme struct {
	task    *task
	tables  *tables
	layers  []layer // one more than items
	last    []state // the states of the last layer
	states  int
	dropped int64 // the highest bound of a state left out for want of room; least if none
	ways    [][]int64
}

// least stands for "nothing found".
const least = math.MinInt64 / 4

// limits of one pass.
type effort struct {
	width  int   // states a layer, the best by their bound
	floor  int64 // scaled: states that cannot reach it are left out
	states int   // in all layers together
}

// run passes through the items. It gives nil when the states exceed the effort.
func run(ctx context.Context, t *task, tb *tables, e effort) (*programme, error) {
	n := len(t.items)
	p := &programme{task: t, tables: tb, layers: make([]layer, n+1), dropped: least}
	p.last = []state{{}}
	p.layers[0].bound = []int64{tb.start}
	front := newFront()
	for i := range n {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if p.states += len(p.last); p.states > e.states {
			return nil, nil
		}
		p.advance(i, front, e)
		if len(front.bound) > e.width {
			p.narrow(i, front, e.width)
		}
		p.layers[i+1].bound = slices.Clone(front.bound)
		p.last = append(p.last[:0], front.states...)
	}
	return p, nil
}

// advance fills the front with the states after item i.
func (p *programme) advance(i int, f *front, e effort) {
	l, n := &p.layers[i], len(p.last)
	l.skip, l.take = make([]int32, n), make([]int32, n)
	l.skipGain, l.takeGain = make([]int64, n), make([]int64, n)
	f.reset(2 * n)
	value := p.task.items[i].value * scale
	floor := max(e.floor, never/2) - p.tables.rest[i+1]
	passages := p.tables.passages[i]
	for s, from := range p.last {
		skipped, taken := from, from
		skip, take := int64(0), value
		for j := range passages {
			ps := &passages[j]
			st := &ps.steps[from[ps.word]>>ps.shift&ps.mask]
			skipped[ps.word] ^= st.skip
			taken[ps.word] ^= st.take
			skip += st.skipGain
			take += st.takeGain
		}
		l.skipGain[s], l.takeGain[s] = skip, take
		l.skip[s], l.take[s] = -1, -1
		if b := l.bound[s] + skip; b >= floor {
			l.skip[s] = f.add(skipped, b)
		}
		if b := l.bound[s] + take; b >= floor {
			l.take[s] = f.add(taken, b)
		}
	}
}

// narrow keeps the most promising states of the front, the first among equals,
// and turns what led to the others into dead ends.
func (p *programme) narrow(i int, f *front, width int) {
	sorted := slices.Clone(f.bound)
	slices.Sort(sorted)
	n := len(sorted)
	cut := sorted[n-width]
	p.dropped = max(p.dropped, sorted[n-width-1]+p.tables.rest[i+1])
	above, _ := slices.BinarySearch(sorted, cut+1)
	equals := width - (n - above)
	to, kept := make([]int32, n), int32(0)
	for s, bound := range f.bound {
		to[s] = -1
		if bound == cut {
			equals--
		}
		if bound > cut || bound == cut && equals >= 0 {
			to[s] = kept
			f.states[kept], f.bound[kept] = f.states[s], bound
			kept++
		}
	}
	f.states, f.bound = f.states[:kept], f.bound[:kept]
	for _, ends := range [][]int32{p.layers[i].skip, p.layers[i].take} {
		for s, end := range ends {
			if end >= 0 {
				ends[s] = to[end]
			}
		}
	}
}

// best is the value of the best way, scaled, or least.
func (p *programme) best() int64 {
	best := int64(least)
	for _, b := range p.layers[len(p.layers)-1].bound {
		best = max(best, b)
	}
	return best
}

// complete tells that no way worth as much as the best one was left out.
func (p *programme) complete() bool {
	best := p.best()
	return p.dropped == least || best > least && p.dropped < best
}

// onward computes for every state what the best way from it adds to its bound.
func (p *programme) onward() [][]int64 {
	if p.ways != nil {
		return p.ways
	}
	n := len(p.layers) - 1
	p.ways = make([][]int64, n+1)
	p.ways[n] = make([]int64, len(p.layers[n].bound))
	for i := n - 1; i >= 0; i-- {
		l, next := &p.layers[i], p.ways[i+1]
		ways := make([]int64, len(l.bound))
		for s := range ways {
			ways[s] = max(l.leaving(s, next), l.taking(s, next))
		}
		p.ways[i] = ways
	}
	return p.ways
}

// leaving is what the best way adds that leaves the item, or least.
func (l *layer) leaving(s int, next []int64) int64 {
	if l.skip[s] < 0 || next[l.skip[s]] == least {
		return least
	}
	return l.skipGain[s] + next[l.skip[s]]
}

// taking is what the best way adds that takes the item, or least.
func (l *layer) taking(s int, next []int64) int64 {
	if l.take[s] < 0 || next[l.take[s]] == least {
		return least
	}
	return l.takeGain[s] + next[l.take[s]]
}
