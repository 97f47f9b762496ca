package flow

import (
	"container/heap"
	"slices"
)

// Detour is the cheapest way to send one more unit between two nodes of a
// solved network: what it adds to each cost, and the arcs whose flow changes,
// as they follow one another. An arc that loses a unit is there as -1-arc.
type Detour struct {
	Cost []int64
	Arcs []int
}

// Detours are the cheapest ways from one node to every other, nil where there is
// none. Forcing a unit onto an arc that carries no more than its lower limit costs
// the arc's own costs and the detour from its head back to its tail: that is the
// exact price of the arc, and the arcs of the detour are what would change. The time is that of one Dijkstra: with the
// potentials of s no way back is cheaper than nothing, the first cost counting
// most.
func (s Ordered) Detours(p Problem, costs [][]int64, from int) []*Detour {
	d := &detours{costs: costs, s: s, found: make([]*Detour, len(p.Supply)), done: make([]bool, len(p.Supply)), leave: make([][]int, len(p.Supply))}
	for i, a := range p.Arcs {
		if s.Flow[i] < a.Capacity {
			d.leave[a.From] = append(d.leave[a.From], i)
		}
		if s.Flow[i] > a.Lower {
			d.leave[a.To] = append(d.leave[a.To], -1-i)
		}
	}
	d.found[from] = &Detour{Cost: make([]int64, len(costs))}
	d.heap = queue{{from, d.found[from].Cost}}
	for len(d.heap) > 0 {
		at := heap.Pop(&d.heap).(waypoint)
		if !d.done[at.node] {
			d.done[at.node] = true
			d.relax(p, at.node, at.reduced)
		}
	}
	return d.found
}

type detours struct {
	costs [][]int64
	s     Ordered
	found []*Detour
	done  []bool
	leave [][]int
	heap  queue
}

// relax follows the arcs that leave a node whose cheapest way is known.
func (d *detours) relax(p Problem, node int, reduced []int64) {
	for _, step := range d.leave[node] {
		arc, sign, to := step, int64(1), 0
		if step < 0 {
			arc, sign = -1-step, -1
			to = p.Arcs[arc].From
		} else {
			to = p.Arcs[arc].To
		}
		if d.done[to] {
			continue
		}
		way := &Detour{Arcs: append(slices.Clone(d.found[node].Arcs), step)}
		key := make([]int64, len(d.costs))
		for level, cost := range d.costs {
			way.Cost = append(way.Cost, d.found[node].Cost[level]+sign*cost[arc])
			key[level] = reduced[level] + sign*cost[arc] + d.s.Potential[level][node] - d.s.Potential[level][to]
		}
		if had := d.found[to]; had == nil || slices.Compare(way.Cost, had.Cost) < 0 {
			d.found[to] = way
			heap.Push(&d.heap, waypoint{to, key})
		}
	}
}

type waypoint struct {
	node    int
	reduced []int64
}

// queue is a heap of waypoints by reduced cost, ties by node.
type queue []waypoint

func (q queue) Len() int { return len(q) }
func (q queue) Less(i, j int) bool {
	if c := slices.Compare(q[i].reduced, q[j].reduced); c != 0 {
		return c < 0
	}
	return q[i].node < q[j].node
}
func (q queue) Swap(i, j int) { q[i], q[j] = q[j], q[i] }
func (q *queue) Push(x any)   { *q = append(*q, x.(waypoint)) }
func (q *queue) Pop() any {
	last := len(*q) - 1
	x := (*q)[last]
	*q = (*q)[:last]
	return x
}
