package api

import (
	"tandem/internal/learning"
	"tandem/internal/programme"
)

// milestoneForm is a step of a project: what, by when, and done on which day.
type milestoneForm struct {
	Title  string  `json:"title"`
	DueOn  *string `json:"dueOn,omitempty" format:"date"`
	DoneOn *string `json:"doneOn,omitempty" format:"date"`
}

// milestone is a step of a project.
type milestone struct {
	ID      string  `json:"id"`
	Title   string  `json:"title"`
	DueOn   *string `json:"dueOn,omitempty" format:"date"`
	DoneOn  *string `json:"doneOn,omitempty" format:"date"`
	Version int64   `json:"version"`
}

func milestoneOf(m learning.Milestone) milestone {
	return milestone{ID: m.ID.String(), Title: m.Title, DueOn: optional(string(m.DueOn)), DoneOn: optional(string(m.DoneOn)), Version: m.Version}
}

// addMilestone sets a step of a project.
//
//	@Summary		Add a milestone to a project
//	@Description	A project can have up to 100.
//	@ID				addMilestone
//	@Tags			projects
//	@Param			project			path		string			true	"The project"
//	@Param			Idempotency-Key	header		string			false	"A key of your own; 24 hours"
//	@Param			body			body		milestoneForm	true	"The milestone"
//	@Success		201				{object}	milestone
//	@Header			201				{string}	Location	"The project"
//	@Failure		default			{object}	problem
//	@x-roles		["participant"]
//	@Router			/projects/{project}/milestones [post]
func (a *API) addMilestone(c *Call, in milestoneForm) (Reply[milestone], error) {
	m, err := a.App.Learning.AddMilestone(c.Context, c.Actor, c.ID("project"), in.Title, programme.Date(given(in.DueOn)), programme.Date(given(in.DoneOn)))
	return created(milestoneOf(m), m.Version, "/projects/"+c.ID("project").String()), err
}

// saveMilestone changes a step, or notes the day on which it was done.
//
//	@Summary	Save a milestone
//	@ID			saveMilestone
//	@Tags		projects
//	@Param		milestone	path		string			true	"The milestone"
//	@Param		If-Match	header		string			true	"The version you read, in quotes"
//	@Param		body		body		milestoneForm	true	"The milestone"
//	@Success	200			{object}	milestone
//	@Failure	default		{object}	problem
//	@x-roles	["participant"]
//	@Router		/milestones/{milestone} [put]
func (a *API) saveMilestone(c *Call, in milestoneForm) (Reply[milestone], error) {
	m, err := a.App.Learning.ReviseMilestone(c.Context, c.Actor, c.ID("milestone"), c.Version, in.Title, programme.Date(given(in.DueOn)), programme.Date(given(in.DoneOn)))
	return ok(milestoneOf(m), m.Version), err
}
