package learning

import (
	"time"

	"tandem/internal/access"
	"tandem/internal/id"
	"tandem/internal/learning"
	"tandem/internal/programme"
	"tandem/internal/store/internal/lock"
)

// Milestones are seen and changed with their project.
var Milestones = lock.Table{
	Name: "milestones",
	Sees: lock.Rules{
		access.Participant: lock.Where(worksOn("milestones.project_id")),
		access.Coordinator: lock.Always,
	},
	Changes: lock.Rules{
		access.Participant: lock.Where(worksOn("milestones.project_id")),
	},
	Adds: []access.Role{access.Participant},
}

type milestoneRow struct {
	ID        id.ID
	ProjectID id.ID
	Title     string
	DueOn     *programme.Date
	DoneOn    *programme.Date
	CreatedAt time.Time
	Version   int64
}

func (r milestoneRow) domain() learning.Milestone {
	m := learning.Milestone{ID: r.ID, ProjectID: r.ProjectID, Title: r.Title, CreatedAt: r.CreatedAt, Version: r.Version}
	if r.DueOn != nil {
		m.DueOn = *r.DueOn
	}
	if r.DoneOn != nil {
		m.DoneOn = *r.DoneOn
	}
	return m
}

func rowOfMilestone(m learning.Milestone) *milestoneRow {
	return &milestoneRow{ID: m.ID, ProjectID: m.ProjectID, Title: m.Title, DueOn: known(m.DueOn), DoneOn: known(m.DoneOn),
		CreatedAt: m.CreatedAt, Version: m.Version}
}

func known(d programme.Date) *programme.Date {
	if d == "" {
		return nil
	}
	return &d
}

// Milestones reads the steps of a project, in the order in which they were set.
func (in Rows) Milestones(project id.ID) ([]learning.Milestone, error) {
	var rows []milestoneRow
	err := lock.All(lock.From(in.tx, Milestones).Where("project_id = ?", project).Order("created_at, id"), &rows)
	return lock.Each(rows, milestoneRow.domain), err
}

// Milestone reads one step.
func (in Rows) Milestone(key id.ID) (learning.Milestone, error) {
	var r milestoneRow
	err := lock.One(lock.From(in.tx, Milestones).Where("id = ?", key), &r)
	return r.domain(), err
}

// AddMilestone keeps a new step.
func (in Rows) AddMilestone(m learning.Milestone) error {
	return lock.Insert(in.tx, Milestones, rowOfMilestone(m))
}

// SaveMilestone keeps a changed step; m.Version is the one that was read.
func (in Rows) SaveMilestone(m learning.Milestone) error {
	return lock.Replace(in.tx, Milestones, rowOfMilestone(m), m.ID, m.Version)
}
