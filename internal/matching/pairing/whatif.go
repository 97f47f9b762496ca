package pairing

import (
	"context"
	"fmt"
	"slices"
)

// WhatIf solves the changed problem, near to the present pairs, and compares.
// Locks and vetoes of those who withdraw fall away with them. Errors: as Open.
func (s *Session) WhatIf(ctx context.Context, c Change) (WhatIfAnswer, error) {
	p, err := c.apply(s.m.p)
	if err != nil {
		return WhatIfAnswer{}, err
	}
	p.Draft = s.result.Pairs()
	changed, err := Open(ctx, p, Options{})
	if err != nil {
		return WhatIfAnswer{}, err
	}
	return WhatIfAnswer{
		Comparison: difference(s.result, changed.result),
		Problem:    changed.m.p,
		Result:     changed.result,
	}, nil
}

// difference compares two results of possibly different people.
func difference(before, after Result) Comparison {
	b, a := before.Totals, after.Totals
	c := Comparison{
		Cost: Cost{Pairs: b.Pairs - a.Pairs, Points: b.Points + b.KeepBonus - a.Points - a.KeepBonus,
			KeepBonus: b.KeepBonus - a.KeepBonus, Kept: b.Kept - a.Kept},
		Gone: []Pair{}, New: []Match{}, LosePartner: []string{}, GainPartner: []string{},
	}
	was, is := map[Pair]bool{}, map[Pair]bool{}
	had := map[string]bool{}
	for _, pair := range before.Pairs() {
		was[pair], had[pair.A], had[pair.B] = true, true, true
	}
	for _, match := range after.Matches {
		pair := match.Pair()
		is[pair] = true
		if was[pair] {
			c.Kept++
			continue
		}
		c.New = append(c.New, match)
		for _, id := range []string{pair.A, pair.B} {
			if !had[id] {
				c.GainPartner = append(c.GainPartner, id)
			}
		}
	}
	for _, pair := range before.Pairs() {
		if !is[pair] {
			c.Gone = append(c.Gone, pair)
		}
	}
	for _, u := range after.Unmatched {
		if had[u.Person] {
			c.LosePartner = append(c.LosePartner, u.Person)
		}
	}
	slices.Sort(c.GainPartner)
	return c
}

// apply gives the changed problem; lifting what is not there is an issue.
func (c Change) apply(p Problem) (Problem, error) {
	var issues []Issue
	for _, pair := range c.Unlock {
		before := len(p.Locks)
		p.Locks = slices.DeleteFunc(slices.Clone(p.Locks), func(l Lock) bool { return Pair{l.A, l.B} == orient(pair) })
		if len(p.Locks) == before {
			issues = append(issues, Issue{pair.A, "unlock", fmt.Sprintf("%s and %s are not locked to each other.", pair.A, pair.B)})
		}
	}
	for _, pair := range c.LiftVetoes {
		before := len(p.Vetoes)
		p.Vetoes = slices.DeleteFunc(slices.Clone(p.Vetoes), func(v Veto) bool { return Pair{v.A, v.B} == orient(pair) })
		if len(p.Vetoes) == before {
			issues = append(issues, Issue{pair.A, "liftVetoes", fmt.Sprintf("The coordinator has no veto of %s and %s.", pair.A, pair.B)})
		}
	}
	p.People = replaced(p.People, c.Add)
	p.Withdrawn = slices.DeleteFunc(slices.Clone(p.Withdrawn), func(id string) bool {
		return slices.ContainsFunc(c.Add, func(back Person) bool { return back.ID == id })
	})
	if issues = append(issues, p.strangers(c.Withdraw)...); len(issues) > 0 {
		return p, &InputError{issues}
	}
	if c.Config != nil {
		p.Config = *c.Config
	}
	p = p.without(c.Withdraw)
	p.Locks = slices.Concat(p.Locks, c.Lock)
	p.Vetoes = slices.Concat(p.Vetoes, c.Veto)
	return p, nil
}

func replaced(people, add []Person) []Person {
	added := map[string]bool{}
	for _, person := range add {
		added[person.ID] = true
	}
	rest := slices.DeleteFunc(slices.Clone(people), func(p Person) bool { return added[p.ID] })
	return slices.Concat(rest, add)
}

// strangers tells of those who are to withdraw but were never there.
func (p Problem) strangers(ids []string) []Issue {
	var issues []Issue
	for _, id := range ids {
		if !slices.ContainsFunc(p.People, func(person Person) bool { return person.ID == id }) {
			issues = append(issues, Issue{id, "withdrawn", fmt.Sprintf("%q cannot withdraw: nobody has that id.", id)})
		}
	}
	return issues
}

// without withdraws people; what was decided about them falls away.
func (p Problem) without(ids []string) Problem {
	p.Withdrawn = slices.Concat(p.Withdrawn, ids)
	left := func(a, b string) bool { return slices.Contains(ids, a) || slices.Contains(ids, b) }
	p.Locks = slices.DeleteFunc(slices.Clone(p.Locks), func(l Lock) bool { return left(l.A, l.B) })
	p.Vetoes = slices.DeleteFunc(slices.Clone(p.Vetoes), func(v Veto) bool { return left(v.A, v.B) })
	return p
}
