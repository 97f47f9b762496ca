package stage

import (
	"time"

	"tandem/internal/applying"
	"tandem/internal/learning"
	"tandem/internal/programme"
	"tandem/internal/survey"
)

// Script is what happens in one cohort, when, and to whom. What lies after the
// point to which it is played may be left out.
type Script struct {
	Team      Person              // runs the cohort
	Programme programme.Programme // begun unless there is one of its name
	Cohort    programme.Cohort
	Dates     Dates
	Units     []Unit
	Surveys   []Survey
}

// Dates are the days of a cohort. What lies ahead of the present when it is
// played happens at the present instead.
type Dates struct {
	Announced           time.Time // the cohort and its call are made
	Opens, Closes, Over time.Time // the call; Over is when the partners' time ends
	Offered, ReplyBy    time.Time // places; members answer between the two
	Begun, Ended        time.Time // projects
}

func (d Dates) call() applying.Call {
	return applying.Call{OpensAt: d.Opens, ClosesAt: d.Closes, GraceUntil: d.Over}
}

// Reach is how far an application comes by what its own people do.
type Reach int

// The ends that an application can come to before anybody selects.
const (
	Sent      Reach = iota // everybody has joined and signed
	Begun                  // the lead has written a draft and invited nobody
	Invited                // the partners have not answered yet
	Refused                // the partners have declined the invitation
	Joined                 // the partners have joined, and nobody has sent it
	Unsigned               // the lead has sent it, and the partners have not signed
	Withdrawn              // sent, and taken back by the lead
)

// Unit is an application: who applies, what for, and how it goes on.
type Unit struct {
	Members []Member // the first leads
	Case    applying.JointCase
	Alone   bool // "consider me without my partner"
	Reach   Reach
	Offered bool     // places
	Project *Project // of the partnership, if one is formed
}

func (u Unit) kind() applying.Kind {
	return []applying.Kind{applying.Individual, applying.Pair, applying.Triad}[len(u.Members)-1]
}

// Answer is what a member makes of an offer.
type Answer int

// The answers to an offer.
const (
	Accepts Answer = iota
	Declines
	Waits
)

// Member is a person in a unit, with what they say of themselves.
type Member struct {
	Person
	Profile applying.Profile // but for the name
	Answer  Answer
}

// Project is what a partnership takes on.
type Project struct {
	Form  learning.ProjectForm // State is where it stands in the middle
	Ends  learning.ProjectState
	Steps []Step
}

// Step is a milestone of a project. It is ticked off on the day on which it was
// done, if that is not ahead.
type Step struct {
	Title     string
	Due, Done programme.Date
}

// Survey is a wave of an instrument. A reminder goes out at Reminds, unless that
// is zero. Replies are by the name of the participant whom they are about; who
// has none never opens the form.
type Survey struct {
	Instrument             string
	Opens, Reminds, Closes time.Time
	Replies                map[string]Reply
}

// Way is what a line manager does with a form.
type Way int

// The ways to treat a form.
const (
	Fills   Way = iota // and sends it
	Keeps              // half filled in
	Opens              // and leaves it
	Excused            // says why there will be no answer
)

// Reply is what becomes of one form. Late replies come after the reminder.
type Reply struct {
	Way     Way
	Late    bool
	Answers []survey.Answer
	Reason  string // of an excuse
	Note    string
}
