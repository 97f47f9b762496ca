package store

import (
	"encoding/hex"
	"time"

	"tandem/internal/fault"
	"tandem/internal/id"
	"tandem/internal/identity"
)

type linkRow struct {
	ID        id.ID
	Kind      string
	Hash      string
	PersonID  *id.ID
	SubjectID id.ID
	ExpiresAt time.Time
	UsedAt    *time.Time
	CreatedAt time.Time
}

// AddLink keeps a new link under the hash of its token.
func (tx *Tx) AddLink(l identity.Link, hash []byte) error {
	r := linkRow(l)
	r.Hash, r.CreatedAt = hex.EncodeToString(hash), tx.Now
	return tx.Clerk().insert("links", &r)
}

// Link reads one link by its id.
func (tx *Tx) Link(key id.ID) (identity.Link, error) {
	var r linkRow
	err := one(tx.from("links").Where("id = ?", key), &r)
	return identity.Link(r), err
}

// LinkByHash reads the link of a kind whose token has this hash.
func (tx *Tx) LinkByHash(kind string, hash []byte) (identity.Link, error) {
	var r linkRow
	err := one(tx.from("links").Where("kind = ? AND hash = ?", kind, hex.EncodeToString(hash)), &r)
	return identity.Link(r), err
}

// UseLink uses a link up: of any number of callers at once, one succeeds. The
// others, and everybody after the link expired, get a conflict.
func (tx *Tx) UseLink(key id.ID) error {
	n, err := tx.update("links", map[string]any{"used_at": tx.Now}, "id = ? AND used_at IS NULL AND expires_at > ?", key, tx.Now)
	if err != nil || n == 1 {
		return err
	}
	l, err := tx.Link(key)
	if err != nil {
		return err
	}
	if err := l.Live(tx.Now); err != nil {
		return err
	}
	return fault.Conflict("already_used", "This link has already been used.") // by somebody at the same moment
}

// EndLinks makes the unused links of a kind about a subject useless: a newer
// one takes their place, or what they were for is done.
func (tx *Tx) EndLinks(kind string, subject id.ID) error {
	_, err := tx.Clerk().update("links", map[string]any{"expires_at": tx.Now},
		"kind = ? AND subject_id = ? AND used_at IS NULL AND expires_at > ?", kind, subject, tx.Now)
	return err
}
