package pairing

import "fmt"

// Breach is a pair against the rules, or against a lock.
type Breach struct {
	A     string    `json:"a"`
	B     string    `json:"b"`
	Rules []RuleHit `json:"rules"`
}

// Assessment of pairs that somebody put together by hand: what they cost
// against the best result, and which of them the rules or the locks forbid. A
// negative cost is possible only with a breach.
type Assessment struct {
	Comparison Comparison `json:"comparison"`
	Breaches   []Breach   `json:"breaches"`
}

// Assess holds pairs made by hand against the best result. Errors:
// ErrUnknownPerson; *InputError when somebody stands in two pairs.
func (s *Session) Assess(pairs []Pair) (Assessment, error) {
	m, pairs := s.m, pairSet(pairs)
	seen := map[int32]bool{}
	var issues []Issue
	a := Assessment{Breaches: []Breach{}}
	for _, pair := range pairs {
		low, high, err := s.two(pair.A, pair.B)
		if err != nil {
			return a, err
		}
		for _, person := range []int32{low, high} {
			if seen[person] {
				id := m.people[person].ID
				issues = append(issues, Issue{id, "pairs", fmt.Sprintf("%s stands in two pairs. One person can have one partner.", id)})
			}
			seen[person] = true
		}
		if m.partner[low] == high {
			continue
		}
		if hits := append(m.hits(low, high, m.pair(low, high)), s.locked(low, high)...); len(hits) > 0 {
			a.Breaches = append(a.Breaches, Breach{pair.A, pair.B, hits})
		}
	}
	if len(issues) > 0 {
		return a, &InputError{issues}
	}
	by := &solution{mate: m.partners(pairs)}
	by.tally = m.tally(by.mate)
	a.Comparison = *m.compare(s.best, by)
	return a, nil
}
