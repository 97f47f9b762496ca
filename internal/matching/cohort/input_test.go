package cohort_test

import (
	"errors"
	"strings"
	"testing"

	"tandem/internal/matching/cohort"
	"tandem/internal/matching/samples/calls"
)

func TestABadCallIsRefusedInASentence(t *testing.T) {
	two := func() cohort.Call {
		return cohort.Call{MaxSeats: 2, Units: []cohort.Unit{person("a", 1), person("b", 2)}}
	}
	cases := map[string]struct {
		change func(*cohort.Call)
		says   string
	}{
		"negative seats":     {func(c *cohort.Call) { c.MinSeats = -1 }, "cannot be negative"},
		"more than there is": {func(c *cohort.Call) { c.MinSeats = 3 }, "only 2"},
		"too many seats":     {func(c *cohort.Call) { c.MaxSeats = 1 << 20 }, "more than can be handled"},
		"no id":              {func(c *cohort.Call) { c.Units[0].ID = "" }, "has no id"},
		"twice":              {func(c *cohort.Call) { c.Units[1].ID = "a" }, "both called a"},
		"nobody":             {func(c *cohort.Call) { c.Units[0].Members = nil }, "has 0 members"},
		"four":               {func(c *cohort.Call) { c.Units[0].Members = make([]cohort.Member, 4) }, "has 4 members"},
		"target for nothing": {func(c *cohort.Call) { c.Targets = []cohort.Target{{Min: new(1)}} }, "does not say"},
		"target of nothing":  {func(c *cohort.Call) { c.Targets = []cohort.Target{{Attribute: "x", Value: "y"}} }, "neither"},
		"negative target":    {func(c *cohort.Call) { c.Targets = []cohort.Target{{Attribute: "x", Value: "y", Min: new(-1)}} }, "negative number"},
		"crossed target": {func(c *cohort.Call) {
			c.Targets = []cohort.Target{{Attribute: "x", Value: "y", Min: new(3), Max: new(2)}}
		}, "nothing can be"},
		"negative penalty": {func(c *cohort.Call) {
			c.Targets = []cohort.Target{{Attribute: "x", Value: "y", Min: new(3), Penalty: -2}}
		}, "negative penalty"},
		"unknown measure":    {func(c *cohort.Call) { c.Caps = []cohort.Cap{{Attribute: "x", Measure: "heads"}} }, `"heads" cannot be counted`},
		"negative cap":       {func(c *cohort.Call) { c.Caps = []cohort.Cap{{Attribute: "x", Max: -1}} }, "cannot be negative"},
		"negative exception": {func(c *cohort.Call) { c.Caps = []cohort.Cap{{Attribute: "x", Except: map[string]int{"y": -1}}} }, "cannot be negative"},
		"cap on nothing":     {func(c *cohort.Call) { c.Caps = []cohort.Cap{{Max: 1}} }, "which attribute"},
		"unknown lock":       {func(c *cohort.Call) { c.Locks = []cohort.Lock{{Unit: "z", Reason: "r"}} }, "not in the call"},
		"no reason":          {func(c *cohort.Call) { c.Locks = []cohort.Lock{{Unit: "a", Reason: " "}} }, "no reason"},
		"contradiction": {func(c *cohort.Call) {
			c.Locks = []cohort.Lock{{Unit: "a", Reason: "r"}, {Unit: "a", Must: true, Reason: "r"}}
		}, "both in and out"},
		"locked in, not eligible": {func(c *cohort.Call) {
			c.Units[0].Ineligible, c.Locks = "left", []cohort.Lock{{Unit: "a", Must: true, Reason: "r"}}
		}, "not eligible: left"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			call := two()
			c.change(&call)
			_, err := cohort.Select(t.Context(), call, cohort.Options{})
			var input *cohort.InputError
			if !errors.As(err, &input) || !strings.Contains(err.Error(), c.says) {
				t.Errorf("%v", err)
			}
		})
	}
}

func TestCallsAtTheEdge(t *testing.T) {
	triad := cohort.Unit{ID: "t", Score: 9, Members: make([]cohort.Member, 3)}
	inArea := func(id, code string) cohort.Unit {
		return cohort.Unit{ID: id, Score: 5, Members: []cohort.Member{{Attributes: cohort.Attributes{cohort.Area: {code}}}}}
	}
	cases := map[string]struct {
		call   cohort.Call
		status cohort.Status
		seats  int
	}{
		"nothing":               {cohort.Call{}, cohort.Optimal, 0},
		"no units":              {cohort.Call{MaxSeats: 5}, cohort.Optimal, 0},
		"no units, seats asked": {cohort.Call{MinSeats: 1, MaxSeats: 5}, cohort.Infeasible, 0},
		"larger than the seats": {cohort.Call{MaxSeats: 2, Units: []cohort.Unit{triad, person("a", 1)}}, cohort.Optimal, 1},
		"only too large":        {cohort.Call{MinSeats: 1, MaxSeats: 2, Units: []cohort.Unit{triad}}, cohort.Infeasible, 0},
		"locked in over the seats": {cohort.Call{MaxSeats: 2, Units: []cohort.Unit{triad},
			Locks: []cohort.Lock{{Unit: "t", Must: true, Reason: "r"}}}, cohort.Infeasible, 0},
		"locked in over a cap": {cohort.Call{MaxSeats: 2, Units: []cohort.Unit{inArea("a", "X"), inArea("b", "X")},
			Caps:  []cohort.Cap{{Attribute: cohort.Area, Max: 1}},
			Locks: []cohort.Lock{{Unit: "a", Must: true, Reason: "r"}, {Unit: "b", Must: true, Reason: "r"}}}, cohort.Infeasible, 0},
		"a value nobody has": {cohort.Call{MaxSeats: 2, Units: []cohort.Unit{person("a", 1)},
			Targets: []cohort.Target{{Attribute: "x", Value: "y", Min: new(1)}}}, cohort.Infeasible, 0},
		"nobody good enough": {cohort.Call{MaxSeats: 2, MinScore: new(int64(5)), Units: []cohort.Unit{person("a", 4)}}, cohort.Optimal, 0},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			report, err := cohort.Explain(t.Context(), c.call, cohort.Options{})
			if err != nil {
				t.Fatal(err)
			}
			if r := report.Result; r.Status != c.status || r.Seats != c.seats {
				t.Errorf("%+v", r)
			}
		})
	}
}

func TestScoresThatCannotBeAddedAreRefused(t *testing.T) {
	call := cohort.Call{MaxSeats: 2, Units: []cohort.Unit{person("a", 1<<62), person("b", 1<<62)}}
	if _, err := cohort.Select(t.Context(), call, cohort.Options{}); !errors.Is(err, cohort.ErrOverflow) {
		t.Errorf("%v", err)
	}
	call.Units[0].Score, call.Units[1].Score = 1<<42, -1<<42
	if r, err := cohort.Select(t.Context(), call, cohort.Options{}); err != nil || r.Objective() != 0 {
		t.Errorf("%+v, %v", r, err)
	}
}

func TestVerifyFindsWhatIsBroken(t *testing.T) {
	call := calls.Source(1)
	call.Locks = []cohort.Lock{{Unit: "U0003", Reason: "withdrew"}}
	good, err := cohort.Select(t.Context(), call, cohort.Options{})
	if err != nil {
		t.Fatal(err)
	}
	broken := map[string]func(*cohort.Result){
		"a stranger":       func(r *cohort.Result) { r.Taken[0] = "U9999" },
		"twice":            func(r *cohort.Result) { r.Taken[0] = r.Taken[1] },
		"one left out":     func(r *cohort.Result) { r.Taken = r.Taken[1:] },
		"against the lock": func(r *cohort.Result) { r.Taken[0] = "U0003" },
		"seats":            func(r *cohort.Result) { r.Seats++ },
		"score":            func(r *cohort.Result) { r.Score++ },
		"penalty":          func(r *cohort.Result) { r.Penalty-- },
		"bound":            func(r *cohort.Result) { r.Bound++ },
		"no cohort":        func(r *cohort.Result) { r.Status = cohort.Infeasible },
	}
	for name, change := range broken {
		r := good
		r.Taken = append([]string{}, good.Taken...)
		change(&r)
		if err := cohort.Verify(call, r); err == nil {
			t.Errorf("%s was not found", name)
		}
	}
	if err := cohort.Verify(call, good); err != nil {
		t.Error(err)
	}
}

func TestRegionsComeFromTheRegister(t *testing.T) {
	unit := cohort.Unit{ID: "a", Members: []cohort.Member{
		{Attributes: cohort.Attributes{cohort.Area: {"BRC"}}}, {Attributes: cohort.Attributes{cohort.Area: {"WOK"}}}}}
	units, err := cohort.WithRegions([]cohort.Unit{unit}, "2016-09-01")
	if err != nil {
		t.Fatal(err)
	}
	if u := units[0]; u.Attributes[cohort.Relation][0] != "neighbouring" || u.Members[0].Attributes[cohort.Region][0] != "South East" {
		t.Errorf("%+v", u)
	}
	if len(unit.Members[0].Attributes) != 1 {
		t.Error("the caller's own unit was changed")
	}
	unit.Members[0].Attributes = cohort.Attributes{cohort.Area: {"ZZZ"}}
	if _, err := cohort.WithRegions([]cohort.Unit{unit}, "2016-09-01"); err == nil || !strings.Contains(err.Error(), "ZZZ") {
		t.Errorf("%v", err)
	}
}
