package app_test

import (
	"context"
	"fmt"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"tandem/internal/access"
	"tandem/internal/app"
	"tandem/internal/applying"
	"tandem/internal/clock"
	"tandem/internal/fault"
	"tandem/internal/id"
	"tandem/internal/learning"
	"tandem/internal/outbox"
	"tandem/internal/programme"
	"tandem/internal/selecting"
	"tandem/internal/stage"
	"tandem/internal/store"
	applyingrows "tandem/internal/store/applying"
	learningrows "tandem/internal/store/learning"
	programmesrows "tandem/internal/store/programmes"
	runningrows "tandem/internal/store/running"
)

// world is a cohort with an open call and people who apply.
type world struct {
	t      *testing.T
	app    *app.App
	clock  *clock.Clock
	stage  *stage.Stage
	cast   map[id.ID]stage.Person // by who they are
	team   access.Actor
	cohort programme.Cohort
	call   applying.Call
}

const replyBy programme.Date = "2026-12-01"

func newWorld(t *testing.T, a *app.App, c *clock.Clock, capacity int) *world {
	t.Helper()
	w := &world{t: t, app: a, clock: c, stage: stage.New(a, c, stage.Options{}), cast: map[id.ID]stage.Person{}}
	now := c.Now()
	made, err := w.stage.Announce(bg, stage.Script{
		Team: stage.Person{Name: "Somebody", Email: fmt.Sprintf("team-%s@example.org", c.NewID()), Role: access.Coordinator}, Programme: programme.Programme{Name: "Leading change"},
		Cohort: programme.Cohort{Name: "2027", Capacity: capacity, StartsOn: "2027-01-10", EndsOn: "2027-07-10"},
		Dates:  stage.Dates{Opens: now.Add(-time.Hour), Closes: now.Add(time.Hour), Over: now.Add(2 * time.Hour)},
	})
	w.must(err)
	w.team, w.cohort, w.call = made.Team, made.Cohort, made.Call
	return w
}

func (w *world) must(err error) {
	w.t.Helper()
	if err != nil {
		w.t.Fatalf("%v (%v)", err, fault.Of(err).Cause)
	}
}

// person makes somebody who can act as a participant.
func (w *world) person(name string) access.Actor {
	w.t.Helper()
	return w.enter(name, fmt.Sprintf("p%d@example.org", len(w.cast)+1))
}

func (w *world) personAt(email string) access.Actor {
	w.t.Helper()
	return w.enter("Somebody", email)
}

func (w *world) enter(name, email string) access.Actor {
	w.t.Helper()
	p := stage.Person{Name: name, Email: email, Role: access.Participant}
	actor, err := w.stage.Enter(bg, p)
	w.must(err)
	w.cast[actor.Person] = p
	return actor
}

// unit is a submitted application of these people. Each names a line manager
// of their own. It is put into the store as rows: a history begins with many, and
// unitOf makes states that no act reaches yet.
func (w *world) unit(kind applying.Kind, people ...access.Actor) applying.Application {
	w.t.Helper()
	return w.unitOf(kind, applying.Submitted, func(i int) string { return fmt.Sprintf("boss-%s@example.org", people[i].Person) }, people...)
}

func (w *world) unitOf(kind applying.Kind, state applying.ApplicationState, boss func(int) string, people ...access.Actor) (kept applying.Application) {
	w.t.Helper()
	w.must(w.app.Desk().Store.As(context.Background(), people[0], func(tx *store.Tx) error {
		a := applying.Application{Cover: applying.Cover{ID: tx.NewID(), CallID: w.call.ID, Kind: kind, State: applying.Draft, CreatedAt: tx.Now, Version: 1, Turn: 1}}
		for i, p := range people {
			a.Members = append(a.Members, applying.Member{ID: tx.NewID(), ApplicationID: a.ID, CallID: w.call.ID, PersonID: p.Person, Lead: i == 0, Live: true, JoinedAt: tx.Now, Version: 1,
				Profile: applying.Profile{Name: fmt.Sprintf("Member %d", i), JobTitle: "Head", Sector: "education", Role: "strategic", Organisation: "Org",
					OrganisationKind: "local_authority", Area: "HPL", LineManagerName: "Boss", LineManagerEmail: boss(i)}})
		}
		cover, err := applyingrows.In(tx).AddApplication(a.Cover, a.Members[0])
		if err != nil {
			return err
		}
		a.Cover = cover
		before := a
		before.Members = a.Members[:1]
		a.State, a.SubmittedAt = state, &tx.Now
		kept, err = applyingrows.In(tx).KeepApplication(before, a)
		return err
	}))
	return kept
}

func (w *world) offer(a applying.Application) error {
	_, err := w.app.Selecting.OfferPlaces(context.Background(), w.team, a.ID, replyBy)
	return err
}

// own reads the newest offer of somebody.
func (w *world) own(p access.Actor) selecting.OfferLetter {
	w.t.Helper()
	letters, err := w.app.Selecting.OwnOffers(context.Background(), p)
	w.must(err)
	if len(letters) == 0 {
		w.t.Fatal("there is no offer")
	}
	return letters[0]
}

func (w *world) accept(p access.Actor) error {
	_, err := w.app.Selecting.AcceptOffer(context.Background(), p, w.own(p).Offer.ID)
	return err
}

func (w *world) seatsTaken() int {
	w.t.Helper()
	c, err := store.Look(context.Background(), w.app.Desk().Store, w.team, func(tx *store.Tx) (programme.Cohort, error) { return programmesrows.In(tx).Cohort(w.cohort.ID) })
	w.must(err)
	return c.SeatsTaken
}

func (w *world) dossier(a applying.Application) selecting.Dossier {
	w.t.Helper()
	d, err := w.app.Selecting.CallApplication(context.Background(), w.team, w.call.ID, a.ID)
	w.must(err)
	return d
}

func (w *world) messages() []outbox.Message {
	w.t.Helper()
	messages, err := store.Look(context.Background(), w.app.Desk().Store, access.Actor{Role: access.Post}, func(tx *store.Tx) ([]outbox.Message, error) { return runningrows.In(tx).DueMessages(100_000) })
	w.must(err)
	return messages
}

func (w *world) mails(kind string) (n int) {
	w.t.Helper()
	for _, m := range w.messages() {
		if m.Kind == kind {
			n++
		}
	}
	return n
}

func code(err error) string {
	if err == nil {
		return ""
	}
	return fault.Of(err).Code
}

func TestAnOfferReachesEveryMemberWithItsMailAndItsSeat(t *testing.T) {
	onEachEngine(t, func(t *testing.T, a *app.App, c *clock.Clock) {
		w := newWorld(t, a, c, 10)
		one, two := w.person("Ada"), w.person("Ben")
		pair := w.unit(applying.Pair, one, two)
		w.must(w.offer(pair))
		if got := w.own(one); got.Offer.State != selecting.OfferMade || got.Programme != "Leading change" || len(got.Partners) != 1 || got.Partners[0].State != selecting.OfferMade {
			t.Errorf("one reads %+v", got)
		}
		if w.own(one).Offer.ID == w.own(two).Offer.ID || w.seatsTaken() != 2 || w.mails("offer_made") != 2 {
			t.Errorf("%d seats, %d mails", w.seatsTaken(), w.mails("offer_made"))
		}
		if d := w.dossier(pair); d.Offers != "made" || len(d.History) == 0 {
			t.Errorf("the team reads %q with %d events", d.Offers, len(d.History))
		}
		if got := code(w.offer(pair)); got != "already_offered" || w.mails("offer_made") != 2 || w.seatsTaken() != 2 {
			t.Errorf("a second offer: %q", got)
		}
	})
}

func TestOnlyASubmittedApplicationIsOffered(t *testing.T) {
	onEachEngine(t, func(t *testing.T, a *app.App, c *clock.Clock) {
		w := newWorld(t, a, c, 10)
		for _, state := range []applying.ApplicationState{applying.Draft, applying.AwaitingMembers, applying.Returned, applying.Ineligible, applying.Withdrawn, applying.Merged, applying.Lapsed} {
			u := w.unitOf(applying.Individual, state, func(int) string { return "b@example.org" }, w.person("P"))
			if got := code(w.offer(u)); got != "not_submitted" {
				t.Errorf("%s: %q", state, got)
			}
		}
		if w.seatsTaken() != 0 || w.mails("offer_made") != 0 {
			t.Error("a refused offer left something behind")
		}
	})
}

func TestTwentyOffersRacingForTheLastSeatsNeverExceedCapacity(t *testing.T) {
	onEachEngine(t, func(t *testing.T, a *app.App, c *clock.Clock) {
		w := newWorld(t, a, c, 15)
		units := make([]applying.Application, 20)
		for i := range units {
			units[i] = w.unit(applying.Pair, w.person("A"), w.person("B"))
		}
		var made, full atomic.Int32
		var wg sync.WaitGroup
		for _, u := range units {
			wg.Go(func() {
				switch err := w.offer(u); code(err) {
				case "":
					made.Add(1)
				case "no_seats":
					full.Add(1)
				default:
					t.Errorf("offer: %v (%v)", err, fault.Of(err).Cause)
				}
			})
		}
		wg.Wait()
		if made.Load() != 7 || full.Load() != 13 || w.seatsTaken() != 14 || w.mails("offer_made") != 14 {
			t.Errorf("%d offered, %d refused, %d seats, %d mails", made.Load(), full.Load(), w.seatsTaken(), w.mails("offer_made"))
		}
	})
}

func TestOneApplicationOfferedTwentyTimesAtOnceIsOfferedOnce(t *testing.T) {
	onEachEngine(t, func(t *testing.T, a *app.App, c *clock.Clock) {
		w := newWorld(t, a, c, 50)
		u := w.unit(applying.Triad, w.person("A"), w.person("B"), w.person("C"))
		var made atomic.Int32
		var wg sync.WaitGroup
		for range 20 {
			wg.Go(func() {
				switch err := w.offer(u); code(err) {
				case "":
					made.Add(1)
				case "already_offered":
				default:
					t.Errorf("offer: %v (%v)", err, fault.Of(err).Cause)
				}
			})
		}
		wg.Wait()
		if made.Load() != 1 || w.seatsTaken() != 3 || w.mails("offer_made") != 3 {
			t.Errorf("%d offered, %d seats, %d mails", made.Load(), w.seatsTaken(), w.mails("offer_made"))
		}
	})
}

func TestMembersWhoAcceptAtOnceFormExactlyOnePartnership(t *testing.T) {
	onEachEngine(t, func(t *testing.T, a *app.App, c *clock.Clock) {
		w := newWorld(t, a, c, 40)
		for round := range 6 {
			people := []access.Actor{w.person("A"), w.person("B"), w.person("C")}
			u := w.unit(applying.Triad, people...)
			w.must(w.offer(u))
			var wg sync.WaitGroup
			for _, p := range people {
				wg.Go(func() {
					if err := w.accept(p); err != nil {
						t.Errorf("accept: %v (%v)", err, fault.Of(err).Cause)
					}
				})
			}
			wg.Wait()
			w.formed(u, 3)
			if got := w.mails("partnership_formed"); got != 3*(round+1) {
				t.Errorf("%d mails after round %d", got, round)
			}
		}
	})
}

// formed checks that a unit became one partnership with a dyad for each.
func (w *world) formed(u applying.Application, members int) {
	w.t.Helper()
	clerk := access.Actor{Role: access.Clerk}
	w.must(w.app.Desk().Store.See(context.Background(), clerk, func(tx *store.Tx) error {
		p, err := learningrows.In(tx).PartnershipOf(u.ID)
		if err != nil {
			return err
		}
		memberships, err := learningrows.In(tx).Memberships(p.ID)
		if err != nil {
			return err
		}
		places, err := learningrows.In(tx).PlacesOf(u.ID)
		if err != nil {
			return err
		}
		for _, place := range places {
			if place.State != learning.PlaceConfirmed {
				w.t.Errorf("a place is %s", place.State)
			}
		}
		if len(memberships) != members || len(places) != members || !memberships[0].FromAt.Equal(tx.Now) {
			w.t.Errorf("%d memberships, %d places", len(memberships), len(places))
		}
		dyads, err := learningrows.In(tx).Dyads(w.cohort.ID)
		n := 0
		for _, d := range dyads {
			for _, m := range memberships {
				if d.ParticipantID == m.PersonID {
					n++
				}
			}
		}
		if n != members {
			w.t.Errorf("%d dyads for %d members", n, members)
		}
		return err
	}))
}

func partnership(t *testing.T, w *world, p access.Actor) id.ID {
	t.Helper()
	places, err := w.app.Learning.Enrolments(context.Background(), p)
	w.must(err)
	if len(places) != 1 {
		t.Fatalf("%d places", len(places))
	}
	return places[0].PartnershipID
}
