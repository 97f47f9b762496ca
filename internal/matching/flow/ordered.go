package flow

import (
	"context"
	"errors"
)

// Ordered is a flow that is best by several costs, the first of which counts
// most: Cost has the total of each, Potential the proof of each.
type Ordered struct {
	Flow      []int64
	Cost      []int64
	Potential [][]int64
}

// SolveInOrder finds a flow of least cost by costs[0], among those the least by
// costs[1], and so on; each has one entry an arc, and the Cost of the arcs
// themselves is not looked at. Nothing is packed into one number, so nothing
// can overflow by it: the potentials of one cost say which arcs the best flows
// of that cost leave free (complementary slackness), and the next cost is
// minimised over those.
func SolveInOrder(ctx context.Context, p Problem, costs [][]int64) (Ordered, error) {
	var found Ordered
	for _, cost := range costs {
		if len(cost) != len(p.Arcs) {
			return Ordered{}, errors.New("a cost has more or fewer entries than there are arcs")
		}
		p = priced(p, cost)
		s, err := Solve(ctx, p)
		if err != nil {
			return Ordered{}, err
		}
		found.Flow = s.Flow
		found.Cost = append(found.Cost, s.Cost)
		found.Potential = append(found.Potential, s.Potential)
		p = narrowed(p, s.Potential)
	}
	return found, nil
}

// VerifyInOrder checks a solution of SolveInOrder without trusting it: the flow
// is proved cheapest by each cost among those that all earlier ones allow.
func VerifyInOrder(p Problem, costs [][]int64, s Ordered) error {
	if len(s.Cost) != len(costs) || len(s.Potential) != len(costs) {
		return errors.New("the solution does not belong to these costs")
	}
	for level, cost := range costs {
		if len(cost) != len(p.Arcs) {
			return errors.New("a cost has more or fewer entries than there are arcs")
		}
		p = priced(p, cost)
		if err := Verify(p, Solution{s.Flow, s.Cost[level], s.Potential[level]}); err != nil {
			return err
		}
		p = narrowed(p, s.Potential[level])
	}
	return nil
}

// priced is the network with other costs.
func priced(p Problem, cost []int64) Problem {
	arcs := make([]Arc, len(p.Arcs))
	for i, a := range p.Arcs {
		a.Cost = cost[i]
		arcs[i] = a
	}
	return Problem{p.Supply, arcs}
}

// narrowed fixes the arcs on which all cheapest flows agree: full where the
// reduced cost is negative, at the lower limit where it is positive.
func narrowed(p Problem, potential []int64) Problem {
	arcs := make([]Arc, len(p.Arcs))
	for i, a := range p.Arcs {
		switch reduced := a.Cost + potential[a.From] - potential[a.To]; {
		case reduced < 0:
			a.Lower = a.Capacity
		case reduced > 0:
			a.Capacity = a.Lower
		}
		arcs[i] = a
	}
	return Problem{p.Supply, arcs}
}
