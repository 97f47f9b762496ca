package account

import (
	"cmp"
	"context"
	"slices"
	"time"

	"tandem/internal/access"
	"tandem/internal/app/desk"
	"tandem/internal/fault"
	"tandem/internal/id"
	"tandem/internal/identity"
	"tandem/internal/store"
	rows "tandem/internal/store/account"
)

const (
	sessionIdle = 24 * time.Hour      // without a refresh, a session ends
	sessionMost = 14 * 24 * time.Hour // and then in any case
	hashWait    = 10 * time.Second    // for a turn to hash a password
)

// Credentials are what somebody signs in with. Agent and Address are where
// from; Code is of the second factor, or one of the recovery codes.
type Credentials struct {
	Email, Password, Code, Agent, Address string
}

// SignedIn is what a session is to whoever holds it. Refresh is empty when
// the refresh token that they have stays the one to use, or when there is none.
type SignedIn struct {
	AccessToken       string
	ExpiresAt         time.Time
	Refresh           string
	RefreshUntil      time.Time
	Account           id.ID
	Name, Email       string
	Role              access.Role
	Roles             []access.Role
	NeedsSecondFactor bool
}

func wrongSignIn() error {
	return fault.New(fault.Unauthenticated, "wrong_sign_in", "The email address or password is not right.")
}

// SessionEnded says that a token no longer opens anything.
func SessionEnded() error {
	return fault.New(fault.Unauthenticated, "session_ended", "Your session has ended. Sign in again.")
}

// SignIn begins a session. An unknown address, a wrong password and a disabled
// account get the same answer after the same work. The password is hashed
// outside any transaction: it takes longer than everything else together.
func (a *App) SignIn(ctx context.Context, actor access.Actor, c Credentials) (SignedIn, error) {
	if err := a.countSignIn(ctx, actor, c); err != nil {
		return SignedIn{}, err
	}
	account, err := store.Look(ctx, a.desk.Store, desk.AsGate(actor), func(tx *store.Tx) (identity.Account, error) {
		_, account, err := a.known(tx, c.Email)
		return account, err
	})
	if err != nil {
		return SignedIn{}, err
	}
	right, fresh, err := a.verify(ctx, account.PasswordHash, c.Password)
	if err != nil {
		return SignedIn{}, err
	}
	if !right || account.DisabledAt != nil {
		return SignedIn{}, wrongSignIn()
	}
	if account.Proven() && c.Code != "" {
		if err := a.desk.Attempt(ctx, actor, codeLimits(account.ID, c.Code, c.Address)...); err != nil {
			return SignedIn{}, err
		}
	}
	var out SignedIn
	err = a.desk.Store.As(ctx, desk.AsGate(actor), func(tx *store.Tx) (err error) {
		out, err = a.beginSession(tx, account, c, fresh)
		return err
	})
	return out, err
}

// verify compares a password, and hashes it anew where the stored hash is made
// in an older way.
func (a *App) verify(ctx context.Context, hash, password string) (right bool, fresh string, err error) {
	ctx, cancel := context.WithTimeout(ctx, hashWait)
	defer cancel()
	right, stale, err := a.hasher.Verify(ctx, hash, password)
	if err == nil && stale {
		fresh, err = a.hasher.Hash(ctx, password)
	}
	return right, fresh, err
}

// hash hashes a new password, or is a Busy fault when too many others wait.
func (a *App) hash(ctx context.Context, password string) (string, error) {
	ctx, cancel := context.WithTimeout(ctx, hashWait)
	defer cancel()
	return a.hasher.Hash(ctx, password)
}

// beginSession looks again at the account that was read before the password
// was checked: it may have changed meanwhile.
func (a *App) beginSession(tx *store.Tx, seen identity.Account, c Credentials, fresh string) (SignedIn, error) {
	account, err := rows.In(tx).HoldAccount(seen.ID)
	if err != nil {
		return SignedIn{}, err
	}
	if account.DisabledAt != nil || account.PasswordHash != seen.PasswordHash {
		return SignedIn{}, wrongSignIn()
	}
	tx.Known(account.ID, account.PersonID, "") // from here on the audit knows who it is
	if err := a.checkSecondFactor(tx, account, c.Code); err != nil {
		return SignedIn{}, err
	}
	roles, err := rows.In(tx).Roles(account.ID)
	if err != nil {
		return SignedIn{}, err
	}
	if len(roles) == 0 {
		return SignedIn{}, wrongSignIn()
	}
	if fresh != "" {
		account.PasswordHash = fresh
		if err := rows.In(tx).SaveAccount(account); err != nil {
			return SignedIn{}, err
		}
	}
	if err := pardon(tx, c, account); err != nil {
		return SignedIn{}, err
	}
	s := newSession(tx, identity.SessionByPassword, account.PersonID, firstRole(roles), c.Agent)
	s.AccountID = &account.ID
	if account.Proven() {
		s.ProvenAt = &tx.Now // its code was right, a few lines ago
	}
	return a.openSession(tx, s)
}

func newSession(tx *store.Tx, kind string, person id.ID, role access.Role, agent string) identity.Session {
	return identity.Session{
		ID: tx.NewID(), Kind: kind, PersonID: person, Role: role, Agent: agent, Generation: 1,
		RotatedAt: tx.Now, CreatedAt: tx.Now, LastSeenAt: tx.Now, ExpiresAt: tx.Now.Add(sessionIdle),
	}
}

// firstRole is the one that a session begins in: an office goes first.
func firstRole(held []access.Role) access.Role {
	for _, r := range []access.Role{access.Coordinator, access.Evaluator, access.Participant} {
		if slices.Contains(held, r) {
			return r
		}
	}
	return held[0]
}

func (a *App) openSession(tx *store.Tx, s identity.Session) (SignedIn, error) {
	if err := rows.In(tx).AddSession(s); err != nil {
		return SignedIn{}, err
	}
	if err := store.Audit(tx, "session.begun", "session", s.ID, nil, s); err != nil {
		return SignedIn{}, err
	}
	out, err := a.describe(tx, s)
	if s.Kind == identity.SessionByPassword {
		out.Refresh, out.RefreshUntil = a.tokens.IssueRefresh(s.ID, s.Generation), s.ExpiresAt
	}
	return out, err
}

// BeginLinkSession signs a line manager in by a personal link that was just
// followed, in a transaction of the gate. There is no refresh: when the page
// is left, the link opens it again.
func (a *App) BeginLinkSession(tx *store.Tx, link identity.Link, agent string) (SignedIn, error) {
	s := newSession(tx, identity.SessionByLink, link.Person(), access.Manager, agent)
	s.LinkID = &link.ID
	if s.ExpiresAt.After(link.ExpiresAt) {
		s.ExpiresAt = link.ExpiresAt
	}
	tx.Known("", link.Person(), "")
	return a.openSession(tx, s)
}

// describe tells the holder of a session about it, with a new access token.
func (a *App) describe(tx *store.Tx, s identity.Session) (SignedIn, error) {
	person, err := rows.In(tx).Person(s.PersonID)
	if err != nil {
		return SignedIn{}, err
	}
	out := SignedIn{Account: s.Account(), Name: person.Name, Email: person.Email, Role: s.Role, Roles: []access.Role{s.Role}}
	if s.Kind == identity.SessionByPassword {
		account, err := rows.In(tx).Account(s.Account())
		if err != nil {
			return SignedIn{}, err
		}
		if out.Roles, err = rows.In(tx).Roles(account.ID); err != nil {
			return SignedIn{}, err
		}
		out.Role = a.Proven(s.Role, account.Proven() && s.Proven())
		out.NeedsSecondFactor = out.Role == access.Unproven
	}
	out.AccessToken, out.ExpiresAt = a.tokens.IssueAccess(identity.Access{Account: s.Account(), Session: s.ID})
	return out, nil
}

// SwitchRole makes the actor's session act in another role of its account.
func (a *App) SwitchRole(ctx context.Context, actor access.Actor, role access.Role) (out SignedIn, err error) {
	err = a.desk.Store.As(ctx, actor, func(tx *store.Tx) error {
		held, err := rows.In(tx).Roles(actor.Account)
		if err != nil {
			return err
		}
		if !slices.Contains(held, role) {
			return fault.Forbidden("role_not_held", "You do not have this role.")
		}
		before, err := rows.In(tx).Session(actor.Session)
		if err != nil {
			return err
		}
		if switched, err := rows.In(tx).SwitchRole(actor.Session, role); err != nil || !switched {
			return cmp.Or(err, SessionEnded())
		}
		after := before
		after.Role = role
		if err := store.Audit(tx, "session.role_switched", "session", before.ID, before, after); err != nil {
			return err
		}
		out, err = a.describe(tx, after)
		return err
	})
	return out, err
}

// EndSession signs one of the actor's own sessions out, the present one
// included. To end one that has ended changes nothing.
func (a *App) EndSession(ctx context.Context, actor access.Actor, session id.ID) error {
	return a.desk.Store.As(ctx, actor, func(tx *store.Tx) error {
		before, err := rows.In(tx).Session(session)
		if err != nil || before.EndedAt != nil {
			return err
		}
		if err := rows.In(tx).EndSession(session); err != nil {
			return err
		}
		return store.Audit(tx, "session.ended", "session", session, before, nil)
	})
}

// OwnSession is one place where the actor is signed in.
type OwnSession struct {
	ID                    id.ID
	CreatedAt, LastSeenAt time.Time
	Agent                 string
	Current               bool
}

// Sessions lists where the actor is signed in, the latest sign-in first.
func (a *App) Sessions(ctx context.Context, actor access.Actor) ([]OwnSession, error) {
	return store.Look(ctx, a.desk.Store, actor, func(tx *store.Tx) ([]OwnSession, error) {
		live, err := rows.In(tx).LiveSessions()
		out := make([]OwnSession, len(live))
		for i, s := range live {
			out[i] = OwnSession{ID: s.ID, CreatedAt: s.CreatedAt, LastSeenAt: s.LastSeenAt, Agent: s.Agent, Current: s.ID == actor.Session}
		}
		return out, err
	})
}
