package learning

import (
	"context"

	"tandem/internal/access"
	"tandem/internal/learning"
	"tandem/internal/store"
	rows "tandem/internal/store/learning"
)

// Enrolments reads the actor's places, each with its partnership and project.
func (a *App) Enrolments(ctx context.Context, actor access.Actor) ([]learning.Enrolment, error) {
	return store.Look(ctx, a.desk.Store, actor, func(tx *store.Tx) ([]learning.Enrolment, error) { return rows.In(tx).Enrolments() })
}
