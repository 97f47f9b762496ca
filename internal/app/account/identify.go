package account

import (
	"context"
	"time"

	"tandem/internal/access"
	"tandem/internal/app/desk"
	"tandem/internal/identity"
	"tandem/internal/store"
	rows "tandem/internal/store/account"
)

// Identify says who holds the access token of a session, by what the store says
// at this moment.
func (a *App) Identify(ctx context.Context, bearer string) (access.Actor, error) {
	token, err := a.tokens.ReadAccess(bearer)
	if err != nil {
		return access.Actor{}, err
	}
	var now time.Time
	b, err := store.Glance(ctx, a.desk.Store, desk.Gate, func(tx *store.Tx) (identity.Bearer, error) {
		now = tx.Now
		return rows.In(tx).Bearer(token.Session)
	})
	if err = desk.UnlessMissing(err); err != nil {
		return access.Actor{}, err
	}
	if !good(b, now) || b.Account() != token.Account {
		return access.Actor{}, SessionEnded()
	}
	role := b.Role
	if b.Kind == identity.SessionByPassword {
		role = a.Proven(role, b.HasFactor && b.Proven())
	}
	actor := access.Actor{Role: role, Account: b.Account(), Person: b.PersonID, Session: b.ID}
	if b.LinkSubject != nil {
		actor.Wave = *b.LinkSubject
	}
	return actor, nil
}

// good tells whether a session opens anything. One by link acts as a line
// manager and ends with its link.
func good(b identity.Bearer, now time.Time) bool {
	switch {
	case b.ID.Empty() || !b.Live(now):
		return false
	case b.Kind == identity.SessionByLink:
		return b.Role == access.Manager && b.LinkEndsAt != nil && b.LinkEndsAt.After(now)
	}
	return b.Holds && b.DisabledAt == nil
}

// Proven holds back the roles that see other people's data until a second
// factor is proven. A demo has none to lose.
func (a *App) Proven(role access.Role, proven bool) access.Role {
	if (role == access.Coordinator || role == access.Evaluator) && !proven && !a.desk.Demo {
		return access.Unproven
	}
	return role
}
