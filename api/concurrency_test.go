package api

import (
	"context"
	"maps"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"tandem/api/account"
	"tandem/api/applying"
	"tandem/api/learning"
	"tandem/api/programmes"
	"tandem/api/selecting"
	"tandem/api/wire"
	"tandem/internal/access"
)

func TestFiftyEqualPostsWithOneKeyMakeOneRow(t *testing.T) {
	onEachEngine(t, func(t *testing.T, s *testServer) {
		before, answers := s.stored()["programmes"], make([]response, 50)
		var wg sync.WaitGroup
		for i := range answers {
			wg.Go(func() {
				answers[i] = s.as("coordinator").with("Idempotency-Key", "the-same-act").post("/programmes", programmes.ProgrammeForm{Name: "Once"})
			})
		}
		wg.Wait()
		for _, a := range answers {
			if a.want(http.StatusCreated); string(a.body) != string(answers[0].body) {
				t.Fatalf("two answers to one act: %s and %s", answers[0].body, a.body)
			}
		}
		if made := s.stored()["programmes"] - before; made != 1 {
			t.Errorf("%d programmes for one act", made)
		}
	})
}

// Forty people add a mark to one name at the same time. Each reads, changes
// and sends; who was overtaken is told so and does it again.
func TestFortyConcurrentEditsOfOneRecordLoseNone(t *testing.T) {
	onEachEngine(t, func(t *testing.T, s *testServer) {
		var p programmes.Programme
		s.as("coordinator").post("/programmes", programmes.ProgrammeForm{Name: "."}).want(http.StatusCreated).into(&p)
		var wg sync.WaitGroup
		for range 40 {
			wg.Go(func() { addMark(t, s, p.ID) })
		}
		wg.Wait()
		s.as("coordinator").get("/programmes/" + p.ID).want(http.StatusOK).into(&p)
		if strings.Count(p.Name, "x") != 40 || p.Version != 41 {
			t.Errorf("after 40 edits: %q, version %d", p.Name, p.Version)
		}
	})
}

func addMark(t *testing.T, s *testServer, programme string) {
	for {
		var p programmes.Programme
		read := s.as("coordinator").get("/programmes/" + programme)
		if read.status != http.StatusOK {
			t.Errorf("reading: %d", read.status)
			return
		}
		read.into(&p)
		switch saved := s.as("coordinator").put("/programmes/"+programme, p.Version, programmes.ProgrammeForm{Name: p.Name + "x"}); saved.status {
		case http.StatusOK:
			return
		case http.StatusPreconditionFailed, http.StatusServiceUnavailable:
		default:
			t.Errorf("saving: %d %s", saved.status, saved.body)
			return
		}
	}
}

// Whoever sends what they made of an old version is told so, and nothing of what
// was kept meanwhile is lost; a version that is not there yet is no better.
func TestAChangeOfAnotherVersionIsRefusedWhateverIsChanged(t *testing.T) {
	onEachCourse(t, func(t *testing.T, c *course) {
		cases := c.staffed().changes()
		for _, r := range c.Table() {
			if r.Method != http.MethodPut {
				continue
			}
			x, there := cases[r.Path]
			if !there {
				t.Errorf("PUT %s: add a case to changes", r.Path)
				continue
			}
			x.who.put(x.path, x.version, x.first).want(200)
			kept := c.contents()
			for _, version := range []int64{x.version, x.version + 2} {
				if a := x.who.put(x.path, version, x.late); a.status != http.StatusPreconditionFailed {
					t.Errorf("PUT %s of version %d: %d %s", r.Path, version, a.status, a.body)
				}
			}
			if !maps.Equal(kept, c.contents()) {
				t.Errorf("PUT %s: a refused change left something", r.Path)
			}
		}
	})
}

// contents is all that is stored, table by table.
func (c *course) contents() map[string]string {
	c.t.Helper()
	all := map[string]string{}
	for table := range c.stored() {
		for column, text := range c.everything(table) {
			all[table+"."+column] = text
		}
	}
	return all
}

// change is something that can be changed: by whom, from which version, and what
// two people who read that version send.
type change struct {
	who         *client
	path        string
	version     int64
	first, late any
}

// changes has a case for every PUT of the table.
func (c *course) changes() map[string]change {
	c.t.Helper()
	all := c.plans()
	maps.Copy(all, c.application())
	maps.Copy(all, c.project())
	_, tokens := c.opened()
	in := c.follow(tokens[boss])
	form := c.forms(in)[0]
	all["/survey-invitations/:surveyInvitation/draft"] = change{in.client, "/survey-invitations/" + form.ID + "/draft", 2, rated(4, "first"), rated(1, "late")}
	return all
}

// plans are what the programme team changes.
func (c *course) plans() map[string]change {
	call := func(hours time.Duration) applying.CallForm {
		end := c.call.GraceUntil.Add(hours * time.Hour)
		return applying.CallForm{OpensAt: c.call.OpensAt, ClosesAt: c.call.ClosesAt, GraceUntil: end}
	}
	cohort := func(name string) programmes.CohortForm {
		return programmes.CohortForm{Name: name, Capacity: 20, StartsOn: "2027-01-11", EndsOn: "2027-07-12"}
	}
	return map[string]change{
		"/programmes/:programme": {c.team.client, "/programmes/" + c.cohort.ProgrammeID, 1, programmes.ProgrammeForm{Name: "First"}, programmes.ProgrammeForm{Name: "Late"}},
		"/cohorts/:cohort":       {c.team.client, "/cohorts/" + c.cohort.ID, c.cohort.Version, cohort("First"), cohort("Late")},
		"/calls/:call":           {c.team.client, "/calls/" + c.call.ID, c.call.Version, call(1), call(2)},
	}
}

// application is what an applicant changes.
func (c *course) application() map[string]change {
	c.t.Helper()
	dee := c.someone("Dee Lark", "dee@example.org", access.Participant)
	var a applying.Application
	dee.post("/applications", applying.ApplicationStart{CallID: c.call.ID, Kind: "pair"}).want(201).into(&a)
	var own account.Account
	dee.get("/account").want(200).into(&own)
	return map[string]change{
		"/account":                              {dee, "/account", own.Version, account.AccountForm{Name: "First"}, account.AccountForm{Name: "Late"}},
		"/applications/:application/joint-case": {dee, "/applications/" + a.ID + "/joint-case", a.Version, applying.JointCaseForm{Challenge: "First"}, applying.JointCaseForm{Challenge: "Late"}},
		"/members/:member":                      {dee, "/members/" + a.You, 1, applying.MemberForm{Name: "First"}, applying.MemberForm{Name: "Late"}},
	}
}

// project is what partners change.
func (c *course) project() map[string]change {
	c.t.Helper()
	kit := c.enrol("Kit Sedge", "kit@example.org", "Mo Fen", "mo@example.org")
	var p learning.Project
	var m learning.Milestone
	kit.post("/partnerships/"+ownPlace(kit.client).Partnership.ID+"/project", learning.ProjectStart{Title: "T"}).want(201).into(&p)
	kit.post("/projects/"+p.ID+"/milestones", learning.MilestoneForm{Title: "M"}).want(201).into(&m)
	return map[string]change{
		"/projects/:project":     {kit.client, "/projects/" + p.ID, p.Version, learning.ProjectForm{Title: "First", State: "idea"}, learning.ProjectForm{Title: "Late", State: "idea"}},
		"/milestones/:milestone": {kit.client, "/milestones/" + m.ID, m.Version, learning.MilestoneForm{Title: "First"}, learning.MilestoneForm{Title: "Late"}},
	}
}

// A key under which one offer was accepted accepts no other.
func TestTheKeyOfOneOfferAnswersNoOther(t *testing.T) {
	onEachCourse(t, func(t *testing.T, c *course) {
		ada := c.someone("Ada Lark", "ada@example.org", access.Participant)
		offered := func() {
			with := *c.runs[c.call.ID]
			var err error
			with.Entries, err = c.played().Apply(context.Background(), with.Call.ID, c.head(ada, "Bess Ironside", boss))
			c.must(err)
			c.must(c.played().Offer(context.Background(), &with, "2026-11-20"))
		}
		offered()
		c.cohort, c.call = c.run("Spring")
		offered()
		var before, after selecting.OfferList
		ada.get("/offers").want(200).into(&before)
		one, other := before.Items[0], before.Items[1]
		keyed := ada.with("Idempotency-Key", "k")
		keyed.post("/offers/"+one.ID+"/accept", wire.Empty{}).want(200)
		if code := keyed.post("/offers/"+other.ID+"/accept", wire.Empty{}).want(422).code(); code != "key_reused" {
			t.Error(code)
		}
		ada.get("/offers").want(200).into(&after)
		for _, o := range after.Items {
			if want := map[string]string{one.ID: "accepted", other.ID: "made"}[o.ID]; o.State != want {
				t.Errorf("%s is %s, want %s", o.ID, o.State, want)
			}
		}
	})
}
