package demo_test

import (
	"context"
	"testing"

	"tandem/internal/access"
	"tandem/internal/app"
	"tandem/internal/app/account"
	"tandem/internal/clock"
	"tandem/internal/demo"
	"tandem/internal/identity"
	"tandem/internal/mail"
	"tandem/internal/store"
)

type nowhere struct{}

// emptied is a program over an empty store, and the clock of both.
func emptied(t *testing.T) (*app.App, *clock.Clock) {
	t.Helper()
	ctx, c := context.Background(), clock.System()
	s, err := store.Open(ctx, ":memory:", c)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	if err := s.Migrate(ctx); err != nil {
		t.Fatal(err)
	}
	keys, err := identity.NewKeys(c.Bytes(32), nil)
	if err != nil {
		t.Fatal(err)
	}
	return app.New(s, keys, identity.NewHasher(c, 2), app.Options{BaseURL: "http://127.0.0.1:8080", Demo: true, SignIns: demo.SignIns()}), c
}

func (nowhere) Send(context.Context, mail.Message) error { return nil }

// A known password beside real people would be a way in to them.
func TestADemoIsNotLoadedWhereSomebodyElseHasAnAccount(t *testing.T) {
	ctx := context.Background()
	a, c := emptied(t)
	_, err := a.Account.AddUser(ctx, account.NewUser{Email: "una@example.org", Name: "Una", Password: "wombat trellis quarry lantern", Roles: []access.Role{access.Coordinator}})
	if err != nil {
		t.Fatal(err)
	}
	if err := demo.Load(ctx, a, c, nowhere{}); err == nil {
		t.Error("a demo among real accounts")
	}
	if filled, err := demo.Filled(ctx, a); err != nil || filled {
		t.Errorf("something of it was loaded: %v", err)
	}
}

func TestTheDemoLoadsOnceAndEverybodyCanSignIn(t *testing.T) {
	ctx := context.Background()
	a, c := emptied(t)
	for range 2 {
		if err := demo.Load(ctx, a, c, nowhere{}); err != nil {
			t.Fatal(err)
		}
	}
	for _, known := range demo.SignIns() {
		in, err := a.Account.SignIn(ctx, access.Actor{}, account.Credentials{Email: known.Email, Password: known.Password, Address: known.Email})
		if err != nil || string(in.Role) != known.Role {
			t.Errorf("%s: signed in as %q, %v", known.Role, in.Role, err)
		}
	}
}
