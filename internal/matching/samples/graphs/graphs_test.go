package graphs

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"tandem/internal/matching/blossom"
)

func TestEveryFamilyIsASimpleGraphOfAnySize(t *testing.T) {
	for _, f := range Families {
		for _, n := range []int{0, 1, 2, 3, 4, 5, 6, 7, 9, 10, 11, 13, 40, 75, 200} {
			got, edges := f.Make(7, n)
			if got != n {
				t.Fatalf("%s with %d vertices says it has %d", f.Name, n, got)
			}
			seen := map[[2]int]bool{}
			for _, e := range edges {
				if min(e.U, e.V) < 0 || max(e.U, e.V) >= n || e.U == e.V {
					t.Fatalf("%s with %d vertices has the edge %+v", f.Name, n, e)
				}
				ends := [2]int{min(e.U, e.V), max(e.U, e.V)}
				if seen[ends] {
					t.Fatalf("%s with %d vertices joins %v twice", f.Name, n, ends)
				}
				seen[ends] = true
			}
			if n >= 10 && len(edges) < n/2 {
				t.Errorf("%s with %d vertices has only %d edges", f.Name, n, len(edges))
			}
		}
	}
}

// shapes says what is known of each family at n = 200: edges, the number of
// connected parts, vertices alone, and the graph itself.
var shapes = map[string]string{
	"sparse":    "1907 edges, 1 parts, 0 alone, 2a3c34083c5a3453",
	"geometric": "1157 edges, 1 parts, 0 alone, 2c0bb4bf44db9988",
	"programme": "1804 edges, 1 parts, 0 alone, b829cae732c4af37",
	"open":      "19900 edges, 1 parts, 0 alone, 15fb198e48b5c3ee",
	"complete":  "19900 edges, 1 parts, 0 alone, 67c66dd166b77b6b",
	"ties":      "19900 edges, 1 parts, 0 alone, ca5e0a133c953382",
	"chain":     "199 edges, 1 parts, 0 alone, 5c48bae9731aa8f4",
	"rings":     "207 edges, 1 parts, 5 alone, 54af74ff9ba1d03b",
	"nested":    "297 edges, 1 parts, 1 alone, accb87a72f26aac4",
	"peeled":    "285 edges, 5 parts, 0 alone, 9b4c7325ece25d2d",
	"slow":      "2598 edges, 1 parts, 2 alone, e668b469b9e578a0",
	"tug":       "343 edges, 1 parts, 0 alone, f44726cb5fc5091c",
	"gabow":     "8712 edges, 1 parts, 2 alone, 97bde7bcfb899366",
	"triangles": "263 edges, 1 parts, 2 alone, 6b05eafbe8dc17bb",
	"prisms":    "393 edges, 1 parts, 2 alone, 95faa85421c06d3b",
}

func TestEveryFamilyKeepsItsShapeAndItsBytes(t *testing.T) {
	for _, f := range Families {
		n, edges := f.Make(1, 200)
		parts, alone := parts(n, edges)
		got := fmt.Sprintf("%d edges, %d parts, %d alone, %s", len(edges), parts, alone, Hash(n, edges))
		if got != shapes[f.Name] {
			t.Errorf("%s: %q, was %q", f.Name, got, shapes[f.Name])
		}
	}
	if len(shapes) != len(Families) {
		t.Errorf("%d shapes are known of %d families", len(shapes), len(Families))
	}
}

// parts counts the connected parts with edges, and the vertices without.
func parts(n int, edges []blossom.Edge) (connected, alone int) {
	leader := make([]int, n)
	for v := range leader {
		leader[v] = v
	}
	find := func(v int) int {
		for leader[v] != v {
			leader[v] = leader[leader[v]]
			v = leader[v]
		}
		return v
	}
	touched := make([]bool, n)
	for _, e := range edges {
		leader[find(e.U)] = find(e.V)
		touched[e.U], touched[e.V] = true, true
	}
	for v := range leader {
		switch {
		case !touched[v]:
			alone++
		case find(v) == v:
			connected++
		}
	}
	return connected, alone
}

func TestTheSeedDecides(t *testing.T) {
	fixed := []string{"ties", "gabow", "triangles", "prisms"}
	for _, f := range Families {
		n, first := f.Make(1, 100)
		_, again := f.Make(1, 100)
		_, other := f.Make(2, 100)
		if Hash(n, first) != Hash(n, again) {
			t.Errorf("%s: the same seed gives another graph", f.Name)
		}
		if same := Hash(n, first) == Hash(n, other); same != slices.Contains(fixed, f.Name) {
			t.Errorf("%s: another seed gives the same graph: %v", f.Name, same)
		}
	}
}

func TestGeometricJoinsTheNearest(t *testing.T) {
	n, edges := Geometric(3, 300)
	degree := make([]int, n)
	for _, e := range edges {
		degree[e.U]++
		degree[e.V]++
	}
	if least := slices.Min(degree); least < 10 {
		t.Errorf("a point has only %d neighbours", least)
	}
	// The points are not known from outside; the grid is, and must agree with
	// looking at all of them.
	points := make([]point, 300)
	for i := range points {
		points[i] = point{int64(i*i*7919) % side, int64(i*104729) % side}
	}
	g := newGrid(points)
	for u := range points {
		var all []int64
		for v := range points {
			if v != u {
				all = append(all, points[u].squared(points[v]))
			}
		}
		slices.Sort(all)
		for i, v := range g.nearest(u, 10) {
			if got := points[u].squared(points[v]); got != all[i] {
				t.Fatalf("neighbour %d of point %d is %d away, not %d", i, u, got, all[i])
			}
		}
	}
}

func TestProgrammeJoinsOnlyTouchingAreas(t *testing.T) {
	const n = 300
	people := cohort(5, n)
	joined := map[[2]int]int64{}
	_, edges := Programme(5, n)
	for _, e := range edges {
		joined[[2]int{e.U, e.V}] = e.Weight
	}
	_, open := Open(5, n)
	totals := map[int64]bool{}
	for _, e := range open {
		a, b := people[e.U], people[e.V]
		weight, found := joined[[2]int{e.U, e.V}]
		if touching := distance(a.row, b.row)+distance(a.column, b.column) <= 1; touching != found {
			t.Fatalf("%v and %v touch: %v, joined: %v", a, b, touching, found)
		}
		if found && weight != e.Weight {
			t.Fatalf("%v has %d points in one and %d in the other", e, weight, e.Weight)
		}
		totals[e.Weight] = true
	}
	if len(totals) > 120 {
		t.Errorf("%d different totals: that is not many ties", len(totals))
	}
}

func TestWhatIsWrittenIsRead(t *testing.T) {
	for _, f := range Families {
		n, edges := f.Make(1, 60)
		var text bytes.Buffer
		if err := Write(&text, n, edges); err != nil {
			t.Fatal(err)
		}
		gotN, got, err := Read(&text)
		if err != nil || gotN != n || !slices.Equal(got, edges) {
			t.Errorf("%s comes back as another graph: %v", f.Name, err)
		}
	}
}

func TestWhatIsNoGraphIsRefused(t *testing.T) {
	for _, text := range []string{"", "3", "x 1\n0 1 2\n", "3 1\n", "3 1\n0 1\n", "3 1\n0 1 x\n", "3 1\n-1 1 4\n", "3 1\n0 1 2 7\n", "-3 0\n", "3 1\n0 1 99999999999999999999\n"} {
		if _, _, err := Read(strings.NewReader(text)); !errors.Is(err, ErrFormat) {
			t.Errorf("%q gives %v", text, err)
		}
	}
}

func TestFind(t *testing.T) {
	for _, f := range Families {
		if found, known := Find(f.Name); !known || found.About != f.About {
			t.Errorf("%s is not found", f.Name)
		}
	}
	if _, known := Find("nonsense"); known {
		t.Error("nonsense is a family")
	}
}
