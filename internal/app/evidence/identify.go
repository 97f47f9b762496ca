package evidence

import (
	"context"
	"time"

	"tandem/internal/access"
	"tandem/internal/app/account"
	"tandem/internal/app/desk"
	"tandem/internal/evaluation"
	"tandem/internal/store"
	rows "tandem/internal/store/evidence"
)

// noteEvery keeps "last used" from making a write of every read.
const noteEvery = time.Hour

// Identify says who holds the analyst token with this hash.
func (a *App) Identify(ctx context.Context, hash []byte) (access.Actor, error) {
	var now time.Time
	b, err := store.Glance(ctx, a.desk.Store, desk.Gate, func(tx *store.Tx) (evaluation.AnalystBearer, error) {
		now = tx.Now
		return rows.In(tx).AnalystBearer(hash)
	})
	if err = desk.UnlessMissing(err); err != nil {
		return access.Actor{}, err
	}
	if b.ID.Empty() || !b.Live(now) || a.account.Proven(access.Evaluator, b.Proven) != access.Evaluator {
		return access.Actor{}, account.SessionEnded()
	}
	if b.LastUsedAt == nil || now.Sub(*b.LastUsedAt) > noteEvery {
		err = a.desk.Store.As(ctx, desk.Gate, func(tx *store.Tx) error { return rows.In(tx).UseAnalystToken(b.ID) })
	}
	return access.Actor{Role: access.Evaluator, Token: b.ID, Cohort: b.CohortID, Sets: b.SetNames()}, err
}
