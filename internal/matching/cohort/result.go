package cohort

import "math/big"

// Status says what is known about a result.
type Status string

const (
	// Optimal: no cohort is better, and that is proved.
	Optimal Status = "optimal"
	// Feasible: the cohort keeps every rule; Bound says how much better another
	// could be at most.
	Feasible Status = "feasible"
	// Infeasible: no cohort keeps every rule, and that is proved. See Nearest.
	Infeasible Status = "infeasible"
	// Unknown: the budget was used up before a cohort was found or excluded.
	Unknown Status = "unknown"
)

// Method says how a result was found.
type Method string

const (
	// Programme: the dynamic programme covered the whole call.
	Programme Method = "programme"
	// BranchAndBound: the programme was too large and the call was divided.
	BranchAndBound Method = "branch and bound"
)

// Result is a cohort and what is known about it.
type Result struct {
	Status  Status   `json:"status"`
	Taken   []string `json:"taken"` // unit ids, sorted
	Seats   int      `json:"seats"`
	Score   int64    `json:"score"`   // the sum over taken seats of their unit's score
	Penalty int64    `json:"penalty"` // of the soft targets missed
	// Bound is what no cohort with as many seats exceeds in Score - Penalty. It
	// equals that when the status is Optimal.
	Bound int64 `json:"bound"`
	// MoreSeats tells that a cohort with more seats has not been excluded. It is
	// never set when the status is Optimal.
	MoreSeats bool `json:"moreSeats,omitempty"`
	// Ties is the number of equal best cohorts between which the lottery drew,
	// each with the same chance. It is nil when they were too many to be
	// counted within the budget; the draw is then not promised to be fair.
	Ties   *big.Int `json:"ties,omitempty"`
	Method Method   `json:"method"`
	States int      `json:"states"` // of the programme, as a measure of the work
	Nodes  int      `json:"nodes"`  // of branch and bound; 1 when nothing was divided
	Limits []Limit  `json:"limits"` // what was counted for each target and cap, sorted
}

// Objective is what is compared between cohorts with as many seats.
func (r Result) Objective() int64 { return r.Score - r.Penalty }

// Gap is how much better than this one another cohort can be at most.
func (r Result) Gap() int64 { return r.Bound - r.Objective() }

// Limit is one target, or the cap on one value, and what the cohort has of it.
type Limit struct {
	Attribute string  `json:"attribute"`
	Value     string  `json:"value"`
	Measure   Measure `json:"measure"`
	Min       *int    `json:"min,omitempty"`
	Max       *int    `json:"max,omitempty"`
	Count     int     `json:"count"`
	Penalty   int64   `json:"penalty,omitempty"` // paid, not per seat
	Soft      bool    `json:"soft,omitempty"`
	Cap       bool    `json:"cap,omitempty"` // from Call.Caps
}

// Price is how much worse than the best cohort the best one under some
// condition is. A negative price is a gain.
type Price struct {
	Possible bool  `json:"possible"` // false: no cohort keeps the condition and every rule
	Seats    int   `json:"seats"`    // fewer seats filled
	Points   int64 `json:"points"`   // lower objective
}

// UnitPrice says what it costs to decide otherwise about one unit. A lock on
// the unit, its ineligibility and a score below the bar are lifted for the
// comparison; every other rule stays.
type UnitPrice struct {
	Unit string `json:"unit"`
	In   Price  `json:"in"`  // best cohort with it, against the best
	Out  Price  `json:"out"` // best cohort without it, against the best
}

// TargetPrice says what one target or cap costs: the best cohort without it
// against the best with it.
type TargetPrice struct {
	Target int      `json:"target"` // index in Call.Targets, or -1
	Cap    int      `json:"cap"`    // index in Call.Caps, or -1
	Price  Price    `json:"price"`  // Seats and Points that the target costs, at least 0
	Enter  []string `json:"enter"`  // would be taken without the target
	Leave  []string `json:"leave"`  // would not
}

// Mix is the best cohort with certain counts of an attribute's values.
type Mix struct {
	Counts    []int `json:"counts"` // seats with each of Mixture.Values
	Objective int64 `json:"objective"`
	Points    int64 `json:"points"` // lower than the best cohort of the call; negative: higher
	Within    bool  `json:"within"` // the call's hard targets on the attribute allow it
}

// Mixture lists the mixes of an attribute that fill as many seats as the best
// cohort does, the best first.
type Mixture struct {
	Attribute string       `json:"attribute"`
	Values    []string     `json:"values"` // sorted
	Mixes     []Mix        `json:"mixes"`
	Steps     []ValueSteps `json:"steps"`
}

// ValueSteps says for one value what a few seats more or fewer with it cost
// against the best cohort, every other target kept. A price that is not
// possible is proved to be so.
type ValueSteps struct {
	Value string  `json:"value"`
	Count int     `json:"count"` // in the best cohort
	First int     `json:"first"` // the number of seats that Price[0] is for
	Price []Price `json:"price"`
}

// Move is a change to one limit.
type Move struct {
	Limit Limit  `json:"limit"` // as it stands in the call
	To    int    `json:"to"`    // the new Min (when Lower) or Max
	By    int    `json:"by"`    // how far, at least 1
	Lower bool   `json:"lower"` // Min is lowered; otherwise Max is raised
	Text  string `json:"text"`
}

// Movement says which targets would have to move, and by how much, for a
// cohort to exist.
type Movement struct {
	Possible bool   `json:"possible"` // false: the locks and fixed limits alone exclude every cohort
	Proved   bool   `json:"proved"`   // no smaller movement does it
	Total    int    `json:"total"`    // the sum of By; 0 when the call has a cohort as it stands
	Moves    []Move `json:"moves"`    // one movement of that total
	Best     bool   `json:"best"`     // no other movement of that total has a better cohort
	Result   Result `json:"result"`   // the best cohort once they are made
	// Alone lists the limits that could move alone, each by the least that
	// suffices, the shortest way first.
	Alone []Move `json:"alone"`
}

// ReserveEntry is a unit that was not taken, in the order in which it would
// take seats that became free.
type ReserveEntry struct {
	Unit  string   `json:"unit"`
	Seats int      `json:"seats"`
	Score int64    `json:"score"`
	Fits  bool     `json:"fits"`            // it can be taken and every cap and hard target is kept
	Short int      `json:"short"`           // by how much limits would be missed, summed; 0 when it fits
	Text  string   `json:"text"`            // the reason, in words
	Break []string `json:"break,omitempty"` // the limits it would break, in words
}

// Reserve says who could follow when units drop out.
type Reserve struct {
	Gone    []string       `json:"gone"`
	Free    int            `json:"free"` // seats, those that were empty before included
	Entries []ReserveEntry `json:"entries"`
	// Refill is the best whole set of units for the free seats while everybody
	// else stays: several units where one does not fill them.
	Refill Result `json:"refill"`
}

// TopList is what a plain list by score would take, for comparison.
type TopList struct {
	Taken   []string `json:"taken"` // in order of the list
	Seats   int      `json:"seats"`
	Score   int64    `json:"score"`
	Breaks  []string `json:"breaks"`  // the caps and hard targets it breaks, in words
	Penalty int64    `json:"penalty"` // of the soft targets
}

// Answer is yes, no, or that the lottery would decide.
type Answer string

// The answers.
const (
	Yes   Answer = "yes"
	No    Answer = "no"
	ByLot Answer = "by lot"
)

// UnitReport explains what became of one unit.
type UnitReport struct {
	Unit  string    `json:"unit"`
	Taken bool      `json:"taken"`
	Price UnitPrice `json:"price"`
	// Certain: every best cohort has the unit, or none. Otherwise the lottery
	// decided about it, and With of the best cohorts have it.
	Certain bool     `json:"certain"`
	With    *big.Int `json:"with,omitempty"`
	// WithoutPreference says whether it would have been taken without the soft
	// targets.
	WithoutPreference Answer   `json:"withoutPreference"`
	Binding           []string `json:"binding,omitempty"` // the limits that stand in its way, in words
	Text              string   `json:"text"`
}

// Report is a result with everything that explains it.
type Report struct {
	Result  Result        `json:"result"`
	Units   []UnitReport  `json:"units"` // sorted by unit
	Targets []TargetPrice `json:"targets"`
	Top     TopList       `json:"top"`
	// Balance is what keeping the rules costs against the plain list: its score
	// less the cohort's.
	Balance int64     `json:"balance"`
	Nearest *Movement `json:"nearest,omitempty"` // only when there is no cohort
	// Unpriced: the prices could not be proved within the budget.
	Unpriced bool `json:"unpriced,omitempty"`
}
