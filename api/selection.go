package api

import (
	"time"

	"tandem/internal/area"
	"tandem/internal/id"
	"tandem/internal/programme"
	"tandem/internal/selecting"
)

// callApplication is an application in the list of the programme team.
type callApplication struct {
	ID          string       `json:"id"`
	Reference   string       `json:"reference" example:"TD-7K3M9Q"`
	Kind        string       `json:"kind" enums:"individual,pair,triad"`
	State       string       `json:"state" enums:"draft,awaiting_members,submitted,returned,ineligible,withdrawn,merged,lapsed"`
	SubmittedAt *time.Time   `json:"submittedAt,omitempty" format:"date-time"`
	Members     []callMember `json:"members"`
	Offer       string       `json:"offer" enums:"none,made,accepted,declined,lapsed"` // declined as soon as one member declines
}

type callMember struct {
	Name         string `json:"name"`
	Organisation string `json:"organisation"`
	AreaName     string `json:"areaName"`
	Sector       string `json:"sector"`
}

// callApplicationList is a page of a call's applications; next is the cursor of
// the following page, or empty.
type callApplicationList = list[callApplication]

// callApplicationDetail is an application as the programme team reads it. Of
// one that was never sent, the shared answers and line managers are empty.
type callApplicationDetail struct {
	ID          string             `json:"id"`
	Reference   string             `json:"reference" example:"TD-7K3M9Q"`
	Kind        string             `json:"kind" enums:"individual,pair,triad"`
	State       string             `json:"state" enums:"draft,awaiting_members,submitted,returned,ineligible,withdrawn,merged,lapsed"`
	SubmittedAt *time.Time         `json:"submittedAt,omitempty" format:"date-time"`
	Offer       string             `json:"offer" enums:"none,made,accepted,declined,lapsed"` // declined as soon as one member declines
	JointCase   jointCase          `json:"jointCase"`
	Members     []callMemberDetail `json:"members"`
	UnitKind    string             `json:"unitKind" enums:"same_area,neighbouring,other"` // computed from the members' areas
	History     []historyEvent     `json:"history"`
}

type callMemberDetail struct {
	ID               string `json:"id"`
	Name             string `json:"name"`
	Email            string `json:"email"`
	JobTitle         string `json:"jobTitle"`
	Sector           string `json:"sector"`
	Role             string `json:"role"`
	Organisation     string `json:"organisation"`
	OrganisationKind string `json:"organisationKind"`
	AreaName         string `json:"areaName"`
	LineManagerName  string `json:"lineManagerName"`
	LineManagerEmail string `json:"lineManagerEmail"`
	Signed           bool   `json:"signed"`
}

// historyEvent is one thing that was done to an application or its offers.
type historyEvent struct {
	At     time.Time `json:"at" format:"date-time"`
	Action string    `json:"action" example:"offer.accepted"`
	By     string    `json:"by"`
}

// offerForm says until when members can answer: to the end of that day in
// London.
type offerForm struct {
	ReplyBy string `json:"replyBy" format:"date" example:"2026-12-18"`
}

func callApplicationOf(d selecting.Dossier) callApplication {
	u := d.Unit
	return callApplication{ID: u.ApplicationID.String(), Reference: u.Reference, Kind: string(u.Kind), State: string(u.State),
		SubmittedAt: u.SubmittedAt, Members: each(u.Seats, callMemberOf), Offer: d.Offers}
}

func callMemberOf(s selecting.Seat) callMember {
	return callMember{Name: s.Name, Organisation: s.Organisation, AreaName: area.Name(s.Area), Sector: s.Sector}
}

func callApplicationDetailOf(d selecting.Dossier) callApplicationDetail {
	u := d.Unit
	return callApplicationDetail{ID: u.ApplicationID.String(), Reference: u.Reference, Kind: string(u.Kind), State: string(u.State),
		SubmittedAt: u.SubmittedAt, Offer: d.Offers, JointCase: jointCase(u.JointCase), Members: each(u.Seats, callMemberDetailOf),
		UnitKind: string(d.Relation), History: each(d.History, historyEventOf)}
}

func callMemberDetailOf(s selecting.Seat) callMemberDetail {
	return callMemberDetail{ID: s.MemberID.String(), Name: s.Name, Email: s.Email, JobTitle: s.JobTitle, Sector: s.Sector, Role: s.Role,
		Organisation: s.Organisation, OrganisationKind: s.OrganisationKind, AreaName: area.Name(s.Area),
		LineManagerName: s.LineManagerName, LineManagerEmail: s.LineManagerEmail, Signed: s.Signed}
}

func historyEventOf(e selecting.HistoryEvent) historyEvent {
	if e.DoneBy == "" {
		e.DoneBy = "Tandem" // what the program does by itself
	}
	return historyEvent{At: e.At, Action: e.Action, By: e.DoneBy}
}

var applicationStates = []string{"draft", "awaiting_members", "submitted", "returned", "ineligible", "withdrawn", "merged", "lapsed"}

// listCallApplications lists the applications in a call.
//
//	@Summary	List the applications in a call
//	@ID			listCallApplications
//	@Tags		selection
//	@Param		call	path		string	true	"The call"
//	@Param		state	query		string	false	"Only applications in this state"	Enums(draft, awaiting_members, submitted, returned, ineligible, withdrawn, merged, lapsed)
//	@Param		cursor	query		string	false	"Where the page begins: next of the page before"
//	@Param		limit	query		int		false	"Rows"	minimum(1)	maximum(200)
//	@Success	200		{object}	callApplicationList
//	@Failure	default	{object}	problem
//	@x-roles	["coordinator"]
//	@Router		/calls/{call}/applications [get]
func (a *API) listCallApplications(c *Call) (Reply[callApplicationList], error) {
	state, err := c.Choice("state", applicationStates...)
	if err != nil {
		return Reply[callApplicationList]{}, err
	}
	after, limit, err := c.page()
	if err != nil {
		return Reply[callApplicationList]{}, err
	}
	units, err := a.App.Selecting.CallApplications(c.Context, c.Actor, c.ID("call"), state, after, limit)
	next := cursor(len(units), limit, func() id.ID { return units[len(units)-1].Unit.ApplicationID })
	return ok(callApplicationList{Items: each(units, callApplicationOf), Next: next}, 0), err
}

// page is where a page begins and how many rows it holds.
func (c *Call) page() (after id.ID, limit int, err error) {
	if after, err = c.QueryID("cursor"); err != nil {
		return after, 0, err
	}
	limit, err = c.Limit()
	return after, limit, err
}

// readCallApplication reads one application of a call.
//
//	@Summary	Read an application in a call
//	@ID			readCallApplication
//	@Tags		selection
//	@Param		call		path		string	true	"The call"
//	@Param		application	path		string	true	"The application"
//	@Success	200			{object}	callApplicationDetail
//	@Failure	default		{object}	problem
//	@x-roles	["coordinator"]
//	@Router		/calls/{call}/applications/{application} [get]
func (a *API) readCallApplication(c *Call) (Reply[callApplicationDetail], error) {
	d, err := a.App.Selecting.CallApplication(c.Context, c.Actor, c.ID("call"), c.ID("application"))
	return ok(callApplicationDetailOf(d), 0), err
}

// offerPlaces offers every member of an application their place.
//
//	@Summary		Offer places to an application
//	@Description	Publishes the decision, makes one offer and one mail for each member and holds the seats, all or nothing. Offers that lapsed are made again.
//	@ID				offerPlaces
//	@Tags			selection
//	@Param			application		path		string		true	"The application"
//	@Param			Idempotency-Key	header		string		false	"A key of your own; 24 hours"
//	@Param			body			body		offerForm	true	"Until when they can answer"
//	@Success		200				{object}	callApplicationDetail
//	@Failure		default			{object}	problem
//	@x-roles		["coordinator"]
//	@Router			/applications/{application}/offer [post]
func (a *API) offerPlaces(c *Call, in offerForm) (Reply[callApplicationDetail], error) {
	d, err := a.App.Selecting.OfferPlaces(c.Context, c.Actor, c.ID("application"), programme.Date(in.ReplyBy))
	return ok(callApplicationDetailOf(d), 0), err
}

// releaseSeats gives the seats of lapsed offers back.
//
//	@Summary		Give back the places of offers that lapsed
//	@Description	An offer that nobody answered in time keeps its place until this is done or the offer is made again.
//	@ID				releaseSeats
//	@Tags			selection
//	@Param			application		path		string	true	"The application"
//	@Param			Idempotency-Key	header		string	false	"A key of your own; 24 hours"
//	@Param			body			body		empty	true	"An empty object"
//	@Success		200				{object}	callApplicationDetail
//	@Failure		default			{object}	problem
//	@x-roles		["coordinator"]
//	@Router			/applications/{application}/release-places [post]
func (a *API) releaseSeats(c *Call, _ empty) (Reply[callApplicationDetail], error) {
	d, err := a.App.Selecting.ReleaseSeats(c.Context, c.Actor, c.ID("application"))
	return ok(callApplicationDetailOf(d), 0), err
}
