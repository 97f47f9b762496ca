package app_test

import (
	"flag"
	"reflect"
	"testing"
	"time"

	"pgregory.net/rapid"

	"tandem/internal/access"
	"tandem/internal/applying"
	"tandem/internal/store"
	applyingrows "tandem/internal/store/applying"
)

// saga plays random events of three people through the application and the
// database. They share one call: somebody who withdraws starts again.
type saga struct {
	*world
	t      *rapid.T
	people []access.Actor
	tokens []string
}

// own reads the applications of somebody, as that person sees them.
func (s *saga) applications(p access.Actor) (all []applying.Application) {
	list, err := s.app.Applying.Applications(bg, p)
	s.fail(err)
	for _, own := range list {
		a, err := s.app.Applying.Application(bg, p, own.ID)
		s.fail(err)
		all = append(all, a)
	}
	return all
}

func (s *saga) fail(err error) {
	if err != nil {
		s.t.Fatalf("%v", err)
	}
}

// event lets somebody do something to one of their applications, or start one.
func (s *saga) event() {
	p := rapid.SampledFrom(s.people).Draw(s.t, "who")
	mine := s.applications(p)
	if len(s.tokens) > 0 && rapid.IntRange(0, 3).Draw(s.t, "answer") == 0 {
		token := rapid.SampledFrom(s.tokens).Draw(s.t, "token")
		if rapid.IntRange(0, 4).Draw(s.t, "no") == 0 {
			_ = s.app.Applying.DeclineInvitation(bg, access.Actor{}, token, "no")
			return
		}
		_, _ = s.app.Applying.AcceptInvitation(bg, p, token)
		return
	}
	if len(mine) == 0 || rapid.IntRange(0, 29).Draw(s.t, "start") == 0 {
		kind := rapid.SampledFrom([]applying.Kind{applying.Pair, applying.Individual, applying.Pair, applying.Pair, applying.Triad}).Draw(s.t, "kind")
		_, _ = s.app.Applying.StartApplication(bg, p, s.call.ID, kind)
		return
	}
	s.act(p, rapid.SampledFrom(mine).Draw(s.t, "application"))
}

func (s *saga) act(p access.Actor, a applying.Application) {
	m, _ := a.Member(p.Person)
	switch rapid.SampledFrom([]string{"describe", "describe", "rewrite", "invite", "invite", "sign", "sign", "sign", "submit", "submit", "submit", "revoke", "resend", "withdraw"}).Draw(s.t, "act") {
	case "describe":
		_, _ = s.app.Applying.DescribeMember(bg, p, m.ID, m.Version, complete("Somebody"))
	case "rewrite":
		text := applying.JointCase{Challenge: rapid.SampledFrom([]string{"a", "b"}).Draw(s.t, "text"), WhyTogether: "b", HopedFor: "c"}
		_, _ = s.app.Applying.RewriteCase(bg, p, a.ID, a.Version, text, rapid.Bool().Draw(s.t, "alone"))
	case "invite":
		whom := rapid.SampledFrom(s.people).Draw(s.t, "whom")
		if made, err := s.app.Applying.InvitePartner(bg, p, a.ID, "Colleague", s.address(whom)); err == nil {
			s.tokens = append(s.tokens, s.token(made))
		}
	case "sign":
		_, _ = s.app.Applying.SignApplication(bg, p, a.ID, a.Hash())
	case "submit":
		_, _ = s.app.Applying.SubmitApplication(bg, p, a.ID, a.Hash())
	case "withdraw":
		if rapid.IntRange(0, 5).Draw(s.t, "really") == 0 {
			_, _ = s.app.Applying.WithdrawApplication(bg, p, a.ID)
		}
	case "resend":
		if len(a.Invitations) > 0 {
			i := rapid.SampledFrom(a.Invitations).Draw(s.t, "invitation").ID
			if made, err := s.app.Applying.ResendInvitation(bg, p, i); err == nil {
				s.tokens = append(s.tokens, s.token(made))
			}
		}
	case "revoke":
		if len(a.Invitations) > 0 && rapid.Bool().Draw(s.t, "really") {
			_, _ = s.app.Applying.RevokeInvitation(bg, p, rapid.SampledFrom(a.Invitations).Draw(s.t, "invitation").ID)
		}
	}
}

// check holds what the database keeps against the invariants.
func (s *saga) check(seen map[string]int) {
	for _, p := range s.people {
		live := 0
		for _, a := range s.applications(p) {
			seen[string(a.Kind)+" "+string(a.State)]++
			if m, _ := a.Member(p.Person); m.Live {
				live++
			}
			s.checkOne(p, a)
		}
		if live > 1 {
			s.t.Fatalf("somebody is live in %d applications of one call", live)
		}
	}
}

func (s *saga) checkOne(p access.Actor, a applying.Application) {
	open, leads := 0, 0
	for _, i := range a.Invitations {
		if i.Response == applying.InvitationOpen {
			open++
		}
	}
	for _, m := range a.Members {
		if m.Lead {
			leads++
		}
		if a.State == applying.Submitted && a.Kind != applying.Individual && (!a.Signed(m.ID) || !m.Complete()) {
			s.t.Fatalf("submitted without a member's signature: %+v", a)
		}
	}
	if open+len(a.Members) > a.Kind.Seats() || leads != 1 {
		s.t.Fatalf("%d invitations and %d members with %d leads in a %s", open, len(a.Members), leads, a.Kind)
	}
	if a.State == applying.Submitted && a.Kind != applying.Individual && len(a.Members) != a.Kind.Seats() {
		s.t.Fatalf("a submitted %s of %d", a.Kind, len(a.Members))
	}
	for range 2 { // the order in which members were stored means nothing
		other, err := store.Look(bg, s.app.Desk().Store, p, func(tx *store.Tx) (applying.Application, error) { return applyingrows.In(tx).Application(a.ID) })
		s.fail(err)
		other.Members = append(other.Members[1:len(other.Members):len(other.Members)], other.Members[0])
		if other.Hash() != a.Hash() || !reflect.DeepEqual(other.Sections(p.Person, s.clock.Now()), a.Sections(p.Person, s.clock.Now())) {
			s.t.Fatal("the order of the members matters")
		}
	}
	s.checkAudit(a)
}

// checkAudit finds one row for the transition that led to where things stand.
func (s *saga) checkAudit(a applying.Application) {
	rows := 0
	for _, action := range s.history(a.ID) {
		if action == "application."+string(a.State) {
			rows++
		}
	}
	if a.State != applying.Draft && rows != 1 {
		s.t.Fatalf("%d audit rows for the transition to %s", rows, a.State)
	}
}

func TestNoHistoryBreaksWhatTheDatabaseKeeps(t *testing.T) {
	few(t, "rapid.checks", "12")
	onEachWorld(t, func(t *testing.T, w *world) {
		seen := map[string]int{}
		rapid.Check(t, func(rt *rapid.T) {
			s := &saga{world: w, t: rt}
			for range 3 {
				s.people = append(s.people, w.person("Somebody"))
			}
			if rapid.IntRange(0, 3).Draw(rt, "advanced") > 0 {
				w.together(s.people[0], s.people[1])
			}
			for range 40 {
				s.event()
			}
			s.check(seen)
			if rapid.Bool().Draw(rt, "end") {
				w.clock.Advance(2 * time.Hour)
				_, err := w.app.Applying.LapseOverdue(bg)
				s.fail(err)
				s.check(seen)
				w.clock.Advance(-2 * time.Hour)
			}
		})
		for _, state := range []string{"pair draft", "pair submitted"} {
			if seen[state] == 0 {
				t.Errorf("no history came to %s, only to %v", state, seen)
			}
		}
	})
}

// few sets a flag of the property tests for one test: each step here is a
// transaction.
func few(t *testing.T, name, value string) {
	t.Helper()
	before := flag.Lookup(name).Value.String()
	if err := flag.Set(name, value); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = flag.Set(name, before) })
}
