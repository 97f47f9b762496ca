package selecting

import (
	"time"

	"tandem/api/applying"
	"tandem/api/wire"
	"tandem/internal/area"
	"tandem/internal/id"
	"tandem/internal/programme"
	"tandem/internal/selecting"
)

// CallApplication is an application in the list of the programme team.
type CallApplication struct {
	// The id: 26 characters, for addresses.
	ID string `json:"id"`
	// What people quote when they ask about it.
	Reference string `json:"reference" example:"TD-7K3M9Q"`
	// What sort it is.
	Kind string `json:"kind" enums:"individual,pair,triad"`
	// Where it stands at present.
	State string `json:"state" enums:"draft,awaiting_members,submitted,returned,ineligible,withdrawn,merged,lapsed"`
	// When it was sent; in UTC, absent before.
	SubmittedAt *time.Time `json:"submittedAt,omitempty" format:"date-time"`
	// The people in the application, who began it first.
	Members []CallMember `json:"members"`
	// How the offer of places stands: declined as soon as one member declines, until the others' offers are withdrawn.
	Offer string `json:"offer" enums:"none,made,accepted,declined,lapsed,rescinded"`
}

// CallMember is a member in a list of applications.
type CallMember struct {
	// The full name, up to 200 characters.
	Name string `json:"name"`
	// The name of the organisation that the person works for.
	Organisation string `json:"organisation"`
	// The name of the local authority area.
	AreaName string `json:"areaName"`
	// The sector that the person works in.
	Sector string `json:"sector"`
	// True when their signature on the shared answers stands.
	Signed bool `json:"signed"`
}

// CallApplicationList is a page of a call's applications; next is the cursor of
// the following page, or empty.
type CallApplicationList = wire.List[CallApplication]

// CallApplicationDetail is an application as the programme team reads it. Of
// one that was never sent, the shared answers and line managers are empty.
type CallApplicationDetail struct {
	// The id: 26 characters, for addresses.
	ID string `json:"id"`
	// What people quote when they ask about it.
	Reference string `json:"reference" example:"TD-7K3M9Q"`
	// What sort it is.
	Kind string `json:"kind" enums:"individual,pair,triad"`
	// Where it stands at present.
	State string `json:"state" enums:"draft,awaiting_members,submitted,returned,ineligible,withdrawn,merged,lapsed"`
	// When it was sent; in UTC, absent before.
	SubmittedAt *time.Time `json:"submittedAt,omitempty" format:"date-time"`
	// How the offer of places stands: declined as soon as one member declines, until the others' offers are withdrawn.
	Offer string `json:"offer" enums:"none,made,accepted,declined,lapsed,rescinded"`
	// What the members say together.
	JointCase applying.JointCase `json:"jointCase"`
	// The people in the application, who began it first.
	Members []CallMemberDetail `json:"members"`
	// How many people it is about, computed from the members' areas.
	UnitKind string `json:"unitKind" enums:"same_area,neighbouring,other"`
	// What happened, the latest first.
	History []HistoryEvent `json:"history"`
}

// CallMemberDetail is a member as the programme team reads them.
type CallMemberDetail struct {
	// The id: 26 characters, for addresses.
	ID string `json:"id"`
	// The full name, up to 200 characters.
	Name string `json:"name"`
	// An email address.
	Email string `json:"email"`
	// The job title, up to 200 characters.
	JobTitle string `json:"jobTitle"`
	// The sector that the person works in.
	Sector string `json:"sector"`
	// How senior the person is at work.
	Role string `json:"role"`
	// The name of the organisation that the person works for.
	Organisation string `json:"organisation"`
	// What sort of organisation it is.
	OrganisationKind string `json:"organisationKind"`
	// The name of the local authority area.
	AreaName string `json:"areaName"`
	// The line manager's full name.
	LineManagerName string `json:"lineManagerName"`
	// The line manager's email address.
	LineManagerEmail string `json:"lineManagerEmail"`
	// Whether the person has agreed to what is sent.
	Signed bool `json:"signed"`
	// Where the offer to this person stands, absent before one is made.
	Offer *MemberOffer `json:"offer,omitempty"`
}

// MemberOffer is where a member stands with the offer made to them. One that was
// not answered in time holds its seat until it is given back or offered again;
// the reason is what they wrote who declined.
type MemberOffer struct {
	// How the offer to this person stands.
	State string `json:"state" enums:"made,accepted,declined,lapsed,rescinded"`
	// The last day to answer.
	ReplyBy time.Time `json:"replyBy" format:"date-time"`
	// When it was answered; in UTC, absent before.
	AnsweredAt *time.Time `json:"answeredAt,omitempty" format:"date-time"`
	// What was said on declining, empty otherwise.
	Reason string `json:"reason"`
	// Whether it still keeps a place for the person.
	HoldsSeat bool `json:"holdsSeat"`
}

// HistoryEvent is one thing that was done to an application or its offers.
type HistoryEvent struct {
	// When; in UTC.
	At time.Time `json:"at" format:"date-time"`
	// What was done.
	Action string `json:"action" example:"offer.accepted"`
	// Who did it, by their part.
	By string `json:"by"`
}

// OfferForm says until when members can answer: to the end of that day in
// London.
type OfferForm struct {
	// The last day to answer.
	ReplyBy string `json:"replyBy" format:"date" example:"2026-12-18"`
}

func callApplicationOf(d selecting.Dossier) CallApplication {
	u := d.Unit
	return CallApplication{ID: u.ApplicationID.String(), Reference: u.Reference, Kind: string(u.Kind), State: string(u.State),
		SubmittedAt: u.SubmittedAt, Members: wire.Each(u.Seats, callMemberOf), Offer: d.Offers}
}

func callMemberOf(s selecting.Seat) CallMember {
	return CallMember{Name: s.Name, Organisation: s.Organisation, AreaName: area.Name(s.Area), Sector: s.Sector, Signed: s.Signed}
}

func callApplicationDetailOf(d selecting.Dossier) CallApplicationDetail {
	u := d.Unit
	return CallApplicationDetail{ID: u.ApplicationID.String(), Reference: u.Reference, Kind: string(u.Kind), State: string(u.State),
		SubmittedAt: u.SubmittedAt, Offer: d.Offers, JointCase: applying.JointCase(u.JointCase), Members: callMemberDetailsOf(d),
		UnitKind: string(d.Relation), History: wire.Each(d.History, historyEventOf)}
}

func callMemberDetailsOf(d selecting.Dossier) []CallMemberDetail {
	members := wire.Each(d.Unit.Seats, callMemberDetailOf)
	for i, s := range d.Unit.Seats {
		if o, has := d.Answers[s.MemberID]; has {
			members[i].Offer = &MemberOffer{State: string(o.State), ReplyBy: o.ReplyBy, AnsweredAt: o.AnsweredAt, Reason: o.Reason, HoldsSeat: o.HoldsSeat}
		}
	}
	return members
}

func callMemberDetailOf(s selecting.Seat) CallMemberDetail {
	return CallMemberDetail{ID: s.MemberID.String(), Name: s.Name, Email: s.Email, JobTitle: s.JobTitle, Sector: s.Sector, Role: s.Role,
		Organisation: s.Organisation, OrganisationKind: s.OrganisationKind, AreaName: area.Name(s.Area),
		LineManagerName: s.LineManagerName, LineManagerEmail: s.LineManagerEmail, Signed: s.Signed}
}

func historyEventOf(e selecting.HistoryEvent) HistoryEvent {
	if e.DoneBy == "" {
		e.DoneBy = "Tandem" // what the program does by itself
	}
	return HistoryEvent{At: e.At, Action: e.Action, By: e.DoneBy}
}

// ApplicationStates are the words by which the list can be narrowed.
var ApplicationStates = []string{"draft", "awaiting_members", "submitted", "returned", "ineligible", "withdrawn", "merged", "lapsed"}

// ListCallApplications lists the applications in a call.
//
//	@Summary	List the applications in a call
//	@ID			listCallApplications
//	@Tags		selection
//	@Param		call	path		string	true	"The call"
//	@Param		state	query		string	false	"Only applications in this state"	Enums(draft, awaiting_members, submitted, returned, ineligible, withdrawn, merged, lapsed)
//	@Param		cursor	query		string	false	"What the page before gave as next; leave it out for the first"
//	@Param		limit	query		int		false	"How many rows at most"	minimum(1)	maximum(200)	default(200)
//	@Success	200		{object}	CallApplicationList
//	@Failure	default	{object}	wire.Problem
//	@x-roles	["coordinator"]
//	@Router		/calls/{call}/applications [get]
func (a *API) ListCallApplications(c *wire.Call) (wire.Reply[CallApplicationList], error) {
	after, limit := c.Page()
	units, err := a.app.CallApplications(c.Context, c.Actor, c.ID("call"), c.Query("state"), after, limit)
	next := wire.Cursor(len(units), limit, func() id.ID { return units[len(units)-1].Unit.ApplicationID })
	return wire.OK(CallApplicationList{Items: wire.Each(units, callApplicationOf), Next: next}, 0), err
}

// ReadCallApplication reads one application of a call.
//
//	@Summary	Read an application in a call
//	@ID			readCallApplication
//	@Tags		selection
//	@Param		call		path		string	true	"The call"
//	@Param		application	path		string	true	"The application"
//	@Success	200			{object}	CallApplicationDetail
//	@Failure	default		{object}	wire.Problem
//	@x-roles	["coordinator"]
//	@Router		/calls/{call}/applications/{application} [get]
func (a *API) ReadCallApplication(c *wire.Call) (wire.Reply[CallApplicationDetail], error) {
	d, err := a.app.CallApplication(c.Context, c.Actor, c.ID("call"), c.ID("application"))
	return wire.OK(callApplicationDetailOf(d), 0), err
}

// OfferPlaces offers every member of an application their place.
//
//	@Summary		Offer places to an application
//	@Description	Publishes the decision, makes one offer and one mail for each member and holds the seats, all or nothing. Offers that lapsed are made again.
//	@ID				offerPlaces
//	@Tags			selection
//	@Param			application		path		string		true	"The application"
//	@Param			Idempotency-Key	header		string		false	"A key of your own; 24 hours"
//	@Param			body			body		OfferForm	true	"Until when they can answer"
//	@Success		200				{object}	CallApplicationDetail
//	@Failure		default			{object}	wire.Problem
//	@x-roles		["coordinator"]
//	@Router			/applications/{application}/offer [post]
func (a *API) OfferPlaces(c *wire.Call, in OfferForm) (wire.Reply[CallApplicationDetail], error) {
	d, err := a.app.OfferPlaces(c.Context, c.Actor, c.ID("application"), programme.Date(in.ReplyBy))
	return wire.OK(callApplicationDetailOf(d), 0), err
}

// ReleaseSeats gives the seats of lapsed offers back.
//
//	@Summary		Give back the places of offers that lapsed
//	@Description	An offer that nobody answered in time keeps its place until this is done or the offer is made again.
//	@ID				releaseSeats
//	@Tags			selection
//	@Param			application		path		string	true	"The application"
//	@Param			Idempotency-Key	header		string	false	"A key of your own; 24 hours"
//	@Param			body			body		wire.Empty	true	"An empty object"
//	@Success		200				{object}	CallApplicationDetail
//	@Failure		default			{object}	wire.Problem
//	@x-roles		["coordinator"]
//	@Router			/applications/{application}/release-places [post]
func (a *API) ReleaseSeats(c *wire.Call, _ wire.Empty) (wire.Reply[CallApplicationDetail], error) {
	d, err := a.app.ReleaseSeats(c.Context, c.Actor, c.ID("application"))
	return wire.OK(callApplicationDetailOf(d), 0), err
}

// WithdrawOffer takes back what still stands of an application's offer.
//
//	@Summary		Withdraw an offer
//	@Description	Every offer that stands or lapsed is taken back, also one that was accepted, until everybody has accepted and the partnership is formed: 409 partnership_formed. The seats are free again, and each of those members gets a mail.
//	@ID				withdrawOffer
//	@Tags			selection
//	@Param			application		path		string		true	"The application"
//	@Param			Idempotency-Key	header		string		false	"A key of your own; 24 hours"
//	@Param			body			body		wire.Empty	true	"An empty object"
//	@Success		200				{object}	CallApplicationDetail
//	@Failure		default			{object}	wire.Problem
//	@x-roles		["coordinator"]
//	@Router			/applications/{application}/withdraw-offer [post]
func (a *API) WithdrawOffer(c *wire.Call, _ wire.Empty) (wire.Reply[CallApplicationDetail], error) {
	d, err := a.app.WithdrawOffer(c.Context, c.Actor, c.ID("application"))
	return wire.OK(callApplicationDetailOf(d), 0), err
}
