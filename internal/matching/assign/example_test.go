package assign_test

import (
	"context"
	"fmt"

	"tandem/internal/matching/assign"
)

func ExampleReviewers() {
	p := assign.Reading{
		Seats: 2, SharedSector: 20, SameSector: 10, EvenLoads: 1,
		Reviewers: []assign.Reviewer{
			{ID: "dee", Name: "Dee", Sector: "health", Max: 2},
			{ID: "eli", Name: "Eli", Sector: "education", Max: 3, Areas: []string{"Kent"}},
			{ID: "fay", Name: "Fay", Sector: "care", Max: 2},
		},
		Applications: []assign.Application{
			{ID: "A", Sectors: []string{"health", "care"}, Areas: []string{"Kent"}},
			{ID: "B", Sectors: []string{"education"}},
			{ID: "C", Sectors: []string{"health"}, Areas: []string{"Kent"}},
		},
		Conflicts: []assign.Conflict{{Reviewer: "fay", Application: "C", Reason: "line management"}},
	}
	r, err := assign.Reviewers(context.Background(), p)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, a := range r.Assigned {
		fmt.Println(a.Application, a.Reviewer)
	}
	for _, reason := range r.Reasons {
		fmt.Println(reason)
	}
	fmt.Println(r.Points, assign.VerifyReviewers(p, r))
	// Output:
	// A dee
	// A fay
	// B eli
	// B fay
	// C dee
	// Application C has 1 of 2 reviewers. Only Dee may read it. Conflicts keep it from Eli (both are in Kent) and Fay (line management).
	// 58 <nil>
}

func ExampleSessions() {
	p := assign.Choosing{Wanted: 1, Sessions: []assign.Session{
		{ID: "money", Name: "Money", Places: 1}, {ID: "trust", Name: "Trust", Places: 2}, {ID: "data", Name: "Data", Places: 5, Least: 2},
	}}
	for _, row := range [][]string{
		{"Ann", "money", "trust", "data"}, {"Ben", "money", "data", "trust"}, {"Cy", "trust", "money", "data"}, {"Dee", "data", "trust"},
	} {
		p.People = append(p.People, assign.Chooser{ID: row[0], Choices: row[1:]})
	}
	r, err := assign.Sessions(context.Background(), p, assign.ChoosingOptions{Seed: 2026})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, g := range r.Given {
		fmt.Println(g.Person, g.Session, g.Rank)
	}
	for _, reason := range r.Reasons {
		fmt.Println(reason)
	}
	fmt.Println(r.Satisfaction, r.Optimal, assign.VerifySessions(p, r))
	// Output:
	// Ann money 1
	// Ben data 2
	// Cy trust 1
	// Dee data 1
	// Ben does not have Money, the first choice: its one place is taken; with it, Ann would have Data instead of Money, and more people would have only last choices, or what they did not choose.
	// {0 0 0 1} true <nil>
}
