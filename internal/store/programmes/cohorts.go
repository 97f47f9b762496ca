package programmes

import (
	"time"

	"gorm.io/gorm"

	"tandem/internal/access"
	"tandem/internal/fault"
	"tandem/internal/id"
	"tandem/internal/programme"
	"tandem/internal/store/internal/lock"
)

// Cohorts are the programme team's; an evaluator, or a token of one cohort, sees what it evaluates.
var Cohorts = lock.Table{
	Name: "cohorts",
	Sees: lock.Rules{
		access.Evaluator:   lock.InCohort("cohorts.id"),
		access.Coordinator: lock.Always, access.Gate: lock.Always, access.Clerk: lock.Always,
	},
	Changes: lock.Rules{
		access.Coordinator: lock.Always, access.Clerk: lock.Always,
	},
	Adds: []access.Role{access.Coordinator},
}

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
func (in Rows) Cohort(key id.ID) (programme.Cohort, error) {
	var r cohortRow
	err := lock.One(lock.From(in.tx, Cohorts).Where("id = ?", key), &r)
	return r.domain(), err
}

// CohortToJoin reads the cohort into which an acceptance brings somebody, for the
// mail that welcomes them.
func (in Rows) CohortToJoin(key id.ID) (programme.Cohort, error) {
	return In(lock.Clerk(in.tx)).Cohort(key)
}

// Cohorts reads the cohorts of a programme, or of all for an empty id, the
// latest first.
func (in Rows) Cohorts(of id.ID) ([]programme.Cohort, error) {
	var rows []cohortRow
	q := lock.From(in.tx, Cohorts).Order("starts_on DESC, id DESC")
	if of != "" {
		q = q.Where("programme_id = ?", of)
	}
	err := lock.All(q, &rows)
	return lock.Each(rows, cohortRow.domain), err
}

// AddCohort keeps a new cohort.
func (in Rows) AddCohort(c programme.Cohort) error {
	r := cohortRow(c)
	return lock.Insert(in.tx, Cohorts, &r)
}

// SaveCohort keeps what a coordinator changed; c.Version is the one that was
// read. The count of seats is left alone: offers and answers move it at the
// same time, and the schema refuses a capacity below it.
func (in Rows) SaveCohort(c programme.Cohort) error {
	n, err := lock.Update(in.tx, Cohorts, map[string]any{
		"name": c.Name, "capacity": c.Capacity, "starts_on": c.StartsOn, "ends_on": c.EndsOn, "version": c.Version + 1,
	}, "id = ? AND version = ?", c.ID, c.Version)
	switch {
	case lock.RefusedByCheck(err):
		return fault.At("/capacity", "There are already more seats taken than this")
	case err != nil || n == 1:
		return err
	}
	return lock.WhyUnchanged(in.tx, Cohorts, c.ID)
}

// TakeSeats counts n more seats of a cohort as taken, if they are free: the
// condition stands in the update itself, so that two who take the last seat at
// the same moment cannot both have it.
func (in Rows) TakeSeats(cohort id.ID, n int) error {
	changed, err := lock.Update(in.tx, Cohorts, map[string]any{"seats_taken": gorm.Expr("seats_taken + ?", n)},
		"id = ? AND seats_taken + ? <= capacity", cohort, n)
	if err == nil && changed == 0 {
		return fault.Conflict("no_seats", "There are not enough free places in this cohort for everybody in the application.")
	}
	return err
}

// GiveBackSeats counts n seats of a cohort as free again.
func (in Rows) GiveBackSeats(cohort id.ID, n int) error {
	_, err := lock.Update(lock.Clerk(in.tx), Cohorts, map[string]any{"seats_taken": gorm.Expr("seats_taken - ?", n)}, "id = ?", cohort)
	return err
}

// HoldCohort lets one transaction at a time plan in a cohort. It comes first: what
// is read after it holds until the end.
func (in Rows) HoldCohort(key id.ID) error {
	n, err := lock.Update(in.tx, Cohorts, map[string]any{"seats_taken": gorm.Expr("seats_taken")}, "id = ?", key)
	if err == nil && n == 0 {
		return lock.WhyUnchanged(in.tx, Cohorts, key)
	}
	return err
}
