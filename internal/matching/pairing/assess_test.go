package pairing

import (
	"errors"
	"math/rand/v2"
	"slices"
	"testing"
)

func TestPairsMadeByHandAreHeldAgainstTheBest(t *testing.T) {
	r := rand.New(rand.NewPCG(16, 1))
	for range 200 {
		s := open(t, random(r, 9))
		f := newForce(t, s, nil)
		tried := 0
		f.each(nil, func(pairs []Pair) {
			if tried++; tried%7 != 1 {
				return
			}
			a, err := s.Assess(pairs)
			if err != nil || len(a.Breaches) > 0 {
				t.Fatalf("%v: %+v %v", pairs, a.Breaches, err)
			}
			samePrice(t, f, s.Result().Pairs(), &a.Comparison, f.value(pairs))
			if c := a.Comparison.Cost; c.Pairs < 0 || c.Pairs == 0 && c.Points < 0 {
				t.Fatalf("%v is better than the best: %+v", pairs, c)
			}
		})
	}
}

func TestBreachesOfPairsMadeByHandAreNamed(t *testing.T) {
	p := Problem{On: day, Config: Defaults(), People: from("LDS", "LDS", "KEN", "KEN", "LDS"), Locks: []Lock{{"P0", "P1", "agreed", ""}}}
	s := open(t, p)
	a, err := s.Assess([]Pair{{"P4", "P0"}, {"P3", "P1"}})
	if err != nil {
		t.Fatal(err)
	}
	var got [][]RuleCode
	for _, breach := range a.Breaches {
		var codes []RuleCode
		for _, hit := range breach.Rules {
			codes = append(codes, hit.Rule)
		}
		got = append(got, codes)
	}
	if len(got) != 2 || !slices.Equal(got[0], []RuleCode{RuleLocked}) || !slices.Equal(got[1], []RuleCode{RulePlace, RuleLocked}) {
		t.Errorf("%+v", a.Breaches)
	}
	var wrong *InputError
	if _, err := s.Assess([]Pair{{"P0", "P1"}, {"P0", "P2"}}); !errors.As(err, &wrong) {
		t.Errorf("somebody in two pairs: %v", err)
	}
	if _, err := s.Assess([]Pair{{"P0", "P9"}}); !errors.Is(err, ErrUnknownPerson) {
		t.Errorf("a stranger: %v", err)
	}
}
