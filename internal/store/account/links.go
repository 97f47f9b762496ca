package account

import (
	"encoding/hex"
	"time"

	"tandem/internal/access"
	"tandem/internal/fault"
	"tandem/internal/id"
	"tandem/internal/identity"
	"tandem/internal/store/internal/lock"
)

// Links are mailed personal links; no person reads one.
var Links = lock.Table{
	Name: "links",
	Sees: lock.Rules{
		access.Gate: lock.Always, access.Clerk: lock.Always,
	},
	Changes: lock.Rules{
		access.Gate: lock.Always, access.Clerk: lock.Always,
	},
	Adds: []access.Role{access.Gate, access.Clerk},
}

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
func (in Rows) AddLink(l identity.Link, hash []byte) error {
	r := linkRow(l)
	r.Hash, r.CreatedAt = hex.EncodeToString(hash), in.tx.Now
	return lock.Insert(lock.Clerk(in.tx), Links, &r)
}

// Link reads one link by its id.
func (in Rows) Link(key id.ID) (identity.Link, error) {
	var r linkRow
	err := lock.One(lock.From(in.tx, Links).Where("id = ?", key), &r)
	return identity.Link(r), err
}

// LinkByHash reads the link of a kind whose token has this hash.
func (in Rows) LinkByHash(kind string, hash []byte) (identity.Link, error) {
	var r linkRow
	err := lock.One(lock.From(in.tx, Links).Where("kind = ? AND hash = ?", kind, hex.EncodeToString(hash)), &r)
	return identity.Link(r), err
}

// UseLink uses a link up: of any number of callers at once, one succeeds. The
// others, and everybody after the link expired, get a conflict.
func (in Rows) UseLink(key id.ID) error {
	clerk := lock.Clerk(in.tx)
	n, err := lock.Update(clerk, Links, map[string]any{"used_at": in.tx.Now}, "id = ? AND used_at IS NULL AND expires_at > ?", key, in.tx.Now)
	if err != nil || n == 1 {
		return err
	}
	l, err := In(clerk).Link(key)
	if err != nil {
		return err
	}
	if err := l.Live(in.tx.Now); err != nil {
		return err
	}
	return fault.Conflict("already_used", "This link has already been used.") // by somebody at the same moment
}

// EndLinks makes the unused links of a kind about a subject useless: a newer
// one takes their place, or what they were for is done.
func (in Rows) EndLinks(kind string, subject id.ID) error {
	_, err := lock.Update(lock.Clerk(in.tx), Links, map[string]any{"expires_at": in.tx.Now},
		"kind = ? AND subject_id = ? AND used_at IS NULL AND expires_at > ?", kind, subject, in.tx.Now)
	return err
}

// RetireLinks ends the links of a kind that a person has to a subject, or to any
// for an empty id, for good: no ExtendLinks brings them back.
func (in Rows) RetireLinks(kind string, subject, person id.ID) error {
	match, args := "kind = ? AND person_id = ? AND used_at IS NULL", []any{kind, person}
	if subject != "" {
		match, args = match+" AND subject_id = ?", append(args, subject)
	}
	_, err := lock.Update(lock.Clerk(in.tx), Links, map[string]any{"used_at": in.tx.Now, "expires_at": in.tx.Now}, match, args...)
	return err
}

// ExtendLinks lets the links of a kind about a subject work until another
// instant, also those that had expired by themselves.
func (in Rows) ExtendLinks(kind string, subject id.ID, until time.Time) error {
	_, err := lock.Update(lock.Clerk(in.tx), Links, map[string]any{"expires_at": until},
		"kind = ? AND subject_id = ? AND used_at IS NULL", kind, subject)
	return err
}
