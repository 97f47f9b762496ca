package triads

import (
	"slices"

	"tandem/internal/matching/lot"
)

// Ruin and recreate (Schrimpf, Schneider, Stamm-Wilbrandt and Dueck 2000), also
// called large neighbourhood search: the groups of some people who are near to
// one another are torn, and those people arranged anew as well as they can be.
const (
	regionSize  = 40 // people, about
	regionNodes = 6
	regionSteps = 2_000
	choices     = 10 // groups of each person through which a region grows
)

// improver holds an arrangement that it makes better.
type improver struct {
	t      *search
	lot    *lot.Lot
	groups []group
	of     []int // the group of each person, or none
	likely [][]group
}

// improve tears regions until the bound is met or none of a number of them in
// a row has helped.
func (t *search) improve(root dual, seed uint64, patience int) {
	m := &improver{t: t, lot: lot.New(seed), likely: t.likely(root)}
	m.set(t.best)
	for idle := 0; idle < patience && !t.p.meter.spent() && !t.p.closed(t.p.bound(root), t.value); idle++ {
		if m.recreate(m.region()) {
			idle = -1
		}
	}
}

// likely are the groups of each person that the multipliers exceed least.
func (t *search) likely(root dual) [][]group {
	list := newShortlist(t.p.g.n, choices)
	for i := range t.s.columns {
		if c := &t.s.columns[i]; c.isGroup(t.p) {
			g, excess := c.group(t.p), t.p.slack(root, c)
			for _, v := range g.people() {
				list.offer(v, excess, g)
			}
		}
	}
	likely := make([][]group, t.p.g.n)
	for v, kept := range list.kept {
		for _, k := range kept {
			likely[v] = append(likely[v], k.group)
		}
	}
	return likely
}

func (m *improver) set(groups []group) {
	m.groups = slices.SortedFunc(slices.Values(groups), compareGroups)
	m.of = slices.Repeat([]int{none}, m.t.p.g.n)
	for i := range m.groups {
		for _, v := range m.groups[i].people() {
			m.of[v] = i
		}
	}
}

// region grows from one person through likely groups, whole groups of the
// arrangement at a time. It starts with somebody who is alone half of the time
// when there is such a person.
func (m *improver) region() []int32 {
	n := m.t.p.g.n
	start := int32(m.lot.IntN(n))
	if lonely := m.lonely(); len(lonely) > 0 && m.lot.IntN(2) == 0 {
		start = lonely[m.lot.IntN(len(lonely))]
	}
	in := make([]bool, n)
	var people []int32
	add := func(v int32) {
		members := []int32{v}
		if at := m.of[v]; at != none {
			members = m.groups[at].people()
		}
		for _, v := range members {
			if !in[v] {
				in[v] = true
				people = append(people, v)
			}
		}
	}
	add(start)
	for tries := 0; len(people) < min(regionSize, n) && tries < 8*regionSize; tries++ {
		from := people[m.lot.IntN(len(people))]
		if likely := m.likely[from]; len(likely) > 0 {
			g := likely[m.lot.IntN(len(likely))]
			for _, v := range g.people() {
				add(v)
			}
		}
	}
	slices.Sort(people)
	return people
}

func (m *improver) lonely() []int32 {
	var alone []int32
	for v, at := range m.of {
		if at == none && len(m.likely[v]) > 0 {
			alone = append(alone, int32(v))
		}
	}
	return alone
}

// recreate arranges the people of a region anew, and tells whether that is
// better. Of equally good arrangements it takes the new one, to get on.
func (m *improver) recreate(people []int32) bool {
	var kept []group
	for _, g := range m.groups {
		if _, inside := slices.BinarySearch(people, g.members[0]); !inside {
			kept = append(kept, g)
		}
	}
	found := m.within(people, kept)
	all := append(kept, found...)
	if before, after := m.t.p.value(m.groups), m.t.p.value(all); after < before || !m.t.p.allows(all) {
		return false
	}
	m.set(all)
	better := m.t.value < m.t.p.value(all)
	m.t.offer(m.groups)
	return better
}

// within arranges some people among themselves beside groups that are kept,
// with the groups that the relaxation has asked for.
func (m *improver) within(people []int32, kept []group) []group {
	sub := m.t.p.part(len(people), kept)
	place := make(map[int32]int32, len(people))
	for i, v := range people {
		place[v] = int32(i)
	}
	var pool []column
	if sub.reward > 0 {
		pool = append(pool, sub.rewarding())
	}
	for i := range m.t.s.columns {
		if g := m.t.s.columns[i].group(m.t.p); renumber(&g, place) {
			pool = append(pool, sub.column(g))
		}
	}
	t := search{p: sub, s: newSimplex(sub, pool, m.lot.Uint64()), budget: regionNodes, steps: regionSteps, rounds: nodeRounds}
	t.node(nil)
	for i := range t.best {
		for j := range t.best[i].people() {
			t.best[i].members[j] = people[t.best[i].members[j]]
		}
	}
	return t.best
}

// renumber gives the members of a group their places, and tells whether all
// have one.
func renumber(g *group, place map[int32]int32) bool {
	for i, v := range g.people() {
		at, inside := place[v]
		if !inside {
			return false
		}
		g.members[i] = at
	}
	return true
}

// part is the program of some of the people beside groups that are formed. It
// has the weights of the whole.
func (p *program) part(people int, formed []group) *program {
	sub := *p
	sub.g = &graph{n: people, rules: p.g.rules}
	sub.limit = slices.Repeat([]int64{1}, people)
	if p.limited {
		triads := int64(count(formed, 3))
		sub.limit = append(sub.limit, max(0, p.limit[p.g.n+capRow]-triads), 0, max(0, p.limit[p.g.n+wantRow]-triads))
	}
	sub.sets, sub.whole = nil, [4][]int32{}
	sub.everybody()
	return &sub
}
