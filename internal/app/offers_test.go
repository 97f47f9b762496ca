package app_test

import (
	"testing"

	"tandem/internal/access"
	"tandem/internal/applying"
	"tandem/internal/selecting"
	"tandem/internal/store"
	applyingrows "tandem/internal/store/applying"
	selectingrows "tandem/internal/store/selecting"
)

// became has somebody's offer stand where no act of a test takes it.
func (w *world) became(p access.Actor, state selecting.OfferState) {
	w.t.Helper()
	o := w.own(p).Offer
	o.State, o.AnsweredAt = state, new(w.clock.Now())
	w.must(w.app.Desk().Store.As(bg, access.Actor{Role: access.Clerk}, func(tx *store.Tx) error { return selectingrows.In(tx).SaveOffer(o) }))
}

// Whoever's offer has ended cannot come any more, and need not know who else does not.
func TestADeclinedOfferIsNotToldToThoseWhoseOffersEnded(t *testing.T) {
	onEachWorld(t, func(t *testing.T, w *world) {
		for _, ended := range []selecting.OfferState{selecting.OfferLapsed, selecting.OfferRescinded, selecting.OfferDeclined} {
			ada, bo, cy := w.person("Ada"), w.person("Bo"), w.person("Cy")
			w.must(w.offer(w.unit(applying.Triad, ada, bo, cy)))
			before := w.told("offer_declined")
			w.became(cy, ended)
			_, err := w.app.Selecting.DeclineOffer(bg, bo, w.own(bo).Offer.ID, "A new post")
			w.must(err)
			after := w.told("offer_declined")
			if len(after) != len(before)+1 || count(after, w.address(ada)) != 1 {
				t.Errorf("%s: %v, and then %v; want %s", ended, before, after, w.address(ada))
			}
		}
	})
}

func count(all []string, one string) (n int) {
	for _, each := range all {
		if each == one {
			n++
		}
	}
	return n
}

// An offer is of an application that is in the call. Once that has left it, however
// it did, there is nothing to answer.
func TestAnOfferOfAnApplicationThatLeftTheCallIsNotAnswered(t *testing.T) {
	onEachWorld(t, func(t *testing.T, w *world) {
		for _, state := range []applying.ApplicationState{applying.Ineligible, applying.Withdrawn, applying.Returned, applying.Merged} {
			ada := w.person("Ada")
			a := w.unit(applying.Individual, ada)
			w.must(w.offer(a))
			w.must(w.app.Desk().Store.As(bg, access.Actor{Role: access.Clerk}, func(tx *store.Tx) error {
				now, err := applyingrows.In(tx).Application(a.ID)
				if err != nil {
					return err
				}
				left := now
				left.State = state
				_, err = applyingrows.In(tx).KeepApplication(now, left)
				return err
			}))
			if err := w.accept(ada); code(err) != "not_in_call" {
				t.Errorf("accepting an offer of an application that is %s: %v", state, err)
			}
			if _, err := w.app.Selecting.DeclineOffer(bg, ada, w.own(ada).Offer.ID, "No"); code(err) != "not_in_call" {
				t.Errorf("declining an offer of an application that is %s: %v", state, err)
			}
			if o := w.own(ada).Offer; o.State != selecting.OfferMade {
				t.Errorf("the offer is %s", o.State)
			}
		}
	})
}
