package blossom_test

import (
	"context"
	"errors"
	"math"
	"math/rand/v2"
	"runtime"
	"testing"

	"tandem/internal/matching/blossom"
	"tandem/internal/matching/samples/graphs"
)

func TestGraphsThatAreNoneAreRefused(t *testing.T) {
	for name, c := range map[string]struct {
		n     int
		edges []blossom.Edge
		want  error
	}{
		"fewer than none":       {-1, nil, blossom.ErrVertexRange},
		"an edge of nothing":    {0, []blossom.Edge{{0, 0, 1}}, blossom.ErrVertexRange},
		"below":                 {3, []blossom.Edge{{0, 1, 1}, {-1, 2, 1}}, blossom.ErrVertexRange},
		"above":                 {3, []blossom.Edge{{0, 1, 1}, {2, 3, 1}}, blossom.ErrVertexRange},
		"far above":             {3, []blossom.Edge{{math.MaxInt, 1, 1}}, blossom.ErrVertexRange},
		"wraps around in 32":    {3, []blossom.Edge{{1 << 32, 1, 1}}, blossom.ErrVertexRange},
		"loop":                  {3, []blossom.Edge{{0, 1, 1}, {2, 2, 1}}, blossom.ErrSelfLoop},
		"loop of no worth":      {3, []blossom.Edge{{1, 1, -1}}, blossom.ErrSelfLoop},
		"largest weight":        {2, []blossom.Edge{{0, 1, math.MaxInt64}}, blossom.ErrOverflow},
		"smallest weight":       {2, []blossom.Edge{{0, 1, math.MinInt64}}, blossom.ErrOverflow},
		"one above what we say": {2, []blossom.Edge{{0, 1, 1<<59 + 1}}, blossom.ErrOverflow},
	} {
		for _, o := range objectives {
			if name == "one above what we say" && o == blossom.MaxCardinality {
				continue // alone, any weight up to 2^62 - 1 is lifted to 2
			}
			m, err := blossom.Solve(t.Context(), c.n, c.edges, blossom.Options{Objective: o})
			if !errors.Is(err, c.want) || m.Mate != nil {
				t.Errorf("%s: %v, %v, want %v", name, m, err, c.want)
			}
		}
	}
}

func TestUnknownObjectivesAreNotGuessed(t *testing.T) {
	m, err := blossom.Solve(t.Context(), 2, []blossom.Edge{{0, 1, 1}}, blossom.Options{Objective: 7})
	if !errors.Is(err, blossom.ErrObjective) {
		t.Errorf("objective 7 was solved: %v, %v", m, err)
	}
}

// extremes are the largest weights that Lift takes for n vertices: by weight,
// and by size around any middle.
func extremes(r *rand.Rand, n int, o blossom.Objective) weighing {
	places := int64(n/2 + 1)
	lo, hi := -min(int64(1)<<59, math.MaxInt64/places), min(int64(1)<<59, math.MaxInt64/places)
	if o == blossom.MaxCardinality {
		spread := (1<<59 - places) / (places + 1)
		lo = r.Int64N(2*(math.MaxInt64/places-spread)) - math.MaxInt64/places
		hi = lo + spread
	}
	return weighing{"extreme", func(r *rand.Rand) int64 {
		return []int64{lo, lo + 1, lo/2 + hi/2, hi - 1, hi, lo + r.Int64N(hi-lo)}[r.IntN(6)]
	}}
}

func TestTheLargestWeightsAreStillExact(t *testing.T) {
	for seed := range uint64(5_000) {
		r := seeded(seed, 41)
		for _, o := range objectives {
			n := 2 + r.IntN(10)
			provedBest(t, n, randomEdges(r, n, 1+r.IntN(n*n), extremes(r, n, o)), o)
		}
		if seed%50 == 0 {
			n := 2 + r.IntN(300)
			for _, o := range objectives {
				proved(t, n, randomEdges(r, n, 1+r.IntN(8*n), extremes(r, n, o)), o)
			}
		}
	}
}

func TestDeepNestsOfTheLargestWeightsAreStillExact(t *testing.T) {
	for _, name := range []string{"nested", "peeled", "rings", "chain", "slow", "tug"} {
		family, ok := graphs.Find(name)
		if !ok {
			t.Fatalf("there is no family %s", name)
		}
		n, edges := family.Make(1, 200)
		for _, o := range objectives {
			factor := stretch(n, edges, o)
			if factor < 1<<20 {
				t.Errorf("%s grows only by %d: this shows little", name, factor)
			}
			large := changed{edges: edges}.with(func(e blossom.Edge) blossom.Edge { e.Weight *= factor; return e })
			if got, want := proved(t, n, large, o).Weight, proved(t, n, edges, o).Weight*factor; got != want {
				t.Errorf("%s: %d, want %d", name, got, want)
			}
		}
	}
}

// stretch is the largest power of two by which all weights can be multiplied.
func stretch(n int, edges []blossom.Edge, o blossom.Objective) (factor int64) {
	for factor = 1 << 58; factor > 1; factor /= 2 {
		fits := true
		large := changed{edges: edges}.with(func(e blossom.Edge) blossom.Edge {
			fits = fits && e.Weight*factor/factor == e.Weight
			e.Weight *= factor
			return e
		})
		if _, err := blossom.Lift(n, large, o); fits && err == nil {
			return factor
		}
	}
	return factor
}

// impatient is cancelled after it has been looked at so many times.
type impatient struct {
	context.Context
	looks int
}

func (c *impatient) Err() error {
	if c.looks--; c.looks < 0 {
		return context.Canceled
	}
	return nil
}

func TestACancelledSearchStopsAtOnceWhereverItIs(t *testing.T) {
	before := runtime.NumGoroutine()
	for name, size := range map[string]int{"sparse": 5_000, "peeled": 5_000, "programme": 5_000, "open": 600} {
		family, ok := graphs.Find(name)
		if !ok {
			t.Fatalf("there is no family %s", name)
		}
		n, edges := family.Make(1, size)
		solve := func(ctx context.Context) (blossom.Matching, error) {
			return blossom.Solve(ctx, n, edges, blossom.Options{Objective: family.Objective})
		}
		all := &impatient{t.Context(), math.MaxInt}
		if _, err := solve(all); err != nil {
			t.Fatal(err)
		}
		looks := math.MaxInt - all.looks
		if looks < 2 {
			t.Errorf("%s: the context was looked at %d times", name, looks)
		}
		for left := 0; left < looks; left += 1 + looks/20 {
			if m, err := solve(&impatient{t.Context(), left}); !errors.Is(err, context.Canceled) || m.Mate != nil {
				t.Fatalf("%s, cancelled at look %d of %d: %v", name, left, looks, err)
			}
		}
	}
	if after := runtime.NumGoroutine(); after > before {
		t.Errorf("%d goroutines became %d", before, after)
	}
}

func TestProgressMayCancelAndNeverGoesBack(t *testing.T) {
	n, edges := graphs.Sparse(1, 5_000)
	ctx, cancel := context.WithCancelCause(t.Context())
	last, calls := -1, 0
	_, err := blossom.Solve(ctx, n, edges, blossom.Options{Progress: func(settled, total int) {
		if calls++; settled < last || settled > total || total != n {
			t.Errorf("%d of %d after %d", settled, total, last)
		}
		if last = settled; calls == 3 {
			cancel(errors.New("enough"))
		}
	}})
	if !errors.Is(err, context.Canceled) || calls != 3 {
		t.Errorf("%v after %d calls", err, calls)
	}
}
