package main

import (
	"context"
	"fmt"

	"tandem/internal/matching/assign"
	"tandem/internal/matching/lot"
)

// readings sums up assignments of reviewers of one size.
type readings struct {
	Applications int `json:"applications"`
	Reviewers    int `json:"reviewers"`
	Cases        int `json:"cases"`
	Unfilled     int `json:"unfilled"`
	Reasons      int `json:"reasons"`
}

func measureAssign(ctx context.Context, p plan) (report, error) {
	t := table{
		title: "Three reviewers for every application, with conflicts, expertise, sectors and loads. Every result is proved the best and its proof checked. Times in ms: the median and the range.",
		head:  []string{"applications", "reviewers", "cases", "seats unfilled", "reasons given", "time", "check"},
	}
	cases := 20
	if p.quick {
		cases = 3
	}
	var figures []readings
	for _, size := range []struct{ applications, reviewers int }{{42, 12}, {200, 40}, {600, 100}} {
		r := readings{Applications: size.applications, Reviewers: size.reviewers, Cases: cases}
		var took, checked times
		for seed := range uint64(cases) {
			problem := reading(p.seed+seed, size.applications, size.reviewers)
			var found assign.ReadingResult
			if err := took.time(func() (err error) { found, err = assign.Reviewers(ctx, problem); return err }); err != nil {
				return report{}, err
			}
			if err := checked.time(func() error { return assign.VerifyReviewers(problem, found) }); err != nil {
				return report{}, err
			}
			r.Unfilled += found.Unfilled
			r.Reasons += len(found.Reasons)
		}
		figures = append(figures, r)
		t.add(r.Applications, r.Reviewers, cases, mean(int64(r.Unfilled), cases), mean(int64(r.Reasons), cases), took, checked)
	}
	return report{Tables: []table{t}, Figures: figures}, nil
}

// reading invents applications and reviewers: areas and organisations collide
// now and then, one pair in twenty has declared a conflict, and the seats are
// nearly all that the reviewers can take.
func reading(seed uint64, applications, reviewers int) assign.Reading {
	chance := lot.New(seed)
	sectors := []string{"education", "health", "care", "other"}
	some := func(kind string, of int) []string { return []string{fmt.Sprint(kind, chance.IntN(of))} }
	p := assign.Reading{Seats: 3, SharedSector: 4, SameSector: 3, EvenLoads: 1}
	for i := range reviewers {
		p.Reviewers = append(p.Reviewers, assign.Reviewer{
			ID: fmt.Sprint("R", i), Sector: sectors[chance.IntN(len(sectors))], Areas: some("area ", applications), Organisations: some("employer ", 2*applications),
			Least: 2, Max: 1 + 3*applications/reviewers + chance.IntN(3),
		})
	}
	for i := range applications {
		a := assign.Application{ID: fmt.Sprint("A", i), Sectors: []string{sectors[chance.IntN(4)], sectors[chance.IntN(4)]}, Areas: some("area ", applications), Organisations: some("employer ", 2*applications)}
		p.Applications = append(p.Applications, a)
		for _, r := range p.Reviewers {
			switch draw := chance.IntN(20); {
			case draw == 0:
				p.Conflicts = append(p.Conflicts, assign.Conflict{Reviewer: r.ID, Application: a.ID, Reason: "declared"})
			case draw < 8:
				p.Expertise = append(p.Expertise, assign.Expertise{Reviewer: r.ID, Application: a.ID, Points: 1 + chance.IntN(5)})
			}
		}
	}
	return p
}
