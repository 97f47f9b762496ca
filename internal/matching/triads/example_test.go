package triads_test

import (
	"context"
	"fmt"

	"tandem/internal/matching/triads"
)

// Five people from three sectors; only those who work near to one another may
// be together.
func Example() {
	const (
		education = iota
		health
		care
	)
	names := []string{"Amina", "Bea", "Chidi", "Dee", "Eve"}
	p := triads.Problem{
		N:       5,
		Colours: []int{education, health, care, education, health},
		Pairs: []triads.Pair{
			{U: 0, V: 1, Points: 70}, {U: 0, V: 2, Points: 60}, {U: 1, V: 2, Points: 50},
			{U: 2, V: 3, Points: 40}, {U: 3, V: 4, Points: 65}, {U: 2, V: 4, Points: 55},
		},
		Rules: triads.Rules{AllDifferent: 30, TwoDifferent: 10},
	}
	r, err := triads.Solve(context.Background(), p, triads.Options{Seed: 2026})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, g := range r.Groups {
		for _, v := range g.Members {
			fmt.Print(names[v], " ")
		}
		fmt.Println(g.Points)
	}
	fmt.Println(r.Placed, "placed, proved:", r.Proved, "checked:", triads.Verify(p, r) == nil)
	// Output:
	// Amina Bea Chidi 210
	// Dee Eve 130
	// 5 placed, proved: true checked: true
}
