package pairing_test

import (
	"context"
	"fmt"

	"tandem/internal/matching/pairing"
)

// Five people from Leeds, Bradford and, far away, Kent seek partners.
func Example() {
	ctx := context.Background()
	people := []pairing.Person{
		{ID: "Amal", Areas: []string{"LDS"}, Sector: pairing.Education, Role: pairing.Strategic, Themes: []string{"preparation for adulthood"}},
		{ID: "Beth", Areas: []string{"BRD"}, Sector: pairing.Health, Role: pairing.Delivery, Themes: []string{"preparation for adulthood"}},
		{ID: "Chidi", Areas: []string{"LDS"}, Sector: pairing.Care, Wishes: []string{"Dora"}},
		{ID: "Dora", Areas: []string{"BRD"}, Sector: pairing.Education, Conflicts: []string{"Beth"}},
		{ID: "Evan", Areas: []string{"KEN"}, Sector: pairing.Health},
	}
	session, err := pairing.Open(ctx, pairing.Problem{On: "2026-11-21", Config: pairing.Defaults(), People: people}, pairing.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	result := session.Result()
	for _, match := range result.Matches {
		fmt.Printf("%s and %s, %d points\n", match.A, match.B, match.Points)
		for _, award := range match.Awards {
			if award.Points > 0 {
				fmt.Printf("  %2d  %s\n", award.Points, award.Evidence)
			}
		}
	}
	for _, alone := range result.Unmatched {
		fmt.Println(alone.Sentence)
	}
	answer, err := session.WhyNot(ctx, "Amal", "Chidi")
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("Amal and Chidi: %d pair and %d points fewer\n", answer.Price.Cost.Pairs, answer.Price.Cost.Points)

	// Output:
	// Amal and Beth, 65 points
	//   20  Leeds and Bradford are neighbours
	//   30  Amal works in education and Beth in health
	//   10  Amal has a strategic role and Beth a delivery one
	//    5  Both want to work on preparation for adulthood
	// Chidi and Dora, 65 points
	//   20  Leeds and Bradford are neighbours
	//   30  Chidi works in care and Dora in education
	//   15  Chidi wishes for Dora
	// The rules forbid every partner of Evan: 4 not in the same or a neighbouring area.
	// Amal and Chidi: 1 pair and 60 points fewer
}

// A partner leaves. Breaking up two pairs brings 40 points, which is more than
// the keep bonus of 15 for each, so the default is to do it; the other option is
// to leave everybody else as they are.
func ExampleRematch() {
	ctx := context.Background()
	problem := pairing.Problem{On: "2026-11-21", Config: pairing.Defaults(), People: []pairing.Person{
		{ID: "Amal", Areas: []string{"LDS"}, Sector: pairing.Education},
		{ID: "Beth", Areas: []string{"LDS"}, Sector: pairing.Education, Role: pairing.Strategic},
		{ID: "Chidi", Areas: []string{"LDS"}, Sector: pairing.Health, Role: pairing.Delivery},
		{ID: "Dora", Areas: []string{"LDS"}, Sector: pairing.Health},
		{ID: "Evan", Areas: []string{"LDS"}, Sector: pairing.Care},
		{ID: "Farah", Areas: []string{"BRD"}, Sector: pairing.Education, Role: pairing.Delivery},
	}}
	published := []pairing.Pair{{A: "Amal", B: "Beth"}, {A: "Chidi", B: "Evan"}, {A: "Dora", B: "Farah"}}
	frontier, err := pairing.Rematch(ctx, problem, []string{"Dora"}, published, pairing.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("Without a partner:", frontier.Left)
	for _, option := range frontier.Options {
		fmt.Printf("%d changed, %d points, %v left over, default %v\n", option.Changed, option.Totals.Points, option.Unmatched, option.Default)
		for _, match := range option.New {
			fmt.Printf("  new: %s and %s\n", match.A, match.B)
		}
	}

	// Output:
	// Without a partner: [Farah]
	// 0 changed, 110 points, [Farah] left over, default false
	// 2 changed, 150 points, [Farah] left over, default true
	//   new: Amal and Evan
	//   new: Beth and Chidi
}
