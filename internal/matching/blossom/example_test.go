package blossom_test

import (
	"context"
	"fmt"

	"tandem/internal/matching/blossom"
)

// Four people and the points of the pairs that are possible. Amina and Bea have
// the most points together, but nobody could then be with Chidi or Dee.
func ExampleSolve() {
	names := []string{"Amina", "Bea", "Chidi", "Dee"}
	points := []blossom.Edge{{U: 0, V: 1, Weight: 90}, {U: 0, V: 2, Weight: 40}, {U: 1, V: 3, Weight: 30}}
	for _, objective := range []blossom.Objective{blossom.MaxWeight, blossom.MaxCardinality} {
		m, err := blossom.Solve(context.Background(), len(names), points, blossom.Options{Objective: objective})
		if err != nil {
			fmt.Println(err)
			return
		}
		if err := m.Certificate.Verify(len(names), points, m, objective); err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(m.Size, "of", m.Weight, "points, and nothing is better:")
		for one, two := range m.Mate {
			if one < two {
				fmt.Println(" ", names[one], "and", names[two])
			}
		}
	}
	// Output:
	// 1 of 90 points, and nothing is better:
	//   Amina and Bea
	// 2 of 70 points, and nothing is better:
	//   Amina and Chidi
	//   Bea and Dee
}
