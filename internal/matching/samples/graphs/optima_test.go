package graphs

import (
	"context"
	"encoding/csv"
	"os"
	"strconv"
	"testing"

	"tandem/internal/matching/blossom"
)

// testdata/optima.csv holds what LEMON 1.3.1 (in both its modes) and networkx
// agree to be the best matching of each graph of the benchmark. It is written
// by `scripts/bench matching --write-optima`, which never asks the solver here.
func TestTheSolverFindsWhatLEMONAndNetworkxFound(t *testing.T) {
	for _, o := range optima(t) {
		t.Run(o.family+" "+strconv.Itoa(o.n), func(t *testing.T) {
			if testing.Short() && o.n > 1_000 {
				t.Skip("only the smaller graphs with -short")
			}
			f, known := Find(o.family)
			if !known {
				t.Fatal("no such family")
			}
			n, edges := f.Make(o.seed, o.n)
			if hash := Hash(n, edges); hash != o.hash {
				t.Fatalf("the graph is %s; theirs was %s", hash, o.hash)
			}
			m := solve(t, n, edges, f.Objective)
			if m.Size != o.size || m.Weight != o.weight {
				t.Errorf("%d pairs of weight %d; theirs %d of %d", m.Size, m.Weight, o.size, o.weight)
			}
		})
	}
}

// solve solves and lets the certificate be checked.
func solve(t *testing.T, n int, edges []blossom.Edge, objective blossom.Objective) blossom.Matching {
	t.Helper()
	m, err := blossom.Solve(context.Background(), n, edges, blossom.Options{Objective: objective})
	if err != nil {
		t.Fatal(err)
	}
	if err := m.Certificate.Verify(n, edges, m, objective); err != nil {
		t.Fatal(err)
	}
	return m
}

type optimum struct {
	family, hash string
	seed         uint64
	n, size      int
	weight       int64
}

func optima(t *testing.T) []optimum {
	t.Helper()
	file, err := os.Open("testdata/optima.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	rows, err := csv.NewReader(file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	number := func(text string) int64 {
		value, err := strconv.ParseInt(text, 10, 64)
		if err != nil {
			t.Fatal(err)
		}
		return value
	}
	var all []optimum
	families := map[string]bool{}
	for _, r := range rows[1:] {
		families[r[0]] = true
		all = append(all, optimum{family: r[0], seed: uint64(number(r[1])), n: int(number(r[2])), size: int(number(r[4])), weight: number(r[5]), hash: r[6]})
	}
	if len(families) != len(Families) {
		t.Fatalf("the file knows %d families of %d", len(families), len(Families))
	}
	return all
}

// The best pairs of slow and tug are known without solving: everybody's own
// partner. What makes them slow is the way there.
func TestTheTimetablesEndWithEverybodysOwnPartner(t *testing.T) {
	for _, generator := range []func(uint64, int) (int, []blossom.Edge){Slow, Tug} {
		n, edges := generator(3, 202)
		for v, mate := range solve(t, n, edges, blossom.MaxWeight).Mate {
			if mate != v^1 {
				t.Fatalf("%d has %d, not its own partner", v, mate)
			}
		}
	}
}

func TestNestedNeedsEveryNest(t *testing.T) {
	n, edges := Nested(4, 301)
	c := solve(t, n, edges, blossom.MaxWeight).Certificate
	if len(c.Blossoms) != 150 {
		t.Fatalf("%d odd sets", len(c.Blossoms))
	}
	around := map[int]int{} // how many sets lie directly in each, or in none
	for i, b := range c.Blossoms {
		around[b.Parent]++
		if b.Dual <= 0 {
			t.Errorf("odd set %d is not needed", i)
		}
	}
	for parent, count := range around {
		if count > 1 {
			t.Errorf("%d odd sets lie side by side in %d", count, parent)
		}
	}
	for v, value := range c.Vertex {
		if value != 0 {
			t.Errorf("vertex %d has the value %d", v, value)
		}
	}
}

func TestAChainIsOneAugmentation(t *testing.T) {
	n, edges := Chain(2, 100)
	free := solve(t, n, edges, blossom.MaxWeight)
	complete := solve(t, n, edges, blossom.MaxCardinality)
	if free.Size != 49 || complete.Size != 50 {
		t.Errorf("%d pairs for the weight, %d for the number", free.Size, complete.Size)
	}
	for v, mate := range free.Mate {
		if mate != -1 && complete.Mate[v] == mate {
			t.Errorf("%d and %d are together in both: not all of the chain moves", v, mate)
		}
	}
}
