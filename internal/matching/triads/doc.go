// Package triads puts people into pairs and triads so that as many as possible
// have a place and, among the arrangements that do, the groups suit their
// members best. Choosing triads is NP-hard (Karp 1972), so a result says how
// good it is known to be: either that nothing is better, or how far away the
// bound is; and it carries a proof that Verify checks without the solver.
//
// # What a group is worth
//
// The points of a pair are given. A person in a triad has two pairs, and their
// average counts; a group is worth what its members have together. That is
// twice the points of a pair, and the sum of the three pairs of a triad. Sizes
// are comparable that way and everything stays an integer. A bonus for triads
// of different colours (a person from each sector, say) comes on top; without
// one a triangle is worth no more than half of each of its pairs, so triads are
// formed where pairs would leave somebody over or together with worse partners.
//
// # How it is solved
//
// People who hang together by allowed pairs are a part, and each part is solved
// on its own. The best pairs (package blossom) are the first arrangement and
// the first bound. The linear relaxation (at each person no more than one group,
// in fractions) is solved over all groups, which are generated as the
// multipliers ask for them. Mostly it is nearly whole. What is not is cut off by
// sets of people, improved by tearing and rearranging regions, and proved by
// branching on two people together or apart, over the groups whose multipliers
// do not rule them out. All budgets count work, never time.
//
// Multipliers are rounded to integers and raised until they cover every group,
// so that the bound holds whatever the arithmetic did. Limits on the number of
// triads join all parts into one when they are in the way.
package triads
