package evidence

import (
	"encoding/hex"

	"tandem/internal/evaluation"
	"tandem/internal/id"
	"tandem/internal/store/internal/lock"
)

// AnalystBearer reads who holds the analyst token with this hash.
func (in Rows) AnalystBearer(hash []byte) (b evaluation.AnalystBearer, err error) {
	return b, lock.One(lock.From(in.tx, AnalystTokens).
		Select(`analyst_tokens.id, analyst_tokens.cohort_id, analyst_tokens.sets, analyst_tokens.expires_at,
			analyst_tokens.last_used_at, analyst_tokens.revoked_at, held.role IS NOT NULL AS holds,
			a.totp_confirmed_at IS NOT NULL AS proven, a.disabled_at AS disabled_at`).
		Joins(`JOIN accounts a ON a.id = analyst_tokens.account_id
			LEFT JOIN account_roles held ON held.account_id = a.id AND held.role = 'evaluator'`).
		Where("analyst_tokens.hash = ?", hex.EncodeToString(hash)), &b)
}

// UseAnalystToken notes that the token was used now. Its version stays: using
// a token does not get in the way of revoking it.
func (in Rows) UseAnalystToken(key id.ID) error {
	_, err := lock.Update(in.tx, AnalystTokens, map[string]any{"last_used_at": in.tx.Now}, "id = ?", key)
	return err
}
