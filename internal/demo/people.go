package demo

import (
	"tandem/internal/access"
	"tandem/internal/applying"
	"tandem/internal/learning"
)

// applicant is a person with what they say of themselves.
type applicant struct {
	someone
	profile applying.Profile
}

func applies(name, email, job, sector, role, organisation, kind, area string, manager someone) applicant {
	return applicant{someone{name, email, access.Participant}, applying.Profile{
		Name: name, JobTitle: job, Sector: sector, Role: role, Organisation: organisation, OrganisationKind: kind,
		Area: area, LineManagerName: manager.name, LineManagerEmail: manager.email,
	}}
}

// unit is an application: who applies, what for, and how far it gets.
type unit struct {
	people    []applicant
	joint     applying.JointCase
	alone     bool
	project   learning.ProjectForm
	withdrawn bool
	unsigned  bool // the partner has not joined yet
}

func manager(name, email string) someone { return someone{name, email, access.Manager} }

var (
	priya  = manager("Priya Nair", "priya.nair@leedshealth.example")
	martin = manager("Martin Hale", "martin.hale@york.example")
	ruth   = manager("Ruth Adeyemi", "ruth.adeyemi@camden.example")
)

const (
	authority = "local_authority"
	nhs       = "nhs"
	school    = "school_or_college"
	voluntary = "voluntary"
)

// enrolled are the pairs of the cohort that is under way.
var enrolled = []unit{
	{
		people: []applicant{
			applies("Amina Rahman", amina.email, "Head of inclusion", "education", "strategic", "Leeds City Council", authority, "LDS", joan),
			applies("Tom Ashworth", "tom.ashworth@nhs.example", "Designated clinical officer", "health", "delivery", "Leeds Community Healthcare", nhs, "LDS", priya),
		},
		joint: applying.JointCase{
			Challenge:   "Young people leave school with plans that health services have never read. We want one preparation-for-adulthood pathway that both of us own.",
			WhyTogether: "Amina commissions, Tom delivers. Neither of us can change the pathway alone, and we have never had protected time to do it together.",
			HopedFor:    "A pathway in use by next summer, and a way of working together that outlasts us.",
		},
		project: learning.ProjectForm{
			Title: "One pathway into adulthood", Theme: "Transitions",
			StartingPoint: "Two services, two plans and no shared record. Nobody could say how many young people this touches.",
			Scope:         "Started as the whole city. Narrowed with our tutor to one school cluster and one clinic.",
		},
	},
	{
		people: []applicant{
			applies("Beth Carrow", "beth.carrow@york.example", "SEND service manager", "care", "delivery", "City of York Council", authority, "YOR", martin),
			applies("Dan Okafor", "dan.okafor@nyorks.example", "Assistant director, inclusion", "education", "strategic", "North Yorkshire Council", authority, "NYE", joan),
		},
		joint: applying.JointCase{
			Challenge:   "Families who live on the boundary are passed from one authority to the other when a placement breaks down.",
			WhyTogether: "Our two authorities share schools, a hospital and families. The agreement between us is eight years old.",
			HopedFor:    "A joint panel for placements at risk, with one front door for families.",
		},
		project: learning.ProjectForm{
			Title: "A joint panel for placements at risk", Theme: "Integrated working",
			StartingPoint: "Eleven placements broke down last year within five miles of the boundary. Each was handled twice.",
			Scope:         "One panel a month, for children whom both authorities know, before anybody gives notice.",
		},
	},
}

// applicants are the applications of the call that is open now.
var applicants = []unit{
	{
		people: []applicant{
			applies("Grace Mensah", "grace.mensah@camden.example", "Head of early help", "care", "strategic", "London Borough of Camden", authority, "CMD", ruth),
			applies("Oliver Finch", "oliver.finch@islington.example", "Deputy head teacher", "education", "delivery", "Highbury Vale School", school, "ISL", ruth),
		},
		joint: applying.JointCase{
			Challenge:   "Supported internships exist on paper. Last year three young people started one.",
			WhyTogether: "Grace has the employers, Oliver has the young people.",
			HopedFor:    "Fifteen internships by September, and a route that schools trust.",
		},
	},
	{
		people: []applicant{
			applies("Helen Strand", "helen.strand@devon.example", "Children's community nurse lead", "health", "delivery", "Devon Partnership", nhs, "DEV", martin),
		},
		joint: applying.JointCase{
			Challenge: "Personal budgets for short breaks take seven months from request to first payment.",
			HopedFor:  "Six weeks, and a guide that a parent could have written.",
		},
		alone: true,
	},
	{
		people: []applicant{
			applies("Ines Duarte", "ines.duarte@bristol.example", "Parent carer forum manager", "other", "delivery", "Bristol Parent Carers", voluntary, "BST", ruth),
			applies("Kofi Laing", "kofi.laing@bristol.example", "Commissioner", "health", "strategic", "Bristol City Council", authority, "BST", ruth),
		},
		joint: applying.JointCase{
			Challenge:   "Parents are consulted after decisions are made.",
			WhyTogether: "A commissioner who listens and a forum that is ready to be part of the decision.",
		},
		unsigned: true,
	},
	{
		people:    []applicant{applies("Noor Saleh", "noor.saleh@kent.example", "Educational psychologist", "education", "delivery", "Kent County Council", authority, "KEN", priya)},
		joint:     applying.JointCase{Challenge: "Exclusions of pupils whose needs nobody had assessed.", HopedFor: "An assessment before, not after."},
		withdrawn: true,
	},
}
