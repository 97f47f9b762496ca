package telling_test

import (
	"math/big"
	"slices"
	"testing"

	"tandem/internal/matching/cohort"
	"tandem/internal/matching/severity"
	"tandem/internal/matching/telling"
)

func number(n int) *int { return &n }

func TestASelectionIsToldWithWhatIsProved(t *testing.T) {
	call := cohort.Call{MaxSeats: 40, Units: make([]cohort.Unit, 42)}
	agree(t,
		said{telling.Filled(call, cohort.Result{Seats: 39, Taken: make([]string, 21), Score: 3_175_100, Penalty: 2000}), "39 of 40 seats: 21 of 42 applications, 3173.1 points"},
		said{telling.Certain(cohort.Result{Status: cohort.Optimal}), "No other selection that keeps every target and fills as many seats has more points: proved."},
		said{telling.Certain(cohort.Result{Status: cohort.Feasible, Score: 5000, Bound: 7000, MoreSeats: true}),
			"This selection keeps every target; another could have at most 2 points more, which was not excluded within the work allowed. One with more seats was not excluded either."},
		said{telling.Drawn(cohort.Result{}, 7), "Equally good selections were too many to count."},
		said{telling.Drawn(cohort.Result{Ties: big.NewInt(1)}, 7), "No other one is as good."},
		said{telling.Drawn(cohort.Result{Ties: big.NewInt(12)}, 7), "It was drawn from 12 equally good ones with the seed 7."},
		said{telling.ByScore(cohort.TopList{Seats: 40, Score: 3_203_400}), "A plain list by score fills 40 seats with 3203.4 points and breaks no target."},
		said{telling.ByScore(cohort.TopList{Seats: 1, Score: 5000, Penalty: 500, Breaks: []string{"at most 2 units with area HPL: it has 4", "at least 8 seats with sector care"}}),
			"A plain list by score fills 1 seat with 4.5 points, but breaks: at most 2 units with area Hartlepool: it has 4; at least 8 seats with sector care."},
	)
}

func TestTheBestMixIsToldWhenTheTargetsForbidIt(t *testing.T) {
	values := []string{"care", "health"}
	agree(t,
		said{telling.BestMix(cohort.Mixture{}), ""},
		said{telling.BestMix(cohort.Mixture{Values: values, Mixes: []cohort.Mix{{Counts: []int{5, 11}, Within: true}}}), ""},
		said{telling.BestMix(cohort.Mixture{Values: values, Mixes: []cohort.Mix{{Counts: []int{5, 11}, Points: -14_700}}}),
			"Without the targets on sectors the best mix is care 5, health 11, with 14.7 points more."},
	)
}

func TestWhatCannotBeSelectedIsToldWithTheNearest(t *testing.T) {
	const proved, then = "no selection keeps every target, cap and lock: proved", "then 40 seats are filled "
	result := cohort.Result{Status: cohort.Infeasible}
	reached := cohort.Result{Seats: 40, Score: 3_000_500}
	moves := []cohort.Move{{Text: "Allow 3 units with area HPL instead of 2."}}
	for name, c := range map[string]struct {
		report cohort.Report
		want   []string
	}{
		"not settled":   {cohort.Report{Result: cohort.Result{Status: cohort.Unknown}}, []string{"neither found a selection nor proved that there is none, within the work allowed; leave out the targets that matter least"}},
		"no movement":   {cohort.Report{Result: result, Nearest: &cohort.Movement{}}, []string{proved, "the locks and the fixed targets alone exclude every selection"}},
		"none looked":   {cohort.Report{Result: result}, []string{proved, "the locks and the fixed targets alone exclude every selection"}},
		"the nearest":   {cohort.Report{Result: result, Nearest: &cohort.Movement{Possible: true, Proved: true, Best: true, Moves: moves, Alone: moves, Result: reached}}, []string{proved, "the smallest change that allows one: Allow 3 units with area Hartlepool instead of 2.", "or alone: Allow 3 units with area Hartlepool instead of 2.", then + "with 3000.5 points"}},
		"a near enough": {cohort.Report{Result: result, Nearest: &cohort.Movement{Possible: true, Moves: moves, Result: reached}}, []string{proved, "a change that allows one: Allow 3 units with area Hartlepool instead of 2.", then + "with at least 3000.5 points"}},
	} {
		if got := telling.Nearest(c.report); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q", name, got)
		}
	}
}

func TestTheReserveIsTold(t *testing.T) {
	one := cohort.Reserve{Gone: []string{"U05"}, Free: 3, Refill: cohort.Result{Taken: []string{"U01", "U02", "U07"}}}
	agree(t,
		said{telling.Freed(one), "3 seats are free when U05 drops out"},
		said{telling.Freed(cohort.Reserve{Gone: []string{"U05", "U06"}, Free: 1}), "1 seat is free when U05 and U06 drop out"},
		said{telling.Refill(one, []string{"U01"}), "Best together: U02 and U07."},
		said{telling.Refill(one, []string{"U01", "U02", "U07"}), ""},
		said{telling.Follows(cohort.ReserveEntry{Fits: true}), "Keeps every cap and hard target."},
		said{telling.Follows(cohort.ReserveEntry{Break: []string{"at most 2 units with area HPL", "at most 3 seats"}}), "Would break: at most 2 units with area Hartlepool; at most 3 seats."},
		said{telling.Follows(cohort.ReserveEntry{Text: "Needs 3 seats."}), "Needs 3 seats."},
	)
}

func TestPricesAreInPointsOrInSeats(t *testing.T) {
	out, in := cohort.Price{Possible: true, Points: -5700}, cohort.Price{Possible: true, Seats: 2, Points: 9000}
	agree(t,
		said{telling.Price(cohort.Price{}), "not possible"},
		said{telling.Price(in), "2 seats"},
		said{telling.Price(out), "-5.7"},
		said{telling.Otherwise(cohort.UnitReport{Taken: true, Price: cohort.UnitPrice{In: in, Out: out}}), "-5.7"},
		said{telling.Otherwise(cohort.UnitReport{Price: cohort.UnitPrice{In: in, Out: out}}), "2 seats"},
	)
}

func TestTargetsAndCapsAreToldWithWhatTheyCost(t *testing.T) {
	call := cohort.Call{
		Targets: []cohort.Target{{Attribute: "sector", Value: "care", Min: number(8)}, {Attribute: "sector", Value: "health", Min: number(1), Max: number(9), Measure: cohort.Units, Penalty: 2500}},
		Caps:    []cohort.Cap{{Attribute: "area", Measure: cohort.Units, Max: 2}},
	}
	report := cohort.Report{
		Targets: []cohort.TargetPrice{{Target: 0, Cap: -1, Price: cohort.Price{Possible: true, Points: 14_700}}, {Target: -1, Cap: 0, Price: cohort.Price{Possible: true, Seats: 1}}},
		Result: cohort.Result{Limits: []cohort.Limit{
			{Attribute: "sector", Value: "care", Measure: cohort.Seats, Count: 10}, {Attribute: "sector", Value: "health", Measure: cohort.Units, Count: 4},
			{Attribute: "area", Value: "HPL", Measure: cohort.Units, Count: 1, Cap: true}, {Attribute: "area", Value: "MDB", Measure: cohort.Units, Count: 2, Cap: true},
		}},
	}
	want := []telling.Limit{{About: "sector care", Asked: "at least 8", Has: 10, Price: "14.7"},
		{About: "sector health", Asked: "at least 1, at most 9 units (else 2.5 each)", Has: 4}, {About: "each area", Asked: "at most 2 units", Has: 2, Price: "1 seat"}}
	if got := telling.Limits(call, report); !slices.Equal(got, want) {
		t.Errorf("%+v", got)
	}
	if got := telling.Limits(cohort.Call{}, report); got != nil {
		t.Errorf("without limits: %+v", got)
	}
}

func TestEachDecisionHasItsReason(t *testing.T) {
	least, low, high := int64(50_000), 68.04, 75.0
	as := func(seats int, points int64) cohort.Price {
		return cohort.Price{Possible: true, Seats: seats, Points: points}
	}
	call := cohort.Call{MinScore: &least, Locks: []cohort.Lock{{Unit: "B", Must: true, Reason: "promised"}, {Unit: "C", Reason: "withdrew"}},
		Targets: []cohort.Target{{Attribute: "sector", Value: "care", Penalty: 1}}}
	var report cohort.Report
	reviews := &severity.Panel{On: true, Units: []severity.Unit{{Unit: "A", Reviews: 3, Raw: 70, Adjusted: 71.5, Low: &low, High: &high}, {Unit: "B", Reviews: 1, Raw: 60.25, Adjusted: 60}}}
	want := map[string]string{}
	for _, c := range []struct {
		unit   cohort.Unit
		report cohort.UnitReport
		want   string
	}{
		{cohort.Unit{Score: 70_000}, cohort.UnitReport{Unit: "A", Taken: true, Certain: true, Price: cohort.UnitPrice{Out: as(0, 3000)}, WithoutPreference: cohort.No, Binding: []string{"at most 40 seats filled", "at least 8 seats with area HPL"}},
			"Taken. Without it the best selection has 3 points less. Without it this would be missed: at least 8 seats with area Hartlepool. It would not be taken without the soft targets. Its reviews (3) average 70, adjusted 71.5, between 68 and 75."},
		{cohort.Unit{Score: 60_000}, cohort.UnitReport{Unit: "B", Taken: true, Price: cohort.UnitPrice{Out: as(0, -5700)}, WithoutPreference: cohort.Yes},
			"Taken: locked in (promised). Without it the best selection has 5.7 points more. Its reviews (1) average 60.2, adjusted 60."},
		{cohort.Unit{Score: 60_000}, cohort.UnitReport{Unit: "C", Price: cohort.UnitPrice{In: as(2, 0)}, WithoutPreference: cohort.No},
			"Not taken: locked out (withdrew). With it the best selection fills 2 fewer of the seats."},
		{cohort.Unit{Ineligible: "too late"}, cohort.UnitReport{Unit: "D", Price: cohort.UnitPrice{In: as(-1, 0)}, WithoutPreference: cohort.No},
			"Not taken: not eligible (too late). With it the best selection fills 1 more of the seats."},
		{cohort.Unit{Score: 49_999}, cohort.UnitReport{Unit: "E", WithoutPreference: cohort.Yes, Binding: []string{"at most 2 units with area HPL"}},
			"Not taken: the score is below 50. With it the best selection cannot exist. It would break: at most 2 units with area Hartlepool. It would be taken without the soft targets."},
		{cohort.Unit{Score: 60_000}, cohort.UnitReport{Unit: "F", With: big.NewInt(1), Price: cohort.UnitPrice{In: as(0, 0)}, WithoutPreference: cohort.No},
			"Not taken by lot: 1 of the 2 equally good selections have it. With it the best selection is as good."},
		{cohort.Unit{Score: 60_000}, cohort.UnitReport{Unit: "G", Taken: true, Price: cohort.UnitPrice{Out: as(0, 0)}, WithoutPreference: cohort.ByLot},
			"Taken by lot among equally good selections. Without it the best selection is as good. Without the soft targets the lottery would decide about it."},
	} {
		c.unit.ID = c.report.Unit
		call.Units, report.Units = append(call.Units, c.unit), append(report.Units, c.report)
		want[c.unit.ID] = c.want
	}
	report.Result.Ties = big.NewInt(2)
	for unit, reason := range telling.Reasons(call, report, reviews) {
		agree(t, said{reason, want[unit]})
		delete(want, unit)
	}
	if len(want) > 0 {
		t.Errorf("without a reason: %v", want)
	}
}
