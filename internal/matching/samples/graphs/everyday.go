package graphs

import (
	"cmp"
	"math"
	"slices"

	"tandem/internal/matching/blossom"
	"tandem/internal/matching/lot"
)

const heaviest = 1_000_000 // of random weights, which begin at 1

// Sparse joins every vertex to 10 others drawn at random, so that each has
// about 20 neighbours; weights are random from 1 to 1,000,000.
func Sparse(seed uint64, n int) (int, []blossom.Edge) {
	chance := lot.New(seed)
	var edges []blossom.Edge
	for u := range n {
		for range min(10, n-1) {
			v := chance.IntN(n - 1)
			if v >= u {
				v++
			}
			edges = append(edges, blossom.Edge{U: min(u, v), V: max(u, v)})
		}
	}
	edges = withoutParallels(edges)
	for i := range edges {
		edges[i].Weight = int64(1 + chance.IntN(heaviest))
	}
	return n, edges
}

// withoutParallels sorts edges by their ends, smaller first, and keeps one for
// each pair.
func withoutParallels(edges []blossom.Edge) []blossom.Edge {
	slices.SortFunc(edges, func(a, b blossom.Edge) int { return cmp.Or(a.U-b.U, a.V-b.V) })
	return slices.CompactFunc(edges, func(a, b blossom.Edge) bool { return a.U == b.U && a.V == b.V })
}

// Complete joins all; weights are random from 1 to 1,000,000.
func Complete(seed uint64, n int) (int, []blossom.Edge) {
	chance := lot.New(seed)
	return n, all(n, func(int, int) int64 { return int64(1 + chance.IntN(heaviest)) })
}

// Ties joins all with the same weight; the seed does not matter.
func Ties(_ uint64, n int) (int, []blossom.Edge) {
	return n, all(n, func(int, int) int64 { return 70 })
}

func all(n int, weight func(u, v int) int64) []blossom.Edge {
	edges := make([]blossom.Edge, 0, n*(n-1)/2)
	for u := range n {
		for v := u + 1; v < n; v++ {
			edges = append(edges, blossom.Edge{U: u, V: v, Weight: weight(u, v)})
		}
	}
	return edges
}

// side of the square of Geometric; distances are rounded down to its unit.
const side = 1 << 20

type point struct{ x, y int64 }

func (p point) squared(q point) int64 { return (p.x-q.x)*(p.x-q.x) + (p.y-q.y)*(p.y-q.y) }

// Geometric draws points in a square and joins each to its 10 nearest; the
// weight is minus the distance, so that the best matching with all points in
// it is the shortest.
func Geometric(seed uint64, n int) (int, []blossom.Edge) {
	chance := lot.New(seed)
	points := make([]point, n)
	for i := range points {
		points[i] = point{int64(chance.IntN(side)), int64(chance.IntN(side))}
	}
	grid := newGrid(points)
	var edges []blossom.Edge
	for u := range points {
		for _, v := range grid.nearest(u, min(10, n-1)) {
			distance := int64(math.Sqrt(float64(points[u].squared(points[v]))))
			edges = append(edges, blossom.Edge{U: min(u, v), V: max(u, v), Weight: -distance})
		}
	}
	return n, withoutParallels(edges)
}

// grid finds near points: squares of equal size with about two points each.
type grid struct {
	points []point
	across int
	cell   int64
	inside [][]int
}

func newGrid(points []point) grid {
	across := 1 + int(math.Sqrt(float64(len(points)/2)))
	g := grid{points: points, across: across, cell: side/int64(across) + 1, inside: make([][]int, across*across)}
	for i, p := range points {
		at := int(p.y/g.cell)*across + int(p.x/g.cell)
		g.inside[at] = append(g.inside[at], i)
	}
	return g
}

// nearest lists the count nearest points of u; equal distances by number.
func (g grid) nearest(u, count int) []int {
	for reach := 2; ; reach *= 2 {
		near := g.around(u, reach)
		slices.SortFunc(near, func(a, b int) int {
			return cmp.Or(cmp.Compare(g.points[u].squared(g.points[a]), g.points[u].squared(g.points[b])), a-b)
		})
		seen := g.cell * int64(reach) // every point this near is in the list
		if len(near) >= count && (reach > g.across || g.points[u].squared(g.points[near[count-1]]) <= seen*seen) {
			return near[:count]
		}
	}
}

func (g grid) around(u, reach int) []int {
	column, row := int(g.points[u].x/g.cell), int(g.points[u].y/g.cell)
	var near []int
	for r := max(0, row-reach); r <= min(g.across-1, row+reach); r++ {
		for c := max(0, column-reach); c <= min(g.across-1, column+reach); c++ {
			near = append(near, g.inside[r*g.across+c]...)
		}
	}
	return slices.DeleteFunc(near, func(v int) bool { return v == u })
}
