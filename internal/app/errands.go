package app

import (
	"context"
	"errors"
	"time"
)

// errandsEvery is how late a deadline may take effect on its own. Whatever a
// person does after it is refused at once.
const errandsEvery = time.Minute

// Errands carries out what deadlines bring: applications whose grace period is
// over, offers that nobody answered, pulls that may not go on. It runs until ctx
// ends; several copies may run it, since each change names the state that it
// changes.
func (a *App) Errands(ctx context.Context) {
	tick := time.NewTicker(errandsEvery)
	defer tick.Stop()
	var problem error
	for ctx.Err() == nil {
		_, applications := a.Applying.LapseOverdue(ctx)
		_, offers := a.Selecting.LapseOffers(ctx)
		err := errors.Join(applications, offers, a.Evidence.ForgetSnapshots(ctx))
		problem = a.desk.Say(ctx, "keeping deadlines", problem, err)
		select {
		case <-ctx.Done():
		case <-tick.C:
		}
	}
}
