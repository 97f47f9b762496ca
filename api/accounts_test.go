package api

import (
	"context"
	"testing"

	"tandem/api/account"
	"tandem/internal/access"
	accountapp "tandem/internal/app/account"
)

func TestAPasswordIsChangedByWhoKnowsIt(t *testing.T) {
	onEachHouse(t, func(t *testing.T, h *house) {
		h.user("ada@example.org", access.Participant)
		here, there := h.signIn("ada@example.org", goodPassword), h.signIn("ada@example.org", goodPassword)
		p := here.post("/account/password", account.PasswordForm{Current: otherPassword, Password: otherPassword}).want(422).problem()
		if p.Errors[0].Pointer != "/current" {
			t.Errorf("a wrong present password: %+v", p)
		}
		here.post("/account/password", account.PasswordForm{Current: goodPassword, Password: "ada@example.org"}).want(422)
		here.post("/account/password", account.PasswordForm{Current: goodPassword, Password: otherPassword}).want(204)
		here.get("/account").want(200)
		there.get("/account").want(401)
		h.signIn("ada@example.org", otherPassword)
		h.got("ada@example.org", "Your password was changed", "set a new password now")
	})
}

func TestANameIsChangedByVersion(t *testing.T) {
	onEachHouse(t, func(t *testing.T, h *house) {
		h.user("ada@example.org", access.Coordinator)
		h.user("eve@example.org", access.Participant)
		in := h.signIn("ada@example.org", goodPassword)
		var own account.Account
		in.get("/account").want(200).into(&own)
		in.put("/account", own.Version, account.AccountForm{Name: "Ada  Lovelace"}).want(200).into(&own)
		if own.Name != "Ada Lovelace" || own.Version != 2 {
			t.Errorf("%+v", own)
		}
		in.put("/account", 1, account.AccountForm{Name: "Somebody else"}).want(412)
		in.put("/account", 2, account.AccountForm{Name: " "}).want(422)
	})
}

// The first coordinator is made on the command line and sets a password by the
// link that it prints.
func TestTheCommandLineMakesAccounts(t *testing.T) {
	onEachHouse(t, func(t *testing.T, h *house) {
		ctx, email := context.Background(), "first@example.org"
		add := func(email string, roles ...access.Role) (string, error) {
			return h.app.Account.AddUser(ctx, accountapp.NewUser{Email: email, Name: "First", Roles: roles})
		}
		printed, err := add(" First@Example.org", access.Coordinator)
		if err != nil {
			t.Fatal(err)
		}
		h.as("").post("/sessions", account.SignInForm{Email: email, Password: ""}).want(401)
		token := mailedLink.FindStringSubmatch(printed)
		h.as("").post("/password-resets/complete", account.NewPassword{Token: token[2], Password: goodPassword}).want(204)
		in := h.signIn(email, goodPassword)
		if _, err := add(email, access.Participant); err == nil {
			t.Error("the address got a second account")
		}
		for name, roles := range map[string][]access.Role{"both offices": {access.Coordinator, access.Evaluator}, "none": nil, "a job": {access.Office}} {
			if _, err := add("other@example.org", roles...); err == nil {
				t.Errorf("an account with %s", name)
			}
			if err := h.app.Account.SetUserRoles(ctx, email, roles, false); err == nil {
				t.Errorf("roles changed to %s", name)
			}
		}
		if printed, err = h.app.Account.ResetUser(ctx, email, ""); err != nil {
			t.Fatal(err)
		}
		in.get("/account").want(401)
		h.as("").post("/sessions", account.SignInForm{Email: email, Password: goodPassword}).want(401)
		h.as("").post("/password-resets/complete", account.NewPassword{Token: mailedLink.FindStringSubmatch(printed)[2], Password: otherPassword}).want(204)
		h.signIn(email, otherPassword)
		if err := h.app.Account.DisableUser(ctx, "nobody@example.org", false); err == nil {
			t.Error("nobody was disabled")
		}
	})
}
