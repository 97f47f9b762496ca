package api

import (
	"strings"
	"sync"
	"testing"
	"time"

	"tandem/api/account"
	"tandem/api/surveying"
	"tandem/api/wire"
	"tandem/internal/access"
)

func (c *course) standings(wave string) map[string]surveying.WaveStanding {
	c.t.Helper()
	var l surveying.WaveStandingList
	c.team.get("/waves/" + wave + "/standings").want(200).into(&l)
	by := map[string]surveying.WaveStanding{}
	for _, s := range l.Items {
		by[s.Participant+" by "+s.Manager] = s
	}
	return by
}

func (c *course) shown(wave string) surveying.Wave {
	c.t.Helper()
	var l surveying.WaveList
	c.team.get("/cohorts/" + c.cohort.ID + "/waves").want(200).into(&l)
	for _, w := range l.Items {
		if w.ID == wave {
			return w
		}
	}
	c.t.Fatalf("no wave %s", wave)
	return surveying.Wave{}
}

// The team reads who has not answered, and what a manager wrote who cannot, and
// nothing of how far the others have come or what they wrote.
func TestTheTeamReadsWhoHasAnsweredAndWhyNot(t *testing.T) {
	onEachCourse(t, func(t *testing.T, c *course) {
		w, tokens := c.staffed().opened()
		in := c.follow(tokens[boss])
		forms := c.forms(in)
		in.put("/survey-invitations/"+forms[0].ID+"/draft", 2, rated(4, "a draft of mine")).want(200)
		in.post("/survey-invitations/"+forms[1].ID+"/decline", surveying.SurveyRefusal{Reason: "not_the_right_person", Note: "Ask Nora Vance"}).want(204)
		answer := c.team.get("/waves/" + w.ID + "/standings").want(200)
		for _, secret := range []string{"draft", "opened", "started", tokens[boss], tokens[chief]} {
			if strings.Contains(string(answer.body), secret) {
				t.Errorf("%q is told: %s", secret, answer.body)
			}
		}
		by := c.standings(w.ID)
		tom, priya, wyn := by["Tom Okonkwo by Bess Ironside"], by["Priya Nightingale by Bess Ironside"], by["Wyn Harrowgate by Charles Quill"]
		if len(by) != 3 || tom.Status != "declined" || tom.Reason != "not_the_right_person" || tom.Note != "Ask Nora Vance" || priya.Status != "waiting" || wyn.Status != "waiting" {
			t.Errorf("%+v", by)
		}
		if wyn.Email != chief || wyn.SignsIn || wyn.Mail != "sent" || wyn.LastMailedAt == nil {
			t.Errorf("%+v", wyn)
		}
		in.get("/waves/" + w.ID + "/standings").want(403)
		c.evaluator.get("/waves/" + w.ID + "/standings").want(403)
		c.team.get("/waves/" + c.clock.NewID().String() + "/standings").want(404)
	})
}

func TestAMistakenRefusalIsTakenBackUntilTheWaveCloses(t *testing.T) {
	onEachCourse(t, func(t *testing.T, c *course) {
		w, tokens := c.staffed().opened()
		in := c.follow(tokens[boss])
		form := "/survey-invitations/" + c.forms(in)[0].ID
		in.post(form+"/undo-decline", wire.Empty{}).want(409)
		in.post(form+"/decline", surveying.SurveyRefusal{Reason: "other", Note: "Clicked the wrong one"}).want(204)
		in.post(form+"/undo-decline", wire.Empty{}).want(204)
		if a := in.post(form+"/undo-decline", wire.Empty{}).want(409); a.code() != "not_declined" {
			t.Error(a.code())
		}
		if s := c.standings(w.ID)["Priya Nightingale by Bess Ironside"]; s.Status != "waiting" || s.Reason != "" || s.Note != "" {
			t.Errorf("%+v", s)
		}
		in.post(form+"/response", rated(5, "After all")).want(201)
		other := "/survey-invitations/" + c.forms(in)[1].ID
		in.post(other+"/decline", surveying.SurveyRefusal{Reason: "other"}).want(204)
		c.team.post("/waves/"+w.ID+"/close", wire.Empty{}).want(200)
		if a := in.post(other+"/undo-decline", wire.Empty{}).want(409); a.code() != "wave_closed" {
			t.Error(a.code())
		}
	})
}

// More time, or another chance: the links that were mailed work for as long.
func TestAWaveIsExtendedAndReopened(t *testing.T) {
	onEachCourse(t, func(t *testing.T, c *course) {
		w, tokens := c.staffed().opened()
		until := func(d time.Duration) surveying.WaveWindow {
			return surveying.WaveWindow{ClosesAt: c.clock.Now().Add(d)}
		}
		if a := c.team.post("/waves/"+w.ID+"/reopen", until(400*time.Hour)).want(409); a.code() != "not_closed" {
			t.Error(a.code())
		}
		c.team.post("/waves/"+w.ID+"/extend", until(100*time.Hour)).want(422)
		c.team.post("/waves/"+w.ID+"/extend", until(300*time.Hour)).want(200)
		c.clock.Advance(250 * time.Hour) // past the end that was planned
		in := c.follow(tokens[boss])
		in.post("/survey-invitations/"+c.forms(in)[0].ID+"/response", rated(5, "")).want(201)
		c.clock.Advance(60 * time.Hour)
		if a := c.team.post("/waves/"+w.ID+"/extend", until(300*time.Hour)).want(409); a.code() != "wave_closed" {
			t.Error(a.code())
		}
		c.as("").post("/manager-links/open", account.LinkToken{Token: tokens[chief]}).want(409)
		var again surveying.Wave
		c.team.post("/waves/"+w.ID+"/reopen", until(24*time.Hour)).want(200).into(&again)
		if again.State != "open" || !again.OpensAt.Equal(w.OpensAt) || again.Funnel.Completed != 1 || again.ToMail.Managers != 2 {
			t.Errorf("%+v", again)
		}
		late := c.follow(tokens[chief])
		late.post("/survey-invitations/"+c.forms(late)[0].ID+"/response", rated(3, "")).want(201)
		if n := len(c.mails(boss)) + len(c.mails(chief)); n != 0 {
			t.Errorf("%d mails that nobody asked for", n)
		}
	})
}

func TestASecondSurveyWithTheSameQuestionnaireIsNamed(t *testing.T) {
	onEachCourse(t, func(t *testing.T, c *course) {
		first := c.staffed().wave()
		now := c.clock.Now()
		form := surveying.WaveForm{Instrument: "manager_interim", OpensAt: now, ClosesAt: now.Add(time.Hour)}
		path := "/cohorts/" + c.cohort.ID + "/waves"
		var wg sync.WaitGroup
		for range 3 { // at one moment, each knowing of the first alone
			wg.Go(func() {
				form := form
				form.Beside = first.ID
				c.team.post(path, form)
			})
		}
		wg.Wait()
		var l surveying.WaveList
		c.team.get(path).want(200).into(&l)
		if len(l.Items) != 2 {
			t.Errorf("%d waves, want the first and one beside it", len(l.Items))
		}
		for _, beside := range []string{"", first.ID, c.clock.NewID().String()} {
			form.Beside = beside
			if a := c.team.post(path, form).want(409); a.code() != "same_instrument" {
				t.Error(a.code())
			}
		}
		c.planned("manager_final")
	})
}

// Three who remind at one moment write to each manager once; another round
// within the day says after which it comes.
func TestRemindersGoOnceADayUnlessMeant(t *testing.T) {
	onEachCourse(t, func(t *testing.T, c *course) {
		w, _ := c.staffed().opened()
		path := "/waves/" + w.ID + "/remind"
		three := func(form surveying.RemindForm) {
			t.Helper()
			var wg sync.WaitGroup
			for range 3 {
				wg.Go(func() { c.team.post(path, form) })
			}
			wg.Wait()
			if n, m := len(c.mails(boss)), len(c.mails(chief)); n != 1 || m != 1 {
				t.Errorf("%d and %d reminders, want one each", n, m)
			}
		}
		three(surveying.RemindForm{})
		at := c.shown(w.ID).RemindedAt
		if at == nil {
			t.Fatal("nobody can see when reminders went")
		}
		if a := c.team.post(path, surveying.RemindForm{}).want(409); a.code() != "reminded_today" {
			t.Error(a.code())
		}
		c.clock.Advance(time.Minute)
		three(surveying.RemindForm{After: at})
	})
}

// One manager is written to again; a link that is to end ends, with the session
// that it began.
func TestOneManagerIsSentTheMailAgain(t *testing.T) {
	onEachCourse(t, func(t *testing.T, c *course) {
		w, tokens := c.staffed().opened()
		in := c.follow(tokens[boss])
		s := c.standings(w.ID)["Tom Okonkwo by Bess Ironside"]
		path := "/waves/" + w.ID + "/managers/" + s.ManagerID + "/send-again"
		c.clock.Advance(time.Minute)
		var wg sync.WaitGroup
		for range 3 {
			wg.Go(func() { c.team.post(path, surveying.SendAgainForm{After: s.LastMailedAt}) })
		}
		wg.Wait()
		second := c.link(boss, "m") // one mail
		if n := len(c.mails(chief)); n != 0 {
			t.Errorf("%d mails to somebody else", n)
		}
		if a := c.team.post(path, surveying.SendAgainForm{After: s.LastMailedAt}).want(409); a.code() != "asked_since" {
			t.Error(a.code())
		}
		in.get("/survey-invitations").want(200) // the earlier link goes on
		at := c.standings(w.ID)["Tom Okonkwo by Bess Ironside"].LastMailedAt
		c.team.post(path, surveying.SendAgainForm{After: at, EndEarlier: true}).want(204)
		third := c.link(boss, "m")
		in.get("/survey-invitations").want(401)
		var view surveying.ManagerLinkView
		for _, old := range []string{tokens[boss], second} {
			c.as("").post("/manager-links/look", account.LinkToken{Token: old}).want(200).into(&view)
			if a := c.as("").post("/manager-links/open", account.LinkToken{Token: old}).want(409); a.code() != "link_replaced" || view.State != "replaced" {
				t.Error(a.code(), view.State)
			}
		}
		c.team.post("/waves/"+w.ID+"/extend", surveying.WaveWindow{ClosesAt: w.ClosesAt.Add(time.Hour)}).want(200)
		c.as("").post("/manager-links/open", account.LinkToken{Token: second}).want(409) // for good
		c.follow(third).get("/survey-invitations").want(200)
		c.follow(tokens[chief])
		c.team.post("/waves/"+w.ID+"/managers/"+c.clock.NewID().String()+"/send-again", surveying.SendAgainForm{}).want(404)
	})
}

func TestACorrectedAddressGetsTheMailAndTheOldOneOpensNothing(t *testing.T) {
	onEachCourse(t, func(t *testing.T, c *course) {
		w, tokens := c.staffed().opened()
		s := c.standings(w.ID)["Tom Okonkwo by Bess Ironside"]
		path := "/waves/" + w.ID + "/managers/" + s.ManagerID + "/address"
		for _, bad := range []string{"", "bess", boss, chief} { // none, no address, the same, somebody else's
			c.team.post(path, surveying.AddressForm{Email: bad}).want(422)
		}
		c.team.post(path, surveying.AddressForm{Email: " Bess@Example.org "}).want(204)
		in := c.follow(c.link("bess@example.org", "m"))
		if n := len(c.forms(in)); n != 2 {
			t.Errorf("%d forms, want both", n)
		}
		c.as("").post("/manager-links/open", account.LinkToken{Token: tokens[boss]}).want(409)
		if n := len(c.mails(boss)); n != 0 {
			t.Errorf("%d mails to the old address", n)
		}
		c.someone("Charles Quill", chief, access.Manager)
		other := c.standings(w.ID)["Wyn Harrowgate by Charles Quill"]
		if a := c.team.post("/waves/"+w.ID+"/managers/"+other.ManagerID+"/address", surveying.AddressForm{Email: "x@example.org"}).want(409); a.code() != "own_address" || !other.SignsIn {
			t.Error(a.code(), other)
		}
	})
}

// After a change of manager the old link loses that person and keeps the others,
// the new manager is asked, and what was sent keeps its author.
func TestAChangeOfManagerInAnOpenWave(t *testing.T) {
	onEachCourse(t, func(t *testing.T, c *course) {
		w, tokens := c.staffed().opened()
		in := c.follow(tokens[boss])
		forms := c.forms(in)
		in.put("/survey-invitations/"+forms[1].ID+"/draft", 2, rated(2, "")).want(200)
		in.post("/survey-invitations/"+forms[1].ID+"/decline", surveying.SurveyRefusal{Reason: "no_longer_manages", Note: "Nora does"}).want(204)
		in.post("/survey-invitations/"+forms[0].ID+"/response", rated(5, "Mine")).want(201)
		path := func(form string) string { return "/survey-invitations/" + form + "/manager" }
		for _, bad := range []surveying.ManagerForm{{Email: "nora@example.org"}, {Name: "Nora"}, {Name: "Bess", Email: boss}, {Name: "Tom", Email: "tom@example.org"}} {
			c.team.post(path(forms[1].ID), bad).want(422)
		}
		c.team.post(path(forms[1].ID), surveying.ManagerForm{Name: "Nora Vance", Email: "nora@example.org"}).want(204)
		c.team.post(path(forms[1].ID), surveying.ManagerForm{Name: "Otto", Email: "otto@example.org"}).want(409)
		in.get("/survey-invitations/" + forms[1].ID).want(404)
		if mine := c.forms(in); len(mine) != 1 || mine[0].ID != forms[0].ID || mine[0].State != "completed" {
			t.Errorf("the old manager still has %+v", mine)
		}
		nora := c.follow(c.link("nora@example.org", "m"))
		asked := c.forms(nora)
		if len(asked) != 1 || asked[0].About != "Tom Okonkwo" {
			t.Fatalf("%+v", asked)
		}
		var form surveying.SurveyForm
		nora.get("/survey-invitations/" + asked[0].ID).want(200).into(&form)
		if len(form.Draft) != 0 {
			t.Error("the new manager reads the draft of the old one")
		}
		nora.post("/survey-invitations/"+asked[0].ID+"/response", rated(4, "")).want(201)
		by := c.standings(w.ID)
		if gone := by["Tom Okonkwo by Bess Ironside"]; gone.Status != "not_needed" || gone.Note != "Nora does" || by["Tom Okonkwo by Nora Vance"].Status != "answered" {
			t.Errorf("%+v", by)
		}
		// What was answered is not asked again: it keeps its author.
		c.team.post(path(forms[0].ID), surveying.ManagerForm{Name: "Nora Vance", Email: "nora@example.org"}).want(204)
		if n := len(c.mails("nora@example.org")); n != 0 || len(c.forms(in)) != 1 || c.standings(w.ID)["Priya Nightingale by Bess Ironside"].Status != "answered" {
			t.Errorf("%d mails about a participant who was answered about", n)
		}
	})
}

// A manager who took over while a survey was closed is asked when it reopens, and
// the one before is not.
func TestAReopenedWaveAsksWhoeverManagesNow(t *testing.T) {
	onEachCourse(t, func(t *testing.T, c *course) {
		w, tokens := c.staffed().opened()
		wyn := c.standings(w.ID)["Wyn Harrowgate by Charles Quill"].ID
		c.team.post("/waves/"+w.ID+"/close", wire.Empty{}).want(200)
		c.team.post("/survey-invitations/"+wyn+"/manager", surveying.ManagerForm{Name: "Nora Vance", Email: "nora@example.org"}).want(204)
		if n := len(c.mails("nora@example.org")); n != 0 || c.standings(w.ID)["Wyn Harrowgate by Charles Quill"].Status != "waiting" {
			t.Errorf("%d mails about a closed survey", n)
		}
		c.team.post("/waves/"+w.ID+"/reopen", surveying.WaveWindow{ClosesAt: w.ClosesAt.Add(time.Hour)}).want(200)
		if n := len(c.forms(c.follow(c.link("nora@example.org", "m")))); n != 1 {
			t.Errorf("the new manager has %d forms", n)
		}
		if n := len(c.forms(c.follow(tokens[chief]))); n != 0 {
			t.Errorf("the manager before still has %d", n)
		}
	})
}

func TestAPreviewOpensNothing(t *testing.T) {
	onEachCourse(t, func(t *testing.T, c *course) {
		w := c.staffed().wave()
		before := c.stored()
		var l surveying.WaveMailList
		c.team.get("/waves/" + w.ID + "/mails").want(200).into(&l)
		if len(l.Items) != 2 || l.Items[0].Kind != "first" || l.Items[1].Kind != "reminder" || l.Items[0].Subject == l.Items[1].Subject {
			t.Fatalf("%+v", l.Items)
		}
		for _, m := range l.Items {
			found := mailedLink.FindStringSubmatch(m.Text)
			if found == nil || !strings.Contains(m.Text, "5 minutes") {
				t.Fatalf("%q", m.Text)
			}
			c.as("").post("/manager-links/look", account.LinkToken{Token: found[2]}).want(404)
		}
		for table, n := range c.stored() {
			if before[table] != n {
				t.Errorf("looking added to %s", table)
			}
		}
		c.team.post("/waves/"+w.ID+"/open", wire.Empty{}).want(200)
		if got := c.mails(chief); len(got) != 1 || got[0].Subject != l.Items[0].Subject {
			t.Errorf("%+v", got)
		}
	})
}
