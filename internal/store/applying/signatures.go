package applying

import (
	"slices"
	"time"

	"tandem/internal/access"
	"tandem/internal/applying"
	"tandem/internal/id"
	"tandem/internal/store/internal/lock"
)

// Signatures are seen with their application.
var Signatures = lock.Table{
	Name: "signatures",
	Sees: lock.Rules{
		access.Participant: lock.Where(MemberOf("signatures.application_id")),
		access.Coordinator: lock.Always, access.Clerk: lock.Always,
	},
	Changes: lock.Rules{
		access.Clerk: lock.Always,
	},
	Adds: []access.Role{access.Participant},
}

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
func (in Rows) SignaturesOf(application id.ID) ([]applying.Signature, error) {
	var rows []signatureRow
	err := lock.All(lock.From(in.tx, Signatures).Where("application_id = ? AND live = 1", application).Order("id"), &rows)
	return lock.Each(rows, signatureRow.domain), err
}

// keepSignatures clears those that no longer stand and adds the new ones. A
// cleared signature stays in the record.
func (in Rows) keepSignatures(before, after []applying.Signature) error {
	for _, s := range before {
		if slices.Contains(after, s) {
			continue
		}
		_, err := lock.Update(lock.Clerk(in.tx), Signatures, map[string]any{"cleared_at": in.tx.Now, "live": nil}, "id = ? AND live = 1", s.ID)
		if err != nil {
			return err
		}
	}
	for _, s := range after {
		if slices.Contains(before, s) {
			continue
		}
		row := signatureRow{ID: s.ID, ApplicationID: s.ApplicationID, MemberID: s.MemberID, Hash: s.Hash, SignedAt: s.SignedAt, Live: lock.OneOrNull(true)}
		if err := lock.Insert(in.tx, Signatures, &row); err != nil {
			return err
		}
	}
	return nil
}
