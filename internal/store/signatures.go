package store

import (
	"slices"
	"time"

	"tandem/internal/applying"
	"tandem/internal/id"
)

type signatureRow struct {
	ID            id.ID
	ApplicationID id.ID
	MemberID      id.ID
	Hash          string
	SignedAt      time.Time
	ClearedAt     *time.Time
	Live          *int
}

func (r signatureRow) domain() applying.Signature {
	return applying.Signature{ID: r.ID, ApplicationID: r.ApplicationID, MemberID: r.MemberID, Hash: r.Hash, SignedAt: r.SignedAt}
}

// SignaturesOf reads the signatures of an application that stand.
func (tx *Tx) SignaturesOf(application id.ID) ([]applying.Signature, error) {
	var rows []signatureRow
	err := all(tx.from("signatures").Where("application_id = ? AND live = 1", application).Order("id"), &rows)
	return convert(rows, signatureRow.domain), err
}

// keepSignatures clears those that no longer stand and adds the new ones. A
// cleared signature stays in the record.
func (tx *Tx) keepSignatures(before, after []applying.Signature) error {
	for _, s := range before {
		if slices.Contains(after, s) {
			continue
		}
		_, err := tx.Clerk().update("signatures", map[string]any{"cleared_at": tx.Now, "live": nil}, "id = ? AND live = 1", s.ID)
		if err != nil {
			return err
		}
	}
	for _, s := range after {
		if slices.Contains(before, s) {
			continue
		}
		row := signatureRow{ID: s.ID, ApplicationID: s.ApplicationID, MemberID: s.MemberID, Hash: s.Hash, SignedAt: s.SignedAt, Live: oneOrNull(true)}
		if err := tx.insert("signatures", &row); err != nil {
			return err
		}
	}
	return nil
}
