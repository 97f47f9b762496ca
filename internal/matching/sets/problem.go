package sets

import "strings"

// Person is one to be placed. ID is unique and never empty; Name is what the
// words of the result call them (the ID when empty). Values holds the value per
// attribute name; a missing or empty one is unknown and counts as different from
// everybody's.
type Person struct {
	ID     string
	Name   string
	Values map[string]string
}

// Attribute is something in which the people of a set should differ. Weight, at
// least 0, is what each pair with one value costs in a set. Before is the word
// before a value in a sentence: "from" makes "two people from Leeds"; when empty
// the attribute's name is used.
type Attribute struct {
	Name   string
	Weight int64
	Before string
}

// Pair names two people by ID; Reason, when given, is repeated to whoever asks
// why the rule cannot be kept.
type Pair struct {
	A, B   string
	Reason string
}

// Pin places a person in a set of a round, both counted from 1.
type Pin struct {
	Person string
	Set    int
	Round  int
}

// Meeting says that two people shared sets Times times before the first round.
type Meeting struct {
	A, B  string
	Times int
}

// Problem is what Solve divides. The order of its rows never matters, except
// that Sizes belong to the sets by number.
type Problem struct {
	People     []Person
	Attributes []Attribute

	// Sizes are the places of each set; or, when empty, sets of Min to Max people
	// are made, sizes differing by at most one: Sets of them, or, when that is 0,
	// as many as can be formed, for smaller sets are more mixed. The larger ones
	// are those with the most people pinned to them, then those with the smallest
	// numbers.
	Sizes    []int
	Min, Max int
	Sets     int
	// Rounds is how often everybody is placed; 0 means once.
	Rounds int

	// The hard rules hold in every round. Apart may not share a set; each list of
	// Together must. The people of one list of Partners are kept apart unless
	// PartnersTogether allows them to share a set.
	Apart            []Pair
	Together         [][]string
	Partners         [][]string
	PartnersTogether bool
	Pins             []Pin

	// MeetingWeight, at least 0, times the meetings two people already had is what
	// one more costs. Earlier counts those before the first round.
	MeetingWeight int64
	Earlier       []Meeting
}

// Options of Solve. The zero value is a good choice.
type Options struct {
	Seed uint64
	// Looks is how many exchanges the search may weigh: 0 means 4 million a round,
	// about a tenth of a second each, and more beyond some 200 people. It is
	// counted, not timed, so that results replay.
	Looks int
	// Progress, when set, is told from time to time how far the search is. It is
	// called on the goroutine of Solve.
	Progress func(Progress)
}

// Progress of a search: exchanges looked at, of how many, and the best cost and
// the bound so far.
type Progress struct {
	Looked, Looks int
	Cost, Bound   int64
}

// Result of Solve. Rounds holds the sets of each round by number. Cost is the
// sum over all rounds; nothing costs less than Bound; Gap is their difference.
// Optimal is true only when that is zero, and Proof says why.
type Result struct {
	Rounds   [][]Set     `json:"rounds"`
	Cost     int64       `json:"cost"`
	Bound    int64       `json:"bound"`
	Gap      int64       `json:"gap"`
	Optimal  bool        `json:"optimal"`
	Proof    Proof       `json:"proof"`
	Criteria []Criterion `json:"criteria"`
	// Notes are sentences on what the sets have in common after all.
	Notes []string `json:"notes"`
	Seed  uint64   `json:"seed"`
	// Looked counts the exchanges weighed. Stopped is true when the context ended
	// the search early: the sets keep every rule but might be better.
	Looked  int  `json:"looked"`
	Stopped bool `json:"stopped"`
}

// Proof is why a result is known to be the best one.
type Proof string

// The proofs: the cost meets the lower bound, every division was considered, or
// there is none.
const (
	ByBound  Proof = "bound"
	BySearch Proof = "search"
	Unproved Proof = ""
)

// Set is one learning set of a round: its number from 1, its people by ID in
// order, and its cost per criterion in the order of Result.Criteria. A repeated
// meeting is charged to the set of the later round.
type Set struct {
	Number int      `json:"number"`
	People []string `json:"people"`
	Costs  []int64  `json:"costs"`
}

// Criterion is the cost of one attribute over all rounds and the least it could
// be if it were alone. The last one is the repeated meetings, named "meetings".
type Criterion struct {
	Name  string `json:"name"`
	Cost  int64  `json:"cost"`
	Bound int64  `json:"bound"`
}

// Invalid says what is wrong with a problem, one sentence a mistake.
type Invalid struct{ Mistakes []string }

// Error joins the sentences.
func (e *Invalid) Error() string { return strings.Join(e.Mistakes, " ") }

// Infeasible says why no division keeps the hard rules, in sentences with the
// names of the people. When Proved is false none was found within the budget of
// the search, and there may be one.
type Infeasible struct {
	Reasons []string
	Proved  bool
}

// Error joins the sentences.
func (e *Infeasible) Error() string { return strings.Join(e.Reasons, " ") }
