package store

import (
	"time"

	"tandem/internal/access"
	"tandem/internal/id"
	"tandem/internal/identity"
)

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
}

func (r sessionRow) domain() identity.Session { return identity.Session(r) }

// AddSession keeps a new session.
func (tx *Tx) AddSession(s identity.Session) error {
	r := sessionRow(s)
	return tx.insert("sessions", &r)
}

// Session reads one session.
func (tx *Tx) Session(key id.ID) (identity.Session, error) {
	var r sessionRow
	err := one(tx.from("sessions").Where("id = ?", key), &r)
	return r.domain(), err
}

// LiveSessions reads the actor's sessions that go on, the newest first.
func (tx *Tx) LiveSessions() ([]identity.Session, error) {
	var rows []sessionRow
	err := all(tx.from("sessions").Where("ended_at IS NULL AND expires_at > ?", tx.Now).Order("created_at DESC, id DESC"), &rows)
	return convert(rows, sessionRow.domain), err
}

// RotateSession counts the generation up if it is still the one that s was
// read with, and tells whether it was. The role stays: another tab may have
// switched it since.
func (tx *Tx) RotateSession(s identity.Session, expires time.Time) (bool, error) {
	n, err := tx.update("sessions", map[string]any{
		"generation": s.Generation + 1, "rotated_at": tx.Now, "last_seen_at": tx.Now, "expires_at": expires,
	}, "id = ? AND generation = ? AND ended_at IS NULL", s.ID, s.Generation)
	return n == 1, err
}

// SwitchRole makes a live session act in another role.
func (tx *Tx) SwitchRole(session id.ID, role access.Role) (bool, error) {
	n, err := tx.update("sessions", map[string]any{"role": role}, "id = ? AND ended_at IS NULL", session)
	return n == 1, err
}

// EndSession ends one session; one that had ended stays as it was.
func (tx *Tx) EndSession(session id.ID) error {
	_, err := tx.update("sessions", map[string]any{"ended_at": tx.Now}, "id = ? AND ended_at IS NULL", session)
	return err
}

// EndSessions ends the sessions of an account, all but one (which may be empty).
func (tx *Tx) EndSessions(account, but id.ID) error {
	_, err := tx.update("sessions", map[string]any{"ended_at": tx.Now}, "account_id = ? AND id <> ? AND ended_at IS NULL", account, but)
	return err
}

// Bearer reads who holds a session.
func (tx *Tx) Bearer(session id.ID) (b identity.Bearer, err error) {
	err = tx.row([]any{&b.ID, &b.Kind, &b.PersonID, &b.AccountID, &b.Role, &b.ExpiresAt, &b.EndedAt,
		&b.Holds, &b.Proven, &b.DisabledAt, &b.LinkEndsAt}, "sessions",
		`sessions.id, sessions.kind, sessions.person_id, sessions.account_id, sessions.role, sessions.expires_at, sessions.ended_at,
			held.role IS NOT NULL, a.totp_confirmed_at IS NOT NULL, a.disabled_at, l.expires_at`,
		` LEFT JOIN accounts a ON a.id = sessions.account_id
			LEFT JOIN account_roles held ON held.account_id = sessions.account_id AND held.role = sessions.role
			LEFT JOIN links l ON l.id = sessions.link_id`,
		"sessions.id = ?", session)
	return b, err
}
