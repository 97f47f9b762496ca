package learning

import (
	_ "embed"
	"slices"
	"strings"
	"time"

	"tandem/internal/fault"
	"tandem/internal/id"
	"tandem/internal/programme"
)

// ProjectState is where a personal project stands.
type ProjectState string

// The states of a project.
const (
	ProjectIdea       ProjectState = "idea"
	ProjectPlanned    ProjectState = "planned"
	ProjectInProgress ProjectState = "in_progress"
	ProjectCompleted  ProjectState = "completed"
	ProjectPaused     ProjectState = "paused"
	ProjectStopped    ProjectState = "stopped"
)

// Project is a partnership's personal project: one real work challenge. Every
// saved version is kept.
type Project struct {
	ID            id.ID
	PartnershipID id.ID
	CohortID      id.ID
	Title         string
	Challenge     string
	StartingPoint string
	Scope         string
	Theme         string
	State         ProjectState
	StoppedReason string
	UpdatedBy     id.ID
	UpdatedAt     time.Time
	CreatedAt     time.Time
	Version       int64
}

// ProjectForm is what the owners write in a project.
type ProjectForm struct {
	Title         string
	Challenge     string
	StartingPoint string
	Scope         string
	Theme         string
	State         ProjectState
	StoppedReason string
}

//go:embed data/themes.txt
var themeLines string

// ProjectThemes are the themes a project can have, by name. A programme gains
// one by a line in the file.
func ProjectThemes() []string { return strings.Split(strings.TrimSpace(themeLines), "\n") }

// projectMoves are the steps of a project. What ended too early, or was
// stopped and taken up again, goes on in progress.
var projectMoves = map[ProjectState][]ProjectState{
	ProjectIdea:       {ProjectPlanned, ProjectInProgress, ProjectStopped},
	ProjectPlanned:    {ProjectInProgress, ProjectPaused, ProjectStopped},
	ProjectInProgress: {ProjectCompleted, ProjectPaused, ProjectStopped},
	ProjectPaused:     {ProjectPlanned, ProjectInProgress, ProjectStopped},
	ProjectCompleted:  {ProjectInProgress},
	ProjectStopped:    {ProjectInProgress},
}

// ProjectStates are the states that a project in this one can be saved in:
// the same and the next ones.
func ProjectStates(from ProjectState) []ProjectState {
	return append([]ProjectState{from}, projectMoves[from]...)
}

// StartProject begins the one project of a partnership with its title, and with
// its challenge as far as that is known.
func StartProject(p Partnership, title, challenge string, by id.ID, now time.Time) (Project, error) {
	started := Project{PartnershipID: p.ID, CohortID: p.CohortID, Title: programme.TidyLine(title), Challenge: challenge, State: ProjectIdea,
		UpdatedBy: by, UpdatedAt: now, CreatedAt: now, Version: 1}
	return started, started.check().Err()
}

// Revise writes what the owners changed. A project that stops needs a reason;
// one that goes on has none.
func (p Project) Revise(f ProjectForm, by id.ID, now time.Time) (Project, error) {
	after := p
	after.Title, after.Challenge, after.StartingPoint = programme.TidyLine(f.Title), f.Challenge, f.StartingPoint
	after.Scope, after.Theme, after.State, after.StoppedReason = f.Scope, f.Theme, f.State, programme.Tidy(f.StoppedReason)
	if after.State != ProjectStopped {
		after.StoppedReason = ""
	}
	after.UpdatedBy, after.UpdatedAt = by, now
	c := after.check()
	c.Require(slices.Contains(ProjectStates(p.State), f.State), "/state", "The project cannot move to this state from the one it is in")
	return after, c.Err()
}

func (p Project) check() *fault.Check {
	var c fault.Check
	programme.RequireText(&c, p.Title, "/title", "Enter a title for the project", 200)
	programme.LimitText(&c, p.Challenge, "/challenge", programme.LongText)
	programme.LimitText(&c, p.StartingPoint, "/startingPoint", programme.LongText)
	programme.LimitText(&c, p.Scope, "/scope", programme.LongText)
	c.Require(p.Theme == "" || slices.Contains(ProjectThemes(), p.Theme), "/theme", "Choose a theme from the list")
	_, known := projectMoves[p.State]
	c.Require(known, "/state", "Choose where the project stands")
	programme.LimitText(&c, p.StoppedReason, "/stoppedReason", programme.LongText)
	c.Require(p.State != ProjectStopped || p.StoppedReason != "", "/stoppedReason", "Tell us why the project has stopped")
	return &c
}

// ProjectLine is a project in a list.
type ProjectLine struct {
	ID             id.ID
	PartnershipID  id.ID
	Title          string
	State          ProjectState
	Theme          string
	Milestones     int
	MilestonesDone int
	Owners         []string
}

// ProjectPage is a project as its owners and the programme team read it.
type ProjectPage struct {
	Project    Project
	Owners     []string
	Milestones []Milestone
	UpdatedBy  string
}
