package sets

import (
	"cmp"
	"fmt"
	"math"
	"slices"
)

// Limits of a problem: the search keeps a number per pair of people and one per
// person, set and round.
const (
	MostPeople = 2000
	MostRounds = 20
	mostTimes  = 1000
)

// mistakes collects what is wrong with the rows of a problem.
type mistakes []string

func (m *mistakes) add(format string, args ...any) { *m = append(*m, fmt.Sprintf(format, args...)) }

// check reads every row; what it lets pass can be compiled without a thought.
func check(p Problem) error {
	var m mistakes
	known := m.people(p)
	m.attributes(p)
	m.shape(p)
	m.rules(p, known)
	if len(m) == 0 {
		m.size(p)
	}
	if len(m) > 0 {
		return &Invalid{m}
	}
	return nil
}

func (m *mistakes) people(p Problem) map[string]bool {
	if len(p.People) == 0 {
		m.add("There is nobody to place.")
	}
	if len(p.People) > MostPeople {
		m.add("There are %d people; at most %d can be placed at once.", len(p.People), MostPeople)
	}
	known := map[string]bool{}
	for i, person := range p.People {
		switch {
		case person.ID == "":
			m.add("Person %d has no id.", i+1)
		case known[person.ID]:
			m.add("The id %q is given to two people.", person.ID)
		}
		known[person.ID] = true
	}
	return known
}

func (m *mistakes) attributes(p Problem) {
	seen := map[string]bool{meetings: true}
	for _, a := range p.Attributes {
		switch {
		case a.Name == "":
			m.add("An attribute has no name.")
		case seen[a.Name]:
			m.add("The attribute name %q is taken; give each attribute its own.", a.Name)
		}
		if a.Weight < 0 {
			m.add("The weight of %q is below zero.", a.Name)
		}
		seen[a.Name] = true
	}
	if p.MeetingWeight < 0 {
		m.add("The weight of repeated meetings is below zero.")
	}
}

func (m *mistakes) shape(p Problem) {
	if p.Rounds < 0 || p.Rounds > MostRounds {
		m.add("There are %d rounds; between 1 and %d are possible.", p.Rounds, MostRounds)
	}
	if len(p.Sizes) > 0 {
		if p.Min != 0 || p.Max != 0 || p.Sets != 0 {
			m.add("Give either the size of each set, or their least and largest size, not both.")
		}
		for i, size := range p.Sizes {
			if size < 1 {
				m.add("Set %d has %d places; it needs at least one.", i+1, size)
			}
		}
		return
	}
	if p.Min < 1 || p.Max < p.Min {
		m.add("Sets of %d to %d people are not possible; the least size is at least 1 and not above the largest.", p.Min, p.Max)
	}
	if p.Sets < 0 {
		m.add("The number of sets is below zero.")
	}
}

func (m *mistakes) rules(p Problem, known map[string]bool) {
	who := func(rule string, ids ...string) {
		for _, id := range ids {
			if !known[id] {
				m.add("The rule %q names %q, who is not among the people.", rule, id)
			}
		}
	}
	pair := func(rule, a, b string) {
		who(rule, a, b)
		if a == b {
			m.add("The rule %q names %q twice.", rule, a)
		}
	}
	for _, r := range p.Apart {
		pair("apart", r.A, r.B)
	}
	for _, r := range p.Earlier {
		pair("earlier meetings", r.A, r.B)
		if r.Times < 0 || r.Times > mostTimes {
			m.add("%q and %q are said to have met %d times; between 0 and %d is possible.", r.A, r.B, r.Times, mostTimes)
		}
	}
	for _, ids := range p.Together {
		who("together", ids...)
	}
	for _, ids := range p.Partners {
		who("partners", ids...)
	}
	for _, pin := range p.Pins {
		who("pin", pin.Person)
		if pin.Round < 1 || pin.Round > max(1, p.Rounds) {
			m.add("%q is pinned in round %d; the rounds are 1 to %d.", pin.Person, pin.Round, max(1, p.Rounds))
		}
		if pin.Set < 1 {
			m.add("%q is pinned to set %d; sets are counted from 1.", pin.Person, pin.Set)
		}
	}
}

// size makes sure that no sum of costs can leave int64, with room for the price
// that stands for a broken rule.
func (m *mistakes) size(p Problem) {
	if _, ok := dearest(p); !ok {
		m.add("The weights are too large to be added without overflow; divide all of them by the same number.")
	}
}

// dearest is more than any division can cost: every pair together in every
// round. It is false when prices built on it could overflow.
func dearest(p Problem) (int64, bool) {
	n, rounds := int64(len(p.People)), int64(max(1, p.Rounds))
	met := map[[2]string]int64{}
	most := rounds
	for _, e := range p.Earlier {
		k := [2]string{min(e.A, e.B), max(e.A, e.B)}
		met[k] += int64(e.Times)
		most = max(most, met[k]+rounds)
	}
	perPair, ok := times(p.MeetingWeight, most)
	for _, a := range p.Attributes {
		if a.Weight > math.MaxInt64-perPair {
			return 0, false
		}
		perPair += a.Weight
	}
	total, ok2 := times(perPair, n*n*rounds)
	_, ok3 := times(total, 4*n+4)
	return total + 1, ok && ok2 && ok3
}

// times multiplies numbers of at least zero and tells whether that fits.
func times(a, b int64) (int64, bool) {
	if a > 0 && b > math.MaxInt64/2/a {
		return 0, false
	}
	return a * b, true
}

// canonical sorts the rows so that their order cannot matter.
func canonical(p Problem) Problem {
	p.People = slices.SortedFunc(slices.Values(p.People), func(a, b Person) int { return cmp.Compare(a.ID, b.ID) })
	p.Rounds = max(1, p.Rounds)
	return p
}
