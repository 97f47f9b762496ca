package api

import (
	"context"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"net/http"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"tandem/api/account"
	"tandem/api/applying"
	"tandem/api/wire"
	"tandem/internal/access"
)

// limited is something that may be tried so often and no more.
type limited struct {
	what   string
	in     string // the function of the application that counts
	most   int
	status int                  // of a try that is let through
	try    func(i int) response // the i-th, from 0
	other  func() response      // what the limit has nothing to do with
}

// limits has a case for every function that counts tries.
func (c *course) limits() []limited {
	c.t.Helper()
	return append(c.strangersLimits(), append(c.ownersLimits(), c.applicantsLimits()...)...)
}

// strangersLimits bound what anybody may try; an address is a place, too.
func (c *course) strangersLimits() []limited {
	c.t.Helper()
	nobody := c.as("")
	each := func(i int) string { return fmt.Sprintf("p%d@example.org", i) }
	signIn := func(email string) response {
		return nobody.post("/sessions", account.SignInForm{Email: email, Password: otherPassword})
	}
	reset := func(email string) response {
		return nobody.post("/password-resets", account.ResetForm{Email: email})
	}
	signUp := func(email string) response { return nobody.post("/sign-ups", account.SignUpForm{Email: email}) }
	return []limited{
		{"signing in", "countSignIn", 10, 401, func(int) response { return signIn("team@example.org") }, func() response { return signIn("eve@example.org") }},
		{"asking for a reset for one address", "askByMail", 4, 202, func(int) response { return reset("one@example.org") }, func() response { return reset("other@example.org") }},
		{"signing up with one address", "askByMail", 4, 202, func(int) response { return signUp("one@example.org") }, func() response { return signUp("other@example.org") }},
		{"asking for a reset from one place", "askByMail", 60 - 6, 202, func(i int) response { return reset(each(i)) }, nil},
		{"signing up from one place", "askByMail", 60 - 6, 202, func(i int) response { return signUp(each(i)) }, nil},
	}
}

// ownersLimits bound what may be tried in a session, and by whoever has a password.
func (c *course) ownersLimits() []limited {
	c.t.Helper()
	ada, bea := c.someone("Ada Lark", "ada@example.org", access.Participant), c.someone("Bea Lark", "bea@example.org", access.Participant)
	c.password("ada@example.org")
	c.password("bea@example.org")
	change := func(who *client) response {
		return who.post("/account/password", account.PasswordForm{Current: "not that", Password: otherPassword})
	}
	remove := func(who *client) response {
		return who.post("/account/second-factor/remove", account.PasswordProof{Password: "not that"})
	}
	c.prove(signedIn{client: bea})
	code := func(int) response {
		c.clock.Advance(2 * time.Minute) // so that the tries of one sign-in are never too many
		wrong := "000000"
		return c.as("").post("/sessions", account.SignInForm{Email: "bea@example.org", Password: goodPassword, Code: &wrong})
	}
	return []limited{
		{"the present password, wherever it is asked for", "confirmPassword", 10, 422, func(i int) response {
			return []func(*client) response{change, remove}[i%2](ada)
		}, func() response { return change(bea) }},
		{"the present password, where the other page asks for it", "confirmPassword", 0, 422, func(int) response { return remove(ada) }, func() response { return remove(bea) }},
		{"the codes of a second factor", "SignIn", 10, 401, code, nil},
	}
}

// applicantsLimits bound the mails that an application can have sent.
func (c *course) applicantsLimits() []limited {
	c.t.Helper()
	lead := func(name string) (*client, string) {
		who := c.someone(name, name+"@example.org", access.Participant)
		var a applying.Application
		who.post("/applications", applying.ApplicationStart{CallID: c.call.ID, Kind: "triad"}).want(201).into(&a)
		return who, "/applications/" + a.ID + "/invitations"
	}
	invite := func(who *client, path, email string) (a response) {
		var made applying.PartnerInvitation
		if a = who.post(path, applying.PartnerForm{Name: "P", Email: email}); a.status == http.StatusCreated {
			a.into(&made)
			who.post("/partner-invitations/"+made.ID+"/revoke", wire.Empty{}).want(200)
		}
		return a
	}
	each := func(i int) string { return fmt.Sprintf("invited%d@example.org", i) }
	cy, cys := lead("cy")
	dee, dees := lead("dee")
	flo, flos := lead("flo")
	var one, two applying.PartnerInvitation
	flo.post(flos, applying.PartnerForm{Name: "P", Email: "one@example.org"}).want(201).into(&one)
	flo.post(flos, applying.PartnerForm{Name: "P", Email: "two@example.org"}).want(201).into(&two)
	resend := func(i applying.PartnerInvitation) response {
		return flo.post("/partner-invitations/"+i.ID+"/resend", wire.Empty{})
	}
	return []limited{
		{"invitations by one person", "countInvitation", 20, 201, func(i int) response { return invite(cy, cys, each(i)) }, func() response { return invite(dee, dees, each(30)) }},
		{"invitations to one address", "countInvitation", 6, 201, func(int) response { return invite(dee, dees, "same@example.org") }, func() response { return invite(dee, dees, each(31)) }},
		{"one invitation sent again", "countInvitation", 6, 200, func(int) response { return resend(one) }, func() response { return resend(two) }},
	}
}

// Whatever counts tries is reached as people reach it: it lets through what it
// says, refuses the next one, and leaves alone what is none of its business.
func TestEveryLimitIsFeltByWhoeverTriesTooOften(t *testing.T) {
	onEachCourse(t, func(t *testing.T, c *course) {
		for _, l := range c.limits() {
			t.Run(l.what, func(t *testing.T) {
				c.t = t
				for i := range l.most {
					if a := l.try(i); a.status != l.status {
						t.Fatalf("try %d of %d: %d %s", i+1, l.most, a.status, a.body)
					}
				}
				if a := l.try(l.most); a.status != http.StatusTooManyRequests || a.code() != "too_many" {
					t.Errorf("try %d: %d %s", l.most+1, a.status, a.body)
				}
				if l.other != nil {
					l.other().want(l.status)
				}
			})
		}
	})
}

// No function counts tries without a case above.
func TestNoLimitIsForgotten(t *testing.T) {
	c := newCourse(newHouse(t, filepath.Join(t.TempDir(), "tandem.db")), nil)
	tried := map[string]bool{}
	for _, l := range c.limits() {
		tried[l.in] = true
	}
	counting := countingFunctions(t)
	for name := range counting {
		if !tried[name] {
			t.Errorf("%s counts tries: add a case to limits", name)
		}
	}
	for name := range tried {
		if !counting[name] {
			t.Errorf("%s counts no tries any more", name)
		}
	}
}

// countingFunctions are those of the application that call the desk's Attempt.
func countingFunctions(t *testing.T) map[string]bool {
	t.Helper()
	found := map[string]bool{}
	paths, err := filepath.Glob("../internal/app/*/*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range paths {
		if strings.HasSuffix(path, "_test.go") || strings.Contains(path, "/desk") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range file.Decls {
			ast.Inspect(d, func(n ast.Node) bool {
				if s, is := n.(*ast.SelectorExpr); is && (s.Sel.Name == "Attempt" || s.Sel.Name == "Spend") {
					if f, is := d.(*ast.FuncDecl); is {
						found[f.Name.Name] = true
					}
				}
				return true
			})
		}
	}
	return found
}

// A link that was mailed before an account was closed opens nothing.
func TestAClosedAccountGetsNoNewPassword(t *testing.T) {
	onEachHouse(t, func(t *testing.T, h *house) {
		h.user("ada@example.org", access.Participant)
		h.as("").post("/password-resets", account.ResetForm{Email: "ada@example.org"}).want(202)
		token := h.link("ada@example.org", "reset")
		h.must(h.app.Account.DisableUser(context.Background(), "ada@example.org", false))
		h.as("").post("/password-resets/complete", account.NewPassword{Token: token, Password: otherPassword}).want(404)
		if got := h.mails("ada@example.org"); len(got) != 0 {
			t.Errorf("%+v", got)
		}
		h.must(h.app.Account.EnableUser(context.Background(), "ada@example.org"))
		h.signIn("ada@example.org", goodPassword)
	})
}

// What a refused sign-in says is the same to the letter, whatever was wrong.
func TestWhatARefusedSignInSays(t *testing.T) {
	h := newHouse(t, filepath.Join(t.TempDir(), "tandem.db"))
	h.user("ada@example.org", access.Participant)
	for _, email := range []string{"ada@example.org", "nobody@example.org"} {
		p := h.as("").post("/sessions", account.SignInForm{Email: email, Password: otherPassword}).want(401).problem()
		if p.Detail != "The email address or password is not right." || len(p.Errors) != 0 {
			t.Errorf("%s: %+v", email, p)
		}
	}
}
