package api

import (
	"context"
	"regexp"
	"strings"
	"sync"
	"testing"

	"tandem/api/account"
	"tandem/api/wire"
	"tandem/internal/access"
	accountapp "tandem/internal/app/account"
	"tandem/internal/identity"
	"tandem/internal/mail"
	"tandem/internal/stage"
	"tandem/internal/store"
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
	stage  *stage.Stage            // see played
	cast   map[string]stage.Person // by their bearers
	tokens *identity.Tokens
}

// onEachHouse runs a scenario outside any demo, on each engine.
func onEachHouse(t *testing.T, scenario func(t *testing.T, h *house)) {
	t.Helper()
	storetest.OnEachEngine(t, func(t *testing.T, dsn string) { scenario(t, newHouse(t, dsn)) })
}

func newHouse(t *testing.T, dsn string) *house {
	t.Helper()
	s, kept, keys := assembled(t, dsn, false)
	s.known = map[string]access.Actor{}
	return &house{testServer: s, box: &letterbox{}, keep: kept, tokens: identity.NewTokens(keys, baseURL, s.clock)}
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
