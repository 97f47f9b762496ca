package flow

import (
	"context"
	"errors"
	"math/rand/v2"
	"slices"
	"testing"
)

// firstInOrder tries every flow of a small network.
func firstInOrder(p Problem, costs [][]int64) []int64 {
	var best []int64
	left := slices.Clone(p.Supply)
	total := make([]int64, len(costs))
	var try func(i int)
	try = func(i int) {
		if i == len(p.Arcs) {
			balanced := !slices.ContainsFunc(left, func(x int64) bool { return x != 0 })
			if balanced && (best == nil || slices.Compare(total, best) < 0) {
				best = slices.Clone(total)
			}
			return
		}
		a := p.Arcs[i]
		for f := a.Lower; f <= a.Capacity; f++ {
			shift := func(by int64) {
				left[a.From] -= by
				left[a.To] += by
				for level := range costs {
					total[level] += by * costs[level][i]
				}
			}
			shift(f)
			try(i + 1)
			shift(-f)
		}
	}
	try(0)
	return best
}

func TestTheFirstCostCountsMost(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 12))
	solved := 0
	for i := range 2500 {
		p := small(r)
		costs := make([][]int64, 1+r.IntN(3))
		for level := range costs {
			for range p.Arcs {
				costs[level] = append(costs[level], int64(r.IntN(5)-2))
			}
		}
		want := firstInOrder(p, costs)
		got, err := SolveInOrder(context.Background(), p, costs)
		var short *Infeasible
		if want == nil {
			if !errors.As(err, &short) {
				t.Fatalf("%d: %v, want infeasible", i, err)
			}
			continue
		}
		solved++
		if err == nil {
			err = VerifyInOrder(p, costs, got)
		}
		if err != nil || !slices.Equal(got.Cost, want) {
			t.Fatalf("%d: %+v %v: %v, %v, want %v", i, p, costs, got.Cost, err, want)
		}
	}
	if solved < 800 {
		t.Fatalf("only %d were feasible", solved)
	}
}

func TestAFlowThatIsBestByTheFirstCostAloneIsNotVerified(t *testing.T) {
	p := Problem{Supply: []int64{1, -1}, Arcs: []Arc{{From: 0, To: 1, Capacity: 1}, {From: 0, To: 1, Capacity: 1}}}
	costs := [][]int64{{3, 3}, {2, 1}}
	s, err := SolveInOrder(context.Background(), p, costs)
	if err != nil || !slices.Equal(s.Flow, []int64{0, 1}) || VerifyInOrder(p, costs, s) != nil {
		t.Fatalf("%+v, %v", s, err)
	}
	s.Flow, s.Cost = []int64{1, 0}, []int64{3, 2}
	if VerifyInOrder(p, costs, s) == nil {
		t.Fatal("verified")
	}
	if VerifyInOrder(p, costs[:1], s) == nil || VerifyInOrder(p, [][]int64{{3, 3}, {2}}, s) == nil {
		t.Fatal("verified by other costs")
	}
	if _, err := SolveInOrder(context.Background(), p, [][]int64{{1}}); err == nil {
		t.Fatal("solved without a cost for each arc")
	}
}

func TestADetourIsTheExactPriceOfAnArc(t *testing.T) {
	r := rand.New(rand.NewPCG(13, 14))
	priced, impossible := 0, 0
	for i := range 1500 {
		p := small(r)
		costs := [][]int64{nil, nil}
		for range p.Arcs {
			costs[0], costs[1] = append(costs[0], int64(r.IntN(5)-2)), append(costs[1], int64(r.IntN(5)-2))
		}
		s, err := SolveInOrder(context.Background(), p, costs)
		if err != nil {
			continue
		}
		for k, a := range p.Arcs {
			if s.Flow[k] == a.Capacity || s.Flow[k] > a.Lower {
				continue
			}
			forced := Problem{p.Supply, slices.Clone(p.Arcs)}
			forced.Arcs[k].Lower = s.Flow[k] + 1
			want, err := SolveInOrder(context.Background(), forced, costs)
			way := s.Detours(p, costs, a.To)[a.From]
			if (err == nil) != (way != nil) {
				t.Fatalf("%d: arc %d: %v, %+v", i, k, err, way)
			}
			if err != nil {
				impossible++
				continue
			}
			priced++
			for level := range costs {
				if got := s.Cost[level] + costs[level][k] + way.Cost[level]; got != want.Cost[level] {
					t.Fatalf("%d: %+v %v arc %d costs %d at level %d, want %d", i, p, costs, k, got, level, want.Cost[level])
				}
			}
			follows(t, p, s, way, a)
		}
	}
	if priced < 500 || impossible < 100 {
		t.Fatalf("%d priced, %d impossible", priced, impossible)
	}
}

// follows checks that a detour goes from the head of an arc to its tail along
// arcs that have room.
func follows(t *testing.T, p Problem, s Ordered, way *Detour, a Arc) {
	t.Helper()
	at := a.To
	for _, step := range way.Arcs {
		arc, room, from, to := step, false, 0, 0
		if step < 0 {
			arc = -1 - step
			from, to, room = p.Arcs[arc].To, p.Arcs[arc].From, s.Flow[arc] > p.Arcs[arc].Lower
		} else {
			from, to, room = p.Arcs[arc].From, p.Arcs[arc].To, s.Flow[arc] < p.Arcs[arc].Capacity
		}
		if from != at || !room {
			t.Fatalf("%+v: %v does not lead from %d to %d", p, way.Arcs, a.To, a.From)
		}
		at = to
	}
	if at != a.From {
		t.Fatalf("%+v: %v ends at %d", p, way.Arcs, at)
	}
}
