package api

import (
	"context"
	"database/sql"
	"testing"
	"time"

	"tandem/api/account"
	"tandem/api/applying"
	"tandem/api/programmes"
	"tandem/api/surveying"
	"tandem/api/wire"
	"tandem/internal/access"
	rules "tandem/internal/applying"
	"tandem/internal/programme"
	"tandem/internal/stage"
	"tandem/internal/store/storetest"
)

// course is a cohort with the people who run it, take part in it, manage those
// who do, and evaluate it.
type course struct {
	*house
	db        *sql.DB // a second way in, past the store
	team      signedIn
	evaluator signedIn
	cohort    programmes.Cohort
	call      applying.Call
	runs      map[string]*stage.Cohort // by their calls
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
	c := &course{house: h, db: db, runs: map[string]*stage.Cohort{}}
	c.team = signedIn{client: c.someone("Una Teamlead", "team@example.org", access.Coordinator)}
	c.evaluator = signedIn{client: c.someone("Eve Valuator", "eve@example.org", access.Evaluator)}
	for _, email := range []string{"team@example.org", "eve@example.org"} { // the second step asks for it again
		c.password(email)
	}
	c.prove(c.team)
	c.prove(c.evaluator)
	c.cohort, c.call = c.run("Autumn")
	return c
}

// run makes another cohort with an open call.
func (c *course) run(name string) (k programmes.Cohort, l applying.Call) {
	c.t.Helper()
	now := c.clock.Now()
	made := c.announce(stage.Script{
		Team: c.cast[c.team.bearer], Programme: programme.Programme{Name: "Leading " + name},
		Cohort: programme.Cohort{Name: name, Capacity: 20, StartsOn: "2027-01-11", EndsOn: "2027-07-12"},
		Dates:  stage.Dates{Opens: now.Add(-time.Hour), Closes: now.Add(240 * time.Hour), Over: now.Add(240 * time.Hour)},
	})
	c.runs[made.Call.ID.String()] = made
	c.team.get("/cohorts/" + made.Cohort.ID.String()).want(200).into(&k)
	c.team.get("/calls/" + made.Call.ID.String()).want(200).into(&l)
	return k, l
}

// enrol takes somebody to a place in the cohort, with a line manager.
func (c *course) enrol(name, email, manager, managerEmail string) signedIn {
	c.t.Helper()
	in := c.someone(name, email, access.Participant)
	c.enrolled(c.head(in, manager, managerEmail))
	return signedIn{client: in}
}

func (c *course) head(in *client, manager, email string) stage.Unit {
	p := rules.Profile{JobTitle: "Head of service", Sector: "education", Role: "strategic", Organisation: "Somewhere Council", OrganisationKind: "local_authority", Area: "HPL"}
	return stage.Unit{Members: []stage.Member{c.member(in, c.cast[in.bearer].Name, manager, email, p)}, Offered: true,
		Case: rules.JointCase{Challenge: "A challenge", WhyTogether: "Because", HopedFor: "Much"}}
}

// enrolled takes units from their applications to partnerships.
func (c *course) enrolled(units ...stage.Unit) {
	c.t.Helper()
	with := *c.runs[c.call.ID]
	var err error
	with.Entries, err = c.played().Apply(context.Background(), with.Call.ID, units...)
	c.must(err)
	c.must(c.played().Offer(context.Background(), &with, "2026-11-20"))
	c.must(c.played().Answer(context.Background(), &with))
}

const (
	boss  = "boss@example.org"
	chief = "chief@example.org"
)

// staffed enrols three people: two with one manager, one with another.
func (c *course) staffed() *course {
	c.t.Helper()
	c.enrolled(
		c.head(c.someone("Priya Nightingale", "priya@example.org", access.Participant), "Bess Ironside", boss),
		c.head(c.someone("Tom Okonkwo", "tom@example.org", access.Participant), "Bess Ironside", boss),
		c.head(c.someone("Wyn Harrowgate", "wyn@example.org", access.Participant), "Charles Quill", chief),
	)
	c.mails("") // what went before is of no interest here
	c.box.sent = nil
	return c
}

func (c *course) wave() surveying.Wave { return c.planned("manager_interim") }

func (c *course) planned(instrument string) surveying.Wave {
	c.t.Helper()
	var w surveying.Wave
	now := c.clock.Now()
	c.team.post("/cohorts/"+c.cohort.ID+"/waves", surveying.WaveForm{Instrument: instrument, OpensAt: now, ClosesAt: now.Add(200 * time.Hour)}).want(201).into(&w)
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
