package graphs

import (
	"tandem/internal/matching/blossom"
	"tandem/internal/matching/lot"
)

// The graphs of this file come with a timetable. Primal-dual solvers let the
// dual values of vertices without a partner fall together, so "time" is how
// far they have fallen; an edge counts when the values of its ends have come
// down to its weight. The generators play the solver and set each weight so
// that its edge counts at a moment of their choice. The idea of graphs that
// need an event for every edge, or n² events for few edges, is from the tests
// of van Rantwijk's matching code (2023); weights and shapes are our own.

// anchor holds vertices up: a heavy pair, the vertices 0 and 1, to which each of
// them is joined so that its edge counts at the value start. A solver that
// begins with the least values that its edges allow therefore begins there
// too, however it looks for a good start.
func anchor(start int64, held []int) []blossom.Edge {
	edges := []blossom.Edge{{U: 0, V: 1, Weight: 4 * start}}
	for _, v := range held {
		edges = append(edges, blossom.Edge{U: 0, V: v, Weight: 3 * start})
	}
	return edges
}

func from(first, after int) []int {
	var numbers []int
	for v := first; v < after; v++ {
		numbers = append(numbers, v)
	}
	return numbers
}

// Slow is dense, about n²/16 edges, and nearly every edge is an event of its
// own. A quarter of the vertices are the near ends of pairs that match at
// once. Then, one after the other, the first members of a second group of
// pairs reach all those near ends, each edge at another moment and in a new
// random order, until their own partner is the better choice and all that was
// built is given up.
func Slow(seed uint64, n int) (int, []blossom.Edge) {
	chance := lot.New(seed)
	pairs := (n - 2) / 4
	if pairs < 1 {
		return n, nil
	}
	window := int64(2 * (pairs + 2))
	start := 2 * window * int64(pairs)
	const first = 2 // the near ends and their partners, before the centres
	edges := anchor(start, from(first+2*pairs, first+4*pairs))
	value := make([]int64, pairs) // of the near ends
	order := make([]int, pairs)
	for i := range pairs {
		value[i], order[i] = start, i
		edges = append(edges, blossom.Edge{U: first + 2*i, V: first + 2*i + 1, Weight: 2 * start})
	}
	for k := range pairs {
		centre, end := first+2*pairs+2*k, window*int64(k+1)
		lot.Shuffle(chance, order)
		for i := range pairs {
			moment := end - window + int64(2*(1+order[i]))
			edges = append(edges, blossom.Edge{U: first + 2*i, V: centre, Weight: value[i] + start - moment})
			value[i] += end - moment
		}
		edges = append(edges, blossom.Edge{U: centre, V: centre + 1, Weight: 2 * (start - end)})
	}
	return n, edges
}

// Tug needs about n²/16 events on 5n/4 edges. Two hubs are joined to the same
// quarter of the vertices, the near ends of pairs. Another quarter pulls at
// the hubs, at one and the other in turn: the hub that is pulled takes all the
// near ends away from the other, one at a time and in the opposite order from
// before.
func Tug(seed uint64, n int) (int, []blossom.Edge) {
	pairs := (n - 6) / 4
	if pairs < 1 {
		return n, nil
	}
	rounds := (n-6)/2 - pairs
	t := newTug(lot.New(seed), pairs, rounds)
	const first = 2 // the near ends and their partners, before hubs and pullers
	hubs := first + 2*pairs
	pullers := hubs + 4
	edges := anchor(t.start, from(pullers, pullers+2*rounds))
	for i := range pairs {
		near := first + 2*i
		edges = append(edges, blossom.Edge{U: near, V: near + 1, Weight: 2 * t.start})
		for hub := range 2 {
			edges = append(edges, blossom.Edge{U: near, V: hubs + 2*hub, Weight: t.weight[hub][i]})
		}
	}
	for hub := range 2 {
		edges = append(edges, blossom.Edge{U: hubs + 2*hub, V: hubs + 2*hub + 1, Weight: 2 * t.start})
	}
	for round := range rounds {
		hub, puller := round%2, pullers+2*round
		edges = append(edges, blossom.Edge{U: hubs + 2*hub + 1, V: puller, Weight: t.far[hub] + t.start - t.now})
		t.pull(hub)
		edges = append(edges, blossom.Edge{U: puller, V: puller + 1, Weight: 2 * (t.start - t.now)})
	}
	return n, edges
}

// tug is the state of the play: the time, the values of the near ends and of
// the two vertices of each hub, and the weights between hubs and near ends.
type tug struct {
	start, now int64
	value      []int64
	near, far  [2]int64
	weight     [2][]int64
}

func newTug(chance *lot.Lot, pairs, rounds int) *tug {
	spread := int64(2 * (pairs + 2))
	start := 2 * (spread + 2) * int64(rounds+2)
	t := &tug{start: start, near: [2]int64{start, start}, far: [2]int64{start, start}}
	order := from(0, pairs)
	lot.Shuffle(chance, order)
	for _, place := range order {
		t.value = append(t.value, start)
		t.weight[0] = append(t.weight[0], 2*start-2)
		t.weight[1] = append(t.weight[1], 2*start-spread+int64(2*place))
	}
	return t
}

// pull lets a hub fall until it holds all near ends.
func (t *tug) pull(hub int) {
	moments := make([]int64, len(t.value))
	end := t.now
	for i := range t.value {
		moments[i] = t.now + t.near[hub] + t.value[i] - t.weight[hub][i]
		end = max(end, moments[i])
	}
	end += 2
	for i := range t.value {
		t.value[i] += end - moments[i]
	}
	t.near[hub] -= end - t.now
	t.far[hub] += end - t.now
	t.now = end
}
