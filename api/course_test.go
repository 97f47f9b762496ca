package api

import (
	"context"
	"database/sql"
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
