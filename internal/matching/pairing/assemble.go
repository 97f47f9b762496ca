package pairing

import (
	"context"
	"slices"
)

// assemble words the verified solution of the session.
func (s *Session) assemble(ctx context.Context, o Options) (Result, error) {
	m := s.m
	r := Result{
		Engine: Version, Config: m.p.Config.Version, On: m.p.On, InputHash: fingerprint(m.p),
		Matches: m.matches(s.best.mate), Totals: m.totals(s.best),
		Counts:        s.survey.counts(),
		ProposedLocks: m.proposedLocks(), Notes: m.notes(), Proof: m.proof(s.best),
	}
	var err error
	if r.BlockingPairs, err = m.blocking(ctx, s.best.mate); err != nil {
		return r, err
	}
	r.Unmatched, err = s.unmatched(ctx, o)
	return r, err
}

func (m *model) matches(mate []int32) []Match {
	matches := []Match{}
	for i, other := range mate {
		if int32(i) < other {
			matches = append(matches, m.match(int32(i), other))
		}
	}
	return matches
}

func (m *model) totals(s *solution) Totals {
	return Totals{
		People: len(m.people), Pairs: s.tally.pairs, Unmatched: len(m.people) - 2*s.tally.pairs,
		Points: s.tally.points, Kept: s.tally.kept, KeepBonus: m.bonus(s.tally),
	}
}

// bonus is what the kept pairs were given by the configuration.
func (m *model) bonus(t tally) int64 { return int64(t.kept) * m.p.Config.Criteria.Keep }

func (m *model) proof(s *solution) Proof {
	w := s.task.weights
	return Proof{Verified: true, People: m.ids(s.people), PointWeight: w.point, KeepWeight: w.keep,
		DraftWeight: w.draft, Certificate: s.certificate}
}

func (m *model) ids(numbers []int32) []string {
	ids := make([]string, len(numbers))
	for i, number := range numbers {
		ids[i] = m.people[number].ID
	}
	return ids
}

// blocking counts the pairs of people, not locked, who would each rather have
// the other than what they got, by points (Gale and Shapley 1962). Whoever has
// nobody would rather have anybody.
func (m *model) blocking(ctx context.Context, mate []int32) (int, error) {
	got := make([]int64, len(m.people))
	for i, other := range mate {
		got[i] = -1
		if other >= 0 {
			got[i] = m.pair(int32(i), other).points
		}
	}
	pairs, room := 0, make([]cell, 0, len(m.people))
	for i := range m.people {
		low := int32(i)
		if err := ctx.Err(); err != nil {
			return 0, err
		}
		if m.partner[low] >= 0 || m.held[low] != 0 {
			continue
		}
		room = m.row(low, room)
		for _, c := range room {
			if c.candidate() && c.points > got[low] && c.points > got[c.to] && m.partner[c.to] < 0 {
				pairs++
			}
		}
	}
	return pairs, nil
}

// proposedLocks are the mutual wishes of people who are not locked.
func (m *model) proposedLocks() []ProposedLock {
	proposed, of := []ProposedLock{}, map[string][]Pair{}
	for i, links := range m.links {
		for _, l := range links {
			low := int32(i)
			if l.say&linkWishLow == 0 || l.say&linkWishHigh == 0 || m.partner[low] >= 0 || m.partner[l.to] >= 0 {
				continue
			}
			p := ProposedLock{A: m.people[low].ID, B: m.people[l.to].ID, Forbidden: m.hits(low, l.to, m.pair(low, l.to))}
			proposed = append(proposed, p)
			of[p.A], of[p.B] = append(of[p.A], Pair{p.A, p.B}), append(of[p.B], Pair{p.A, p.B})
		}
	}
	for i, p := range proposed {
		rivals := slices.Concat(of[p.A], of[p.B])
		rivals = slices.DeleteFunc(rivals, func(r Pair) bool { return r == Pair{p.A, p.B} })
		proposed[i].Rivals = pairSet(rivals)
	}
	return proposed
}
