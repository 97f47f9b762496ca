package api

import (
	"time"

	"tandem/internal/applying"
)

// openCall is a call in which anybody can start an application now.
type openCall struct {
	ID         string    `json:"id"`
	Programme  string    `json:"programme"`
	Cohort     string    `json:"cohort"`
	OpensAt    time.Time `json:"opensAt" format:"date-time"`
	ClosesAt   time.Time `json:"closesAt" format:"date-time"`
	GraceUntil time.Time `json:"graceUntil" format:"date-time"`
	Capacity   int       `json:"capacity"`
}

type openCallList = list[openCall]

// callForm is the application window of a cohort: invited colleagues have
// until graceUntil to join and sign.
type callForm struct {
	OpensAt    time.Time `json:"opensAt" format:"date-time"`
	ClosesAt   time.Time `json:"closesAt" format:"date-time"`
	GraceUntil time.Time `json:"graceUntil" format:"date-time"`
}

type callCounts struct {
	Total     int `json:"total"`
	Submitted int `json:"submitted"`
}

type call struct {
	ID           string     `json:"id"`
	CohortID     string     `json:"cohortId"`
	Programme    string     `json:"programme"`
	Cohort       string     `json:"cohort"`
	OpensAt      time.Time  `json:"opensAt" format:"date-time"`
	ClosesAt     time.Time  `json:"closesAt" format:"date-time"`
	GraceUntil   time.Time  `json:"graceUntil" format:"date-time"`
	Version      int64      `json:"version"`
	Applications callCounts `json:"applications"`
}

type callList = list[call]

func (f callForm) rules() applying.Call {
	return applying.Call{OpensAt: f.OpensAt, ClosesAt: f.ClosesAt, GraceUntil: f.GraceUntil}
}

func openCallOf(c applying.AnnouncedCall) openCall {
	return openCall{ID: c.ID.String(), Programme: c.Programme, Cohort: c.Cohort, OpensAt: c.OpensAt, ClosesAt: c.ClosesAt,
		GraceUntil: c.GraceUntil, Capacity: c.Capacity}
}

func callOf(c applying.AnnouncedCall) call {
	return call{ID: c.ID.String(), CohortID: c.CohortID.String(), Programme: c.Programme, Cohort: c.Cohort,
		OpensAt: c.OpensAt, ClosesAt: c.ClosesAt, GraceUntil: c.GraceUntil, Version: c.Version,
		Applications: callCounts{Total: c.Total, Submitted: c.Submitted}}
}

// listOpenCalls gives the calls in which an application can be started now.
//
//	@Summary	The calls that are open
//	@ID			listOpenCalls
//	@Tags		programmes
//	@Success	200	{object}	openCallList	"Those that close first come first"
//	@x-roles	[]
//	@Router		/open-calls [get]
func (a *API) listOpenCalls(c *Call) (Reply[openCallList], error) {
	open, err := a.App.Applying.OpenCalls(c.Context, c.Actor)
	return tagged(listed(open, openCallOf)), err
}

// listCalls gives the calls, the latest first.
//
//	@Summary	The calls
//	@ID			listCalls
//	@Tags		programmes
//	@Param		cohort	query		string		false	"Only those of this cohort"
//	@Success	200		{object}	callList	"The latest first"
//	@x-roles	["coordinator"]
//	@Router		/calls [get]
func (a *API) listCalls(c *Call) (Reply[callList], error) {
	cohort, err := c.QueryID("cohort")
	if err != nil {
		return Reply[callList]{}, err
	}
	all, err := a.App.Applying.Calls(c.Context, c.Actor, cohort)
	return ok(listed(all, callOf), 0), err
}

// createCall adds an application window to a cohort.
//
//	@Summary	Create a call
//	@ID			createCall
//	@Tags		programmes
//	@Param		cohort			path		string		true	"The cohort"
//	@Param		Idempotency-Key	header		string		false	"A key of your own; 24 hours"
//	@Param		body			body		callForm	true	"The call"
//	@Success	201				{object}	call		"Created"
//	@Header		201				{string}	Location	"Where it is"
//	@x-roles	["coordinator"]
//	@Router		/cohorts/{cohort}/calls [post]
func (a *API) createCall(c *Call, in callForm) (Reply[call], error) {
	made, err := a.App.Applying.CreateCall(c.Context, c.Actor, c.ID("cohort"), in.rules())
	return created(callOf(made), made.Version, "/calls/"+made.ID.String()), err
}

// readCall gives one call.
//
//	@Summary	One call
//	@ID			readCall
//	@Tags		programmes
//	@Param		call	path		string	true	"The call"
//	@Success	200		{object}	call	"The call"
//	@x-roles	["coordinator"]
//	@Router		/calls/{call} [get]
func (a *API) readCall(c *Call) (Reply[call], error) {
	found, err := a.App.Applying.Call(c.Context, c.Actor, c.ID("call"))
	return ok(callOf(found), found.Version), err
}

// saveCall moves the dates of a call.
//
//	@Summary	Change a call
//	@ID			saveCall
//	@Tags		programmes
//	@Param		call		path		string		true	"The call"
//	@Param		If-Match	header		string		true	"The version you read, in quotes"
//	@Param		body		body		callForm	true	"The call"
//	@Success	200			{object}	call		"As it is now"
//	@x-roles	["coordinator"]
//	@Router		/calls/{call} [put]
func (a *API) saveCall(c *Call, in callForm) (Reply[call], error) {
	saved, err := a.App.Applying.ReviseCall(c.Context, c.Actor, c.ID("call"), c.Version, in.rules())
	return ok(callOf(saved), saved.Version), err
}
