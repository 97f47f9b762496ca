package people_test

import (
	"context"
	"fmt"

	"tandem/internal/matching/pairing"
	"tandem/internal/matching/samples/people"
)

// Invented people to try the engine on.
func Example() {
	result, err := pairing.Solve(context.Background(), people.Problem(1, people.Programme))
	fmt.Printf("%d people, %d pairs, %v\n", result.Totals.People, result.Totals.Pairs, err)
	// Output:
	// 74 people, 32 pairs, <nil>
}
