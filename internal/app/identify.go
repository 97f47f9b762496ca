package app

import (
	"context"
	"time"

	"tandem/internal/access"
	"tandem/internal/evaluation"
	"tandem/internal/identity"
	"tandem/internal/store"
	accountrows "tandem/internal/store/account"
	evidencerows "tandem/internal/store/evidence"
)

// gate reads who somebody is before anybody is known.
var gate = access.Actor{Role: access.Gate}

// Identify says who holds a bearer token, by what the store says at this
// moment: an ended session, a disabled account, a role that was taken away and
// a revoked token are refused on the next request.
func (a *App) Identify(ctx context.Context, bearer string) (access.Actor, error) {
	if hash, ok := identity.AnalystHash(bearer); ok {
		return a.identifyAnalyst(ctx, hash)
	}
	token, err := a.tokens.ReadAccess(bearer)
	if err != nil {
		return access.Actor{}, err
	}
	var now time.Time
	b, err := store.Glance(ctx, a.store, gate, func(tx *store.Tx) (identity.Bearer, error) {
		now = tx.Now
		return accountrows.In(tx).Bearer(token.Session)
	})
	if err = unlessMissing(err); err != nil {
		return access.Actor{}, err
	}
	if !good(b, now) || b.Account() != token.Account {
		return access.Actor{}, sessionEnded()
	}
	role := b.Role
	if b.Kind == identity.SessionByPassword {
		role = a.proven(role, b.Proven)
	}
	return access.Actor{Role: role, Account: b.Account(), Person: b.PersonID, Session: b.ID}, nil
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

// proven holds back the roles that see other people's data until a second
// factor is confirmed. A demo has none to lose.
func (a *App) proven(role access.Role, confirmed bool) access.Role {
	if (role == access.Coordinator || role == access.Evaluator) && !confirmed && !a.options.Demo {
		return access.Unproven
	}
	return role
}

// noteEvery keeps "last used" from making a write of every read.
const noteEvery = time.Hour

func (a *App) identifyAnalyst(ctx context.Context, hash []byte) (access.Actor, error) {
	var now time.Time
	b, err := store.Glance(ctx, a.store, gate, func(tx *store.Tx) (evaluation.AnalystBearer, error) {
		now = tx.Now
		return evidencerows.In(tx).AnalystBearer(hash)
	})
	if err = unlessMissing(err); err != nil {
		return access.Actor{}, err
	}
	if b.ID.Empty() || !b.Live(now) || a.proven(access.Evaluator, b.Proven) != access.Evaluator {
		return access.Actor{}, sessionEnded()
	}
	if b.LastUsedAt == nil || now.Sub(*b.LastUsedAt) > noteEvery {
		err = a.store.As(ctx, gate, func(tx *store.Tx) error { return evidencerows.In(tx).UseAnalystToken(b.ID) })
	}
	return access.Actor{Role: access.Evaluator, Token: b.ID, Cohort: b.CohortID, Sets: b.SetNames()}, err
}
