package store

import (
	"encoding/hex"

	"tandem/internal/evaluation"
	"tandem/internal/id"
)

// AnalystBearer reads who holds the analyst token with this hash.
func (tx *Tx) AnalystBearer(hash []byte) (b evaluation.AnalystBearer, err error) {
	return b, one(tx.from("analyst_tokens").
		Select(`analyst_tokens.id, analyst_tokens.cohort_id, analyst_tokens.sets, analyst_tokens.expires_at,
			analyst_tokens.last_used_at, analyst_tokens.revoked_at, held.role IS NOT NULL AS holds,
			a.totp_confirmed_at IS NOT NULL AS proven, a.disabled_at AS disabled_at`).
		Joins(`JOIN accounts a ON a.id = analyst_tokens.account_id
			LEFT JOIN account_roles held ON held.account_id = a.id AND held.role = 'evaluator'`).
		Where("analyst_tokens.hash = ?", hex.EncodeToString(hash)), &b)
}

// UseAnalystToken notes that the token was used now. Its version stays: using
// a token does not get in the way of revoking it.
func (tx *Tx) UseAnalystToken(key id.ID) error {
	_, err := tx.update("analyst_tokens", map[string]any{"last_used_at": tx.Now}, "id = ?", key)
	return err
}
