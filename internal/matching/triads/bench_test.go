package triads_test

import (
	"context"
	"fmt"
	"testing"

	"tandem/internal/matching/samples/threes"
	"tandem/internal/matching/triads"
)

// populations are what is measured, with the number of seeds.
var populations = []struct {
	name  string
	n     int
	seeds uint64
	make  func(n int, seed uint64) triads.Problem
}{
	{"programme", 74, 20, threes.Programme},
	{"ties", 74, 20, threes.Ties},
	{"dense", 74, 20, threes.Dense},
	{"random", 74, 20, func(n int, seed uint64) triads.Problem { return threes.Random(n, 200, 50, seed) }},
	{"onetriad", 74, 20, func(n int, seed uint64) triads.Problem {
		p := threes.Programme(n, seed)
		p.Rules.MaxTriads = 1
		return p
	}},
	{"triadsonly", 74, 20, func(n int, seed uint64) triads.Problem {
		p := threes.Programme(n, seed)
		p.Rules.Sizes = triads.TriadsOnly
		return p
	}},
	{"programme", 200, 20, threes.Programme},
	{"programme", 600, 20, threes.Programme},
	{"ties", 600, 5, threes.Ties},
	{"dense", 200, 5, threes.Dense},
}

// BenchmarkSolve reports beside the time how many results are proved and the
// largest gap to the bound.
func BenchmarkSolve(b *testing.B) {
	for _, population := range populations {
		for seed := uint64(1); seed <= population.seeds; seed++ {
			p := population.make(population.n, seed)
			b.Run(fmt.Sprintf("%s%d/%d", population.name, population.n, seed), func(b *testing.B) {
				var r triads.Result
				for b.Loop() {
					var err error
					if r, err = triads.Solve(context.Background(), p, triads.Options{Seed: 1}); err != nil {
						b.Fatal(err)
					}
				}
				proved := 0.0
				if r.Proved {
					proved = 1
				}
				b.ReportMetric(proved, "proved")
				b.ReportMetric(float64(r.MostPoints-r.Points)*100/float64(r.MostPoints), "gap%")
				b.ReportMetric(float64(r.MostPlaced-r.Placed), "unplaced")
				b.ReportMetric(float64(r.Nodes), "nodes")
			})
		}
	}
}
