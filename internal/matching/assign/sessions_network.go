package assign

import (
	"maps"
	"slices"

	"tandem/internal/matching/flow"
)

// The levels of cost, the first counts most.
const (
	missing = iota
	unevenly
	lastOnly
	ranks
	lots
	choosingLevels
)

// decisions are what branching settled: sessions that do not run, sessions that
// run with at least their least number, and people who may not have a session.
type decisions struct {
	closed, open map[int]bool
	banned       map[[2]int]bool
}

func (d decisions) with(closed, open int, banned [2]int) decisions {
	d = decisions{maps.Clone(d.closed), maps.Clone(d.open), maps.Clone(d.banned)}
	if closed >= 0 {
		d.closed[closed] = true
	}
	if open >= 0 {
		d.open[open] = true
	}
	if banned[0] >= 0 {
		d.banned[banned] = true
	}
	return d
}

// network has a node a person, which sends the sessions wanted; for each slot a
// chain of nodes, one a rank, so that what flows on beyond a rank are the
// person's sessions of a worse one; a node a session; and a sink. The flow on
// each link of a chain has a convex cost.
func (n *choosing) network(d decisions) *network {
	w := newNetwork(choosingLevels)
	sink := w.node(0)
	sessions := make([]int, len(n.Sessions))
	for s, session := range n.Sessions {
		sessions[s] = w.node(0)
		least, places := 0, session.Places
		if d.open[s] {
			least = session.Least
		}
		if d.closed[s] {
			places = 0
		}
		w.arc(sessions[s], sink, least, places, missing, 0)
	}
	for i := range n.People {
		wanted := n.wanted(i)
		from := w.node(wanted)
		w.Supply[sink] -= int64(wanted)
		n.misses(w, i, from, sink)
		for _, g := range n.groups[i] {
			start := from
			if g.slot != "" {
				start = w.node(0)
				w.arc(from, start, 0, 1, missing, 0)
			}
			n.chain(w, d, i, g, start, sessions)
		}
	}
	return w
}

// misses is the way of the sessions that a person wants and does not get. All
// that no choice could fill are alike.
func (n *choosing) misses(w *network, i, from, sink int) {
	for miss := range n.wanted(i) {
		arc := w.arc(from, sink, 0, 1, missing, 1)
		w.costs[unevenly][arc] = int64(miss)
		w.costs[lots][arc] = n.weight[i] * int64(len(n.Sessions)+2)
	}
}

// chain leads from rank to rank. Sessions of one person that clash share a node
// through which one unit goes, at the rank of the best of them; see exclusive.
func (n *choosing) chain(w *network, d decisions, i int, g group, at int, sessions []int) {
	heads := n.exclusive(d, i, g)
	shared := map[int]int{}
	for rank := 1; rank <= len(g.ranked)+1; rank++ {
		offered := g.others
		if rank <= len(g.ranked) {
			offered = g.ranked[rank-1 : rank]
		}
		if len(offered) == 0 {
			return
		}
		if rank > 1 {
			next := w.node(0)
			for unit := 1; unit <= g.units; unit++ {
				arc := w.arc(at, next, 0, 1, ranks, int64(rank-1)*int64(unit))
				w.costs[lots][arc] = n.weight[i]
				w.costs[lastOnly][arc] = g.last(rank, unit)
			}
			at = next
		}
		for _, s := range offered {
			head, exclusive := heads[s]
			switch {
			case !n.may(d, i, s):
				continue
			case exclusive && head == rank:
				shared[head] = w.node(0)
				w.arc(at, shared[head], 0, 1, missing, 0)
				fallthrough
			case exclusive:
				n.offer(w, i, s, shared[head], sessions[s], g, head, rank)
			default:
				n.offer(w, i, s, at, sessions[s], g, rank, rank)
			}
		}
	}
}

// offer adds the arc of a person to a session of a rank from a node that stands
// at a better rank or at the same: what lies between is charged as if nothing
// else of the person's were there, which is at most the truth.
func (n *choosing) offer(w *network, i, s, from, to int, g group, head, rank int) {
	pair := [2]int{i, s}
	lower := 0
	if n.fix[pair] {
		lower = 1
	}
	arc := w.arc(from, to, lower, 1, ranks, 0)
	for beyond := head + 1; beyond <= rank; beyond++ {
		w.costs[ranks][arc] += int64(beyond - 1)
		w.costs[lots][arc] += n.weight[i]
		w.costs[lastOnly][arc] += g.last(beyond, 1)
	}
	w.pair[arc] = pair
}

// may tells whether a person may have a session as far as it is decided.
func (n *choosing) may(d decisions, i, s int) bool {
	if n.fix[[2]int{i, s}] {
		return true
	}
	return !d.banned[[2]int{i, s}] && !slices.ContainsFunc(n.fixedOf(i), func(other int) bool { return n.clashes(s, other) })
}

// exclusive finds, among the choices of a person, groups of sessions that all
// clash with one another, and gives for each of them the rank of the best.
func (n *choosing) exclusive(d decisions, i int, g group) map[int]int {
	heads := map[int]int{}
	if len(n.clash) == 0 {
		return heads
	}
	for k, s := range g.ranked {
		if heads[s] > 0 || !n.may(d, i, s) {
			continue
		}
		together := []int{s}
		for _, other := range g.ranked[k+1:] {
			apart := slices.ContainsFunc(together, func(t int) bool { return !n.clash[[2]int{min(t, other), max(t, other)}] })
			if heads[other] == 0 && n.may(d, i, other) && !apart {
				together = append(together, other)
			}
		}
		for _, other := range together[:len(together)*min(1, len(together)-1)] {
			heads[other] = k + 1
		}
	}
	return heads
}

// last is 1 when that unit, going on to that rank, means that the person has
// only last choices there, or one that was not chosen.
func (g group) last(rank, unit int) int64 {
	if rank > len(g.ranked) || len(g.ranked) > g.units && rank == len(g.ranked)-g.units+1 && unit == g.units {
		return 1
	}
	return 0
}

// measure counts the satisfaction of a person's sessions from the rows, and the
// lot that goes with it.
func (n *choosing) measure(i int, held []int) (Satisfaction, int64) {
	miss := n.wanted(i) - len(held)
	m := Satisfaction{Missing: miss, Unevenly: miss * (miss - 1) / 2}
	drawn := int64(miss) * int64(len(n.Sessions)+2)
	for _, g := range n.groups[i] {
		for rank := 2; rank <= len(g.ranked)+1; rank++ {
			worse := 0
			for _, s := range held {
				if at := slices.Index(g.ranked, s); at >= rank-1 || at < 0 && slices.Contains(g.others, s) {
					worse++
				}
			}
			m.Ranks += (rank - 1) * worse * (worse + 1) / 2
			drawn += int64(worse)
			for unit := 1; unit <= worse; unit++ {
				m.LastOnly += int(g.last(rank, unit))
			}
		}
	}
	return m, drawn * n.weight[i]
}

func (s Satisfaction) plus(o Satisfaction) Satisfaction {
	return Satisfaction{s.Missing + o.Missing, s.Unevenly + o.Unevenly, s.LastOnly + o.LastOnly, s.Ranks + o.Ranks}
}

// total of all people, as the costs of the flow are.
func (n *choosing) total(held [][]int) (Satisfaction, int64) {
	var sum Satisfaction
	var drawn int64
	for i := range n.People {
		m, lot := n.measure(i, held[i])
		sum, drawn = sum.plus(m), drawn+lot
	}
	return sum, drawn
}

// satisfaction reads a cost of the flow.
func satisfaction(cost []int64) Satisfaction {
	return Satisfaction{int(cost[missing]), int(cost[unevenly]), int(cost[lastOnly]), int(cost[ranks])}
}

// held are the sessions of each person, in order.
func (n *choosing) held(w *network, s flow.Ordered) [][]int {
	held := make([][]int, len(n.People))
	for pair := range w.taken(s) {
		held[pair[0]] = append(held[pair[0]], pair[1])
	}
	for i := range held {
		slices.Sort(held[i])
	}
	return held
}
