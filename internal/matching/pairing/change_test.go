package pairing

import (
	"cmp"
	"context"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"
)

// randomChange is one or several things that a coordinator might try.
func randomChange(r *rand.Rand, s *Session) Change {
	var c Change
	p, n := s.Problem(), len(s.Problem().People)
	one := func() string { return p.People[r.IntN(n)].ID }
	if r.IntN(4) == 0 {
		config := Defaults()
		config.Criteria.Sector, config.Rules.Place = int64(r.IntN(60)), AnyArea
		c.Config = &config
	}
	if r.IntN(3) == 0 {
		added := randomPerson(r, n, n)
		added.Manager = ""
		c.Add = []Person{added}
	}
	if r.IntN(3) == 0 {
		c.Withdraw = []string{one()}
	}
	if len(p.Locks) > 0 && r.IntN(2) == 0 {
		c.Unlock = []Pair{{p.Locks[0].B, p.Locks[0].A}}
	}
	if len(p.Vetoes) > 0 && r.IntN(2) == 0 {
		c.LiftVetoes = []Pair{{p.Vetoes[0].A, p.Vetoes[0].B}}
	}
	a, b := one(), one()
	settled := func(id string) bool {
		return slices.Contains(c.Withdraw, id) || slices.ContainsFunc(p.Locks, func(l Lock) bool { return l.A == id || l.B == id })
	}
	vetoed := slices.ContainsFunc(p.Vetoes, func(v Veto) bool { return orient(Pair{a, b}) == Pair{v.A, v.B} })
	switch {
	case a == b || settled(a) || settled(b) || vetoed || len(c.Unlock)+len(c.LiftVetoes)+len(c.Withdraw) > 0:
	case r.IntN(2) == 0:
		c.Lock = []Lock{{a, b, "a try", "a try"}}
	default:
		c.Veto = []Veto{{a, b, "a try"}}
	}
	return c
}

func TestWhatIfByForce(t *testing.T) {
	r := rand.New(rand.NewPCG(8, 1))
	for i := range 300 {
		s := open(t, random(r, 8))
		change := randomChange(r, s)
		answer, err := s.WhatIf(context.Background(), change)
		if err != nil {
			t.Fatalf("case %d: %v\n%+v", i, err, change)
		}
		before := s.Result().Pairs()
		again := open(t, answer.Problem)
		if !reflect.DeepEqual(again.Result(), answer.Result) {
			t.Fatalf("case %d: the changed problem gives another result", i)
		}
		f := newForce(t, again, before)
		after := answer.Result.Pairs()
		f.valid(after)
		if got, want := f.value(after), f.best(); got != want {
			t.Fatalf("case %d: %+v, by force %+v", i, got, want)
		}
		compared(t, s.Result(), answer)
	}
}

// compared holds the comparison against the two results.
func compared(t *testing.T, before Result, answer WhatIfAnswer) {
	t.Helper()
	c, was, is := answer.Comparison, before.Totals, answer.Result.Totals
	want := Cost{was.Pairs - is.Pairs, was.Points + was.KeepBonus - is.Points - is.KeepBonus, was.KeepBonus - is.KeepBonus, was.Kept - is.Kept}
	if c.Cost != want {
		t.Fatalf("cost %+v, want %+v", c.Cost, want)
	}
	after := changed(before.Pairs(), &c)
	if got := pairSet(after); !slices.Equal(got, pairSet(answer.Result.Pairs())) {
		t.Fatalf("the comparison leads to %v, the result is %v", got, answer.Result.Pairs())
	}
	if c.Kept+len(c.Gone) != was.Pairs || c.Kept+len(c.New) != is.Pairs {
		t.Fatalf("%+v does not add up", c)
	}
	alone := func(r Result, id string) bool {
		return slices.ContainsFunc(r.Unmatched, func(u Unmatched) bool { return u.Person == id })
	}
	paired := func(r Result, id string) bool {
		return slices.ContainsFunc(r.Matches, func(m Match) bool { return m.A == id || m.B == id })
	}
	for i := range 10 {
		id := fmt.Sprintf("P%d", i)
		if slices.Contains(c.LosePartner, id) != (paired(before, id) && alone(answer.Result, id)) ||
			slices.Contains(c.GainPartner, id) != (!paired(before, id) && paired(answer.Result, id)) {
			t.Fatalf("%s: loses %v, gains %v", id, c.LosePartner, c.GainPartner)
		}
	}
}

// pointOf is the place of a result on a frontier.
type pointOf struct {
	kept   int
	points int64
}

// corners are the supported points by force: those that are alone the best, or
// that keep most of the best, for some keep bonus.
func corners(all []pointOf) []pointOf {
	slices.SortFunc(all, func(a, b pointOf) int { return cmp.Or(cmp.Compare(b.kept, a.kept), cmp.Compare(b.points, a.points)) })
	var hull []pointOf
	for _, p := range all {
		if len(hull) > 0 && p.points <= hull[len(hull)-1].points {
			continue
		}
		for len(hull) >= 2 {
			a, b := hull[len(hull)-2], hull[len(hull)-1]
			if (b.points-a.points)*int64(a.kept-p.kept) > (p.points-a.points)*int64(a.kept-b.kept) {
				break
			}
			hull = hull[:len(hull)-1]
		}
		hull = append(hull, p)
	}
	return hull
}

func TestRematchByForce(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 1))
	several := 0
	for i := range 300 {
		p := random(r, 10)
		p.Previous, p.Draft = nil, nil
		first := open(t, p)
		previous := first.Result().Pairs()
		if len(previous) == 0 {
			continue
		}
		leaver := previous[r.IntN(len(previous))].A
		if r.IntN(2) == 0 { // the numbers of another year
			p.Config.Criteria.Sector, p.Config.Criteria.Place.Same = int64(r.IntN(50)), int64(r.IntN(50))
		}
		if r.IntN(3) == 0 { // a pair that may not stay
			pair := previous[r.IntN(len(previous))]
			p = p.without([]string{pair.A})
			p.Withdrawn = nil
			p.Vetoes = append(p.Vetoes, Veto{pair.A, pair.B, "a row"})
		}
		frontier, err := Rematch(context.Background(), p, []string{leaver}, previous, Options{})
		if err != nil {
			t.Fatal(err)
		}
		rest := p.without([]string{leaver})
		rest.Previous = previous
		f := newForce(t, open(t, rest), nil)
		if frontierByForce(t, i, f, frontier, leaver) > 1 {
			several++
		}
	}
	if several < 30 {
		t.Errorf("only %d frontiers had a choice", several)
	}
}

func frontierByForce(t *testing.T, i int, f *force, got Frontier, leaver string) int {
	t.Helper()
	most, unchanged := f.best(), value{pairs: -1}
	var all []pointOf
	keeps := 0 // pairs that may stay
	for pair := range f.before {
		if _, ok := f.points[pair]; ok && pair.A != leaver && pair.B != leaver {
			keeps++
		}
	}
	f.each(nil, func(pairs []Pair) {
		v := f.value(pairs)
		v.points -= int64(v.kept) * f.bonus
		if v.pairs == most.pairs {
			all = append(all, pointOf{v.kept, v.points})
		}
		if v.kept == keeps && v.compare(unchanged) > 0 {
			unchanged = v
		}
	})
	options := got.Options
	if unchanged.pairs < most.pairs && unchanged.pairs >= 0 {
		o := options[0]
		if o.Totals.Pairs != unchanged.pairs || o.Totals.Points != unchanged.points || o.Totals.Kept != keeps || !o.FewestChanges || !o.FewerPairs {
			t.Fatalf("case %d: %+v instead of %+v unchanged", i, o.Totals, unchanged)
		}
		options = options[1:]
	}
	want := corners(all)
	if len(want) != len(options) {
		t.Fatalf("case %d: %d options, by force %v", i, len(options), want)
	}
	usual := 0
	for k, o := range options {
		if (pointOf{o.Totals.Kept, o.Totals.Points}) != want[k] || o.Totals.Pairs != most.pairs || o.FewerPairs {
			t.Fatalf("case %d: option %+v, by force %v", i, o.Totals, want[k])
		}
		optionHolds(t, f, o)
		if o.Default {
			usual++
			if v := f.value(optionPairs(o)); v.compare(most) != 0 {
				t.Fatalf("case %d: default %+v, by force %+v", i, v, most)
			}
		}
	}
	if usual != 1 || !got.Options[0].FewestChanges || !options[len(options)-1].MostPoints {
		t.Fatalf("case %d: the marks of %+v", i, got.Options)
	}
	return len(got.Options)
}

func optionPairs(o Option) []Pair { return Result{Matches: o.Matches}.Pairs() }

func optionHolds(t *testing.T, f *force, o Option) {
	t.Helper()
	pairs := optionPairs(o)
	f.valid(pairs)
	gone := 0
	for pair := range f.before {
		here := slices.Contains(f.ids, pair.A) && slices.Contains(f.ids, pair.B)
		if here && !slices.Contains(pairs, pair) {
			gone++
			if !slices.Contains(o.Gone, pair) {
				t.Fatalf("%v is gone but not told: %v", pair, o.Gone)
			}
		}
	}
	if gone != o.Changed || gone != len(o.Gone) || len(o.New)+o.Totals.Kept != len(pairs) || len(o.Unmatched) != len(f.ids)-2*len(pairs) {
		t.Fatalf("%d gone, %+v", gone, o)
	}
}

func TestALockIsThePairAndTheBestOfTheRest(t *testing.T) {
	r := rand.New(rand.NewPCG(10, 1))
	for range 200 {
		p := random(r, 9)
		p.Locks, p.Draft = nil, nil
		s := open(t, p)
		candidate, ok := someCandidate(r, s)
		if !ok {
			continue
		}
		locked, rest := p, p
		locked.Locks = []Lock{{candidate.A, candidate.B, "together", "agreed"}}
		rest = rest.without([]string{candidate.A, candidate.B})
		a, b := open(t, locked).Result(), open(t, rest).Result()
		var others []Pair
		for _, pair := range a.Pairs() {
			if pair != candidate {
				others = append(others, pair)
			}
		}
		if !slices.Equal(others, pairSet(b.Pairs())) || a.Counts.Candidates != b.Counts.Candidates {
			t.Fatalf("with the lock of %v: %v; without the two: %v", candidate, a.Pairs(), b.Pairs())
		}
	}
}

func TestAVetoIsThePairTakenAway(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 1))
	for range 200 {
		p := random(r, 9)
		p.Locks, p.Draft = nil, nil
		s := open(t, p)
		pair, ok := someCandidate(r, s)
		if !ok {
			continue
		}
		f := newForce(t, s, nil)
		delete(f.points, pair)
		p.Vetoes = append(p.Vetoes, Veto{pair.B, pair.A, "no"})
		vetoed := open(t, p)
		if got, want := f.value(vetoed.Result().Pairs()), f.best(); got != want {
			t.Fatalf("%+v without %v, by force %+v", got, pair, want)
		}
		if got, want := vetoed.Result().Counts.Candidates, s.Result().Counts.Candidates-1; got != want {
			t.Fatalf("%d candidates, want %d", got, want)
		}
	}
}

func someCandidate(r *rand.Rand, s *Session) (Pair, bool) {
	people := s.Problem().People
	a := people[r.IntN(len(people))].ID
	candidates, err := s.Candidates(a)
	if err != nil || len(candidates) == 0 {
		return Pair{}, false
	}
	return orient(Pair{a, candidates[r.IntN(len(candidates))].Person}), true
}
