package telling_test

import (
	"context"
	"fmt"
	"strings"

	"tandem/internal/matching/pairing"
	"tandem/internal/matching/telling"
)

// A screen asks why two people are not a pair. It shows names only, so it says
// how a person is written.
func Example() {
	names := map[string]string{"1": "Amal", "2": "Beth", "3": "Chidi", "4": "Dora", "5": "Evan"}
	people := []pairing.Person{
		{ID: "1", Areas: []string{"LDS"}, Sector: pairing.Education}, {ID: "2", Areas: []string{"BRD"}, Sector: pairing.Health},
		{ID: "3", Areas: []string{"LDS"}, Sector: pairing.Care, Wishes: []string{"4"}}, {ID: "4", Areas: []string{"BRD"}, Sector: pairing.Education, Conflicts: []string{"2"}},
		{ID: "5", Areas: []string{"KEN"}, Sector: pairing.Health},
	}
	ctx := context.Background()
	session, err := pairing.Open(ctx, pairing.Problem{On: "2026-11-21", Config: pairing.Defaults(), People: people}, pairing.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	who := func(id string) string { return names[id] }
	fmt.Println(telling.Total(session.Result().Totals))
	fmt.Println(telling.Blocking(session.Result().BlockingPairs))
	answer, err := session.WhyNot(ctx, "1", "3")
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(telling.WhyNot(who, answer))
	for _, change := range telling.Changes(who, *answer.Price) {
		fmt.Println("-", strings.TrimPrefix(change.What+": "+change.Text, ": "))
	}

	// Output:
	// 2 pairs of 5 people, 115 points
	// Two people would both rather have each other, by points, than what they got: the best for everybody together is not the best for each.
	// Amal and Chidi are not a pair, because together there would be 1 pair and 45 points fewer.
	// - gone: Amal and Beth
	// - gone: Chidi and Dora
	// - new: Amal and Chidi, 70 points
	// - Beth would have no partner
	// - Dora would have no partner
}
