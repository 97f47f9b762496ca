package api

import (
	"context"
	"path/filepath"
	"strings"
	"testing"

	"tandem/api/account"
	"tandem/api/running"
	"tandem/api/wire"
	"tandem/internal/access"
	"tandem/internal/app"
	accountapp "tandem/internal/app/account"
	runningapp "tandem/internal/app/running"
	"tandem/internal/identity"
	"tandem/internal/mail"
)

// Outside a demo its addresses look as if there were none, whatever is asked.
func TestTheDemoIsNowhereElse(t *testing.T) {
	h := newHouse(t, filepath.Join(t.TempDir(), "tandem.db"))
	for _, method := range []string{"GET", "POST", "PUT", "DELETE"} {
		unknown := h.as("").json().send(method, "/nothing/here", []byte("{}")).want(404).anonymous()
		for _, path := range []string{"/demo", "/demo/mail", "/demo/mail/" + h.clock.NewID().String(), "/demo/mail/x"} {
			if got := h.as("").json().send(method, path, []byte("{}")).want(404).anonymous(); got != unknown {
				t.Errorf("%s %s: %s, an unknown address %s", method, path, got, unknown)
			}
		}
	}
	whole := len(serve(t, nil).Table())
	if n := len(h.Table()); n != len(h.Routed()) || n != whole-3 {
		t.Errorf("%d in the table, %d served, %d in a demo's table", n, len(h.Routed()), whole)
	}
}

func TestADemoShowsItsSignInsAndItsMail(t *testing.T) {
	h := newHouse(t, filepath.Join(t.TempDir(), "tandem.db"))
	keys, _ := identity.NewKeys([]byte(strings.Repeat("test only ", 5)), nil)
	box, err := mail.NewDir(t.TempDir(), "Tandem <tandem@example.org>", "")
	if err != nil {
		t.Fatal(err)
	}
	o := Options{Options: wire.Options{Clock: h.clock, Log: h.Log, BaseURL: h.BaseURL, Demo: true}}
	o.App = app.New(h.keep, keys, identity.NewHasher(h.clock, 1), app.Options{BaseURL: h.BaseURL, Demo: true, Mailbox: box,
		SignIns: []runningapp.DemoSignIn{{Role: "participant", Email: "ada@example.org", Password: goodPassword, Name: "Ada"}}})
	whole, err := New(o)
	if err != nil {
		t.Fatal(err)
	}
	h.Engine = whole.Engine
	var shown running.Demo
	h.as("").get("/demo").want(200).into(&shown)
	if len(shown.SignIns) != 1 || shown.SignIns[0].Password != goodPassword {
		t.Errorf("%+v", shown)
	}
	h.as("").post("/sign-ups", account.SignUpForm{Email: "eve@example.org"}).want(202)
	if _, err := whole.set.App.Running.PostDue(context.Background(), box); err != nil {
		t.Fatal(err)
	}
	var list running.DemoMailList
	h.as("").get("/demo/mail").want(200).into(&list)
	if len(list.Items) != 1 || list.Items[0].To != "eve@example.org" {
		t.Fatalf("%+v", list)
	}
	var m running.DemoMail
	h.as("").get("/demo/mail/" + list.Items[0].ID).want(200).into(&m)
	token := mailedLink.FindStringSubmatch(m.Text)
	h.as("").post("/sign-ups/confirm", account.ConfirmForm{Token: token[2], Name: "Eve", Password: goodPassword}).want(200)
	h.as("").get("/demo/mail/" + h.clock.NewID().String()).want(404)
	// a coordinator of a demo needs no telephone
	if _, err := whole.set.App.Account.AddUser(context.Background(), accountapp.NewUser{Email: "c@example.org", Name: "C", Password: goodPassword, Roles: []access.Role{access.Coordinator}}); err != nil {
		t.Fatal(err)
	}
	if in := h.signIn("c@example.org", goodPassword); in.session.Role != "coordinator" {
		t.Errorf("%+v", in.session)
	}
}
