package api

import (
	"context"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"tandem/api/account"
	"tandem/api/wire"
	"tandem/internal/access"
	"tandem/internal/app"
	accountapp "tandem/internal/app/account"
	"tandem/internal/identity"
	"tandem/internal/mail"
	"tandem/internal/store"
	accountrows "tandem/internal/store/account"
	"tandem/internal/store/storetest"
)

const (
	goodPassword  = "wombat trellis quarry lantern"
	otherPassword = "ferry pumice oblique thistle"
)

// letterbox is a mail system that keeps what is sent through it.
type letterbox struct {
	mu   sync.Mutex
	sent []mail.Message
}

func (l *letterbox) Send(_ context.Context, m mail.Message) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.sent = append(l.sent, m)
	return nil
}

// house is the whole program with real sign-ins and a letterbox.
type house struct {
	*testServer
	box    *letterbox
	keep   *store.Store
	tokens *identity.Tokens
}

// onEachHouse runs a scenario outside any demo, on each engine.
func onEachHouse(t *testing.T, scenario func(t *testing.T, h *house)) {
	t.Helper()
	storetest.OnEachEngine(t, func(t *testing.T, dsn string) { scenario(t, newHouse(t, dsn)) })
}

func newHouse(t *testing.T, dsn string) *house {
	t.Helper()
	o, s := testOptions(t)
	s.known = map[string]access.Actor{}
	kept, err := store.Open(context.Background(), dsn, s.clock)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = kept.Close() })
	if err := kept.Migrate(context.Background()); err != nil {
		t.Fatal(err)
	}
	keys, err := identity.NewKeys([]byte(strings.Repeat("test only ", 5)), nil)
	if err != nil {
		t.Fatal(err)
	}
	s.app = app.New(kept, keys, identity.NewHasher(s.clock, 2), app.Options{BaseURL: o.BaseURL, MinCell: 5})
	o.App, o.Demo, o.Identify = s.app, false, nil
	whole, err := New(o)
	if err != nil {
		t.Fatal(err)
	}
	s.Engine = whole.Engine
	s.rows = func() map[string]int64 { return countRows(t, kept.Engine(), dsn) }
	return &house{testServer: s, box: &letterbox{}, keep: kept, tokens: identity.NewTokens(keys, o.BaseURL, s.clock)}
}

// mails sends what is due and gives the messages to an address since the last
// time it was asked.
func (h *house) mails(email string) []mail.Message {
	h.t.Helper()
	for {
		n, err := h.app.Running.PostDue(context.Background(), h.box)
		if err != nil {
			h.t.Fatal(err)
		}
		if n == 0 {
			break
		}
	}
	var found, others []mail.Message
	for _, m := range h.box.sent {
		if m.To == email {
			found = append(found, m)
		} else {
			others = append(others, m)
		}
	}
	h.box.sent = others
	return found
}

var mailedLink = regexp.MustCompile(`https://tandem\.example/(confirm|reset|invite|m)/([a-z2-7]+)`)

// link is the token in the one mail that an address got.
func (h *house) link(email, kind string) string {
	h.t.Helper()
	got := h.mails(email)
	if len(got) != 1 {
		h.t.Fatalf("%s got %d mails, want 1", email, len(got))
	}
	found := mailedLink.FindStringSubmatch(got[0].Text)
	if found == nil || found[1] != kind || !strings.Contains(got[0].HTML, found[0]) {
		h.t.Fatalf("no %s link in %q", kind, got[0].Text)
	}
	return found[2]
}

// got holds the one mail that an address got since it was last asked for
// against its subject and some of its words.
func (h *house) got(email, subject string, words ...string) {
	h.t.Helper()
	list := h.mails(email)
	if len(list) != 1 || list[0].Subject != subject {
		h.t.Fatalf("%s got %+v, want %q", email, list, subject)
	}
	for _, part := range words {
		if !strings.Contains(list[0].Text, part) {
			h.t.Errorf("%q does not say %q: %s", subject, part, list[0].Text)
		}
	}
}

// user makes an account from the command line.
func (h *house) user(email string, roles ...access.Role) {
	h.t.Helper()
	if _, err := h.app.Account.AddUser(context.Background(), accountapp.NewUser{Email: email, Name: "Ada Example", Password: goodPassword, Roles: roles}); err != nil {
		h.t.Fatal(err)
	}
}

// signedIn is a browser with a session.
type signedIn struct {
	*client
	session account.Session
	cookie  string
}

func (h *house) signIn(email, password string) signedIn {
	h.t.Helper()
	return h.took(h.as("").post("/sessions", account.SignInForm{Email: email, Password: password}).want(201))
}

func (h *house) took(a response) signedIn {
	h.t.Helper()
	in := signedIn{}
	a.into(&in.session)
	for _, c := range a.cookies {
		in.cookie = c.Value
	}
	in.client = h.as(in.session.AccessToken)
	return in
}

// refresh sends a refresh cookie as a browser does.
func (h *house) refresh(cookie string) response {
	h.t.Helper()
	c := h.as("")
	if cookie != "" {
		c = c.with("Cookie", "__Host-refresh"+"="+cookie)
	}
	return c.post("/sessions/refresh", wire.Empty{})
}

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
		for range 12 {
			h.as("").post("/password-resets", account.ResetForm{Email: "ada@example.org"}).want(202)
			h.as("").post("/sign-ups", account.SignUpForm{Name: "Eve", Email: "ada@example.org", Password: otherPassword}).want(202)
		}
		if got := len(h.mails("ada@example.org")); got != 5 {
			t.Errorf("%d mails, want 4 with links and 1 that the address is known", got)
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
			if err := h.app.Account.SetUserRoles(ctx, email, roles); err == nil {
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
		if err := h.app.Account.DisableUser(ctx, "nobody@example.org"); err == nil {
			t.Error("nobody was disabled")
		}
	})
}
