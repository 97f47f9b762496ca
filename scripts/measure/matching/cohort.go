package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math"
	"os"
	"slices"
	"time"

	"tandem/internal/matching/cohort"
	"tandem/internal/matching/samples/calls"
	"tandem/scripts/measure/glpsol"
)

// selections sums up calls of one size, ours and glpsol's.
type selections struct {
	People     int   `json:"people"`
	Seats      int   `json:"seats"`
	Calls      int   `json:"calls"`
	Optimal    int   `json:"optimal"`
	Infeasible int   `json:"infeasible"`
	GivenUp    int   `json:"givenUp"`
	Gap        int64 `json:"gap"`
	Compared   int   `json:"compared"`
	Agree      int   `json:"agree"`

	Took    times `json:"tookNs"`
	Glpsol  times `json:"glpsolNs"`
	Prices  times `json:"pricesNs"`
	Targets times `json:"targetPricesNs"`
	// Breaking calls are those where the plain list breaks a cap or a hard
	// target; Balance is what keeping them all costs, as a share of the score.
	Breaking int       `json:"plainListBreaks"`
	Balance  []float64 `json:"balance"`
}

func measureCohort(ctx context.Context, p plan) (report, error) {
	source, few := 100, 5
	if p.quick {
		source, few = 10, 1
	}
	t := table{
		title: "Selection of whole units under caps, targets and locks. Times in ms: the median and the range. glpsol's are of its whole process, without writing its input. The gap is in points of the objective.",
		head:  []string{"people", "seats", "calls", "proved the best", "proved that there is none", "given up", "mean gap", "time", "glpsol", "agree with glpsol", "all prices of units", "all prices of targets"},
	}
	var figures []selections
	for _, shape := range []struct{ people, seats, calls int }{{74, 40, source}, {150, 80, few}, {300, 150, few}} {
		if p.quick && shape.people > 150 {
			continue
		}
		s := selections{People: shape.people, Seats: shape.seats, Calls: shape.calls}
		for seed := range uint64(shape.calls) {
			if err := s.add(ctx, p, calls.Sized(p.seed+seed, shape.people, shape.seats)); err != nil {
				return report{}, err
			}
		}
		figures = append(figures, s)
		agree := "not measured"
		if s.Compared > 0 {
			agree = fmt.Sprintf("%d of %d", s.Agree, s.Compared)
		}
		t.add(s.People, s.Seats, s.Calls, s.Optimal, s.Infeasible, s.GivenUp, mean(s.Gap, s.Calls-s.Infeasible-s.GivenUp), s.Took, s.Glpsol, agree, s.Prices, s.Targets)
	}
	first := figures[0]
	r := report{Tables: []table{t}, Figures: figures, Notes: []string{
		goal("40 seats of 74 selected in under 20 ms", first.Took.middle() < 20*time.Millisecond, "median %s ms", milliseconds(int64(first.Took.middle()))),
		goal("all prices in under 200 ms", first.Prices.middle()+first.Targets.middle() < 200*time.Millisecond,
			"medians %s and %s ms", milliseconds(int64(first.Prices.middle())), milliseconds(int64(first.Targets.middle()))),
		first.plainList(),
	}}
	if p.glpsol != "" {
		r.Notes = append(r.Notes, "not measured: "+p.glpsol+".")
	} else {
		r.Notes = append(r.Notes, fmt.Sprintf("A call is given up after %.0f s; glpsol is given %.0f s, and calls that either does not finish are not compared.", selectPatience.Seconds(), glpsolPatience.Seconds()))
	}
	return r, nil
}

// plainList says what a list by score alone would have done in the same calls.
func (s selections) plainList() string {
	if len(s.Balance) == 0 {
		return "No call could be met."
	}
	slices.Sort(s.Balance)
	return fmt.Sprintf("In the calls with %d people, taking the best scores in order would have broken a cap or a hard target in %d of %d calls that can be met; keeping them all costs a median of %.2f %% of the score.",
		s.People, s.Breaking, len(s.Balance), 100*s.Balance[len(s.Balance)/2])
}

func (s *selections) add(ctx context.Context, p plan, call cohort.Call) error {
	var r cohort.Result
	limited, cancel := context.WithTimeout(ctx, selectPatience)
	defer cancel()
	err := s.Took.time(func() (err error) { r, err = cohort.Select(limited, call, cohort.Options{}); return err })
	if limited.Err() != nil && ctx.Err() == nil {
		s.GivenUp++
		return s.compare(ctx, p, call, cohort.Result{Status: cohort.Unknown})
	}
	if err != nil {
		return err
	}
	if err := cohort.Verify(call, r); err != nil {
		return err
	}
	switch r.Status {
	case cohort.Infeasible:
		s.Infeasible++
	case cohort.Optimal:
		s.Optimal++
	}
	if r.Status != cohort.Infeasible {
		s.Gap += r.Gap()
	}
	if r.Status == cohort.Optimal && s.People == 74 {
		if err := s.ask(ctx, call, r); err != nil {
			return err
		}
	}
	return s.compare(ctx, p, call, r)
}

// ask takes the times of the prices, and looks at the plain list.
func (s *selections) ask(ctx context.Context, call cohort.Call, r cohort.Result) error {
	top, err := cohort.Top(call)
	if err != nil {
		return err
	}
	if len(top.Breaks) > 0 {
		s.Breaking++
	}
	s.Balance = append(s.Balance, float64(top.Score-r.Score)/float64(top.Score))
	return errors.Join(
		s.Prices.time(func() error { _, err := cohort.Prices(ctx, call, r, cohort.Options{}); return err }),
		s.Targets.time(func() error { _, err := cohort.TargetPrices(ctx, call, r, cohort.Options{}); return err }))
}

// How long a call may take: ours ends without a result then, glpsol with what
// it has.
const (
	selectPatience = 20 * time.Second
	glpsolPatience = 20 * time.Second
)

// compare lets glpsol solve the call and counts agreement where both proved
// their result.
func (s *selections) compare(ctx context.Context, p plan, call cohort.Call, r cohort.Result) error {
	if p.glpsol != "" {
		return nil
	}
	var lp bytes.Buffer
	if err := cohort.WriteLP(&lp, call); err != nil {
		return err
	}
	var perSeat int64
	if _, err := fmt.Sscanf(lp.String(), "\\ points for each seat filled: %d", &perSeat); err != nil {
		return fmt.Errorf("the first comment of the programme: %w", err)
	}
	answer, err := glpsol.Solve(ctx, p.folder, lp.Bytes(), glpsolPatience)
	if err != nil {
		return err
	}
	s.Glpsol = append(s.Glpsol, answer.Took)
	if !decided(answer.Status) || !decided(r.Status) {
		return nil
	}
	s.Compared++
	if ours := float64(r.Objective() + perSeat*int64(r.Seats)); answer.Status == r.Status && (r.Status == cohort.Infeasible || math.Abs(ours-answer.Objective) < 0.5) {
		s.Agree++
	} else {
		fmt.Fprintf(os.Stderr, "call %d of %d people: ours is %s %.0f, glpsol's %s %.0f\n", call.Seed, s.People, r.Status, ours, answer.Status, answer.Objective)
	}
	return nil
}

func decided(s cohort.Status) bool { return s == cohort.Optimal || s == cohort.Infeasible }
