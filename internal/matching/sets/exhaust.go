package sets

// exhausting is a branch and bound over all divisions of a small problem, round
// by round and block by block, cheapest set first.
type exhausting struct {
	attempt
	best int64
	at   []int32
}

const (
	smallEnough = 36 // rounds times blocks
	allSteps    = 200_000
)

// exhausted looks for something cheaper than the best division so far, to the
// end, and tells whether it came there.
func (s *search) exhausted() bool {
	if s.problem.Rounds*s.n > smallEnough {
		return false
	}
	e := &exhausting{best: s.best, at: s.at,
		attempt: attempt{board: newBoard(s.model), ctx: s.ctx, order: inOrder(s.n), steps: allSteps}}
	complete := e.all()
	s.best, s.at = e.best, e.at
	return complete
}

func inOrder(n int) []int {
	order := make([]int, n)
	for i := range order {
		order[i] = i
	}
	return order
}

// all is false when the steps ran out.
func (e *exhausting) all() bool {
	i := e.next()
	if i < 0 {
		return e.complete()
	}
	for _, s := range e.options(i) {
		if e.steps--; e.steps < 0 || e.ctx.Err() != nil {
			return false
		}
		e.place(e.round, i, s)
		done := e.reach() >= e.best || e.all()
		e.lift(e.round, i)
		if !done {
			return false
		}
	}
	return true
}

// complete goes on to the next round, or keeps the full division.
func (e *exhausting) complete() bool {
	if e.round+1 < e.problem.Rounds {
		e.round++
		done := e.reach() >= e.best || e.all()
		e.round--
		return done
	}
	if e.cost < e.best {
		e.best, e.at = e.cost, e.snapshot()
	}
	return true
}

// reach is the least that this beginning can come to: each block still to be
// placed costs at least what it shares with those who are.
func (e *exhausting) reach() int64 {
	sum := e.cost
	for i := range e.n {
		if e.where[e.round*e.n+i] >= 0 {
			continue
		}
		least := e.forbidden
		for s, cost := range e.row(e.round, i) {
			if cost < least && e.fits(i, s) {
				least = cost
			}
		}
		sum += least
	}
	return sum
}
