package account

import (
	"context"
	"path/filepath"
	"testing"
	"time"

	"pgregory.net/rapid"

	"tandem/internal/access"
	"tandem/internal/app/desk"
	"tandem/internal/app/desktest"
	"tandem/internal/clock"
	"tandem/internal/fault"
	"tandem/internal/id"
	"tandem/internal/identity"
	"tandem/internal/store"
	rows "tandem/internal/store/account"
)

// somebody opens a session past the password, which takes too long to check a
// thousand times.
func somebody(t *testing.T, a *App, email string, roles ...access.Role) (id.ID, SignedIn) {
	t.Helper()
	var account id.ID
	var in SignedIn
	err := a.desk.Store.As(context.Background(), office, func(tx *store.Tx) (err error) {
		account, err = a.addAccount(tx, identity.Person{}, newAccount{name: "Ada", email: email, hash: "none", roles: roles})
		return err
	})
	if err == nil {
		in, err = session(a, account, roles[0])
	}
	if err != nil {
		t.Fatal(err)
	}
	return account, in
}

func session(a *App, account id.ID, role access.Role) (in SignedIn, err error) {
	err = a.desk.Store.As(context.Background(), desk.Gate, func(tx *store.Tx) error {
		acct, err := rows.In(tx).Account(account)
		if err != nil {
			return err
		}
		s := newSession(tx, identity.SessionByPassword, acct.PersonID, role, "test")
		s.AccountID = &account
		in, err = a.openSession(tx, s)
		return err
	})
	return in, err
}

// believed is what the browser's owner and a thief may rely on.
type believed struct {
	issued    []string // every refresh token, the present one last
	rotatedAt time.Time
	endsAt    time.Time
	ended     bool
	access    []string // every access token
}

// In whatever order tokens of any age come, at whatever pace: the present one
// rotates, the one before works for ten seconds without rotating, an older one
// ends the session for good, and once it has ended nothing works.
func TestRefreshTokensInAnyOrder(t *testing.T) {
	a, c := onFile(t, filepath.Join(t.TempDir(), "tandem.db"))
	account, _ := somebody(t, a, "ada@example.org", access.Participant)
	rapid.Check(t, func(rt *rapid.T) {
		in, err := session(a, account, access.Participant)
		if err != nil {
			rt.Fatal(err)
		}
		now := c.Now()
		b := &believed{issued: []string{in.Refresh}, access: []string{in.AccessToken}, rotatedAt: now, endsAt: now.Add(sessionIdle)}
		begun := now
		for range rapid.IntRange(1, 12).Draw(rt, "steps") {
			c.Advance(rapid.SampledFrom([]time.Duration{0, time.Second, twoTabs, twoTabs + time.Microsecond, time.Hour, sessionIdle}).Draw(rt, "pause"))
			b.present(rt, a, c, rapid.IntRange(0, len(b.issued)-1).Draw(rt, "token"), begun)
			b.check(rt, a)
		}
	})
}

// present sends one of the tokens and compares with what must happen.
func (b *believed) present(rt *rapid.T, a *App, c *clock.Clock, which int, begun time.Time) {
	now, last := c.Now(), len(b.issued)-1
	out, err := a.Refresh(context.Background(), access.Actor{}, b.issued[which])
	b.ended = b.ended || !b.endsAt.After(now)
	switch {
	case b.ended:
	case which == last:
		if err != nil || out.Refresh == "" {
			rt.Fatalf("the present token: %v, %q", err, out.Refresh)
		}
		b.issued, b.rotatedAt = append(b.issued, out.Refresh), now
		if b.endsAt = now.Add(sessionIdle); b.endsAt.After(begun.Add(sessionMost)) {
			b.endsAt = begun.Add(sessionMost)
		}
	case which == last-1 && now.Sub(b.rotatedAt) <= twoTabs:
		if err != nil || out.Refresh != "" {
			rt.Fatalf("the token before: %v, %q", err, out.Refresh)
		}
	default:
		b.ended = true
	}
	if b.ended && (err == nil || fault.Of(err).Code != "session_ended") {
		rt.Fatalf("token %d of %d got %v", which, last, err)
	}
	if err == nil {
		b.access = []string{b.access[0], out.AccessToken}
	}
}

// check holds every access token to the state of the session.
func (b *believed) check(rt *rapid.T, a *App) {
	latest := b.access[len(b.access)-1]
	if _, err := a.Identify(context.Background(), latest); (err != nil) && !b.ended {
		if _, expired := a.tokens.ReadAccess(latest); expired == nil {
			rt.Fatalf("an access token of a live session is refused: %v", err)
		}
	} else if err == nil && b.ended {
		rt.Fatal("an access token of an ended session works")
	}
}

func TestTurnOf(t *testing.T) {
	at := desktest.Epoch
	live := identity.Session{Kind: identity.SessionByPassword, Generation: 5, RotatedAt: at, ExpiresAt: at.Add(time.Hour)}
	ended, byLink := live, live
	ended.EndedAt, byLink.Kind = &at, identity.SessionByLink
	cases := []struct {
		name       string
		session    identity.Session
		generation int64
		after      time.Duration
		want       turn
	}{
		{"the present one", live, 5, time.Minute, rotate},
		{"the one before, at once", live, 4, 0, share},
		{"the one before, in time", live, 4, twoTabs, share},
		{"the one before, late", live, 4, twoTabs + 1, reuse},
		{"an older one, at once", live, 3, 0, reuse},
		{"one that was never issued", live, 6, 0, reuse},
		{"of an ended session", ended, 5, 0, over},
		{"of an expired session", live, 5, time.Hour, over},
		{"of a personal link", byLink, 5, 0, over},
	}
	for _, c := range cases {
		if got := turnOf(c.session, c.generation, at.Add(c.after)); got != c.want {
			t.Errorf("%s: %d, want %d", c.name, got, c.want)
		}
	}
}
