package applying

import (
	"context"

	"tandem/internal/access"
	"tandem/internal/applying"
	"tandem/internal/id"
	"tandem/internal/store"
	rows "tandem/internal/store/applying"
	programmesrows "tandem/internal/store/programmes"
)

// CreateCall adds an application window to a cohort.
func (a *App) CreateCall(ctx context.Context, actor access.Actor, cohort id.ID, c applying.Call) (applying.AnnouncedCall, error) {
	return store.Do(ctx, a.desk.Store, actor, func(tx *store.Tx) (none applying.AnnouncedCall, err error) {
		if _, err := programmesrows.In(tx).Cohort(cohort); err != nil {
			return none, err
		}
		c = c.Instants()
		c.ID, c.CohortID, c.CreatedAt, c.Version = tx.NewID(), cohort, tx.Now, 1
		if err := c.Check(); err != nil {
			return none, err
		}
		if err := rows.In(tx).AddCall(c); err != nil {
			return none, err
		}
		if err := store.Audit(tx, "call.created", "call", c.ID, nil, c); err != nil {
			return none, err
		}
		return counted(tx, c.ID)
	})
}

// ReviseCall moves the dates of a call; version is the one that the
// coordinator read.
func (a *App) ReviseCall(ctx context.Context, actor access.Actor, key id.ID, version int64, c applying.Call) (applying.AnnouncedCall, error) {
	return store.Do(ctx, a.desk.Store, actor, func(tx *store.Tx) (none applying.AnnouncedCall, err error) {
		before, err := rows.In(tx).Call(key)
		if err != nil {
			return none, err
		}
		after := before.Call
		after.OpensAt, after.ClosesAt, after.GraceUntil, after.Version = c.OpensAt, c.ClosesAt, c.GraceUntil, version
		after = after.Instants()
		if err := after.Check(); err != nil {
			return none, err
		}
		if err := rows.In(tx).SaveCall(after); err != nil {
			return none, err
		}
		after.Version++
		if err := store.Audit(tx, "call.revised", "call", key, before.Call, after); err != nil {
			return none, err
		}
		return counted(tx, key)
	})
}

func counted(tx *store.Tx, key id.ID) (applying.AnnouncedCall, error) {
	c, err := rows.In(tx).Call(key)
	if err != nil {
		return c, err
	}
	calls := []applying.AnnouncedCall{c}
	err = rows.In(tx).CountApplications(calls)
	return calls[0], err
}

// Call reads one call with the number of its applications.
func (a *App) Call(ctx context.Context, actor access.Actor, key id.ID) (applying.AnnouncedCall, error) {
	return store.Look(ctx, a.desk.Store, actor, func(tx *store.Tx) (applying.AnnouncedCall, error) { return counted(tx, key) })
}

// Calls reads the calls of a cohort, or all of them for an empty id, with the
// number of their applications.
func (a *App) Calls(ctx context.Context, actor access.Actor, cohort id.ID) ([]applying.AnnouncedCall, error) {
	return store.Look(ctx, a.desk.Store, actor, func(tx *store.Tx) ([]applying.AnnouncedCall, error) {
		calls, err := rows.In(tx).Calls(cohort)
		if err != nil {
			return nil, err
		}
		return calls, rows.In(tx).CountApplications(calls)
	})
}

// OpenCalls reads the calls in which anybody can start an application now.
func (a *App) OpenCalls(ctx context.Context, actor access.Actor) ([]applying.AnnouncedCall, error) {
	return store.Look(ctx, a.desk.Store, actor, func(tx *store.Tx) ([]applying.AnnouncedCall, error) { return rows.In(tx).OpenCalls() })
}
