package api

import (
	"context"
	"fmt"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"tandem/api/account"
	"tandem/api/wire"
	"tandem/internal/access"
	"tandem/internal/identity"
	"tandem/internal/store"
	accountrows "tandem/internal/store/account"
)

func newcomer(token, name, password string) account.ConfirmForm {
	return account.ConfirmForm{Token: token, Name: name, Password: password}
}

func TestFromSignUpToSignOut(t *testing.T) {
	onEachHouse(t, func(t *testing.T, h *house) {
		var receipt account.SignUpReceipt
		h.as("").post("/sign-ups", account.SignUpForm{Email: "Ada@Example.ORG"}).want(202).into(&receipt)
		if receipt.Email != "Ada@Example.ORG" {
			t.Errorf("the receipt is for %s", receipt.Email)
		}
		token := h.link("ada@example.org", "confirm")
		h.as("").post("/sign-ups/look", account.LinkToken{Token: token + "x"}).want(404)
		h.as("").post("/password-resets/complete", account.NewPassword{Token: token, Password: otherPassword}).want(404) // a link of another kind
		for range 2 {                                                                                                    // looking uses nothing up
			var view account.SignUpView
			h.as("").post("/sign-ups/look", account.LinkToken{Token: token}).want(200).into(&view)
			if view.Email != "ada@example.org" {
				t.Errorf("the link proves %s", view.Email)
			}
		}
		h.as("").post("/sign-ups/confirm", newcomer(token+"x", "Ada", goodPassword)).want(404)
		p := h.as("").post("/sign-ups/confirm", newcomer(token, " ", "short")).want(422).problem()
		if len(p.Errors) != 2 || p.Errors[0].Pointer != "/name" || p.Errors[1].Pointer != "/password" {
			t.Errorf("%+v", p.Errors)
		}
		h.as("").post("/sign-ups/confirm", newcomer(token, "  Ada Example ", goodPassword)).want(200)
		for path, body := range map[string]any{"/sign-ups/confirm": newcomer(token, "Ada", goodPassword), "/sign-ups/look": account.LinkToken{Token: token}} {
			if code := h.as("").post(path, body).want(409).code(); code != "already_used" {
				t.Errorf("%s the second time: %s", path, code)
			}
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

// Nothing tells who has an account: not what is answered, and not what is done
// before that.
func TestASignUpDoesNotTellWhoHasAnAccount(t *testing.T) {
	onEachHouse(t, func(t *testing.T, h *house) {
		h.user("known@example.org", access.Participant)
		h.user("shut@example.org", access.Participant)
		h.must(h.app.Account.DisableUser(context.Background(), "shut@example.org", false))
		wrong := func(email, password string) string {
			return h.as("").post("/sessions", account.SignInForm{Email: email, Password: password}).want(401).anonymous()
		}
		answers := map[string]bool{
			wrong("known@example.org", otherPassword): true, wrong("nobody@example.org", otherPassword): true,
			wrong("shut@example.org", goodPassword): true, wrong("not an address", ""): true,
		}
		if len(answers) != 1 {
			t.Errorf("answers to a wrong sign-in: %v", answers)
		}
		ask := map[string]func(email string) response{
			"sign-up": func(email string) response { return h.as("").post("/sign-ups", account.SignUpForm{Email: email}) },
			"reset":   func(email string) response { return h.as("").post("/password-resets", account.ResetForm{Email: email}) },
		}
		seen := map[string]map[string]bool{"sign-up": {}, "reset": {}}
		for _, email := range []string{"known@example.org", "nobody@example.org", "shut@example.org"} {
			for kind, one := range ask {
				before := h.stored()
				text := strings.ReplaceAll(one(email).want(202).anonymous(), email, "EMAIL")
				for table, n := range h.stored() {
					if grew := n - before[table]; grew != 0 && table != "throttles" {
						text += fmt.Sprintf(" %s+%d", table, grew)
					}
				}
				seen[kind][sorted(text)] = true
			}
		}
		for kind, ways := range seen {
			if len(ways) != 1 {
				t.Errorf("%s takes %d ways: %v", kind, len(ways), ways)
			}
		}
		for email, subjects := range map[string]string{"known@example.org": "already have|new password", "nobody@example.org": "Confirm|no account", "shut@example.org": "closed"} {
			got := h.mails(email)
			for _, m := range got {
				if !regexp.MustCompile(subjects).MatchString(m.Subject) {
					t.Errorf("%s was told %q", email, m.Subject)
				}
			}
			if len(got) != 2 {
				t.Errorf("%s got %d mails", email, len(got))
			}
		}
		h.signIn("known@example.org", goodPassword) // nothing changed
	})
}

func sorted(text string) string {
	words := strings.Fields(text)
	slices.Sort(words)
	return strings.Join(words, " ")
}

func TestASignUpWithoutAnAddressKeepsNothing(t *testing.T) {
	h := newHouse(t, filepath.Join(t.TempDir(), "tandem.db"))
	for _, path := range []string{"/sign-ups", "/password-resets"} {
		p := h.as("").post(path, account.SignUpForm{Email: "ada"}).want(422).problem()
		if len(p.Errors) != 1 || p.Errors[0].Pointer != "/email" {
			t.Errorf("problems at %v", p.Errors)
		}
	}
	if got := h.stored(); got["throttles"]+got["sign_ups"]+got["messages"] != 0 {
		t.Errorf("something was stored: %v", got)
	}
}

// A stranger asks with somebody's address, from many places, while its owner asks
// too: the owner has a mail that works, and each of the stranger's is as good. They
// open nothing for the stranger, and the first that is used ends the others.
func TestAStrangersSignUpsDoNotSilenceTheOwner(t *testing.T) {
	onEachHouse(t, func(t *testing.T, h *house) {
		const email = "ada@example.org"
		ask := func(place string) error {
			return h.app.Account.SignUp(context.Background(), access.Actor{}, email, place)
		}
		var wg sync.WaitGroup
		for i := range 60 { // more than the address gets from everywhere
			wg.Go(func() { _ = ask(fmt.Sprintf("198.51.100.%d", i/4)) })
		}
		var asked error
		wg.Go(func() { asked = ask("203.0.113.9") })
		wg.Wait()
		if asked != nil {
			t.Errorf("the owner is refused: %v", asked)
		}
		got := h.mails(email)
		if len(got) == 0 || len(got) > 20 {
			t.Fatalf("%d mails", len(got))
		}
		tokens := make([]string, len(got))
		for i, m := range got {
			tokens[i] = mailedLink.FindStringSubmatch(m.Text)[2]
			h.as("").post("/sign-ups/look", account.LinkToken{Token: tokens[i]}).want(200)
		}
		h.clock.Advance(mailsStop)
		h.as("").post("/sign-ups/confirm", newcomer(tokens[len(tokens)/2], "Ada", goodPassword)).want(200)
		for _, token := range tokens {
			if code := h.as("").post("/sign-ups/confirm", newcomer(token, "Eve", otherPassword)).want(409).code(); code != "already_used" {
				t.Errorf("another mail afterwards: %s", code)
			}
		}
		if in := h.signIn(email, goodPassword); in.session.Account.Name != "Ada" {
			t.Errorf("%+v", in.session.Account)
		}
		h.as("").post("/sessions", account.SignInForm{Email: email, Password: otherPassword}).want(401)
	})
}

// mailsStop is how long an address may get no other mail.
const mailsStop = time.Hour

// Two links opened at the same moment make one account, of one of them.
func TestTwoLinksAtTheSameMomentMakeOneAccount(t *testing.T) {
	onEachHouse(t, func(t *testing.T, h *house) {
		var tokens [2]string
		for i := range tokens {
			h.as("").post("/sign-ups", account.SignUpForm{Email: "ada@example.org"}).want(202)
			tokens[i] = h.link("ada@example.org", "confirm")
		}
		var made atomic.Int64
		var wg sync.WaitGroup
		for _, token := range tokens {
			wg.Go(func() {
				if h.as("").post("/sign-ups/confirm", newcomer(token, "Ada", goodPassword)).status == 200 {
					made.Add(1)
				}
			})
		}
		wg.Wait()
		if made.Load() != 1 {
			t.Errorf("%d accounts were made", made.Load())
		}
		h.signIn("ada@example.org", goodPassword)
	})
}

func TestAConfirmationLinkExpires(t *testing.T) {
	onEachHouse(t, func(t *testing.T, h *house) {
		h.as("").post("/sign-ups", account.SignUpForm{Email: "ada@example.org"}).want(202)
		token := h.link("ada@example.org", "confirm")
		h.clock.Advance(24 * time.Hour)
		if code := h.as("").post("/sign-ups/confirm", newcomer(token, "Ada", goodPassword)).want(409).code(); code != "expired" {
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
		h.as("").post("/sign-ups", account.SignUpForm{Email: "boss@example.org"}).want(202)
		h.as("").post("/sign-ups/confirm", newcomer(h.link("boss@example.org", "confirm"), "Mary Smith", goodPassword)).want(200)
		in := h.signIn("boss@example.org", goodPassword)
		actor, err := h.app.Identify(context.Background(), in.session.AccessToken)
		if err != nil || actor.Person != known.ID || in.session.Account.Name != "Mary Smith" {
			t.Errorf("%+v %v", actor, err)
		}
	})
}
