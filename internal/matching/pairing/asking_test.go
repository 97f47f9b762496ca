package pairing

import (
	"cmp"
	"context"
	"errors"
	"math/rand/v2"
	"slices"
	"testing"
)

// changed gives the pairs after a comparison.
func changed(before []Pair, c *Comparison) []Pair {
	after := slices.DeleteFunc(slices.Clone(before), func(p Pair) bool { return slices.Contains(c.Gone, p) })
	for _, m := range c.New {
		after = append(after, m.Pair())
	}
	return after
}

func (v value) minus(o value) Cost {
	return Cost{Pairs: v.pairs - o.pairs, Points: v.points - o.points, Kept: v.kept - o.kept}
}

// samePrice fails unless a comparison leads from the present pairs to the best
// of those that hold the condition, and says so.
func samePrice(t *testing.T, f *force, present []Pair, c *Comparison, want value) {
	t.Helper()
	after := changed(present, c)
	f.valid(after)
	if got := f.value(after); got != want {
		t.Fatalf("%v is worth %+v, by force %+v", after, got, want)
	}
	cost := c.Cost
	cost.KeepBonus = 0
	if worth := f.value(present); cost != worth.minus(want) {
		t.Fatalf("cost %+v from %+v to %+v", c.Cost, worth, want)
	}
	if c.Cost.KeepBonus != int64(c.Cost.Kept)*f.bonus {
		t.Fatalf("bonus of %+v", c.Cost)
	}
	had, has := map[string]bool{}, map[string]bool{}
	for _, p := range present {
		had[p.A], had[p.B] = true, true
	}
	for _, p := range after {
		has[p.A], has[p.B] = true, true
	}
	for _, id := range f.ids {
		if slices.Contains(c.LosePartner, id) != (had[id] && !has[id]) || slices.Contains(c.GainPartner, id) != (!had[id] && has[id]) {
			t.Fatalf("%s: loses %v, gains %v", id, c.LosePartner, c.GainPartner)
		}
	}
	if c.Kept != len(present)-len(c.Gone) {
		t.Fatalf("%d kept of %v without %v", c.Kept, present, c.Gone)
	}
}

func TestWhyNotByForce(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 1))
	asked := 0
	for range 450 {
		s := open(t, random(r, 9))
		present := s.Result().Pairs()
		f := newForce(t, s, present)
		for i, a := range f.ids {
			for _, b := range f.ids[i+1:] {
				answer, err := s.WhyNot(context.Background(), b, a)
				if err != nil {
					t.Fatal(err)
				}
				pair := Pair{a, b}
				_, candidate := f.points[pair]
				switch {
				case slices.Contains(present, pair) != answer.Matched, answer.A != a, answer.B != b:
					t.Fatalf("%v: %+v", pair, answer)
				case answer.Matched:
				case !candidate:
					if len(answer.Forbidden) == 0 || answer.Price != nil {
						t.Fatalf("%v is no candidate: %+v", pair, answer)
					}
				default:
					asked++
					samePrice(t, f, present, answer.Price, f.best(pair))
					boundHolds(t, answer)
				}
			}
		}
	}
	if asked < 1000 {
		t.Errorf("only %d answers had a price", asked)
	}
}

// boundHolds: nothing costs less than the bound, and the bound is not negative.
func boundHolds(t *testing.T, a WhyNotAnswer) {
	t.Helper()
	bound, cost := a.LowerBound, a.Price.Cost
	if bound.Pairs < 0 || bound.Pairs == 0 && bound.Points < 0 {
		t.Fatalf("the bound %+v is negative", bound)
	}
	if cmp.Or(cmp.Compare(cost.Pairs, bound.Pairs), cmp.Compare(cost.Points, bound.Points)) < 0 {
		t.Fatalf("%s and %s cost %+v, less than the bound %+v", a.A, a.B, cost, bound)
	}
}

func TestCandidatesAreAllThatMayBeAndOrderedByTheirBound(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 1))
	for range 100 {
		s := open(t, random(r, 9))
		f := newForce(t, s, nil)
		for _, a := range f.ids {
			candidates, err := s.Candidates(a)
			if err != nil {
				t.Fatal(err)
			}
			last := Bound{}
			for _, c := range candidates {
				pair := orient(Pair{a, c.Person})
				if points, ok := f.points[pair]; !ok || points != c.Points || slices.Contains(f.locks, pair) {
					t.Fatalf("%s is no candidate of %s with %d points", c.Person, a, c.Points)
				}
				if c.Matched != slices.Contains(s.Result().Pairs(), pair) || c.Matched && c.LowerBound != (Bound{}) {
					t.Fatalf("%+v of %s", c, a)
				}
				if cmp.Or(cmp.Compare(c.LowerBound.Pairs, last.Pairs), cmp.Compare(c.LowerBound.Points, last.Points)) < 0 {
					t.Fatalf("%+v after %+v", c, last)
				}
				last = c.LowerBound
			}
			count := 0
			for pair := range f.points {
				if (pair.A == a || pair.B == a) && !slices.Contains(f.locks, pair) {
					count++
				}
			}
			if count != len(candidates) {
				t.Fatalf("%s has %d candidates, %d were listed", a, count, len(candidates))
			}
		}
	}
}

func TestRanksByForce(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 1))
	for range 100 {
		s := open(t, random(r, 9))
		f := newForce(t, s, nil)
		for pair, points := range f.points {
			e, err := s.Explain(pair.A, pair.B)
			if err != nil {
				t.Fatal(err)
			}
			if slices.Contains(f.locks, pair) {
				continue
			}
			better, tied, of := 0, -1, 0
			for _, other := range f.ids {
				x, err := s.Explain(pair.A, other)
				if other == pair.A || err != nil || len(x.Forbidden) > 0 {
					continue
				}
				of++
				if x.Points > points {
					better++
				} else if x.Points == points {
					tied++
				}
			}
			if want := (Rank{better + 1, tied, of}); *e.BForA != want {
				t.Fatalf("%v: rank %+v, by force %+v", pair, *e.BForA, want)
			}
		}
	}
}

func TestThePriceOfAPartnerByForce(t *testing.T) {
	r := rand.New(rand.NewPCG(6, 1))
	priced := 0
	for range 400 {
		s := open(t, random(r, 9))
		present := s.Result().Pairs()
		f := newForce(t, s, present)
		for _, u := range s.Result().Unmatched {
			want := value{pairs: -1}
			f.each(nil, func(pairs []Pair) {
				covers := slices.ContainsFunc(pairs, func(p Pair) bool { return p.A == u.Person || p.B == u.Person })
				if v := f.value(pairs); covers && v.compare(want) > 0 {
					want = v
				}
			})
			if (u.Price == nil) != (want.pairs < 0) {
				t.Fatalf("%+v, by force %+v", u, want)
			}
			if u.Price == nil {
				continue
			}
			priced++
			samePrice(t, f, present, u.Price, want)
			if u.Price.Cost.Pairs != 0 || !slices.Equal(u.Price.GainPartner, []string{u.Person}) || len(u.Price.LosePartner) != 1 {
				t.Fatalf("a partner for %s: %+v", u.Person, u.Price)
			}
		}
	}
	if priced < 100 {
		t.Errorf("only %d prices", priced)
	}
}

func TestSomebodyUnknownIsSaid(t *testing.T) {
	s := open(t, random(rand.New(rand.NewPCG(7, 1)), 9))
	_, err := s.Explain("P0", "nobody")
	_, err2 := s.WhyNot(context.Background(), "P0", "P0")
	_, err3 := s.Candidates("nobody")
	_, err4 := s.PriceOf(context.Background(), "nobody")
	for _, err := range []error{err, err2, err3, err4} {
		if !errors.Is(err, ErrUnknownPerson) {
			t.Errorf("%v is not ErrUnknownPerson", err)
		}
	}
}

func TestWholePointsAreTheLeastThatALossCanBe(t *testing.T) {
	const point = 6
	for weight := int64(-40); weight <= 40; weight++ {
		least := int64(-100)
		for least*point+(point-1) < weight {
			least++
		}
		if got := wholePoints(weight, point); got != least {
			t.Errorf("%d of %d: %d, want %d", weight, point, got, least)
		}
	}
}
