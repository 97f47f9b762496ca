package sets

import (
	"context"
	"math/rand/v2"
	"slices"
	"testing"

	"pgregory.net/rapid"
	"tandem/internal/matching/lot"
)

// searching is a search that is ready to run.
func searching(t testing.TB, m *model, seed uint64, looks int) *search {
	t.Helper()
	draw := lot.New(seed)
	b, _ := m.seated(context.Background(), draw)
	if b == nil {
		t.Fatal("nobody could be seated")
	}
	return &search{board: b, ctx: context.Background(), lot: draw, total: looks, tabu: make([]int, len(b.pull)), best: b.cost, at: b.snapshot()}
}

// again is a board with the same people in the same sets, filled from nothing.
func again(b *board) *board {
	fresh := newBoard(b.model)
	for r := range b.problem.Rounds {
		for i := range b.n {
			if s := b.where[r*b.n+i]; s >= 0 {
				fresh.place(r, i, int(s))
			}
		}
	}
	return fresh
}

// full is the cost of a board counted pair by pair from the people.
func full(b *board) int64 {
	s := &search{board: b, at: b.where}
	var sum int64
	met := map[[2]int]int64{}
	for _, sets := range s.seats() {
		for _, who := range sets {
			for _, cost := range b.charge(who, met) {
				sum += cost
			}
		}
	}
	return sum
}

func TestTheChangeInCostIsTheDifferenceOfFullCounts(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 1))
		p := random(r, [][]int{{4, 4, 3}, {5, 5, 4, 4}, {3, 3, 3, 3}, {7, 2}}[r.IntN(4)], 1+r.IntN(3), 6)
		p.Apart, p.Partners = nil, nil
		m := newModel(p)
		m.layout(p.Sizes, true)
		if len(m.contradictions())+len(m.misfits()) > 0 {
			return
		}
		b, _ := m.seated(context.Background(), lot.New(1))
		if b == nil {
			return
		}
		s := &search{board: b, ctx: context.Background(), lot: lot.New(2), tabu: make([]int, len(b.pull)), best: b.cost}
		for s.step = range 40 {
			was := s.cost
			chosen, found := s.choose(s.step % p.Rounds)
			if !found || s.step%3 == 0 {
				if chosen, found = s.exchange(r.IntN(p.Rounds), r.IntN(s.n), r.IntN(s.n)); !found {
					continue
				}
			}
			if weighed := s.weigh(chosen); weighed != chosen.delta {
				t.Fatalf("chosen for %d, weighed as %d", chosen.delta, weighed)
			}
			s.apply(chosen)
			if s.cost != was+chosen.delta || s.cost != full(b) {
				t.Fatalf("%+v: the cost went from %d to %d; counted again it is %d", chosen, was, s.cost, full(b))
			}
			fresh := again(b)
			if !slices.Equal(fresh.pull, b.pull) || !slices.Equal(fresh.met, b.met) || fresh.cost != b.cost {
				t.Fatalf("%+v left a board that differs from one filled anew", chosen)
			}
		}
	})
}

func TestARestoredBoardIsTheOneThatWasKept(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for range 100 {
		p := random(r, []int{4, 4, 4}, 2, 0)
		m := newModel(p)
		m.layout(p.Sizes, true)
		s := searching(t, m, 1, 0)
		kept := again(s.board)
		s.shake(9)
		s.restore(kept.where)
		if s.cost != kept.cost || !slices.Equal(s.pull, kept.pull) || !slices.Equal(s.met, kept.met) {
			t.Fatal("the board differs from the one that was kept")
		}
	}
}

func TestLeastPairsOfOneValueIsExact(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	for range 400 {
		counts := []int{r.IntN(5), r.IntN(4), r.IntN(3)}
		sizes := []int{1 + r.IntN(4), 1 + r.IntN(4), 12}
		sizes[2] = max(1, counts[0]+counts[1]+counts[2]-sizes[0]-sizes[1]+r.IntN(3))
		held := [][]int{make([]int, 3), make([]int, 3), make([]int, 3)}
		want := int64(1 << 40)
		var fill func(v int, left []int, cost int64)
		fill = func(v int, left []int, cost int64) {
			if v == len(counts) {
				want = min(want, cost)
				return
			}
			for a := range min(counts[v], left[0]) + 1 {
				for b := range min(counts[v]-a, left[1]) + 1 {
					if c := counts[v] - a - b; c <= left[2] {
						fill(v+1, []int{left[0] - a, left[1] - b, left[2] - c}, cost+pairsOf(a)+pairsOf(b)+pairsOf(c))
					}
				}
			}
		}
		fill(0, sizes, 0)
		got, err := spread(context.Background(), counts, held, sizes)
		if err != nil || got != want {
			t.Fatalf("%v over %v: %d, %v, want %d", counts, sizes, got, err, want)
		}
	}
}

func TestLumpsAreSpreadAsEvenlyAsTheyCanBe(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 10))
	for range 500 {
		sets := 1 + r.IntN(3)
		var items []int
		count := 0
		for range r.IntN(4) {
			items = append(items, 2+r.IntN(3))
			count += items[len(items)-1]
		}
		lumps := slices.Clone(items)
		for range r.IntN(5) {
			items = append(items, 1)
			count++
		}
		want := int64(1 << 40)
		var fill func(i int, load []int)
		fill = func(i int, load []int) {
			if i == len(items) {
				var sum int64
				for _, x := range load {
					sum += pairsOf(x)
				}
				want = min(want, sum)
				return
			}
			for s := range load {
				load[s] += items[i]
				fill(i+1, load)
				load[s] -= items[i]
			}
		}
		fill(0, make([]int, sets))
		got := lumpy(count, lumps, sets)
		if got > want || len(lumps) <= sets && got != want {
			t.Fatalf("%v and %d in all over %d sets: %d, want %d", lumps, count, sets, got, want)
		}
	}
}
