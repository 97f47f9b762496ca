package assign

import "tandem/internal/matching/flow"

// Session is one item with places. It runs with at least Least people or not at
// all. Sessions of one Slot are at one time: nobody has two of them.
type Session struct {
	ID, Name      string
	Places, Least int
	Slot          string
}

// Chooser is one who chooses: Choices are session ids, the best first, and
// Wanted how many sessions they are to have, 0 for the problem's own number.
type Chooser struct {
	ID, Name string
	Choices  []string
	Wanted   int
}

// Attendance is a person in a session.
type Attendance struct{ Person, Session string }

// Choosing is the problem of Sessions. A choice is ranked among the person's
// choices of its slot, so that everybody has a first choice in each slot;
// sessions without a slot are ranked among themselves.
type Choosing struct {
	Sessions []Session
	People   []Chooser
	Wanted   int
	// Clashes are pairs of sessions nobody can have both of, besides those in one
	// slot.
	Clashes [][2]string
	// Fixed attendances stand whatever the rest will be, and a session with any
	// runs with however many.
	Fixed []Attendance
	// Unchosen lets people be given sessions they did not choose, rather than
	// nothing.
	Unchosen bool
}

// ChoosingOptions of Sessions. Seed draws the lot that decides between equal
// claims. Nodes is how many flows may be solved when least numbers or clashes
// need it, 0 for 2,000. Progress, when set, is told how many were.
type ChoosingOptions struct {
	Seed     uint64
	Nodes    int
	Progress func(solved, most int)
}

// Given is a person's place in a session: Rank is 1 for the first choice of its
// slot, 0 for a session that was not chosen.
type Given struct {
	Person  string `json:"person"`
	Session string `json:"session"`
	Rank    int    `json:"rank"`
	Fixed   bool   `json:"fixed"`
}

// Outcome is what became of a session: the places taken, and whether it runs.
type Outcome struct {
	Session string `json:"session"`
	Taken   int    `json:"taken"`
	Runs    bool   `json:"runs"`
}

// Satisfaction measures a result, each number the smaller the better and the
// first counting most. Missing are sessions that people wanted and have not.
// Unevenly is greater when one person misses several: the n-th missing session
// of a person adds n-1. LastOnly counts the people who, in a slot, have only
// their last choices although they named more, and every session given that was
// not chosen. Ranks adds, for a person's sessions in a slot, t-1 times 1+...+n
// for every rank t from 2 on, where n of the sessions are of that rank or worse:
// a third choice costs three times as much as a second, and two bad choices for
// one person more than one for each of two.
type Satisfaction struct {
	Missing  int `json:"missing"`
	Unevenly int `json:"unevenly"`
	LastOnly int `json:"lastOnly"`
	Ranks    int `json:"ranks"`
}

// ChoosingResult of Sessions. Profile counts the sessions given by rank: first
// choices, second choices and so on, those not chosen last. Lots are all people
// in the order of their lot. Optimal is false only when branch and bound ended
// before its time; nothing is then better than AtBest.
type ChoosingResult struct {
	Given        []Given      `json:"given"`
	Sessions     []Outcome    `json:"sessions"`
	Satisfaction Satisfaction `json:"satisfaction"`
	Profile      []int        `json:"profile"`
	Lots         []string     `json:"lots"`
	Seed         uint64       `json:"seed"`
	Optimal      bool         `json:"optimal"`
	AtBest       Satisfaction `json:"atBest"`
	// Solved counts the flows; one means that no branching was needed, and then
	// Certificate proves the result by itself. Otherwise it proves it for the
	// decisions on sessions that do not run and on clashes that were made.
	Solved      int          `json:"solved"`
	Certificate flow.Ordered `json:"certificate"`
	// Reasons are sentences: which sessions would not run, and for everybody who
	// has less than their first choices, why.
	Reasons []string `json:"reasons"`
}
