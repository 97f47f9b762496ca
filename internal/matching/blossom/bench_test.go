package blossom_test

import (
	"context"
	"fmt"
	"testing"

	"tandem/internal/matching/blossom"
	"tandem/internal/matching/samples/graphs"
)

// BenchmarkSolve times every family of graphs in the sizes of a programme, of
// a large one, and of more people than any has had.
func BenchmarkSolve(b *testing.B) {
	for _, family := range graphs.Families {
		for _, size := range []int{74, 1_000, 20_000} {
			if size > family.Limit {
				continue
			}
			b.Run(fmt.Sprintf("%s/%d", family.Name, size), func(b *testing.B) {
				n, edges := family.Make(1, size)
				options := blossom.Options{Objective: family.Objective}
				b.ReportAllocs()
				for b.Loop() {
					if _, err := blossom.Solve(context.Background(), n, edges, options); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}
