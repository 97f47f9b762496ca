package pairing

import (
	"cmp"
	"slices"

	"tandem/internal/matching/blossom"
)

// Explain gives the points of two people with the evidence, and the rank of
// each among the candidates of the other. Errors: ErrUnknownPerson.
func (s *Session) Explain(a, b string) (Explanation, error) {
	low, high, err := s.two(a, b)
	if err != nil {
		return Explanation{}, err
	}
	low, high = min(low, high), max(low, high)
	c := s.m.pair(low, high)
	e := Explanation{
		A: s.m.people[low].ID, B: s.m.people[high].ID, Points: c.points,
		Awards: s.m.awards(low, high, c.say), Forbidden: s.m.hits(low, high, c),
		Matched: s.best.mate[low] == high, Locked: s.m.partner[low] == high,
	}
	if c.candidate() {
		e.BForA, e.AForB = s.rank(low, high), s.rank(high, low)
	}
	return e, nil
}

// rank is the place of one person among the candidates of another.
func (s *Session) rank(of, other int32) *Rank {
	points := s.m.pair(of, other).points
	rank := Rank{Place: 1, Of: 1}
	for i := range s.m.people {
		if int32(i) == of || int32(i) == other {
			continue
		}
		c := s.m.pair(of, int32(i))
		switch {
		case !c.candidate():
			continue
		case c.points > points:
			rank.Place++
		case c.points == points:
			rank.Tied++
		}
		rank.Of++
	}
	return &rank
}

// Candidates lists everybody with whom a person could be paired by the rules
// and the locks, those first whose pairing would cost least by the lower bound,
// then by id: nothing is solved for it. Errors: ErrUnknownPerson.
func (s *Session) Candidates(a string) ([]Candidate, error) {
	person, err := s.one(a)
	if err != nil {
		return nil, err
	}
	type line struct {
		candidate Candidate
		regret    blossom.Regret
	}
	var lines []line
	for i := range s.m.people {
		other := int32(i)
		if other == person || s.m.partner[person] >= 0 || s.m.partner[other] >= 0 {
			continue
		}
		c := s.m.pair(person, other)
		if !c.candidate() {
			continue
		}
		bound, regret := s.bound(min(person, other), max(person, other))
		lines = append(lines, line{Candidate{s.m.people[i].ID, c.points, s.best.mate[person] == other, bound}, regret})
	}
	slices.SortStableFunc(lines, func(x, y line) int {
		return cmp.Or(x.regret.Compare(y.regret), cmp.Compare(x.candidate.Person, y.candidate.Person))
	})
	candidates := make([]Candidate, len(lines))
	for i, l := range lines {
		candidates[i] = l.candidate
	}
	return candidates, nil
}
