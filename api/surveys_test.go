package api

import (
	"context"
	"database/sql"
	"net/http"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"tandem/api/account"
	"tandem/api/applying"
	"tandem/api/programmes"
	"tandem/api/selecting"
	"tandem/api/surveying"
	"tandem/api/wire"
	"tandem/internal/access"
	accountapp "tandem/internal/app/account"
	"tandem/internal/store/storetest"
)

// course is a cohort with the people who run it, take part in it, manage those
// who do, and evaluate it. Everything in it was done through the API.
type course struct {
	*house
	db        *sql.DB // a second way in, past the store
	team      signedIn
	evaluator signedIn
	cohort    programmes.Cohort
	call      applying.Call
}

func onEachCourse(t *testing.T, scenario func(t *testing.T, c *course)) {
	t.Helper()
	storetest.OnEachEngine(t, func(t *testing.T, dsn string) {
		scenario(t, newCourse(newHouse(t, dsn), storetest.Connect(t, dsn)))
	})
}

func newCourse(h *house, db *sql.DB) *course {
	h.t.Helper()
	for range 2 { // again at every start, in every copy
		if err := h.app.Surveying.InstallInstruments(context.Background()); err != nil {
			h.t.Fatal(err)
		}
	}
	c := &course{house: h, db: db}
	c.team = c.office("Una Teamlead", "team@example.org", access.Coordinator)
	c.evaluator = c.office("Eve Valuator", "eve@example.org", access.Evaluator)
	c.cohort, c.call = c.run("Autumn")
	return c
}

func (c *course) office(name, email string, role access.Role) signedIn {
	c.t.Helper()
	c.user(name, email, role)
	in := c.signIn(email, goodPassword)
	c.prove(in)
	return in
}

func (c *course) user(name, email string, role access.Role) {
	c.t.Helper()
	_, err := c.app.Account.AddUser(context.Background(), accountapp.NewUser{Email: email, Name: name, Password: goodPassword, Roles: []access.Role{role}})
	if err != nil {
		c.t.Fatal(err)
	}
}

// run makes another cohort with an open call.
func (c *course) run(name string) (k programmes.Cohort, l applying.Call) {
	c.t.Helper()
	var p programmes.Programme
	c.team.post("/programmes", programmes.ProgrammeForm{Name: "Leading " + name}).want(201).into(&p)
	c.team.post("/programmes/"+p.ID+"/cohorts", programmes.CohortForm{Name: name, Capacity: 20, StartsOn: "2027-01-11", EndsOn: "2027-07-12"}).want(201).into(&k)
	now := c.clock.Now()
	c.team.post("/cohorts/"+k.ID+"/calls", applying.CallForm{OpensAt: now.Add(-time.Hour), ClosesAt: now.Add(240 * time.Hour), GraceUntil: now.Add(240 * time.Hour)}).want(201).into(&l)
	return k, l
}

// enrol takes somebody from signing in to a place in the cohort, with a line
// manager.
func (c *course) enrol(name, email, manager, managerEmail string) signedIn {
	c.t.Helper()
	c.user(name, email, access.Participant)
	in := c.signIn(email, goodPassword)
	var a applying.Application
	in.post("/applications", applying.ApplicationStart{CallID: c.call.ID, Kind: "individual"}).want(201).into(&a)
	var m applying.Member
	in.get("/members/" + a.You).want(200).into(&m)
	in.put("/members/"+a.You, m.Version, applying.MemberForm{Name: name, JobTitle: "Head of service", Sector: "education", Role: "strategic",
		Organisation: "Somewhere Council", OrganisationKind: "local_authority", Area: "HPL", LineManagerName: manager, LineManagerEmail: managerEmail}).want(200)
	in.put("/applications/"+a.ID+"/joint-case", a.Version, applying.JointCaseForm{Challenge: "A challenge", WhyTogether: "Because", HopedFor: "Much"}).want(200)
	in.get("/applications/" + a.ID).want(200).into(&a)
	in.post("/applications/"+a.ID+"/submit", applying.Signature{Hash: a.SharedHash}).want(200)
	c.team.post("/applications/"+a.ID+"/offer", selecting.OfferForm{ReplyBy: "2026-11-20"}).want(200)
	var offers wire.List[selecting.Offer]
	in.get("/offers").want(200).into(&offers)
	in.post("/offers/"+offers.Items[0].ID+"/accept", wire.Empty{}).want(200)
	return in
}

const (
	boss  = "boss@example.org"
	chief = "chief@example.org"
)

// staffed enrols three people: two with one manager, one with another.
func (c *course) staffed() *course {
	c.t.Helper()
	c.enrol("Priya Nightingale", "priya@example.org", "Bess Ironside", boss)
	c.enrol("Tom Okonkwo", "tom@example.org", "Bess Ironside", boss)
	c.enrol("Wyn Harrowgate", "wyn@example.org", "Charles Quill", chief)
	c.mails("") // what went before is of no interest here
	c.box.sent = nil
	return c
}

func (c *course) wave() surveying.Wave {
	c.t.Helper()
	var w surveying.Wave
	now := c.clock.Now()
	c.team.post("/cohorts/"+c.cohort.ID+"/waves", surveying.WaveForm{Instrument: "manager_interim", OpensAt: now, ClosesAt: now.Add(200 * time.Hour)}).want(201).into(&w)
	return w
}

// opened opens a wave and gives the managers' tokens by address.
func (c *course) opened() (w surveying.Wave, token map[string]string) {
	c.t.Helper()
	c.team.post("/waves/"+c.wave().ID+"/open", wire.Empty{}).want(200).into(&w)
	return w, map[string]string{boss: c.link(boss, "m"), chief: c.link(chief, "m")}
}

// follow opens a manager's link.
func (c *course) follow(token string) signedIn {
	c.t.Helper()
	return c.took(c.as("").post("/manager-links/open", account.LinkToken{Token: token}).want(201))
}

func (c *course) forms(in signedIn) []surveying.SurveyInvitation {
	c.t.Helper()
	var l surveying.SurveyInvitationList
	in.get("/survey-invitations").want(200).into(&l)
	return l.Items
}

func (c *course) funnel() surveying.Funnel {
	c.t.Helper()
	var l surveying.WaveList
	c.team.get("/cohorts/" + c.cohort.ID + "/waves").want(200).into(&l)
	return l.Items[0].Funnel
}

func rated(value int64, text string) surveying.AnswerForm {
	two := int64(2)
	return surveying.AnswerForm{Answers: []surveying.Answer{{Item: "leadership_impact", Value: &value}, {Item: "new_ideas", Value: &two}, {Item: "examples", Text: text}}}
}

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

func TestAFormIsSavedSentOnceAndKeepsItsReceipt(t *testing.T) {
	onEachCourse(t, func(t *testing.T, c *course) {
		_, tokens := c.staffed().opened()
		in := c.follow(tokens[boss])
		path := "/survey-invitations/" + c.forms(in)[0].ID
		var f surveying.SurveyForm
		in.get(path).want(200).into(&f)
		if f.About != "Priya Nightingale" || len(f.Items) != 3 || len(f.Draft) != 0 || !strings.Contains(f.WhoSees, "can ask to see") || f.Minutes == 0 {
			t.Fatalf("%+v", f)
		}
		var saved surveying.SurveyDraft
		in.put(path+"/draft", f.Version, surveying.AnswerForm{Answers: []surveying.Answer{{Item: "examples", Text: "Half a thou"}}}).want(200).into(&saved)
		in.put(path+"/draft", f.Version, surveying.AnswerForm{Answers: []surveying.Answer{}}).want(412)
		c.follow(tokens[boss]).get(path).want(200).into(&f) // resumed elsewhere
		if f.Version != saved.Version || f.State != "started" || len(f.Draft) != 1 || f.Draft[0].Text != "Half a thou" {
			t.Errorf("%+v", f)
		}
		var first, replay surveying.Receipt
		sent := rated(6, "Examples")
		in.with("Idempotency-Key", "once").post(path+"/response", sent).want(201).into(&first)
		in.with("Idempotency-Key", "once").post(path+"/response", sent).want(201).into(&replay)
		if first != replay || first.Reference == "" {
			t.Errorf("%+v, %+v", first, replay)
		}
		for _, body := range []surveying.AnswerForm{sent, {Answers: []surveying.Answer{}}} {
			a := in.post(path+"/response", body).want(409)
			if a.code() != "already_answered" || !strings.Contains(a.problem().Detail, first.Reference) {
				t.Errorf("%s", a.body)
			}
		}
		in.put(path+"/draft", f.Version+1, sent).want(409)
		in.post(path+"/decline", surveying.SurveyRefusal{Reason: "other"}).want(409)
		in.get(path).want(200).into(&f)
		if f.Receipt == nil || *f.Receipt != first || len(f.Draft) != 0 || f.State != "completed" {
			t.Errorf("%+v", f)
		}
	})
}

func TestEveryMistakeInAFormHasItsPlace(t *testing.T) {
	h := newHouse(t, filepath.Join(t.TempDir(), "tandem.db"))
	c := newCourse(h, nil).staffed()
	_, tokens := c.opened()
	in := c.follow(tokens[boss])
	path := "/survey-invitations/" + c.forms(in)[0].ID + "/response"
	seven, two := int64(7), int64(2)
	for _, try := range []struct {
		answers []surveying.Answer
		want    string
	}{
		{[]surveying.Answer{}, "/answers/leadership_impact /answers/new_ideas"},
		{[]surveying.Answer{{Item: "leadership_impact"}, {Item: "new_ideas", Missing: "not_applicable"}}, "/answers/0"},
		{[]surveying.Answer{{Item: "new_ideas", Value: &two}, {Item: "leadership_impact", Value: &seven}}, "/answers/1"},
		{[]surveying.Answer{{Item: "new_ideas", Text: "five"}, {Item: "leadership_impact", Value: &two}}, "/answers/0"},
		{[]surveying.Answer{{Item: "new_ideas", Value: &two}, {Item: "leadership_impact", Value: &two}, {Item: "age", Value: &two}}, "/answers/2"},
		{[]surveying.Answer{{Item: "new_ideas", Value: &two}, {Item: "leadership_impact", Value: &two}, {Item: "new_ideas", Value: &two}}, "/answers/2"},
		{[]surveying.Answer{{Item: "new_ideas", Value: &two}, {Item: "leadership_impact", Value: &two}, {Item: "examples", Text: strings.Repeat("x", 10_001)}}, "/answers/2"},
	} {
		var got []string
		for _, e := range in.post(path, surveying.AnswerForm{Answers: try.answers}).want(422).problem().Errors {
			got = append(got, e.Pointer)
		}
		if strings.Join(got, " ") != try.want {
			t.Errorf("%+v: %v, want %s", try.answers, got, try.want)
		}
	}
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
		remind(1)
		if n := len(c.mails(boss)); n != 0 {
			t.Errorf("somebody who has answered or declined got %d reminders", n)
		}
		if f := c.funnel(); f.Declined != 1 || f.Completed != 1 {
			t.Errorf("%+v", f)
		}
		if a := in.post("/survey-invitations/"+forms[1].ID+"/response", rated(5, "")).want(409); a.code() != "declined" {
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

// A form that is sent many times at once, from two devices, is kept once; the
// rest are told so and see the receipt.
func TestAFormSentManyTimesAtOnceIsKeptOnce(t *testing.T) {
	onEachCourse(t, func(t *testing.T, c *course) {
		_, tokens := c.staffed().opened()
		devices := []signedIn{c.follow(tokens[boss]), c.follow(tokens[boss])}
		path := "/survey-invitations/" + c.forms(devices[0])[0].ID + "/response"
		answers := make([]response, 12)
		var wg sync.WaitGroup
		for i := range answers {
			wg.Go(func() { answers[i] = devices[i%2].post(path, rated(int64(i%6+1), "")) })
		}
		wg.Wait()
		kept := 0
		for _, a := range answers {
			switch {
			case a.status == 201:
				kept++
			case a.status != 409 || a.code() != "already_answered":
				t.Errorf("%d %s", a.status, a.body)
			}
		}
		if kept != 1 || c.stored()["responses"] != 1 || c.stored()["answers"] != 3 {
			t.Errorf("%d kept, %d responses, %d answers", kept, c.stored()["responses"], c.stored()["answers"])
		}
	})
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
