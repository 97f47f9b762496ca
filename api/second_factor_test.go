package api

import (
	"context"
	"encoding/base32"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"tandem/api/account"
	"tandem/internal/access"
	accountapp "tandem/internal/app/account"
	"tandem/internal/fault"
	"tandem/internal/identity"
	"tandem/internal/store"
	accountrows "tandem/internal/store/account"
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
	in.post("/account/second-factor", account.PasswordProof{Password: goodPassword}).want(200).into(&setup)
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
		h.got(email, "Signing in now asks for a security code", "9am on Monday 2 November 2026", "contact the programme team")
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
		in.post("/account/second-factor", account.PasswordProof{Password: goodPassword}).want(409)
		in.post("/account/second-factor", account.PasswordProof{Password: otherPassword}).want(422)
		in.post("/account/second-factor/confirm", account.CodeForm{Code: phone.next()}).want(409)
		in.post("/account/second-factor/remove", account.PasswordProof{Password: otherPassword}).want(422)
		in.post("/account/second-factor/remove", account.PasswordProof{Password: goodPassword}).want(204)
		in.get("/account").want(200).into(&own)
		if own.SecondFactor != "off" || own.RecoveryCodesLeft != 0 {
			t.Errorf("%+v", own)
		}
		h.got(email, "Signing in no longer asks for a security code", "set a new password now")
		in.post("/account/second-factor/remove", account.PasswordProof{Password: goodPassword}).want(204) // nothing is there any more
		if n := len(h.mails(email)); n != 0 {
			t.Errorf("%d mails about nothing", n)
		}
		h.signIn(email, goodPassword)
	})
}

// Somebody who has the password guesses codes while the owner signs in: they are
// stopped, from many places too, and the owner is not.
func TestGuessingCodesStopsTheGuesserAndNotTheOwner(t *testing.T) {
	onEachHouse(t, func(t *testing.T, h *house) {
		const email = "ada@example.org"
		h.user(email, access.Participant)
		phone, codes := h.prove(h.signIn(email, goodPassword))
		guess := func(address, code string) string {
			_, err := h.app.Account.SignIn(context.Background(), access.Actor{}, accountapp.Credentials{Email: email, Password: goodPassword, Code: code, Address: address})
			return fault.Of(err).Code
		}
		code := phone.next()
		var wg sync.WaitGroup
		var wrong, stopped atomic.Int64
		for range 15 {
			wg.Go(func() {
				switch guess("198.51.100.1", "000000") {
				case "wrong_code":
					wrong.Add(1)
				case "too_many":
					stopped.Add(1)
				}
			})
		}
		owner := ""
		wg.Go(func() {
			_, err := h.app.Account.SignIn(context.Background(), access.Actor{}, accountapp.Credentials{Email: email, Password: goodPassword, Code: code, Address: "203.0.113.9"})
			if err != nil {
				owner = err.Error()
			}
		})
		wg.Wait()
		if owner != "" || wrong.Load() != 10 || stopped.Load() != 5 {
			t.Errorf("the owner: %q; %d guesses were heard and %d not", owner, wrong.Load(), stopped.Load())
		}
		for i := range 60 { // from everywhere, at a pace that is no guess at the password
			if i%10 == 0 {
				h.clock.Advance(5 * time.Minute)
			}
			guess("192.0.2."+strconv.Itoa(i), "000000")
		}
		if got := guess("192.0.2.200", phone.next()); got != "too_many" {
			t.Errorf("from yet another place: %s", got)
		}
		if _, err := h.app.Account.SignIn(context.Background(), access.Actor{}, accountapp.Credentials{Email: email, Password: goodPassword, Code: codes[0], Address: "203.0.113.9"}); err != nil {
			t.Errorf("by a recovery code: %v", err)
		}
		h.mails(email)
		h.as("").post("/password-resets", account.ResetForm{Email: email}).want(202)
		h.as("").post("/password-resets/complete", account.NewPassword{Token: h.link(email, "reset"), Password: otherPassword}).want(204)
		code = phone.next()
		h.as("").post("/sessions", account.SignInForm{Email: email, Password: otherPassword, Code: &code}).want(201)
	})
}

// Who has lost the telephone and the recovery codes is let in from the command line.
func TestTheCommandLineTakesALostFactorOff(t *testing.T) {
	onEachHouse(t, func(t *testing.T, h *house) {
		const email = "cora@example.org"
		h.user(email, access.Coordinator)
		in := h.signIn(email, goodPassword)
		h.prove(in)
		h.mails(email)
		before := h.stored()["audit_events"]
		h.must(h.app.Account.RemoveUserFactor(context.Background(), email))
		if grew := h.stored()["audit_events"] - before; grew != 1 {
			t.Errorf("%d lines of audit", grew)
		}
		in.get("/account").want(401)
		h.got(email, "Signing in no longer asks for a security code")
		if next := h.signIn(email, goodPassword); next.session.Role != "unproven" {
			t.Errorf("an office opens as %s", next.session.Role)
		}
		if err := h.app.Account.RemoveUserFactor(context.Background(), email); fault.Of(err).Code != "no_second_factor" {
			t.Errorf("the second time: %v", err)
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

// Somebody who knows the password signed in before there was a second factor. What
// the owner proves in their own session is no proof of that one.
func TestAnOlderSessionBecomesNoCoordinatorsByTheOwnersProof(t *testing.T) {
	onEachHouse(t, func(t *testing.T, h *house) {
		const email = "cora@example.org"
		h.user(email, access.Coordinator)
		thief := h.signIn(email, goodPassword)
		owner := h.signIn(email, goodPassword)
		shut := func(when string) {
			t.Helper()
			if code := thief.get("/programmes").want(401).code(); code != "session_ended" {
				t.Errorf("%s the thief reads: %s", when, code)
			}
			h.refresh(thief.cookie).want(401)
		}
		phone, _ := h.prove(owner)
		owner.get("/programmes").want(200)
		shut("after the owner's proof")
		if code := h.withCode(email, "").want(401).code(); code != "code_needed" {
			t.Errorf("signing in anew: %s", code)
		}

		thief = h.took(h.withCode(email, phone.next()).want(201)) // a telephone left on a desk
		thief.get("/programmes").want(200)
		owner.post("/account/second-factor/remove", account.PasswordProof{Password: goodPassword}).want(204)
		shut("after the factor was removed")
		if code := owner.get("/programmes").want(403).code(); code != "second_factor_due" {
			t.Errorf("without a factor: %s", code)
		}
		thief = h.signIn(email, goodPassword)
		h.prove(owner)
		owner.get("/programmes").want(200)
		shut("after another factor was proven")
	})
}

// A session's proof is its own: even one that nothing ended is an office's only by
// a code that was given in it.
func TestASessionWithoutACodeStaysUnproven(t *testing.T) {
	onEachHouse(t, func(t *testing.T, h *house) {
		ctx, gate := context.Background(), access.Actor{Role: access.Gate}
		h.user("cora@example.org", access.Coordinator)
		owner := h.signIn("cora@example.org", goodPassword)
		h.prove(owner)
		actor, err := h.app.Identify(ctx, owner.session.AccessToken)
		h.must(err)
		old := identity.Session{ID: h.clock.NewID(), Kind: identity.SessionByPassword, PersonID: actor.Person, AccountID: &actor.Account, Role: access.Coordinator,
			Generation: 1, RotatedAt: h.clock.Now(), CreatedAt: h.clock.Now(), LastSeenAt: h.clock.Now(), ExpiresAt: h.clock.Now().Add(time.Hour)}
		h.must(h.keep.As(ctx, gate, func(tx *store.Tx) error { return accountrows.In(tx).AddSession(old) }))
		in := h.took(h.refresh(h.tokens.IssueRefresh(old.ID, 1)).want(200))
		if in.session.Role != "unproven" || !in.session.NeedsSecondFactor {
			t.Errorf("a session without a code goes on as %+v", in.session)
		}
		in.post("/sessions/current/role", account.RoleChoice{Role: "coordinator"}).want(200)
		if code := in.get("/programmes").want(403).code(); code != "second_factor_due" {
			t.Errorf("it reads: %s", code)
		}
		owner.get("/programmes").want(200)
	})
}

// However a sign-in and the owner's proof fall together, the session that was
// begun without a code is none of a coordinator.
func TestASignInDuringTheProofGainsNothing(t *testing.T) {
	onEachHouse(t, func(t *testing.T, h *house) {
		for round := range 6 {
			email := "cora" + string(rune('a'+round)) + "@example.org"
			h.user(email, access.Coordinator)
			owner := h.signIn(email, goodPassword)
			var setup account.SecondFactorSetup
			owner.post("/account/second-factor", account.PasswordProof{Password: goodPassword}).want(200).into(&setup)
			secret, err := base32.StdEncoding.WithPadding(base32.NoPadding).DecodeString(setup.Secret)
			h.must(err)
			var wg sync.WaitGroup
			in := make([]accountapp.SignedIn, 4)
			for i := range in {
				wg.Go(func() {
					in[i], _ = h.app.Account.SignIn(context.Background(), access.Actor{}, accountapp.Credentials{Email: email, Password: goodPassword, Address: "203.0.113.9"})
				})
			}
			wg.Go(func() {
				owner.post("/account/second-factor/confirm", account.CodeForm{Code: phone{h, secret}.code()}).want(200)
			})
			wg.Wait()
			for _, s := range in {
				if actor, err := h.app.Identify(context.Background(), s.AccessToken); err == nil {
					t.Errorf("a session begun without a code goes on as %+v", actor)
				}
			}
			owner.get("/programmes").want(200)
		}
	})
}
