package learning

import (
	"tandem/api/wire"
	"tandem/internal/learning"
	"tandem/internal/programme"
)

// MilestoneForm is a step of a project: what, by when, and done on which day.
type MilestoneForm struct {
	// A short name, up to 200 characters.
	Title string `json:"title"`
	// The day by which it should be done.
	DueOn *string `json:"dueOn,omitempty" format:"date"`
	// The day on which it was done, absent until then.
	DoneOn *string `json:"doneOn,omitempty" format:"date"`
}

// Milestone is a step of a project.
type Milestone struct {
	// The id: 26 characters, for addresses.
	ID string `json:"id"`
	// A short name, up to 200 characters.
	Title string `json:"title"`
	// The day by which it should be done.
	DueOn *string `json:"dueOn,omitempty" format:"date"`
	// The day on which it was done, absent until then.
	DoneOn *string `json:"doneOn,omitempty" format:"date"`
	// Goes up with every change; the ETag, for If-Match.
	Version int64 `json:"version"`
}

func milestoneOf(m learning.Milestone) Milestone {
	return Milestone{ID: m.ID.String(), Title: m.Title, DueOn: wire.Optional(string(m.DueOn)), DoneOn: wire.Optional(string(m.DoneOn)), Version: m.Version}
}

// AddMilestone sets a step of a project.
//
//	@Summary		Add a milestone to a project
//	@Description	A project can have up to 100.
//	@ID				addMilestone
//	@Tags			projects
//	@Param			project			path		string			true	"The project"
//	@Param			Idempotency-Key	header		string			false	"A key of your own; 24 hours"
//	@Param			body			body		MilestoneForm	true	"The milestone"
//	@Success		201				{object}	Milestone
//	@Header			201				{string}	Location	"The project"
//	@Failure		default			{object}	wire.Problem
//	@x-roles		["participant"]
//	@Router			/projects/{project}/milestones [post]
func (a *API) AddMilestone(c *wire.Call, in MilestoneForm) (wire.Reply[Milestone], error) {
	m, err := a.app.AddMilestone(c.Context, c.Actor, c.ID("project"), in.Title, programme.Date(wire.Given(in.DueOn)), programme.Date(wire.Given(in.DoneOn)))
	return wire.Created(milestoneOf(m), m.Version, "/projects/"+c.ID("project").String()), err
}

// SaveMilestone changes a step, or notes the day on which it was done.
//
//	@Summary	Save a milestone
//	@ID			saveMilestone
//	@Tags		projects
//	@Param		milestone	path		string			true	"The milestone"
//	@Param		If-Match	header		string			true	"The version you read, in quotes"
//	@Param		body		body		MilestoneForm	true	"The milestone"
//	@Success	200			{object}	Milestone
//	@Failure	default		{object}	wire.Problem
//	@x-roles	["participant"]
//	@Router		/milestones/{milestone} [put]
func (a *API) SaveMilestone(c *wire.Call, in MilestoneForm) (wire.Reply[Milestone], error) {
	m, err := a.app.ReviseMilestone(c.Context, c.Actor, c.ID("milestone"), c.Version, in.Title, programme.Date(wire.Given(in.DueOn)), programme.Date(wire.Given(in.DoneOn)))
	return wire.OK(milestoneOf(m), m.Version), err
}
