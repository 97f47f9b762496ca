package cohort

import (
	"bufio"
	"fmt"
	"io"
)

// WriteLP writes the call as a mixed-integer programme in CPLEX LP format, for
// any other solver to check. The unit in place i of the ids in sorted order is
// x<i>, from 0. Where the number of seats may vary, the objective holds a
// constant a seat that outweighs everything else; the first comment names it.
// A solver's optimum is the result's Objective plus that constant times Seats.
func WriteLP(w io.Writer, call Call) error {
	p, err := newPlan(call)
	if err != nil {
		return err
	}
	l := &lpWriter{Writer: bufio.NewWriter(w), plan: p, perSeat: p.perSeat()}
	l.printf("\\ points for each seat filled: %d\n", l.perSeat)
	l.objective()
	l.printf("Subject To\n")
	l.constraints()
	l.bounds()
	l.printf("End\n")
	return l.Flush()
}

// perSeat is what one seat more is worth to a solver that knows no second
// objective: more than all scores and penalties together.
func (p *plan) perSeat() int64 {
	if p.call.MinSeats == p.call.MaxSeats {
		return 0
	}
	return p.spread()
}

type lpWriter struct {
	*bufio.Writer
	plan    *plan
	perSeat int64
}

// printf leaves errors to Flush, which reports the first.
func (l *lpWriter) printf(format string, args ...any) { fmt.Fprintf(l, format, args...) }

func (l *lpWriter) objective() {
	l.printf("Maximize\n obj:")
	for i, e := range l.plan.entries {
		l.printf(" %+d x%d", e.value()+l.perSeat*int64(e.seats), i)
		if i%8 == 7 {
			l.printf("\n")
		}
	}
	for i, r := range l.plan.rules {
		if r.soft() {
			l.printf(" -%d d%d", r.penalty, i)
		}
	}
	if len(l.plan.entries) == 0 {
		l.printf(" 0 none")
	}
	l.printf("\n")
}

// constraints has one or two rows a rule; a soft rule is missed by d.
func (l *lpWriter) constraints() {
	for i, r := range l.plan.rules {
		soft := ""
		if r.soft() {
			soft = fmt.Sprintf("d%d", i)
		}
		if r.min > 0 {
			l.row(fmt.Sprintf("least%d", i), r, "+ "+soft, ">=", r.min)
		}
		if r.max < unlimited {
			l.row(fmt.Sprintf("most%d", i), r, "- "+soft, "<=", r.max)
		}
	}
}

func (l *lpWriter) row(name string, r rule, soft, relation string, limit int) {
	terms := 0
	l.printf(" %s:", name)
	for i, e := range l.plan.entries {
		for _, u := range e.uses {
			if u.counter == r.at {
				if l.printf(" +%d x%d", u.amount, i); terms%8 == 7 {
					l.printf("\n")
				}
				terms++
			}
		}
	}
	if r.soft() {
		l.printf(" %s", soft)
	} else if terms == 0 {
		l.printf(" 0 none")
	}
	l.printf(" %s %d\n", relation, limit)
}

// bounds fixes what is decided; every unit is whole or not there at all.
func (l *lpWriter) bounds() {
	l.printf("Bounds\n 0 <= none <= 0\n")
	for i, e := range l.plan.entries {
		switch {
		case e.must:
			l.printf(" x%d = 1\n", i)
		case !e.allowed:
			l.printf(" x%d = 0\n", i)
		default:
			l.printf(" 0 <= x%d <= 1\n", i)
		}
	}
	l.printf("Generals\n")
	for i := range l.plan.entries {
		l.printf(" x%d\n", i)
	}
}
