package cohort_test

import (
	"fmt"
	"testing"

	"tandem/internal/matching/cohort"
)

// mixOracle finds the best objective of each mix by trying everything.
func mixOracle(call cohort.Call, r cohort.Result, values []string) map[string]int64 {
	lifted := call
	lifted.Targets = nil
	for _, target := range call.Targets {
		if target.Soft() || target.Attribute != cohort.Sector || target.Measure == cohort.Units {
			lifted.Targets = append(lifted.Targets, target)
		}
	}
	lifted.MinSeats, lifted.MaxSeats = r.Seats, r.Seats
	best := map[string]int64{}
	o := newOracle(lifted)
	n := len(o.limits)
	for _, v := range values { // counted, never a limit
		o.limits = append(o.limits, oracleLimit{cohort.Sector, v, cohort.Seats, 0, 1 << 30, 0})
	}
	for i, u := range lifted.Units {
		for _, l := range o.limits[n:] {
			o.adds[i] = append(o.adds[i], contribution(u, l))
		}
	}
	o.seen = func(value int64, counts []int) {
		mix := fmt.Sprint(counts[n:])
		if known, is := best[mix]; !is || value > known {
			best[mix] = value
		}
	}
	o.solve()
	return best
}

func TestMixesEqualTryingEverything(t *testing.T) {
	mixes := 0
	selected(t, 200, 10, func(seed uint64, call cohort.Call, r cohort.Result) {
		for _, within := range []int64{-1, 2} {
			m, err := cohort.Mixes(t.Context(), call, r, cohort.Sector, within, cohort.Options{})
			if err != nil {
				t.Fatalf("call %d: %v", seed, err)
			}
			want, highest := mixOracle(call, r, m.Values), int64(-1<<62)
			for _, value := range want {
				highest = max(highest, value)
			}
			for mix, value := range want {
				if within >= 0 && value < highest-within {
					delete(want, mix)
				}
			}
			if len(m.Mixes) != len(want) {
				t.Errorf("call %d: %d mixes, by force %d", seed, len(m.Mixes), len(want))
			}
			for _, mix := range m.Mixes {
				mixes++
				if value, known := want[fmt.Sprint(mix.Counts)]; !known || value != mix.Objective {
					t.Errorf("call %d: the mix %v has %d points, by force %d", seed, mix.Counts, mix.Objective, value)
				}
			}
			compareSteps(t, seed, call, r, m.Steps)
		}
	})
	if mixes < 500 {
		t.Errorf("only %d mixes", mixes)
	}
}

func compareSteps(t *testing.T, seed uint64, call cohort.Call, r cohort.Result, all []cohort.ValueSteps) {
	t.Helper()
	for _, s := range all {
		for i, price := range s.Price {
			exact := call
			exact.Targets = []cohort.Target{{Attribute: cohort.Sector, Value: s.Value, Min: new(s.First + i), Max: new(s.First + i)}}
			for _, target := range call.Targets {
				if target.Soft() || target.Attribute != cohort.Sector || target.Value != s.Value {
					exact.Targets = append(exact.Targets, target)
				}
			}
			if want := priceOf(r, newOracle(exact).solve()); price != want {
				t.Errorf("call %d: %d seats for %s cost %+v, by force %+v", seed, s.First+i, s.Value, price, want)
			}
		}
	}
}
