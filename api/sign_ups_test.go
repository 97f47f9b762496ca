package api

import (
	"context"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"tandem/api/account"
	"tandem/api/wire"
	"tandem/internal/access"
	"tandem/internal/identity"
	"tandem/internal/store"
	accountrows "tandem/internal/store/account"
)

func TestFromSignUpToSignOut(t *testing.T) {
	onEachHouse(t, func(t *testing.T, h *house) {
		form := account.SignUpForm{Name: "  Ada Example ", Email: "Ada@Example.ORG", Password: goodPassword}
		var receipt account.SignUpReceipt
		h.as("").post("/sign-ups", form).want(202).into(&receipt)
		if receipt.Next != "confirm_address" {
			t.Errorf("next is %s", receipt.Next)
		}
		h.as("").post("/sessions", account.SignInForm{Email: "ada@example.org", Password: goodPassword}).want(401)

		token := h.link("ada@example.org", "confirm")
		h.as("").post("/sign-ups/confirm", account.ConfirmForm{Token: token + "x", Password: goodPassword}).want(404)
		h.as("").post("/password-resets/complete", account.NewPassword{Token: token, Password: otherPassword}).want(404) // a link of another kind
		h.as("").post("/sign-ups/confirm", account.ConfirmForm{Token: token, Password: otherPassword}).want(422)         // whoever was sent a stranger's link
		h.as("").post("/sign-ups/confirm", account.ConfirmForm{Token: token, Password: goodPassword}).want(200)
		if code := h.as("").post("/sign-ups/confirm", account.ConfirmForm{Token: token, Password: goodPassword}).want(409).code(); code != "already_used" {
			t.Errorf("the second time: %s", code)
		}

		in := h.signIn(" ADA@example.org", goodPassword)
		if in.session.Role != "participant" || in.session.Account.Name != "Ada Example" || in.session.Account.Email != "ada@example.org" {
			t.Errorf("session: %+v", in.session)
		}
		in.get("/account").want(200)
		next := h.took(h.refresh(in.cookie).want(200))
		next.get("/account").want(200)
		next.post("/sessions/current/end", wire.Empty{}).want(204)
		for _, ended := range []signedIn{in, next} {
			if code := ended.get("/account").want(401).code(); code != "session_ended" {
				t.Errorf("after signing out: %s", code)
			}
		}
		h.refresh(next.cookie).want(401)
	})
}

func TestASignUpDoesNotTellWhoHasAnAccount(t *testing.T) {
	onEachHouse(t, func(t *testing.T, h *house) {
		h.user("known@example.org", access.Participant)
		ask := func(email string) string {
			a := h.as("").post("/sign-ups", account.SignUpForm{Name: "Somebody", Email: email, Password: otherPassword}).want(202)
			return strings.ReplaceAll(a.anonymous(), email, "EMAIL")
		}
		if known, unknown := ask("known@example.org"), ask("newer@example.org"); known != unknown {
			t.Errorf("%s differs from %s", known, unknown)
		}
		if got := h.mails("known@example.org"); len(got) != 1 || !strings.Contains(got[0].Subject, "already") {
			t.Errorf("the owner was told %+v", got)
		}
		h.signIn("known@example.org", goodPassword) // nothing changed
		wrong := func(email, password string) string {
			return h.as("").post("/sessions", account.SignInForm{Email: email, Password: password}).want(401).anonymous()
		}
		h.user("shut@example.org", access.Participant)
		if err := h.app.Account.DisableUser(context.Background(), "shut@example.org"); err != nil {
			t.Fatal(err)
		}
		answers := map[string]bool{
			wrong("known@example.org", otherPassword): true, wrong("nobody@example.org", otherPassword): true,
			wrong("shut@example.org", goodPassword): true, wrong("not an address", ""): true,
		}
		if len(answers) != 1 {
			t.Errorf("answers to a wrong sign-in: %v", answers)
		}
		reset := func(email string) string {
			return h.as("").post("/password-resets", account.ResetForm{Email: email}).want(202).anonymous()
		}
		if reset("known@example.org") != reset("nobody@example.org") || reset("shut@example.org") != reset("nobody@example.org") {
			t.Error("a reset tells who has an account")
		}
		if len(h.mails("shut@example.org")) != 0 || len(h.mails("nobody@example.org")) != 0 {
			t.Error("a reset was mailed to somebody without an account")
		}
		grew := func(act func(string) string, email string) int64 {
			before := h.stored()["audit_events"]
			act(email)
			return h.stored()["audit_events"] - before
		}
		for _, email := range []string{"known@example.org", "nobody@example.org", "shut@example.org"} { // no answer is quicker for writing nothing
			for range 5 {
				if a, b := grew(ask, email), grew(reset, email); a != 1 || b != 1 {
					t.Errorf("%s: %d and %d lines of audit", email, a, b)
				}
			}
		}
	})
}

func TestASignUpSaysEverythingThatIsWrongAtOnce(t *testing.T) {
	h := newHouse(t, filepath.Join(t.TempDir(), "tandem.db"))
	p := h.as("").post("/sign-ups", account.SignUpForm{Name: " ", Email: "ada", Password: "short"}).want(422).problem()
	var at []string
	for _, e := range p.Errors {
		at = append(at, e.Pointer)
	}
	if strings.Join(at, " ") != "/name /email /password" {
		t.Errorf("problems at %v", at)
	}
	if got := h.stored(); got["throttles"]+got["sign_ups"]+got["messages"] != 0 {
		t.Errorf("something was stored: %v", got)
	}
}

func TestSignUpsOfOneAddressEndWithTheFirstConfirmed(t *testing.T) {
	onEachHouse(t, func(t *testing.T, h *house) {
		var tokens []string
		for _, password := range []string{goodPassword, otherPassword} {
			h.as("").post("/sign-ups", account.SignUpForm{Name: "Ada", Email: "ada@example.org", Password: password}).want(202)
			tokens = append(tokens, h.link("ada@example.org", "confirm"))
		}
		h.as("").post("/sign-ups/confirm", account.ConfirmForm{Token: tokens[1], Password: otherPassword}).want(200)
		h.as("").post("/sign-ups/confirm", account.ConfirmForm{Token: tokens[0], Password: goodPassword}).want(409)
		h.signIn("ada@example.org", otherPassword)
		h.as("").post("/sessions", account.SignInForm{Email: "ada@example.org", Password: goodPassword}).want(401)
	})
}

func TestAConfirmationLinkExpires(t *testing.T) {
	onEachHouse(t, func(t *testing.T, h *house) {
		h.as("").post("/sign-ups", account.SignUpForm{Name: "Ada", Email: "ada@example.org", Password: goodPassword}).want(202)
		token := h.link("ada@example.org", "confirm")
		h.clock.Advance(24 * time.Hour)
		if code := h.as("").post("/sign-ups/confirm", account.ConfirmForm{Token: token, Password: goodPassword}).want(409).code(); code != "expired" {
			t.Errorf("after a day: %s", code)
		}
	})
}

// A person whom the programme knew before keeps who they are.
func TestAnAccountAttachesToAPersonWhoIsKnown(t *testing.T) {
	onEachHouse(t, func(t *testing.T, h *house) {
		known := identity.Person{ID: h.clock.NewID(), Name: "M Smith", Email: " Boss@Example.org", CreatedAt: h.clock.Now(), Version: 1}
		err := h.keep.As(context.Background(), access.Actor{Role: access.Office}, func(tx *store.Tx) error { return accountrows.In(tx).AddPerson(known) })
		if err != nil {
			t.Fatal(err)
		}
		h.as("").post("/sign-ups", account.SignUpForm{Name: "Mary Smith", Email: "boss@example.org", Password: goodPassword}).want(202)
		h.as("").post("/sign-ups/confirm", account.ConfirmForm{Token: h.link("boss@example.org", "confirm"), Password: goodPassword}).want(200)
		in := h.signIn("boss@example.org", goodPassword)
		actor, err := h.app.Identify(context.Background(), in.session.AccessToken)
		if err != nil || actor.Person != known.ID || in.session.Account.Name != "Mary Smith" {
			t.Errorf("%+v %v", actor, err)
		}
	})
}
