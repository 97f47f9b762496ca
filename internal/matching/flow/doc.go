// Package flow sends goods through a network at the least cost, in integers,
// and proves that nothing is cheaper.
//
// A Problem has nodes numbered from 0, each with a supply (what it sends out,
// negative when it takes in), and arcs with a lower limit, a capacity and a
// cost per unit; costs may be negative and cycles of them are allowed, because
// capacities are finite. A convex cost is several parallel arcs of rising cost:
// the cheap ones fill first by themselves.
//
// Solve finds a flow of least cost by successive shortest paths with node
// potentials (Ahuja, Magnanti and Orlin, Network Flows, 1993, section 9.7; the
// potentials that keep Dijkstra's distances non-negative are those of Edmonds
// and Karp 1972), sending along all shortest paths of one length at once
// (primal-dual, section 9.8). Arcs of negative cost start full, so that the
// zero potential is right at the start whatever the costs are.
//
// The proof is the potentials: with the reduced cost c + p(from) - p(to), no
// arc that has room costs less than nothing and no arc that could be emptied
// costs more (complementary slackness, theorem 9.4 there). Verify checks that
// without trusting Solve, and callers run it on every solution they use.
package flow
