// Package pairing finds the best pairs for people who seek a partner: as many
// pairs as possible and, among the ways to make that many, the one with the
// most points. The result is exact, comes with a proof that anybody can check,
// and says for every pair why, for everybody left over why not, and for any two
// people what it would cost to pair them.
//
// # How to use it
//
// Describe each Person, take Defaults for the rules and points or change them,
// and call Solve:
//
//	result, err := pairing.Solve(ctx, pairing.Problem{
//		On: "2026-11-21", Config: pairing.Defaults(), People: people,
//	})
//
// To ask further, Open a Session: Explain and WhyNot tell about two people,
// Candidates about one, WhatIf about a change. After somebody has left, Rematch
// offers what to choose from: few changes or more points. Check proves a stored
// result anew.
//
// # Rules and criteria
//
// A rule forbids a pair: people of areas that are not near, a veto by either or
// by the coordinator, a declared conflict of interest, line management, somebody
// not eligible or below a minimum score, the same organisation. A criterion
// gives a pair points, and says why in words. Both are data (Config), with
// switches and numbers; the version of the configuration stands in the result.
// There are no others: a field that is not known is refused, so that protected
// characteristics have no way in.
//
// What is not known about a person earns no points and costs none; the evidence
// and the notes of the result say so. Where a rule that is switched on cannot do
// without it (the area, the score) the input is refused.
//
// A lock is a pair that must be. Locks are taken out first; one against a rule
// needs a reason for overriding it.
//
// # What best means
//
// Results are compared by the number of pairs, then the points with the keep
// bonus, then the pairs kept from the previous run, then the pairs of the draft
// on the screen. What is still equal is decided from the ids in their order by
// the version of the engine that the result names, so the same people in
// whatever order of rows give the byte-identical result. The solver is package
// blossom; its certificate is verified on every solve, and a result that fails is
// an error.
//
// A best result for all need not please each two: BlockingPairs counts those
// who would rather have each other. Forcing them is what WhyNot gives the price
// of.
package pairing
