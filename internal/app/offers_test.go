package app_test

import (
	"testing"

	"tandem/internal/access"
	"tandem/internal/applying"
	"tandem/internal/selecting"
	"tandem/internal/store"
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
