package api

import (
	"regexp"
	"strings"
	"testing"
	"time"

	"tandem/api/account"
	"tandem/api/surveying"
	"tandem/api/wire"
)

func TestAManagerGetsOneMailAndOneLinkForAllForms(t *testing.T) {
	onEachCourse(t, func(t *testing.T, c *course) {
		c.staffed()
		c.team.post("/waves/"+c.wave().ID+"/open", wire.Empty{}).want(200)
		got := c.mails(boss)
		if len(got) != 1 || !strings.Contains(got[0].Text, "Priya Nightingale") || !strings.Contains(got[0].Text, "Tom Okonkwo") || strings.Contains(got[0].Text, "Wyn") {
			t.Fatalf("%d mails: %+v", len(got), got)
		}
		links := map[string]bool{}
		for _, l := range regexp.MustCompile(`/m/[a-z2-7]+`).FindAllString(got[0].Text, -1) {
			links[l] = true
		}
		if len(links) != 1 {
			t.Errorf("%d links in one mail", len(links))
		}
	})
}

func TestLookingAtAManagersLinkUsesNothingUp(t *testing.T) {
	onEachCourse(t, func(t *testing.T, c *course) {
		w, tokens := c.staffed().opened()
		before := c.stored()
		var view surveying.ManagerLinkView
		for range 3 {
			c.as("").post("/manager-links/look", account.LinkToken{Token: tokens[boss]}).want(200).into(&view)
		}
		want := surveying.ManagerLinkView{State: "open", Manager: "Bess Ironside", Programme: "Leading Autumn", Cohort: "Autumn", Forms: 2, Minutes: 5, ClosesAt: w.ClosesAt}
		if !strings.HasPrefix(view.WhoSees, "Independent evaluators see your answers under a code") {
			t.Errorf("who sees the answers: %q", view.WhoSees)
		}
		view.WhoSees = ""
		if view != want {
			t.Errorf("%+v, want %+v", view, want)
		}
		for table, n := range c.stored() {
			if before[table] != n {
				t.Errorf("looking added to %s", table)
			}
		}
		if f := c.funnel(); f.Opened != 0 {
			t.Error("looking counts as opening")
		}
		for _, bad := range []string{"", "x", tokens[boss] + "a", strings.ToUpper(tokens[boss])} {
			c.as("").post("/manager-links/look", account.LinkToken{Token: bad}).want(404)
			c.as("").post("/manager-links/open", account.LinkToken{Token: bad}).want(404)
		}
	})
}

func TestALinkSessionReachesItsOwnFormsAndEnds(t *testing.T) {
	onEachCourse(t, func(t *testing.T, c *course) {
		w, tokens := c.staffed().opened()
		in, other := c.follow(tokens[boss]), c.follow(tokens[chief])
		if in.session.Role != "manager" || in.session.Account.ID != "" || in.cookie != "" || in.session.Account.Name != "Bess Ironside" {
			t.Errorf("%+v", in.session)
		}
		mine, theirs := c.forms(in)[0].ID, c.forms(other)[0].ID
		unknown := c.clock.NewID().String()
		if a, b := in.get("/survey-invitations/"+theirs).want(404), in.get("/survey-invitations/"+unknown).want(404); a.anonymous() != b.anonymous() {
			t.Error("another manager's form is told apart from an unknown one")
		}
		in.put("/survey-invitations/"+theirs+"/draft", 1, rated(1, "")).want(404)
		in.post("/survey-invitations/"+theirs+"/response", rated(1, "")).want(404)
		in.post("/survey-invitations/"+theirs+"/decline", surveying.SurveyRefusal{Reason: "other"}).want(404)
		c.team.get("/survey-invitations/" + mine).want(403)
		c.evaluator.get("/survey-invitations/" + mine).want(403)
		in.get("/cohorts/" + w.CohortID + "/waves").want(403)
		again := c.follow(tokens[boss]) // another device
		again.get("/survey-invitations/" + mine).want(200)
		c.clock.Advance(16 * time.Minute) // the access token ends, the link goes on
		in.get("/survey-invitations").want(401)
		c.follow(tokens[boss]).get("/survey-invitations/" + mine).want(200)
		c.clock.Advance(201 * time.Hour)
		if a := c.as("").post("/manager-links/open", account.LinkToken{Token: tokens[boss]}).want(409); a.code() != "expired" {
			t.Error(a.code())
		}
		var view surveying.ManagerLinkView
		c.as("").post("/manager-links/look", account.LinkToken{Token: tokens[boss]}).want(200).into(&view)
		if view.State != "expired" {
			t.Error(view.State)
		}
	})
}

// A link is for one survey: what the manager is asked in another one is not
// there, not to be listed, read or written.
func TestALinkReachesItsOwnSurveyOnly(t *testing.T) {
	onEachCourse(t, func(t *testing.T, c *course) {
		_, tokens := c.staffed().opened()
		final := c.planned("manager_final")
		c.team.post("/waves/"+final.ID+"/open", wire.Empty{}).want(200)
		later := c.follow(c.link(boss, "m"))
		in, theirs := c.follow(tokens[boss]), c.forms(later)
		if mine := c.forms(in); len(mine) != 2 || mine[0].Instrument != "manager_interim" || len(theirs) != 2 || theirs[0].Instrument != "manager_final" {
			t.Fatalf("%+v and %+v", mine, theirs)
		}
		for _, other := range theirs {
			in.get("/survey-invitations/" + other.ID).want(404)
			in.put("/survey-invitations/"+other.ID+"/draft", 2, rated(1, "")).want(404)
			in.post("/survey-invitations/"+other.ID+"/response", rated(1, "")).want(404)
			in.post("/survey-invitations/"+other.ID+"/decline", surveying.SurveyRefusal{Reason: "other"}).want(404)
		}
	})
}
