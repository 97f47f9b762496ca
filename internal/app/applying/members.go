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
