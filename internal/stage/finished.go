package stage

import (
	"time"

	"tandem/internal/access"
	"tandem/internal/learning"
	"tandem/internal/programme"
	"tandem/internal/survey"
)

// Clare runs the programme of every script that is ready.
var Clare = Person{"Clare Whitfield", "clare.whitfield@programme.example", access.Coordinator}

// leading is the programme of every script that is ready.
var leading = programme.Programme{
	Name:    "SEND Leadership Programme",
	Summary: "Colleagues who lead reforms for children and young people with special educational needs and disabilities apply in pairs, learn together over five modules, and change one thing at home.",
}

// day2016 is a working hour of a day of the time of the source.
func day2016(year int, month time.Month, day int) time.Time {
	return time.Date(year, month, day, 9, 30, 0, 0, time.UTC)
}

// Finished2016 is the cohort of July 2016 to March 2017, in the proportions that
// its evaluation published. It is played to Finished: 74 people applied for 40
// places, and all of those who were offered one took it.
func Finished2016() Script {
	return Script{
		Team: Clare, Programme: leading,
		Cohort: programme.Cohort{Name: "Cohort of 2016-17", Capacity: 40, StartsOn: "2016-07-12", EndsOn: "2017-03-17"},
		Dates: Dates{
			Announced: day2016(2016, 3, 14), Opens: day2016(2016, 4, 4), Closes: day2016(2016, 5, 13), Over: day2016(2016, 5, 20),
			Offered: day2016(2016, 6, 1), ReplyBy: day2016(2016, 6, 15), Begun: day2016(2016, 9, 8), Ended: day2016(2017, 3, 17),
		},
		Units:   units2016(),
		Surveys: surveys2016(),
	}
}

// units2016 are the 21 units that were selected, and then the 19 that were not.
func units2016() (all []Unit) {
	i := &inventor{}
	for _, areas := range pairs2016 {
		u := i.pairOf(i.member2016(len(all)*2, areas[0]), i.member2016(len(all)*2+1, areas[len(areas)-1]))
		all = append(all, u)
	}
	for n, code := range alone2016 {
		all = append(all, Unit{Members: []Member{i.member2016(2*len(pairs2016)+n, code)}})
	}
	for n := range all {
		p := planOf(themes2016[n])
		all[n].Case, all[n].Offered, all[n].Project = p.of(), true, project2016(p, all[n])
	}
	for n, code := range notSelected2016 {
		u := Unit{Members: []Member{i.member(code, "education", authority)}, Case: plans[n%len(plans)].of()}
		if n < len(notSelected2016)-4 {
			u.Members = append(u.Members, i.member(code, "care", authority))
		}
		all = append(all, u)
	}
	return all
}

// member2016 is the n-th of the 40.
func (i *inventor) member2016(n int, code string) Member {
	if e, outside := elsewhere2016[n]; outside {
		return i.member(code, e[0], e[1])
	}
	return i.member(code, []string{"education", "care", "education"}[n%3], authority)
}

// project2016 is a project that was completed with all its steps.
func project2016(p plan, u Unit) *Project {
	return &Project{Form: p.form(u.place(), learning.ProjectInProgress), Ends: learning.ProjectCompleted, Steps: []Step{
		{"Map what a family goes through today", "2016-10-14", "2016-10-11"},
		{"Agree a first version with both teams", "2016-12-09", "2016-12-16"},
		{"Try it and report back", "2017-02-24", "2017-02-21"},
	}}
}

func surveys2016() []Survey {
	interim := Survey{Instrument: "manager_interim", Opens: day2016(2016, 11, 21), Reminds: day2016(2016, 12, 5), Closes: day2016(2016, 12, 16), Replies: map[string]Reply{}}
	final := Survey{Instrument: "manager_final", Opens: day2016(2017, 3, 20), Reminds: day2016(2017, 4, 3), Closes: day2016(2017, 4, 14), Replies: map[string]Reply{}}
	var names []string
	for _, u := range units2016() {
		for _, m := range u.Members {
			names = append(names, m.Name)
		}
	}
	for n, form := range interim2016 {
		r := rated(form[0], form[1], seen[n%len(seen)])
		r.Late = n%4 == 3
		interim.Replies[names[n*2]] = r
	}
	for n, form := range final2016 {
		r := rated(form.impact, form.ideas, seen[(n+3)%len(seen)])
		if form.recommend != "" {
			r.Answers = append(r.Answers, survey.Answer{Item: "recommend", Choices: []string{form.recommend}})
		}
		r.Late = n%3 == 2
		final.Replies[names[n*3]] = r
	}
	return []Survey{interim, final}
}
