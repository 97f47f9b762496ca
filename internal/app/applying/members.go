package applying

import (
	"context"

	"tandem/internal/access"
	"tandem/internal/applying"
	"tandem/internal/id"
	"tandem/internal/store"
	rows "tandem/internal/store/applying"
)

// Member reads the actor's own part of an application.
func (a *App) Member(ctx context.Context, actor access.Actor, key id.ID) (applying.Member, error) {
	return store.Look(ctx, a.desk.Store, actor, func(tx *store.Tx) (applying.Member, error) {
		return rows.In(tx).OwnMember(key, actor.Person)
	})
}

// LeaveApplication makes the actor's seat in somebody else's application vacant,
// and tells the others. Whoever has been offered a place answers the offer.
func (a *App) LeaveApplication(ctx context.Context, actor access.Actor, key id.ID) error {
	return a.desk.Store.As(ctx, actor, func(tx *store.Tx) error {
		if _, err := rows.In(tx).Application(key); err != nil {
			return err
		}
		if err := a.MayWithdraw(tx, key); err != nil {
			return err
		}
		before, after, err := a.change(tx, key, "member.left", func(p applying.Application) (applying.Application, error) {
			return p.Leave(actor.Person, tx.Now)
		})
		if err != nil {
			return err
		}
		return a.tellLeft(tx, before, after)
	})
}

// DescribeMember replaces what the actor says of themselves in an application;
// version is the one of the member that the actor read.
func (a *App) DescribeMember(ctx context.Context, actor access.Actor, key id.ID, version int64, p applying.Profile) (applying.Member, error) {
	return store.Do(ctx, a.desk.Store, actor, func(tx *store.Tx) (applying.Member, error) {
		own, err := rows.In(tx).OwnMember(key, actor.Person)
		if err != nil {
			return own, err
		}
		_, after, err := a.change(tx, own.ApplicationID, "member.described", func(application applying.Application) (applying.Application, error) {
			return application.Describe(actor.Person, version, p, tx.Now)
		})
		own, _ = after.Member(actor.Person)
		return own, err
	})
}
