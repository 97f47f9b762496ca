package pairing

import (
	"cmp"
	"math/bits"
	"slices"

	"tandem/internal/area"
)

// model is a canonical problem by number instead of by id: people are those
// who have not withdrawn, in the order of their ids, and everything that a pair
// is judged by is laid out so that millions of pairs can be judged quickly. It
// does not change once built.
type model struct {
	p      Problem
	people []Person
	number map[string]int32

	place        []reach
	sector, role []uint8 // 0 is not known
	employer     []int32 // 0 is not known
	level        []int   // 0 is not known
	themes       masks
	times        masks
	held         []ruleSet // rules that hold the person back, whoever the other
	line         []span
	links        [][]link // of each person to those of a higher number, sorted

	partner []int32 // by lock, or -1
	before  []int32 // partner in the previous run, or -1
	drafted []int32 // partner in the draft, or -1
	lockOf  map[int32]int
}

// reach is the set of areas of a person and the set of their neighbours, one
// bit an authority that anybody works in.
type reach struct{ in, near [4]uint64 }

func (r *reach) same(o *reach) bool {
	return r.in[0]&o.in[0]|r.in[1]&o.in[1]|r.in[2]&o.in[2]|r.in[3]&o.in[3] != 0
}

func (r *reach) neighbouring(o *reach) bool {
	return r.near[0]&o.in[0]|r.near[1]&o.in[1]|r.near[2]&o.in[2]|r.near[3]&o.in[3] != 0
}

// span is a person's interval in a depth-first walk of who manages whom: it
// lies inside that of everybody above. An empty span is outside any line.
type span struct{ from, to int32 }

func (s span) above(o span) bool { return s.from < o.from && o.to <= s.to }

// link is something that was said about one pair in particular.
type link struct {
	to  int32
	say linkSet
}

type linkSet uint16

const (
	linkConflict    linkSet = 1 << iota
	linkVetoLow             // the one of the lower number refuses the other
	linkVetoHigh            //
	linkCoordinator         // a veto of the coordinator
	linkWishLow             // the one of the lower number wishes for the other
	linkWishHigh            //
	linkBefore              // a pair of the previous run
	linkDraft               // a pair of the draft
)

// newModel lays a canonical problem out. It also takes one with issues, so that
// locks can be held against the rules; what cannot be understood is left out.
func newModel(p Problem) *model {
	m := &model{p: p, number: map[string]int32{}, lockOf: map[int32]int{}}
	left := map[string]bool{}
	for _, id := range p.Withdrawn {
		left[id] = true
	}
	for _, person := range p.People {
		if _, twice := m.number[person.ID]; !twice && !left[person.ID] {
			m.number[person.ID] = int32(len(m.people))
			m.people = append(m.people, person)
		}
	}
	m.layOutFacts()
	m.line = m.lines()
	m.layOutLinks()
	m.partner = m.partners(lockedPairs(p.Locks))
	m.before, m.drafted = m.partners(p.Previous), m.partners(p.Draft)
	for i, lock := range p.Locks {
		if a, ok := m.number[lock.A]; ok {
			m.lockOf[a] = i
		}
		if b, ok := m.number[lock.B]; ok {
			m.lockOf[b] = i
		}
	}
	return m
}

func lockedPairs(locks []Lock) []Pair {
	pairs := make([]Pair, len(locks))
	for i, lock := range locks {
		pairs[i] = Pair{lock.A, lock.B}
	}
	return pairs
}

// partners lays pairs out by number; pairs of somebody who is not there are
// left out.
func (m *model) partners(pairs []Pair) []int32 {
	mate := make([]int32, len(m.people))
	for i := range mate {
		mate[i] = -1
	}
	for _, pair := range pairs {
		a, okA := m.number[pair.A]
		b, okB := m.number[pair.B]
		if okA && okB && a != b {
			mate[a], mate[b] = b, a
		}
	}
	return mate
}

func (m *model) layOutFacts() {
	n := len(m.people)
	m.place, m.held = make([]reach, n), make([]ruleSet, n)
	m.sector, m.role, m.employer, m.level = make([]uint8, n), make([]uint8, n), make([]int32, n), make([]int, n)
	employers := map[string]int32{"": 0}
	reached := m.reaches()
	themes, times := make([][]string, n), make([][]string, n)
	for i, person := range m.people {
		for _, code := range person.Areas {
			m.place[i] = m.place[i].with(reached[code])
		}
		m.sector[i] = uint8(slices.Index([]Sector{SectorUnknown, Education, Health, Care, OtherSector}, person.Sector))
		m.role[i] = uint8(slices.Index([]RoleKind{RoleUnknown, Strategic, Delivery}, person.Role))
		if _, known := employers[person.Organisation]; !known {
			employers[person.Organisation] = int32(len(employers))
		}
		m.employer[i] = employers[person.Organisation]
		m.level[i], m.held[i] = person.Seniority, m.holdsBack(person)
		themes[i], times[i] = person.Themes, person.Availability
	}
	m.themes, m.times = newMasks(themes), newMasks(times)
}

// reaches gives each authority that anybody works in its bit and those of its
// neighbours on the day. The register is far from the 256 authorities for which
// there is room.
func (m *model) reaches() map[string]reach {
	var codes []string
	for _, person := range m.people {
		codes = append(codes, person.Areas...)
	}
	codes = slices.DeleteFunc(set(codes), func(code string) bool {
		found, ok := area.Find(code)
		return !ok || !found.Exists(m.p.On)
	})
	out := make(map[string]reach, len(codes))
	for i, code := range codes {
		var r reach
		r.in[i/64] = 1 << (i % 64)
		for j, other := range codes {
			if area.Neighbours(code, other, m.p.On) {
				r.near[j/64] |= 1 << (j % 64)
			}
		}
		out[code] = r
	}
	return out
}

func (r reach) with(o reach) reach {
	for i := range r.in {
		r.in[i] |= o.in[i]
		r.near[i] |= o.near[i]
	}
	return r
}

// masks are sets of words of people as bits: width numbers of 64 a person.
// Words that only one person has can never be shared and have no bit.
type masks struct {
	width int
	bits  []uint64
}

func newMasks(lists [][]string) masks {
	often := map[string]int{}
	for _, words := range lists {
		for _, word := range words {
			often[word]++
		}
	}
	bit := map[string]int{}
	for _, words := range lists {
		for _, word := range words {
			if _, known := bit[word]; !known && often[word] > 1 {
				bit[word] = len(bit)
			}
		}
	}
	m := masks{width: (len(bit) + 63) / 64}
	m.bits = make([]uint64, m.width*len(lists))
	for i, words := range lists {
		for _, word := range words {
			if b, ok := bit[word]; ok {
				m.bits[i*m.width+b/64] |= 1 << (b % 64)
			}
		}
	}
	return m
}

// shared counts the words of both.
func (m masks) shared(a, b int32) int64 {
	n := 0
	ofA, ofB := m.bits[int(a)*m.width:], m.bits[int(b)*m.width:]
	for i := range m.width {
		n += bits.OnesCount64(ofA[i] & ofB[i])
	}
	return int64(n)
}

// lines walks down from everybody who has no manager among the people, those
// withdrawn included, because a line goes on through them.
func (m *model) lines() []span {
	below, listed := map[string][]string{}, map[string]bool{}
	for _, person := range m.p.People {
		listed[person.ID] = true
		below[person.Manager] = append(below[person.Manager], person.ID)
	}
	spans, clock := make([]span, len(m.people)), int32(0)
	walked := map[string]bool{}
	var walk func(id string)
	walk = func(id string) {
		if walked[id] { // two people of one id, which is an issue
			return
		}
		walked[id] = true
		clock++
		from := clock
		for _, report := range below[id] {
			walk(report)
		}
		if i, ok := m.number[id]; ok {
			spans[i] = span{from, clock}
		}
	}
	for _, person := range m.p.People {
		if !listed[person.Manager] {
			walk(person.ID)
		}
	}
	return spans
}

func (m *model) layOutLinks() {
	say := map[[2]int32]linkSet{}
	add := func(from, to string, low, high linkSet) {
		a, okA := m.number[from]
		b, okB := m.number[to]
		switch {
		case !okA || !okB || a == b:
		case a < b:
			say[[2]int32{a, b}] |= low
		default:
			say[[2]int32{b, a}] |= high
		}
	}
	for _, person := range m.people {
		for _, id := range person.Conflicts {
			add(person.ID, id, linkConflict, linkConflict)
		}
		for _, id := range person.Vetoes {
			add(person.ID, id, linkVetoLow, linkVetoHigh)
		}
		for _, id := range person.Wishes {
			add(person.ID, id, linkWishLow, linkWishHigh)
		}
	}
	for _, veto := range m.p.Vetoes {
		add(veto.A, veto.B, linkCoordinator, linkCoordinator)
	}
	for _, pair := range m.p.Previous {
		add(pair.A, pair.B, linkBefore, linkBefore)
	}
	for _, pair := range m.p.Draft {
		add(pair.A, pair.B, linkDraft, linkDraft)
	}
	m.links = sortedLinks(len(m.people), say)
}

func sortedLinks(n int, say map[[2]int32]linkSet) [][]link {
	all := make([][]link, n)
	for pair, set := range say {
		all[pair[0]] = append(all[pair[0]], link{pair[1], set})
	}
	for _, links := range all {
		slices.SortFunc(links, func(a, b link) int { return cmp.Compare(a.to, b.to) })
	}
	return all
}

// between is what was said about two people in particular, the lower first.
func (m *model) between(low, high int32) linkSet {
	at, found := slices.BinarySearchFunc(m.links[low], high, func(l link, to int32) int { return cmp.Compare(l.to, to) })
	if !found {
		return 0
	}
	return m.links[low][at].say
}
