package cohort

import (
	"context"
	"errors"
	"fmt"
	"strings"
)

// Explain selects and computes everything that explains the result: prices of
// units and targets, the plain list, and where there is no cohort the nearest
// one. Units and Targets are empty when the result is not Optimal, and when their
// prices could not be proved within the budget. Errors are those of Select.
func Explain(ctx context.Context, call Call, opt Options) (Report, error) {
	p, err := newPlan(call)
	if err != nil {
		return Report{}, err
	}
	w := newWorker(p, opt)
	c, err := w.choose(ctx, question{to: call.MaxSeats})
	if err != nil {
		return Report{}, err
	}
	r := Report{Top: p.top(), Units: []UnitReport{}, Targets: []TargetPrice{}}
	var t tie
	if r.Result, t, err = w.result(ctx, c); err != nil {
		return Report{}, err
	}
	r.Balance = r.Top.Score - r.Result.Score
	switch r.Result.Status {
	case Infeasible:
		r.Balance = 0
		m, err := Nearest(ctx, call, opt)
		r.Nearest = &m
		return r, err
	case Optimal:
		err = r.explain(ctx, call, t, opt)
		if r.Unpriced = errors.Is(err, ErrBudget); r.Unpriced {
			r.Units, r.Targets, err = []UnitReport{}, []TargetPrice{}, nil
		}
	}
	return r, err
}

// explain adds what can be said about an optimal result.
func (r *Report) explain(ctx context.Context, call Call, t tie, opt Options) error {
	c, err := newComparer(call, r.Result, opt)
	if err != nil {
		return err
	}
	if r.Targets, err = c.targetPrices(ctx); err != nil {
		return err
	}
	prices, err := c.unitPrices(ctx)
	if err != nil {
		return err
	}
	without, err := c.withoutPreferences(ctx)
	if err != nil {
		return err
	}
	for i := range c.plan.entries {
		u := UnitReport{Unit: prices[i].Unit, Taken: c.taken[i], Price: prices[i], With: t.with[i], Certain: t.answer(i) != ByLot,
			WithoutPreference: without[i], Binding: c.binding(i)}
		u.Text = c.words(i, u, t)
		r.Units = append(r.Units, u)
	}
	return nil
}

// binding words the limits that decide about an entry: those that it would
// break on top of the cohort, or that the cohort would break without it.
func (c *comparer) binding(i int) []string {
	var taken []int
	for j, is := range c.taken {
		if is != (j == i) { // the cohort with the entry, or without
			taken = append(taken, j)
		}
	}
	counts := c.plan.counted(taken)
	var words []string
	for _, r := range c.plan.rules {
		switch n := counts[r.at]; {
		case r.soft() || r.miss(n) == 0 || r.key == allSeats && n < r.min: // every unit helps to fill seats
		case r.key == allSeats:
			words = append(words, "at most "+count(r.max, "seat"))
		default:
			words = append(words, r.limit(0).asks())
		}
	}
	return words
}

// words explains an entry to the people who decide.
func (c *comparer) words(i int, u UnitReport, t tie) string {
	var s []string
	e := c.plan.entries[i]
	switch {
	case e.must:
		s = append(s, "Taken: locked in, "+c.reason(e.id)+".", "Without it the best cohort "+u.Price.Out.words()+".")
	case !e.allowed:
		s = append(s, "Not taken. "+c.plan.barred(i), "With it the best cohort "+u.Price.In.words()+".")
	case !u.Certain:
		drawn := map[bool]string{true: "Taken", false: "Not taken"}[u.Taken]
		s = append(s, fmt.Sprintf("%s by lot: %s of the %s equally good cohorts have it.", drawn, u.With, t.ways))
	case u.Taken:
		s = append(s, "Taken: every best cohort has it. Without it the best cohort "+u.Price.Out.words()+".")
	default:
		s = append(s, "Not taken: with it the best cohort "+u.Price.In.words()+".")
	}
	if len(u.Binding) > 0 {
		lead := "Beside this cohort it would break: "
		if u.Taken {
			lead = "Without it this cohort would miss: "
		}
		s = append(s, lead+strings.Join(u.Binding, "; ")+".")
	}
	if preferred := map[Answer]string{
		Yes: "Without the soft targets it would be taken.", No: "Without the soft targets it would not be taken.",
		ByLot: "Without the soft targets the lottery would decide about it.",
	}[u.WithoutPreference]; c.softTargets() && (u.WithoutPreference == Yes) != u.Taken {
		s = append(s, preferred)
	}
	return strings.Join(s, " ")
}

func (c *comparer) reason(unit string) string {
	for _, l := range c.plan.call.Locks {
		if l.Unit == unit {
			return l.Reason
		}
	}
	return ""
}

func (c *comparer) softTargets() bool {
	for _, r := range c.plan.rules {
		if r.soft() {
			return true
		}
	}
	return false
}
