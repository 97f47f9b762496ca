package triads_test

import (
	"context"
	"errors"
	"math"
	"slices"
	"strings"
	"testing"

	"tandem/internal/matching/samples/threes"
	"tandem/internal/matching/triads"
)

func TestFewPeople(t *testing.T) {
	three := []triads.Pair{{U: 0, V: 1, Points: 3}, {U: 1, V: 2, Points: 4}, {U: 0, V: 2, Points: 5}}
	for _, c := range []struct {
		name   string
		p      triads.Problem
		groups [][]int
		alone  []triads.Alone
	}{
		{"nobody", triads.Problem{}, nil, nil},
		{"one", triads.Problem{N: 1}, nil, []triads.Alone{{Person: 0, Reason: triads.NoCandidate}}},
		{"two", triads.Problem{N: 2, Pairs: three[:1]}, [][]int{{0, 1}}, nil},
		{"two who forbid each other", triads.Problem{N: 2}, nil, []triads.Alone{{0, triads.NoCandidate}, {1, triads.NoCandidate}}},
		{"three", triads.Problem{N: 3, Pairs: three}, [][]int{{0, 1, 2}}, nil},
		{"three in a row", triads.Problem{N: 3, Pairs: three[:2]}, [][]int{{1, 2}}, []triads.Alone{{0, triads.Outweighed}}},
		{"three in a chain", triads.Problem{N: 3, Pairs: three[:2], Rules: triads.Rules{Chains: true}}, [][]int{{0, 1, 2}}, nil},
		{"three of whom two are locked", triads.Problem{N: 3, Pairs: three, Locks: [][]int{{1, 0}}}, [][]int{{0, 1}}, []triads.Alone{{2, triads.Locked}}},
		{"all locked", triads.Problem{N: 3, Pairs: three, Locks: [][]int{{2, 0, 1}}}, [][]int{{0, 1, 2}}, nil},
		{"two for triads only", triads.Problem{N: 2, Pairs: three[:1], Rules: triads.Rules{Sizes: triads.TriadsOnly}}, nil, []triads.Alone{{0, triads.NoCandidate}, {1, triads.NoCandidate}}},
		{"a pair that takes away", triads.Problem{N: 2, Pairs: []triads.Pair{{U: 0, V: 1, Points: -1}}}, [][]int{{0, 1}}, nil},
		{"and does not have to", triads.Problem{N: 2, Pairs: []triads.Pair{{U: 0, V: 1, Points: -1}}, Rules: triads.Rules{Objective: triads.PointsOnly}}, nil, []triads.Alone{{0, triads.Outweighed}, {1, triads.Outweighed}}},
		{"parallel pairs", triads.Problem{N: 2, Pairs: []triads.Pair{{U: 1, V: 0, Points: 1}, {U: 0, V: 1, Points: 2}}}, [][]int{{0, 1}}, nil},
	} {
		r := solve(t, c.p)
		var groups [][]int
		for _, g := range r.Groups {
			groups = append(groups, g.Members)
		}
		if !slices.EqualFunc(groups, c.groups, slices.Equal) || !slices.Equal(r.Alone, c.alone) || !r.Proved {
			t.Errorf("%s: %v, alone %v, proved %v", c.name, groups, r.Alone, r.Proved)
		}
	}
}

func TestWhatMakesNoSense(t *testing.T) {
	pair := []triads.Pair{{U: 0, V: 1}, {U: 1, V: 2}}
	for name, c := range map[string]struct {
		p    triads.Problem
		want error
	}{
		"fewer than nobody":        {triads.Problem{N: -1}, triads.ErrRange},
		"a stranger":               {triads.Problem{N: 2, Pairs: []triads.Pair{{U: 0, V: 2}}}, triads.ErrRange},
		"somebody below 0":         {triads.Problem{N: 2, Pairs: []triads.Pair{{U: -1, V: 1}}}, triads.ErrRange},
		"somebody alone":           {triads.Problem{N: 2, Pairs: []triads.Pair{{U: 1, V: 1}}}, triads.ErrSelf},
		"too few colours":          {triads.Problem{N: 2, Colours: []int{1}}, triads.ErrRange},
		"an unknown size":          {triads.Problem{N: 2, Rules: triads.Rules{Sizes: 3}}, triads.ErrRange},
		"an unknown aim":           {triads.Problem{N: 2, Rules: triads.Rules{Objective: 2}}, triads.ErrRange},
		"limits below 0":           {triads.Problem{N: 2, Rules: triads.Rules{MaxTriads: -1}}, triads.ErrRange},
		"limits that cross":        {triads.Problem{N: 9, Rules: triads.Rules{MinTriads: 3, MaxTriads: 2}}, triads.ErrRange},
		"more triads than people":  {triads.Problem{N: 5, Rules: triads.Rules{MinTriads: 2}}, triads.ErrMinTriads},
		"triads among pairs only":  {triads.Problem{N: 9, Rules: triads.Rules{Sizes: triads.PairsOnly, MinTriads: 1}}, triads.ErrMinTriads},
		"a triad nobody can form":  {triads.Problem{N: 3, Pairs: pair, Rules: triads.Rules{MinTriads: 1}}, triads.ErrMinTriads},
		"points beyond sums":       {triads.Problem{N: 2, Pairs: []triads.Pair{{U: 0, V: 1, Points: math.MinInt64}}}, triads.ErrOverflow},
		"points that outweigh":     {triads.Problem{N: 2, Pairs: []triads.Pair{{U: 0, V: 1, Points: 1 << 56}}}, triads.ErrOverflow},
		"a bonus beyond sums":      {triads.Problem{N: 2, Rules: triads.Rules{PerTriad: math.MaxInt64}}, triads.ErrOverflow},
		"a lock of one":            {triads.Problem{N: 3, Pairs: pair, Locks: [][]int{{0}}}, triads.ErrLock},
		"a lock of one twice":      {triads.Problem{N: 3, Pairs: pair, Locks: [][]int{{0, 0}}}, triads.ErrLock},
		"a lock of a stranger":     {triads.Problem{N: 3, Pairs: pair, Locks: [][]int{{0, 3}}}, triads.ErrLock},
		"locks of the same person": {triads.Problem{N: 3, Pairs: pair, Locks: [][]int{{0, 1}, {1, 2}}}, triads.ErrLock},
		"a lock of strangers":      {triads.Problem{N: 3, Pairs: pair, Locks: [][]int{{0, 2}}}, triads.ErrLock},
		"a lock of a chain":        {triads.Problem{N: 3, Pairs: pair, Locks: [][]int{{0, 1, 2}}}, triads.ErrLock},
		"a locked pair, no pairs":  {triads.Problem{N: 3, Pairs: pair, Rules: triads.Rules{Sizes: triads.TriadsOnly}, Locks: [][]int{{0, 1}}}, triads.ErrLock},
		"a locked triad, no triads": {triads.Problem{N: 3, Pairs: pair, Rules: triads.Rules{Sizes: triads.PairsOnly, Chains: true}, Locks: [][]int{{0, 1, 2}}},
			triads.ErrLock},
	} {
		_, err := triads.Solve(context.Background(), c.p, triads.Options{})
		if !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
}

func TestALockErrorNamesTheLock(t *testing.T) {
	p := triads.Problem{N: 4, Pairs: []triads.Pair{{U: 0, V: 1}, {U: 2, V: 1}}, Locks: [][]int{{0, 1}, {3, 2}}}
	_, err := triads.Solve(context.Background(), p, triads.Options{})
	var lock *triads.LockError
	if !errors.As(err, &lock) || lock.Lock != 1 || !slices.Equal(lock.Members, []int{3, 2}) || !strings.Contains(err.Error(), "forbidden") {
		t.Errorf("%v", err)
	}
}

func TestMoreLockedTriadsThanTheRulesAllow(t *testing.T) {
	p := threes.Random(9, 1000, 5, 1)
	p.Locks = [][]int{{0, 1, 2}, {3, 4, 5}}
	p.Rules.MaxTriads = 1
	if _, err := triads.Solve(context.Background(), p, triads.Options{}); !errors.Is(err, triads.ErrLock) {
		t.Errorf("%v", err)
	}
	p.Rules.MaxTriads = 2
	if r := solve(t, p); r.Triads != 2 || r.Placed != 8 {
		t.Errorf("%d triads, %d placed", r.Triads, r.Placed)
	}
	p.Rules.Sizes = triads.TriadsOnly
	if r := solve(t, p); r.Triads != 2 || r.Placed != 6 {
		t.Errorf("%d triads, %d placed", r.Triads, r.Placed)
	}
}

func TestIdenticalPeople(t *testing.T) {
	p := triads.Problem{N: 601}
	if testing.Short() {
		p.N = 151
	}
	for v := range p.N {
		for u := range v {
			p.Pairs = append(p.Pairs, triads.Pair{U: u, V: v, Points: 10})
		}
	}
	r := solve(t, p)
	if r.Placed != p.N || r.Points != int64(p.N)*10 || !r.Proved {
		t.Errorf("%d placed, %d points, proved %v", r.Placed, r.Points, r.Proved)
	}
}

func TestTooManyTriadsToList(t *testing.T) {
	p := triads.Problem{N: 1400}
	for v := range p.N {
		for u := range v {
			p.Pairs = append(p.Pairs, triads.Pair{U: u, V: v})
		}
	}
	if _, err := triads.Solve(context.Background(), p, triads.Options{}); !errors.Is(err, triads.ErrSize) {
		t.Errorf("%v", err)
	}
}
