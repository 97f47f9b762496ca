package api

import (
	"context"
	"slices"

	"tandem/internal/access"
	"tandem/internal/applying"
	"tandem/internal/id"
	"tandem/internal/mail"
	"tandem/internal/stage"
)

// played is the stage on which a house is prepared: what a test does not look at
// itself is asked for through the application, without HTTP.
func (h *house) played() *stage.Stage {
	if h.stage == nil {
		h.stage, h.cast = stage.New(h.app, h.clock, stage.Options{Sender: h.box}), map[string]stage.Person{}
	}
	return h.stage
}

// someone has an account without a password, and a client whose bearer the test's
// server knows: to hash a password takes longer than most requests.
func (h *house) someone(name, email string, role access.Role) *client {
	h.t.Helper()
	p := stage.Person{Name: name, Email: email, Role: role}
	actor, err := h.played().Enter(context.Background(), p)
	h.must(err)
	bearer := string(actor.Account)
	h.known[bearer], h.cast[bearer] = actor, p
	return h.as(bearer)
}

// announce makes a cohort with its call.
func (h *house) announce(sc stage.Script) *stage.Cohort {
	h.t.Helper()
	c, err := h.played().Announce(context.Background(), sc)
	h.must(err)
	return c
}

// member is whoever a client is, with a name and a line manager.
func (h *house) member(c *client, name, manager, email string, p applying.Profile) stage.Member {
	person := h.cast[c.bearer]
	person.Name, p.LineManagerName, p.LineManagerEmail = name, manager, email
	return stage.Member{Person: person, Profile: p}
}

// applied has people apply together as far as the unit reaches, and gives the id of their
// application. The invitations have been read.
func (h *house) applied(call string, u stage.Unit) string {
	h.t.Helper()
	entries, err := h.played().Apply(context.Background(), id.ID(call), u)
	h.must(err)
	h.box.sent = slices.DeleteFunc(h.box.sent, func(m mail.Message) bool {
		link := mailedLink.FindStringSubmatch(m.Text)
		return link != nil && link[1] == "invite"
	})
	return entries[0].Application.String()
}

// password is what somebody who acted without one signs in with from now on.
func (h *house) password(email string) {
	h.t.Helper()
	_, err := h.app.Account.ResetUser(context.Background(), email, goodPassword)
	h.must(err)
}

func (h *house) must(err error) {
	h.t.Helper()
	if err != nil {
		h.t.Fatal(err)
	}
}
