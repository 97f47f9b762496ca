// Package cohort chooses the applications that get the seats of a cohort: whole
// units of one to three people, the best total score that keeps within the
// seats, the caps per area and region and the targets per sector or any other
// attribute. The choice is exact and says so only when it is proved; equal best
// cohorts are drawn between by a lottery that anybody can replay.
//
// # What is best
//
// Among the cohorts that keep every cap, hard target and lock, the best one
// fills the most seats; among those, it has the highest objective: the sum over
// seats of the score of the unit in the seat, less the penalties of the soft
// targets it misses. A score counts once a seat, so that a triad does not win
// or lose by being three people: filling three seats with it is worth as much
// as filling them with a pair and an individual of the same score. Where
// several cohorts are equally good, each has the same chance (the call holds the
// seed), and the result says how many there are.
//
// Scores and penalties are whole numbers, by custom thousandths of full marks.
//
// # How it is found
//
// A dynamic programme goes through the units one by one. Its state counts what
// the limits speak of, and only as long as it matters: the count of an area
// lives from the first unit of that area to the last, and counts between which
// no later unit can tell the difference are one state. That is the (max,+)
// programme over units, areas and regions of the folklore, with the nesting
// found by itself; a unit that lies in several areas keeps them all open.
// A bound from Lagrange multipliers, one for each limit (Geoffrion, Lagrangean
// relaxation for integer programming, 1974; Held, Wolfe and Crowder 1974 for
// the subgradient steps), drops the states that cannot lead to the best value
// any more (Morin and Marsten, Branch-and-bound strategies for dynamic
// programming, 1976). States that could still tie are kept, therefore the
// number of best cohorts is exact, and so is a draw among them.
//
// Where the states exceed the budget, the unit about which the multipliers are
// least sure is fixed in and out and the halves are solved (branch and bound with
// the programme at its leaves). When that budget is used up as well, the result
// is Feasible, not Optimal, and Bound says how far from the best it can be at
// most.
//
// # Limits
//
// Forty seats of 5,000 people who differ in nothing are drawn exactly, each of
// the binomial(5000, 40) cohorts with the same chance. With thousands of seats as
// well the best value is still proved, but the ways to it are not counted: Ties
// is nil, and the draw is not promised to be fair. A state has 128 bits for the
// counts that are open at one time; limits that overlap beyond that are refused
// with ErrTooManyLimits. Values and penalties may add up to 2^44.
package cohort
