package api

import (
	"time"

	"tandem/internal/applying"
	"tandem/internal/id"
)

// applicationStart names the call and how many people apply together.
type applicationStart struct {
	CallID string `json:"callId"`
	Kind   string `json:"kind" enums:"individual,pair,triad"`
}

// applicationSummary is one line of a person's list.
type applicationSummary struct {
	ID        string    `json:"id"`
	Reference string    `json:"reference" example:"TD-7K3M9Q"`
	Kind      string    `json:"kind" enums:"individual,pair,triad"`
	State     string    `json:"state" enums:"draft,awaiting_members,submitted,returned,ineligible,withdrawn,merged,lapsed"`
	Programme string    `json:"programme"`
	Cohort    string    `json:"cohort"`
	ClosesAt  time.Time `json:"closesAt" format:"date-time"`
	Role      string    `json:"role" enums:"lead,member"`
}

type applicationList = list[applicationSummary]

// jointCase is what the members say together.
type jointCase struct {
	Challenge   string `json:"challenge"`
	WhyTogether string `json:"whyTogether"`
	HopedFor    string `json:"hopedFor"`
}

// jointCaseForm replaces the shared answers; saving a change clears every
// signature.
type jointCaseForm struct {
	Challenge     string `json:"challenge"`
	WhyTogether   string `json:"whyTogether"`
	HopedFor      string `json:"hopedFor"`
	ConsiderAlone bool   `json:"considerAlone"`
}

// section is one line of the task list of the person who asks.
type section struct {
	Key      string   `json:"key" enums:"about,organisation,line-manager,joint-case,partner,sign"`
	State    string   `json:"state" enums:"completed,in_progress,cannot_start_yet,not_started"`
	Problems []string `json:"problems"`
}

// application is an application as one of its members sees it.
type application struct {
	ID            string              `json:"id"`
	Reference     string              `json:"reference" example:"TD-7K3M9Q"`
	CallID        string              `json:"callId"`
	Programme     string              `json:"programme"`
	Cohort        string              `json:"cohort"`
	ClosesAt      time.Time           `json:"closesAt" format:"date-time"`
	GraceUntil    time.Time           `json:"graceUntil" format:"date-time"`
	Kind          string              `json:"kind" enums:"individual,pair,triad"`
	State         string              `json:"state" enums:"draft,awaiting_members,submitted,returned,ineligible,withdrawn,merged,lapsed"`
	Version       int64               `json:"version"`
	JointCase     jointCase           `json:"jointCase"`
	ConsiderAlone bool                `json:"considerAlone"`
	SharedHash    string              `json:"sharedHash"` // what members sign
	SubmittedAt   *time.Time          `json:"submittedAt,omitempty" format:"date-time"`
	You           string              `json:"you"` // the id of your own member
	Members       []memberSummary     `json:"members"`
	Invitations   []partnerInvitation `json:"invitations"`
	Sections      []section           `json:"sections"`
}

// signature is the consent to the shared answers with this hash.
type signature struct {
	Hash string `json:"hash"`
}

func summaryOf(o applying.OwnApplication) applicationSummary {
	role := "member"
	if o.Lead {
		role = "lead"
	}
	return applicationSummary{ID: o.ID.String(), Reference: o.Reference, Kind: string(o.Kind), State: string(o.State),
		Programme: o.Programme, Cohort: o.Cohort, ClosesAt: o.ClosesAt, Role: role}
}

func sectionOf(s applying.Section) section {
	return section{Key: s.Key, State: string(s.State), Problems: append([]string{}, s.Problems...)}
}

// applicationOf shows an application to one of its members.
func (a *API) applicationOf(p applying.Application, to id.ID) application {
	now := a.Clock.Now()
	own, _ := p.Member(to)
	return application{
		ID: p.ID.String(), Reference: p.Reference, CallID: p.CallID.String(), Programme: p.Programme, Cohort: p.Cohort,
		ClosesAt: p.Call.ClosesAt, GraceUntil: p.Call.GraceUntil, Kind: string(p.Kind), State: string(p.State), Version: p.Version,
		JointCase: jointCase(p.JointCase), ConsiderAlone: p.ConsiderAlone, SharedHash: p.Hash(), SubmittedAt: p.SubmittedAt,
		You:         own.ID.String(),
		Members:     each(p.Members, func(m applying.Member) memberSummary { return memberSummaryOf(p, m, to) }),
		Invitations: each(p.Invitations, a.invitationOf),
		Sections:    each(p.Sections(to, now), sectionOf),
	}
}

// show answers with an application, as the person who asked sees it.
func (a *API) show(c *Call, p applying.Application, err error) (Reply[application], error) {
	return ok(a.applicationOf(p, c.Actor.Person), p.Version), err
}

// startApplication begins an application in a call.
//
//	@Summary		Start an application
//	@Description	A person has one live application in a call: a second one is refused with 409 already_applied.
//	@ID				startApplication
//	@Tags			applications
//	@Param			Idempotency-Key	header		string				false	"A key of your own; 24 hours"
//	@Param			body			body		applicationStart	true	"The call and the kind"
//	@Success		201				{object}	application			"Created"
//	@Header			201				{string}	Location			"Where it is"
//	@x-roles		["participant"]
//	@Router			/applications [post]
func (a *API) startApplication(c *Call, in applicationStart) (Reply[application], error) {
	call, _ := id.Parse(in.CallID) // what is no id is answered as a call that is not there
	p, err := a.App.Applying.StartApplication(c.Context, c.Actor, call, applying.Kind(in.Kind))
	return created(a.applicationOf(p, c.Actor.Person), p.Version, "/applications/"+p.ID.String()), err
}

// listApplications gives the applications of the person who asks.
//
//	@Summary	Your applications
//	@ID			listApplications
//	@Tags		applications
//	@Success	200	{object}	applicationList	"The latest first"
//	@x-roles	["participant"]
//	@Router		/applications [get]
func (a *API) listApplications(c *Call) (Reply[applicationList], error) {
	own, err := a.App.Applying.Applications(c.Context, c.Actor)
	return ok(listed(own, summaryOf), 0), err
}

// readApplication gives one application with the task list of the person who
// asks.
//
//	@Summary	One of your applications
//	@ID			readApplication
//	@Tags		applications
//	@Param		application	path		string		true	"The application"
//	@Success	200			{object}	application	"The application"
//	@x-roles	["participant"]
//	@Router		/applications/{application} [get]
func (a *API) readApplication(c *Call) (Reply[application], error) {
	p, err := a.App.Applying.Application(c.Context, c.Actor, c.ID("application"))
	return a.show(c, p, err)
}

// saveJointCase replaces the shared answers.
//
//	@Summary		Change the joint case
//	@Description	A change clears every signature; those who had signed are told by mail.
//	@ID				saveJointCase
//	@Tags			applications
//	@Param			application	path		string			true	"The application"
//	@Param			If-Match	header		string			true	"The version of the application you read, in quotes"
//	@Param			body		body		jointCaseForm	true	"The shared answers"
//	@Success		200			{object}	application		"As it is now"
//	@x-roles		["participant"]
//	@Router			/applications/{application}/joint-case [put]
func (a *API) saveJointCase(c *Call, in jointCaseForm) (Reply[application], error) {
	shared := applying.JointCase{Challenge: in.Challenge, WhyTogether: in.WhyTogether, HopedFor: in.HopedFor}
	p, err := a.App.Applying.RewriteCase(c.Context, c.Actor, c.ID("application"), c.Version, shared, in.ConsiderAlone)
	return a.show(c, p, err)
}

// signApplication is a member's consent to the shared answers.
//
//	@Summary		Sign the shared answers
//	@Description	409 shared_answers_changed when the hash is not the present one.
//	@ID				signApplication
//	@Tags			applications
//	@Param			application		path		string		true	"The application"
//	@Param			Idempotency-Key	header		string		false	"A key of your own; 24 hours"
//	@Param			body			body		signature	true	"The sharedHash that you read"
//	@Success		200				{object}	application	"As it is now"
//	@x-roles		["participant"]
//	@Router			/applications/{application}/sign [post]
func (a *API) signApplication(c *Call, in signature) (Reply[application], error) {
	p, err := a.App.Applying.SignApplication(c.Context, c.Actor, c.ID("application"), in.Hash)
	return a.show(c, p, err)
}

// submitApplication sends the application.
//
//	@Summary		Send the application
//	@Description	For the lead; it counts as the lead's signature. Gaps are told by section: pointers such as /sections/about.
//	@ID				submitApplication
//	@Tags			applications
//	@Param			application		path		string		true	"The application"
//	@Param			Idempotency-Key	header		string		false	"A key of your own; 24 hours"
//	@Param			body			body		signature	true	"The sharedHash that you read"
//	@Success		200				{object}	application	"Submitted, or waiting for the other members"
//	@x-roles		["participant"]
//	@Router			/applications/{application}/submit [post]
func (a *API) submitApplication(c *Call, in signature) (Reply[application], error) {
	p, err := a.App.Applying.SubmitApplication(c.Context, c.Actor, c.ID("application"), in.Hash)
	return a.show(c, p, err)
}

// withdrawApplication takes the whole unit out of the call.
//
//	@Summary	Withdraw the application
//	@ID			withdrawApplication
//	@Tags		applications
//	@Param		application		path		string		true	"The application"
//	@Param		Idempotency-Key	header		string		false	"A key of your own; 24 hours"
//	@Param		body			body		empty		true	"An empty object"
//	@Success	200				{object}	application	"As it is now"
//	@x-roles	["participant"]
//	@Router		/applications/{application}/withdraw [post]
func (a *API) withdrawApplication(c *Call, _ empty) (Reply[application], error) {
	p, err := a.App.Applying.WithdrawApplication(c.Context, c.Actor, c.ID("application"))
	return a.show(c, p, err)
}
