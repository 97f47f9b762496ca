package app_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"tandem/internal/access"
	"tandem/internal/applying"
)

// told lists the addresses that have a mail of a kind, each as often as it has
// one.
func (w *world) told(kind string) []string {
	w.t.Helper()
	list := []string{}
	for _, m := range w.messages() {
		if m.Kind == kind {
			list = append(list, m.Email)
		}
	}
	slices.Sort(list)
	return list
}

// toldExactly holds a kind's recipients against whom it is meant for.
func (w *world) toldExactly(kind string, whom ...access.Actor) {
	w.t.Helper()
	want := []string{}
	for _, p := range whom {
		want = append(want, w.address(p))
	}
	slices.Sort(want)
	if got := w.told(kind); !slices.Equal(got, want) {
		w.t.Errorf("%s went to %v, want %v", kind, got, want)
	}
}

// waiting is a pair whose lead has sent the application and whose other member
// has joined without signing.
func (w *world) waiting(lead, partner access.Actor, alone bool) applying.Application {
	w.t.Helper()
	a := w.together(lead, partner)
	a = w.rewrite(lead, a, "the last word", alone)
	a, err := w.app.Applying.SubmitApplication(bg, lead, a.ID, a.Hash())
	w.must(err)
	return a
}

func TestTheEndOfTheGracePeriodIsToldToEveryMember(t *testing.T) {
	onEachWorld(t, func(t *testing.T, w *world) {
		ada, bo, cy, dee := w.person("Ada"), w.person("Bo"), w.person("Cy"), w.person("Dee")
		w.waiting(ada, bo, true)
		w.waiting(cy, dee, false)
		w.clock.Advance(2 * time.Hour)
		race(4, func(int) error { _, err := w.app.Applying.LapseOverdue(bg); return err })
		w.must(failing(w.app.Applying.LapseOverdue(bg)))
		w.toldExactly("application_alone", ada)
		w.toldExactly("application_without_you", bo)
		w.toldExactly("application_lapsed", cy, dee)
		w.toldExactly("application_submitted")
	})
}

func TestAWithdrawalIsToldToTheOthers(t *testing.T) {
	onEachWorld(t, func(t *testing.T, w *world) {
		ada, bo := w.person("Ada"), w.person("Bo")
		a := w.together(ada, bo)
		if _, err := w.app.Applying.WithdrawApplication(bg, bo, a.ID); code(err) != "lead_only" {
			t.Fatal(err)
		}
		w.toldExactly("application_withdrawn")
		race(4, func(int) error { _, err := w.app.Applying.WithdrawApplication(bg, ada, a.ID); return err })
		w.toldExactly("application_withdrawn", bo)
	})
}

func TestADeclinedInvitationIsToldToTheLeadWithItsReason(t *testing.T) {
	onEachWorld(t, func(t *testing.T, w *world) {
		ada, bo := w.person("Ada"), w.person("Bo")
		token := w.token(w.invite(ada, w.start(ada, applying.Pair), bo))
		got := race(4, func(int) error { return w.app.Applying.DeclineInvitation(bg, access.Actor{}, token, "A new post") })
		if got[""] != 1 || got["declined"]+got["already_used"] != 3 {
			t.Fatal(got)
		}
		w.toldExactly("partner_declined", ada)
		for _, m := range w.messages() {
			if m.Kind == "partner_declined" && !strings.Contains(m.BodyText, "The reason they gave: A new post\n") {
				t.Error(m.BodyText)
			}
		}
	})
}

func TestADeclinedOfferIsToldToThoseWhoMayStillCome(t *testing.T) {
	onEachWorld(t, func(t *testing.T, w *world) {
		ada, bo, cy := w.person("Ada"), w.person("Bo"), w.person("Cy")
		w.must(w.offer(w.unit(applying.Triad, ada, bo, cy)))
		w.must(w.accept(ada))
		decline := func(p access.Actor) error {
			_, err := w.app.Selecting.DeclineOffer(bg, p, w.own(p).Offer.ID, "Between us and the team")
			return err
		}
		w.must(decline(bo))
		if err := decline(bo); code(err) != "already_answered" {
			t.Fatal(err)
		}
		w.toldExactly("offer_declined", ada, cy)
		w.must(decline(cy))
		w.toldExactly("offer_declined", ada, ada, cy) // one for each who does not come; Bo need not know
		for _, m := range w.messages() {
			if strings.Contains(m.Subject+m.BodyText+m.BodyHTML, "Between us") {
				t.Errorf("%s tells the reason: %s", m.Kind, m.BodyText)
			}
		}
	})
}
