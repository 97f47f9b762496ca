package cohort_test

import (
	"slices"
	"testing"

	"tandem/internal/matching/cohort"
)

func TestReserveOrderEqualsTryingEverything(t *testing.T) {
	fits, refilled := 0, 0
	selected(t, 200, 10, func(seed uint64, call cohort.Call, r cohort.Result) {
		if len(r.Taken) == 0 {
			return
		}
		gone := r.Taken[int(seed)%len(r.Taken):][:1]
		reserve, err := cohort.Follow(t.Context(), call, r, gone, cohort.Options{})
		if err != nil {
			t.Fatalf("call %d: %v", seed, err)
		}
		if len(reserve.Entries) != len(call.Units)-len(r.Taken) {
			t.Errorf("call %d: %d entries for %d units not taken", seed, len(reserve.Entries), len(call.Units)-len(r.Taken))
		}
		last := reserve.Entries
		for i, e := range last {
			if want := joins(call, r, gone[0], e.Unit); e.Fits != want {
				t.Errorf("call %d: %s fits: %t, by force %t", seed, e.Unit, e.Fits, want)
			}
			if e.Fits {
				fits++
				if i > 0 && (!last[i-1].Fits || last[i-1].Score < e.Score) {
					t.Errorf("call %d: %s comes too late", seed, e.Unit)
				}
			}
		}
		refilled += compareRefill(t, seed, call, r, gone[0], reserve.Refill)
	})
	if fits < 50 || refilled < 20 {
		t.Errorf("only %d units fitted and %d refills were found", fits, refilled)
	}
}

// joins tries one unit in the place of another: within the capacity, and every
// cap and hard target kept.
func joins(call cohort.Call, r cohort.Result, gone, joining string) bool {
	o := refilling(call, r, gone)
	o.call.MinSeats = 0
	for i, u := range call.Units {
		if u.ID == joining && o.locked[i] < 0 {
			return false // not allowed at all
		}
		switch {
		case u.ID == joining:
			o.locked[i] = 1
		case o.locked[i] == 0:
			o.locked[i] = -1
		}
	}
	return o.solve().found
}

// refilling is the call in which everybody else stays.
func refilling(call cohort.Call, r cohort.Result, gone string) *oracle {
	o := newOracle(call)
	o.call.MinSeats = 0
	for i, u := range call.Units {
		switch {
		case u.ID == gone:
			o.locked[i] = -1
		case slices.Contains(r.Taken, u.ID):
			o.locked[i] = 1
		}
	}
	return o
}

func compareRefill(t *testing.T, seed uint64, call cohort.Call, r cohort.Result, gone string, refill cohort.Result) int {
	t.Helper()
	o := refilling(call, r, gone).solve()
	if !o.found {
		if refill.Status != cohort.Infeasible {
			t.Errorf("call %d: the refill is %s, but nothing keeps the rules", seed, refill.Status)
		}
		return 0
	}
	if refill.Seats != o.seats || refill.Objective() != o.value {
		t.Errorf("call %d: refilled to %d seats and %d points, the best is %d and %d", seed, refill.Seats, refill.Objective(), o.seats, o.value)
	}
	return 1
}

func TestOnlyWhoWasTakenCanDropOut(t *testing.T) {
	call := cohort.Call{MaxSeats: 1, Units: []cohort.Unit{person("a", 1), person("b", 2)}}
	r, err := cohort.Select(t.Context(), call, cohort.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, gone := range []string{"a", "x"} {
		if _, err := cohort.Follow(t.Context(), call, r, []string{gone}, cohort.Options{}); err == nil {
			t.Errorf("%s dropped out", gone)
		}
	}
}

func TestThePlainListTakesByScore(t *testing.T) {
	pair := cohort.Unit{ID: "p", Score: 9, Members: make([]cohort.Member, 2)}
	call := cohort.Call{MaxSeats: 3, MinSeats: 3, Units: []cohort.Unit{person("a", 7), pair, person("b", 8)},
		Targets: []cohort.Target{{Attribute: cohort.Size, Value: cohort.Individual, Max: new(0)}}}
	list, err := cohort.Top(call)
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(list.Taken, []string{"p", "b"}) || list.Seats != 3 || list.Score != 26 || len(list.Breaks) != 1 {
		t.Errorf("%+v", list)
	}
}

func person(id string, score int64) cohort.Unit {
	return cohort.Unit{ID: id, Score: score, Members: make([]cohort.Member, 1)}
}
