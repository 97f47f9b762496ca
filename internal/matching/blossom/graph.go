package blossom

// scale is the number of parts into which the unit of the weights is cut. With
// two, every weight of the dual program is even; so are the values the vertices
// start with, and therefore every slack between two outer vertices, whose tight
// trees all hang on roots that have lost the same amount. Half of it is an
// integer: no event of the search happens between two ticks.
const scale = 2

// arc is an edge seen from one of its ends.
type arc struct {
	weight int64 // scaled and lifted
	to     int32
	edge   int32
}

// graph is the adjacency as one array: the arcs of vertex v are those from
// first[v] to first[v+1]. It has only edges that could be worth matching.
type graph struct {
	edges []Edge
	lift  int64
	first []int32
	arcs  []arc
}

// newGraph leaves out what is not worth more than nothing: such an edge is in no
// matching that is needed, and no dual is ever below it.
func newGraph(n int, edges []Edge, lift int64) *graph {
	g := &graph{edges: edges, lift: lift, first: make([]int32, n+1)}
	for _, e := range edges {
		if e.Weight+lift > 0 {
			g.first[e.U]++
			g.first[e.V]++
		}
	}
	total := int32(0)
	for v, degree := range g.first {
		total += degree
		g.first[v] = total
	}
	g.arcs = make([]arc, total)
	for i := len(edges) - 1; i >= 0; i-- {
		if e := edges[i]; e.Weight+lift > 0 {
			g.put(e.U, e.V, i)
			g.put(e.V, e.U, i)
		}
	}
	return g
}

func (g *graph) put(from, to, edge int) {
	g.first[from]--
	g.arcs[g.first[from]] = arc{weight: g.weight(int32(edge)), to: int32(to), edge: int32(edge)}
}

func (g *graph) around(v int32) []arc { return g.arcs[g.first[v]:g.first[v+1]] }

func (g *graph) weight(edge int32) int64 { return scale * (g.edges[edge].Weight + g.lift) }

func (g *graph) ends(edge int32) (u, v int32) {
	e := &g.edges[edge]
	return int32(e.U), int32(e.V)
}

// across is the other end of an edge at v.
func (g *graph) across(edge, v int32) int32 {
	e := &g.edges[edge]
	return int32(e.U) ^ int32(e.V) ^ v
}
