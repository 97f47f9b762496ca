package blossom

import (
	"math"
	"slices"
)

// problem is the graph as the dual linear program sees it. The unit of the
// weights is cut into scale parts. Then all weights are even; so are the values
// the vertices start with, and therefore the slack between any two outer
// vertices, whose tight trees hang on roots that have lost the same amount. Half
// of it is an integer: no event of the search happens between two ticks.
type problem struct {
	n       int
	edges   []Edge
	lift    int64
	scale   int64
	count   int     // of the edges worth more than nothing
	lowest  int64   // lifted weight of the lightest of these
	highest []int64 // lifted weight of the heaviest edge at each vertex, or 0
}

// Two parts would do. With four, half a weight is even too, so that two equal
// vertices can start at the same value and the edge between them is tight at
// once. For weights so large that sums of four could overflow it has to be two.
const (
	coarse  = 2
	fine    = 4
	atCease = maxLifted / 4 // the largest lifted weight that is cut finely
)

func newProblem(n int, edges []Edge, lift int64) problem {
	p := problem{n: n, edges: edges, lift: lift, scale: fine, lowest: math.MaxInt64, highest: make([]int64, n)}
	for i := range edges {
		e := &edges[i]
		if weight := e.Weight + lift; weight > 0 {
			p.count++
			p.lowest = min(p.lowest, weight)
			p.highest[e.U] = max(p.highest[e.U], weight)
			p.highest[e.V] = max(p.highest[e.V], weight)
		}
	}
	if n > 0 && slices.Max(p.highest) > atCease {
		p.scale = coarse
	}
	return p
}

func (p *problem) weight(edge int32) int64 { return p.scale * (p.edges[edge].Weight + p.lift) }

func (p *problem) ends(edge int32) (u, v int32) {
	e := &p.edges[edge]
	return int32(e.U), int32(e.V)
}

// across is the other end of an edge at v.
func (p *problem) across(edge, v int32) int32 {
	e := &p.edges[edge]
	return int32(e.U) ^ int32(e.V) ^ v
}

// worthwhile lists the edges that are worth more than nothing: others are in no
// matching that is needed, and no duals are ever below them.
func (p *problem) worthwhile() []int32 {
	list := make([]int32, 0, p.count)
	for i := range p.edges {
		if p.edges[i].Weight+p.lift > 0 {
			list = append(list, int32(i))
		}
	}
	return list
}

// half of the heaviest edge at every vertex covers all edges.
func (p *problem) half(v int32) int64 { return evenUp(p.scale * p.highest[v] / 2) }

func evenUp(value int64) int64 { return value + value&1 }

// arc is an edge seen from one of its ends.
type arc struct {
	weight int64 // scaled and lifted
	to     int32
	edge   int32
}

// graph is the adjacency as one array: the arcs of vertex v are those from
// first[v] to first[v+1].
type graph struct {
	problem
	first []int32
	arcs  []arc
}

func newGraph(p problem, chosen []int32) *graph {
	g := &graph{problem: p, first: make([]int32, p.n+1), arcs: make([]arc, 2*len(chosen))}
	for _, i := range chosen {
		u, v := p.ends(i)
		g.first[u]++
		g.first[v]++
	}
	total := int32(0)
	for v, degree := range g.first {
		total += degree
		g.first[v] = total
	}
	for at := len(chosen) - 1; at >= 0; at-- {
		i := chosen[at]
		u, v := p.ends(i)
		g.put(u, v, i)
		g.put(v, u, i)
	}
	return g
}

func (g *graph) put(from, to, edge int32) {
	g.first[from]--
	g.arcs[g.first[from]] = arc{weight: g.weight(edge), to: to, edge: edge}
}

func (g *graph) around(v int32) []arc { return g.arcs[g.first[v]:g.first[v+1]] }
