package programmes

import (
	"context"

	"tandem/internal/access"
	"tandem/internal/id"
	"tandem/internal/programme"
	"tandem/internal/store"
	rows "tandem/internal/store/programmes"
)

// CreateCohort adds a run to a programme.
func (a *App) CreateCohort(ctx context.Context, actor access.Actor, of id.ID, c programme.Cohort) (programme.Cohort, error) {
	return store.Do(ctx, a.desk.Store, actor, func(tx *store.Tx) (programme.Cohort, error) {
		if _, err := rows.In(tx).Programme(of); err != nil {
			return c, err
		}
		c.ID, c.ProgrammeID, c.SeatsTaken, c.CreatedAt, c.Version = tx.NewID(), of, 0, tx.Now, 1
		if err := c.Check(); err != nil {
			return c, err
		}
		if err := rows.In(tx).AddCohort(c); err != nil {
			return c, err
		}
		return c, store.Audit(tx, "cohort.created", "cohort", c.ID, nil, c)
	})
}

// ReviseCohort changes the name, capacity and dates of a cohort; version is
// the one that the coordinator read.
func (a *App) ReviseCohort(ctx context.Context, actor access.Actor, key id.ID, version int64, c programme.Cohort) (programme.Cohort, error) {
	return store.Do(ctx, a.desk.Store, actor, func(tx *store.Tx) (programme.Cohort, error) {
		before, err := rows.In(tx).Cohort(key)
		if err != nil {
			return c, err
		}
		after := before
		after.Name, after.Capacity, after.StartsOn, after.EndsOn, after.Version = c.Name, c.Capacity, c.StartsOn, c.EndsOn, version
		if err := after.Check(); err != nil {
			return c, err
		}
		if err := rows.In(tx).SaveCohort(after); err != nil {
			return c, err
		}
		after.Version++
		return after, store.Audit(tx, "cohort.revised", "cohort", key, before, after)
	})
}

// Cohort reads one cohort.
func (a *App) Cohort(ctx context.Context, actor access.Actor, key id.ID) (programme.Cohort, error) {
	return store.Look(ctx, a.desk.Store, actor, func(tx *store.Tx) (programme.Cohort, error) { return rows.In(tx).Cohort(key) })
}

// Cohorts reads the cohorts of a programme, or all of them for an empty id.
func (a *App) Cohorts(ctx context.Context, actor access.Actor, of id.ID) ([]programme.Cohort, error) {
	return store.Look(ctx, a.desk.Store, actor, func(tx *store.Tx) ([]programme.Cohort, error) { return rows.In(tx).Cohorts(of) })
}
