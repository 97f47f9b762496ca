package assign

import (
	"cmp"
	"context"
	"errors"
	"slices"

	"tandem/internal/matching/flow"
)

// Sessions gives everybody their sessions. In this order: as few wanted sessions
// missing as possible, the missing ones spread evenly, as few people as possible
// with only their last choices, the best ranks (all measured by Satisfaction),
// and between equal claims the lot. It is exact unless Optimal says otherwise,
// and what proves it was verified before it is returned. The error is *Invalid
// or that of the context; people who cannot be given what they want are no error
// but part of the result.
func Sessions(ctx context.Context, p Choosing, o ChoosingOptions) (ChoosingResult, error) {
	if err := p.check(); err != nil {
		return ChoosingResult{}, err
	}
	n := newChoosing(p, o.Seed)
	b := &branching{choosing: n, ctx: ctx}
	best, bound, proved, err := b.best(cmp.Or(max(0, o.Nodes), 2000), o.Progress)
	if err != nil {
		return ChoosingResult{}, err
	}
	r := ChoosingResult{Seed: o.Seed, Lots: n.lots(), Optimal: proved, AtBest: satisfaction(bound),
		Solved: b.solved, Certificate: best.solved, Satisfaction: satisfaction(best.solved.Cost)}
	n.fill(&r, best.given)
	r.Reasons = n.choosingReasons(best, r)
	return r, VerifySessions(p, r)
}

// fill lists what is given, and counts it by session and by rank.
func (n *choosing) fill(r *ChoosingResult, held [][]int) {
	taken := make([]int, len(n.Sessions))
	longest := 0
	for _, c := range n.People {
		longest = max(longest, len(c.Choices))
	}
	r.Profile = make([]int, longest+1)
	for i := range n.People {
		for _, s := range held[i] {
			rank := n.rank(i, s)
			taken[s]++
			if rank == 0 {
				r.Profile[longest]++
			} else {
				r.Profile[rank-1]++
			}
			r.Given = append(r.Given, Given{n.People[i].ID, n.Sessions[s].ID, rank, n.fix[[2]int{i, s}]})
		}
	}
	for s, session := range n.Sessions {
		r.Sessions = append(r.Sessions, Outcome{session.ID, taken[s], taken[s] > 0})
	}
}

// VerifySessions checks a result against its rows: places, slots, clashes, least
// numbers, fixed attendances, every sum, and, when no branching was needed, by
// the certificate that nothing is better.
func VerifySessions(p Choosing, r ChoosingResult) error {
	if err := p.check(); err != nil {
		return err
	}
	n := newChoosing(p, r.Seed)
	held, err := n.heldOf(r.Given)
	if err != nil {
		return err
	}
	if err := n.allowed(held); err != nil {
		return err
	}
	var counted ChoosingResult
	n.fill(&counted, held)
	total, drawn := n.total(held)
	same := slices.Equal(counted.Given, r.Given) && slices.Equal(counted.Sessions, r.Sessions) && slices.Equal(counted.Profile, r.Profile)
	if !same || total != r.Satisfaction || !slices.Equal(n.lots(), r.Lots) {
		return errors.New("the sums of the result are not those of what is given")
	}
	if r.Optimal && r.AtBest != r.Satisfaction {
		return errors.New("it is called optimal without a proof")
	}
	if r.Solved != 1 {
		return nil
	}
	w := n.network(decisions{})
	if err := flow.VerifyInOrder(w.Problem, w.costs, r.Certificate); err != nil {
		return err
	}
	proved := n.held(w, r.Certificate)
	if !slices.EqualFunc(held, proved, slices.Equal) || r.Certificate.Cost[lots] != drawn || satisfaction(r.Certificate.Cost) != total {
		return errors.New("the certificate belongs to other sessions")
	}
	return nil
}

// heldOf reads what is given back from its rows.
func (n *choosing) heldOf(given []Given) ([][]int, error) {
	held := make([][]int, len(n.People))
	for _, g := range given {
		i := slices.IndexFunc(n.People, func(c Chooser) bool { return c.ID == g.Person })
		s, known := n.at[g.Session]
		if i < 0 || !known || slices.Contains(held[i], s) {
			return nil, errors.New("somebody or something unknown is given, or given twice: " + g.Person + " in " + g.Session)
		}
		if n.rank(i, s) == 0 && !n.Unchosen && !n.fix[[2]int{i, s}] {
			return nil, errors.New(n.person(i) + " is given a session that was not chosen")
		}
		held[i] = append(held[i], s)
	}
	for i := range held {
		slices.Sort(held[i])
	}
	return held, nil
}

// allowed checks the rules on people and on sessions.
func (n *choosing) allowed(held [][]int) error {
	taken, anyFixed := make([]int, len(n.Sessions)), make([]bool, len(n.Sessions))
	for i, mine := range held {
		if len(mine) > n.wanted(i) {
			return errors.New(n.person(i) + " has more sessions than wanted")
		}
		for k, s := range mine {
			taken[s]++
			if slices.ContainsFunc(mine[:k], func(other int) bool { return n.clashes(s, other) }) {
				return errors.New(n.person(i) + " has two sessions that clash")
			}
		}
		for _, s := range n.fixedOf(i) {
			anyFixed[s] = true
			if !slices.Contains(mine, s) {
				return errors.New(n.person(i) + " lacks a session in which attendance is fixed")
			}
		}
	}
	for s, session := range n.Sessions {
		if taken[s] > session.Places || taken[s] > 0 && taken[s] < session.Least && !anyFixed[s] {
			return errors.New("too many or too few people are in " + n.session(s))
		}
	}
	return nil
}
