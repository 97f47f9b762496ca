package learning

import (
	"time"

	"tandem/internal/fault"
	"tandem/internal/id"
	"tandem/internal/programme"
)

// MilestonesMost is how many milestones one project can have.
const MilestonesMost = 100

// Milestone is a step of a project, done on a day or not yet. An empty date is
// none.
type Milestone struct {
	ID        id.ID
	ProjectID id.ID
	Title     string
	DueOn     programme.Date
	DoneOn    programme.Date
	CreatedAt time.Time
	Version   int64
}

// AddMilestone sets a step of a project that has some already.
func AddMilestone(p Project, there int, title string, due, done programme.Date, now time.Time) (Milestone, error) {
	if there >= MilestonesMost {
		return Milestone{}, fault.Conflict("too_many_milestones", "A project can have up to 100 milestones.")
	}
	m := Milestone{ProjectID: p.ID, CreatedAt: now, Version: 1}
	return m.Change(title, due, done, now)
}

// Change says anew what the step is, when it is due and when it was done.
func (m Milestone) Change(title string, due, done programme.Date, now time.Time) (Milestone, error) {
	m.Title, m.DueOn, m.DoneOn = programme.TidyLine(title), due, done
	var c fault.Check
	programme.RequireText(&c, m.Title, "/title", "Enter what the milestone is", 200)
	programme.CheckDate(&c, due, "/dueOn")
	programme.CheckDate(&c, done, "/doneOn")
	c.Require(done.Problem() != "" || done <= programme.DayOf(now), "/doneOn", "The date on which it was done must be today or in the past")
	return m, c.Err()
}

// Done tells whether the step has been taken.
func (m Milestone) Done() bool { return m.DoneOn != "" }
