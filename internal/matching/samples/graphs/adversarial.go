package graphs

import (
	"tandem/internal/matching/blossom"
	"tandem/internal/matching/lot"
)

// Chain is one path. Its second, fourth, sixth edge are heavier than their
// neighbours, so whoever starts with heavy edges leaves both ends alone; with
// n even the only complete matching takes all the others, one augmentation
// along the whole path.
func Chain(seed uint64, n int) (int, []blossom.Edge) {
	chance := lot.New(seed)
	var edges []blossom.Edge
	for v := 1; v < n; v++ {
		weight := 1_000 + chance.IntN(100)
		if v%2 == 0 {
			weight += 1_000
		}
		edges = append(edges, blossom.Edge{U: v - 1, V: v, Weight: int64(weight)})
	}
	return n, disguised(chance, n, edges)
}

// Rings is a row of odd rings of 3, 5, 7, 9 ... vertices, each joined to the
// next by one light edge. No ring can be matched within itself: its last
// vertex needs the next ring, and which vertex that is moves by augmentations
// around the ring.
func Rings(seed uint64, n int) (int, []blossom.Edge) {
	chance := lot.New(seed)
	var edges []blossom.Edge
	before := -1
	for first, length := 0, 3; first+length <= n; length += 2 {
		for i := range length {
			weight := int64(500 + 300*(i%2) + chance.IntN(200))
			u, v := first+i, first+(i+1)%length
			edges = append(edges, blossom.Edge{U: min(u, v), V: max(u, v), Weight: weight})
		}
		if before >= 0 {
			edges = append(edges, blossom.Edge{U: before, V: first + chance.IntN(length), Weight: int64(1 + chance.IntN(100))})
		}
		before = first + chance.IntN(length)
		first += length
	}
	return n, disguised(chance, n, edges)
}

// disguised numbers the vertices anew and puts the edges into another order,
// so that nobody solves a graph by going along it.
func disguised(chance *lot.Lot, n int, edges []blossom.Edge) []blossom.Edge {
	number := from(0, n)
	lot.Shuffle(chance, number)
	for i, e := range edges {
		edges[i].U, edges[i].V = number[e.U], number[e.V]
	}
	lot.Shuffle(chance, edges)
	return edges
}

// Nested wraps one odd set around the other: a triangle of the heaviest edges,
// then again and again two more vertices and three lighter edges that close a
// ring with what is inside. Whichever vertex stays alone, each ring gives one
// edge to the matching; so every best dual solution has the value 0 at all
// vertices and (n-1)/2 odd sets inside each other, each with a value above 0.
// With n even the last vertex stands alone.
func Nested(seed uint64, n int) (int, []blossom.Edge) {
	chance := lot.New(seed)
	return n, nest(chance, 0, (n-1)/2)
}

// nest makes odd sets inside each other of the vertices first..first+2*depth.
func nest(chance *lot.Lot, first, depth int) []blossom.Edge {
	weight := int64(10 + 4*depth)
	var edges []blossom.Edge
	for level := range depth {
		u, v := first+2*level+1, first+2*level+2
		edges = append(edges,
			blossom.Edge{U: first + chance.IntN(2*level+1), V: u, Weight: weight},
			blossom.Edge{U: first + chance.IntN(2*level+1), V: v, Weight: weight},
			blossom.Edge{U: u, V: v, Weight: weight})
		weight -= int64(1 + chance.IntN(4))
	}
	return edges
}

// Peeled makes a solver undo its work. To each nest (see Nested) belong three
// more vertices: one joined to the innermost vertex, which a solver matches
// first because of the weight; one that reaches the nest from outside; and one
// that only the first can take, at a loss so great that all the odd sets of
// the nest must be opened again, one after the other, before it is worth it.
// The first nest has half of the vertices, the next half of the rest, and so on.
func Peeled(seed uint64, n int) (int, []blossom.Edge) {
	chance := lot.New(seed)
	var edges []blossom.Edge
	for first := 0; n-first >= 6; {
		depth := max(1, (n-first)/4)
		size := 2*depth + 1
		inner, outer, last := first+size, first+size+1, first+size+2
		edges = append(edges, nest(chance, first, depth)...)
		edges = append(edges,
			blossom.Edge{U: first, V: inner, Weight: 9},
			blossom.Edge{U: first + chance.IntN(size), V: outer, Weight: 5},
			blossom.Edge{U: inner, V: last, Weight: -int64(40 + 16*depth)})
		first += size + 3
	}
	return n, edges
}

// Gabow is the hard case for searches that go vertex by vertex (Gabow, JACM 23,
// 1976; hardcard of the first DIMACS challenge, Mattingly 1991): two thirds of
// the vertices form a complete graph and every second one of them has one of
// the other third hanging on it. All weights are 1; the seed does not matter.
func Gabow(_ uint64, n int) (int, []blossom.Edge) {
	k := n / 6
	edges := all(4*k, func(int, int) int64 { return 1 })
	for i := range 2 * k {
		edges = append(edges, blossom.Edge{U: 2 * i, V: 4*k + i, Weight: 1})
	}
	return n, edges
}

// Triangles is a row of triangles, each joined to the next by one corner, in
// turn the first, second and third (t of the first DIMACS challenge, Ritchey
// and Mattingly 1991). All weights are 1; the seed does not matter.
func Triangles(_ uint64, n int) (int, []blossom.Edge) {
	return n, triangles(n/3, func(i, corner int) bool { return corner == i%3 })
}

// Prisms is a row of triangles, each joined to the next by all three corners
// (tt of the first DIMACS challenge, Ritchey and Mattingly 1991). All weights
// are 1; the seed does not matter.
func Prisms(_ uint64, n int) (int, []blossom.Edge) {
	return n, triangles(n/3, func(int, int) bool { return true })
}

func triangles(count int, joined func(i, corner int) bool) []blossom.Edge {
	var edges []blossom.Edge
	for i := range count {
		a := 3 * i
		edges = append(edges, blossom.Edge{U: a, V: a + 1, Weight: 1}, blossom.Edge{U: a, V: a + 2, Weight: 1}, blossom.Edge{U: a + 1, V: a + 2, Weight: 1})
		for corner := range 3 {
			if i+1 < count && joined(i, corner) {
				edges = append(edges, blossom.Edge{U: a + corner, V: a + 3 + corner, Weight: 1})
			}
		}
	}
	return edges
}
