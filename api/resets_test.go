package api

import (
	"context"
	"testing"
	"time"

	"tandem/api/account"
	"tandem/internal/access"
	accountapp "tandem/internal/app/account"
)

func TestAResetLinkSetsAPasswordOnceAndEndsTheSessions(t *testing.T) {
	onEachHouse(t, func(t *testing.T, h *house) {
		h.user("ada@example.org", access.Participant)
		before := h.signIn("ada@example.org", goodPassword)
		h.as("").post("/password-resets", account.ResetForm{Email: "ADA@example.org "}).want(202)
		first := h.link("ada@example.org", "reset")
		h.as("").post("/password-resets", account.ResetForm{Email: "ada@example.org"}).want(202)
		second := h.link("ada@example.org", "reset")
		if p := h.as("").post("/password-resets/complete", account.NewPassword{Token: second, Password: "password1234"}).want(422).problem(); p.Errors[0].Pointer != "/password" {
			t.Errorf("a weak one: %+v", p)
		}
		h.as("").post("/password-resets/complete", account.NewPassword{Token: second, Password: otherPassword}).want(204)
		for _, token := range []string{second, first} { // the same again, and the one before
			h.as("").post("/password-resets/complete", account.NewPassword{Token: token, Password: goodPassword}).want(409)
		}
		if code := h.as("").post("/password-resets/complete", account.NewPassword{Token: second, Password: goodPassword}).code(); code != "already_used" {
			t.Errorf("the second time: %s", code)
		}
		before.get("/account").want(401)
		h.refresh(before.cookie).want(401)
		if got := h.mails("ada@example.org"); len(got) != 1 || got[0].Subject != "Your password was changed" {
			t.Errorf("the owner was told %+v", got)
		}
		h.as("").post("/sessions", account.SignInForm{Email: "ada@example.org", Password: goodPassword}).want(401)
		h.signIn("ada@example.org", otherPassword)
		h.as("").post("/password-resets", account.ResetForm{Email: "ada@example.org"}).want(202)
		late := h.link("ada@example.org", "reset")
		h.clock.Advance(time.Hour)
		if code := h.as("").post("/password-resets/complete", account.NewPassword{Token: late, Password: goodPassword}).want(409).code(); code != "expired" {
			t.Errorf("after an hour: %s", code)
		}
	})
}

func TestOneAddressGetsFewMailsHoweverOftenTheyAreAskedFor(t *testing.T) {
	onEachHouse(t, func(t *testing.T, h *house) {
		h.user("ada@example.org", access.Participant)
		for try := range 12 {
			want := map[bool]int{true: 202, false: 429}[try < 4] // charged to whoever asks, known or not
			for _, email := range []string{"ada@example.org", "eve@example.org"} {
				h.as("").post("/password-resets", account.ResetForm{Email: email}).want(want)
				h.as("").post("/sign-ups", account.SignUpForm{Email: email}).want(want)
			}
		}
		if got := len(h.mails("ada@example.org")); got != 8 {
			t.Errorf("%d mails, want 4 of each kind", got)
		}
	})
}

func TestGuessingIsSlowedButDoesNotShutTheOwnerOut(t *testing.T) {
	onEachHouse(t, func(t *testing.T, h *house) {
		h.user("ada@example.org", access.Participant)
		ask := func(email, password string) response {
			return h.as("").post("/sessions", account.SignInForm{Email: email, Password: password})
		}
		for range 10 {
			ask("ada@example.org", otherPassword).want(401)
		}
		for _, password := range []string{otherPassword, goodPassword} { // right or wrong
			a := ask("Ada@example.org", password).want(429)
			if a.code() != "too_many" || a.header.Get("Retry-After") != "900" {
				t.Errorf("%s after %s", a.code(), a.header.Get("Retry-After"))
			}
		}
		for range 10 { // an unknown address is counted alike
			ask("nobody@example.org", otherPassword).want(401)
		}
		ask("nobody@example.org", otherPassword).want(429)

		elsewhere := accountapp.Credentials{Email: "ada@example.org", Password: goodPassword, Address: "198.51.100.7"}
		if _, err := h.app.Account.SignIn(context.Background(), access.Actor{}, elsewhere); err != nil {
			t.Errorf("the owner, elsewhere: %v", err)
		}
		h.as("").post("/password-resets", account.ResetForm{Email: "ada@example.org"}).want(202)
		h.as("").post("/password-resets/complete", account.NewPassword{Token: h.link("ada@example.org", "reset"), Password: otherPassword}).want(204)
		h.signIn("ada@example.org", otherPassword) // at once, and from here too
		h.clock.Advance(15 * time.Minute)
		ask("nobody@example.org", otherPassword).want(401)
	})
}
