package pairing

import "tandem/internal/matching/blossom"

// Version names this engine in every result. It changes whenever the same
// input may give another result.
const Version = "pairing/1"

// RuleCode names a rule that forbids a pair.
type RuleCode string

// The rules.
const (
	RulePlace            RuleCode = "place"
	RulePersonalVeto     RuleCode = "personal_veto"
	RuleCoordinatorVeto  RuleCode = "coordinator_veto"
	RuleConflict         RuleCode = "conflict"
	RuleLineManagement   RuleCode = "line_management"
	RuleEligible         RuleCode = "not_eligible"
	RuleMinimumScore     RuleCode = "below_minimum_score"
	RuleSameOrganisation RuleCode = "same_organisation"
	// RuleLocked is no rule of the configuration: one of the two is locked to
	// somebody else.
	RuleLocked RuleCode = "locked"
)

// RuleHit is a rule that forbids a pair, and why in words.
type RuleHit struct {
	Rule     RuleCode `json:"rule"`
	Sentence string   `json:"sentence"`
}

// RuleCount is how many possible pairs a rule forbids. A pair that several
// rules forbid counts under each.
type RuleCount struct {
	Rule  RuleCode `json:"rule"`
	Pairs int      `json:"pairs"`
}

// CriterionCode names a criterion that gives points.
type CriterionCode string

// The criteria, in the order in which they are listed.
const (
	CriterionPlace        CriterionCode = "place"
	CriterionSector       CriterionCode = "sector"
	CriterionRole         CriterionCode = "role"
	CriterionThemes       CriterionCode = "themes"
	CriterionSeniority    CriterionCode = "seniority"
	CriterionAvailability CriterionCode = "availability"
	CriterionWish         CriterionCode = "wish"
)

// Award is what one criterion gives to a pair, and the evidence in words; also
// when it gives nothing, because "not known" is evidence too.
type Award struct {
	Criterion CriterionCode `json:"criterion"`
	Points    int64         `json:"points"`
	Evidence  string        `json:"evidence"`
}

// Match is a proposed pair: A before B. Points is the sum of the awards; the
// keep bonus stands apart. Overrides are the rules against which a lock was
// set.
type Match struct {
	A          string    `json:"a"`
	B          string    `json:"b"`
	Points     int64     `json:"points"`
	Awards     []Award   `json:"awards"`
	Kept       bool      `json:"kept"`
	Locked     bool      `json:"locked"`
	LockReason string    `json:"lockReason,omitempty"`
	Override   string    `json:"override,omitempty"`
	Overrides  []RuleHit `json:"overrides,omitempty"`
}

// Pair gives the two ids of the match.
func (m Match) Pair() Pair { return Pair{m.A, m.B} }

// UnmatchedReason says why somebody has no partner.
type UnmatchedReason string

// The reasons.
const (
	// HeldBack: a rule about the person alone, such as eligibility.
	HeldBack UnmatchedReason = "held_back"
	// NoCandidate: the rules forbid every partner.
	NoCandidate UnmatchedReason = "no_candidate"
	// OddGroup: they belong to an odd number of people who can be paired only
	// among themselves, all of whom but one are.
	OddGroup UnmatchedReason = "odd_group"
	// BetterUsed: each of their candidates is needed elsewhere.
	BetterUsed UnmatchedReason = "better_used"
)

// Unmatched is a person without a partner and the reason. Forbidden counts for
// each rule the partners it rules out. Price, for those with a candidate, is
// what it would cost to match them after all; it is left out (nil) where working
// it out for everybody would take too long: ask Session.PriceOf then.
type Unmatched struct {
	Person     string          `json:"person"`
	Reason     UnmatchedReason `json:"reason"`
	Sentence   string          `json:"sentence"`
	Candidates int             `json:"candidates"`
	Forbidden  []RuleCount     `json:"forbidden,omitempty"`
	Price      *Comparison     `json:"price,omitempty"`
}

// Totals of a result. Pairs and Points count locked pairs too. Kept counts the
// pairs of the previous run that stay, KeepBonus what they were given for it.
type Totals struct {
	People    int   `json:"people"`
	Pairs     int   `json:"pairs"`
	Unmatched int   `json:"unmatched"`
	Points    int64 `json:"points"`
	Kept      int   `json:"kept"`
	KeepBonus int64 `json:"keepBonus"`
}

// Counts of what was looked at: all pairs of people who are neither locked nor
// withdrawn, those of them that no rule forbids, and what each rule forbids.
type Counts struct {
	Possible   int         `json:"possible"`
	Candidates int         `json:"candidates"`
	Forbidden  []RuleCount `json:"forbidden"`
}

// ProposedLock is a mutual wish of two people who are not locked. Forbidden
// holds the rules that stand against it; Rivals the other mutual wishes of the
// two.
type ProposedLock struct {
	A         string    `json:"a"`
	B         string    `json:"b"`
	Forbidden []RuleHit `json:"forbidden,omitempty"`
	Rivals    []Pair    `json:"rivals,omitempty"`
}

// Note tells what was not known and what was therefore not done.
type Note struct {
	Field    string   `json:"field"`
	People   []string `json:"people"`
	Sentence string   `json:"sentence"`
}

// Proof that nothing scores higher. People are the ids of the vertices of the
// certificate in their order; PointWeight, KeepWeight and DraftWeight are what
// a point, a kept pair and a kept draft pair weigh in the solver's unit (the
// keep bonus is in KeepWeight). It was verified before the result was returned;
// Check does it again from the input.
type Proof struct {
	Verified    bool                `json:"verified"`
	People      []string            `json:"people"`
	PointWeight int64               `json:"pointWeight"`
	KeepWeight  int64               `json:"keepWeight"`
	DraftWeight int64               `json:"draftWeight"`
	Certificate blossom.Certificate `json:"certificate"`
}

// Result of a run: the best pairs in the order of their first id. Best means,
// in this order: as many pairs as possible, the most points (with the keep
// bonus), the most pairs of the previous run, the most pairs of the draft; what
// is then still equal is decided by this version of the engine from the ids in
// their order, so that no order of rows matters. BlockingPairs counts
// the pairs of people, not locked, who would each rather have the other than
// what they got, by points: a best result for all is not stable for each.
type Result struct {
	Engine        string         `json:"engine"`
	Config        string         `json:"config"`
	On            string         `json:"on"`
	InputHash     string         `json:"inputHash"` // SHA-256 of the canonical input, in hexadecimal
	Matches       []Match        `json:"matches"`
	Unmatched     []Unmatched    `json:"unmatched"`
	Totals        Totals         `json:"totals"`
	Counts        Counts         `json:"counts"`
	BlockingPairs int            `json:"blockingPairs"`
	ProposedLocks []ProposedLock `json:"proposedLocks"`
	Notes         []Note         `json:"notes"`
	Proof         Proof          `json:"proof"`
}

// Pairs gives the ids of all matches, for Problem.Previous or Problem.Draft.
func (r Result) Pairs() []Pair {
	pairs := make([]Pair, len(r.Matches))
	for i, m := range r.Matches {
		pairs[i] = m.Pair()
	}
	return pairs
}

// Rank is the place of one person by points, from 1, among those whom the rules
// allow another, be they locked or not; Tied counts the others with the same
// points, Of all of them.
type Rank struct {
	Place int `json:"place"`
	Tied  int `json:"tied"`
	Of    int `json:"of"`
}

// Explanation of a pair, whether it was chosen or not. When Forbidden is not
// empty the pair is no candidate and has no ranks.
type Explanation struct {
	A         string    `json:"a"`
	B         string    `json:"b"`
	Forbidden []RuleHit `json:"forbidden,omitempty"`
	Points    int64     `json:"points"`
	Awards    []Award   `json:"awards"`
	BForA     *Rank     `json:"bForA,omitempty"` // B among the candidates of A
	AForB     *Rank     `json:"aForB,omitempty"`
	Matched   bool      `json:"matched"`
	Locked    bool      `json:"locked"`
}

// Cost is how much worse one result is than another: positive is lost,
// negative gained. They are compared in this order; Points are those of the
// objective, with the keep bonus, which KeepBonus states apart.
type Cost struct {
	Pairs     int   `json:"pairs"`
	Points    int64 `json:"points"`
	KeepBonus int64 `json:"keepBonus"`
	Kept      int   `json:"kept"`
}

// Comparison of two results: what the second costs against the first, which
// pairs go and which come, who loses and who gains a partner.
type Comparison struct {
	Cost        Cost     `json:"cost"`
	Kept        int      `json:"kept"` // pairs in both
	Gone        []Pair   `json:"gone"`
	New         []Match  `json:"new"`
	LosePartner []string `json:"losePartner"`
	GainPartner []string `json:"gainPartner"`
}

// Bound is what the certificate alone, without solving anything, knows about a
// pair: forcing it costs at least so many pairs and then so many points of the
// objective (which a result with fewer pairs may also gain).
type Bound struct {
	Pairs  int   `json:"pairs"`
	Points int64 `json:"points"`
}

// WhyNotAnswer says why two people are not a pair. Exactly one of these holds:
// they are (Matched); Forbidden names the rules, or the locks, against it; or
// Price is what the best result with the pair costs against the best without,
// and LowerBound what was known of that beforehand.
type WhyNotAnswer struct {
	A          string      `json:"a"`
	B          string      `json:"b"`
	Matched    bool        `json:"matched"`
	Forbidden  []RuleHit   `json:"forbidden,omitempty"`
	LowerBound Bound       `json:"lowerBound"`
	Price      *Comparison `json:"price,omitempty"`
}

// Candidate is one line of the list of everybody whom a person might have.
type Candidate struct {
	Person     string `json:"person"`
	Points     int64  `json:"points"`
	Matched    bool   `json:"matched"`
	LowerBound Bound  `json:"lowerBound"`
}

// WhatIfAnswer is what a change would do. Problem is the changed input, ready
// to be kept, and Result its best result, nearest to the present one.
type WhatIfAnswer struct {
	Comparison Comparison `json:"comparison"`
	Problem    Problem    `json:"problem"`
	Result     Result     `json:"result"`
}

// Option is one point of the frontier of a re-match. Changed counts the pairs
// of the previous run, both of whom are still there, that are broken up; Gone
// and New tell them apart. Points of the totals are without the keep bonus. It
// carries its own proof, for the keep bonus under which it is the best.
type Option struct {
	Changed       int      `json:"changed"`
	Totals        Totals   `json:"totals"`
	FewerPairs    bool     `json:"fewerPairs"` // than are possible; only ever of the first
	FewestChanges bool     `json:"fewestChanges"`
	MostPoints    bool     `json:"mostPoints"`
	Default       bool     `json:"default"` // best for the keep bonus of the configuration
	Gone          []Pair   `json:"gone"`
	New           []Match  `json:"new"`
	Matches       []Match  `json:"matches"`
	Unmatched     []string `json:"unmatched"`
	Proof         Proof    `json:"proof"`
}

// Frontier is what to choose from after somebody has left: fewer changes
// against more points, from the fewest changes on. It is the supported
// frontier: each option is the best for some keep bonus, among all that have as
// many pairs as possible, and the default is one of them. If that many pairs
// are possible only by breaking up others, a first option stands before them
// that breaks up none and has fewer; its proof is about the people around the
// pairs that stay.
//
// InputHash is that of the problem as it was solved: with the withdrawals and
// with the previous pairs. Left are those who lost their partner.
type Frontier struct {
	Engine    string   `json:"engine"`
	Config    string   `json:"config"`
	On        string   `json:"on"`
	InputHash string   `json:"inputHash"`
	Counts    Counts   `json:"counts"`
	Notes     []Note   `json:"notes"`
	Withdrawn []string `json:"withdrawn"`
	Left      []string `json:"left"`
	Options   []Option `json:"options"`
}
