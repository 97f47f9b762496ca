package main

import (
	"context"
	"fmt"

	"tandem/internal/matching/assign"
	"tandem/internal/matching/samples/assignments"
)

// assigned sums up problems of one size: reviewers for applications, or
// sessions for people.
type assigned struct {
	What   string `json:"what"`
	Cases  int    `json:"cases"`
	Proved int    `json:"proved"`
	Short  int    `json:"short"`   // seats unfilled, or sessions that people miss
	Firsts int    `json:"firsts"`  // first choices given
	Given  int    `json:"given"`   // places given in all
	Says   int    `json:"reasons"` // sentences on who got less, and why

	Took    times `json:"tookNs"`
	Checked times `json:"checkedNs"`
}

func measureAssign(ctx context.Context, p plan) (report, error) {
	cases := 20
	if p.quick {
		cases = 3
	}
	panels := table{
		title: "Reviewers for applications, with conflicts, expertise, sectors and loads; always the best, and the proof is checked. Times in ms: the median and the range.",
		head:  []string{"applications", "reviewers", "seats", "cases", "seats unfilled", "time", "check"},
	}
	var figures []assigned
	for _, size := range [][3]int{{42, 12, 3}, {150, 20, 3}, {600, 80, 3}} {
		a := assigned{What: fmt.Sprintf("%d applications, %d reviewers", size[0], size[1]), Cases: cases}
		for seed := range uint64(cases) {
			if err := a.panel(ctx, assignments.Panel(p.seed+seed, size[0], size[1], size[2])); err != nil {
				return report{}, err
			}
		}
		figures = append(figures, a)
		panels.add(size[0], size[1], size[2], cases, mean(int64(a.Short), cases), a.Took, a.Checked)
	}
	choices := table{
		title: "Two sessions for each person, of four ranked choices, with a least number for a session to run.",
		head:  []string{"people", "sessions", "cases", "proved the best", "sessions missed", "first choices among the places given", "reasons given", "time", "check"},
	}
	for _, size := range [][2]int{{40, 6}, {74, 8}, {300, 12}} {
		a := assigned{What: fmt.Sprintf("%d people, %d sessions", size[0], size[1]), Cases: cases}
		for seed := range uint64(cases) {
			if err := a.choices(ctx, assignments.Choices(p.seed+seed, size[0], size[1]), p.seed); err != nil {
				return report{}, err
			}
		}
		figures = append(figures, a)
		choices.add(size[0], size[1], cases, fmt.Sprintf("%d of %d", a.Proved, cases), mean(int64(a.Short), cases), percent(int64(a.Firsts), int64(a.Given)), mean(int64(a.Says), cases), a.Took, a.Checked)
	}
	return report{Tables: []table{panels, choices}, Figures: figures}, nil
}

func (a *assigned) panel(ctx context.Context, p assign.Reading) error {
	var r assign.ReadingResult
	if err := a.Took.time(func() (err error) { r, err = assign.Reviewers(ctx, p); return err }); err != nil {
		return err
	}
	a.Proved++ // or the check fails
	a.Short += r.Unfilled
	a.Given += len(r.Assigned)
	a.Says += len(r.Reasons)
	return a.Checked.time(func() error { return assign.VerifyReviewers(p, r) })
}

func (a *assigned) choices(ctx context.Context, p assign.Choosing, seed uint64) error {
	var r assign.ChoosingResult
	err := a.Took.time(func() (err error) {
		r, err = assign.Sessions(ctx, p, assign.ChoosingOptions{Seed: seed})
		return err
	})
	if err != nil {
		return err
	}
	if r.Optimal {
		a.Proved++
	}
	a.Short += r.Satisfaction.Missing
	a.Given += len(r.Given)
	a.Says += len(r.Reasons)
	if len(r.Profile) > 0 {
		a.Firsts += r.Profile[0]
	}
	return a.Checked.time(func() error { return assign.VerifySessions(p, r) })
}
