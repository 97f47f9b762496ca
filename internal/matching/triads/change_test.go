package triads_test

import (
	"context"
	"math/rand/v2"
	"slices"
	"testing"

	"tandem/internal/matching/samples/threes"
	"tandem/internal/matching/triads"
)

func TestOtherNumbersForPeopleChangeNoPoints(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for seed := uint64(1); seed <= 20; seed++ {
		p := threes.Programme(50, seed)
		first := solve(t, p)
		number := r.Perm(p.N)
		q := triads.Problem{N: p.N, Rules: p.Rules, Colours: make([]int, p.N)}
		for v, to := range number {
			q.Colours[to] = p.Colours[v]
		}
		for _, pair := range p.Pairs {
			q.Pairs = append(q.Pairs, triads.Pair{U: number[pair.U], V: number[pair.V], Points: pair.Points})
		}
		second := solve(t, q)
		if !first.Proved || !second.Proved || first.Placed != second.Placed || first.Points != second.Points {
			t.Errorf("seed %d: %d placed with %d points, then %d with %d", seed, first.Placed, first.Points, second.Placed, second.Points)
		}
	}
}

func TestALockIsTheSolutionWithoutTheGroup(t *testing.T) {
	for seed := uint64(1); seed <= 20; seed++ {
		p := threes.Ties(40, seed)
		best := solve(t, p)
		p.Locks = [][]int{best.Groups[0].Members, best.Groups[3].Members}
		r := solve(t, p)
		if r.Points != best.Points || r.Placed != best.Placed {
			t.Errorf("seed %d: with groups of the best locked %d points, not %d", seed, r.Points, best.Points)
		}
		if !r.Groups[slices.IndexFunc(r.Groups, func(g triads.Group) bool { return slices.Equal(g.Members, p.Locks[0]) })].Locked {
			t.Errorf("seed %d: the lock is not marked", seed)
		}
	}
}

func TestABonusNeverTakesPointsAway(t *testing.T) {
	for seed := uint64(1); seed <= 10; seed++ {
		p := threes.Programme(60, seed)
		before := solve(t, p)
		p.Rules.AllDifferent += 25
		after := solve(t, p)
		if after.Placed != before.Placed || after.Points < before.Points || after.Points > before.Points+25*20 {
			t.Errorf("seed %d: %d points became %d", seed, before.Points, after.Points)
		}
	}
}

func TestMoreEffortIsNoWorse(t *testing.T) {
	p := threes.Ties(74, 1)
	var last triads.Result
	for _, effort := range []int{1, 2} {
		r, err := triads.Solve(context.Background(), p, triads.Options{Effort: effort})
		if err != nil {
			t.Fatal(err)
		}
		if err := triads.Verify(p, r); err != nil {
			t.Fatal(err)
		}
		if r.Placed < last.Placed || r.Placed == last.Placed && r.Points < last.Points {
			t.Errorf("effort %d: %d placed with %d points after %d with %d", effort, r.Placed, r.Points, last.Placed, last.Points)
		}
		last = r
	}
}

func TestAtMostOneTriad(t *testing.T) {
	for seed := uint64(1); seed <= 15; seed++ {
		p := threes.Programme(74, seed)
		p.Rules.MaxTriads = 1
		if r := solve(t, p); !r.Proved || r.Triads > 1 {
			t.Errorf("seed %d: %d triads, proved %v", seed, r.Triads, r.Proved)
		}
	}
}

// FuzzSolve compares with enumeration whatever problem the two numbers draw.
func FuzzSolve(f *testing.F) {
	f.Add(uint64(1), uint64(2))
	f.Fuzz(func(t *testing.T, a, b uint64) {
		p := random(rand.New(rand.NewPCG(a, b)))
		want := force(p)
		got, err := triads.Solve(context.Background(), p, triads.Options{Seed: a})
		if (err == nil) != want.known {
			t.Fatalf("%v, enumeration has %+v\nfor %+v", err, want, p)
		}
		if err != nil {
			return
		}
		if err := triads.Verify(p, got); err != nil {
			t.Fatalf("%v\nfor %+v", err, p)
		}
		if !got.Proved || got.Points != want.points || p.Rules.Objective == triads.PlacedFirst && got.Placed != want.placed {
			t.Fatalf("%+v, enumeration has %+v\nfor %+v", got, want, p)
		}
	})
}
