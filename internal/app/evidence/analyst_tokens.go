package evidence

import (
	"context"
	"encoding/hex"

	"tandem/internal/access"
	"tandem/internal/evaluation"
	"tandem/internal/fault"
	"tandem/internal/id"
	"tandem/internal/identity"
	"tandem/internal/programme"
	"tandem/internal/store"
	rows "tandem/internal/store/evidence"
	programmesrows "tandem/internal/store/programmes"
)

// NewToken is a token with its secret, which is told once: a repeated request
// gets the token without it.
type NewToken struct {
	evaluation.Token
	Secret string `json:"-"`
}

// CreateAnalystToken makes a token that reads the sets of t from its cohort
// until the end of a day.
func (a *App) CreateAnalystToken(ctx context.Context, actor access.Actor, t evaluation.Token, last programme.Date) (NewToken, error) {
	return store.Do(ctx, a.desk.Store, actor, func(tx *store.Tx) (NewToken, error) {
		t.ID, t.AccountID, t.PersonID, t.CreatedAt, t.Version = tx.NewID(), tx.Actor().Account, tx.Actor().Person, tx.Now, 1
		t, err := t.Until(last, tx.Now)
		if err != nil {
			return NewToken{}, err
		}
		if _, err := programmesrows.In(tx).Cohort(t.CohortID); err != nil {
			return NewToken{}, unknownCohort(err)
		}
		secret, hash := identity.NewAnalystToken(a.desk.Store.Clock())
		t.Hash = hex.EncodeToString(hash)
		if err := rows.In(tx).AddAnalystToken(t); err != nil {
			return NewToken{}, err
		}
		return NewToken{Token: t, Secret: secret}, store.Audit(tx, "analyst_token.created", "analyst_token", t.ID, nil, t)
	})
}

// unknownCohort turns "not found" into a problem of the field that named it.
func unknownCohort(err error) error {
	if fault.Of(err).Kind != fault.Missing {
		return err
	}
	return fault.At("/cohortId", "Choose a cohort from the list")
}

// AnalystTokens lists the evaluator's own tokens.
func (a *App) AnalystTokens(ctx context.Context, actor access.Actor) ([]evaluation.Token, error) {
	return store.Look(ctx, a.desk.Store, actor, func(tx *store.Tx) ([]evaluation.Token, error) { return rows.In(tx).AnalystTokens() })
}

// TokenInUse is the token that asks. Whoever is signed in instead has none.
func (a *App) TokenInUse(ctx context.Context, actor access.Actor) (evaluation.Token, error) {
	return store.Look(ctx, a.desk.Store, actor, func(tx *store.Tx) (evaluation.Token, error) { return rows.In(tx).AnalystToken(actor.Token) })
}

// RevokeAnalystToken ends a token for good; its next request is refused.
func (a *App) RevokeAnalystToken(ctx context.Context, actor access.Actor, key id.ID) (evaluation.Token, error) {
	return store.Do(ctx, a.desk.Store, actor, func(tx *store.Tx) (evaluation.Token, error) {
		before, err := rows.In(tx).AnalystToken(key)
		if err != nil || before.RevokedAt != nil {
			return before, err
		}
		after := before.Revoke(tx.Now)
		if err := rows.In(tx).SaveAnalystToken(after); err != nil {
			return after, err
		}
		after.Version++
		return after, store.Audit(tx, "analyst_token.revoked", "analyst_token", key, before, after)
	})
}
