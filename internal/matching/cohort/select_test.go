package cohort_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"math/big"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"tandem/internal/matching/cohort"
	"tandem/internal/matching/samples/calls"
)

func TestEachOfTheBestCohortsIsEquallyLikely(t *testing.T) {
	const draws = 2000
	tried := 0
	for seed := uint64(1); tried < 6; seed++ {
		call := calls.Small(seed, 12)
		o := newOracle(call).solve()
		if len(o.best) < 3 || len(o.best) > 40 {
			continue
		}
		tried++
		draw := cohort.SelectDivided // between the leaves, too
		if tried%2 == 0 {
			draw = func(ctx context.Context, c cohort.Call) (cohort.Result, error) {
				return cohort.Select(ctx, c, cohort.Options{})
			}
		}
		count := map[string]float64{}
		for call.Seed = range draws {
			r, err := draw(t.Context(), call)
			if err != nil {
				t.Fatal(err)
			}
			count[strings.Join(r.Taken, " ")]++
		}
		expected, chi := draws/float64(len(o.best)), 0.0
		for _, ids := range o.best {
			c := count[strings.Join(ids, " ")]
			chi += (c - expected) * (c - expected) / expected
		}
		freedom := float64(len(o.best) - 1)
		if limit := freedom + 4*math.Sqrt(2*freedom) + 6; chi > limit || len(count) != len(o.best) {
			t.Errorf("call %d: chi-squared %.1f above %.1f; %d of %d cohorts were drawn", seed, chi, limit, len(count), len(o.best))
		}
	}
}

// shuffled is the same call with its rows in another order.
func shuffled(c cohort.Call, r *rand.Rand) cohort.Call {
	mix := func(n int, swap func(i, j int)) { r.Shuffle(n, swap) }
	c.Units, c.Targets, c.Locks = slices.Clone(c.Units), slices.Clone(c.Targets), slices.Clone(c.Locks)
	mix(len(c.Units), func(i, j int) { c.Units[i], c.Units[j] = c.Units[j], c.Units[i] })
	mix(len(c.Targets), func(i, j int) { c.Targets[i], c.Targets[j] = c.Targets[j], c.Targets[i] })
	mix(len(c.Locks), func(i, j int) { c.Locks[i], c.Locks[j] = c.Locks[j], c.Locks[i] })
	for i := range c.Units {
		m := slices.Clone(c.Units[i].Members)
		mix(len(m), func(i, j int) { m[i], m[j] = m[j], m[i] })
		c.Units[i].Members = m
	}
	return c
}

func asJSON(t *testing.T, v any) string {
	t.Helper()
	text, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestTheOrderOfRowsChangesNotOneByte(t *testing.T) {
	source := rand.New(rand.NewPCG(1, 2))
	for seed := uint64(1); seed <= 60; seed++ {
		call := calls.Small(seed, 14)
		if seed%6 == 0 {
			call = calls.Source(seed)
		}
		r, err := cohort.Select(t.Context(), call, cohort.Options{})
		if err != nil {
			t.Fatal(err)
		}
		want := asJSON(t, r)
		for range 3 {
			again, err := cohort.Select(t.Context(), shuffled(call, source), cohort.Options{})
			if err != nil {
				t.Fatal(err)
			}
			if got := asJSON(t, again); got != want {
				t.Fatalf("call %d: in another order\n%s\ninstead of\n%s", seed, got, want)
			}
		}
	}
}

func TestNoUnitIsTornAndEveryReportIsWhole(t *testing.T) {
	for seed := uint64(1); seed <= 6; seed++ {
		call := calls.Source(seed)
		report, err := cohort.Explain(t.Context(), call, cohort.Options{})
		if err != nil {
			t.Fatalf("call %d: %v", seed, err)
		}
		r := report.Result
		if err := cohort.Verify(call, r); err != nil {
			t.Errorf("call %d: %v", seed, err)
		}
		if r.Status == cohort.Infeasible {
			if report.Nearest == nil || report.Nearest.Total == 0 {
				t.Errorf("call %d: no way out is shown", seed)
			}
			continue
		}
		seats := 0
		for i, u := range report.Units {
			price := u.Price.In
			if u.Taken {
				seats += len(call.Units[i].Members)
				price = u.Price.Out
			}
			if u.Taken != slices.Contains(r.Taken, u.Unit) || u.Text == "" {
				t.Errorf("call %d: %+v", seed, u)
			}
			if len(call.Locks) == 0 && u.Certain != (price.Points > 0 || price.Seats > 0 || !price.Possible) {
				t.Errorf("call %d: %s is certain: %t, but its price is %+v", seed, u.Unit, u.Certain, price)
			}
		}
		if seats != r.Seats || len(report.Units) != len(call.Units) || report.Balance != report.Top.Score-r.Score {
			t.Errorf("call %d: %d seats in whole units, %d are taken; balance %d", seed, seats, r.Seats, report.Balance)
		}
	}
}

// ties makes n people who differ in nothing.
func ties(n int) []cohort.Unit {
	units := make([]cohort.Unit, n)
	for i := range units {
		units[i] = person(fmt.Sprintf("%04d", i), 500)
	}
	return units
}

func TestFiveThousandEqualPeople(t *testing.T) {
	call := cohort.Call{MinSeats: 40, MaxSeats: 40, Units: ties(5000), Seed: 9}
	r, err := cohort.Select(t.Context(), call, cohort.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if want := new(big.Int).Binomial(5000, 40); r.Status != cohort.Optimal || r.Ties == nil || r.Ties.Cmp(want) != 0 {
		t.Errorf("%s, %v of %v ways", r.Status, r.Ties, want)
	}
	call.MaxSeats = 2500 // too many ways to be counted, but no better cohort
	r, err = cohort.Select(t.Context(), call, cohort.Options{States: 200_000, Nodes: 3})
	if err != nil {
		t.Fatal(err)
	}
	if r.Status != cohort.Optimal || r.Seats != 2500 || r.Ties != nil {
		t.Errorf("%s, %d seats, %v ways", r.Status, r.Seats, r.Ties)
	}
}

func TestTheGapIsPrintedWhenTheBudgetEnds(t *testing.T) {
	feasible := 0
	for seed := uint64(1); seed <= 10; seed++ {
		call := calls.Sized(seed, 400, 200)
		r, err := cohort.Select(t.Context(), call, cohort.Options{States: 30_000, Nodes: 4})
		if err != nil {
			t.Fatal(err)
		}
		if err := cohort.Verify(call, r); err != nil {
			t.Errorf("call %d: %v", seed, err)
		}
		if r.Status == cohort.Feasible {
			feasible++
			if r.Gap() <= 0 && !r.MoreSeats {
				t.Errorf("call %d: called feasible with a gap of %d", seed, r.Gap())
			}
		}
	}
	t.Logf("%d of 10 ended with a gap", feasible)
}

func TestACancelledSelectionStops(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := cohort.Select(ctx, calls.Source(1), cohort.Options{}); !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
	if _, err := cohort.Explain(ctx, calls.Source(1), cohort.Options{}); !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
}
