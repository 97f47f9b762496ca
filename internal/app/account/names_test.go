package account

import (
	"context"
	"testing"

	"tandem/internal/access"
	"tandem/internal/app/desk"
	"tandem/internal/clock"
	"tandem/internal/identity"
	"tandem/internal/store"
	rows "tandem/internal/store/account"
	runningrows "tandem/internal/store/running"
)

func TestANameIsOneLineHoweverItIsTyped(t *testing.T) {
	onEachEngine(t, func(t *testing.T, a *App, _ *clock.Clock) {
		ctx := context.Background()
		_, err := a.AddUser(ctx, NewUser{Email: "ada@example.org", Name: " Ada\r\nBcc:\tx ", Password: "wombat trellis quarry lantern", Roles: []access.Role{access.Participant}})
		if err != nil {
			t.Fatal(err)
		}
		_, err = a.SignUp(ctx, access.Actor{}, SignUp{Email: "ben@example.org", Name: "Ben\u2028Bcc:\nx", Password: "wombat trellis quarry lantern"})
		if err != nil {
			t.Fatal(err)
		}
		err = a.desk.Store.As(ctx, access.Actor{Role: access.Post}, func(tx *store.Tx) error {
			list, err := runningrows.In(tx).DueMessages(9)
			if len(list) != 1 || list[0].Name != "Ben Bcc: x" {
				t.Errorf("%+v", list)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		person, err := store.Look(ctx, a.desk.Store, desk.Gate, func(tx *store.Tx) (identity.Person, error) {
			return rows.In(tx).PersonByEmail("ada@example.org")
		})
		if err != nil || person.Name != "Ada Bcc: x" {
			t.Errorf("%q, %v", person.Name, err)
		}
	})
}
