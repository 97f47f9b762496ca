package learning

import (
	"time"

	"tandem/api/wire"
	"tandem/internal/id"
	"tandem/internal/learning"
)

// ProjectStart is what a project begins with: its title, and the challenge, if
// there are words for it already.
type ProjectStart struct {
	// A short name, up to 200 characters.
	Title string `json:"title"`
	// What is not working now, as far as there are words for it; up to 10,000 characters.
	Challenge *string `json:"challenge,omitempty"`
}

// ProjectForm is what the owners write. A project that is stopped needs a
// reason; the theme is one of the list, or empty.
type ProjectForm struct {
	// A short name, up to 200 characters.
	Title string `json:"title"`
	// The challenge that they want to work on.
	Challenge string `json:"challenge"`
	// How things stand at the beginning.
	StartingPoint string `json:"startingPoint"`
	// What is in it and what is not.
	Scope string `json:"scope"`
	// The theme, from the list of project themes.
	Theme string `json:"theme"`
	// Where it stands at present.
	State string `json:"state" enums:"idea,planned,in_progress,completed,paused,stopped"`
	// Why it was stopped, empty unless it was.
	StoppedReason *string `json:"stoppedReason,omitempty"`
}

// Project is a partnership's personal project.
type Project struct {
	// The id: 26 characters, for addresses.
	ID string `json:"id"`
	// A short name, up to 200 characters.
	Title string `json:"title"`
	// The challenge that they want to work on.
	Challenge string `json:"challenge"`
	// How things stand at the beginning.
	StartingPoint string `json:"startingPoint"`
	// What is in it and what is not.
	Scope string `json:"scope"`
	// The theme, from the list of project themes.
	Theme string `json:"theme"`
	// Where it stands at present.
	State string `json:"state" enums:"idea,planned,in_progress,completed,paused,stopped"`
	// Why it was stopped, empty unless it was.
	StoppedReason *string `json:"stoppedReason,omitempty"`
	// The names of those who work on it, by name.
	Owners []string `json:"owners"`
	// The milestones, the earliest due first.
	Milestones []Milestone `json:"milestones"`
	// Who changed it last.
	UpdatedBy *string `json:"updatedBy,omitempty"`
	// When it was changed last; in UTC.
	UpdatedAt time.Time `json:"updatedAt" format:"date-time"`
	// Goes up with every change; the ETag, for If-Match.
	Version int64 `json:"version"`
}

// ProjectSummary is a project in a list.
type ProjectSummary struct {
	// The id: 26 characters, for addresses.
	ID string `json:"id"`
	// A short name, up to 200 characters.
	Title string `json:"title"`
	// Where it stands at present.
	State string `json:"state" enums:"idea,planned,in_progress,completed,paused,stopped"`
	// The theme, from the list of project themes.
	Theme string `json:"theme"`
	// The names of those who work on it, by name.
	Owners []string `json:"owners"`
	// How many of them are done.
	MilestonesDone int `json:"milestonesDone"`
	// How many milestones there are.
	Milestones int `json:"milestones"`
}

// ProjectList is a page of projects; next is the cursor of the following page,
// or empty.
type ProjectList = wire.List[ProjectSummary]

// ProjectThemeList is the themes that a project can have, by name.
type ProjectThemeList = wire.List[string]

func projectOf(page learning.ProjectPage) Project {
	p := page.Project
	return Project{ID: p.ID.String(), Title: p.Title, Challenge: p.Challenge, StartingPoint: p.StartingPoint, Scope: p.Scope,
		Theme: p.Theme, State: string(p.State), StoppedReason: wire.Optional(p.StoppedReason), Owners: page.Owners,
		Milestones: wire.Each(page.Milestones, milestoneOf), UpdatedBy: wire.Optional(page.UpdatedBy), UpdatedAt: p.UpdatedAt, Version: p.Version}
}

func projectSummaryOf(l learning.ProjectLine) ProjectSummary {
	owners := append([]string{}, l.Owners...)
	return ProjectSummary{ID: l.ID.String(), Title: l.Title, State: string(l.State), Theme: l.Theme, Owners: owners,
		Milestones: l.Milestones, MilestonesDone: l.MilestonesDone}
}

// StartProject begins the one project of a partnership.
//
//	@Summary		Start the partnership's project
//	@Description	A partnership has one project; a second start answers 409 project_exists.
//	@ID				startProject
//	@Tags			projects
//	@Param			partnership		path		string			true	"The partnership"
//	@Param			Idempotency-Key	header		string			false	"A key of your own; 24 hours"
//	@Param			body			body		ProjectStart	true	"Its title and first challenge"
//	@Success		201				{object}	Project
//	@Header			201				{string}	Location	"Where it is"
//	@Failure		default			{object}	wire.Problem
//	@x-roles		["participant"]
//	@Router			/partnerships/{partnership}/project [post]
func (a *API) StartProject(c *wire.Call, in ProjectStart) (wire.Reply[Project], error) {
	page, err := a.app.StartProject(c.Context, c.Actor, c.ID("partnership"), in.Title, wire.Given(in.Challenge))
	return wire.Created(projectOf(page), page.Project.Version, "/projects/"+page.Project.ID.String()), err
}

// ListProjects lists a participant's own projects, or all for the team.
//
//	@Summary	List projects
//	@ID			listProjects
//	@Tags		projects
//	@Param		cohort	query		string	false	"Only projects of this cohort"
//	@Param		cursor	query		string	false	"What the page before gave as next; leave it out for the first"
//	@Param		limit	query		int		false	"How many rows at most"	minimum(1)	maximum(200)	default(200)
//	@Success	200		{object}	ProjectList
//	@Failure	default	{object}	wire.Problem
//	@x-roles	["participant", "coordinator"]
//	@Router		/projects [get]
func (a *API) ListProjects(c *wire.Call) (wire.Reply[ProjectList], error) {
	after, limit := c.Page()
	lines, err := a.app.Projects(c.Context, c.Actor, c.QueryID("cohort"), after, limit)
	next := wire.Cursor(len(lines), limit, func() id.ID { return lines[len(lines)-1].ID })
	return wire.OK(ProjectList{Items: wire.Each(lines, projectSummaryOf), Next: next}, 0), err
}

// ReadProject reads one project.
//
//	@Summary	Read a project
//	@ID			readProject
//	@Tags		projects
//	@Param		project	path		string	true	"The project"
//	@Success	200		{object}	Project
//	@Failure	default	{object}	wire.Problem
//	@x-roles	["participant", "coordinator"]
//	@Router		/projects/{project} [get]
func (a *API) ReadProject(c *wire.Call) (wire.Reply[Project], error) {
	page, err := a.app.Project(c.Context, c.Actor, c.ID("project"))
	return wire.OK(projectOf(page), page.Project.Version), err
}

// SaveProject keeps what an owner wrote as the next version.
//
//	@Summary		Save a project
//	@Description	Every saved version is kept. When a partner saved in between, the answer is 412 and nothing is lost.
//	@ID				saveProject
//	@Tags			projects
//	@Param			project		path		string		true	"The project"
//	@Param			If-Match	header		string		true	"The version you read, in quotes"
//	@Param			body		body		ProjectForm	true	"The project"
//	@Success		200			{object}	Project
//	@Failure		default		{object}	wire.Problem
//	@x-roles		["participant"]
//	@Router			/projects/{project} [put]
func (a *API) SaveProject(c *wire.Call, in ProjectForm) (wire.Reply[Project], error) {
	page, err := a.app.ReviseProject(c.Context, c.Actor, c.ID("project"), c.Version, learning.ProjectForm{
		Title: in.Title, Challenge: in.Challenge, StartingPoint: in.StartingPoint, Scope: in.Scope, Theme: in.Theme,
		State: learning.ProjectState(in.State), StoppedReason: wire.Given(in.StoppedReason)})
	return wire.OK(projectOf(page), page.Project.Version), err
}

// ListProjectThemes lists the themes that a project can have.
//
//	@Summary	List the themes of projects
//	@ID			listProjectThemes
//	@Tags		projects
//	@Success	200		{object}	ProjectThemeList
//	@Failure	default	{object}	wire.Problem
//	@x-roles	["participant", "coordinator"]
//	@Router		/project-themes [get]
func (a *API) ListProjectThemes(*wire.Call) (wire.Reply[ProjectThemeList], error) {
	return wire.OK(ProjectThemeList{Items: learning.ProjectThemes()}, 0), nil
}
