package flow

import (
	"context"
	"errors"
	"math"
)

// Arc leads from one node to another and carries Lower to Capacity units, each
// at Cost. Parallel arcs are allowed.
type Arc struct {
	From, To        int
	Lower, Capacity int64
	Cost            int64
}

// Problem is a network. Supply has one entry a node: what flows out of it minus
// what flows in; the entries sum to zero.
type Problem struct {
	Supply []int64
	Arcs   []Arc
}

// Solution of a problem: the units on each arc, the total cost, and a potential
// a node, which proves that no flow is cheaper (see Verify).
type Solution struct {
	Flow      []int64
	Cost      int64
	Potential []int64
}

// What can be wrong with a network.
var (
	ErrNode     = errors.New("an arc names a node outside the network")
	ErrCapacity = errors.New("an arc has a lower limit below nothing or above its capacity")
	ErrBalance  = errors.New("the supplies of the nodes do not sum to zero")
	ErrOverflow = errors.New("the costs and capacities are too large to be added without overflow")
)

// Infeasible says that no flow meets the supplies and limits. Source lists the
// nodes of a cut, in order: more must leave them than the arcs out of them can
// carry, by Missing units (the max-flow min-cut theorem of Ford and Fulkerson).
type Infeasible struct {
	Source  []int
	Missing int64
}

// Error says that the network cannot carry its supplies.
func (*Infeasible) Error() string { return "no flow meets the supplies and the limits of the arcs" }

// Solve finds a flow of least total cost. The time is polynomial in the size of
// the network and the units that are sent: O(U (m log n)) for U units over m
// arcs in the worst case, and far less when many paths are equally long. The
// errors are those above, *Infeasible, or that of the context.
func Solve(ctx context.Context, p Problem) (Solution, error) {
	if err := check(p); err != nil {
		return Solution{}, err
	}
	g := residual(p)
	for g.farther() {
		if err := ctx.Err(); err != nil {
			return Solution{}, err
		}
		for g.levels() {
			g.block()
		}
	}
	if short := g.unsent(); short > 0 {
		return Solution{}, g.cut(short)
	}
	return g.solution(p), nil
}

// limit keeps sums of costs along a path, and cost times flow, within int64.
const limit = math.MaxInt64 / 4

func check(p Problem) error {
	nodes := len(p.Supply)
	var balance, moved, dearest int64
	for _, s := range p.Supply {
		if s > limit || s < -limit || moved > limit-max(s, -s) {
			return ErrOverflow
		}
		balance, moved = balance+s, moved+max(s, -s)
	}
	if balance != 0 {
		return ErrBalance
	}
	var worst int64
	for _, a := range p.Arcs {
		if a.From < 0 || a.From >= nodes || a.To < 0 || a.To >= nodes {
			return ErrNode
		}
		if a.Lower < 0 || a.Lower > a.Capacity {
			return ErrCapacity
		}
		if a.Cost < -limit || a.Cost > limit || a.Capacity > limit-moved {
			return ErrOverflow
		}
		cost := max(a.Cost, -a.Cost)
		if cost > 0 && a.Capacity > (limit-worst)/cost {
			return ErrOverflow
		}
		moved, worst, dearest = moved+a.Capacity, worst+cost*a.Capacity, max(dearest, cost)
	}
	if nodes > 0 && dearest > limit/int64(nodes+1) {
		return ErrOverflow
	}
	return nil
}

// Verify checks a solution without trusting who made it: every arc within its
// limits, every node balanced, the cost as stated, and the potentials prove it
// least. The error says what is wrong.
func Verify(p Problem, s Solution) error {
	if err := check(p); err != nil {
		return err
	}
	if len(s.Flow) != len(p.Arcs) || len(s.Potential) != len(p.Supply) {
		return errors.New("the solution does not belong to this network")
	}
	out := make([]int64, len(p.Supply))
	var cost int64
	for i, a := range p.Arcs {
		f := s.Flow[i]
		if f < a.Lower || f > a.Capacity {
			return errors.New("an arc carries more or less than it may")
		}
		out[a.From] += f
		out[a.To] -= f
		cost += f * a.Cost
		if slack(s.Potential, a, f) {
			return errors.New("the potentials do not prove the flow cheapest")
		}
	}
	for node, sent := range out {
		if sent != p.Supply[node] {
			return errors.New("a node sends out more or less than its supply")
		}
	}
	if cost != s.Cost {
		return errors.New("the stated cost is not the cost of the flow")
	}
	return nil
}

// slack tells whether complementary slackness fails on an arc, or a potential
// is too large to be one of a path.
func slack(potential []int64, a Arc, f int64) bool {
	from, to := potential[a.From], potential[a.To]
	if max(from, -from, to, -to) > limit {
		return true
	}
	reduced := a.Cost + from - to
	return f < a.Capacity && reduced < 0 || f > a.Lower && reduced > 0
}
