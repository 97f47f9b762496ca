package assign

import "tandem/internal/matching/flow"

// Reviewer is one who reads. Sector is their own; Areas and Organisations are
// those that make a conflict with an application of the same. At most Max
// applications go to them, and at least Least if that can be. The application
// they are given n-th costs n-1 times the problem's EvenLoads.
type Reviewer struct {
	ID, Name             string
	Sector               string
	Areas, Organisations []string
	Least, Max           int
}

// Application is one that is read. Sectors are those of its people. Seats is how
// many reviewers it needs, 0 for the problem's own number.
type Application struct {
	ID, Name                      string
	Sectors, Areas, Organisations []string
	Seats                         int
}

// Conflict keeps a reviewer from an application; Reason is given to whoever asks.
type Conflict struct{ Reviewer, Application, Reason string }

// Expertise is how well a reviewer suits an application, in points, which may be
// negative.
type Expertise struct {
	Reviewer, Application string
	Points                int
}

// Keep is an assignment that stands whatever the rest will be. Against a conflict
// it needs a reason.
type Keep struct{ Reviewer, Application, Reason string }

// Reading is the problem of Reviewers. Points are integers of at least zero, or
// the caller's own scale; see Reviewers for what they are weighed against.
type Reading struct {
	Reviewers    []Reviewer
	Applications []Application
	Seats        int

	Conflicts []Conflict
	// SameArea and SameOrganisation allow what is otherwise a conflict by itself.
	SameArea, SameOrganisation bool

	Expertise []Expertise
	// SharedSector are the points for a first reviewer from one of the
	// application's own sectors. SameSector are the points lost for a second
	// reviewer from one sector, twice that for a third, and so on. EvenLoads are the points lost
	// for a reviewer's second application, twice that for the third, and so on.
	SharedSector, SameSector, EvenLoads int
	Kept                                []Keep
}

// Assigned is one reviewer on one application.
type Assigned struct {
	Reviewer    string `json:"reviewer"`
	Application string `json:"application"`
	Points      int    `json:"points"`
	Kept        bool   `json:"kept"`
}

// ReadingResult of Reviewers. Unfilled are the seats that nobody may take,
// BelowLeast the applications that reviewers have too few of their least, and
// Points the sum of all points gained and lost: no assignment has fewer unfilled
// seats, or as few and less of the second, or the same of both and more of the
// last. Shares breaks the points down.
type ReadingResult struct {
	Assigned   []Assigned `json:"assigned"`
	Unfilled   int        `json:"unfilled"`
	BelowLeast int        `json:"belowLeast"`
	Points     int        `json:"points"`
	Shares     Shares     `json:"shares"`
	// Reasons are sentences: for applications that are short of reviewers and for
	// reviewers below their least load, why.
	Reasons []string `json:"reasons"`
	// Certificate proves the result; see VerifyReviewers.
	Certificate flow.Ordered `json:"certificate"`
}

// Shares are the parts of the points; their sum is the total.
type Shares struct {
	Expertise    int `json:"expertise"`
	SharedSector int `json:"sharedSector"`
	SameSector   int `json:"sameSector"`
	EvenLoads    int `json:"evenLoads"`
}
