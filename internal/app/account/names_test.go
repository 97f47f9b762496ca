package account

import (
	"cmp"
	"context"
	"testing"
	"time"

	"tandem/internal/access"
	"tandem/internal/app/desk"
	"tandem/internal/clock"
	"tandem/internal/identity"
	letters "tandem/internal/mail"
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
		if err := newcomer(a, "ben@example.org", "Ben\u2028Bcc:\nx"); err != nil {
			t.Fatal(err)
		}
		if err := a.AskForReset(ctx, access.Actor{}, "ben@example.org", ""); err != nil {
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

// newcomer follows a mailed link to an account.
func newcomer(a *App, email, name string) error {
	ctx := context.Background()
	asked := identity.SignUp{ID: a.desk.Store.Clock().NewID(), Email: email, ExpiresAt: a.desk.Store.Clock().Now().Add(time.Hour)}
	link := identity.Link{ID: a.desk.Store.Clock().NewID(), Kind: letters.LinkConfirm, SubjectID: asked.ID, ExpiresAt: asked.ExpiresAt}
	err := a.desk.Store.As(ctx, desk.Gate, func(tx *store.Tx) error {
		return cmp.Or(rows.In(tx).AddSignUp(asked), rows.In(tx).AddLink(link, identity.LinkHash("token")))
	})
	if err == nil {
		_, err = a.ConfirmSignUp(ctx, access.Actor{}, Newcomer{Token: "token", Name: name, Password: "wombat trellis quarry lantern"})
	}
	return err
}
