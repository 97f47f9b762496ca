package flow

import (
	"context"
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// cheapest tries every flow of a small network.
func cheapest(p Problem) (int64, bool) {
	best, found := int64(math.MaxInt64), false
	left := slices.Clone(p.Supply)
	var try func(i int, cost int64)
	try = func(i int, cost int64) {
		if i == len(p.Arcs) {
			if !slices.ContainsFunc(left, func(x int64) bool { return x != 0 }) && cost < best {
				best, found = cost, true
			}
			return
		}
		a := p.Arcs[i]
		for f := a.Lower; f <= a.Capacity; f++ {
			left[a.From] -= f
			left[a.To] += f
			try(i+1, cost+f*a.Cost)
			left[a.From] += f
			left[a.To] -= f
		}
	}
	try(0, 0)
	return best, found
}

func small(r *rand.Rand) Problem {
	n, m := 1+r.IntN(5), r.IntN(8)
	p := Problem{Supply: make([]int64, n)}
	for range m {
		lower := int64(max(0, r.IntN(5)-3))
		p.Arcs = append(p.Arcs, Arc{r.IntN(n), r.IntN(n), lower, lower + int64(r.IntN(3)), int64(r.IntN(15) - 7)})
	}
	if r.IntN(4) > 0 { // supplies that some flow meets
		for _, a := range p.Arcs {
			f := a.Lower + r.Int64N(a.Capacity-a.Lower+1)
			p.Supply[a.From] += f
			p.Supply[a.To] -= f
		}
	} else if n > 1 {
		amount := int64(r.IntN(4))
		p.Supply[0], p.Supply[n-1] = amount, -amount
	}
	return p
}

func TestNoFlowIsCheaperThanTheOneFound(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	feasible := 0
	for i := range 4000 {
		p := small(r)
		want, possible := cheapest(p)
		got, err := Solve(context.Background(), p)
		if !possible {
			var short *Infeasible
			if !errors.As(err, &short) {
				t.Fatalf("%d: %+v: %v, want infeasible", i, p, err)
			}
			cutProves(t, p, short)
			continue
		}
		feasible++
		if err != nil || got.Cost != want {
			t.Fatalf("%d: %+v: %d, %v, want %d", i, p, got.Cost, err, want)
		}
		if err := Verify(p, got); err != nil {
			t.Fatalf("%d: %+v: %v", i, p, err)
		}
	}
	if feasible < 1000 || feasible > 3900 {
		t.Fatalf("%d of 4000 networks were feasible", feasible)
	}
}

// cutProves checks by addition that the nodes named cannot send enough.
func cutProves(t *testing.T, p Problem, short *Infeasible) {
	t.Helper()
	inside := map[int]bool{}
	var must, can int64
	for _, v := range short.Source {
		inside[v] = true
		must += p.Supply[v]
	}
	for _, a := range p.Arcs {
		if inside[a.From] && !inside[a.To] {
			can += a.Capacity
		}
		if !inside[a.From] && inside[a.To] {
			must += a.Lower
		}
	}
	if must-can != short.Missing || short.Missing < 1 {
		t.Fatalf("%+v: %d must leave %v, %d can, but %d are said to be missing", p, must, short.Source, can, short.Missing)
	}
}

func large(r *rand.Rand) Problem {
	n := 30 + r.IntN(60)
	p := Problem{Supply: make([]int64, n)}
	for range n * 6 {
		a := Arc{r.IntN(n), r.IntN(n), 0, int64(1 + r.IntN(9)), int64(r.IntN(400) - 150)}
		f := r.Int64N(a.Capacity + 1)
		p.Supply[a.From] += f
		p.Supply[a.To] -= f
		p.Arcs = append(p.Arcs, a)
	}
	return p
}

func TestThePotentialsProveLargerFlows(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for i := range 200 {
		p := large(r)
		s, err := Solve(context.Background(), p)
		if err == nil {
			err = Verify(p, s)
		}
		if err != nil {
			t.Fatalf("%d: %v", i, err)
		}
	}
}

func TestABrokenSolutionIsNotVerified(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for i := range 100 {
		p := large(r)
		s, err := Solve(context.Background(), p)
		if err != nil {
			t.Fatal(err)
		}
		cycle := costlier(p, s)
		for name, broken := range map[string]Solution{
			"cost":      {s.Flow, s.Cost - 1, s.Potential},
			"flow":      {bump(s.Flow, i%len(s.Flow)), s.Cost, s.Potential},
			"shape":     {s.Flow, s.Cost, s.Potential[1:]},
			"costlier":  cycle,
			"potential": {s.Flow, s.Cost, bump(s.Potential, sender(p))},
			"far":       {s.Flow, s.Cost, slices.Repeat([]int64{math.MinInt64}, len(s.Potential))},
		} {
			if Verify(p, broken) == nil {
				t.Fatalf("%d: a solution with a broken %s was verified", i, name)
			}
		}
	}
}

func bump(s []int64, at int) []int64 {
	s = slices.Clone(s)
	s[at] += 1 << 40
	return s
}

// sender is a node that an arc to another one leaves.
func sender(p Problem) int {
	return p.Arcs[slices.IndexFunc(p.Arcs, func(a Arc) bool { return a.From != a.To })].From
}

// costlier solves the network with one cost misread, as a wrong solver might.
func costlier(p Problem, s Solution) Solution {
	for i := range p.Arcs {
		misread := Problem{p.Supply, slices.Clone(p.Arcs)}
		misread.Arcs[i].Cost += 1000
		other, err := Solve(context.Background(), misread)
		var cost int64
		for k, a := range p.Arcs {
			cost += other.Flow[k] * a.Cost
		}
		if err == nil && cost > s.Cost {
			return Solution{other.Flow, cost, other.Potential}
		}
	}
	return Solution{}
}

func TestWhatIsWrongWithANetworkIsSaid(t *testing.T) {
	two := func(arcs ...Arc) Problem { return Problem{make([]int64, 2), arcs} }
	for name, c := range map[string]struct {
		p    Problem
		want error
	}{
		"an unknown node":        {two(Arc{0, 2, 0, 1, 1}), ErrNode},
		"a negative node":        {two(Arc{-1, 0, 0, 1, 1}), ErrNode},
		"a negative limit":       {two(Arc{0, 1, -1, 1, 1}), ErrCapacity},
		"a limit above capacity": {two(Arc{0, 1, 2, 1, 1}), ErrCapacity},
		"unbalanced supplies":    {Problem{[]int64{1, 0}, nil}, ErrBalance},
		"a huge supply":          {Problem{[]int64{math.MinInt64, 0}, nil}, ErrOverflow},
		"huge supplies":          {Problem{[]int64{limit, -limit}, nil}, ErrOverflow},
		"a huge cost":            {two(Arc{0, 1, 0, 1, math.MinInt64}), ErrOverflow},
		"a huge total":           {two(Arc{0, 1, 0, 1 << 40, 1 << 40}), ErrOverflow},
		"a huge path":            {two(Arc{0, 1, 0, 1, limit / 2}), ErrOverflow},
		"a huge capacity":        {two(Arc{0, 1, 0, math.MaxInt64, 0}), ErrOverflow},
	} {
		_, err := Solve(context.Background(), c.p)
		if !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
		if Verify(c.p, Solution{}) == nil {
			t.Errorf("%s was verified", name)
		}
	}
	if s, err := Solve(context.Background(), Problem{}); err != nil || s.Cost != 0 {
		t.Errorf("an empty network: %+v, %v", s, err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Solve(ctx, large(rand.New(rand.NewPCG(7, 8)))); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}

// Two depots supply two shops; the second unit over the cheap road costs more
// than the first, as a convex cost does.
func ExampleSolve() {
	p := Problem{
		Supply: []int64{2, 1, -1, -2},
		Arcs: []Arc{
			{From: 0, To: 2, Capacity: 2, Cost: 4},
			{From: 0, To: 3, Capacity: 1, Cost: 1},
			{From: 0, To: 3, Capacity: 1, Cost: 5},
			{From: 1, To: 3, Capacity: 2, Cost: 3},
		},
	}
	s, err := Solve(context.Background(), p)
	fmt.Println(s.Flow, s.Cost, err, Verify(p, s))
	// Output: [1 1 0 1] 8 <nil> <nil>
}

// FuzzSolve reads a network from bytes: supplies, then arcs of five bytes. What
// Solve says is verified, feasible or not.
func FuzzSolve(f *testing.F) {
	f.Add([]byte{3, 2, 255, 0, 1, 0, 2, 5, 1, 2, 0, 2, 3})
	f.Add([]byte{2, 0, 0, 1, 1, 3, 250, 1, 0, 0, 3, 250})
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) == 0 || data[0]%8 == 0 {
			return
		}
		n := int(data[0] % 8)
		p := Problem{Supply: make([]int64, n)}
		data = data[1:]
		for v := 1; v < n && len(data) > 0; v++ {
			p.Supply[v] = int64(int8(data[0]))
			p.Supply[0] -= p.Supply[v]
			data = data[1:]
		}
		for ; len(data) >= 5; data = data[5:] {
			p.Arcs = append(p.Arcs, Arc{int(data[0]) % n, int(data[1]) % n, int64(data[2] % 16), int64(data[2]%16) + int64(data[3]), int64(int8(data[4]))})
		}
		s, err := Solve(context.Background(), p)
		var short *Infeasible
		switch {
		case errors.As(err, &short):
			cutProves(t, p, short)
		case err != nil:
			t.Fatal(err)
		default:
			if err := Verify(p, s); err != nil {
				t.Fatal(err)
			}
		}
	})
}
