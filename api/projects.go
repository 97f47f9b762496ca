package api

import (
	"time"

	"tandem/internal/id"
	"tandem/internal/learning"
)

// projectStart is what a project begins with.
type projectStart struct {
	Title string `json:"title"`
}

// projectForm is what the owners write. A project that is stopped needs a
// reason; the theme is one of the list, or empty.
type projectForm struct {
	Title         string  `json:"title"`
	Challenge     string  `json:"challenge"`
	StartingPoint string  `json:"startingPoint"`
	Scope         string  `json:"scope"`
	Theme         string  `json:"theme"`
	State         string  `json:"state" enums:"idea,planned,in_progress,completed,paused,stopped"`
	StoppedReason *string `json:"stoppedReason,omitempty"`
}

// project is a partnership's personal project.
type project struct {
	ID            string      `json:"id"`
	Title         string      `json:"title"`
	Challenge     string      `json:"challenge"`
	StartingPoint string      `json:"startingPoint"`
	Scope         string      `json:"scope"`
	Theme         string      `json:"theme"`
	State         string      `json:"state" enums:"idea,planned,in_progress,completed,paused,stopped"`
	StoppedReason *string     `json:"stoppedReason,omitempty"`
	Owners        []string    `json:"owners"`
	Milestones    []milestone `json:"milestones"`
	UpdatedBy     *string     `json:"updatedBy,omitempty"`
	UpdatedAt     time.Time   `json:"updatedAt" format:"date-time"`
	Version       int64       `json:"version"`
}

// projectSummary is a project in a list.
type projectSummary struct {
	ID             string   `json:"id"`
	Title          string   `json:"title"`
	State          string   `json:"state" enums:"idea,planned,in_progress,completed,paused,stopped"`
	Theme          string   `json:"theme"`
	Owners         []string `json:"owners"`
	MilestonesDone int      `json:"milestonesDone"`
	Milestones     int      `json:"milestones"`
}

// projectList is a page of projects; next is the cursor of the following page,
// or empty.
type projectList = list[projectSummary]

// projectThemeList is the themes that a project can have, by name.
type projectThemeList = list[string]

func projectOf(page learning.ProjectPage) project {
	p := page.Project
	return project{ID: p.ID.String(), Title: p.Title, Challenge: p.Challenge, StartingPoint: p.StartingPoint, Scope: p.Scope,
		Theme: p.Theme, State: string(p.State), StoppedReason: optional(p.StoppedReason), Owners: page.Owners,
		Milestones: each(page.Milestones, milestoneOf), UpdatedBy: optional(page.UpdatedBy), UpdatedAt: p.UpdatedAt, Version: p.Version}
}

func projectSummaryOf(l learning.ProjectLine) projectSummary {
	owners := append([]string{}, l.Owners...)
	return projectSummary{ID: l.ID.String(), Title: l.Title, State: string(l.State), Theme: l.Theme, Owners: owners,
		Milestones: l.Milestones, MilestonesDone: l.MilestonesDone}
}

// startProject begins the one project of a partnership.
//
//	@Summary		Start the partnership's project
//	@Description	A partnership has one project; a second start answers 409 project_exists.
//	@ID				startProject
//	@Tags			projects
//	@Param			partnership		path		string			true	"The partnership"
//	@Param			Idempotency-Key	header		string			false	"A key of your own; 24 hours"
//	@Param			body			body		projectStart	true	"Its title"
//	@Success		201				{object}	project
//	@Header			201				{string}	Location	"Where it is"
//	@Failure		default			{object}	problem
//	@x-roles		["participant"]
//	@Router			/partnerships/{partnership}/project [post]
func (a *API) startProject(c *Call, in projectStart) (Reply[project], error) {
	page, err := a.App.Learning.StartProject(c.Context, c.Actor, c.ID("partnership"), in.Title)
	return created(projectOf(page), page.Project.Version, "/projects/"+page.Project.ID.String()), err
}

// listProjects lists a participant's own projects, or all for the team.
//
//	@Summary	List projects
//	@ID			listProjects
//	@Tags		projects
//	@Param		cohort	query		string	false	"Only projects of this cohort"
//	@Param		cursor	query		string	false	"Where the page begins: next of the page before"
//	@Param		limit	query		int		false	"Rows"	minimum(1)	maximum(200)
//	@Success	200		{object}	projectList
//	@Failure	default	{object}	problem
//	@x-roles	["participant", "coordinator"]
//	@Router		/projects [get]
func (a *API) listProjects(c *Call) (Reply[projectList], error) {
	cohort, err := c.QueryID("cohort")
	if err != nil {
		return Reply[projectList]{}, err
	}
	after, limit, err := c.page()
	if err != nil {
		return Reply[projectList]{}, err
	}
	lines, err := a.App.Learning.Projects(c.Context, c.Actor, cohort, after, limit)
	next := cursor(len(lines), limit, func() id.ID { return lines[len(lines)-1].ID })
	return ok(projectList{Items: each(lines, projectSummaryOf), Next: next}, 0), err
}

// readProject reads one project.
//
//	@Summary	Read a project
//	@ID			readProject
//	@Tags		projects
//	@Param		project	path		string	true	"The project"
//	@Success	200		{object}	project
//	@Failure	default	{object}	problem
//	@x-roles	["participant", "coordinator"]
//	@Router		/projects/{project} [get]
func (a *API) readProject(c *Call) (Reply[project], error) {
	page, err := a.App.Learning.Project(c.Context, c.Actor, c.ID("project"))
	return ok(projectOf(page), page.Project.Version), err
}

// saveProject keeps what an owner wrote as the next version.
//
//	@Summary		Save a project
//	@Description	Every saved version is kept. When a partner saved in between, the answer is 412 and nothing is lost.
//	@ID				saveProject
//	@Tags			projects
//	@Param			project		path		string		true	"The project"
//	@Param			If-Match	header		string		true	"The version you read, in quotes"
//	@Param			body		body		projectForm	true	"The project"
//	@Success		200			{object}	project
//	@Failure		default		{object}	problem
//	@x-roles		["participant"]
//	@Router			/projects/{project} [put]
func (a *API) saveProject(c *Call, in projectForm) (Reply[project], error) {
	page, err := a.App.Learning.ReviseProject(c.Context, c.Actor, c.ID("project"), c.Version, learning.ProjectForm{
		Title: in.Title, Challenge: in.Challenge, StartingPoint: in.StartingPoint, Scope: in.Scope, Theme: in.Theme,
		State: learning.ProjectState(in.State), StoppedReason: given(in.StoppedReason)})
	return ok(projectOf(page), page.Project.Version), err
}

// listProjectThemes lists the themes that a project can have.
//
//	@Summary	List the themes of projects
//	@ID			listProjectThemes
//	@Tags		projects
//	@Success	200		{object}	projectThemeList
//	@Failure	default	{object}	problem
//	@x-roles	["participant", "coordinator"]
//	@Router		/project-themes [get]
func (a *API) listProjectThemes(*Call) (Reply[projectThemeList], error) {
	return ok(projectThemeList{Items: learning.ProjectThemes()}, 0), nil
}
