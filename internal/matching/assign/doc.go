// Package assign gives reviewers to applications and people to sessions, as well
// as the rules allow and with a proof that it cannot be done better.
//
// Reviewers fills the seats of every application with reviewers who may read it,
// then gives every reviewer their least load, then looks for the best points:
// expertise, a reviewer who shares the application's sector, reviewers from
// different sectors, and even loads. Sessions gives people their ranked choices
// within the places: first as many places as possible, then as few people as
// possible who get nothing or only their last choices, then the best ranks, and
// ties by a lot drawn from the seed.
//
// Both are minimum-cost flows with several costs in order (package flow). The
// result carries the node potentials that prove it, they are verified on every
// call, and VerifyReviewers and VerifySessions check a stored result again from
// the rows. Sector mix, even loads and fairness between people are convex costs
// over nested groups, which a flow carries exactly.
//
// Two things do not fit a flow and make the question of sessions NP-hard: a least
// number for a session to run, and clashes between sessions that are not simply
// in one time slot. They are decided by branch and bound with the flow as its
// bound, which is exact as long as it ends within its budget; otherwise the
// result says that it is not proved. Slots cost nothing and should be used where
// they can be. Ranks count within a slot, so that a bad choice in one slot is not
// made up for in another.
//
// Whoever gets less is told why: conflicts, full reviewers or sessions named by
// the minimum cut, and who was given the place by which rule. The same rows in
// any order give the same result.
//
// Sources: Ahuja, Magnanti and Orlin, Network Flows (1993); Edmonds and Karp,
// Theoretical improvements in algorithmic efficiency for network flow problems
// (1972).
package assign
