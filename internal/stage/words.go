package stage

import (
	"tandem/internal/applying"
	"tandem/internal/learning"
)

// plan is a challenge that people bring, and the project that it becomes.
type plan struct {
	theme, title, challenge, together, hoped, start, scope string
}

// plans are invented: one or more for each theme of the source's projects.
var plans = []plan{
	{"Transitions", "One pathway into adulthood",
		"Young people leave school with plans that health services have never read.",
		"One of us commissions, the other delivers. Neither can change the pathway alone.",
		"A pathway in use by next summer, and a way of working together that outlasts us.",
		"Two services, two plans and no shared record. Nobody could say how many young people this touches.",
		"Started as the whole area. Narrowed with our tutor to one school cluster and one clinic."},
	{"PfA and employment", "From a wish to a job",
		"Fewer than one in twenty of our young people with a learning disability is in paid work.",
		"Education plans and adult social care meet at 18 and hardly talk before.",
		"Every review from year 9 on names a job that the young person wants.",
		"Vocational profiles existed in one school of eleven.",
		"Three schools, one college, and the reviews of one year group."},
	{"Permanent exclusions", "Before the door closes",
		"Pupils whose needs nobody has assessed are excluded first.",
		"The inclusion service hears of a pupil after the head has decided. The clinic hears never.",
		"An assessment before, not after, and support at home in the first week.",
		"Nineteen exclusions last year were of pupils with a plan.",
		"Secondary schools that ask for it: four to begin with."},
	{"Person-centred planning", "A plan in their own words",
		"Plans are written about children and not with them.",
		"Schools hold the meetings and health writes half of the pages.",
		"Reviews that open with what the child wants to say.",
		"Two in ten plans quoted the child at all.",
		"Annual reviews of years 5 and 9 in one locality."},
	{"My Support Plans", "Support without waiting for a statement",
		"Families seek an education, health and care plan because nothing smaller is offered.",
		"Support plans need a school that writes them and a health service that keeps to them.",
		"A support plan within six weeks, and half as many requests that end in refusal.",
		"Three forms for one purpose, each known to one service.",
		"One form, tried with ten schools and two clinics."},
	{"Integrated working", "A joint panel for placements at risk",
		"Families who live on a boundary are passed from one service to the other when a placement breaks down.",
		"Our services share schools, a hospital and families. The agreement between them is eight years old.",
		"A joint panel, with one front door for families.",
		"Eleven placements broke down last year. Each was handled twice.",
		"One panel a month, for children whom both services know, before anybody gives notice."},
	{"Supported internships", "Fifteen internships by September",
		"Supported internships exist on paper. Last year three young people started one.",
		"One of us has the employers, the other has the young people.",
		"Fifteen internships, and a route that schools trust.",
		"One provider, one employer, and no job coach of our own.",
		"Two colleges and the council as first employers."},
	{"Personal budgets", "A budget that a family can use",
		"Personal budgets for short breaks take seven months from request to first payment.",
		"Health and care each hold half of the money and all of their own forms.",
		"Six weeks, and a guide that a parent could have written.",
		"Four families had a budget across both services.",
		"Short breaks first; transport is for another year."},
	{"Scoping exercises", "What we have and what is missing",
		"Nobody can say which support there is for children under five, or who pays for it.",
		"Each service has a list. Nobody has compared them.",
		"One list that is kept, and a plan for what is missing.",
		"Forty-one offers on five lists, nine of them ended years ago.",
		"Early years, in the two districts with the longest waiting times."},
	{"Parent-Carer Forum", "At the table before the decision",
		"Parents are consulted after decisions are made.",
		"A commissioner who listens and a forum that is ready to be part of the decision.",
		"Two parents in every group that decides, with the papers a week before.",
		"The forum read the last strategy when it was printed.",
		"The groups for short breaks, therapies and transport."},
	{"Behaviour that challenges and high risk behaviour", "Staying close to home",
		"Children whose behaviour challenges are placed far away after a crisis that many saw coming.",
		"Care finds the placement and health knows what would have helped.",
		"A plan for every child at risk, and two placements fewer in a year.",
		"Seven children lived more than fifty miles from home.",
		"The register of children at risk, kept by both services."},
	{"EHC compliance", "Twenty weeks, every time",
		"Plans take thirty weeks because advice comes late.",
		"The local authority is counted, and health advice is what it waits for.",
		"Nine in ten plans within twenty weeks, and advice that a school can act on.",
		"Half of the advice came after the sixth week.",
		"Requests of one term, followed week by week."},
	{"Inclusion development", "A school that learns from its neighbour",
		"Schools with the most experience of inclusion have no time to share it.",
		"An adviser and a head who have talked about this for three years.",
		"Ten schools in pairs, each a term in the other's classrooms.",
		"Training days that nobody remembers in June.",
		"Primary schools that volunteer, in pairs of their own choice."},
	{"Improving information for families", "Told once, and told well",
		"Families learn what there is from other families.",
		"The council keeps the website and the forum answers the telephone.",
		"Pages that parents have written, and one number that is answered.",
		"Six in ten pages of the local offer had not been read in a year.",
		"The twenty pages that are read most, and the letters that point to them."},
}

// of is a challenge as an application tells it.
func (p plan) of() applying.JointCase {
	return applying.JointCase{Challenge: p.challenge, WhyTogether: p.together, HopedFor: p.hoped}
}

func (p plan) form(place string, state learning.ProjectState) learning.ProjectForm {
	return learning.ProjectForm{Title: p.title + ": " + place, Challenge: p.challenge, StartingPoint: p.start, Scope: p.scope, Theme: p.theme, State: state}
}

// planBehind finds the plan that an invented case was written from.
func planBehind(c applying.JointCase) plan {
	for _, p := range plans {
		if p.of() == c {
			return p
		}
	}
	panic("stage: no plan is behind " + c.Challenge) // the cases are written in this package
}

// planOf finds a plan of a theme.
func planOf(theme string) plan {
	for _, p := range plans {
		if p.theme == theme {
			return p
		}
	}
	panic("stage: no plan has the theme " + theme) // the themes are written in this package
}

// seen are what line managers say that they have seen.
var seen = []string{
	"They now open meetings by asking what the family would want to happen next.",
	"More confident in rooms where they are the only one from their service.",
	"They brought the two teams to one table, and it lasts.",
	"They ask other services first, and not last.",
	"Less firefighting. They plan a term ahead and say no when it matters.",
	"",
	"They have begun to coach two colleagues of their own.",
	"I have not seen much change yet, but the conversations are different.",
	"",
}
