// Package blossom finds best matchings in general graphs: disjoint pairs of
// vertices of the largest total weight (MaxWeight), or as many pairs as possible
// and among those of the largest weight (MaxCardinality). The result is exact
// and carries a certificate that anybody can check without trusting the solver.
//
//	m, err := blossom.Solve(ctx, n, edges, blossom.Options{Objective: blossom.MaxCardinality})
//	...
//	err = m.Certificate.Verify(n, edges, m, blossom.MaxCardinality)
//
// Vertices are numbers from 0, weights any int64 that Lift takes: negative and
// zero weights, parallel edges, vertices without an edge and graphs without a
// vertex are all right. The same edges in the same order give the same result,
// on every machine. Solve uses one goroutine and no clock, and several may run
// at once.
//
// # The method
//
// A best matching and its proof are found together. The proof is a solution of
// the dual of the linear program of Edmonds ("Maximum matching and a polyhedron
// with 0,1-vertices", 1965): a value for every vertex and for nested odd sets of
// vertices, the blossoms, which together cover the weight of every edge. Solve
// keeps to such values throughout and matches only along edges that are exactly
// covered, until every vertex left alone is worth nothing.
//
// The frame is that of Galil ("Efficient algorithms for finding maximum matching
// in graphs", 1986): alternating trees grow from the unmatched vertices, all at
// once; while time goes on the values of outer vertices fall and those of inner
// ones rise, and at certain times an edge becomes tight or a blossom worthless.
// Then a tree grows, two trees meet and are matched through (augmented), an odd
// cycle contracts to a blossom or an inner blossom expands.
//
// As in Galil, Micali and Gabow ("An O(EV log V) algorithm for finding a maximal
// weighted matching in general graphs", 1986), nothing is touched because time
// passes: a blossom knows since when its vertices fall or rise. As in Mehlhorn
// and Schäfer ("Implementation of O(nm log n) weighted matchings in general
// graphs", 2002) and in the LEMON library (lemon/matching.h, version 1.3.1),
// after an augmentation only the two trees that met dissolve, and the others
// grow on. What differs from these two:
//
//   - They keep a heap with changeable keys for every kind of event, and one for
//     every blossom or vertex, which are split and joined. Here is one queue, a
//     monotone radix heap, of absolute times. What became of an event is looked
//     up when its time comes; a vertex not reached yet keeps only the best of the
//     edges that will reach it, and looks for the next best when that one fails.
//   - They find the blossom around a vertex in a union-find structure that can be
//     split. Here every vertex has the number of its outermost blossom, and the
//     smaller parts are told when blossoms are joined or split.
//   - LEMON may begin with a best fractional matching. Here the vertices bid for
//     one another as in an auction, which finds most pairs in a few passes.
//   - Graphs with very many edges are solved on the few best at each vertex, and
//     the values found price the others: those not covered are added until there
//     are none (as Cook and Rohe did for perfect matchings, 1999).
//   - The numbers are integers to the end, scaled so that no half is ever needed.
//
// One augmentation may look at every edge, so that in the worst case the time is
// that of n times m looks and events, as with theirs; in graphs as they come it
// grows little faster than the number of edges. The memory is that of the edges
// and of the events that wait: about 60 bytes an edge, less for dense graphs.
//
// # The proof
//
// Certificate.Verify is written for reading and shares no step with Solve. The
// certificate also answers at once what it would cost at least to insist on some
// pair: see Slacks.
package blossom
