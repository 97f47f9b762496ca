package store

import (
	"encoding/json"
	"time"

	"gorm.io/gorm/clause"

	"tandem/internal/fault"
	"tandem/internal/id"
	"tandem/internal/learning"
)

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
func (tx *Tx) Project(key id.ID) (learning.Project, error) {
	var r projectRow
	err := one(tx.from("projects").Where("id = ?", key), &r)
	return r.domain(), err
}

// HoldProject reads one project and keeps others from adding to it until this
// transaction ends.
func (tx *Tx) HoldProject(key id.ID) (learning.Project, error) {
	var r projectRow
	err := one(tx.from("projects").Where("id = ?", key).Clauses(clause.Locking{Strength: "UPDATE"}), &r)
	return r.domain(), err
}

// AddProject keeps a new project and its first version. A partnership has one.
func (tx *Tx) AddProject(p learning.Project) error {
	r := projectRow(p)
	if err := tx.insert("projects", &r); err != nil {
		if duplicate(err) {
			return fault.Conflict("project_exists", "Your partnership has a project already. Open it to make changes.")
		}
		return err
	}
	return tx.keepRevision(p)
}

// SaveProject keeps a changed project, and the version that this makes beside
// all earlier ones; p.Version is the one that was read.
func (tx *Tx) SaveProject(p learning.Project) error {
	r := projectRow(p)
	if err := tx.replace("projects", &r, p.ID, p.Version); err != nil {
		return err
	}
	p.Version++
	return tx.keepRevision(p)
}

func (tx *Tx) keepRevision(p learning.Project) error {
	text, err := json.Marshal(p)
	if err != nil {
		return err
	}
	return tx.insert("project_revisions", &revisionRow{ID: tx.NewID(), ProjectID: p.ID, Number: p.Version,
		Snapshot: string(text), SavedBy: p.UpdatedBy, SavedAt: p.UpdatedAt})
}

// ProjectRevisions reads every saved version of a project, oldest first.
func (tx *Tx) ProjectRevisions(key id.ID) ([]learning.Project, error) {
	var rows []revisionRow
	if err := all(tx.from("project_revisions").Where("project_id = ?", key).Order("number"), &rows); err != nil {
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
func (tx *Tx) Projects(cohort, after id.ID, most int) ([]learning.ProjectLine, error) {
	q := tx.from("projects").Where("projects.id > ?", after).Order("projects.id").Limit(most).Select(
		"projects.id, projects.partnership_id, projects.title, projects.state, projects.theme, " +
			"(SELECT COUNT(*) FROM milestones WHERE milestones.project_id = projects.id) AS milestones, " +
			"(SELECT COUNT(*) FROM milestones WHERE milestones.project_id = projects.id AND milestones.done_on IS NOT NULL) AS milestones_done")
	if cohort != "" {
		q = q.Where("projects.cohort_id = ?", cohort)
	}
	var rows []projectLineRow
	if err := all(q, &rows); err != nil || len(rows) == 0 {
		return nil, err
	}
	lines := convert(rows, projectLineRow.domain)
	return lines, tx.nameOwners(lines)
}

func (tx *Tx) nameOwners(lines []learning.ProjectLine) error {
	of := make(map[id.ID]*learning.ProjectLine, len(lines))
	partnerships := make([]id.ID, len(lines))
	for i := range lines {
		partnerships[i] = lines[i].PartnershipID
		of[lines[i].PartnershipID] = &lines[i]
	}
	var rows []struct {
		PartnershipID id.ID
		Name          string
	}
	err := all(tx.from("partnership_members").Joins("JOIN people ON people.id = partnership_members.person_id").
		Where("partnership_members.partnership_id IN ? AND partnership_members.live = 1", partnerships).
		Order("people.name, people.id").Select("partnership_members.partnership_id, people.name"), &rows)
	for _, r := range rows {
		of[r.PartnershipID].Owners = append(of[r.PartnershipID].Owners, r.Name)
	}
	return err
}

// LastEditor reads the name of whoever saved the project last.
func (tx *Tx) LastEditor(project id.ID) (name string, err error) {
	return name, one(tx.from("projects").Joins("JOIN people ON people.id = projects.updated_by").
		Where("projects.id = ?", project).Select("people.name"), &name)
}
