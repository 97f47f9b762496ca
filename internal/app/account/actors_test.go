package account

import (
	"testing"

	"tandem/internal/access"
	"tandem/internal/clock"
	"tandem/internal/fault"
)

func TestAnAccountActsInARoleThatItHolds(t *testing.T) {
	onEachEngine(t, func(t *testing.T, a *App, _ *clock.Clock) {
		ctx := t.Context()
		if _, err := a.AddUser(ctx, NewUser{Email: "ada@example.org", Name: "Ada", Roles: []access.Role{access.Participant, access.Manager}}); err != nil {
			t.Fatal(err)
		}
		for _, role := range []access.Role{access.Participant, access.Manager} {
			actor, err := a.ActorOf(ctx, " ADA@example.org", role)
			if err != nil || actor.Role != role || actor.Session != "" {
				t.Fatalf("%+v %v", actor, err)
			}
			if own, err := a.OwnAccount(ctx, actor); err != nil || own.Email != "ada@example.org" || own.ID != actor.Account {
				t.Errorf("%+v %v", own, err)
			}
		}
		if actor, err := a.ActorOf(ctx, "ada@example.org", access.Coordinator); fault.Of(err).Code != "role_not_held" || actor.Role != "" {
			t.Errorf("a role that is not held: %+v %v", actor, err)
		}
		if _, err := a.ActorOf(ctx, "eve@example.org", access.Participant); fault.Of(err).Code != "no_account" {
			t.Errorf("an unknown address: %v", err)
		}
	})
}
