package api

import (
	"net/http"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"tandem/api/surveying"
	"tandem/api/wire"
	"tandem/internal/survey"
)

func TestASurveyOfLineManagersFromPlanToClose(t *testing.T) {
	onEachCourse(t, func(t *testing.T, c *course) {
		w := c.staffed().wave()
		if w.State != "planned" || w.Funnel != (surveying.Funnel{}) || w.Confidentiality != "pseudonymous" {
			t.Fatalf("%+v", w)
		}
		c.team.post("/waves/"+w.ID+"/remind", wire.Empty{}).want(409)
		c.team.post("/waves/"+w.ID+"/close", wire.Empty{}).want(409)
		c.team.post("/waves/"+w.ID+"/open", wire.Empty{}).want(200).into(&w)
		if w.State != "open" || w.Funnel != (surveying.Funnel{Created: 3}) {
			t.Fatalf("%+v", w)
		}
		if a := c.team.post("/waves/"+w.ID+"/open", wire.Empty{}).want(409); a.code() != "already_open" {
			t.Error(a.code())
		}
		token := c.link(boss, "m")
		if f := c.funnel(); f.Sent != 3 {
			t.Errorf("after the post left: %+v", f)
		}
		in := c.follow(token)
		forms := c.forms(in)
		if len(forms) != 2 || forms[0].About != "Priya Nightingale" || forms[1].About != "Tom Okonkwo" || forms[0].State != "opened" {
			t.Fatalf("%+v", forms)
		}
		in.post("/survey-invitations/"+forms[0].ID+"/response", rated(5, "More confident")).want(201)
		in.put("/survey-invitations/"+forms[1].ID+"/draft", 2, rated(4, "")).want(200)
		want := surveying.Funnel{Created: 3, Sent: 3, Opened: 2, Started: 2, Completed: 1}
		if f := c.funnel(); f != want {
			t.Errorf("%+v, want %+v", f, want)
		}
		c.team.post("/waves/"+w.ID+"/close", wire.Empty{}).want(200).into(&w)
		if w.State != "closed" || w.Funnel != want {
			t.Errorf("%+v", w)
		}
		if a := in.post("/survey-invitations/"+forms[1].ID+"/response", rated(4, "late")).want(409); a.code() != "wave_closed" {
			t.Error(a.code())
		}
		c.team.post("/waves/"+w.ID+"/open", wire.Empty{}).want(409)
	})
}

func TestOnlyThoseWhoHaveNotAnsweredAreReminded(t *testing.T) {
	onEachCourse(t, func(t *testing.T, c *course) {
		w, tokens := c.staffed().opened()
		remind := func(want int) {
			t.Helper()
			var r surveying.Reminded
			c.team.post("/waves/"+w.ID+"/remind", wire.Empty{}).want(200).into(&r)
			if r.Sent != want {
				t.Errorf("%d reminders, want %d", r.Sent, want)
			}
		}
		in := c.follow(tokens[boss])
		forms := c.forms(in)
		in.post("/survey-invitations/"+forms[0].ID+"/response", rated(5, "")).want(201)
		remind(2)
		got := c.mails(boss)
		if len(got) != 1 || strings.Contains(got[0].Text, "Priya") || !strings.Contains(got[0].Text, "Tom Okonkwo") {
			t.Fatalf("%+v", got)
		}
		in.post("/survey-invitations/"+forms[1].ID+"/decline", surveying.SurveyRefusal{Reason: "retired"}).want(422)
		in.post("/survey-invitations/"+forms[1].ID+"/decline", surveying.SurveyRefusal{Reason: "no_longer_manages", Note: "Since June"}).want(204)
		c.mails(chief)
		c.clock.Advance(survey.RemindEvery) // past the session of the link
		remind(1)
		if n := len(c.mails(boss)); n != 0 {
			t.Errorf("somebody who has answered or declined got %d reminders", n)
		}
		if f := c.funnel(); f.Declined != 1 || f.Completed != 1 {
			t.Errorf("%+v", f)
		}
		if a := c.follow(tokens[boss]).post("/survey-invitations/"+forms[1].ID+"/response", rated(5, "")).want(409); a.code() != "declined" {
			t.Error(a.code())
		}
	})
}

func TestAWaveThatCannotBeIsRefused(t *testing.T) {
	h := newHouse(t, filepath.Join(t.TempDir(), "tandem.db"))
	c := newCourse(h, nil)
	now := c.clock.Now()
	path := "/cohorts/" + c.cohort.ID + "/waves"
	for _, try := range []struct {
		form   surveying.WaveForm
		status int
	}{
		{surveying.WaveForm{Instrument: "nothing", OpensAt: now, ClosesAt: now.Add(time.Hour)}, http.StatusUnprocessableEntity},
		{surveying.WaveForm{Instrument: "manager_interim", OpensAt: now, ClosesAt: now}, http.StatusUnprocessableEntity},
		{surveying.WaveForm{Instrument: "manager_interim", OpensAt: now.Add(-2 * time.Hour), ClosesAt: now.Add(-time.Hour)}, http.StatusUnprocessableEntity},
		{surveying.WaveForm{Instrument: "module", OpensAt: now, ClosesAt: now.Add(time.Hour)}, http.StatusConflict},
		{surveying.WaveForm{Instrument: "baseline", OpensAt: now, ClosesAt: now.Add(time.Hour)}, http.StatusConflict},
	} {
		c.team.post(path, try.form).want(try.status)
	}
	c.team.post("/cohorts/"+c.clock.NewID().String()+"/waves", surveying.WaveForm{Instrument: "manager_interim", OpensAt: now, ClosesAt: now.Add(time.Hour)}).want(404)
	if a := c.team.post("/waves/"+c.wave().ID+"/open", wire.Empty{}).want(409); a.code() != "nobody_to_ask" {
		t.Error(a.code())
	}
}

// Two coordinators open a wave at the same moment: each manager gets one mail.
func TestAWaveOpenedTwiceAtOnceAsksOnce(t *testing.T) {
	onEachCourse(t, func(t *testing.T, c *course) {
		w := c.staffed().wave()
		var wg sync.WaitGroup
		for range 4 {
			wg.Go(func() { c.team.post("/waves/"+w.ID+"/open", wire.Empty{}) })
		}
		wg.Wait()
		if n := len(c.mails(boss)); n != 1 || c.funnel().Created != 3 {
			t.Errorf("%d mails, %+v", n, c.funnel())
		}
	})
}
