package applying

import (
	"time"

	"tandem/api/wire"
	"tandem/internal/applying"
)

// OpenCall is a call in which anybody can start an application now.
type OpenCall struct {
	// The id: 26 characters, for addresses.
	ID string `json:"id"`
	// The name of the programme.
	Programme string `json:"programme"`
	// What the programme says of itself, up to 5,000 characters; empty when it says nothing.
	Summary string `json:"summary"`
	// The name of the cohort.
	Cohort string `json:"cohort"`
	// The first instant; in UTC.
	OpensAt time.Time `json:"opensAt" format:"date-time"`
	// The last instant; in UTC.
	ClosesAt time.Time `json:"closesAt" format:"date-time"`
	// Until when what was begun can still be completed; in UTC.
	GraceUntil time.Time `json:"graceUntil" format:"date-time"`
	// How many people can take part.
	Capacity int `json:"capacity"`
}

// OpenCallList is the calls that anybody can apply in now.
type OpenCallList = wire.List[OpenCall]

// CallForm is the application window of a cohort: invited colleagues have
// until graceUntil to join and sign.
type CallForm struct {
	// The first instant; in UTC.
	OpensAt time.Time `json:"opensAt" format:"date-time"`
	// The last instant; in UTC.
	ClosesAt time.Time `json:"closesAt" format:"date-time"`
	// Until when what was begun can still be completed; in UTC.
	GraceUntil time.Time `json:"graceUntil" format:"date-time"`
}

// CallCounts counts the applications of a call.
type CallCounts struct {
	// All that were begun.
	Total int `json:"total"`
	// Those that were sent.
	Submitted int `json:"submitted"`
}

// Call is a call as the programme team reads it.
type Call struct {
	// The id: 26 characters, for addresses.
	ID string `json:"id"`
	// The id of the cohort.
	CohortID string `json:"cohortId"`
	// The name of the programme.
	Programme string `json:"programme"`
	// The name of the cohort.
	Cohort string `json:"cohort"`
	// When it opens; in UTC.
	OpensAt time.Time `json:"opensAt" format:"date-time"`
	// When it closes; in UTC.
	ClosesAt time.Time `json:"closesAt" format:"date-time"`
	// Until when what was begun can still be completed; in UTC.
	GraceUntil time.Time `json:"graceUntil" format:"date-time"`
	// Goes up with every change; the ETag, for If-Match.
	Version int64 `json:"version"`
	// How many there are.
	Applications CallCounts `json:"applications"`
}

// CallList is calls, the latest first.
type CallList = wire.List[Call]

func (f CallForm) rules() applying.Call {
	return applying.Call{OpensAt: f.OpensAt, ClosesAt: f.ClosesAt, GraceUntil: f.GraceUntil}
}

func openCallOf(c applying.AnnouncedCall) OpenCall {
	return OpenCall{ID: c.ID.String(), Programme: c.Programme, Summary: c.Summary, Cohort: c.Cohort, OpensAt: c.OpensAt, ClosesAt: c.ClosesAt,
		GraceUntil: c.GraceUntil, Capacity: c.Capacity}
}

func callOf(c applying.AnnouncedCall) Call {
	return Call{ID: c.ID.String(), CohortID: c.CohortID.String(), Programme: c.Programme, Cohort: c.Cohort,
		OpensAt: c.OpensAt, ClosesAt: c.ClosesAt, GraceUntil: c.GraceUntil, Version: c.Version,
		Applications: CallCounts{Total: c.Total, Submitted: c.Submitted}}
}

// ListOpenCalls gives the calls in which an application can be started now.
//
//	@Summary	The calls that are open
//	@ID			listOpenCalls
//	@Tags		programmes
//	@Param		If-None-Match	header	string	false	"The ETag that you have"
//	@Success	200	{object}	OpenCallList	"Those that close first come first"
//	@x-roles	[]
//	@Router		/open-calls [get]
func (a *API) ListOpenCalls(c *wire.Call) (wire.Reply[OpenCallList], error) {
	open, err := a.app.OpenCalls(c.Context, c.Actor)
	return wire.Tagged(wire.Listed(open, openCallOf)), err
}

// ListCalls gives the calls, the latest first.
//
//	@Summary	The calls
//	@ID			listCalls
//	@Tags		programmes
//	@Param		cohort	query		string		false	"Only those of this cohort"
//	@Success	200		{object}	CallList	"The latest first"
//	@x-roles	["coordinator"]
//	@Router		/calls [get]
func (a *API) ListCalls(c *wire.Call) (wire.Reply[CallList], error) {
	all, err := a.app.Calls(c.Context, c.Actor, c.QueryID("cohort"))
	return wire.OK(wire.Listed(all, callOf), 0), err
}

// CreateCall adds an application window to a cohort.
//
//	@Summary	Create a call
//	@ID			createCall
//	@Tags		programmes
//	@Param		cohort			path		string		true	"The cohort"
//	@Param		Idempotency-Key	header		string		false	"A key of your own; 24 hours"
//	@Param		body			body		CallForm	true	"The call"
//	@Success	201				{object}	Call		"Created"
//	@Header		201				{string}	Location	"Where it is"
//	@x-roles	["coordinator"]
//	@Router		/cohorts/{cohort}/calls [post]
func (a *API) CreateCall(c *wire.Call, in CallForm) (wire.Reply[Call], error) {
	made, err := a.app.CreateCall(c.Context, c.Actor, c.ID("cohort"), in.rules())
	return wire.Created(callOf(made), made.Version, "/calls/"+made.ID.String()), err
}

// ReadCall gives one call.
//
//	@Summary	One call
//	@ID			readCall
//	@Tags		programmes
//	@Param		call	path		string	true	"The call"
//	@Success	200		{object}	Call	"The call"
//	@x-roles	["coordinator"]
//	@Router		/calls/{call} [get]
func (a *API) ReadCall(c *wire.Call) (wire.Reply[Call], error) {
	found, err := a.app.Call(c.Context, c.Actor, c.ID("call"))
	return wire.OK(callOf(found), found.Version), err
}

// SaveCall moves the dates of a call.
//
//	@Summary	Change a call
//	@ID			saveCall
//	@Tags		programmes
//	@Param		call		path		string		true	"The call"
//	@Param		If-Match	header		string		true	"The version you read, in quotes"
//	@Param		body		body		CallForm	true	"The call"
//	@Success	200			{object}	Call		"As it is now"
//	@x-roles	["coordinator"]
//	@Router		/calls/{call} [put]
func (a *API) SaveCall(c *wire.Call, in CallForm) (wire.Reply[Call], error) {
	saved, err := a.app.ReviseCall(c.Context, c.Actor, c.ID("call"), c.Version, in.rules())
	return wire.OK(callOf(saved), saved.Version), err
}
