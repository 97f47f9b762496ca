package cohort_test

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"tandem/internal/matching/cohort"
)

// having counts the best cohorts with a unit.
func having(o *oracle, unit string) int {
	n := 0
	for _, ids := range o.best {
		if slices.Contains(ids, unit) {
			n++
		}
	}
	return n
}

func TestWhatIsSaidOfUnitsEqualsTryingEverything(t *testing.T) {
	lots, changed := 0, 0
	selected(t, 200, 9, func(seed uint64, call cohort.Call, r cohort.Result) {
		report, err := cohort.Explain(t.Context(), call, cohort.Options{})
		if err != nil {
			t.Fatalf("call %d: %v", seed, err)
		}
		plain := call
		plain.Targets = slices.DeleteFunc(slices.Clone(call.Targets), cohort.Target.Soft)
		with, without := newOracle(call).solve(), newOracle(plain).solve()
		for _, u := range report.Units {
			n := having(with, u.Unit)
			if u.With.Int64() != int64(n) || u.Certain != (n == 0 || n == len(with.best)) {
				t.Errorf("call %d: %s is in %s cohorts (certain: %t), by force in %d of %d", seed, u.Unit, u.With, u.Certain, n, len(with.best))
			}
			want := cohort.ByLot
			switch having(without, u.Unit) {
			case 0:
				want = cohort.No
			case len(without.best):
				want = cohort.Yes
			}
			if u.WithoutPreference != want {
				t.Errorf("call %d: without soft targets %s is taken: %s, by force %s", seed, u.Unit, u.WithoutPreference, want)
			}
			if !u.Certain {
				lots++
			}
			if (want == cohort.Yes) != u.Taken {
				changed++
			}
		}
	})
	if lots < 50 || changed < 50 {
		t.Errorf("only %d units were drawn and %d depend on soft targets", lots, changed)
	}
}

func TestTooManyLimitsAreRefused(t *testing.T) {
	call := cohort.Call{MaxSeats: 30}
	for i := range 60 {
		u := person(fmt.Sprint(i), int64(i*37%101))
		u.Attributes = cohort.Attributes{}
		for a := range 60 {
			if (i*(a+3)+i/7)%3 > 0 {
				u.Attributes[fmt.Sprint("a", a)] = []string{"yes"}
			}
		}
		call.Units = append(call.Units, u)
	}
	for a := range 60 {
		call.Targets = append(call.Targets, cohort.Target{Attribute: fmt.Sprint("a", a), Value: "yes", Min: new(10), Max: new(20)})
	}
	if _, err := cohort.Select(t.Context(), call, cohort.Options{}); !errors.Is(err, cohort.ErrTooManyLimits) {
		t.Errorf("%v", err)
	}
}
