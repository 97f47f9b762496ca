package store

import (
	"time"

	"tandem/internal/id"
	"tandem/internal/learning"
	"tandem/internal/programme"
)

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
func (tx *Tx) Milestones(project id.ID) ([]learning.Milestone, error) {
	var rows []milestoneRow
	err := all(tx.from("milestones").Where("project_id = ?", project).Order("created_at, id"), &rows)
	return convert(rows, milestoneRow.domain), err
}

// Milestone reads one step.
func (tx *Tx) Milestone(key id.ID) (learning.Milestone, error) {
	var r milestoneRow
	err := one(tx.from("milestones").Where("id = ?", key), &r)
	return r.domain(), err
}

// AddMilestone keeps a new step.
func (tx *Tx) AddMilestone(m learning.Milestone) error {
	return tx.insert("milestones", rowOfMilestone(m))
}

// SaveMilestone keeps a changed step; m.Version is the one that was read.
func (tx *Tx) SaveMilestone(m learning.Milestone) error {
	return tx.replace("milestones", rowOfMilestone(m), m.ID, m.Version)
}
