package blossom

import (
	"context"
	"fmt"
	"math"
)

// Solve finds a best matching of the graph with vertices 0 to n-1, under the
// objective of the options. The same edges in the same order give the same
// result. What it returns passes Verify.
//
// The errors are ErrVertexRange (also for a number of vertices below 0 or above
// 2^31-1), ErrSelfLoop, ErrOverflow for weights that Lift refuses and for more
// than 2^30-1 edges, and that of the context, which is looked at all the time.
func Solve(ctx context.Context, n int, edges []Edge, opt Options) (Matching, error) {
	if n < 0 || n > math.MaxInt32 {
		return Matching{}, fmt.Errorf("%w: there cannot be %d vertices", ErrVertexRange, n)
	}
	if len(edges) > math.MaxInt32/2 {
		return Matching{}, fmt.Errorf("%w: there cannot be %d edges", ErrOverflow, len(edges))
	}
	lift, err := checkedLift(n, edges, opt.Objective)
	if err != nil {
		return Matching{}, err
	}
	if err := ctx.Err(); err != nil {
		return Matching{}, err
	}
	report := func(settled int) {
		if opt.Progress != nil {
			opt.Progress(settled, n)
		}
	}
	p := newProblem(n, edges, lift)
	s, err := p.solve(ctx, report)
	if err != nil {
		return Matching{}, err
	}
	s.unfold()
	return s.matching(), nil
}

// solve chooses the way that suits the number of edges.
func (p *problem) solve(ctx context.Context, report func(int)) (*search, error) {
	if p.count > dense*p.n && p.count > p.n*p.n/crowded {
		return p.price(ctx, report)
	}
	s := newSearch(newGraph(*p, p.worthwhile()))
	return s, s.solve(ctx, report)
}
