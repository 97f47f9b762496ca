package stage_test

import (
	"context"
	"testing"
	"time"

	"tandem/internal/app"
	"tandem/internal/app/desktest"
	"tandem/internal/clock"
	"tandem/internal/identity"
	"tandem/internal/stage"
	"tandem/internal/store/storetest"
)

func program(t *testing.T, dsn string) (*app.App, *clock.Clock) {
	t.Helper()
	d, c := desktest.Open(t, dsn)
	return app.New(d.Store, d.Keys, identity.NewHasher(c, 2), app.Options{BaseURL: d.BaseURL, Demo: true, MinCell: 5}), c
}

func TestTry(t *testing.T) {
	storetest.OnEachEngine(t, func(t *testing.T, dsn string) {
		a, c := program(t, dsn)
		s := stage.New(a, c, stage.Options{})
		for _, show := range stage.Repertoire(c.Now()) {
			at := time.Now()
			k, err := s.Play(context.Background(), show.Script, show.To)
			if err != nil {
				t.Fatal(err)
			}
			ks, err := a.Programmes.Cohort(context.Background(), k.Team, k.Cohort.ID)
			if err != nil {
				t.Fatal(err)
			}
			cl, _ := a.Applying.Call(context.Background(), k.Team, k.Call.ID)
			states := map[string]int{}
			list, err := a.Selecting.CallApplications(context.Background(), k.Team, k.Call.ID, "", "", 200)
			if err != nil {
				t.Fatal(err)
			}
			for _, d := range list {
				states[string(d.Unit.State)]++
				states["members"] += len(d.Unit.Seats)
				states["offers "+d.Offers]++
				states[string(d.Unit.Kind)]++
			}
			ps, err := a.Learning.Projects(context.Background(), k.Team, k.Cohort.ID, "", 100)
			if err != nil {
				t.Fatal(err)
			}
			pstates := map[string]int{}
			for _, p := range ps {
				pstates[string(p.State)]++
			}
			ws, err := a.Surveying.Waves(context.Background(), k.Team, k.Cohort.ID)
			if err != nil {
				t.Fatal(err)
			}
			formed := 0
			for _, e := range k.Entries {
				if e.Partnership != "" {
					formed++
				}
			}
			t.Log(ks.Name, time.Since(at), "seats", ks.SeatsTaken, "call", cl.Total, cl.Submitted, states, "formed", formed, "projects", len(ps), pstates)
			for _, w := range ws {
				t.Log(w.Instrument, w.State, w.Funnel)
			}
		}
	})
}
