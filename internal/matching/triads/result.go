package triads

// Group is two or three people, in ascending order, and its points: the sum
// over its members of what each one's pairs within the group are worth on
// average. That is twice the points of a pair, and for a triad the sum of its
// three pairs (a forbidden one counts 0), plus the bonus of the rules. So a
// person has the same say in a pair and in a triad.
type Group struct {
	Members []int `json:"members"`
	Points  int64 `json:"points"`
	Locked  bool  `json:"locked,omitempty"`
}

// Reason says why somebody has no group.
type Reason string

// The reasons.
const (
	// NoCandidate: no allowed group has this person.
	NoCandidate Reason = "no_candidate"
	// Locked: every allowed group with this person has somebody who is locked.
	Locked Reason = "candidates_locked"
	// Outweighed: there are groups for this person, but each would cost others
	// their places or more points than it brings.
	Outweighed Reason = "outweighed"
)

// Alone is a person without a group.
type Alone struct {
	Person int    `json:"person"`
	Reason Reason `json:"reason"`
}

// Result is an arrangement and how good it is known to be. Groups are in the
// order of their first members.
type Result struct {
	Groups []Group `json:"groups"`
	Alone  []Alone `json:"alone"`
	// Placed people, locked ones included; Triads, and Points of all groups.
	Placed int   `json:"placed"`
	Triads int   `json:"triads"`
	Points int64 `json:"points"`
	// MostPlaced and MostPoints are bounds: no arrangement places more people than
	// MostPlaced, and none that places as many as this one in each part has more
	// points than MostPoints. Under PointsOnly none has more points at all, and
	// MostPlaced only counts who is locked or has somebody to be with.
	MostPlaced int   `json:"mostPlaced"`
	MostPoints int64 `json:"mostPoints"`
	// Proved is true when the bounds are met: no arrangement is better.
	Proved bool `json:"proved"`
	// Stopped is true when the context ended the search early.
	Stopped bool `json:"stopped,omitempty"`
	// Nodes of all searches, also of those within regions.
	Nodes int    `json:"nodes"`
	Seed  uint64 `json:"seed"`
	Parts []Part `json:"parts"`
}

// Part is people none of whom may be with anybody outside, apart from those
// who are locked. It is solved, and proved, on its own.
type Part struct {
	People     []int `json:"people"`
	Placed     int   `json:"placed"`
	Points     int64 `json:"points"`
	MostPlaced int   `json:"mostPlaced"`
	MostPoints int64 `json:"mostPoints"`
	Proved     bool  `json:"proved"`
	Nodes      int   `json:"nodes"`
	Proof      Proof `json:"proof"`
}

// Proof shows that no arrangement of a part is better than its bounds. It
// speaks of weights: the weight of a group is its points and, under
// PlacedFirst, as much for each member as outweighs all points (see Weights in
// the documentation of Verify). Multipliers are in 1/Scale of a weight: one
// for each of the part's people, then the three of the limits on triads when
// Limited, then one for each of the Sets; what is missing at the end is 0.
//
// Multipliers cover a group when those of its members, and of the sets that
// have a share of them, come to its weight. Then the sum of all, a set counting
// as often as it has its share, bounds the weight of every arrangement of such
// groups.
//
// Filters are applied one after another: each covers all groups that are left,
// and takes away those that nothing better than the result can contain. The
// Tree is about the rest; without it the last filter is the bound.
type Proof struct {
	Scale   int64     `json:"scale"`
	Limited bool      `json:"limited,omitempty"`
	Sets    []Set     `json:"sets,omitempty"`
	Filters [][]int64 `json:"filters"`
	Tree    *Branch   `json:"tree,omitempty"`
}

// Set is some people. A group counts in it as often as its members there make a
// Share, which is 2 or 3: groups are disjoint, so all together count no more
// often than the people of the set make a share. When Capped, each triad is
// taken to have one member more, and the set as many more as there may be
// triads.
type Set struct {
	People []int `json:"people"`
	Share  int   `json:"share"`
	Capped bool  `json:"capped,omitempty"`
}

// Branch is a node of a proof. Its Multipliers cover every group that the nodes
// above leave. A leaf ends there; any other node takes away groups as a filter
// does and branches: in Together no group has some of the people On and not
// all, in Apart none has all. Every arrangement is in one of the two.
type Branch struct {
	Multipliers []int64 `json:"multipliers"`
	On          []int   `json:"on,omitempty"`
	Together    *Branch `json:"together,omitempty"`
	Apart       *Branch `json:"apart,omitempty"`
}
