package main

import (
	"context"
	"fmt"
	"time"

	"tandem/internal/matching/samples/threes"
	"tandem/internal/matching/triads"
)

// arrangements sums up populations of one shape and size.
type arrangements struct {
	Shape       string  `json:"shape"`
	N           int     `json:"n"`
	Populations int     `json:"populations"`
	Proved      int     `json:"proved"`
	Unplaced    int     `json:"unplaced"` // beyond the bound, summed
	MeanGap     float64 `json:"meanGap"`  // of the points, as a share of the bound
	WorstGap    float64 `json:"worstGap"`
	Took        times   `json:"tookNs"`
}

func measureTriads(ctx context.Context, p plan) (report, error) {
	many, few := 20, 5
	if p.quick {
		many, few = 3, 1
	}
	t := table{
		title: "Pairs and threes together. The gap is between the points found and what no arrangement can exceed, as a share of the latter; 0 where the result is proved the best. Times in ms: the median and the range.",
		head:  []string{"population", "people", "populations", "proved the best", "places short of the bound", "mean gap", "largest gap", "time"},
	}
	var figures []arrangements
	var notes []string
	for _, shape := range []struct {
		name string
		make func(n int, seed uint64) triads.Problem
		n    int
		runs int
	}{
		{"programme", threes.Programme, 74, many}, {"ties", threes.Ties, 74, many}, {"open", threes.Dense, 74, many},
		{"programme", threes.Programme, 200, few}, {"open", threes.Dense, 200, few},
		{"programme", threes.Programme, 600, few}, {"ties", threes.Ties, 600, few}, {"open", threes.Dense, 600, few},
	} {
		if p.quick && shape.n > 200 {
			continue
		}
		a := arrangements{Shape: shape.name, N: shape.n, Populations: shape.runs}
		for seed := range uint64(shape.runs) {
			problem := shape.make(shape.n, p.seed+seed)
			limited, cancel := context.WithTimeout(ctx, triadsPatience)
			var r triads.Result
			err := a.Took.time(func() (err error) { r, err = triads.Solve(limited, problem, triads.Options{Seed: p.seed}); return err })
			cancel()
			if err != nil {
				return report{}, err
			}
			if err := triads.Verify(problem, r); err != nil {
				return report{}, err
			}
			a.add(r)
		}
		figures = append(figures, a)
		if shape.n == 74 {
			notes = append(notes, goal("74 people, "+shape.name+": proved the best in under 1 s", a.Proved == a.Populations && a.Took.longest() < time.Second,
				"%d of %d, the longest %s ms", a.Proved, a.Populations, milliseconds(int64(a.Took.longest()))))
		}
		if shape.n == 600 {
			notes = append(notes, goal("600 people, "+shape.name+": within 1 % of the bound in under 3 s", a.WorstGap <= 0.01 && a.Unplaced == 0 && a.Took.longest() < 3*time.Second,
				"%.2f %%, the longest %s ms", 100*a.WorstGap, milliseconds(int64(a.Took.longest()))))
		}
		t.add(a.Shape, a.N, a.Populations, fmt.Sprintf("%d of %d", a.Proved, a.Populations), a.Unplaced, fmt.Sprintf("%.2f %%", 100*a.MeanGap/float64(a.Populations)), fmt.Sprintf("%.2f %%", 100*a.WorstGap), a.Took)
	}
	notes = append(notes, fmt.Sprintf("A run is stopped after %.0f s and its best arrangement so far counts.", triadsPatience.Seconds()))
	return report{Tables: []table{t}, Figures: figures, Notes: notes}, nil
}

const triadsPatience = 30 * time.Second

func (a *arrangements) add(r triads.Result) {
	if r.Proved {
		a.Proved++
	}
	a.Unplaced += r.MostPlaced - r.Placed
	gap := float64(r.MostPoints-r.Points) / float64(max(1, r.MostPoints))
	a.MeanGap += gap
	a.WorstGap = max(a.WorstGap, gap)
}
