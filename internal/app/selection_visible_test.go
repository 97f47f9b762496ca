package app_test

import (
	"context"
	"fmt"
	"sync"
	"testing"

	"tandem/internal/access"
	"tandem/internal/app"
	"tandem/internal/applying"
	"tandem/internal/clock"
	"tandem/internal/fault"
	"tandem/internal/id"
	"tandem/internal/learning"
	"tandem/internal/selecting"
	"tandem/internal/store"
	learningrows "tandem/internal/store/learning"
	selectingrows "tandem/internal/store/selecting"
)

// What each reader finds of one pair's decision, offers, places, partnership,
// memberships, dyads, project, its versions and milestones: nothing less and
// nothing more.
func TestWhoSeesWhatOfAPair(t *testing.T) {
	onEachEngine(t, func(t *testing.T, a *app.App, c *clock.Clock) {
		w := newWorld(t, a, c, 10)
		ada, ben, eve := w.person("Ada"), w.person("Ben"), w.person("Eve")
		u := w.unit(applying.Pair, ada, ben)
		alone := w.unit(applying.Individual, eve)
		w.must(w.offer(alone))
		w.must(w.accept(eve))
		w.must(w.offer(u))
		w.must(w.accept(ada))
		w.must(w.accept(ben))
		page, err := a.Learning.StartProject(context.Background(), ada, partnership(t, w, ada), "T", "")
		w.must(err)
		_, err = a.Learning.AddMilestone(context.Background(), ben, page.Project.ID, "M", "", "")
		w.must(err)
		dyads, err := store.Look(context.Background(), a.Desk().Store, w.team, func(tx *store.Tx) ([]learning.Dyad, error) { return learningrows.In(tx).Dyads(w.cohort.ID) })
		w.must(err)
		managers := map[id.ID]id.ID{}
		for _, d := range dyads {
			managers[d.ParticipantID] = d.ManagerID
		}
		elsewhere := access.Actor{Role: access.Evaluator, Token: c.NewID(), Cohort: c.NewID()}
		for _, reader := range []struct {
			name  string
			actor access.Actor
			want  string // decisions offers places partnership memberships dyads project versions milestones
		}{
			{"ada", ada, "1 2 1 1 2 1 1 1 1"},
			{"ben", ben, "1 2 1 1 2 1 1 1 1"},
			{"eve, a participant", eve, "0 0 0 0 0 0 0 0 0"},
			{"ada's manager", access.Actor{Role: access.Manager, Person: managers[ada.Person]}, "0 0 0 0 0 1 0 0 0"},
			{"eve's manager", access.Actor{Role: access.Manager, Person: managers[eve.Person]}, "0 0 0 0 0 0 0 0 0"},
			{"the team", w.team, "1 2 2 1 2 2 1 1 1"},
			{"an evaluator", access.Actor{Role: access.Evaluator, Person: c.NewID()}, "0 0 2 1 2 2 0 0 0"},
			{"a token of another cohort", elsewhere, "0 0 0 0 0 0 0 0 0"},
			{"nobody", access.Actor{}, "0 0 0 0 0 0 0 0 0"},
			{"the gate", access.Actor{Role: access.Gate}, "0 0 0 0 0 0 0 0 0"},
			{"the post", access.Actor{Role: access.Post}, "0 0 0 0 0 0 0 0 0"},
		} {
			if got := w.sees(reader.actor, u.ID, page.Project); got != reader.want {
				t.Errorf("%s sees %s, want %s", reader.name, got, reader.want)
			}
		}
	})
}

// sees counts what an actor can read of a pair.
func (w *world) sees(actor access.Actor, application id.ID, p learning.Project) (counts string) {
	w.t.Helper()
	found := func(err error) int {
		if err == nil {
			return 1
		}
		if fault.Of(err).Kind != fault.Missing {
			w.t.Errorf("reading: %v", err)
		}
		return 0
	}
	w.must(w.app.Desk().Store.See(context.Background(), actor, func(tx *store.Tx) error {
		decisions, err1 := selectingrows.In(tx).Decisions(application)
		offers, err2 := selectingrows.In(tx).Offers(application)
		places, err3 := learningrows.In(tx).PlacesOf(application)
		_, err4 := learningrows.In(tx).Partnership(p.PartnershipID)
		memberships, err5 := learningrows.In(tx).Memberships(p.PartnershipID)
		dyads, err6 := learningrows.In(tx).Dyads(p.CohortID)
		mine := 0
		for _, d := range dyads { // of the pair, not of others in the cohort
			for _, m := range w.everybodyIn(p.PartnershipID) {
				if d.ParticipantID == m {
					mine++
				}
			}
		}
		_, err7 := learningrows.In(tx).Project(p.ID)
		versions, err8 := learningrows.In(tx).ProjectRevisions(p.ID)
		milestones, err9 := learningrows.In(tx).Milestones(p.ID)
		counts = fmt.Sprint(len(decisions), len(offers), len(places), found(err4), len(memberships), mine, found(err7), len(versions), len(milestones))
		for _, err := range []error{err1, err2, err3, err5, err6, err8, err9} {
			w.must(err)
		}
		return nil
	}))
	return counts
}

func (w *world) everybodyIn(partnership id.ID) (people []id.ID) {
	w.must(w.app.Desk().Store.See(context.Background(), w.team, func(tx *store.Tx) error {
		memberships, err := learningrows.In(tx).Memberships(partnership)
		for _, m := range memberships {
			people = append(people, m.PersonID)
		}
		return err
	}))
	return people
}

func TestAProposedDecisionIsSeenByTheTeamOnly(t *testing.T) {
	onEachEngine(t, func(t *testing.T, a *app.App, c *clock.Clock) {
		w := newWorld(t, a, c, 10)
		ada := w.person("Ada")
		u := w.unit(applying.Individual, ada)
		w.must(a.Desk().Store.As(context.Background(), w.team, func(tx *store.Tx) error {
			unit, err := selectingrows.In(tx).Unit(u.ID)
			if err != nil {
				return err
			}
			d, err := selecting.Propose(unit, nil, selecting.OutcomeOffer, w.team.Person, tx.Now)
			if err != nil {
				return err
			}
			d.ID = tx.NewID()
			return selectingrows.In(tx).AddDecision(d)
		}))
		for _, reader := range []struct {
			actor access.Actor
			want  int
		}{{ada, 0}, {w.team, 1}, {access.Actor{Role: access.Evaluator}, 0}, {access.Actor{Role: access.Manager, Person: ada.Person}, 0}} {
			seen, err := store.Look(context.Background(), a.Desk().Store, reader.actor, func(tx *store.Tx) ([]selecting.Decision, error) { return selectingrows.In(tx).Decisions(u.ID) })
			if err != nil || len(seen) != reader.want {
				t.Errorf("%s sees %d, want %d: %v", reader.actor.Role, len(seen), reader.want, err)
			}
		}
		w.must(w.offer(u))
		if seen, err := store.Look(context.Background(), a.Desk().Store, ada, func(tx *store.Tx) ([]selecting.Decision, error) { return selectingrows.In(tx).Decisions(u.ID) }); err != nil || len(seen) != 1 || seen[0].Number != 2 {
			t.Errorf("after publication: %+v %v", seen, err)
		}
	})
}

// Six people who name the same new line manager accept at one moment: the
// manager is one person with six dyads.
func TestALineManagerOfManyIsOnePerson(t *testing.T) {
	onEachEngine(t, func(t *testing.T, a *app.App, c *clock.Clock) {
		w := newWorld(t, a, c, 10)
		var people []access.Actor
		for range 6 {
			p := w.person("P")
			w.must(w.offer(w.unitOf(applying.Individual, applying.Submitted, func(int) string { return " Boss@Example.org" }, p)))
			people = append(people, p)
		}
		var wg sync.WaitGroup
		for _, p := range people {
			wg.Go(func() {
				if err := w.accept(p); err != nil {
					t.Errorf("accept: %v (%v)", err, fault.Of(err).Cause)
				}
			})
		}
		wg.Wait()
		dyads, err := store.Look(context.Background(), a.Desk().Store, w.team, func(tx *store.Tx) ([]learning.Dyad, error) { return learningrows.In(tx).Dyads(w.cohort.ID) })
		w.must(err)
		managers := map[id.ID]bool{}
		for _, d := range dyads {
			managers[d.ManagerID] = true
		}
		if len(dyads) != 6 || len(managers) != 1 {
			t.Errorf("%d dyads of %d managers", len(dyads), len(managers))
		}
	})
}
