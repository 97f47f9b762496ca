package pairing

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"reflect"
	"strings"
	"testing"
)

// alike are n people of whom nothing but the area is known.
func alike(n int) Problem {
	p := Problem{On: day, Config: Defaults(), People: make([]Person, n)}
	for i := range p.People {
		p.People[i] = Person{ID: fmt.Sprintf("P%05d", i), Areas: []string{"LDS"}}
	}
	return p
}

func TestThousandsOfIdenticalPeople(t *testing.T) {
	n := 5000
	if testing.Short() {
		n = 700
	}
	s := open(t, alike(n))
	r := s.Result()
	if r.Totals.Pairs != n/2 || r.Totals.Points != int64(20*n) || r.BlockingPairs != 0 || r.Counts.Candidates != n*(n-1)/2 {
		t.Errorf("%+v %+v", r.Totals, r.Counts)
	}
	candidates, err := s.Candidates("P00007")
	if err != nil || len(candidates) != n-1 || candidates[n-2].LowerBound != (Bound{}) {
		t.Errorf("%d candidates, %v", len(candidates), err)
	}
}

func TestTooManyPeopleAreRefusedInASentence(t *testing.T) {
	for _, n := range []int{MaxPeople + 1, 6000} {
		if testing.Short() && n == 6000 {
			continue
		}
		if _, err := Solve(context.Background(), alike(n)); !errors.Is(err, ErrTooLarge) {
			t.Errorf("%d people: %v", n, err)
		}
	}
}

func TestPointsThatCannotBeAddedAreRefused(t *testing.T) {
	m := newModel(canonical(alike(4)))
	if _, err := m.pack(math.MaxInt64/2, 1); !errors.Is(err, ErrOverflow) {
		t.Errorf("pack: %v", err)
	}
	if _, err := m.pack(1, math.MaxInt64/2); !errors.Is(err, ErrOverflow) {
		t.Errorf("pack: %v", err)
	}
	m = newModel(canonical(Problem{On: day, Config: Defaults(), People: from("LDS", "BRD", "LDS", "BRD")}))
	s, err := m.survey(context.Background(), nil)
	if err != nil {
		t.Fatal(err)
	}
	// what passes here may still be too much for the solver, which says so too
	if _, err := m.solve(context.Background(), plain(weights{point: 1 << 53, keep: 1, draft: 1}), s); !errors.Is(err, ErrOverflow) {
		t.Errorf("solve: %v", err)
	}
	m.p.Config.Criteria.Sector = math.MaxInt64 / 8
	if _, err := m.packKept(); !errors.Is(err, ErrOverflow) {
		t.Errorf("packKept: %v", err)
	}
}

func TestTheLargestPointsAllowedAreSolved(t *testing.T) {
	p := alike(9)
	c := &p.Config.Criteria
	for _, points := range []*int64{&c.Place.Same, &c.Place.Neighbouring, &c.Sector, &c.Role, &c.Themes.Each, &c.Themes.Most,
		&c.Seniority.Same, &c.Seniority.OneApart, &c.Availability.Each, &c.Availability.Most, &c.Wish.OneSided, &c.Wish.Mutual, &c.Keep} {
		*points = MaxPoints
	}
	p.Previous = []Pair{{"P00000", "P00001"}, {"P00002", "P00003"}}
	if r := open(t, p).Result(); r.Totals.Points != 4*MaxPoints || r.Totals.Kept != 2 {
		t.Errorf("%+v", r.Totals)
	}
}

// ending is a context that ends after so many looks at it.
type ending struct {
	context.Context
	looks int
}

func (c *ending) Err() error {
	if c.looks--; c.looks < 0 {
		return context.Canceled
	}
	return nil
}

func TestItCanBeCancelledAtAnyMoment(t *testing.T) {
	p := alike(41)
	s := open(t, p)
	for name, ask := range map[string]func(context.Context) error{
		"solve":   func(ctx context.Context) error { _, err := Solve(ctx, p); return err },
		"why not": func(ctx context.Context) error { _, err := s.WhyNot(ctx, "P00000", "P00009"); return err },
		"what if": func(ctx context.Context) error { _, err := s.WhatIf(ctx, Change{}); return err },
		"price":   func(ctx context.Context) error { _, err := s.PriceOf(ctx, "P00040"); return err },
		"rematch": func(ctx context.Context) error {
			_, err := Rematch(ctx, p, []string{"P00003"}, s.Result().Pairs(), Options{})
			return err
		},
		"check": func(ctx context.Context) error { return Check(ctx, p, s.Result()) },
	} {
		t.Run(name, func(t *testing.T) {
			looks := 0
			for ; ; looks++ {
				err := ask(&ending{context.Background(), looks})
				if err == nil {
					break
				}
				if !errors.Is(err, context.Canceled) {
					t.Fatalf("after %d looks: %v", looks, err)
				}
			}
			if looks < 10 && name != "price" {
				t.Errorf("it looked only %d times", looks)
			}
		})
	}
}

func TestProgressEndsWhereItSaid(t *testing.T) {
	last, stages := map[string]Progress{}, 0
	_, err := Open(context.Background(), alike(61), Options{Progress: func(p Progress) {
		if _, seen := last[p.Stage]; !seen {
			stages++
		}
		if p.Done > p.Total || p.Done < 0 {
			t.Errorf("%+v", p)
		}
		last[p.Stage] = p
	}})
	if err != nil || stages < 3 {
		t.Fatalf("%d stages, %v", stages, err)
	}
	for _, stage := range []string{"comparing people", "proving", "explaining"} {
		if p := last[stage]; p.Total == 0 || p.Done != p.Total {
			t.Errorf("%s ends at %+v", stage, p)
		}
	}
}

func TestAProblemIsReadFromJSONAndNothingElseWithIt(t *testing.T) {
	p := problem(Person{ID: "Chidi", Areas: []string{"BRD"}, Themes: []string{"inclusion"}})
	data, err := json.Marshal(p)
	if err != nil {
		t.Fatal(err)
	}
	if read, err := DecodeProblem(data); err != nil || !reflect.DeepEqual(read, p) {
		t.Errorf("%+v %v", read, err)
	}
	if read, err := DecodeProblem([]byte(`{"on":"2026-11-21","people":[{"id":"A"}],"config":{"criteria":{"sector":7}}}`)); err != nil ||
		read.Config.Criteria.Sector != 7 || read.Config.Criteria.Role != 10 || read.Config.Version != Defaults().Version {
		t.Errorf("%+v %v", read.Config, err)
	}
	for _, wrong := range []string{
		``, `{`, `[]`, `{"people":[{"id":"A","ethnicity":"x"}]}`, `{"people":[{"id":"A","gender":"x"}]}`, `{"criteria":{}}`,
		`{"config":{"criteria":{"age":10}}}`, `{"config":{"rules":{"sameReligion":true}}}`, `{"people":[{"id":1}]}`,
		`{"people":[]} {"people":[]}`, `{"config":{"criteria":{"sector":1.5}}}`,
	} {
		var issue *InputError
		if _, err := DecodeProblem([]byte(wrong)); !errors.As(err, &issue) || !strings.HasPrefix(issue.Issues[0].Sentence, "The JSON cannot be read") {
			t.Errorf("%s: %v", wrong, err)
		}
	}
	if c, err := DecodeConfig([]byte(`{"version":"2027","criteria":{"keep":20}}`)); err != nil || c.Criteria.Keep != 20 || c.Criteria.Sector != 30 {
		t.Errorf("%+v %v", c, err)
	}
	if _, err := DecodeConfig([]byte(`{"criteria":{"keep":-20}}`)); err == nil {
		t.Error("a negative keep bonus was taken")
	}
}
