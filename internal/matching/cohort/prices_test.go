package cohort_test

import (
	"slices"
	"testing"

	"tandem/internal/matching/cohort"
	"tandem/internal/matching/samples/calls"
)

// selected gives the next calls that have a cohort, with the result.
func selected(t *testing.T, count, most int, each func(seed uint64, call cohort.Call, r cohort.Result)) {
	t.Helper()
	for seed, done := uint64(5001), 0; done < count; seed++ {
		call := calls.Small(seed, most)
		r, err := cohort.Select(t.Context(), call, cohort.Options{})
		if err != nil {
			t.Fatalf("call %d: %v", seed, err)
		}
		if r.Status == cohort.Optimal && len(call.Units) > 3 {
			each(seed, call, r)
			done++
		}
	}
}

// forced tries everything with one unit decided.
func forced(call cohort.Call, unit string, decision int) *oracle {
	o := newOracle(call)
	for i, u := range call.Units {
		if u.ID == unit {
			o.locked[i] = decision
		}
	}
	return o.solve()
}

func priceOf(base cohort.Result, o *oracle) cohort.Price {
	if !o.found {
		return cohort.Price{}
	}
	return cohort.Price{Possible: true, Seats: base.Seats - o.seats, Points: base.Objective() - o.value}
}

func TestPricesOfUnitsEqualTryingEverything(t *testing.T) {
	dear := 0
	selected(t, 200, 10, func(seed uint64, call cohort.Call, r cohort.Result) {
		prices, err := cohort.Prices(t.Context(), call, r, cohort.Options{})
		if err != nil {
			t.Fatalf("call %d: %v", seed, err)
		}
		if len(prices) != len(call.Units) {
			t.Fatalf("call %d: %d prices for %d units", seed, len(prices), len(call.Units))
		}
		for _, p := range prices {
			if want := priceOf(r, forced(call, p.Unit, 1)); p.In != want {
				t.Errorf("call %d: taking %s costs %+v, not %+v", seed, p.Unit, want, p.In)
			}
			if want := priceOf(r, forced(call, p.Unit, -1)); p.Out != want {
				t.Errorf("call %d: leaving %s costs %+v, not %+v", seed, p.Unit, want, p.Out)
			}
			if p.In.Points > 0 || p.Out.Points > 0 {
				dear++
			}
		}
	})
	if dear < 200 {
		t.Errorf("only %d prices above nothing", dear)
	}
}

func TestPricesOfTargetsEqualTryingEverything(t *testing.T) {
	dear := 0
	selected(t, 200, 10, func(seed uint64, call cohort.Call, r cohort.Result) {
		prices, err := cohort.TargetPrices(t.Context(), call, r, cohort.Options{})
		if err != nil {
			t.Fatalf("call %d: %v", seed, err)
		}
		if len(prices) != len(call.Targets)+len(call.Caps) {
			t.Fatalf("call %d: %d prices", seed, len(prices))
		}
		for _, p := range prices {
			o := newOracle(without(call, p)).solve()
			if want := (cohort.Price{Possible: true, Seats: o.seats - r.Seats, Points: o.value - r.Objective()}); p.Price != want {
				t.Errorf("call %d: target %d cap %d costs %+v, not %+v", seed, p.Target, p.Cap, want, p.Price)
			}
			if p.Price.Seats > 0 || p.Price.Points > 0 {
				dear++
			}
		}
	})
	if dear < 100 {
		t.Errorf("only %d prices above nothing", dear)
	}
}

// without is the call without one target or cap.
func without(call cohort.Call, p cohort.TargetPrice) cohort.Call {
	if p.Target >= 0 {
		call.Targets = slices.Delete(slices.Clone(call.Targets), p.Target, p.Target+1)
	}
	if p.Cap >= 0 {
		call.Caps = slices.Delete(slices.Clone(call.Caps), p.Cap, p.Cap+1)
	}
	return call
}
