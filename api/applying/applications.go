package applying

import (
	"time"

	"tandem/api/wire"
	"tandem/internal/applying"
	"tandem/internal/id"
)

// ApplicationStart names the call and how many people apply together.
type ApplicationStart struct {
	// The id of the call.
	CallID string `json:"callId"`
	// What sort it is.
	Kind string `json:"kind" enums:"individual,pair,triad"`
}

// ApplicationSummary is one line of a person's list.
type ApplicationSummary struct {
	// The id: 26 characters, for addresses.
	ID string `json:"id"`
	// What people quote when they ask about it.
	Reference string `json:"reference" example:"TD-7K3M9Q"`
	// What sort it is.
	Kind string `json:"kind" enums:"individual,pair,triad"`
	// Where it stands at present.
	State string `json:"state" enums:"draft,awaiting_members,submitted,returned,ineligible,withdrawn,merged,lapsed"`
	// The name of the programme.
	Programme string `json:"programme"`
	// The name of the cohort.
	Cohort string `json:"cohort"`
	// When the call closes; in UTC.
	ClosesAt time.Time `json:"closesAt" format:"date-time"`
	// When the last member must have joined and signed.
	GraceUntil time.Time `json:"graceUntil" format:"date-time"`
	// The reader's part in it.
	Role string `json:"role" enums:"lead,member"`
	// Whether the reader has agreed to what is sent.
	Signed bool `json:"signed"`
	// Set when you signed answers that were changed afterwards.
	Rewritten *Rewriting `json:"rewritten,omitempty"`
}

// ApplicationList is the applications of whoever reads it.
type ApplicationList = wire.List[ApplicationSummary]

// Section is one line of the task list of the person who asks.
type Section struct {
	// The part.
	Key string `json:"key" enums:"about,organisation,line-manager,joint-case,partner,sign"`
	// Whether it is complete.
	State string `json:"state" enums:"completed,in_progress,cannot_start_yet,not_started"`
	// What it still lacks, in sentences.
	Problems []string `json:"problems"`
}

// Application is an application as one of its members sees it.
type Application struct {
	// The id: 26 characters, for addresses.
	ID string `json:"id"`
	// What people quote when they ask about it.
	Reference string `json:"reference" example:"TD-7K3M9Q"`
	// The id of the call.
	CallID string `json:"callId"`
	// The name of the programme.
	Programme string `json:"programme"`
	// The name of the cohort.
	Cohort string `json:"cohort"`
	// When the call closes; in UTC.
	ClosesAt time.Time `json:"closesAt" format:"date-time"`
	// Until when signatures are still taken; in UTC.
	GraceUntil time.Time `json:"graceUntil" format:"date-time"`
	// What sort it is.
	Kind string `json:"kind" enums:"individual,pair,triad"`
	// Where it stands at present.
	State string `json:"state" enums:"draft,awaiting_members,submitted,returned,ineligible,withdrawn,merged,lapsed"`
	// Goes up with every change; the ETag, for If-Match.
	Version int64 `json:"version"`
	// What the members say together.
	JointCase JointCase `json:"jointCase"`
	// Whether they are content to be considered alone when others do not take part.
	ConsiderAlone bool `json:"considerAlone"`
	// Names what the members sign: it differs when that does.
	SharedHash string `json:"sharedHash"`
	// Whether the shared answers, and your own part, can be changed now.
	MayRewrite bool `json:"mayRewrite"`
	// Whether what the members say together can be changed.
	MayDescribe bool `json:"mayDescribe"`
	MayLeave    bool `json:"mayLeave"` // whether you can leave it to the others
	// Absent while nobody has written anything, and once the application is sent.
	LastSave *CaseSave `json:"lastSave,omitempty"`
	// What was changed since the reader had signed; set when the reader has to sign again.
	Rewritten *Rewriting `json:"rewritten,omitempty"`
	// When it was sent; in UTC, absent before.
	SubmittedAt *time.Time `json:"submittedAt,omitempty" format:"date-time"`
	// The id of the reader's own part.
	You string `json:"you"`
	// The people in the application, who began it first.
	Members []MemberSummary `json:"members"`
	// The invitations to join, the latest first.
	Invitations []PartnerInvitation `json:"invitations"`
	// The parts of the application and what each still lacks, in order.
	Sections []Section `json:"sections"`
}

// Signature is the consent to the shared answers with this hash.
type Signature struct {
	// What was agreed to, as the application says.
	Hash string `json:"hash"`
}

func summaryOf(o applying.OwnApplication, to id.ID) ApplicationSummary {
	role := "member"
	if o.Lead {
		role = "lead"
	}
	return ApplicationSummary{ID: o.ID.String(), Reference: o.Reference, Kind: string(o.Kind), State: string(o.State),
		Programme: o.Programme, Cohort: o.Cohort, ClosesAt: o.ClosesAt, GraceUntil: o.GraceUntil, Role: role, Signed: o.Signed,
		Rewritten: rewritingOf(o.Rewritten, to)}
}

func sectionOf(s applying.Section) Section {
	return Section{Key: s.Key, State: string(s.State), Problems: append([]string{}, s.Problems...)}
}

// applicationOf shows an application to one of its members.
func (a *API) applicationOf(p applying.Application, to id.ID) Application {
	now := a.clock.Now()
	own, _ := p.Member(to)
	return Application{
		ID: p.ID.String(), Reference: p.Reference, CallID: p.CallID.String(), Programme: p.Programme, Cohort: p.Cohort,
		ClosesAt: p.Call.ClosesAt, GraceUntil: p.Call.GraceUntil, Kind: string(p.Kind), State: string(p.State), Version: p.Version,
		JointCase: JointCase(p.JointCase), ConsiderAlone: p.ConsiderAlone, SharedHash: p.Hash(), SubmittedAt: p.SubmittedAt,
		You: own.ID.String(), MayRewrite: p.MayRewrite(now) == nil, MayDescribe: p.MayDescribe(own, now) == nil, MayLeave: p.MayLeave(own, now) == nil,
		LastSave: lastSaveOf(p, to), Rewritten: rewrittenOf(p, own),
		Members:     wire.Each(p.Members, func(m applying.Member) MemberSummary { return memberSummaryOf(p, m, to) }),
		Invitations: wire.Each(p.Invitations, a.invitationOf),
		Sections:    wire.Each(p.Sections(to, now), sectionOf),
	}
}

// show answers with an application, as the person who asked sees it.
func (a *API) show(c *wire.Call, p applying.Application, err error) (wire.Reply[Application], error) {
	return wire.OK(a.applicationOf(p, c.Actor.Person), p.Version), err
}

// StartApplication begins an application in a call.
//
//	@Summary		Start an application
//	@Description	A person has one live application in a call: a second one is refused with 409 already_applied.
//	@ID				startApplication
//	@Tags			applications
//	@Param			Idempotency-Key	header		string				false	"A key of your own; 24 hours"
//	@Param			body			body		ApplicationStart	true	"The call and the kind"
//	@Success		201				{object}	Application			"Created"
//	@Header			201				{string}	Location			"Where it is"
//	@x-roles		["participant"]
//	@Router			/applications [post]
func (a *API) StartApplication(c *wire.Call, in ApplicationStart) (wire.Reply[Application], error) {
	call, _ := id.Parse(in.CallID) // what is no id is answered as a call that is not there
	p, err := a.app.StartApplication(c.Context, c.Actor, call, applying.Kind(in.Kind))
	return wire.Created(a.applicationOf(p, c.Actor.Person), p.Version, "/applications/"+p.ID.String()), err
}

// ListApplications gives the applications of the person who asks.
//
//	@Summary	Your applications
//	@ID			listApplications
//	@Tags		applications
//	@Success	200	{object}	ApplicationList	"The latest first"
//	@x-roles	["participant"]
//	@Router		/applications [get]
func (a *API) ListApplications(c *wire.Call) (wire.Reply[ApplicationList], error) {
	own, err := a.app.Applications(c.Context, c.Actor)
	return wire.OK(wire.Listed(own, func(o applying.OwnApplication) ApplicationSummary { return summaryOf(o, c.Actor.Person) }), 0), err
}

// ReadApplication gives one application with the task list of the person who
// asks.
//
//	@Summary	One of your applications
//	@ID			readApplication
//	@Tags		applications
//	@Param		application	path		string		true	"The application"
//	@Success	200			{object}	Application	"The application"
//	@x-roles	["participant"]
//	@Router		/applications/{application} [get]
func (a *API) ReadApplication(c *wire.Call) (wire.Reply[Application], error) {
	p, err := a.app.Application(c.Context, c.Actor, c.ID("application"))
	return a.show(c, p, err)
}

// SignApplication is a member's consent to the shared answers.
//
//	@Summary		Sign the shared answers
//	@Description	409 shared_answers_changed when the hash is not the present one.
//	@ID				signApplication
//	@Tags			applications
//	@Param			application		path		string		true	"The application"
//	@Param			Idempotency-Key	header		string		false	"A key of your own; 24 hours"
//	@Param			body			body		Signature	true	"The sharedHash that you read"
//	@Success		200				{object}	Application	"As it is now"
//	@x-roles		["participant"]
//	@Router			/applications/{application}/sign [post]
func (a *API) SignApplication(c *wire.Call, in Signature) (wire.Reply[Application], error) {
	p, err := a.app.SignApplication(c.Context, c.Actor, c.ID("application"), in.Hash)
	return a.show(c, p, err)
}

// SubmitApplication sends the application.
//
//	@Summary		Send the application
//	@Description	For the lead; it counts as the lead's signature. Gaps are told by section: pointers such as /sections/about.
//	@ID				submitApplication
//	@Tags			applications
//	@Param			application		path		string		true	"The application"
//	@Param			Idempotency-Key	header		string		false	"A key of your own; 24 hours"
//	@Param			body			body		Signature	true	"The sharedHash that you read"
//	@Success		200				{object}	Application	"Submitted, or waiting for the other members"
//	@x-roles		["participant"]
//	@Router			/applications/{application}/submit [post]
func (a *API) SubmitApplication(c *wire.Call, in Signature) (wire.Reply[Application], error) {
	p, err := a.app.SubmitApplication(c.Context, c.Actor, c.ID("application"), in.Hash)
	return a.show(c, p, err)
}

// LeaveApplication makes the seat of whoever asks vacant.
//
//	@Summary		Leave somebody else's application
//	@Description	The others are told. 409 lead_stays for the lead, who withdraws instead.
//	@ID				leaveApplication
//	@Tags			applications
//	@Param			application		path	string		true	"The application"
//	@Param			Idempotency-Key	header	string		false	"A key of your own; 24 hours"
//	@Param			body			body	wire.Empty	true	"An empty object"
//	@Success		204
//	@x-roles		["participant"]
//	@Router			/applications/{application}/leave [post]
func (a *API) LeaveApplication(c *wire.Call, _ wire.Empty) (wire.Reply[wire.None], error) {
	return wire.Done(), a.app.LeaveApplication(c.Context, c.Actor, c.ID("application"))
}

// WithdrawApplication takes the whole unit out of the call.
//
//	@Summary	Withdraw the application
//	@ID			withdrawApplication
//	@Tags		applications
//	@Param		application		path		string		true	"The application"
//	@Param		Idempotency-Key	header		string		false	"A key of your own; 24 hours"
//	@Param		body			body		wire.Empty		true	"An empty object"
//	@Success	200				{object}	Application	"As it is now"
//	@x-roles	["participant"]
//	@Router		/applications/{application}/withdraw [post]
func (a *API) WithdrawApplication(c *wire.Call, _ wire.Empty) (wire.Reply[Application], error) {
	p, err := a.app.WithdrawApplication(c.Context, c.Actor, c.ID("application"))
	return a.show(c, p, err)
}
