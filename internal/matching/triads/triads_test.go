package triads_test

import (
	"context"
	"encoding/json"
	"errors"
	"math/rand/v2"
	"slices"
	"testing"

	"tandem/internal/matching/triads"
)

func solve(t *testing.T, p triads.Problem) triads.Result {
	t.Helper()
	r, err := triads.Solve(context.Background(), p, triads.Options{Seed: 7})
	if err != nil {
		t.Fatal(err)
	}
	if err := triads.Verify(p, r); err != nil {
		t.Fatalf("%v\nof %+v\nfor %+v", err, r, p)
	}
	return r
}

func TestResultsAreThoseOfEnumeration(t *testing.T) {
	problems := 6_000
	if testing.Short() {
		problems = 1_000
	}
	r := rand.New(rand.NewPCG(1, 2))
	limited := 0
	for range problems {
		p := random(r)
		want := force(p)
		got, err := triads.Solve(context.Background(), p, triads.Options{})
		if !want.known {
			if !errors.Is(err, triads.ErrMinTriads) {
				t.Fatalf("%v, and nothing keeps the rules of %+v", err, p)
			}
			limited++
			continue
		}
		if err != nil {
			t.Fatalf("%v\nfor %+v", err, p)
		}
		if err := triads.Verify(p, got); err != nil {
			t.Fatalf("%v\nof %+v\nfor %+v", err, got, p)
		}
		if !got.Proved || got.Points != want.points || p.Rules.Objective == triads.PlacedFirst && got.Placed != want.placed {
			t.Fatalf("%d placed with %d points (proved: %v), enumeration has %d with %d\nfor %+v", got.Placed, got.Points, got.Proved, want.placed, want.points, p)
		}
	}
	if limited == 0 {
		t.Error("no problem asked for more triads than there are")
	}
}

func TestTheOrderOfTheInputChangesNothing(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 200 {
		p := random(r)
		first, err := triads.Solve(context.Background(), p, triads.Options{Seed: 5})
		q := p
		q.Pairs, q.Locks = slices.Clone(p.Pairs), slices.Clone(p.Locks)
		r.Shuffle(len(q.Pairs), func(i, j int) { q.Pairs[i], q.Pairs[j] = q.Pairs[j], q.Pairs[i] })
		r.Shuffle(len(q.Locks), func(i, j int) { q.Locks[i], q.Locks[j] = q.Locks[j], q.Locks[i] })
		for i := range q.Pairs {
			q.Pairs[i].U, q.Pairs[i].V = q.Pairs[i].V, q.Pairs[i].U
		}
		second, err2 := triads.Solve(context.Background(), q, triads.Options{Seed: 5})
		if (err == nil) != (err2 == nil) {
			t.Fatalf("%v, then %v", err, err2)
		}
		a, b := text(t, first), text(t, second)
		if a != b {
			t.Fatalf("another order gave\n%s\nnot\n%s", b, a)
		}
	}
}

func text(t *testing.T, r triads.Result) string {
	t.Helper()
	b, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}
