package api

import (
	"context"
	"net/http"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"tandem/api/account"
	"tandem/api/wire"
	"tandem/internal/access"
	"tandem/internal/identity"
	"tandem/internal/store"
	accountrows "tandem/internal/store/account"
)

func TestTheRefreshCookieBelongsToThisHostAlone(t *testing.T) {
	h := newHouse(t, filepath.Join(t.TempDir(), "tandem.db"))
	h.user("ada@example.org", access.Participant)
	a := h.as("").post("/sessions", account.SignInForm{Email: "ada@example.org", Password: goodPassword}).want(201)
	if len(a.cookies) != 1 {
		t.Fatalf("%d cookies", len(a.cookies))
	}
	c := a.cookies[0]
	if c.Name != "__Host-refresh" || !c.Secure || !c.HttpOnly || c.SameSite != http.SameSiteStrictMode || c.Path != "/" || c.Domain != "" || c.MaxAge != 86400 {
		t.Errorf("cookie: %+v", c)
	}
	if strings.Contains(string(a.body), c.Value) {
		t.Error("a script can read the refresh token")
	}
	out := h.took(a).post("/sessions/current/end", wire.Empty{}).want(204)
	if len(out.cookies) != 1 || out.cookies[0].MaxAge != -1 || out.cookies[0].Name != "__Host-refresh" {
		t.Errorf("signing out leaves %+v", out.cookies)
	}
}

// What another site can make a browser send: its cookies with a form, no JSON
// and no bearer token. And it can read nothing of the answer.
func TestAnotherSiteCanDoNothingWithTheCookie(t *testing.T) {
	h := newHouse(t, filepath.Join(t.TempDir(), "tandem.db"))
	h.user("ada@example.org", access.Participant)
	in := h.signIn("ada@example.org", goodPassword)
	old := func() *client { return h.as("").with("Cookie", "__Host-refresh"+"="+in.cookie) } // a browser that says nothing of the site
	browser := old().with("Origin", "https://evil.example")
	for _, media := range []string{"text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"} {
		old().with("Content-Type", media).send("POST", "/sessions/refresh", []byte("{}")).want(415)
		browser.with("Content-Type", media).send("POST", "/sessions/refresh", []byte("{}")).want(403)
	}
	for _, r := range h.Table() {
		if r.Policy.Public() || r.Method == "PUT" {
			continue
		}
		old().json().send(r.Method, filled(r.Path, h.clock.NewID()), []byte("{}")).want(401)
		browser.json().send(r.Method, filled(r.Path, h.clock.NewID()), []byte("{}")).want(map[bool]int{true: 401, false: 403}[r.Method == "GET"])
	}
	for _, a := range []response{
		browser.post("/sessions/refresh", wire.Empty{}).want(403),
		browser.with("Access-Control-Request-Method", "POST").with("Access-Control-Request-Headers", "content-type").send("OPTIONS", "/sessions/refresh", nil),
	} {
		for name := range a.header {
			if strings.HasPrefix(name, "Access-Control-") {
				t.Errorf("another site is let in by %s", name)
			}
		}
	}
}

func TestARefreshTokenThatWasReplacedEndsTheSession(t *testing.T) {
	onEachHouse(t, func(t *testing.T, h *house) {
		h.user("ada@example.org", access.Participant)
		in := h.signIn("ada@example.org", goodPassword)
		next := h.took(h.refresh(in.cookie).want(200))
		if next.cookie == "" || next.cookie == in.cookie {
			t.Fatal("the refresh token was not replaced")
		}
		h.clock.Advance(10 * time.Second) // another tab, which was late
		tab := h.took(h.refresh(in.cookie).want(200))
		if tab.cookie != "" {
			t.Error("the late tab rotated")
		}
		tab.get("/account").want(200)
		h.clock.Advance(time.Second)
		h.refresh(in.cookie).want(401) // somebody with a copy
		for _, who := range []signedIn{in, next, tab} {
			who.get("/account").want(401)
		}
		h.refresh(next.cookie).want(401)
		h.signIn("ada@example.org", goodPassword)
	})
}

func TestARefreshTokenIsNotMadeUp(t *testing.T) {
	h := newHouse(t, filepath.Join(t.TempDir(), "tandem.db"))
	h.user("ada@example.org", access.Participant)
	in := h.signIn("ada@example.org", goodPassword)
	parts := strings.Split(in.cookie, ".")
	for _, bad := range []string{"", "x", in.session.AccessToken, in.cookie + "A", parts[0] + ".2." + parts[2], parts[0] + ".1.", parts[0] + ".01." + parts[2]} {
		h.refresh(bad).want(401)
	}
	h.as(in.cookie).get("/account").want(401)
	h.refresh(in.cookie).want(200)
}

// A browser that goes on sending a token that was refused would be refused on
// every visit. No other refusal touches the cookie.
func TestARefusedRefreshClearsTheCookie(t *testing.T) {
	h := newHouse(t, filepath.Join(t.TempDir(), "tandem.db"))
	h.user("ada@example.org", access.Participant)
	in := h.signIn("ada@example.org", goodPassword)
	browser := h.as("").with("Cookie", "__Host-refresh"+"="+in.cookie)
	for name, a := range map[string]response{
		"no cookie was sent":     h.refresh("").want(401),
		"it was no request":      browser.post("/sessions/refresh", "[]").want(400),
		"a wrong sign-in":        browser.post("/sessions", account.SignInForm{Email: "ada@example.org", Password: otherPassword}).want(401),
		"an access token is old": browser.get("/account").want(401),
	} {
		if len(a.cookies) != 0 {
			t.Errorf("%s: %v", name, a.cookies)
		}
	}
	in.post("/sessions/current/end", wire.Empty{}).want(204)
	for _, refused := range []string{in.cookie, "made up"} {
		a := h.refresh(refused).want(401)
		if len(a.cookies) != 1 {
			t.Fatalf("%q leaves %d cookies", refused, len(a.cookies))
		}
		c := a.cookies[0]
		if c.Name != "__Host-refresh" || c.Value != "" || c.MaxAge != -1 || c.Path != "/" || !c.Secure || !c.HttpOnly || c.SameSite != http.SameSiteStrictMode {
			t.Errorf("%q leaves %+v", refused, c)
		}
	}
}

func TestManyTabsAtOnceKeepOneSession(t *testing.T) {
	onEachHouse(t, func(t *testing.T, h *house) {
		h.user("ada@example.org", access.Participant)
		in := h.signIn("ada@example.org", goodPassword)
		var wg sync.WaitGroup
		cookies := make(chan string, 12)
		for range cap(cookies) {
			wg.Go(func() {
				s, err := h.app.Account.Refresh(context.Background(), access.Actor{}, in.cookie)
				if err != nil {
					t.Errorf("a tab was signed out: %v", err)
				}
				cookies <- s.Refresh
			})
		}
		wg.Wait()
		close(cookies)
		var rotated []string
		for c := range cookies {
			if c != "" {
				rotated = append(rotated, c)
			}
		}
		if len(rotated) != 1 {
			t.Fatalf("%d tabs rotated, want 1", len(rotated))
		}
		h.refresh(rotated[0]).want(200)
	})
}

func TestASessionEndsByItself(t *testing.T) {
	onEachHouse(t, func(t *testing.T, h *house) {
		h.user("ada@example.org", access.Participant)
		in := h.signIn("ada@example.org", goodPassword)
		h.clock.Advance(16 * time.Minute)
		in.get("/account").want(401) // the access token
		for range 14 {
			in = h.took(h.refresh(in.cookie).want(200))
			h.clock.Advance(23*time.Hour + 50*time.Minute)
		}
		last := h.took(h.refresh(in.cookie).want(200))
		h.clock.Advance(3 * time.Hour)
		h.refresh(last.cookie).want(401) // two weeks are over
	})
}

func TestDisablingAndDemotingWorkOnTheNextRequest(t *testing.T) {
	onEachHouse(t, func(t *testing.T, h *house) {
		ctx := context.Background()
		h.user("ada@example.org", access.Participant, access.Manager)
		in := h.signIn("ada@example.org", goodPassword)
		in.post("/sessions/current/role", account.RoleChoice{Role: "coordinator"}).want(403)
		in.post("/sessions/current/role", account.RoleChoice{Role: "manager"}).want(200)
		if actor, err := h.app.Identify(ctx, in.session.AccessToken); err != nil || actor.Role != access.Manager {
			t.Errorf("%+v %v", actor, err)
		}
		if err := h.app.Account.SetUserRoles(ctx, "ada@example.org", []access.Role{access.Participant}, true); err != nil {
			t.Fatal(err)
		}
		in.get("/account").want(401)
		next := h.took(h.refresh(in.cookie).want(200)) // goes on in a role that is left
		if next.session.Role != "participant" {
			t.Errorf("went on as %s", next.session.Role)
		}
		next.get("/account").want(200)
		if err := h.app.Account.DisableUser(ctx, "ada@example.org", false); err != nil {
			t.Fatal(err)
		}
		next.get("/account").want(401)
		h.refresh(next.cookie).want(401)
		if err := h.app.Account.EnableUser(ctx, "ada@example.org"); err != nil {
			t.Fatal(err)
		}
		next.get("/account").want(401)
		h.signIn("ada@example.org", goodPassword)
	})
}

// The account decides, whatever became of its sessions.
func TestADisabledAccountIsRefusedBySessionsThatWereNotEnded(t *testing.T) {
	onEachHouse(t, func(t *testing.T, h *house) {
		ctx := context.Background()
		h.user("ada@example.org", access.Participant)
		in := h.signIn("ada@example.org", goodPassword)
		err := h.keep.As(ctx, access.Actor{Role: access.Office}, func(tx *store.Tx) error {
			person, err := accountrows.In(tx).PersonByEmail("ada@example.org")
			if err != nil {
				return err
			}
			account, err := accountrows.In(tx).AccountOf(person.ID)
			if err != nil {
				return err
			}
			account.DisabledAt = &tx.Now
			return accountrows.In(tx).SaveAccount(account)
		})
		if err != nil {
			t.Fatal(err)
		}
		in.get("/account").want(401)
		h.refresh(in.cookie).want(401)
	})
}

func TestSomebodySeesAndEndsOnlyTheirOwnSessions(t *testing.T) {
	onEachHouse(t, func(t *testing.T, h *house) {
		h.user("ada@example.org", access.Participant)
		h.user("eve@example.org", access.Participant)
		here := h.signIn("ada@example.org", goodPassword)
		there := h.took(h.as("").with("User-Agent", "A telephone").post("/sessions", account.SignInForm{Email: "ada@example.org", Password: goodPassword}).want(201))
		eve := h.signIn("eve@example.org", goodPassword)
		var list account.SessionList
		here.get("/sessions").want(200).into(&list)
		if len(list.Items) != 2 || list.Items[0].Agent != "A telephone" || list.Items[0].Current || !list.Items[1].Current {
			t.Fatalf("%+v", list)
		}
		other := list.Items[0].ID
		unknown := eve.post("/sessions/"+h.clock.NewID().String()+"/end", wire.Empty{}).want(404).anonymous()
		if got := eve.post("/sessions/"+other+"/end", wire.Empty{}).want(404).anonymous(); got != unknown {
			t.Errorf("somebody else's session looks like %s, an unknown one like %s", got, unknown)
		}
		there.get("/account").want(200)
		here.post("/sessions/"+other+"/end", wire.Empty{}).want(204)
		here.post("/sessions/"+other+"/end", wire.Empty{}).want(204)
		there.get("/account").want(401)
		here.get("/sessions").want(200).into(&list)
		if len(list.Items) != 1 {
			t.Errorf("%+v", list)
		}
	})
}

// A manager's session by link is a manager's and nothing more; it ends with
// the link.
func TestASessionByLinkIsAManagersAndEndsWithTheLink(t *testing.T) {
	onEachHouse(t, func(t *testing.T, h *house) {
		ctx, gate := context.Background(), access.Actor{Role: access.Gate}
		session, link, person := h.clock.NewID(), h.clock.NewID(), h.clock.NewID()
		err := h.keep.As(ctx, gate, func(tx *store.Tx) error {
			if err := accountrows.In(tx).AddPerson(identity.Person{ID: person, Name: "M", CreatedAt: tx.Now, Version: 1}); err != nil {
				return err
			}
			if err := accountrows.In(tx).AddLink(identity.Link{ID: link, Kind: "manager", PersonID: &person, SubjectID: person, ExpiresAt: tx.Now.Add(time.Hour)}, []byte("hash")); err != nil {
				return err
			}
			return accountrows.In(tx).AddSession(identity.Session{ID: session, Kind: identity.SessionByLink, PersonID: person, LinkID: &link, Role: access.Manager,
				RotatedAt: tx.Now, CreatedAt: tx.Now, LastSeenAt: tx.Now, ExpiresAt: tx.Now.Add(24 * time.Hour)})
		})
		if err != nil {
			t.Fatal(err)
		}
		bearer, _ := h.tokens.IssueAccess(identity.Access{Session: session})
		if actor, err := h.app.Identify(ctx, bearer); err != nil || actor.Role != access.Manager || actor.Person != person || actor.Account != "" {
			t.Fatalf("%+v %v", actor, err)
		}
		h.as(bearer).get("/account").want(404)
		h.as(bearer).post("/sessions/current/role", account.RoleChoice{Role: "coordinator"}).want(403)
		h.refresh(h.tokens.IssueRefresh(session, 0)).want(401)
		err = h.keep.As(ctx, gate, func(tx *store.Tx) error { return accountrows.In(tx).EndLinks("manager", person) })
		if err != nil {
			t.Fatal(err)
		}
		h.as(bearer).get("/account").want(401)
	})
}
