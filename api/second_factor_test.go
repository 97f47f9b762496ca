package api

import (
	"context"
	"encoding/base32"
	"strings"
	"sync"
	"testing"
	"time"

	"tandem/api/account"
	"tandem/api/wire"
	"tandem/internal/access"
	accountapp "tandem/internal/app/account"
	"tandem/internal/identity"
)

// phone is an authenticator app that was shown a secret.
type phone struct {
	h      *house
	secret []byte
}

func (p phone) code() string { return identity.TOTPCode(p.secret, p.h.clock.Now()) }

// next waits for the code after the present one: each works once.
func (p phone) next() string {
	p.h.clock.Advance(30 * time.Second)
	return p.code()
}

// prove sets up a second factor.
func (h *house) prove(in signedIn) (phone, []string) {
	h.t.Helper()
	var setup account.SecondFactorSetup
	in.post("/account/second-factor", wire.Empty{}).want(200).into(&setup)
	secret, err := base32.StdEncoding.WithPadding(base32.NoPadding).DecodeString(setup.Secret)
	if err != nil || !strings.HasPrefix(setup.URI, "otpauth://totp/Tandem:") || !strings.Contains(setup.URI, setup.Secret) {
		h.t.Fatalf("%+v %v", setup, err)
	}
	p := phone{h, secret}
	in.post("/account/second-factor/confirm", account.CodeForm{Code: "000000"}).want(422)
	var codes account.RecoveryCodes
	in.post("/account/second-factor/confirm", account.CodeForm{Code: p.code()}).want(200).into(&codes)
	return p, codes.Codes
}

func (h *house) withCode(email, code string) response {
	h.t.Helper()
	return h.as("").post("/sessions", account.SignInForm{Email: email, Password: goodPassword, Code: &code})
}

func TestAnOfficeOpensOnlyWithASecondFactor(t *testing.T) {
	onEachHouse(t, func(t *testing.T, h *house) {
		for _, role := range []access.Role{access.Coordinator, access.Evaluator} {
			email := string(role) + "@example.org"
			h.user(email, role)
			in := h.signIn(email, goodPassword)
			if in.session.Role != "unproven" || !in.session.NeedsSecondFactor || in.session.Roles[0] != string(role) {
				t.Errorf("%s begins as %+v", role, in.session)
			}
			for _, r := range h.Table() { // account pages and nothing else
				if r.Policy.Allows(access.Unproven) || r.Method == "PUT" {
					continue
				}
				if a := in.json().send(r.Method, filled(r.Path, h.clock.NewID()), []byte("{}")).want(403); a.code() != "second_factor_due" && a.code() != "not_allowed" {
					t.Errorf("%s %s: %s", r.Method, r.Path, a.code())
				}
			}
			h.prove(in)
			actor, err := h.app.Identify(context.Background(), in.session.AccessToken)
			if err != nil || actor.Role != role {
				t.Errorf("after the proof: %+v %v", actor, err)
			}
			if s := h.took(h.refresh(in.cookie).want(200)).session; s.Role != string(role) || s.NeedsSecondFactor {
				t.Errorf("after the proof: %+v", s)
			}
			if n := h.stored()["recovery_codes"]; n%10 != 0 {
				t.Errorf("%d recovery codes", n)
			}
		}
	})
}

func TestSigningInWithASecondFactor(t *testing.T) {
	onEachHouse(t, func(t *testing.T, h *house) {
		const email = "ada@example.org"
		h.user(email, access.Participant)
		phone, codes := h.prove(h.signIn(email, goodPassword))
		h.got(email, "Your sign-in now has a second step", "9am on Monday 2 November 2026", "contact the programme team")
		wrong := otherPassword
		if code := h.as("").post("/sessions", account.SignInForm{Email: email, Password: wrong, Code: &wrong}).want(401).code(); code != "wrong_sign_in" {
			t.Errorf("a wrong password: %s", code)
		}
		if code := h.withCode(email, "").want(401).code(); code != "code_needed" {
			t.Errorf("no code: %s", code)
		}
		for _, bad := range []string{"000000", phone.code(), "aaaa-bbbb-cccc-dddd"} { // the second was used to confirm
			if code := h.withCode(email, bad).want(401).code(); code != "wrong_code" {
				t.Errorf("%s: %s", bad, code)
			}
		}
		code := phone.next()
		in := h.took(h.withCode(email, code[:3]+" "+code[3:]).want(201))
		if got := h.withCode(email, code).want(401).code(); got != "wrong_code" {
			t.Errorf("the same code again: %s", got)
		}
		h.withCode(email, strings.ToUpper(codes[3])).want(201)
		h.withCode(email, codes[3]).want(401)
		var own account.Account
		in.get("/account").want(200).into(&own)
		if own.SecondFactor != "on" || own.RecoveryCodesLeft != 9 {
			t.Errorf("%+v", own)
		}
		in.post("/account/second-factor", wire.Empty{}).want(409)
		in.post("/account/second-factor/confirm", account.CodeForm{Code: phone.next()}).want(409)
		in.post("/account/second-factor/remove", account.PasswordProof{Password: otherPassword}).want(422)
		in.post("/account/second-factor/remove", account.PasswordProof{Password: goodPassword}).want(204)
		in.get("/account").want(200).into(&own)
		if own.SecondFactor != "off" || own.RecoveryCodesLeft != 0 {
			t.Errorf("%+v", own)
		}
		h.got(email, "The second step of your sign-in was removed", "set a new password now")
		in.post("/account/second-factor/remove", account.PasswordProof{Password: goodPassword}).want(204) // nothing is there any more
		if n := len(h.mails(email)); n != 0 {
			t.Errorf("%d mails about nothing", n)
		}
		h.signIn(email, goodPassword)
	})
}

func TestGuessingCodesIsBoundedForWhoeverHasThePassword(t *testing.T) {
	onEachHouse(t, func(t *testing.T, h *house) {
		const email = "ada@example.org"
		h.user(email, access.Participant)
		phone, _ := h.prove(h.signIn(email, goodPassword))
		guess := func(address, code string) error {
			_, err := h.app.Account.SignIn(context.Background(), access.Actor{}, accountapp.Credentials{Email: email, Password: goodPassword, Code: code, Address: address})
			return err
		}
		for i := range 10 { // from many places
			if err := guess("198.51.100."+string(rune('0'+i)), "000000"); err == nil || !strings.HasPrefix(err.Error(), "wrong_code") {
				t.Fatal(err)
			}
		}
		if err := guess("203.0.113.9", phone.next()); err == nil || !strings.HasPrefix(err.Error(), "too_many") {
			t.Errorf("the eleventh: %v", err)
		}
		h.clock.Advance(time.Hour)
		for i := range 12 { // the owner, who signs in often
			if err := guess("203.0.113.9", phone.next()); err != nil {
				t.Errorf("time %d: %v", i, err)
			}
		}
	})
}

// Of equal codes at the same moment one signs in.
func TestACodeIsUsedOnceHoweverManyTry(t *testing.T) {
	onEachHouse(t, func(t *testing.T, h *house) {
		const email = "ada@example.org"
		h.user(email, access.Participant)
		phone, codes := h.prove(h.signIn(email, goodPassword))
		for _, code := range []string{phone.next(), codes[0]} {
			var wg sync.WaitGroup
			var mu sync.Mutex
			in := 0
			for range 6 {
				wg.Go(func() {
					_, err := h.app.Account.SignIn(context.Background(), access.Actor{}, accountapp.Credentials{Email: email, Password: goodPassword, Code: code, Address: "203.0.113.9"})
					mu.Lock()
					defer mu.Unlock()
					if err == nil {
						in++
					}
				})
			}
			wg.Wait()
			if in != 1 {
				t.Errorf("%d signed in with one code", in)
			}
		}
	})
}

// The mailbox alone does not open an office.
func TestAResetLeavesTheSecondFactor(t *testing.T) {
	onEachHouse(t, func(t *testing.T, h *house) {
		const email = "ada@example.org"
		h.user(email, access.Coordinator)
		h.prove(h.signIn(email, goodPassword))
		h.mails(email) // that it was set up
		h.as("").post("/password-resets", account.ResetForm{Email: email}).want(202)
		h.as("").post("/password-resets/complete", account.NewPassword{Token: h.link(email, "reset"), Password: otherPassword}).want(204)
		if code := h.as("").post("/sessions", account.SignInForm{Email: email, Password: otherPassword}).want(401).code(); code != "code_needed" {
			t.Errorf("%s", code)
		}
	})
}
