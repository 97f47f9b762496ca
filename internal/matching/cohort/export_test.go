package cohort

import "context"

// SelectDivided is Select with so little room that it has to branch often.
func SelectDivided(ctx context.Context, call Call) (Result, error) {
	p, err := newPlan(call)
	if err != nil {
		return Result{}, err
	}
	w := newWorker(p, Options{States: 30, Nodes: 100_000})
	w.width = 2
	c, err := w.choose(ctx, question{to: p.call.MaxSeats})
	if err != nil {
		return Result{}, err
	}
	r, _, err := w.result(ctx, c)
	return r, err
}
