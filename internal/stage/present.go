package stage

import (
	"slices"
	"time"

	"tandem/internal/area"
	"tandem/internal/clock"
	"tandem/internal/learning"
	"tandem/internal/programme"
)

// today is the day that a script is relative to.
type today struct{ now time.Time }

// at is a time of day where people read it, that many days from today.
func (t today) at(days, hour, minute int) time.Time {
	y, m, d := t.now.In(clock.London()).Date()
	return time.Date(y, m, d+days, hour, minute, 0, 0, clock.London()).UTC()
}

// in is an afternoon that many days from today.
func (t today) in(days int) time.Time { return t.at(days, 16, 0) }

// end is the last minute of the day that many days from today: when calls and
// surveys close.
func (t today) end(days int) time.Time { return t.at(days, 23, 59) }

func (t today) day(days int) programme.Date { return programme.DayOf(t.in(days)) }

// cohort is named after the month in which it begins: a season would be wrong on
// most days of the year.
func (t today) cohort(capacity, starts, ends int) programme.Cohort {
	return programme.Cohort{Name: "Cohort of " + t.in(starts).Format("January 2006"), Capacity: capacity, StartsOn: t.day(starts), EndsOn: t.day(ends)}
}

// Inventors of the scripts begin so far apart that nobody is in two of them.
const (
	fromMidCourse = 200
	fromToSelect  = 400
	fromOpenCall  = 600
)

// MidCourse is a cohort in its middle at an instant, to be played to Surveyed: 25
// people in 12 partnerships with projects in many states, and the interim survey
// of their line managers, half answered. Two more pairs were offered places and
// did not come, and two were not chosen.
func MidCourse(now time.Time) Script {
	t := today{now}
	return Script{
		Team: Clare, Programme: leading, Cohort: t.cohort(40, -60, 240),
		Dates: Dates{
			Announced: t.in(-160), Opens: t.in(-150), Closes: t.end(-120), Over: t.end(-113),
			Offered: t.in(-105), ReplyBy: t.in(-91), Begun: t.in(-56), Ended: t.in(240),
		},
		Units:   t.midUnits(),
		Surveys: []Survey{t.interim()},
	}
}

// courseStates are where the projects of the running cohort stand.
var courseStates = []learning.ProjectState{
	learning.ProjectInProgress, learning.ProjectInProgress, learning.ProjectPlanned, learning.ProjectInProgress, learning.ProjectInProgress, learning.ProjectPaused,
	learning.ProjectInProgress, learning.ProjectPlanned, learning.ProjectInProgress, learning.ProjectStopped, learning.ProjectInProgress,
}

// midUnits are eleven pairs with projects, the first two by hand; a group of
// three that has not begun one; and then those who did not come: a pair of whom
// one declines, a pair that lets its offers lapse, and two that were not chosen.
func (t today) midUnits() []Unit {
	i := &inventor{next: fromMidCourse}
	pairs := i.units(11, 60, func(size int) bool { return size == 2 })[:13]
	three := i.units(5, 200, func(size int) bool { return size == 3 })[0]
	units := slices.Concat(firstPairs(), pairs[:9], []Unit{three}, pairs[9:])
	declining, waiting := units[12], units[13]
	for n := range units[:14] {
		units[n].Offered = true
	}
	for n, state := range courseStates {
		units[n].Project = t.midProject(n, units[n], state)
	}
	declining.Members[1].Answer, waiting.Members[0].Answer, waiting.Members[1].Answer = Declines, Waits, Waits
	return units
}

// midProject is the n-th project, where it stands.
func (t today) midProject(n int, u Unit, state learning.ProjectState) *Project {
	p := u.Project
	if p == nil {
		p = &Project{Form: planBehind(u.Case).form(u.place(), state)}
	}
	p.Form.State, p.Form.Challenge, p.Steps = state, u.Case.Challenge, t.steps(n)
	if state == learning.ProjectStopped {
		p.Form.StoppedReason = "Both services are being reorganised, and nobody can promise time for it this year."
	}
	return p
}

// place is where a unit comes from, for the title of what it does.
func (u Unit) place() string { return area.Name(u.Members[0].Profile.Area) }

// steps are a project's milestones: most keep to their days, every third project
// is late with its second, and every fifth has a third day for nothing.
func (t today) steps(n int) []Step {
	steps := []Step{
		{Title: "Map the steps a family goes through today", Due: t.day(-20), Done: t.day(-22 + n%4)},
		{Title: "Agree the first version with both teams", Due: t.day(25)},
		{Title: "Try it with ten families", Due: t.day(80)},
	}
	switch {
	case n%3 == 2:
		steps[1].Due = t.day(-5)
	case n%4 == 1:
		steps[1].Due, steps[1].Done = t.day(-3), t.day(-4)
	}
	if n%5 == 4 {
		steps[2].Due = ""
	}
	return steps
}

// interim is the survey of the middle. Joan has answered about one of her two
// people, so that the other form and the evaluator's rows can be seen.
func (t today) interim() Survey {
	asking := Survey{Instrument: "manager_interim", Opens: t.in(-12), Reminds: t.in(-3), Closes: t.end(21), Replies: map[string]Reply{
		Amina.Name:    rated(5, 6, "They now open meetings by asking what the family would want to happen next. Health colleagues come because it is worth their time."),
		"Beth Carrow": rated(4, 5, "More confident in rooms where they are the only one from care."),
	}}
	ways := []Way{Fills, Fills, Keeps, Fills, Excused, Fills, Opens, Fills, Excused, Fills}
	for n, u := range t.midUnits()[2:11] {
		r := Reply{Way: ways[n], Reason: "no_longer_manages", Note: "Since September", Late: n%3 == 2}
		if r.Way == Fills || r.Way == Keeps {
			r.Answers = rated(int64(3+n%4), int64(4+n%3), seen[n%len(seen)]).Answers
		}
		if r.Way == Keeps {
			r.Answers = r.Answers[:1]
		}
		asking.Replies[u.Members[n%len(u.Members)].Name] = r
	}
	return asking
}

// ToSelect is a call that closed three weeks before an instant, to be played to
// Applied: some thirty applications wait to be selected for 24 seats; a few have
// lapsed or were withdrawn, and one goes on without a partner.
func ToSelect(now time.Time) Script {
	t := today{now}
	i := &inventor{next: fromToSelect}
	units := i.units(3, 62, anySize)
	for n := range units {
		switch {
		case n%11 == 4 && len(units[n].Members) > 1:
			units[n].Reach = Unsigned
		case n%13 == 7:
			units[n].Reach = Withdrawn
		case n%17 == 9 && len(units[n].Members) == 2:
			units[n].Reach, units[n].Alone = Unsigned, true
		}
	}
	return Script{
		Team: Clare, Programme: leading, Cohort: t.cohort(24, 75, 375),
		Dates: Dates{Announced: t.in(-75), Opens: t.in(-65), Closes: t.end(-20), Over: t.end(-13)}, Units: units,
	}
}

// OpenCall is a call that is open at an instant, to be played to Applied, with
// applications at every stage that a call which is open can have.
func OpenCall(now time.Time) Script {
	t := today{now}
	i := &inventor{next: fromOpenCall}
	units := firstApplicants()
	reaches := []Reach{Sent, Begun, Refused, Unsigned, Joined, Invited, Unsigned, Begun}
	for n, u := range i.units(8, 60, func(size int) bool { return size > 1 })[:len(reaches)] {
		u.Reach = reaches[n]
		units = append(units, u)
	}
	return Script{
		Team: Clare, Programme: leading, Cohort: t.cohort(40, 120, 420),
		Dates: Dates{Announced: t.in(-12), Opens: t.in(-7), Closes: t.end(28), Over: t.end(35)}, Units: units,
	}
}

// Show is a script with the point to which the program can play it today.
type Show struct {
	Script Script
	To     Point
}

// Repertoire is all of them, as they stand at an instant.
func Repertoire(now time.Time) []Show {
	return []Show{{Finished2016(), Finished}, {MidCourse(now), Surveyed}, {ToSelect(now), Applied}, {OpenCall(now), Applied}}
}
