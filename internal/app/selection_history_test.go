package app_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"pgregory.net/rapid"

	"tandem/internal/access"
	"tandem/internal/app"
	"tandem/internal/applying"
	"tandem/internal/clock"
	"tandem/internal/fault"
	"tandem/internal/id"
	"tandem/internal/learning"
	"tandem/internal/programme"
	"tandem/internal/selecting"
	"tandem/internal/store"
	applyingrows "tandem/internal/store/applying"
	learningrows "tandem/internal/store/learning"
	runningrows "tandem/internal/store/running"
	selectingrows "tandem/internal/store/selecting"
)

// drawn is a unit in a random history, and who its people are.
type drawn struct {
	applying.Application
	people []access.Actor
}

// refusals are the ways in which an act of a random history may be refused.
var refusals = []string{"", "no_seats", "already_offered", "one_declined", "too_late", "already_answered", "nothing_to_release", "not_found"}

// Whatever the team, the applicants and the job do in whatever order, also at
// the same moment: capacity holds, units are selected whole, every offer has
// its seat and its mail, every transition its audit row, and a partnership
// exists exactly when everybody has accepted.
func TestNoHistoryOfOffersBreaksAnInvariant(t *testing.T) {
	onEachEngine(t, func(t *testing.T, a *app.App, c *clock.Clock) {
		histories, most := 0, 30
		if a.Desk().Store.Engine() == store.MySQL {
			most = 8
		}
		rapid.Check(t, func(rt *rapid.T) {
			if histories++; histories > most {
				return
			}
			w := newWorld(t, a, c, rapid.IntRange(2, 7).Draw(rt, "capacity"))
			units := w.draw(rt)
			for range rapid.IntRange(1, 10).Draw(rt, "moments") {
				w.moment(rt, units)
				for _, u := range units {
					w.holds(rt, u)
				}
				w.seatsAddUp(rt, units)
			}
		})
	})
}

func (w *world) draw(rt *rapid.T) (units []drawn) {
	for i := range rapid.IntRange(1, 4).Draw(rt, "units") {
		kind := rapid.SampledFrom([]applying.Kind{applying.Individual, applying.Pair, applying.Triad}).Draw(rt, "kind")
		u := drawn{}
		for j := range kind.Seats() {
			u.people = append(u.people, w.personAt(fmt.Sprintf("u%d%d-%s@example.org", i, j, w.clock.NewID())))
		}
		u.Application = w.unit(kind, u.people...)
		units = append(units, u)
	}
	return units
}

// moment lets one to four things happen at once.
func (w *world) moment(rt *rapid.T, units []drawn) {
	w.clock.Advance(time.Duration(rapid.SampledFrom([]int{0, 0, 0, 1, 50}).Draw(rt, "hours")) * time.Hour)
	var wg sync.WaitGroup
	for range rapid.IntRange(1, 4).Draw(rt, "acts") {
		act, name := w.act(rt, units)
		wg.Go(func() {
			if err := act(); !slices.Contains(refusals, code(err)) {
				rt.Errorf("%s: %v (%v)", name, err, fault.Of(err).Cause)
			}
		})
	}
	wg.Wait()
}

func (w *world) act(rt *rapid.T, units []drawn) (func() error, string) {
	ctx := context.Background()
	u := rapid.SampledFrom(units).Draw(rt, "unit")
	who := rapid.SampledFrom(u.people).Draw(rt, "who")
	offer := func() id.ID {
		letters, _ := w.app.Selecting.OwnOffers(ctx, who)
		if len(letters) == 0 {
			return "01K0000000000000000000000Z"
		}
		return letters[0].Offer.ID
	}
	until := programme.DayOf(w.clock.Now().Add(24 * time.Hour))
	acts := map[string]func() error{
		"offer":   func() error { _, err := w.app.Selecting.OfferPlaces(ctx, w.team, u.ID, until); return err },
		"accept":  func() error { _, err := w.app.Selecting.AcceptOffer(ctx, who, offer()); return err },
		"decline": func() error { _, err := w.app.Selecting.DeclineOffer(ctx, who, offer(), "x"); return err },
		"lapse":   func() error { _, err := w.app.Selecting.LapseOffers(ctx); return err },
		"release": func() error { _, err := w.app.Selecting.ReleaseSeats(ctx, w.team, u.ID); return err },
	}
	name := rapid.SampledFrom([]string{"offer", "offer", "accept", "accept", "accept", "decline", "lapse", "release"}).Draw(rt, "act")
	return acts[name], name
}

// holds looks at everything that is stored about one unit.
func (w *world) holds(rt *rapid.T, u drawn) {
	w.must(w.app.Desk().Store.See(context.Background(), access.Actor{Role: access.Clerk}, func(tx *store.Tx) error {
		unit, err := selectingrows.In(tx).Unit(u.ID)
		w.must(err)
		offers, err := selectingrows.In(tx).Offers(u.ID)
		w.must(err)
		places, err := learningrows.In(tx).PlacesOf(u.ID)
		w.must(err)
		latest := selecting.Latest(offers)
		if len(latest) != 0 && len(latest) != len(u.people) {
			rt.Errorf("half a unit is offered: %+v", latest)
		}
		for _, o := range latest {
			w.hasItsPlace(rt, o, places)
		}
		_, err = learningrows.In(tx).PartnershipOf(u.ID)
		if formed := err == nil; formed != selecting.AllAccepted(unit, offers) {
			rt.Errorf("formed %v, but the offers are %+v", formed, latest)
		}
		w.isAudited(rt, tx, offers)
		return nil
	}))
}

func (w *world) hasItsPlace(rt *rapid.T, o selecting.Offer, places []learning.Place) {
	states := ""
	for _, p := range places {
		if p.OfferID == o.ID {
			states += string(p.State)
		}
	}
	allowed := map[selecting.OfferState][]string{
		selecting.OfferMade: {"held"}, selecting.OfferAccepted: {"confirmed"}, selecting.OfferDeclined: {""}, selecting.OfferLapsed: {"held", ""},
	}
	if !slices.Contains(allowed[o.State], states) {
		rt.Errorf("an offer is %s and its place %q", o.State, states)
	}
}

// isAudited counts one row for each version of each offer, and one mail for
// each time that an offer was made.
func (w *world) isAudited(rt *rapid.T, tx *store.Tx, offers []selecting.Offer) {
	if len(offers) == 0 {
		return
	}
	keys, versions := []id.ID{}, int64(0)
	for _, o := range offers {
		keys, versions = append(keys, o.ID), versions+o.Version
	}
	events, err := runningrows.In(tx).History(keys)
	w.must(err)
	made := 0
	for _, e := range events {
		if strings.HasPrefix(e.Action, "offer.made") {
			made++
		}
	}
	mails := 0
	for _, m := range w.messages() {
		if m.Kind == "offer_made" && slices.Contains(keys, id.ID(strings.Split(m.Thing, "/")[0])) {
			mails++
		}
	}
	if int64(len(events)) != versions || mails != made {
		rt.Errorf("%d audit rows for %d steps, %d mails for %d offers made", len(events), versions, mails, made)
	}
}

func (w *world) seatsAddUp(rt *rapid.T, units []drawn) {
	live := 0
	for _, u := range units {
		w.must(w.app.Desk().Store.See(context.Background(), access.Actor{Role: access.Clerk}, func(tx *store.Tx) error {
			places, err := learningrows.In(tx).PlacesOf(u.ID)
			live += len(places)
			return err
		}))
	}
	if taken := w.seatsTaken(); taken != live || taken > w.cohort.Capacity {
		rt.Errorf("%d seats are counted, %d places live, of %d", taken, live, w.cohort.Capacity)
	}
}

// An offer and the lead's withdrawal at one moment: one of the two happens.
func TestAnOfferAndAWithdrawalNeverBothHappen(t *testing.T) {
	onEachEngine(t, func(t *testing.T, a *app.App, c *clock.Clock) {
		w := newWorld(t, a, c, 50)
		for range 10 {
			lead := w.person("A")
			u := w.unit(applying.Pair, lead, w.person("B"))
			var offered, withdrawn error
			var wg sync.WaitGroup
			wg.Go(func() { offered = w.offer(u) })
			wg.Go(func() { _, withdrawn = a.Applying.WithdrawApplication(context.Background(), lead, u.ID) })
			wg.Wait()
			if got := code(offered) + "/" + code(withdrawn); got != "/places_offered" && got != "not_submitted/" {
				t.Errorf("offered and withdrawn: %s", got)
			}
		}
	})
}

// A person who applied in two calls of one cohort has one place in it.
func TestOnePlaceForAPersonInACohort(t *testing.T) {
	onEachEngine(t, func(t *testing.T, a *app.App, c *clock.Clock) {
		w := newWorld(t, a, c, 10)
		twice := w.person("Twice")
		first := w.unit(applying.Individual, twice)
		second := w.call
		second.ID = c.NewID()
		w.must(a.Desk().Store.As(context.Background(), w.team, func(tx *store.Tx) error { return applyingrows.In(tx).AddCall(second) }))
		w.call = second
		pair := w.unit(applying.Pair, w.person("Other"), twice)
		w.must(w.offer(first))
		if got := code(w.offer(pair)); got != "has_place" || w.seatsTaken() != 1 || w.mails("offer_made") != 1 {
			t.Errorf("the second offer: %q, %d seats", got, w.seatsTaken())
		}
		_, err := a.Selecting.DeclineOffer(context.Background(), twice, w.own(twice).Offer.ID, "with a partner instead")
		w.must(err)
		w.must(w.offer(pair))
		if w.seatsTaken() != 2 {
			t.Errorf("%d seats", w.seatsTaken())
		}
	})
}

// Whoever turned their places down may leave the call, and only then: until
// that they answer the offer.
func TestAUnitThatDeclinedMayWithdraw(t *testing.T) {
	onEachWorld(t, func(t *testing.T, w *world) {
		ada, bo := w.person("Ada"), w.person("Bo")
		unit := w.unit(applying.Pair, ada, bo)
		w.must(w.offer(unit))
		withdraw := func() string { _, err := w.app.Applying.WithdrawApplication(bg, ada, unit.ID); return code(err) }
		for _, p := range []access.Actor{ada, bo} {
			if got := withdraw(); got != "places_offered" {
				t.Fatalf("before everybody answered: %q", got)
			}
			_, err := w.app.Selecting.DeclineOffer(bg, p, w.own(p).Offer.ID, "A new post")
			w.must(err)
		}
		if got := withdraw(); got != "" {
			t.Fatalf("after everybody declined: %q", got)
		}
	})
}
