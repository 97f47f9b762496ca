package flow

import (
	"container/heap"
	"math"
)

// graph is the residual network: arc 2i is arc i of the problem, 2i+1 its
// reverse. Arcs are grouped by the node they leave.
type graph struct {
	to        []int32
	room      []int64
	cost      []int64
	first     []int32 // per node, where its arcs begin in leave
	leave     []int32
	excess    []int64
	potential []int64
	distance  []int64
	level     []int32
	next      []int32
	queue     []int32
	heap      nearest
}

func residual(p Problem) *graph {
	n, m := len(p.Supply), len(p.Arcs)
	g := &graph{
		to: make([]int32, 2*m), room: make([]int64, 2*m), cost: make([]int64, 2*m),
		first: make([]int32, n+1), leave: make([]int32, 2*m), excess: make([]int64, n), potential: make([]int64, n),
		distance: make([]int64, n), level: make([]int32, n), next: make([]int32, n),
	}
	copy(g.excess, p.Supply)
	for i, a := range p.Arcs {
		g.to[2*i], g.to[2*i+1] = int32(a.To), int32(a.From)
		g.cost[2*i], g.cost[2*i+1] = a.Cost, -a.Cost
		start := a.Lower
		if a.Cost < 0 {
			start = a.Capacity
		}
		g.room[2*i], g.room[2*i+1] = a.Capacity-start, start-a.Lower
		g.excess[a.From] -= start
		g.excess[a.To] += start
		g.first[a.From+1]++
		g.first[a.To+1]++
	}
	for v := range n {
		g.first[v+1] += g.first[v]
	}
	copy(g.next, g.first[:n])
	for e := range g.to {
		from := g.to[e^1]
		g.leave[g.next[from]] = int32(e)
		g.next[from]++
	}
	return g
}

const unreached = math.MaxInt64

// farther measures the shortest distances from the nodes with something to
// send, in reduced costs, and folds them into the potentials. It is false when
// nothing more can be sent.
func (g *graph) farther() bool {
	g.heap = g.heap[:0]
	for v := range g.distance {
		g.distance[v] = unreached
		if g.excess[v] > 0 {
			g.distance[v] = 0
			g.heap = append(g.heap, reach{int32(v), 0})
		}
	}
	end := g.dijkstra()
	if end == unreached {
		return false
	}
	for v, d := range g.distance {
		g.potential[v] += min(d, end)
	}
	return true
}

// dijkstra returns the distance of the nearest node in want, or unreached. What
// is farther away keeps a distance that is at least that.
func (g *graph) dijkstra() int64 {
	for len(g.heap) > 0 {
		at := heap.Pop(&g.heap).(reach)
		v := at.node
		if at.distance > g.distance[v] {
			continue
		}
		if g.excess[v] < 0 {
			return at.distance
		}
		for _, e := range g.leave[g.first[v]:g.first[v+1]] {
			if g.room[e] == 0 {
				continue
			}
			w := g.to[e]
			if d := at.distance + g.cost[e] + g.potential[v] - g.potential[w]; d < g.distance[w] {
				g.distance[w] = d
				heap.Push(&g.heap, reach{w, d})
			}
		}
	}
	return unreached
}

func (g *graph) tight(v int32, e int32) bool {
	return g.room[e] > 0 && g.cost[e]+g.potential[v]-g.potential[g.to[e]] == 0
}

// levels numbers the nodes by their steps from the senders along shortest
// paths only (Dinic 1970) and tells whether one in want was reached.
func (g *graph) levels() bool {
	g.queue = g.queue[:0]
	for v := range g.level {
		g.level[v] = -1
		if g.excess[v] > 0 {
			g.level[v] = 0
			g.queue = append(g.queue, int32(v))
		}
	}
	found := false
	for head := 0; head < len(g.queue); head++ {
		v := g.queue[head]
		found = found || g.excess[v] < 0
		for _, e := range g.leave[g.first[v]:g.first[v+1]] {
			if w := g.to[e]; g.level[w] < 0 && g.tight(v, e) {
				g.level[w] = g.level[v] + 1
				g.queue = append(g.queue, w)
			}
		}
	}
	return found
}

// block sends until every path of this level graph is blocked.
func (g *graph) block() {
	copy(g.next, g.first)
	for v := range g.excess {
		for g.excess[v] > 0 {
			sent := g.send(int32(v), g.excess[v])
			if sent == 0 {
				break
			}
			g.excess[v] -= sent
		}
	}
}

// send pushes up to amount units from a node to one in want.
func (g *graph) send(v int32, amount int64) int64 {
	if g.excess[v] < 0 {
		taken := min(amount, -g.excess[v])
		g.excess[v] += taken
		return taken
	}
	for ; g.next[v] < g.first[v+1]; g.next[v]++ {
		e := g.leave[g.next[v]]
		w := g.to[e]
		if g.level[w] != g.level[v]+1 || !g.tight(v, e) {
			continue
		}
		if sent := g.send(w, min(amount, g.room[e])); sent > 0 {
			g.room[e] -= sent
			g.room[e^1] += sent
			return sent
		}
	}
	return 0
}

func (g *graph) unsent() int64 {
	var sum int64
	for _, x := range g.excess {
		sum += max(x, 0)
	}
	return sum
}

// cut is what the senders that are left can still reach: all arcs out of it are
// full.
func (g *graph) cut(missing int64) *Infeasible {
	reached := make([]bool, len(g.excess))
	g.queue = g.queue[:0]
	for v := range g.excess {
		if g.excess[v] > 0 {
			reached[v] = true
			g.queue = append(g.queue, int32(v))
		}
	}
	for head := 0; head < len(g.queue); head++ {
		v := g.queue[head]
		for _, e := range g.leave[g.first[v]:g.first[v+1]] {
			if w := g.to[e]; g.room[e] > 0 && !reached[w] {
				reached[w] = true
				g.queue = append(g.queue, w)
			}
		}
	}
	found := &Infeasible{Missing: missing}
	for v, in := range reached {
		if in {
			found.Source = append(found.Source, v)
		}
	}
	return found
}

func (g *graph) solution(p Problem) Solution {
	s := Solution{Flow: make([]int64, len(p.Arcs)), Potential: g.potential}
	for i, a := range p.Arcs {
		s.Flow[i] = a.Capacity - g.room[2*i]
		s.Cost += s.Flow[i] * a.Cost
	}
	return s
}

type reach struct {
	node     int32
	distance int64
}

// nearest is a heap of reaches by distance, ties by node.
type nearest []reach

func (h nearest) Len() int { return len(h) }
func (h nearest) Less(i, j int) bool {
	return h[i].distance < h[j].distance || h[i].distance == h[j].distance && h[i].node < h[j].node
}
func (h nearest) Swap(i, j int) { h[i], h[j] = h[j], h[i] }
func (h *nearest) Push(x any)   { *h = append(*h, x.(reach)) }
func (h *nearest) Pop() any {
	last := len(*h) - 1
	x := (*h)[last]
	*h = (*h)[:last]
	return x
}
