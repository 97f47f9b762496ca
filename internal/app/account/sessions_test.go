package account

import (
	"context"
	"testing"

	"tandem/internal/access"
	"tandem/internal/clock"
	"tandem/internal/fault"
)

// Who has an account is not told by how long a refusal takes: each kind of it
// hashes one password and says the same.
func TestEveryRefusedSignInDoesTheSameWork(t *testing.T) {
	onEachEngine(t, func(t *testing.T, a *App, _ *clock.Clock) {
		ctx, password := context.Background(), "wombat trellis quarry lantern"
		for _, email := range []string{"ada@example.org", "off@example.org"} {
			if _, err := a.AddUser(ctx, NewUser{Email: email, Name: "Ada", Password: password, Roles: []access.Role{access.Participant}}); err != nil {
				t.Fatal(err)
			}
		}
		if err := a.DisableUser(ctx, "off@example.org", false); err != nil {
			t.Fatal(err)
		}
		for name, c := range map[string]Credentials{
			"unknown":        {Email: "nobody@example.org", Password: password},
			"wrong":          {Email: "ada@example.org", Password: "wombat trellis quarry lanterns"},
			"disabled":       {Email: "off@example.org", Password: password},
			"wrong disabled": {Email: "off@example.org", Password: "x"},
			"no password":    {Email: "ada@example.org"},
		} {
			before := a.hasher.Worked()
			_, err := a.SignIn(ctx, access.Actor{}, c)
			if worked := a.hasher.Worked() - before; worked != 1 || fault.Of(err).Code != "wrong_sign_in" {
				t.Errorf("%s: %d passwords hashed, %v", name, worked, err)
			}
		}
	})
}
