package blossom

import (
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// claim is a matching of a graph that says it is best.
type claim struct {
	n         int
	edges     []Edge
	objective Objective
	matching  Matching
}

func (c claim) verify() error {
	return c.matching.Certificate.Verify(c.n, c.edges, c.matching, c.objective)
}

// triangle has three equal edges: no two vertices alone can pay for them.
func triangle() claim {
	return claim{n: 3, edges: []Edge{{0, 1, 2}, {1, 2, 2}, {2, 0, 2}}, matching: Matching{
		Mate: []int{1, 0, -1}, Size: 1, Weight: 2,
		Certificate: Certificate{Scale: 1, Vertex: []int64{0, 0, 0}, Home: []int{0, 0, 0}, Blossoms: []Blossom{{Dual: 2, Parent: -1}}},
	}}
}

// pendant is a cycle of five whose vertex 0 has a light edge to a sixth.
func pendant() claim {
	return claim{n: 6, edges: []Edge{{0, 1, 10}, {1, 2, 10}, {2, 3, 10}, {3, 4, 10}, {4, 0, 10}, {5, 0, 1}}, matching: Matching{
		Mate: []int{5, 2, 1, 4, 3, 0}, Size: 3, Weight: 21,
		Certificate: Certificate{Scale: 2, Vertex: []int64{2, 0, 0, 0, 0, 0}, Home: []int{0, 0, 0, 0, 0, -1}, Blossoms: []Blossom{{Dual: 20, Parent: -1}}},
	}}
}

// nested is a heavy triangle in a cycle of five, and seven in all around both.
func nested() claim {
	return claim{n: 7, edges: []Edge{
		{0, 1, 10}, {1, 2, 10}, {2, 0, 10}, {2, 3, 6}, {3, 4, 6}, {4, 0, 6}, {4, 5, 5}, {5, 6, 5}, {6, 1, 5},
	}, matching: Matching{
		Mate: []int{1, 0, -1, 4, 3, 6, 5}, Size: 3, Weight: 21,
		Certificate: Certificate{
			Scale: 4, Vertex: make([]int64, 7), Home: []int{2, 2, 2, 0, 0, 1, 1},
			Blossoms: []Blossom{{Dual: 4, Parent: 1}, {Dual: 20, Parent: -1}, {Dual: 16, Parent: 0}},
		},
	}}
}

// cardinal is a path whose heavy middle would leave both ends alone.
func cardinal() claim {
	return claim{n: 4, edges: []Edge{{0, 1, -5}, {1, 2, 9}, {2, 3, -5}}, objective: MaxCardinality, matching: Matching{
		Mate: []int{1, 0, 3, 2}, Size: 2, Weight: -10,
		// lift: (9 + 5 + 1) * 3 + 5 = 50, so that the edges weigh 45, 59 and 45
		Certificate: Certificate{Scale: 1, Vertex: []int64{0, 45, 14, 31}, Home: []int{-1, -1, -1, -1}},
	}}
}

func TestProofsByHandAreAccepted(t *testing.T) {
	nothing := claim{matching: Matching{Certificate: Certificate{Scale: 1}}}
	alone := claim{n: 1, matching: Matching{Mate: []int{-1}, Certificate: Certificate{Scale: 4, Vertex: []int64{0}, Home: []int{-1}}}}
	for name, c := range map[string]claim{
		"nothing": nothing, "alone": alone, "triangle": triangle(), "pendant": pendant(), "nested": nested(), "cardinal": cardinal(),
	} {
		if err := c.verify(); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestWhatProvesNothingIsRefusedWithItsPlace(t *testing.T) {
	for _, c := range []struct {
		from  func() claim
		spoil func(*claim)
		want  string
	}{
		{triangle, func(c *claim) { c.matching.Mate = c.matching.Mate[:2] }, "speaks of 2 vertices and the graph has 3"},
		{triangle, func(c *claim) { c.matching.Mate[2] = 2 }, "vertex 2 is matched to 2, which cannot be its partner"},
		{triangle, func(c *claim) { c.matching.Mate[2] = 3 }, "vertex 2 is matched to 3, which cannot be its partner"},
		{triangle, func(c *claim) { c.matching.Mate[2] = -2 }, "vertex 2 is matched to -2, which cannot be its partner"},
		{triangle, func(c *claim) { c.matching.Mate[2] = 0 }, "vertex 2 is matched to 0, but 0 is matched to 1"},
		{pendant, func(c *claim) { c.edges = c.edges[:5] }, "vertices 0 and 5 are matched, and no edge joins them"},
		{triangle, func(c *claim) { c.matching.Size = 2 }, "claims 2 pairs and has 1"},
		{triangle, func(c *claim) { c.matching.Weight = 3 }, "claims a weight of 3 and its pairs weigh 2"},
		{triangle, func(c *claim) { c.matching.Certificate = Certificate{} }, "scale is 0"},
		{triangle, func(c *claim) { c.matching.Certificate.Scale = -4 }, "scale is -4"},
		{triangle, func(c *claim) { c.matching.Certificate.Vertex = nil }, "0 values and 3 homes for 3 vertices"},
		{triangle, func(c *claim) { c.matching.Certificate.Home = []int{0} }, "3 values and 1 homes for 3 vertices"},
		{triangle, func(c *claim) { c.matching.Certificate.Vertex[1] = -1 }, "dual of vertex 1 is -1"},
		{triangle, func(c *claim) { c.matching.Certificate.Vertex[1] = math.MaxInt64 }, "dual of vertex 1 is 9223372036854775807"},
		{triangle, func(c *claim) { c.matching.Certificate.Home[1] = 1 }, "home of vertex 1 is blossom 1, and there are 1"},
		{triangle, func(c *claim) { c.matching.Certificate.Home[1] = -2 }, "home of vertex 1 is blossom -2"},
		{triangle, func(c *claim) { c.matching.Certificate.Home[1] = -1 }, "blossom 0 has 2 vertices"},
		{pendant, func(c *claim) { c.matching.Certificate.Home[5] = 0 }, "blossom 0 has 6 vertices"},
		{triangle, func(c *claim) { c.matching.Certificate.Home = []int{0, -1, -1} }, "blossom 0 has 1 vertices"},
		{triangle, func(c *claim) { c.matching.Certificate.Blossoms[0].Parent = 1 }, "blossom 0 lies in blossom 1, and there are 1"},
		{triangle, func(c *claim) { c.matching.Certificate.Blossoms[0].Parent = -2 }, "blossom 0 lies in blossom -2"},
		{triangle, func(c *claim) { c.matching.Certificate.Blossoms[0].Parent = 0 }, "blossom 0 lies in itself"},
		{nested, func(c *claim) { c.matching.Certificate.Blossoms[1].Parent = 0 }, "blossom 0 lies in itself"},
		{triangle, func(c *claim) { c.matching.Certificate.Blossoms[0].Dual = -2 }, "dual of blossom 0 is -2"},
		{triangle, func(c *claim) { c.matching.Certificate.Blossoms[0].Dual = math.MaxInt64 }, "add up to more than 2^62"},
		{nested, func(c *claim) { c.matching.Certificate.Blossoms[1].Dual = maxDual }, "add up to more than 2^62"},
		{triangle, func(c *claim) { c.edges[1].Weight = 3 }, "edge 1 from 1 to 2 weighs more than the duals around it: 1 times 3 is above 2"},
		{triangle, func(c *claim) { c.matching.Certificate.Scale = math.MaxInt64 }, "edge 0 from 0 to 1 weighs more"},
		{triangle, func(c *claim) { c.edges[0].Weight, c.matching.Certificate.Scale = 4, 1<<62 }, "edge 0 from 0 to 1 weighs more"},
		{pendant, func(c *claim) { c.edges[1].Weight = 11 }, "edge 1 from 1 to 2 weighs more than the duals around it: 2 times 11 is above 20"},
		{triangle, func(c *claim) { c.matching.Certificate.Vertex[2] = 1 }, "vertex 2 is unmatched, and its dual is 1 and not 0"},
		{triangle, func(c *claim) { c.matching.Certificate.Vertex[1] = 1 }, "pair of 0 and 1 is not tight: 1 times 2 is below the duals around it, 3"},
		{triangle, func(c *claim) { c.matching.Mate, c.matching.Size, c.matching.Weight = []int{-1, -1, -1}, 0, 0 }, "blossom 0 has a dual of 2 and holds 0 pairs where 1 have room"},
		{nested, func(c *claim) { c.matching.Mate = []int{4, 6, 3, 2, 0, -1, 1}; c.matching.Weight = 17 }, "blossom 2 has a dual of 16 and holds 0 pairs where 1 have room"},
		{cardinal, func(c *claim) { c.objective = MaxWeight }, "pair of 0 and 1 is not tight"},
		{cardinal, func(c *claim) { c.matching.Mate = []int{-1, 2, 1, -1}; c.matching.Size, c.matching.Weight = 1, 9 }, "vertex 3 is unmatched, and its dual is 31"},
	} {
		spoilt := c.from()
		c.spoil(&spoilt)
		err := spoilt.verify()
		if !errors.Is(err, ErrUnproved) || !strings.Contains(fmt.Sprint(err), c.want) {
			t.Errorf("want an error with %q, got %v", c.want, err)
		}
	}
}

func TestVerifyRefusesTheGraphsThatSolveRefuses(t *testing.T) {
	for name, c := range map[string]struct {
		edges []Edge
		want  error
	}{
		"below":    {[]Edge{{-1, 1, 2}}, ErrVertexRange},
		"above":    {[]Edge{{1, 3, 2}}, ErrVertexRange},
		"loop":     {[]Edge{{1, 1, 2}}, ErrSelfLoop},
		"overflow": {[]Edge{{1, 2, math.MaxInt64}}, ErrOverflow},
	} {
		claim := triangle()
		claim.edges = c.edges
		if err := claim.verify(); !errors.Is(err, c.want) || errors.Is(err, ErrUnproved) {
			t.Errorf("%s: %v", name, err)
		}
		if _, err := claim.matching.Certificate.Slacks(claim.n, c.edges, MaxWeight); !errors.Is(err, c.want) {
			t.Errorf("%s: Slacks gives %v", name, err)
		}
	}
	if _, err := (Certificate{}).Slacks(3, nil, MaxWeight); !errors.Is(err, ErrUnproved) {
		t.Errorf("Slacks of no certificate: %v", err)
	}
	unknown := triangle()
	unknown.objective = 2
	if err := unknown.verify(); !errors.Is(err, ErrObjective) {
		t.Errorf("an unknown objective: %v", err)
	}
	if err := (Certificate{Scale: 1}).Verify(-1, nil, Matching{}, MaxWeight); !errors.Is(err, ErrUnproved) {
		t.Errorf("fewer vertices than none: %v", err)
	}
}

func TestTheHeaviestParallelEdgeIsTheOneThatCounts(t *testing.T) {
	c := triangle()
	c.edges = append([]Edge{{0, 1, -4}, {1, 0, 1}}, append(c.edges, Edge{1, 0, 0})...)
	if err := c.verify(); err != nil {
		t.Error(err)
	}
	c.matching.Weight = 1
	if err := c.verify(); !errors.Is(err, ErrUnproved) {
		t.Errorf("a matching by its lighter edge: %v", err)
	}
}

func TestSetsAreFoundAsTheLongWayRoundFindsThem(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 2026))
	for range 300 {
		parents := randomForest(r, 1+r.IntN(40))
		home, blossoms := oddSets(r, parents)
		n, err := newNest(home, blossoms)
		if err != nil {
			t.Fatalf("%v in %v", err, parents)
		}
		for a := -1; a < len(parents); a++ {
			for b := -1; b < len(parents); b++ {
				want := slowlyAround(parents, a, b)
				if got := n.around(a, b); got != want {
					t.Fatalf("around %d and %d: %d, want %d in %v", a, b, got, want, parents)
				}
				if got, slow := n.sum(want), slowSum(blossoms, want); got != slow {
					t.Fatalf("sum of %d: %d, want %d", want, got, slow)
				}
			}
			if jumps := heavyPaths(n, a); 1<<jumps > 2*len(parents) {
				t.Fatalf("%d heavy paths above %d in %v", jumps, a, parents)
			}
		}
	}
}

func slowlyAround(parents []int, a, b int) int {
	var above []int
	for ; a != -1; a = parents[a] {
		above = append(above, a)
	}
	for ; b != -1 && !slices.Contains(above, b); b = parents[b] {
	}
	return b
}

// heavyPaths counts the paths on the way from a set to the outermost one.
func heavyPaths(n nest, set int) (count int) {
	for ; set != -1; set = n.parent[n.head[set]] {
		count++
	}
	return count
}

func slowSum(blossoms []Blossom, set int) (total uint64) {
	for ; set != -1; set = blossoms[set].Parent {
		total += uint64(blossoms[set].Dual)
	}
	return total
}

func TestTheBoundOnRegretByHand(t *testing.T) {
	half := claim{n: 2, edges: []Edge{{0, 1, 2}, {1, 0, 1}}, matching: Matching{Certificate: Certificate{
		Scale: 4, Vertex: []int64{7, 2}, Home: []int{-1, -1},
	}}}
	dear := half
	dear.matching.Certificate.Scale, dear.matching.Certificate.Vertex = 1, []int64{maxDual, maxDual}
	path := cardinal()
	for name, c := range map[string]struct {
		claim claim
		edge  Edge
		want  Regret
	}{
		"in the best matching":           {nested(), Edge{0, 1, 10}, Regret{}},
		"tight in the inner set":         {nested(), Edge{2, 0, 10}, Regret{}},
		"tight in the outermost set":     {nested(), Edge{6, 1, 5}, Regret{}},
		"above by one in a set":          {pendant(), Edge{0, 1, 10}, Regret{Weight: 1}},
		"lighter than its parallel edge": {nested(), Edge{6, 1, 2}, Regret{Weight: 3}},
		"a quarter is rounded up":        {half, Edge{0, 1, 2}, Regret{Weight: 1}},
		"five quarters too":              {half, Edge{1, 0, 1}, Regret{Weight: 2}},
		"cut off before it overflows":    {dear, Edge{1, 0, 1}, Regret{Weight: 1<<62 - 1}},
		"nothing lost in a path":         {path, Edge{2, 3, -5}, Regret{}},
		"no pair lost for sure":          {path, Edge{1, 2, 9}, Regret{}},
	} {
		slacks, err := c.claim.matching.Certificate.Slacks(c.claim.n, c.claim.edges, c.claim.objective)
		if err != nil {
			t.Fatal(name, err)
		}
		if got := slacks.RegretLowerBound(c.edge); got != c.want {
			t.Errorf("%s: %+v, want %+v", name, got, c.want)
		}
	}
}

func TestALostPairIsToldApartFromLostWeight(t *testing.T) {
	c := cardinal()
	c.matching.Certificate.Vertex = []int64{1, 44, 44, 1} // best too: 1 + 44 is 45, and 88 is 29 above 59
	if err := c.verify(); err != nil {
		t.Fatal(err)
	}
	slacks, err := c.matching.Certificate.Slacks(c.n, c.edges, c.objective)
	if err != nil {
		t.Fatal(err)
	}
	// At most 2 * (9 + 5) = 28 can be lost within two pairs; beyond, the lift of
	// 50 is a pair. To insist on the middle costs one pair and gains 19 points.
	if got, want := slacks.RegretLowerBound(c.edges[1]), (Regret{Pairs: 1, Weight: 29 - 50}); got != want {
		t.Errorf("%+v, want %+v", got, want)
	}
	for _, c := range []struct {
		a, b Regret
		want int
	}{
		{Regret{0, 9}, Regret{1, -9}, -1}, {Regret{1, -9}, Regret{0, 9}, 1}, {Regret{1, 2}, Regret{1, 3}, -1}, {Regret{1, 2}, Regret{1, 2}, 0},
	} {
		if got := c.a.Compare(c.b); got != c.want {
			t.Errorf("%v beside %v: %d", c.a, c.b, got)
		}
	}
}

func TestLiftIsTheSmallestSafeConstantOfItsFormula(t *testing.T) {
	for name, c := range map[string]struct {
		n         int
		weights   []int64
		objective Objective
		want      int64
		err       error
	}{
		"no edge":                      {n: 5, objective: MaxCardinality},
		"no vertex":                    {n: 0, objective: MaxCardinality},
		"weight alone needs none":      {n: 4, weights: []int64{-7, 9}},
		"one weight, two vertices":     {n: 2, weights: []int64{5}, objective: MaxCardinality, want: 1*2 - 5},
		"negative and positive":        {n: 5, weights: []int64{-3, 4}, objective: MaxCardinality, want: 8*3 + 3},
		"all the same":                 {n: 10, weights: []int64{0, 0, 0}, objective: MaxCardinality, want: 6},
		"great but equal":              {n: 2, weights: []int64{1<<62 - 1}, objective: MaxCardinality, want: 2 - (1<<62 - 1)},
		"low but equal":                {n: 2, weights: []int64{1 - 1<<62}, objective: MaxCardinality, want: 2 + (1<<62 - 1)},
		"last weight that is taken":    {n: 2, weights: []int64{1 << 59}},
		"first weight that is refused": {n: 2, weights: []int64{1<<59 + 1}, err: ErrOverflow},
		"the same below nought":        {n: 2, weights: []int64{-1<<59 - 1}, err: ErrOverflow},
		"a total beyond int64":         {n: 20, weights: []int64{1 << 60}, objective: MaxCardinality, err: ErrOverflow},
		"two at the limit":             {n: 2, weights: []int64{1 << 62}, objective: MaxCardinality, err: ErrOverflow},
		"smallest int64":               {n: 2, weights: []int64{math.MinInt64}, objective: MaxCardinality, err: ErrOverflow},
		"smallest int64, by weight":    {n: 2, weights: []int64{math.MinInt64}, err: ErrOverflow},
		"largest int64":                {n: 2, weights: []int64{math.MaxInt64}, err: ErrOverflow},
		"the whole range":              {n: 2, weights: []int64{math.MinInt64 + 1, math.MaxInt64}, objective: MaxCardinality, err: ErrOverflow},
		"last spread that is taken":    {n: 2, weights: []int64{0, (1<<59 - 2) / 3}, objective: MaxCardinality, want: 2 * ((1<<59-2)/3 + 1)},
		"first spread that is refused": {n: 2, weights: []int64{0, (1<<59-2)/3 + 1}, objective: MaxCardinality, err: ErrOverflow},
	} {
		edges := make([]Edge, 0, len(c.weights))
		for _, w := range c.weights {
			edges = append(edges, Edge{U: 0, V: 1, Weight: w})
		}
		got, err := Lift(c.n, edges, c.objective)
		if got != c.want || !errors.Is(err, c.err) {
			t.Errorf("%s: Lift = %d, %v, want %d, %v", name, got, err, c.want, c.err)
		}
	}
}

// randomForest draws the parent of each of count sets; often they are chains.
func randomForest(r *rand.Rand, count int) []int {
	parents, reach := make([]int, count), 1+r.IntN(count)
	for b := range parents {
		parents[b] = -1
		if b > 0 && r.IntN(8) > 0 {
			parents[b] = max(0, b-1-r.IntN(reach))
		}
	}
	relabelled, order := make([]int, count), r.Perm(count)
	for b, parent := range parents {
		relabelled[order[b]] = -1
		if parent != -1 {
			relabelled[order[b]] = order[parent]
		}
	}
	return relabelled
}

// oddSets fills a forest with vertices so that every set is odd.
func oddSets(r *rand.Rand, parents []int) (home []int, blossoms []Blossom) {
	children := make([]int, len(parents))
	for _, parent := range parents {
		if parent != -1 {
			children[parent]++
		}
	}
	for b, parent := range parents {
		blossoms = append(blossoms, Blossom{Dual: r.Int64N(100), Parent: parent})
		for range 3 - children[b]%2 + 2*r.IntN(2) {
			home = append(home, b)
		}
	}
	return home, blossoms
}
