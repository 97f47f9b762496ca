package account

import (
	"time"

	"tandem/internal/access"
	"tandem/internal/id"
	"tandem/internal/identity"
	"tandem/internal/store/internal/lock"
)

// Sessions are sign-ins under way. One begun with a link has no account and sees itself.
var Sessions = lock.Table{
	Name: "sessions",
	Sees: lock.Own("sessions.account_id = @account", lock.Rules{
		access.Manager: lock.Where("(sessions.account_id = @account OR sessions.id = @session)"),
		access.Gate:    lock.Always,
	}),
	Changes: lock.Own("sessions.account_id = @account", lock.Rules{
		access.Manager: lock.Where("(sessions.account_id = @account OR sessions.id = @session)"),
		access.Gate:    lock.Always, access.Office: lock.Always,
	}),
	Adds: []access.Role{access.Gate},
}

type sessionRow struct {
	ID         id.ID
	Kind       string
	PersonID   id.ID
	AccountID  *id.ID
	LinkID     *id.ID
	Role       access.Role
	Generation int64
	RotatedAt  time.Time
	Agent      string
	CreatedAt  time.Time
	LastSeenAt time.Time
	ExpiresAt  time.Time
	EndedAt    *time.Time
	ProvenAt   *time.Time
}

func (r sessionRow) domain() identity.Session { return identity.Session(r) }

// AddSession keeps a new session.
func (in Rows) AddSession(s identity.Session) error {
	r := sessionRow(s)
	return lock.Insert(in.tx, Sessions, &r)
}

// Session reads one session.
func (in Rows) Session(key id.ID) (identity.Session, error) {
	var r sessionRow
	err := lock.One(lock.From(in.tx, Sessions).Where("id = ?", key), &r)
	return r.domain(), err
}

// LiveSessions reads the actor's sessions that go on, the newest first.
func (in Rows) LiveSessions() ([]identity.Session, error) {
	var rows []sessionRow
	err := lock.All(lock.From(in.tx, Sessions).Where("ended_at IS NULL AND expires_at > ?", in.tx.Now).Order("created_at DESC, id DESC"), &rows)
	return lock.Each(rows, sessionRow.domain), err
}

// RotateSession counts the generation up if it is still the one that s was
// read with, and tells whether it was. The role stays: another tab may have
// switched it since.
func (in Rows) RotateSession(s identity.Session, expires time.Time) (bool, error) {
	n, err := lock.Update(in.tx, Sessions, map[string]any{
		"generation": s.Generation + 1, "rotated_at": in.tx.Now, "last_seen_at": in.tx.Now, "expires_at": expires,
	}, "id = ? AND generation = ? AND ended_at IS NULL", s.ID, s.Generation)
	return n == 1, err
}

// SwitchRole makes a live session act in another role.
func (in Rows) SwitchRole(session id.ID, role access.Role) (bool, error) {
	n, err := lock.Update(in.tx, Sessions, map[string]any{"role": role}, "id = ? AND ended_at IS NULL", session)
	return n == 1, err
}

// EndSession ends one session; one that had ended stays as it was.
func (in Rows) EndSession(session id.ID) error {
	_, err := lock.Update(in.tx, Sessions, map[string]any{"ended_at": in.tx.Now}, "id = ? AND ended_at IS NULL", session)
	return err
}

// EndSessions ends the sessions of an account, all but one (which may be empty).
func (in Rows) EndSessions(account, but id.ID) error {
	_, err := lock.Update(in.tx, Sessions, map[string]any{"ended_at": in.tx.Now}, "account_id = ? AND id <> ? AND ended_at IS NULL", account, but)
	return err
}

// ProveSession notes that a code was given in a live session, or, without an
// instant, that it no longer counts.
func (in Rows) ProveSession(session id.ID, at *time.Time) error {
	_, err := lock.Update(in.tx, Sessions, map[string]any{"proven_at": at}, "id = ? AND ended_at IS NULL", session)
	return err
}

// Bearer reads who holds a session.
func (in Rows) Bearer(session id.ID) (b identity.Bearer, err error) {
	err = lock.Row(in.tx, []any{&b.ID, &b.Kind, &b.PersonID, &b.AccountID, &b.Role, &b.ExpiresAt, &b.EndedAt,
		&b.ProvenAt, &b.Holds, &b.HasFactor, &b.DisabledAt, &b.LinkEndsAt, &b.LinkSubject}, Sessions,
		`sessions.id, sessions.kind, sessions.person_id, sessions.account_id, sessions.role, sessions.expires_at, sessions.ended_at,
			sessions.proven_at, held.role IS NOT NULL, a.totp_confirmed_at IS NOT NULL, a.disabled_at, l.expires_at, l.subject_id`,
		` LEFT JOIN accounts a ON a.id = sessions.account_id
			LEFT JOIN account_roles held ON held.account_id = sessions.account_id AND held.role = sessions.role
			LEFT JOIN links l ON l.id = sessions.link_id`,
		"sessions.id = ?", session)
	return b, err
}
