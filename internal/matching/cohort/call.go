package cohort

// Attributes are facts about a person or a unit: the name of each with the set
// of its values, such as "sector": {"health"} or "area": {"BRC", "SUR"}. Values
// said twice count once.
type Attributes map[string][]string

// Names of attributes that this package fills in or that callers agree on. Any
// other name may be used too.
const (
	Area     = "area"     // register codes, as internal/area knows them
	Region   = "region"   // its English name; WithRegions derives it from Area
	Relation = "relation" // of a unit's areas, as area.Relate words it; WithRegions derives it
	Sector   = "sector"   // education, health, care or other
	NewArea  = "new_area" // "yes": nobody from there sat in an earlier cohort
	Size     = "size"     // individual, pair or triad: always there, from the number of members
)

// Values of Size.
const (
	Individual = "individual"
	Pair       = "pair"
	Triad      = "triad"
)

// Member is one person of a unit and takes one seat.
type Member struct {
	Attributes Attributes `json:"attributes"`
}

// Unit is an application of one to three people, taken whole or not at all.
type Unit struct {
	ID string `json:"id"`
	// Score is what one seat of this unit is worth, by custom in thousandths of
	// full marks. It may be negative.
	Score   int64    `json:"score"`
	Members []Member `json:"members"`
	// Attributes of the unit as a whole; each of its seats has them.
	Attributes Attributes `json:"attributes,omitempty"`
	// Ineligible says why the unit may not be taken; empty when it may.
	Ineligible string `json:"ineligible,omitempty"`
}

// Measure says what a limit counts.
type Measure string

const (
	// Seats counts people: each member of a taken unit that has the value. It is
	// also what an empty Measure means.
	Seats Measure = "seats"
	// Units counts applications: a taken unit counts once for each value that
	// any of its members has, so a neighbouring pair counts in both areas.
	Units Measure = "units"
)

// Target wants the count of one value of an attribute to lie in a range. With
// Penalty 0 it is hard: no cohort outside the range is ever chosen. With a
// Penalty it is soft: each seat (or unit) below Min or above Max takes Penalty
// from the objective. Several targets on one value add up, so any convex
// penalty can be put together.
type Target struct {
	Attribute string  `json:"attribute"`
	Value     string  `json:"value"`
	Measure   Measure `json:"measure,omitempty"`
	Min       *int    `json:"min,omitempty"` // nil: no lower end
	Max       *int    `json:"max,omitempty"` // nil: no upper end
	Penalty   int64   `json:"penalty,omitempty"`
	// Fixed keeps Nearest from proposing to move a hard target.
	Fixed bool `json:"fixed,omitempty"`
}

// Soft tells whether missing the target costs points instead of being refused.
func (t Target) Soft() bool { return t.Penalty > 0 }

// Cap is a hard limit on every value of an attribute alike: at most Max units
// from an area, at most Max seats from a region.
type Cap struct {
	Attribute string         `json:"attribute"`
	Measure   Measure        `json:"measure,omitempty"`
	Max       int            `json:"max"`
	Except    map[string]int `json:"except,omitempty"` // another limit for single values
	Fixed     bool           `json:"fixed,omitempty"`  // as for Target
}

// Lock is a coordinator's decision about one unit, with the reason that is
// shown to whoever reads the run.
type Lock struct {
	Unit   string `json:"unit"`
	Must   bool   `json:"must"` // true: it must be taken; false: it must not
	Reason string `json:"reason"`
}

// Call is everything a selection depends on: the same call gives the same
// result, in whatever order its units, members, targets, caps and locks stand.
type Call struct {
	MinSeats int      `json:"minSeats"`           // no cohort with fewer is chosen
	MaxSeats int      `json:"maxSeats"`           // the capacity
	MinScore *int64   `json:"minScore,omitempty"` // units below it are not taken unless locked in; nil: no such bar
	Units    []Unit   `json:"units"`
	Targets  []Target `json:"targets,omitempty"`
	Caps     []Cap    `json:"caps,omitempty"`
	Locks    []Lock   `json:"locks,omitempty"`
	Seed     uint64   `json:"seed"` // of the lottery among equal best cohorts
}

// Options bound the work. The zero value is right for a call of a few hundred
// units.
type Options struct {
	// States is how many states of the programme may be held at once, about 64
	// bytes each; 0 means DefaultStates.
	States int
	// Nodes is how many nodes branch and bound may open; 0 means DefaultNodes.
	Nodes int
	// Progress, when set, hears what part of the work at hand is done. It is
	// called on the goroutine of the caller.
	Progress func(done, total int)
}

// Budgets used when Options name none.
const (
	DefaultStates = 2_000_000
	DefaultNodes  = 200
)
