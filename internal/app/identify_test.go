package app_test

import (
	"context"
	"database/sql"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"tandem/internal/access"
	"tandem/internal/app"
	"tandem/internal/app/account"
	"tandem/internal/app/desk"
	"tandem/internal/app/evidence"
	"tandem/internal/applying"
	"tandem/internal/clock"
	"tandem/internal/evaluation"
	"tandem/internal/fault"
	"tandem/internal/identity"
	"tandem/internal/programme"
	"tandem/internal/store"
	accountrows "tandem/internal/store/account"
	evidencerows "tandem/internal/store/evidence"
)

// Whatever ends an analyst token ends it on the next request.
func TestAnAnalystTokenIsBoundedAndEndsAtOnce(t *testing.T) {
	onEachEngine(t, func(t *testing.T, a *app.App, c *clock.Clock) {
		ctx, w := context.Background(), newWorld(t, a, c, 10)
		in := somebody(t, a, "eva@example.org", access.Evaluator)
		actor, err := a.Identify(ctx, in.AccessToken)
		if err != nil {
			t.Fatal(err)
		}
		issue := func() evidence.NewToken {
			t.Helper()
			n, err := a.Evidence.CreateAnalystToken(ctx, actor, evaluation.Token{CohortID: w.cohort.ID, Name: "R", Sets: []string{"subjects", "dyads"}}, programme.Date("2027-01-31"))
			if err != nil {
				t.Fatal(err)
			}
			return n
		}
		token := issue()
		got, err := a.Identify(ctx, token.Secret)
		if err != nil || got.Role != access.Evaluator || got.Account != "" || got.Person != "" || got.Token != token.ID || got.Cohort != w.cohort.ID || !slices.Equal(got.Sets, token.Sets) {
			t.Fatalf("%+v %v", got, err)
		}
		kept, err := store.Look(ctx, a.Desk().Store, actor, func(tx *store.Tx) (evaluation.Token, error) { return evidencerows.In(tx).AnalystToken(token.ID) })
		if err != nil || kept.LastUsedAt == nil || kept.Version != 1 {
			t.Errorf("%+v %v", kept, err)
		}
		refused := func(why string) {
			t.Helper()
			if got, err := a.Identify(ctx, token.Secret); err == nil || got.Role != access.Nobody {
				t.Errorf("%s: %+v", why, got)
			}
		}
		must := func(err error) {
			t.Helper()
			if err != nil {
				t.Fatal(err)
			}
		}
		_, err = a.Evidence.RevokeAnalystToken(ctx, actor, token.ID)
		must(err)
		refused("revoked")
		token = issue()
		a.Desk().Demo = false
		refused("without a second factor outside a demo")
		a.Desk().Demo = true
		must(a.Account.SetUserRoles(ctx, "eva@example.org", []access.Role{access.Participant}, true))
		refused("no longer an evaluator")
		must(a.Account.SetUserRoles(ctx, "eva@example.org", []access.Role{access.Evaluator}, true))
		must(a.Account.DisableUser(ctx, "eva@example.org", false))
		refused("disabled")
		must(a.Account.EnableUser(ctx, "eva@example.org"))
		if _, err := a.Identify(ctx, token.Secret); err != nil {
			t.Error(err)
		}
		c.Advance(80 * 24 * time.Hour)
		refused("expired")
	})
}

// A live invitation to an address proves it, and nothing else does.
func TestAnInvitationProvesItsAddress(t *testing.T) {
	onEachEngine(t, func(t *testing.T, a *app.App, c *clock.Clock) {
		ctx, w := context.Background(), newWorld(t, a, c, 10)
		lead := w.person("Lead")
		p, err := a.Applying.StartApplication(ctx, lead, w.call.ID, applying.Pair)
		w.must(err)
		invite := func(email string) (applying.PartnerInvitation, string) {
			i, err := a.Applying.InvitePartner(ctx, lead, p.ID, "Partner", email)
			w.must(err)
			return i, a.Desk().Keys.LinkToken("invite", i.LinkID)
		}
		sign := func(token, want string) {
			t.Helper()
			_, err := a.Account.ConfirmSignUp(ctx, access.Actor{}, account.Newcomer{Token: token, Name: "Partner", Password: "wombat trellis quarry lantern"})
			if (err != nil || want != "") && fault.Of(err).Code != want {
				t.Errorf("want %q: %v", want, err)
			}
		}
		opened := func(email string) bool {
			_, err := a.Account.SignIn(ctx, access.Actor{}, account.Credentials{Email: email, Password: "wombat trellis quarry lantern", Address: "203.0.113.9"})
			return err == nil
		}
		first, token := invite("partner@example.org")
		sign(token+"x", "not_found")
		if opened("partner@example.org") {
			t.Error("an account opened without proof")
		}
		sign(token, "")
		if !opened("partner@example.org") {
			t.Error("the invited person cannot sign in")
		}
		if link, err := store.Look(ctx, a.Desk().Store, desk.Gate, func(tx *store.Tx) (identity.Link, error) { return accountrows.In(tx).Link(first.LinkID) }); err != nil || link.UsedAt != nil {
			t.Errorf("signing up consumed the invitation: %+v %v", link, err)
		}
		sign(token, "already_used") // again
		if _, err := a.Applying.RevokeInvitation(ctx, lead, first.ID); err != nil {
			t.Fatal(err)
		}
		second, token := invite("late@example.org")
		if _, err := a.Applying.RevokeInvitation(ctx, lead, second.ID); err != nil {
			t.Fatal(err)
		}
		c.Advance(time.Second)
		sign(token, "expired")
		if opened("late@example.org") {
			t.Error("a revoked invitation proved an address")
		}
	})
}

// Whatever changes an account leaves a line that says who did what.
func TestEveryChangeOfAnAccountIsAudited(t *testing.T) {
	file := filepath.Join(t.TempDir(), "tandem.db")
	a, c := program(t, file)
	ctx := context.Background()
	w := &world{t: t, app: a, clock: c}
	w.must(second(a.Account.AddUser(ctx, account.NewUser{Email: "ada@example.org", Name: "Ada", Password: "wombat trellis quarry lantern", Roles: []access.Role{access.Participant, access.Manager}})))
	in, err := a.Account.SignIn(ctx, access.Actor{}, account.Credentials{Email: "ada@example.org", Password: "wombat trellis quarry lantern"})
	w.must(err)
	actor, err := a.Identify(ctx, in.AccessToken)
	w.must(err)
	acts := map[string]func() error{
		"rename":      func() error { return second(a.Account.Rename(ctx, actor, 1, "Ada L")) },
		"switch role": func() error { return second(a.Account.SwitchRole(ctx, actor, access.Manager)) },
		"set up":      func() error { return second(a.Account.SetUpSecondFactor(ctx, actor, "wombat trellis quarry lantern")) },
		"reset":       func() error { return a.Account.AskForReset(ctx, access.Actor{}, "ada@example.org", "") },
		"sign up": func() error {
			return a.Account.SignUp(ctx, access.Actor{}, "eve@example.org", "")
		},
		"roles": func() error {
			return a.Account.SetUserRoles(ctx, "ada@example.org", []access.Role{access.Participant}, true)
		},
		"link": func() error { return second(a.Account.ResetUser(ctx, "ada@example.org", "")) },
		"shut": func() error { return a.Account.DisableUser(ctx, "ada@example.org", false) },
		"open": func() error { return a.Account.EnableUser(ctx, "ada@example.org") },
	}
	for _, name := range []string{"rename", "switch role", "set up", "reset", "sign up", "roles", "link", "shut", "open"} {
		before := audited(t, file)
		if err := acts[name](); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if n := audited(t, file) - before; n != 1 {
			t.Errorf("%s left %d lines, want 1", name, n)
		}
	}
}

// somebody has an account with a role and is signed in.
func somebody(t *testing.T, a *app.App, email string, role access.Role) account.SignedIn {
	t.Helper()
	ctx, password := context.Background(), "wombat trellis quarry lantern"
	if _, err := a.Account.AddUser(ctx, account.NewUser{Email: email, Name: "Ada", Password: password, Roles: []access.Role{role}}); err != nil {
		t.Fatal(err)
	}
	in, err := a.Account.SignIn(ctx, access.Actor{}, account.Credentials{Email: email, Password: password})
	if err != nil {
		t.Fatal(err)
	}
	return in
}

func second[T any](_ T, err error) error { return err }

// audited counts the lines, past the store: no method reads them all.
func audited(t *testing.T, file string) (n int) {
	t.Helper()
	db, err := sql.Open("sqlite", file)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = db.Close() }()
	if err := db.QueryRow("SELECT count(*) FROM audit_events").Scan(&n); err != nil {
		t.Fatal(err)
	}
	return n
}
