// Package sets divides people into learning sets of a few people each, for one
// round or for several, so that every set is as mixed as it can be.
//
// # What is asked
//
// A Problem lists people with a value per attribute (area, sector, region,
// role, organisation, whatever the programme knows), what a pair of equal
// values in one set costs (the attribute's Weight), who may not and who must
// share a set, and who is pinned to which one. A set with c people of one value
// costs Weight * c(c-1)/2, so that three from one area are worse than two twice.
// In several rounds, or with meetings of earlier years, every further meeting of
// two people costs MeetingWeight times the number they had before: the first is
// free, repeats are spread over many pairs. All costs are integers of at least
// zero and the sum of all is made small.
//
// # What is answered
//
// Solve returns the sets, their cost, broken down by attribute and by set and in
// words, and a lower bound that no division can beat. Optimal is true only when
// the cost meets the bound, or when a small problem was searched to the end
// (then the bound is the cost). Otherwise the Gap says how much better a
// division could be at most. Verify checks a result without the search.
//
// What cannot be done is said with the names of the people (*Infeasible), as
// proved or as not found; a malformed problem is an *Invalid with one sentence a
// mistake.
//
// # How
//
// People who must stay together are one block. A backtracking search finds a
// first division that honours every hard rule; a tabu search (Glover 1989) over
// exchanges of blocks, with the change in cost known in constant time per
// exchange, makes it better, and annealing goes on where that is not enough.
// Work is counted in exchanges looked at, never in time, and chance is drawn from
// the seed: the same problem, in any order of its rows, gives the same result on
// every machine.
//
// The bound adds up, over the attributes, the least that each would cost if it
// were alone: an exact minimum-cost flow from values to seats, with the people
// of one block and of pins taken into account, and over pairs of rounds the
// least number of people who must meet again, by the same flow.
package sets
