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
	s := newSearch(newGraph(n, edges, lift), n)
	s.start()
	s.plant()
	report := func() {
		if opt.Progress != nil {
			opt.Progress(n-s.growing, n)
		}
	}
	if err := s.run(ctx, report); err != nil {
		return Matching{}, err
	}
	s.unfold()
	m := s.matching()
	m.add(edges)
	return m, nil
}

// add fills in the size and the weight, from the heaviest edge of each pair.
func (m *Matching) add(edges []Edge) {
	best := make([]int64, len(m.Mate))
	for v := range best {
		best[v] = math.MinInt64
	}
	for _, e := range edges {
		if m.Mate[e.U] == e.V {
			v := min(e.U, e.V)
			best[v] = max(best[v], e.Weight)
		}
	}
	for v, mate := range m.Mate {
		if mate > v {
			m.Size++
			m.Weight += best[v]
		}
	}
}
