package account

import (
	"context"
	"slices"
	"time"

	"tandem/internal/access"
	"tandem/internal/app/desk"
	"tandem/internal/identity"
	"tandem/internal/store"
	rows "tandem/internal/store/account"
)

// twoTabs is how long the refresh token before the present one still gets an
// access token: two tabs of one browser share the cookie and may both send it
// before either has the answer.
const twoTabs = 10 * time.Second

// turn is what a refresh token of some generation means for a session.
type turn uint8

const (
	over   turn = iota // the session does not go on
	rotate             // the token is the present one: a new one takes its place
	share              // the token was the present one a moment ago
	reuse              // somebody has a copy: the session must end
)

// turnOf decides by the session's row alone.
func turnOf(s identity.Session, generation int64, now time.Time) turn {
	switch {
	case !s.Live(now) || s.Kind != identity.SessionByPassword:
		return over
	case generation == s.Generation:
		return rotate
	case generation == s.Generation-1 && now.Sub(s.RotatedAt) <= twoTabs:
		return share
	}
	return reuse
}

// Refresh gives a new access token for a refresh token, and a new refresh
// token in its place. A token that was replaced before is a copy in the wrong
// hands, and nobody can tell whose: the session ends for both.
func (a *App) Refresh(ctx context.Context, actor access.Actor, token string) (SignedIn, error) {
	session, generation, err := a.tokens.ReadRefresh(token)
	if err != nil {
		return SignedIn{}, err
	}
	var out SignedIn
	var goesOn bool
	err = a.desk.Store.As(ctx, desk.AsGate(actor), func(tx *store.Tx) (err error) {
		out, goesOn, err = SignedIn{}, false, nil
		s, err := rows.In(tx).Session(session)
		if err != nil {
			return desk.UnlessMissing(err)
		}
		tx.Known(s.Account(), s.PersonID, s.ID)
		out, goesOn, err = a.takeTurn(tx, s, generation)
		return err
	})
	if err == nil && !goesOn { // said after the commit: ending the session must not be undone
		err = SessionEnded()
	}
	return out, err
}

func (a *App) takeTurn(tx *store.Tx, s identity.Session, generation int64) (out SignedIn, goesOn bool, err error) {
	what := turnOf(s, generation, tx.Now)
	if what == over {
		return out, false, nil
	}
	if what == reuse {
		return out, false, a.endFamily(tx, s, "session.reused")
	}
	if s, goesOn, err = a.stillHeld(tx, s); err != nil || !goesOn {
		return out, false, err
	}
	if what == share {
		out, err = a.describe(tx, s)
		return out, true, err
	}
	return a.rotate(tx, s)
}

// rotate counts the generation up. Where another tab did so in this very
// moment, this one shares what that one got.
func (a *App) rotate(tx *store.Tx, s identity.Session) (out SignedIn, goesOn bool, err error) {
	until := tx.Now.Add(sessionIdle)
	if most := s.CreatedAt.Add(sessionMost); until.After(most) {
		until = most
	}
	rotated, err := rows.In(tx).RotateSession(s, until)
	if err != nil {
		return out, false, err
	}
	if out, err = a.describe(tx, s); err != nil || !rotated {
		return out, true, err
	}
	out.Refresh, out.RefreshUntil = a.tokens.IssueRefresh(s.ID, s.Generation+1), until
	return out, true, nil
}

// stillHeld ends the session of an account that is disabled or has no role
// left, and moves one whose role was taken away to a role that is held.
func (a *App) stillHeld(tx *store.Tx, s identity.Session) (identity.Session, bool, error) {
	account, err := rows.In(tx).Account(s.Account())
	if err != nil {
		return s, false, err
	}
	roles, err := rows.In(tx).Roles(account.ID)
	if err != nil {
		return s, false, err
	}
	if account.DisabledAt != nil || len(roles) == 0 {
		return s, false, a.endFamily(tx, s, "session.ended")
	}
	if slices.Contains(roles, s.Role) {
		return s, true, nil
	}
	before := s
	s.Role = firstRole(roles)
	if _, err := rows.In(tx).SwitchRole(s.ID, s.Role); err != nil {
		return s, false, err
	}
	return s, true, store.Audit(tx, "session.role_switched", "session", s.ID, before, s)
}

func (a *App) endFamily(tx *store.Tx, s identity.Session, why string) error {
	if err := rows.In(tx).EndSession(s.ID); err != nil {
		return err
	}
	return store.Audit(tx, why, "session", s.ID, s, nil)
}
