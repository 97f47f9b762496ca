package learning

import (
	"context"

	"tandem/internal/access"
	"tandem/internal/fault"
	"tandem/internal/id"
	"tandem/internal/learning"
	"tandem/internal/programme"
	"tandem/internal/store"
	rows "tandem/internal/store/learning"
)

// AddMilestone sets a step of a project; a project has up to 100.
func (a *App) AddMilestone(ctx context.Context, actor access.Actor, project id.ID, title string, due, done programme.Date) (learning.Milestone, error) {
	return store.Do(ctx, a.desk.Store, actor, func(tx *store.Tx) (learning.Milestone, error) {
		p, err := rows.In(tx).HoldProject(project)
		if err != nil {
			return learning.Milestone{}, err
		}
		there, err := rows.In(tx).Milestones(project)
		if err != nil {
			return learning.Milestone{}, err
		}
		m, err := learning.AddMilestone(p, len(there), title, due, done, tx.Now)
		if err != nil {
			return m, err
		}
		m.ID = tx.NewID()
		if err := rows.In(tx).AddMilestone(m); err != nil {
			return m, err
		}
		return m, store.Audit(tx, "milestone.added", "milestone", m.ID, nil, m)
	})
}

// ReviseMilestone changes a step or notes the day on which it was done; version
// is the one that the actor read.
func (a *App) ReviseMilestone(ctx context.Context, actor access.Actor, key id.ID, version int64, title string, due, done programme.Date) (learning.Milestone, error) {
	return store.Do(ctx, a.desk.Store, actor, func(tx *store.Tx) (learning.Milestone, error) {
		before, err := rows.In(tx).Milestone(key)
		if err != nil {
			return before, err
		}
		if before.Version != version {
			return before, fault.Outdated()
		}
		after, err := before.Change(title, due, done, tx.Now)
		if err != nil {
			return before, err
		}
		if err := rows.In(tx).SaveMilestone(after); err != nil {
			return before, err
		}
		after.Version++
		return after, store.Audit(tx, "milestone.revised", "milestone", key, before, after)
	})
}
