package account

import (
	"context"
	"strings"
	"testing"

	"tandem/internal/access"
	"tandem/internal/app/desk"
	"tandem/internal/clock"
	"tandem/internal/fault"
	"tandem/internal/identity"
	"tandem/internal/store"
	rows "tandem/internal/store/account"
)

// A password is compared outside of any transaction. Whoever was on the way in by
// the old one, when a new one was set or the account was closed, stays outside.
func TestASignInUnderWayEndsWithItsPassword(t *testing.T) {
	onEachEngine(t, func(t *testing.T, a *App, _ *clock.Clock) {
		ctx := context.Background()
		for name, act := range map[string]func(email string) error{
			"nothing happens": func(string) error { return nil },
			"a new password": func(email string) error {
				_, err := a.ResetUser(ctx, email, "ferry pumice oblique thistle")
				return err
			},
			"the account is shut": func(email string) error { return a.DisableUser(ctx, email, false) },
		} {
			seen := onTheWayIn(t, a, strings.ReplaceAll(name, " ", "-")+"@example.org")
			if err := act(seen.email); err != nil {
				t.Fatal(err)
			}
			err := a.desk.Store.As(ctx, desk.Gate, func(tx *store.Tx) error {
				_, err := a.beginSession(tx, seen.account, Credentials{Email: seen.email}, "")
				return err
			})
			live, failed := store.Look(ctx, a.desk.Store, seen.actor, func(tx *store.Tx) ([]identity.Session, error) { return rows.In(tx).LiveSessions() })
			in := name == "nothing happens"
			if in != (err == nil) || in != (len(live) == 1) || !in && fault.Of(err).Code != "wrong_sign_in" || failed != nil {
				t.Errorf("%s: %d sessions, %v %v", name, len(live), err, failed)
			}
		}
	})
}

// arriving is somebody whose password was just found right.
type arriving struct {
	email   string
	account identity.Account
	actor   access.Actor
}

func onTheWayIn(t *testing.T, a *App, email string) arriving {
	t.Helper()
	ctx := context.Background()
	if _, err := a.AddUser(ctx, NewUser{Email: email, Name: "Ada", Password: "wombat trellis quarry lantern", Roles: []access.Role{access.Participant}}); err != nil {
		t.Fatal(err)
	}
	seen, err := store.Look(ctx, a.desk.Store, desk.Gate, func(tx *store.Tx) (identity.Account, error) {
		_, account, err := a.known(tx, email)
		return account, err
	})
	if err != nil {
		t.Fatal(err)
	}
	return arriving{email, seen, access.Actor{Role: access.Participant, Account: seen.ID, Person: seen.PersonID}}
}

// A session begins in an office, if one is held, and always in the same one.
func TestInWhichRoleASessionBegins(t *testing.T) {
	for _, c := range []struct {
		held []access.Role
		want access.Role
	}{
		{[]access.Role{access.Participant}, access.Participant},
		{[]access.Role{access.Manager}, access.Manager},
		{[]access.Role{access.Evaluator}, access.Evaluator},
		{[]access.Role{access.Coordinator}, access.Coordinator},
		{[]access.Role{access.Manager, access.Participant}, access.Participant},
		{[]access.Role{access.Participant, access.Evaluator}, access.Evaluator},
		{[]access.Role{access.Participant, access.Coordinator}, access.Coordinator},
		{[]access.Role{access.Coordinator, access.Evaluator}, access.Coordinator},
		{[]access.Role{access.Manager, access.Evaluator, access.Participant, access.Coordinator}, access.Coordinator},
	} {
		for range len(c.held) { // in every order that turning them makes
			if got := firstRole(c.held); got != c.want {
				t.Errorf("%v begins as %s, want %s", c.held, got, c.want)
			}
			c.held = append(c.held[1:], c.held[0])
		}
	}
}
