package store

import (
	"time"

	"tandem/internal/fault"
	"tandem/internal/id"
	"tandem/internal/programme"
)

type cohortRow struct {
	ID          id.ID
	ProgrammeID id.ID
	Name        string
	Capacity    int
	StartsOn    programme.Date
	EndsOn      programme.Date
	SeatsTaken  int
	CreatedAt   time.Time
	Version     int64
}

func (r cohortRow) domain() programme.Cohort { return programme.Cohort(r) }

// Cohort reads one cohort.
func (tx *Tx) Cohort(key id.ID) (programme.Cohort, error) {
	var r cohortRow
	err := one(tx.from("cohorts").Where("id = ?", key), &r)
	return r.domain(), err
}

// CohortToJoin reads the cohort into which an acceptance brings somebody, for the
// mail that welcomes them.
func (tx *Tx) CohortToJoin(key id.ID) (programme.Cohort, error) { return tx.Clerk().Cohort(key) }

// Cohorts reads the cohorts of a programme, or of all for an empty id, the
// latest first.
func (tx *Tx) Cohorts(of id.ID) ([]programme.Cohort, error) {
	var rows []cohortRow
	q := tx.from("cohorts").Order("starts_on DESC, id DESC")
	if of != "" {
		q = q.Where("programme_id = ?", of)
	}
	err := all(q, &rows)
	return convert(rows, cohortRow.domain), err
}

// AddCohort keeps a new cohort.
func (tx *Tx) AddCohort(c programme.Cohort) error {
	r := cohortRow(c)
	return tx.insert("cohorts", &r)
}

// SaveCohort keeps what a coordinator changed; c.Version is the one that was
// read. The count of seats is left alone: offers and answers move it at the
// same time, and the schema refuses a capacity below it.
func (tx *Tx) SaveCohort(c programme.Cohort) error {
	n, err := tx.update("cohorts", map[string]any{
		"name": c.Name, "capacity": c.Capacity, "starts_on": c.StartsOn, "ends_on": c.EndsOn, "version": c.Version + 1,
	}, "id = ? AND version = ?", c.ID, c.Version)
	switch {
	case refusedByCheck(err):
		return fault.At("/capacity", "There are already more seats taken than this")
	case err != nil || n == 1:
		return err
	}
	return tx.whyUnchanged("cohorts", c.ID)
}
