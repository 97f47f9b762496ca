package sets

import (
	"cmp"
	"context"
	"fmt"
	"slices"
)

// contradictions lists, with names, the rules that cannot hold whatever the
// sets are.
func (m *model) contradictions() []string {
	var found []string
	for _, k := range m.apartPairs() {
		if m.block[k[0]] != m.block[k[1]] {
			continue
		}
		found = append(found, fmt.Sprintf("%s must be together%s and yet apart%s.",
			m.names(k[:]), m.through(k), because(m.apart[k])))
	}
	for _, pins := range m.pinsByRound() {
		found = append(found, m.pinsAgainstEachOther(pins)...)
	}
	return found
}

// apartPairs lists the pairs in the order of the people.
func (m *model) apartPairs() [][2]int {
	var pairs [][2]int
	for k := range m.apart {
		pairs = append(pairs, k)
	}
	slices.SortFunc(pairs, func(a, b [2]int) int { return slices.Compare(a[:], b[:]) })
	return pairs
}

// through names the others of a block, who may be what joins two people.
func (m *model) through(k [2]int) string {
	var rest []int
	for _, i := range m.members[m.block[k[0]]] {
		if i != k[0] && i != k[1] {
			rest = append(rest, i)
		}
	}
	if len(rest) == 0 {
		return ""
	}
	return " (with " + m.names(rest) + ")"
}

func because(reason string) string {
	if reason == "" {
		return ""
	}
	return " (" + reason + ")"
}

// pinned people of a round, by person and then by set.
func (m *model) pinsByRound() [][]Pin {
	all := make([][]Pin, m.problem.Rounds)
	for _, pin := range m.problem.Pins {
		all[pin.Round-1] = append(all[pin.Round-1], pin)
	}
	for r := range all {
		slices.SortFunc(all[r], func(a, b Pin) int {
			if c := cmp.Compare(a.Person, b.Person); c != 0 {
				return c
			}
			return a.Set - b.Set
		})
		all[r] = slices.Compact(all[r])
	}
	return all
}

func (m *model) pinsAgainstEachOther(pins []Pin) []string {
	var found []string
	for i, a := range pins {
		for _, b := range pins[:i] {
			p, q := m.index[b.Person], m.index[a.Person]
			reason, apart := m.apart[m.key(a.Person, b.Person)]
			switch {
			case p == q:
				found = append(found, fmt.Sprintf("%s is pinned to set %d and to set %d in round %d.", m.name(p), b.Set, a.Set, a.Round))
			case m.block[p] == m.block[q] && a.Set != b.Set:
				found = append(found, fmt.Sprintf("%s must be together, but are pinned to set %d and set %d in round %d.", m.names([]int{p, q}), b.Set, a.Set, a.Round))
			case apart && a.Set == b.Set:
				found = append(found, fmt.Sprintf("%s must be apart%s, but are both pinned to set %d in round %d.", m.names([]int{p, q}), because(reason), a.Set, a.Round))
			}
		}
	}
	return found
}

// misfits lists why the sizes of the layout cannot hold the people; it is called
// when there are no contradictions.
func (m *model) misfits() []string {
	var found []string
	largest := slices.Max(m.sizes[0])
	for b, size := range m.size {
		if size > largest {
			found = append(found, fmt.Sprintf("%s must be together, but are %d people; the largest set has %d places.", m.names(m.members[b]), size, largest))
		}
	}
	for r := range m.sizes {
		found = append(found, m.overfull(r)...)
	}
	if clique := m.clique(); len(clique) > m.sets {
		found = append(found, fmt.Sprintf("%s must all be apart from one another, which takes %d sets; there are %d.", m.namesOfBlocks(clique), len(clique), m.sets))
	}
	return found
}

func (m *model) overfull(r int) []string {
	var found []string
	held, who := make([]int, m.sets), make([][]int, m.sets)
	for b, s := range m.pinned[r] {
		if s >= 0 {
			held[s] += m.size[b]
			who[s] = append(who[s], m.members[b]...)
		}
	}
	for s, size := range m.sizes[r] {
		if held[s] > size {
			found = append(found, fmt.Sprintf("Set %d in round %d has %d places, but %d people are pinned to it, counting those who must be with them: %s.", s+1, r+1, size, held[s], m.names(who[s])))
		}
	}
	for _, pin := range m.problem.Pins {
		if pin.Round == r+1 && pin.Set > m.sets {
			found = append(found, fmt.Sprintf("%s is pinned to set %d in round %d; there are %d sets.", m.name(m.index[pin.Person]), pin.Set, r+1, m.sets))
		}
	}
	slices.Sort(found)
	return found
}

// clique is a large group of blocks that must all be apart: from each block, its
// neighbours are added greedily, those with most rules first. It may miss the
// largest; the backtracking search does not.
func (m *model) clique() []int {
	n := len(m.members)
	against := make([][]bool, n)
	for b := range against {
		against[b] = make([]bool, n)
	}
	degree := make([]int, n)
	for k := range m.apart {
		a, b := m.block[k[0]], m.block[k[1]]
		if !against[a][b] {
			against[a][b], against[b][a] = true, true
			degree[a]++
			degree[b]++
		}
	}
	order := make([]int, n)
	for b := range order {
		order[b] = b
	}
	slices.SortStableFunc(order, func(a, b int) int { return degree[b] - degree[a] })
	var best []int
	for _, start := range order {
		if degree[start] < max(len(best), 1) {
			break
		}
		grown := []int{start}
		for _, b := range order {
			if !slices.ContainsFunc(grown, func(other int) bool { return !against[b][other] }) {
				grown = append(grown, b)
			}
		}
		if len(grown) > len(best) {
			best = grown
		}
	}
	slices.Sort(best)
	return best
}

// attempt is a backtracking search for a division of one round that keeps the
// hard rules: always the block with the fewest sets left to it, cheapest set
// first. Steps counts down; at zero nothing is proved.
type attempt struct {
	*board
	ctx   context.Context
	round int
	order []int // ties between blocks
	steps int
}

// fits tells whether a block may enter a set now.
func (a *attempt) fits(i, s int) bool {
	if at := a.pinned[a.round][i]; at >= 0 && at != s {
		return false
	}
	return a.fill[a.round*a.sets+s]+a.size[i] <= a.sizes[a.round][s] && a.row(a.round, i)[s] < a.forbidden
}

// options of a block: the sets it may enter, of several that are empty and alike
// only the first.
func (a *attempt) options(i int) []int {
	var open []int
	empty := map[int]bool{}
	for s := range a.sets {
		if !a.fits(i, s) {
			continue
		}
		if a.fill[a.round*a.sets+s] == 0 && !a.fixed[a.round][s] {
			if empty[a.sizes[a.round][s]] {
				continue
			}
			empty[a.sizes[a.round][s]] = true
		}
		open = append(open, s)
	}
	row := a.row(a.round, i)
	slices.SortStableFunc(open, func(s, t int) int {
		if row[s] != row[t] {
			return cmp.Compare(row[s], row[t])
		}
		return a.fill[a.round*a.sets+s] - a.fill[a.round*a.sets+t]
	})
	return open
}

// plenty of sets are as good as all of them to the choice of the next block.
const plenty = 8

// next is the unplaced block with the fewest sets left to it, the larger first.
func (a *attempt) next() int {
	best, fewest := -1, 0
	for _, i := range a.order {
		if a.where[a.round*a.n+i] >= 0 {
			continue
		}
		count := 0
		for s := 0; s < a.sets && count < plenty; s++ {
			if a.fits(i, s) {
				count++
			}
		}
		if best < 0 || count < fewest || count == fewest && a.size[i] > a.size[best] {
			best, fewest = i, count
		}
	}
	return best
}

// seat fills the round and tells whether it could.
func (a *attempt) seat() bool {
	i := a.next()
	if i < 0 {
		return true
	}
	for _, s := range a.options(i) {
		if a.steps--; a.steps < 0 || a.ctx.Err() != nil {
			a.steps = -1
			return false
		}
		a.place(a.round, i, s)
		if a.seat() {
			return true
		}
		a.lift(a.round, i)
	}
	return false
}
