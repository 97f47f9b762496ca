package assign

import (
	"cmp"
	"slices"

	"tandem/internal/matching/lot"
)

// mostWanted is how many sessions one person may be to have.
const mostWanted = 100

// check reads every row; what passes can be built without a thought.
func (p Choosing) check() error {
	var m mistakes
	var sessions, people []string
	for _, s := range p.Sessions {
		sessions = append(sessions, s.ID)
		if s.Places < 0 || s.Places > largest || s.Least < 0 || s.Least > s.Places {
			m.add("Session %s has %d places and needs %d people; the places are at least 0 and at least as many as it needs.", called(s.Name, s.ID), s.Places, s.Least)
		}
	}
	for _, c := range p.People {
		people = append(people, c.ID)
		if c.Wanted < 0 || c.Wanted > mostWanted {
			m.add("%s is to have %d sessions; that must be 0 to %d.", called(c.Name, c.ID), c.Wanted, mostWanted)
		}
	}
	if p.Wanted < 0 || p.Wanted > mostWanted {
		m.add("Everybody is to have %d sessions; that must be 0 to %d.", p.Wanted, mostWanted)
	}
	m.references(p, m.ids("session", sessions), m.ids("person", people))
	if len(m) == 0 {
		m.fixed(p)
	}
	return m.err()
}

// references finds rows that name what is not there, or the same twice.
func (m *mistakes) references(p Choosing, known, who map[string]bool) {
	for _, c := range p.People {
		for i, id := range c.Choices {
			if m.named("choice of "+called(c.Name, c.ID), "session", id, known) && slices.Contains(c.Choices[:i], id) {
				m.add("%s chose %q twice.", called(c.Name, c.ID), id)
			}
		}
	}
	for _, c := range p.Clashes {
		for _, id := range c {
			m.named("clash", "session", id, known)
		}
		if c[0] == c[1] {
			m.add("The session %q cannot clash with itself.", c[0])
		}
	}
	for _, f := range p.Fixed {
		m.named("fixed attendance", "person", f.Person, who)
		m.named("fixed attendance", "session", f.Session, known)
	}
}

// fixed finds attendances that cannot all stand.
func (m *mistakes) fixed(p Choosing) {
	n := newChoosing(p, 0)
	taken := make([]int, len(n.Sessions))
	for i, c := range n.People {
		held := n.fixedOf(i)
		for k, s := range held {
			taken[s]++
			for _, other := range held[:k] {
				if n.clashes(s, other) {
					m.add("%s is fixed in %s and in %s, which clash; release one of them.", n.person(i), n.session(other), n.session(s))
				}
			}
		}
		if wanted := cmp.Or(c.Wanted, n.Wanted); len(held) > wanted {
			m.add("%s is fixed in %s and is to have %d; release some of them.", n.person(i), number(len(held), "session"), wanted)
		}
	}
	for s, held := range taken {
		if held > n.Sessions[s].Places {
			m.add("%s has %s and %d people fixed in it; release some of them.", n.session(s), number(n.Sessions[s].Places, "place"), held)
		}
	}
}

// choosing is a problem whose rows are sorted and numbered. Pairs are person and
// session.
type choosing struct {
	Choosing
	at     map[string]int // session by id
	fix    map[[2]int]bool
	clash  map[[2]int]bool
	groups [][]group
	weight []int64 // the lot of each person, the larger the luckier
}

// group is what a person may have in one slot: sessions by rank, from 1; those
// that were not chosen come last. At most units of them are had.
type group struct {
	slot   string
	ranked []int
	others []int
	units  int
}

func newChoosing(p Choosing, seed uint64) *choosing {
	n := &choosing{Choosing: p, at: map[string]int{}, fix: map[[2]int]bool{}, clash: map[[2]int]bool{}}
	n.Sessions = slices.SortedFunc(slices.Values(p.Sessions), func(a, b Session) int { return cmp.Compare(a.ID, b.ID) })
	n.People = slices.SortedFunc(slices.Values(p.People), func(a, b Chooser) int { return cmp.Compare(a.ID, b.ID) })
	for s, session := range n.Sessions {
		n.at[session.ID] = s
	}
	who := map[string]int{}
	draw := lot.New(seed)
	for i, c := range n.People {
		who[c.ID] = i
		n.weight = append(n.weight, 1+int64(draw.IntN(1<<20)))
	}
	for _, f := range p.Fixed {
		n.fix[[2]int{who[f.Person], n.at[f.Session]}] = true
	}
	for _, c := range p.Clashes {
		a, b := n.at[c[0]], n.at[c[1]]
		n.clash[[2]int{min(a, b), max(a, b)}] = true
	}
	for i := range n.People {
		n.groups = append(n.groups, n.grouped(i))
	}
	return n
}

// grouped sorts what a person may have by slots.
func (n *choosing) grouped(i int) []group {
	var found []group
	for _, session := range n.Sessions {
		if slices.ContainsFunc(found, func(g group) bool { return g.slot == session.Slot }) {
			continue
		}
		g := group{slot: session.Slot, units: min(1, n.wanted(i))}
		if session.Slot == "" {
			g.units = n.wanted(i)
		}
		for _, id := range n.People[i].Choices {
			if s := n.at[id]; n.Sessions[s].Slot == g.slot {
				g.ranked = append(g.ranked, s)
			}
		}
		for s, other := range n.Sessions {
			if other.Slot == g.slot && !slices.Contains(g.ranked, s) && (n.Unchosen || n.fix[[2]int{i, s}]) {
				g.others = append(g.others, s)
			}
		}
		g.units = min(g.units, len(g.ranked)+len(g.others))
		if g.units > 0 {
			found = append(found, g)
		}
	}
	slices.SortFunc(found, func(a, b group) int { return cmp.Compare(a.slot, b.slot) })
	return found
}

func (n *choosing) wanted(i int) int { return cmp.Or(n.People[i].Wanted, n.Wanted) }

// clashes tells whether nobody can have both of two sessions.
func (n *choosing) clashes(a, b int) bool {
	slot := n.Sessions[a].Slot
	return slot != "" && slot == n.Sessions[b].Slot || n.clash[[2]int{min(a, b), max(a, b)}]
}

// fixedOf are the sessions in which a person is fixed, in order.
func (n *choosing) fixedOf(i int) []int {
	var held []int
	for s := range n.Sessions {
		if n.fix[[2]int{i, s}] {
			held = append(held, s)
		}
	}
	return held
}

// rank of a session within its group for a person, 0 when not chosen.
func (n *choosing) rank(i, s int) int {
	for _, g := range n.groups[i] {
		if at := slices.Index(g.ranked, s); at >= 0 {
			return at + 1
		}
	}
	return 0
}

func (n *choosing) person(i int) string { return called(n.People[i].Name, n.People[i].ID) }
func (n *choosing) session(s int) string {
	return called(n.Sessions[s].Name, n.Sessions[s].ID)
}

// lots are the people in the order of their lot.
func (n *choosing) lots() []string {
	order := make([]int, len(n.People))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(n.weight[b], n.weight[a]) })
	all := []string{}
	for _, i := range order {
		all = append(all, n.People[i].ID)
	}
	return all
}
