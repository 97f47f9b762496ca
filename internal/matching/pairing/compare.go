package pairing

import (
	"context"
	"fmt"
	"slices"

	"tandem/internal/matching/blossom"
)

// compare tells how the pairs of after differ from those of before, in one
// model.
func (m *model) compare(before, after *solution) *Comparison {
	c := &Comparison{
		Cost: Cost{
			Pairs:     before.tally.pairs - after.tally.pairs,
			Points:    before.tally.points + m.bonus(before.tally) - after.tally.points - m.bonus(after.tally),
			KeepBonus: m.bonus(before.tally) - m.bonus(after.tally),
			Kept:      before.tally.kept - after.tally.kept,
		},
		Gone: []Pair{}, New: []Match{}, LosePartner: []string{}, GainPartner: []string{},
	}
	for i := range m.people {
		person, then, now := int32(i), before.mate[i], after.mate[i]
		switch {
		case then == now:
			if person < then {
				c.Kept++
			}
			continue
		case now < 0:
			c.LosePartner = append(c.LosePartner, m.people[i].ID)
		case then < 0:
			c.GainPartner = append(c.GainPartner, m.people[i].ID)
		}
		if person < then {
			c.Gone = append(c.Gone, Pair{m.people[i].ID, m.people[then].ID})
		}
		if person < now {
			c.New = append(c.New, m.match(person, now))
		}
	}
	return c
}

// near is the task of the best result under one more condition that stays as
// close to the present pairs as the points allow: they are its draft.
func (s *Session) near() (*model, task, error) {
	w, err := s.drafted.pack(s.m.p.Config.Criteria.Keep, 1)
	return s.drafted, plain(w), err
}

// drafting is the same model with other pairs as its draft.
func (m *model) drafting(mate []int32) *model {
	copied := *m
	copied.drafted = mate
	copied.links = make([][]link, len(m.links))
	for i, links := range m.links {
		kept := make([]link, 0, len(links)+1)
		other, put := mate[i], mate[i] < int32(i) // a partner of a lower number is noted there
		for _, l := range links {
			l.say &^= linkDraft
			if l.to == other {
				l.say |= linkDraft
				put = true
			} else if !put && l.to > other {
				kept, put = append(kept, link{other, linkDraft}), true
			}
			kept = append(kept, l)
		}
		if !put {
			kept = append(kept, link{other, linkDraft})
		}
		copied.links[i] = kept
	}
	return &copied
}

// price is what it costs to match somebody who has no partner. It costs no
// pair: the sets of people whom a matching can cover are a matroid (Edmonds and
// Fulkerson 1965), so whoever has a candidate is covered by some largest one.
func (s *Session) price(ctx context.Context, person int32) (*Comparison, error) {
	m, t, err := s.near()
	if err != nil {
		return nil, err
	}
	t.favour = person
	after, err := m.solve(ctx, t, s.survey)
	if err != nil {
		return nil, err
	}
	return m.compare(s.best, after), nil
}

// PriceOf says what it costs to match a person who has no partner; nil when
// she has one, or no candidate. It never costs a pair, but somebody else stays
// alone. Errors: ErrUnknownPerson, ErrOverflow, ErrUnproved, or that of the
// context.
func (s *Session) PriceOf(ctx context.Context, a string) (*Comparison, error) {
	person, err := s.one(a)
	if err != nil || s.best.mate[person] >= 0 || s.survey.degree[person] == 0 {
		return nil, err
	}
	return s.price(ctx, person)
}

// WhyNot answers why two people are not a pair, by one more exact solve.
// Errors: ErrUnknownPerson, ErrOverflow, ErrUnproved, or that of the context.
func (s *Session) WhyNot(ctx context.Context, a, b string) (WhyNotAnswer, error) {
	low, high, err := s.two(a, b)
	if err != nil {
		return WhyNotAnswer{}, err
	}
	low, high = min(low, high), max(low, high)
	answer := WhyNotAnswer{A: s.m.people[low].ID, B: s.m.people[high].ID}
	if s.best.mate[low] == high {
		answer.Matched = true
		return answer, nil
	}
	if answer.Forbidden = append(s.m.hits(low, high, s.m.pair(low, high)), s.locked(low, high)...); len(answer.Forbidden) > 0 {
		return answer, nil
	}
	answer.LowerBound, _ = s.bound(low, high)
	m, t, err := s.near()
	if err != nil {
		return answer, err
	}
	t.forced = [2]int32{low, high}
	after, err := m.solve(ctx, t, s.survey)
	if err != nil {
		return answer, err
	}
	answer.Price = m.compare(s.best, after)
	return answer, nil
}

// locked tells of the locks that keep two people for others.
func (s *Session) locked(people ...int32) []RuleHit {
	var hits []RuleHit
	for _, person := range people {
		if other := s.m.partner[person]; other >= 0 {
			hits = append(hits, RuleHit{RuleLocked, fmt.Sprintf("%s is locked to %s: %s",
				s.m.people[person].ID, s.m.people[other].ID, ended(s.m.p.Locks[s.m.lockOf[person]].Reason))})
		}
	}
	return hits
}

// bound is the least that forcing a pair costs, and the same in the solver's
// unit.
func (s *Session) bound(low, high int32) (Bound, blossom.Regret) {
	u, _ := slices.BinarySearch(s.best.people, low)
	v, _ := slices.BinarySearch(s.best.people, high)
	w := s.best.task.weights
	regret := s.best.slacks.RegretLowerBound(blossom.Edge{U: u, V: v, Weight: w.of(s.m.pair(low, high))})
	return Bound{regret.Pairs, wholePoints(regret.Weight, w.point)}, regret
}

// wholePoints is the least number of points that a loss of so much weight can
// be: what comes after the points adds up to less than one of them, and may be
// gained.
func wholePoints(weight, point int64) int64 {
	points := weight / point
	if weight%point < 0 {
		points--
	}
	return points
}
