package cohort_test

import (
	"context"
	"fmt"

	"tandem/internal/matching/cohort"
)

// A cohort of four seats: one unit an area, at least one person from health.
func Example() {
	member := func(area, sector string) cohort.Member {
		return cohort.Member{Attributes: cohort.Attributes{cohort.Area: {area}, cohort.Sector: {sector}}}
	}
	call := cohort.Call{
		MinSeats: 4, MaxSeats: 4,
		Units: []cohort.Unit{
			{ID: "Ash", Score: 910, Members: []cohort.Member{member("BRC", "education"), member("BRC", "care")}},
			{ID: "Birch", Score: 905, Members: []cohort.Member{member("BRC", "education"), member("BRC", "care")}},
			{ID: "Cedar", Score: 820, Members: []cohort.Member{member("SUR", "education"), member("WOK", "care")}},
			{ID: "Damson", Score: 790, Members: []cohort.Member{member("KEN", "health")}},
			{ID: "Elder", Score: 640, Members: []cohort.Member{member("ESX", "education")}},
		},
		Targets: []cohort.Target{{Attribute: cohort.Sector, Value: "health", Min: new(1)}},
		Caps:    []cohort.Cap{{Attribute: cohort.Area, Measure: cohort.Units, Max: 1}},
	}
	report, err := cohort.Explain(context.Background(), call, cohort.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	r := report.Result
	fmt.Println(r.Status, r.Taken, r.Seats, "seats,", r.Objective(), "points")
	fmt.Println("A list by score would take", report.Top.Taken, report.Top.Breaks)
	for _, u := range report.Units {
		fmt.Println(u.Unit+":", u.Text)
	}
	// Output:
	// optimal [Ash Damson Elder] 4 seats, 3250 points
	// A list by score would take [Ash Birch] [at most 1 unit with area BRC: it has 2 at least 1 seat with sector health: it has 0]
	// Ash: Taken: every best cohort has it. Without it the best cohort is 10 points lower.
	// Birch: Not taken: with it the best cohort is 10 points lower. Beside this cohort it would break: at most 4 seats; at most 1 unit with area BRC.
	// Cedar: Not taken: with it the best cohort is 180 points lower. Beside this cohort it would break: at most 4 seats.
	// Damson: Taken: every best cohort has it. Without it the best cohort cannot exist. Without it this cohort would miss: at least 1 seat with sector health.
	// Elder: Taken: every best cohort has it. Without it the best cohort cannot exist.
}
