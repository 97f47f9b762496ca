package stage

import (
	"tandem/internal/access"
	"tandem/internal/applying"
	"tandem/internal/learning"
)

// The people below are written by hand, since a newcomer to the demo meets them
// first. Amina takes part in the running cohort, and Joan is the line manager of
// her and of another.
var (
	Amina = Person{"Amina Rahman", "amina.rahman@leeds.example", access.Participant}
	Joan  = Person{"Joan Bartlett", "joan.bartlett@leeds.example", access.Manager}

	priya  = Person{"Priya Nair", "priya.nair@leedshealth.example", access.Manager}
	martin = Person{"Martin Hale", "martin.hale@york.example", access.Manager}
	ruth   = Person{"Ruth Adeyemi", "ruth.adeyemi@camden.example", access.Manager}
)

func applies(name, email, job, sector, role, organisation, kind, area string, manager Person) Member {
	return Member{Person: Person{name, email, access.Participant}, Profile: applying.Profile{
		JobTitle: job, Sector: sector, Role: role, Organisation: organisation, OrganisationKind: kind,
		Area: area, LineManagerName: manager.Name, LineManagerEmail: manager.Email,
	}}
}

// firstPairs open the running cohort.
func firstPairs() []Unit {
	return []Unit{
		{
			Members: []Member{
				applies(Amina.Name, Amina.Email, "Head of inclusion", "education", "strategic", "Leeds City Council", authority, "LDS", Joan),
				applies("Tom Ashworth", "tom.ashworth@nhs.example", "Designated clinical officer", "health", "delivery", "Leeds Community Healthcare", nhs, "LDS", priya),
			},
			Case: applying.JointCase{
				Challenge:   "Young people leave school with plans that health services have never read. We want one preparation-for-adulthood pathway that both of us own.",
				WhyTogether: "Amina commissions, Tom delivers. Neither of us can change the pathway alone, and we have never had protected time to do it together.",
				HopedFor:    "A pathway in use by next summer, and a way of working together that outlasts us.",
			},
			Project: &Project{Form: learning.ProjectForm{
				Title: "One pathway into adulthood", Theme: "Transitions",
				StartingPoint: "Two services, two plans and no shared record. Nobody could say how many young people this touches.",
				Scope:         "Started as the whole city. Narrowed with our tutor to one school cluster and one clinic.",
			}},
		},
		{
			Members: []Member{
				applies("Beth Carrow", "beth.carrow@york.example", "SEND service manager", "care", "delivery", "City of York Council", authority, "YOR", martin),
				applies("Dan Okafor", "dan.okafor@nyorks.example", "Assistant director, inclusion", "education", "strategic", "North Yorkshire Council", authority, "NYE", Joan),
			},
			Case: applying.JointCase{
				Challenge:   "Families who live on the boundary are passed from one authority to the other when a placement breaks down.",
				WhyTogether: "Our two authorities share schools, a hospital and families. The agreement between us is eight years old.",
				HopedFor:    "A joint panel for placements at risk, with one front door for families.",
			},
			Project: &Project{Form: learning.ProjectForm{
				Title: "A joint panel for placements at risk", Theme: "Integrated working",
				StartingPoint: "Eleven placements broke down last year within five miles of the boundary. Each was handled twice.",
				Scope:         "One panel a month, for children whom both authorities know, before anybody gives notice.",
			}},
		},
	}
}

// firstApplicants open the call that is open.
func firstApplicants() []Unit {
	return []Unit{
		{
			Members: []Member{
				applies("Grace Mensah", "grace.mensah@camden.example", "Head of early help", "care", "strategic", "London Borough of Camden", authority, "CMD", ruth),
				applies("Oliver Finch", "oliver.finch@islington.example", "Deputy head teacher", "education", "delivery", "Highbury Vale School", school, "ISL", ruth),
			},
			Case: applying.JointCase{
				Challenge:   "Supported internships exist on paper. Last year three young people started one.",
				WhyTogether: "Grace has the employers, Oliver has the young people.",
				HopedFor:    "Fifteen internships by September, and a route that schools trust.",
			},
		},
		{
			Members: []Member{applies("Helen Strand", "helen.strand@devon.example", "Children's community nurse lead", "health", "delivery", "Devon Partnership", nhs, "DEV", martin)},
			Case: applying.JointCase{
				Challenge: "Personal budgets for short breaks take seven months from request to first payment.",
				HopedFor:  "Six weeks, and a guide that a parent could have written.",
			},
			Alone: true,
		},
		{
			Members: []Member{
				applies("Ines Duarte", "ines.duarte@bristol.example", "Parent carer forum manager", "other", "delivery", "Bristol Parent Carers", voluntary, "BST", ruth),
				applies("Kofi Laing", "kofi.laing@bristol.example", "Commissioner", "health", "strategic", "Bristol City Council", authority, "BST", ruth),
			},
			Case: applying.JointCase{
				Challenge:   "Parents are consulted after decisions are made.",
				WhyTogether: "A commissioner who listens and a forum that is ready to be part of the decision.",
			},
			Reach: Invited,
		},
		{
			Members: []Member{applies("Noor Saleh", "noor.saleh@kent.example", "Educational psychologist", "education", "delivery", "Kent County Council", authority, "KEN", priya)},
			Case:    applying.JointCase{Challenge: "Exclusions of pupils whose needs nobody had assessed.", HopedFor: "An assessment before, not after."},
			Reach:   Withdrawn,
		},
	}
}
