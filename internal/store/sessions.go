package store

import (
	"time"

	"tandem/internal/access"
	"tandem/internal/id"
)

// The kinds of sessions: begun with a password, or with a personal link.
const (
	SessionByPassword = "password"
	SessionByLink     = "link"
)

// Session is one sign-in. Generation counts the refresh tokens that it issued.
type Session struct {
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

// Account is whose session it is, empty for one begun with a link.
func (s Session) Account() id.ID {
	if s.AccountID == nil {
		return ""
	}
	return *s.AccountID
}

// Live tells whether the session goes on at an instant.
func (s Session) Live(now time.Time) bool { return s.EndedAt == nil && s.ExpiresAt.After(now) }

// AddSession keeps a new session.
func (tx *Tx) AddSession(s Session) error { return tx.insert("sessions", &s) }

// Session reads one session.
func (tx *Tx) Session(key id.ID) (s Session, err error) {
	return s, one(tx.from("sessions").Where("id = ?", key), &s)
}

// LiveSessions reads the actor's sessions that go on, the newest first.
func (tx *Tx) LiveSessions() (list []Session, err error) {
	return list, all(tx.from("sessions").Where("ended_at IS NULL AND expires_at > ?", tx.Now).Order("created_at DESC, id DESC"), &list)
}

// RotateSession counts the generation up if it is still the one that s was
// read with, and tells whether it was. The role stays: another tab may have
// switched it since.
func (tx *Tx) RotateSession(s Session, expires time.Time) (bool, error) {
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

// Bearer is all that decides on a request with a session: read as the gate, in
// one query, every time.
type Bearer struct {
	Session               // with what decides: its times of use, agent and generation are left empty
	Holds      bool       // the account still has the session's role
	Proven     bool       // the account has a confirmed second factor
	DisabledAt *time.Time // when the account was disabled
	LinkEndsAt *time.Time // when the personal link ends
}

// Bearer reads who holds a session.
func (tx *Tx) Bearer(session id.ID) (b Bearer, err error) {
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
