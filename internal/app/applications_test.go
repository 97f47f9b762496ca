package app_test

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"testing"
	"time"

	"tandem/internal/access"
	"tandem/internal/app"
	"tandem/internal/applying"
	"tandem/internal/clock"
	"tandem/internal/fault"
	"tandem/internal/id"
	"tandem/internal/identity"
	letters "tandem/internal/mail"
	"tandem/internal/selecting"
	"tandem/internal/stage"
	"tandem/internal/store"
	accountrows "tandem/internal/store/account"
	runningrows "tandem/internal/store/running"
)

var bg = context.Background()

// onEachWorld runs a test in a world of its own on each engine.
func onEachWorld(t *testing.T, test func(t *testing.T, w *world)) {
	t.Helper()
	onEachEngine(t, func(t *testing.T, a *app.App, c *clock.Clock) { test(t, newWorld(t, a, c, 100)) })
}

func (w *world) address(p access.Actor) string {
	w.t.Helper()
	person, err := store.Look(bg, w.app.Desk().Store, p, func(tx *store.Tx) (identity.Person, error) { return accountrows.In(tx).Person(p.Person) })
	w.must(err)
	return person.Email
}

// token is the secret part of the link in an invitation's latest mail.
func (w *world) token(p applying.PartnerInvitation) string {
	return w.app.Desk().Keys.LinkToken(letters.LinkInvite, p.LinkID)
}

func (w *world) start(p access.Actor, kind applying.Kind) applying.Application {
	w.t.Helper()
	a, err := w.app.Applying.StartApplication(bg, p, w.call.ID, kind)
	w.must(err)
	return a
}

func complete(name string) applying.Profile {
	return applying.Profile{Name: name, JobTitle: "Head", Sector: "care", Role: "delivery", Organisation: "Org", OrganisationKind: "voluntary",
		Area: "HPL", LineManagerName: "Boss", LineManagerEmail: "boss@example.org"}
}

func (w *world) describe(p access.Actor, a applying.Application) {
	w.t.Helper()
	a, err := w.app.Applying.Application(bg, p, a.ID)
	w.must(err)
	m, _ := a.Member(p.Person)
	_, err = w.app.Applying.DescribeMember(bg, p, m.ID, m.Version, complete("Somebody"))
	w.must(err)
}

func (w *world) rewrite(p access.Actor, a applying.Application, challenge string, alone bool) applying.Application {
	w.t.Helper()
	a, err := w.app.Applying.Application(bg, p, a.ID)
	w.must(err)
	a, err = w.app.Applying.RewriteCase(bg, p, a.ID, a.Version, applying.JointCase{Challenge: challenge, WhyTogether: "b", HopedFor: "c"}, alone)
	w.must(err)
	return a
}

func (w *world) invite(lead access.Actor, a applying.Application, whom access.Actor) applying.PartnerInvitation {
	w.t.Helper()
	p, err := w.app.Applying.InvitePartner(bg, lead, a.ID, "Colleague", w.address(whom))
	w.must(err)
	return p
}

// together is a pair whose two members have completed everything but signing.
func (w *world) together(lead, partner access.Actor) applying.Application {
	w.t.Helper()
	u := stage.Unit{Reach: stage.Joined, Case: applying.JointCase{Challenge: "a", WhyTogether: "b", HopedFor: "c"}}
	for _, p := range []access.Actor{lead, partner} {
		u.Members = append(u.Members, stage.Member{Person: w.cast[p.Person], Profile: complete("")})
	}
	entries, err := w.stage.Apply(bg, w.call.ID, u)
	w.must(err)
	a, err := w.app.Applying.Application(bg, lead, entries[0].Application)
	w.must(err)
	return a
}

// race runs the same thing n times at once and counts the answers by code.
func race(n int, do func(i int) error) map[string]int {
	var mu sync.Mutex
	var wg sync.WaitGroup
	codes := map[string]int{}
	for i := range n {
		wg.Go(func() {
			err := do(i)
			mu.Lock()
			defer mu.Unlock()
			codes[code(err)]++
		})
	}
	wg.Wait()
	return codes
}

func (w *world) history(object id.ID) (actions []string) {
	w.t.Helper()
	events, err := store.Look(bg, w.app.Desk().Store, w.team, func(tx *store.Tx) ([]selecting.HistoryEvent, error) {
		return runningrows.In(tx).History([]id.ID{object})
	})
	w.must(err)
	for _, e := range events {
		actions = append(actions, e.Action)
	}
	return actions
}

func TestAPairGoesFromTheFirstClickToSubmission(t *testing.T) {
	onEachWorld(t, func(t *testing.T, w *world) {
		ada, bo := w.person("Ada"), w.person("Bo")
		a := w.together(ada, bo)
		a, err := w.app.Applying.SubmitApplication(bg, ada, a.ID, a.Hash())
		w.must(err)
		if a.State != applying.AwaitingMembers {
			t.Fatal(a.State)
		}
		w.clock.Advance(90 * time.Minute) // after the call has closed, within the grace period
		a, err = w.app.Applying.SignApplication(bg, bo, a.ID, a.Hash())
		w.must(err)
		if a.State != applying.Submitted || w.mails("application_submitted") != 2 || w.mails("partner_accepted") != 1 {
			t.Fatalf("%s, %d and %d mails", a.State, w.mails("application_submitted"), w.mails("partner_accepted"))
		}
		want := []string{"application.started", "member.described", "application.case_rewritten", "invitation.made", "application.joined",
			"member.described", "application.sent", "application.awaiting_members", "application.signed", "application.submitted"}
		if got := w.history(a.ID); !slices.Equal(got, want) {
			t.Errorf("the audit says %v, want %v", got, want)
		}
	})
}

func TestOfTwentyAcceptancesAtOnceOneCounts(t *testing.T) {
	onEachWorld(t, func(t *testing.T, w *world) {
		ada, bo := w.person("Ada"), w.person("Bo")
		a := w.start(ada, applying.Triad)
		token := w.token(w.invite(ada, a, bo))
		others := make([]access.Actor, 20)
		for i := range others {
			if others[i] = bo; i%2 == 1 {
				others[i] = w.person(fmt.Sprint("Other ", i))
			}
		}
		got := race(20, func(i int) error {
			_, err := w.app.Applying.AcceptInvitation(bg, others[i], token)
			return err
		})
		if got[""] != 1 || got["already_used"] != 9 || got["other_address"] != 10 {
			t.Fatal(got)
		}
		if a, err := w.app.Applying.Application(bg, ada, a.ID); err != nil || len(a.Members) != 2 {
			t.Fatalf("%d members, %v", len(a.Members), err)
		}
	})
}

func TestTwentyInvitationsAtOnceNeverExceedTheSeats(t *testing.T) {
	onEachWorld(t, func(t *testing.T, w *world) {
		ada := w.person("Ada")
		a := w.start(ada, applying.Triad)
		got := race(20, func(i int) error {
			_, err := w.app.Applying.InvitePartner(bg, ada, a.ID, "Colleague", fmt.Sprintf("c%d@example.org", i))
			return err
		})
		if got[""] != 2 || got["no_seat_free"]+got["unavailable"] != 18 {
			t.Fatal(got)
		}
	})
}

// An application must not become a way to flood somebody's letterbox.
func TestOneAddressGetsFewInvitations(t *testing.T) {
	onEachWorld(t, func(t *testing.T, w *world) {
		ada, bo := w.person("Ada"), w.person("Bo")
		a := w.start(ada, applying.Pair)
		for i := range 7 {
			made, err := w.app.Applying.InvitePartner(bg, ada, a.ID, "Colleague", w.address(bo))
			if want := map[int]string{6: "too_many"}[i]; code(err) != want {
				t.Fatalf("invitation %d: %v", i, err)
			}
			if err == nil {
				w.must(failing(w.app.Applying.RevokeInvitation(bg, ada, made.ID)))
			}
		}
		if n := w.mails("partner_invitation"); n != 6 {
			t.Fatalf("%d mails", n)
		}
	})
}

func TestAPersonIsLiveInOneApplicationOfACall(t *testing.T) {
	onEachWorld(t, func(t *testing.T, w *world) {
		ada, bo := w.person("Ada"), w.person("Bo")
		got := race(20, func(int) error {
			_, err := w.app.Applying.StartApplication(bg, ada, w.call.ID, applying.Pair)
			return err
		})
		if got[""] != 1 || got["already_applied"] != 19 {
			t.Fatal(got)
		}
		own, err := w.app.Applying.Applications(bg, ada)
		w.must(err)
		bos := w.start(bo, applying.Individual)
		first, err := w.app.Applying.Application(bg, ada, own[0].ID)
		w.must(err)
		token := w.token(w.invite(ada, first, bo))
		if _, err := w.app.Applying.AcceptInvitation(bg, bo, token); code(err) != "already_applied" {
			t.Fatalf("joining beside an own application: %v", err)
		}
		_, err = w.app.Applying.WithdrawApplication(bg, bo, bos.ID)
		w.must(err)
		_, err = w.app.Applying.AcceptInvitation(bg, bo, token)
		w.must(err)
		if list, err := w.app.Applying.Applications(bg, bo); err != nil || len(list) != 2 || list[1].State != applying.Withdrawn || list[0].Lead {
			t.Fatalf("Bo's list: %+v %v", list, err)
		}
	})
}

// Two partners save the same page at the same moment: one of them is told, and
// reads what the other wrote.
func TestOfTwoWhoSaveTheSamePageTheSecondIsTold(t *testing.T) {
	onEachWorld(t, func(t *testing.T, w *world) {
		ada, bo := w.person("Ada"), w.person("Bo")
		a := w.together(ada, bo)
		got := race(2, func(i int) error {
			text := applying.JointCase{Challenge: fmt.Sprint("by ", i)}
			_, err := w.app.Applying.RewriteCase(bg, []access.Actor{ada, bo}[i], a.ID, a.Version, text, false)
			return err
		})
		if got[""] != 1 || got["stale_version"] != 1 {
			t.Fatal(got)
		}
		w.describe(bo, a) // one's own page does not stand in the way of the shared one
		now, err := w.app.Applying.Application(bg, ada, a.ID)
		if err != nil || now.Version != a.Version+1 {
			t.Fatalf("version %d after one change of %d: %v", now.Version, a.Version, err)
		}
	})
}

func TestTheEndOfTheGracePeriodIsAppliedOnce(t *testing.T) {
	onEachWorld(t, func(t *testing.T, w *world) {
		var sent []applying.Application
		for i, alone := range []bool{true, false} {
			ada, bo := w.person("Ada"), w.person("Bo")
			a := w.start(ada, applying.Pair)
			w.describe(ada, a)
			a = w.rewrite(ada, a, fmt.Sprint(i), alone)
			w.invite(ada, a, bo)
			a, err := w.app.Applying.SubmitApplication(bg, ada, a.ID, a.Hash())
			w.must(err)
			sent = append(sent, a)
		}
		if n, err := w.app.Applying.LapseOverdue(bg); n != 0 || err != nil {
			t.Fatalf("before the end: %d, %v", n, err)
		}
		w.clock.Advance(2 * time.Hour)
		race(4, func(int) error { _, err := w.app.Applying.LapseOverdue(bg); return err })
		for i, want := range []applying.ApplicationState{applying.Submitted, applying.Lapsed} {
			a, err := w.app.Applying.Application(bg, access.Actor{Role: access.Participant, Person: sent[i].Lead().PersonID}, sent[i].ID)
			w.must(err)
			if a.State != want || a.Invitations[0].Response != applying.InvitationExpired {
				t.Errorf("%s, the invitation is %s", a.State, a.Invitations[0].Response)
			}
			if n := len(slices.DeleteFunc(w.history(a.ID), func(s string) bool { return s != "application."+string(want) })); n != 1 {
				t.Errorf("%d transitions to %s in the audit", n, want)
			}
		}
		if w.mails("application_alone") != 1 || w.mails("application_lapsed") != 1 {
			t.Error("a lead was not told what became of the application")
		}
	})
}

func TestSomebodyElsesIsNotFound(t *testing.T) {
	onEachWorld(t, func(t *testing.T, w *world) {
		ada, bo, cy := w.person("Ada"), w.person("Bo"), w.person("Cy")
		a := w.together(ada, bo)
		lead := a.Lead()
		for name, err := range map[string]error{
			"reading":          failing(w.app.Applying.Application(bg, cy, a.ID)),
			"the joint case":   failing(w.app.Applying.RewriteCase(bg, cy, a.ID, a.Version, applying.JointCase{}, false)),
			"signing":          failing(w.app.Applying.SignApplication(bg, cy, a.ID, a.Hash())),
			"sending":          failing(w.app.Applying.SubmitApplication(bg, cy, a.ID, a.Hash())),
			"withdrawing":      failing(w.app.Applying.WithdrawApplication(bg, cy, a.ID)),
			"inviting":         failing(w.app.Applying.InvitePartner(bg, cy, a.ID, "X", "x@example.org")),
			"revoking":         failing(w.app.Applying.RevokeInvitation(bg, cy, a.Invitations[0].ID)),
			"resending":        failing(w.app.Applying.ResendInvitation(bg, cy, a.Invitations[0].ID)),
			"a member":         failing(w.app.Applying.Member(bg, cy, lead.ID)),
			"a member's form":  failing(w.app.Applying.DescribeMember(bg, cy, lead.ID, lead.Version, complete("Cy"))),
			"a partner's form": failing(w.app.Applying.Member(bg, bo, lead.ID)),
			"a partner's page": failing(w.app.Applying.DescribeMember(bg, bo, lead.ID, lead.Version, complete("Bo"))),
		} {
			if fault.Of(err).Kind != fault.Missing || fault.Of(err).Detail != fault.NotFound().Detail {
				t.Errorf("%s: %v", name, err)
			}
		}
	})
}

func failing[T any](_ T, err error) error { return err }
