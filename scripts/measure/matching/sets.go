package main

import (
	"context"
	"fmt"

	"tandem/internal/matching/samples/learners"
	"tandem/internal/matching/sets"
)

// cohorts sums up the learning sets of several cohorts of one size.
type cohorts struct {
	People  int     `json:"people"`
	Rounds  int     `json:"rounds"`
	Cohorts int     `json:"cohorts"`
	Proved  int     `json:"proved"`
	Cost    int64   `json:"cost"`
	Gap     int64   `json:"gap"`
	Worst   float64 `json:"worstGap"` // as a share of the cost
	Took    times   `json:"tookNs"`
}

func measureSets(ctx context.Context, p plan) (report, error) {
	count := 20
	if p.quick {
		count = 5
	}
	t := table{
		title: "Learning sets of 5 or 6 people of random cohorts. The gap is what another division could be better by at most; it is 0 where the result is proved the best. Times in ms: the median and the range.",
		head:  []string{"people", "rounds", "cohorts", "proved the best", "mean cost", "mean gap", "largest gap", "time"},
	}
	var figures []cohorts
	for _, shape := range []struct{ pairs, rounds int }{{20, 1}, {37, 1}, {100, 1}, {20, 3}, {37, 5}} {
		c := cohorts{People: 2 * shape.pairs, Rounds: shape.rounds, Cohorts: count}
		for seed := range uint64(count) {
			problem := learners.Cohort(p.seed+seed, shape.pairs)
			problem.Rounds = shape.rounds
			var r sets.Result
			err := c.Took.time(func() (err error) { r, err = sets.Solve(ctx, problem, sets.Options{Seed: p.seed}); return err })
			if err != nil {
				return report{}, err
			}
			if err := sets.Verify(problem, r); err != nil {
				return report{}, err
			}
			c.add(r)
		}
		figures = append(figures, c)
		t.add(c.People, c.Rounds, count, fmt.Sprintf("%d of %d", c.Proved, count), mean(c.Cost, count), mean(c.Gap, count), fmt.Sprintf("%.2f %%", 100*c.Worst), c.Took)
	}
	first := figures[0]
	met := goal("19 of 20 random cohorts of 40 proved the best", 20*first.Proved >= 19*first.Cohorts, "%d of %d", first.Proved, first.Cohorts)
	return report{Tables: []table{t}, Notes: []string{met}, Figures: figures}, nil
}

func (c *cohorts) add(r sets.Result) {
	if r.Optimal {
		c.Proved++
	}
	c.Cost += r.Cost
	c.Gap += r.Gap
	c.Worst = max(c.Worst, float64(r.Gap)/float64(max(1, r.Cost)))
}
