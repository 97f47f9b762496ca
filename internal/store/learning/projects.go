package learning

import (
	"encoding/json"
	"time"

	"tandem/internal/access"
	"tandem/internal/fault"
	"tandem/internal/id"
	"tandem/internal/learning"
	"tandem/internal/store/internal/lock"
)

// Projects are written by who is in the partnership now, and read by the programme team.
var Projects = lock.Table{
	Name: "projects",
	Sees: lock.Rules{
		access.Participant: lock.Where(partnerIn("projects.partnership_id")),
		access.Coordinator: lock.Always,
	},
	Changes: lock.Rules{
		access.Participant: lock.Where(partnerIn("projects.partnership_id")),
	},
	Adds: []access.Role{access.Participant},
}

// ProjectRevisions are seen with their project.
var ProjectRevisions = lock.Table{
	Name: "project_revisions",
	Sees: lock.Rules{
		access.Participant: lock.Where(worksOn("project_revisions.project_id")),
		access.Coordinator: lock.Always,
	},
	Adds: []access.Role{access.Participant},
}

// worksOn is the condition that the actor is now in the partnership whose project
// a column names.
func worksOn(column string) string {
	return "EXISTS (SELECT 1 FROM projects p JOIN partnership_members own ON own.partnership_id = p.partnership_id" +
		" WHERE p.id = " + column + " AND own.person_id = @person AND own.until_at IS NULL)"
}

type projectRow struct {
	ID            id.ID
	PartnershipID id.ID
	CohortID      id.ID
	Title         string
	Challenge     string
	StartingPoint string
	Scope         string
	Theme         string
	State         learning.ProjectState
	StoppedReason string
	UpdatedBy     id.ID
	UpdatedAt     time.Time
	CreatedAt     time.Time
	Version       int64
}

func (r projectRow) domain() learning.Project { return learning.Project(r) }

type revisionRow struct {
	ID        id.ID
	ProjectID id.ID
	Number    int64
	Snapshot  string
	SavedBy   id.ID
	SavedAt   time.Time
}

type projectLineRow struct {
	ID             id.ID
	PartnershipID  id.ID
	Title          string
	State          learning.ProjectState
	Theme          string
	Milestones     int
	MilestonesDone int
}

func (r projectLineRow) domain() learning.ProjectLine {
	return learning.ProjectLine{ID: r.ID, PartnershipID: r.PartnershipID, Title: r.Title, State: r.State, Theme: r.Theme,
		Milestones: r.Milestones, MilestonesDone: r.MilestonesDone}
}

// Project reads one project.
func (in Rows) Project(key id.ID) (learning.Project, error) {
	var r projectRow
	err := lock.One(lock.From(in.tx, Projects).Where("id = ?", key), &r)
	return r.domain(), err
}

// HoldProject reads one project and keeps others from adding to it until this
// transaction ends.
func (in Rows) HoldProject(key id.ID) (learning.Project, error) {
	var r projectRow
	err := lock.Hold(in.tx, Projects, key, &r)
	return r.domain(), err
}

// AddProject keeps a new project and its first version. A partnership has one.
func (in Rows) AddProject(p learning.Project) error {
	r := projectRow(p)
	if err := lock.Insert(in.tx, Projects, &r); err != nil {
		if lock.Duplicate(err) {
			return fault.Conflict("project_exists", "Your partnership has a project already. Open it to make changes.")
		}
		return err
	}
	return in.keepRevision(p)
}

// SaveProject keeps a changed project, and the version that this makes beside
// all earlier ones; p.Version is the one that was read.
func (in Rows) SaveProject(p learning.Project) error {
	r := projectRow(p)
	if err := lock.Replace(in.tx, Projects, &r, p.ID, p.Version); err != nil {
		return err
	}
	p.Version++
	return in.keepRevision(p)
}

func (in Rows) keepRevision(p learning.Project) error {
	text, err := json.Marshal(p)
	if err != nil {
		return err
	}
	return lock.Insert(in.tx, ProjectRevisions, &revisionRow{ID: in.tx.NewID(), ProjectID: p.ID, Number: p.Version,
		Snapshot: string(text), SavedBy: p.UpdatedBy, SavedAt: p.UpdatedAt})
}

// ProjectRevisions reads every saved version of a project, oldest first.
func (in Rows) ProjectRevisions(key id.ID) ([]learning.Project, error) {
	var rows []revisionRow
	if err := lock.All(lock.From(in.tx, ProjectRevisions).Where("project_id = ?", key).Order("number"), &rows); err != nil {
		return nil, err
	}
	out := make([]learning.Project, len(rows))
	for i, r := range rows {
		if err := json.Unmarshal([]byte(r.Snapshot), &out[i]); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// Projects reads a page of projects, oldest first, after a given one; an empty
// cohort means every cohort.
func (in Rows) Projects(cohort, after id.ID, most int) ([]learning.ProjectLine, error) {
	q := lock.From(in.tx, Projects).Where("projects.id > ?", after).Order("projects.id").Limit(most).Select(
		"projects.id, projects.partnership_id, projects.title, projects.state, projects.theme, " +
			"(SELECT COUNT(*) FROM milestones WHERE milestones.project_id = projects.id) AS milestones, " +
			"(SELECT COUNT(*) FROM milestones WHERE milestones.project_id = projects.id AND milestones.done_on IS NOT NULL) AS milestones_done")
	if cohort != "" {
		q = q.Where("projects.cohort_id = ?", cohort)
	}
	var rows []projectLineRow
	if err := lock.All(q, &rows); err != nil || len(rows) == 0 {
		return nil, err
	}
	lines := lock.Each(rows, projectLineRow.domain)
	partnerships := make([]id.ID, len(lines))
	for i, l := range lines {
		partnerships[i] = l.PartnershipID
	}
	owners, err := in.names(partnerships, "")
	for i, l := range lines {
		lines[i].Owners = owners[l.PartnershipID]
	}
	return lines, err
}

// LastEditor reads the name of whoever saved the project last.
func (in Rows) LastEditor(project id.ID) (name string, err error) {
	return name, lock.One(lock.From(in.tx, Projects).Joins("JOIN people ON people.id = projects.updated_by").
		Where("projects.id = ?", project).Select("people.name"), &name)
}
