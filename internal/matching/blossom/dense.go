package blossom

import (
	"context"
	"errors"
	"slices"
)

// A graph with many edges is solved on a few of them; the duals of the result
// tell which of the others would change it (pricing, as in Cook and Rohe 1999).
// These are added until there are none: then the duals cover every edge, and
// nothing shows that most were never looked at.
const (
	dense       = 48 // edges a vertex, and
	crowded     = 8  // part of n squared, above which this pays
	shortlisted = 8  // edges that each vertex puts forward at a time
	maxRounds   = 12 // after which all edges are taken, as when a round
	patient     = 8  // has more events than this part of their number
)

// bidder is an edge on the shortlist of a vertex. Those with the least slack are
// wanted; equals are drawn by lot, as a whole crowd must not choose the same few.
type bidder struct {
	slack int64
	lot   uint32
	edge  int32
}

// before does without the edges' numbers: equal lots are drawn too rarely for
// it to matter which of the two is kept.
func (b bidder) before(other bidder) bool {
	return b.slack < other.slack || b.slack == other.slack && b.lot < other.lot
}

// shortlist keeps the best few edges at each vertex.
type shortlist struct {
	count []int32
	worst []bidder // of each list, once it is full
	best  []bidder
}

func newShortlist(n int) *shortlist {
	l := &shortlist{count: make([]int32, n), worst: make([]bidder, n), best: make([]bidder, n*shortlisted)}
	for v := range l.worst {
		l.worst[v].slack = never
	}
	return l
}

// offer puts an edge forward at both its ends.
func (l *shortlist) offer(e *Edge, b bidder) {
	if b.before(l.worst[e.U]) {
		l.insert(e.U, b)
	}
	if b.before(l.worst[e.V]) {
		l.insert(e.V, b)
	}
}

// insert drops the worst of a full list, which comes first.
func (l *shortlist) insert(v int, b bidder) {
	list := l.best[v*shortlisted : (v+1)*shortlisted]
	if count := l.count[v]; count < shortlisted {
		list[count] = b
		l.count[v]++
		if count+1 < shortlisted {
			return
		}
	} else {
		list[0] = b
	}
	last := 0
	for i := range list {
		if list[last].before(list[i]) {
			last = i
		}
	}
	list[0], list[last] = list[last], list[0]
	l.worst[v] = list[0]
}

// edges lists what is on any list, in order.
func (l *shortlist) edges() []int32 {
	var list []int32
	for v, count := range l.count {
		for _, b := range l.best[v*shortlisted:][:count] {
			list = append(list, b.edge)
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// draw gives an edge its lot: a number that looks random but only depends on
// which edge it is (Steele, Lea and Flood 2014).
func draw(edge int) uint32 {
	x := uint64(edge) * 0x9e3779b97f4a7c15
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	return uint32(x >> 32)
}

// promising is the first choice: the edges nearest to being tight.
func (p *problem) promising() []int32 {
	l := newShortlist(p.n)
	values := make([]int64, p.n)
	for v := range values {
		values[v] = p.half(int32(v))
	}
	for i := range p.edges {
		e := &p.edges[i]
		weight := p.scale * (e.Weight + p.lift)
		slack := values[e.U] + values[e.V] - weight
		if weight > 0 && (slack <= l.worst[e.U].slack || slack <= l.worst[e.V].slack) {
			l.offer(e, bidder{slack, draw(i), int32(i)})
		}
	}
	return l.edges()
}

// violated lists the edges that weigh most above the duals of a solution.
func (s *search) violated() []int32 {
	sums, values := s.lineage(), s.values()
	l := newShortlist(s.n)
	for i := range s.edges {
		e := &s.edges[i]
		slack := values[e.U] + values[e.V] - s.scale*(e.Weight+s.lift)
		if slack >= 0 {
			continue
		}
		if slack += sums.around(int32(e.U), int32(e.V)); slack < 0 {
			l.offer(e, bidder{slack, draw(i), int32(i)})
		}
	}
	return l.edges()
}

// price solves a graph with many edges, first with most of Lift taken off: on a
// shortlist some vertices stay alone that need not, and under the full weights
// each of them would move the duals by what a pair is worth, after which they
// say nothing about the edges left out. Where the shortlists are of no use, all
// edges are taken.
func (p *problem) price(ctx context.Context, report func(int)) (*search, error) {
	eased := p.eased()
	chosen := eased.promising()
	s := newSearch(newGraph(eased, chosen))
	for round := 1; ; round++ {
		s.limit = p.count / patient
		err := s.solve(ctx, report)
		if err != nil && !errors.Is(err, errLimit) {
			return s, err
		}
		more := s.violated()
		switch {
		case err != nil, round == maxRounds, len(more) > len(chosen)/4:
			return s.whole(ctx, p, report)
		case len(more) > 0:
			chosen = append(chosen, more...)
			slices.Sort(chosen)
			s = s.renew(newGraph(s.problem, chosen))
		case s.lift == p.lift || s.raise(p):
			return s, nil
		default:
			s = s.renew(newGraph(*p, chosen))
		}
	}
}

// whole goes on with all edges.
func (s *search) whole(ctx context.Context, p *problem, report func(int)) (*search, error) {
	all := p.worthwhile()
	s = s.renew(newGraph(s.problem, all))
	if err := s.solve(ctx, report); err != nil || s.lift == p.lift || s.raise(p) {
		return s, err
	}
	s = s.renew(newGraph(*p, all))
	return s, s.solve(ctx, report)
}

// eased takes off all weights what leaves the least of them just above nothing.
// It is even, so that each end of an edge can bear half of it.
func (p *problem) eased() problem {
	easy := *p
	if p.lift == 0 || p.count == 0 {
		return easy
	}
	ease := (p.lowest - 1) &^ 1
	easy.lift -= ease
	easy.highest = make([]int64, p.n)
	for v, weight := range p.highest {
		easy.highest[v] = max(0, weight-ease)
	}
	return easy
}

// raise makes a solution one for the full weights, if no vertex with an edge is
// alone: half of the difference at each end is all that it takes.
func (s *search) raise(p *problem) bool {
	for b := range s.nodes {
		it := &s.nodes[b]
		outermost := it.parent == none && (b < s.n || it.child != none)
		if outermost && s.vertices[it.base].mate == none && p.highest[it.base] > 0 {
			return false
		}
	}
	rise := p.scale * (p.lift - s.lift) / 2
	for v := range s.vertices {
		if p.highest[v] > 0 {
			s.vertices[v].dual += rise
		}
	}
	return true
}

// renew begins a search on a graph with more edges, or with a larger lift, at
// the solution of this one. Half of the difference at each vertex leaves every
// slack as it is.
func (s *search) renew(g *graph) *search {
	s.unfold()
	rise := g.scale * (g.lift - s.lift) / 2
	fresh := newSearch(g)
	for v, value := range s.softened() {
		fresh.vertices[v].dual, fresh.vertices[v].mate = value+rise, s.vertices[v].mate
	}
	fresh.cover()
	return fresh
}

// softened gives up the blossoms: each hands its vertices half of its dual,
// which covers every edge that it covered.
func (s *search) softened() []int64 {
	values, sums := s.values(), s.lineage()
	for v := range values {
		values[v] = evenUp(values[v] + sums.total[v]/2)
	}
	return values
}

// cover raises values where an edge asks for it and unmatches those who are no
// longer joined by a tight edge.
func (s *search) cover() {
	tight := make([]bool, s.n)
	for v := range int32(s.n) {
		it := &s.vertices[v]
		for _, a := range s.around(v) {
			it.dual = max(it.dual, a.weight-s.vertices[a.to].dual)
		}
	}
	for v := range int32(s.n) {
		for _, a := range s.around(v) {
			if a.to == s.vertices[v].mate && a.weight == s.vertices[v].dual+s.vertices[a.to].dual {
				tight[v] = true
			}
		}
	}
	for v := range s.vertices {
		if !tight[v] {
			s.vertices[v].mate = none
		}
	}
}

// lineage answers which duals of blossoms lie around two vertices: the forest
// is cut into heavy paths, so that few steps lead from one to the other.
type lineage struct {
	nodes []node
	total []int64 // of the node and all those around it
	head  []int32 // outermost on the same path
}

func (s *search) lineage() lineage {
	l := lineage{nodes: s.nodes, total: make([]int64, len(s.nodes)), head: make([]int32, len(s.nodes))}
	var open []int32
	for b := range s.nodes {
		if s.nodes[b].parent == none && (b < s.n || s.nodes[b].child != none) {
			l.head[b] = int32(b)
			open = append(open, int32(b))
		}
	}
	for len(open) > 0 {
		b := open[len(open)-1]
		open = open[:len(open)-1]
		if s.nodes[b].child == none {
			continue
		}
		l.total[b] += s.dualOfBlossom(b)
		s.round(s.nodes[b].child)
		heavy := s.cycle[0]
		for _, c := range s.cycle {
			if s.nodes[c].size > s.nodes[heavy].size {
				heavy = c
			}
			l.head[c], l.total[c] = c, l.total[b]
		}
		l.head[heavy] = l.head[b]
		open = append(open, s.cycle...)
	}
	return l
}

// around is the sum over the blossoms around two vertices.
func (l *lineage) around(u, v int32) int64 {
	for l.head[u] != l.head[v] {
		if l.nodes[l.head[u]].size > l.nodes[l.head[v]].size {
			u, v = v, u
		}
		u = l.nodes[l.head[u]].parent
		if u == none {
			return 0
		}
	}
	if l.nodes[u].size < l.nodes[v].size {
		u = v
	}
	return l.total[u]
}
