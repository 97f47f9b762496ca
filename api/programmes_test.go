package api

import (
	"testing"
	"time"

	"tandem/api/applying"
	"tandem/api/programmes"
	"tandem/internal/access"
)

func TestACoordinatorChangesProgrammesCohortsAndCalls(t *testing.T) {
	onEachFair(t, func(t *testing.T, f *fair) {
		var listed programmes.ProgrammeList
		f.team.get("/programmes").want(200).into(&listed)
		p := listed.Items[0]
		f.team.put("/programmes/"+p.ID, p.Version, programmes.ProgrammeForm{Name: " Leading well ", Summary: ""}).want(200).into(&p)
		if p.Name != "Leading well" || p.Version != 2 {
			t.Errorf("%+v", p)
		}
		f.team.put("/programmes/"+p.ID, 1, programmes.ProgrammeForm{Name: "Lost"}).want(412)
		var now programmes.Programme
		if f.team.get("/programmes/" + p.ID).want(200).into(&now); now != p {
			t.Errorf("reads %+v, wrote %+v", now, p)
		}
		var cohorts programmes.CohortList
		f.team.get("/cohorts?programme=" + p.ID).want(200).into(&cohorts)
		f.team.get("/cohorts?programme=nonsense").want(400)
		c := cohorts.Items[0]
		f.team.put("/cohorts/"+c.ID, 1, programmes.CohortForm{Name: "2028", Capacity: 12, StartsOn: "2028-01-10", EndsOn: "2028-07-10"}).want(200).into(&c)
		if c.Name != "2028" || c.Capacity != 12 || c.SeatsTaken != 0 || c.Version != 2 {
			t.Errorf("%+v", c)
		}
		var calls applying.CallList
		f.team.get("/calls?cohort=" + c.ID).want(200).into(&calls)
		k := calls.Items[0]
		later := applying.CallForm{OpensAt: k.OpensAt, ClosesAt: k.ClosesAt.Add(time.Hour), GraceUntil: k.GraceUntil.Add(time.Hour)}
		f.team.put("/calls/"+k.ID, k.Version, later).want(200).into(&k)
		if !k.ClosesAt.Equal(later.ClosesAt) || k.Cohort != "2028" || k.Programme != "Leading well" {
			t.Errorf("%+v", k)
		}
		eve := f.person("eve@example.org", access.Evaluator)
		eve.get("/cohorts/" + c.ID).want(200)
		eve.get("/calls").want(403)
	})
}

func TestWhatACoordinatorCannotEnter(t *testing.T) {
	onEachFair(t, func(t *testing.T, f *fair) {
		now := f.clock.Now()
		unknown := f.clock.NewID().String()
		pointers := func(a response) (out string) {
			for _, e := range a.want(422).problem().Errors {
				out += e.Pointer
			}
			return out
		}
		var all programmes.ProgrammeList
		f.team.get("/programmes").want(200).into(&all)
		p := "/programmes/" + all.Items[0].ID + "/cohorts"
		c := "/cohorts/" + f.call.CohortID + "/calls"
		for want, got := range map[string]string{
			"/name":       pointers(f.team.post("/programmes", programmes.ProgrammeForm{Name: " "})),
			"/capacity":   pointers(f.team.post(p, programmes.CohortForm{Name: "x", Capacity: 0, StartsOn: "2027-01-01", EndsOn: "2027-02-01"})),
			"/startsOn":   pointers(f.team.post(p, programmes.CohortForm{Name: "x", Capacity: 1, StartsOn: "2027-02-30", EndsOn: "2027-03-01"})),
			"/endsOn":     pointers(f.team.post(p, programmes.CohortForm{Name: "x", Capacity: 1, StartsOn: "2027-02-02", EndsOn: "2027-02-01"})),
			"/closesAt":   pointers(f.team.post(c, applying.CallForm{OpensAt: now, ClosesAt: now, GraceUntil: now})),
			"/graceUntil": pointers(f.team.post(c, applying.CallForm{OpensAt: now, ClosesAt: now.Add(time.Hour), GraceUntil: now})),
			"/opensAt":    pointers(f.team.post(c, applying.CallForm{OpensAt: time.Date(1, 1, 1, 0, 0, 0, 0, time.UTC), ClosesAt: now, GraceUntil: now})),
		} {
			if got != want {
				t.Errorf("got %q, want %q", got, want)
			}
		}
		f.team.post("/programmes/"+unknown+"/cohorts", programmes.CohortForm{Name: "x", Capacity: 1, StartsOn: "2027-01-01", EndsOn: "2027-02-01"}).want(404)
		f.team.post("/cohorts/"+unknown+"/calls", applying.CallForm{OpensAt: now, ClosesAt: now.Add(1), GraceUntil: now.Add(1)}).want(404)
	})
}

func TestAreasAndOpenCallsAreCachedByTag(t *testing.T) {
	onEachFair(t, func(t *testing.T, f *fair) {
		var areas applying.AreaList
		for _, path := range []string{"/areas", "/open-calls"} {
			first := f.as("").get(path).want(200)
			tag := first.header.Get("ETag")
			if path == "/areas" {
				first.into(&areas)
			}
			again := f.as("").with("If-None-Match", tag).get(path).want(304)
			if tag == "" || again.header.Get("Cache-Control") == "no-store" {
				t.Errorf("%s: tag %q, %s", path, tag, again.header.Get("Cache-Control"))
			}
		}
		if len(areas.Items) != 153 {
			t.Errorf("%d areas of today", len(areas.Items))
		}
		f.clock.Advance(5 * time.Minute)
		var open applying.OpenCallList
		if f.as("").get("/open-calls").want(200).into(&open); len(open.Items) != 0 {
			t.Errorf("a closed call is open: %+v", open.Items)
		}
	})
}

func TestAProgrammeIsMadeOnceForOneKey(t *testing.T) {
	onEachFair(t, func(t *testing.T, f *fair) {
		var first, again programmes.Programme
		c := f.team.with("Idempotency-Key", "k1")
		c.post("/programmes", programmes.ProgrammeForm{Name: "Once"}).want(201).into(&first)
		c.post("/programmes", programmes.ProgrammeForm{Name: "Once"}).want(201).into(&again)
		if first != again {
			t.Errorf("%+v and %+v", first, again)
		}
		c.post("/programmes", programmes.ProgrammeForm{Name: "Twice"}).want(422)
	})
}
