package api

import (
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"tandem/api/applying"
	"tandem/api/learning"
	"tandem/api/programmes"
	"tandem/api/selecting"
	"tandem/api/wire"
	"tandem/internal/access"
	rules "tandem/internal/applying"
	"tandem/internal/programme"
	"tandem/internal/stage"
)

// season is the whole program with a cohort, an open call, the programme team
// and people who can apply.
type season struct {
	*house
	team   *client
	cohort programmes.Cohort
	call   applying.Call
}

func onEachSeason(t *testing.T, capacity int, scenario func(t *testing.T, s *season)) {
	t.Helper()
	onEachEngine(t, func(t *testing.T, s *testServer) {
		scenario(t, newSeason(&house{testServer: s, box: &letterbox{}}, capacity))
	})
}

func newSeason(h *house, capacity int) *season {
	h.t.Helper()
	s := &season{house: h}
	s.team = s.someone("Ada Example", "team@example.org", access.Coordinator)
	now := s.clock.Now()
	k := s.announce(stage.Script{
		Team: s.cast[s.team.bearer], Programme: programme.Programme{Name: "Leading change"},
		Cohort: programme.Cohort{Name: "2027", Capacity: capacity, StartsOn: "2027-01-10", EndsOn: "2027-07-10"},
		Dates:  stage.Dates{Opens: now, Closes: now.Add(24 * time.Hour), Over: now.Add(48 * time.Hour)},
	})
	s.team.get("/cohorts/" + k.Cohort.ID.String()).want(200).into(&s.cohort)
	s.team.get("/calls/" + k.Call.ID.String()).want(200).into(&s.call)
	return s
}

// applicant is somebody who can apply.
func (s *season) applicant(email string) *client {
	s.t.Helper()
	return s.someone("Ada Example", email, access.Participant)
}

// complete fills in everything about a member; boss is their line manager.
func (s *season) complete(c *client, member, name, boss string) {
	s.t.Helper()
	c.put("/members/"+member, s.memberVersion(c, member), applying.MemberForm{Name: name, JobTitle: "Head", Sector: "education", Role: "strategic",
		Organisation: "Council", OrganisationKind: "local_authority", Area: "HPL", LineManagerName: "Boss", LineManagerEmail: boss}).want(200)
}

func (s *season) memberVersion(c *client, key string) int64 {
	s.t.Helper()
	var m applying.Member
	c.get("/members/" + key).want(200).into(&m)
	return m.Version
}

// pair is a submitted application of two.
func (s *season) pair(one, two *client, onesBoss, twosBoss string) applying.Application {
	s.t.Helper()
	return s.sent(one, s.head(one, "Ada", onesBoss), s.head(two, "Ben", twosBoss))
}

// alone is a submitted application of one.
func (s *season) alone(c *client, boss string) applying.Application {
	s.t.Helper()
	return s.sent(c, s.head(c, "Cleo", boss))
}

func (s *season) sent(lead *client, members ...stage.Member) (a applying.Application) {
	s.t.Helper()
	key := s.applied(s.call.ID, stage.Unit{Members: members, Case: rules.JointCase{Challenge: "Transitions", WhyTogether: "We share it", HopedFor: "Fewer exclusions"}})
	if lead.get("/applications/" + key).want(200).into(&a); a.State != "submitted" {
		s.t.Fatalf("the application is %s", a.State)
	}
	return a
}

func (s *season) head(c *client, name, boss string) stage.Member {
	return s.member(c, name, "Boss", boss, rules.Profile{JobTitle: "Head", Sector: "education", Role: "strategic", Organisation: "Council", OrganisationKind: "local_authority", Area: "HPL"})
}

func (s *season) offer(a applying.Application) selecting.CallApplicationDetail {
	s.t.Helper()
	var d selecting.CallApplicationDetail
	s.team.post("/applications/"+a.ID+"/offer", selecting.OfferForm{ReplyBy: "2026-11-20"}).want(200).into(&d)
	return d
}

func ownOffer(c *client) selecting.Offer {
	c.s.t.Helper()
	var all selecting.OfferList
	c.get("/offers").want(200).into(&all)
	if len(all.Items) == 0 {
		c.s.t.Fatal("there is no offer")
	}
	return all.Items[0]
}

func ownPlace(c *client) learning.Place {
	c.s.t.Helper()
	var all learning.PlaceList
	c.get("/places").want(200).into(&all)
	if len(all.Items) != 1 {
		c.s.t.Fatalf("%d places, want 1", len(all.Items))
	}
	return all.Items[0]
}

func (s *season) seats() int {
	s.t.Helper()
	var c programmes.Cohort
	s.team.get("/cohorts/" + s.cohort.ID).want(200).into(&c)
	return c.SeatsTaken
}

func (s *season) detail(a applying.Application) selecting.CallApplicationDetail {
	s.t.Helper()
	var d selecting.CallApplicationDetail
	s.team.get("/calls/" + s.call.ID + "/applications/" + a.ID).want(200).into(&d)
	return d
}

func TestFromSubmissionToAPartnershipWithAProject(t *testing.T) {
	onEachSeason(t, 2, func(t *testing.T, s *season) {
		ada, ben := s.applicant("ada@example.org"), s.applicant("ben@example.org")
		a := s.pair(ada, ben, "boss@example.org", "Boss@Example.org ")
		var listed selecting.CallApplicationList
		s.team.get("/calls/" + s.call.ID + "/applications?state=submitted").want(200).into(&listed)
		if len(listed.Items) != 1 || listed.Items[0].Offer != "none" || len(listed.Items[0].Members) != 2 || listed.Items[0].Members[0].AreaName != "Hartlepool" || !listed.Items[0].Members[1].Signed {
			t.Fatalf("the list: %+v", listed)
		}
		s.mails("ada@example.org")
		if d := s.offer(a); d.Offer != "made" || d.UnitKind != "same_area" || d.Members[0].LineManagerEmail != "boss@example.org" || !d.Members[1].Signed {
			t.Fatalf("the detail: %+v", d)
		}
		if got := s.mails("ada@example.org"); len(got) != 1 || !strings.Contains(got[0].Subject, "offered a place") {
			t.Errorf("%d mails: %+v", len(got), got)
		}
		o := ownOffer(ada)
		if o.State != "made" || o.ReplyBy.Format(time.RFC3339) != "2026-11-20T23:59:59Z" || !slices.Equal(o.Partners, []selecting.PartnerAnswer{{Name: "Ben", State: "made"}}) {
			t.Errorf("the offer: %+v", o)
		}
		ada.post("/offers/"+o.ID+"/accept", wire.Empty{}).want(200).into(&o)
		if p := ownPlace(ada); o.State != "accepted" || p.State != "confirmed" || p.Partnership != nil || ownPlace(ben).State != "held" {
			t.Errorf("after one acceptance: %+v %+v", o, p)
		}
		if got := ownOffer(ben).Partners[0].State; got != "accepted" {
			t.Errorf("ben sees that ada's offer is %s", got)
		}
		ben.post("/offers/"+ownOffer(ben).ID+"/accept", wire.Empty{}).want(200)
		p := ownPlace(ada)
		if p.Partnership == nil || !slices.Equal(p.Partnership.Partners, []string{"Ada Example"}) || p.Partnership.Kind != "pair" || s.seats() != 2 {
			t.Fatalf("the place: %+v", p)
		}
		d := s.detail(a)
		var done []string
		for _, e := range d.History {
			done = append(done, e.Action)
		}
		if d.Offer != "accepted" || !slices.Contains(done, "partnership.formed") || !slices.Contains(done, "offer.accepted") || d.History[0].By == "" {
			t.Errorf("the history: %v", d.History)
		}
		if n := s.stored(); n["dyads"] != 2 || n["partnerships"] != 1 || n["partnership_members"] != 2 || n["places"] != 2 {
			t.Errorf("stored: %v", n)
		}
	})
}

func TestTheTeamDoesNotReadWhatWasNotSent(t *testing.T) {
	onEachSeason(t, 2, func(t *testing.T, s *season) {
		cleo := s.applicant("cleo@example.org")
		var a applying.Application
		cleo.post("/applications", applying.ApplicationStart{CallID: s.call.ID, Kind: "individual"}).want(201).into(&a)
		s.complete(cleo, a.You, "Cleo", "boss@example.org")
		cleo.put("/applications/"+a.ID+"/joint-case", a.Version, applying.JointCaseForm{Challenge: "Between us", HopedFor: "A draft"}).want(200).into(&a)
		for _, path := range []string{"/calls/" + s.call.ID + "/applications", "/calls/" + s.call.ID + "/applications/" + a.ID} {
			for _, secret := range []string{"Between us", "A draft", "boss@example.org", "Boss"} {
				if got := s.team.get(path).want(200); strings.Contains(string(got.body), secret) {
					t.Errorf("%s tells %q: %s", path, secret, got.body)
				}
			}
		}
		cleo.post("/applications/"+a.ID+"/submit", applying.Signature{Hash: a.SharedHash}).want(200)
		if d := s.detail(a); d.JointCase.Challenge != "Between us" || d.Members[0].LineManagerEmail != "boss@example.org" {
			t.Errorf("after it was sent: %+v", d)
		}
	})
}

func TestBeyondCapacityNothingIsOffered(t *testing.T) {
	onEachSeason(t, 2, func(t *testing.T, s *season) {
		cleo := s.applicant("cleo@example.org")
		first := s.alone(cleo, "boss@example.org")
		pair := s.pair(s.applicant("ada@example.org"), s.applicant("ben@example.org"), "a@example.org", "b@example.org")
		s.offer(first)
		before := s.stored()
		if code := s.team.post("/applications/"+pair.ID+"/offer", selecting.OfferForm{ReplyBy: "2026-11-20"}).want(409).code(); code != "no_seats" {
			t.Errorf("the code is %s", code)
		}
		if after := s.stored(); after["offers"] != before["offers"] || after["messages"] != before["messages"] || after["decisions"] != before["decisions"] || s.seats() != 1 {
			t.Errorf("a refused offer left something: %v, before %v", after, before)
		}
		cleo.post("/offers/"+ownOffer(cleo).ID+"/decline", selecting.DeclineForm{Reason: "A new post"}).want(200)
		s.offer(pair)
		if s.seats() != 2 {
			t.Errorf("%d seats taken", s.seats())
		}
	})
}

func TestWhenOneDeclinesThePartnerAndTheTeamSeeIt(t *testing.T) {
	onEachSeason(t, 10, func(t *testing.T, s *season) {
		ada, ben := s.applicant("ada@example.org"), s.applicant("ben@example.org")
		a := s.pair(ada, ben, "x@example.org", "y@example.org")
		s.offer(a)
		ada.post("/offers/"+ownOffer(ada).ID+"/accept", wire.Empty{}).want(200)
		s.mails("ada@example.org") // what went before
		o := ownOffer(ben)
		if got := ben.post("/offers/"+o.ID+"/decline", selecting.DeclineForm{Reason: " "}).want(422).problem().Errors[0].Pointer; got != "/reason" {
			t.Errorf("the field is %s", got)
		}
		ben.post("/offers/"+o.ID+"/decline", selecting.DeclineForm{Reason: "Work pressures"}).want(200).into(&o)
		if o.State != "declined" || ownOffer(ada).Partners[0].State != "declined" || s.detail(a).Offer != "declined" || s.seats() != 1 {
			t.Errorf("ben %s, seen as %s, by the team as %s, %d seats", o.State, ownOffer(ada).Partners[0].State, s.detail(a).Offer, s.seats())
		}
		s.got("ada@example.org", "Ben has declined their place on Leading change", "it is still yours")
		if strings.Contains(string(ada.get("/offers").body), "Work pressures") {
			t.Error("the partner reads the reason")
		}
		for _, act := range []string{"/accept", "/decline"} {
			body := map[string]string{"/accept": "{}", "/decline": `{"reason":"again"}`}[act]
			if code := ben.post("/offers/"+o.ID+act, body).want(409).code(); code != "already_answered" {
				t.Errorf("%s: %s", act, code)
			}
		}
		var none learning.PlaceList
		ben.get("/places").want(200).into(&none)
		if len(none.Items) != 0 || ownPlace(ada).Partnership != nil {
			t.Errorf("places: %+v %+v", none, ownPlace(ada))
		}
	})
}

func TestALapseFreesNothingUntilTheTeamSaysSo(t *testing.T) {
	onEachSeason(t, 1, func(t *testing.T, s *season) {
		cleo := s.applicant("cleo@example.org")
		a := s.alone(cleo, "boss@example.org")
		s.offer(a)
		key := ownOffer(cleo).ID
		s.clock.Advance(20 * 24 * time.Hour)
		s.password("team@example.org")
		s.password("cleo@example.org")
		s.team, cleo = s.signIn("team@example.org", goodPassword).client, s.signIn("cleo@example.org", goodPassword).client
		if code := cleo.post("/offers/"+key+"/accept", wire.Empty{}).want(409).code(); code != "too_late" {
			t.Errorf("a late acceptance: %s", code)
		}
		for want := 1; want >= 0; want-- {
			if n, err := s.app.Selecting.LapseOffers(t.Context()); n != want || err != nil {
				t.Errorf("%d lapsed, want %d: %v", n, want, err)
			}
		}
		if d := s.detail(a); d.Offer != "lapsed" || s.seats() != 1 || d.History[len(d.History)-1].By != "Tandem" {
			t.Errorf("after the lapse: %s, %d seats, %+v", d.Offer, s.seats(), d.History)
		}
		s.team.post("/applications/"+a.ID+"/release-places", wire.Empty{}).want(200)
		if code := s.team.post("/applications/"+a.ID+"/release-places", wire.Empty{}).want(409).code(); code != "nothing_to_release" || s.seats() != 0 {
			t.Errorf("%s, %d seats", code, s.seats())
		}
		s.team.post("/applications/"+a.ID+"/offer", selecting.OfferForm{ReplyBy: "2026-12-20"}).want(200)
		if o := ownOffer(cleo); o.ID != key || o.State != "made" || s.seats() != 1 || len(s.mails("cleo@example.org")) < 2 {
			t.Errorf("made again: %+v, %d seats", o, s.seats())
		}
		cleo.post("/offers/"+key+"/accept", wire.Empty{}).want(200)
		if p := ownPlace(cleo); p.State != "confirmed" || p.Partnership == nil || p.Partnership.Kind != "individual" {
			t.Errorf("the place: %+v", p)
		}
	})
}

func TestAPartnerIsNobodysLineManagerInTheirOwnUnit(t *testing.T) {
	onEachSeason(t, 2, func(t *testing.T, s *season) {
		ada, ben := s.applicant("ada@example.org"), s.applicant("ben@example.org")
		a := s.pair(ada, ben, "BEN@example.org", "boss@example.org")
		s.offer(a)
		for _, c := range []*client{ada, ben} {
			c.post("/offers/"+ownOffer(c).ID+"/accept", wire.Empty{}).want(200)
		}
		told := slices.ContainsFunc(s.detail(a).History, func(e selecting.HistoryEvent) bool { return e.Action == "application.line_manager_needed" })
		if n := s.stored()["dyads"]; n != 1 || !told {
			t.Errorf("%d dyads, the team was told: %v", n, told)
		}
	})
}

func TestTheCuriousFindNothingOfOthers(t *testing.T) {
	onEachSeason(t, 20, func(t *testing.T, s *season) {
		ada, ben, eve := s.applicant("ada@example.org"), s.applicant("ben@example.org"), s.applicant("eve@example.org")
		a := s.pair(ada, ben, "x@example.org", "y@example.org")
		s.offer(a)
		mine, his := ownOffer(ada), ownOffer(ben)
		for _, c := range []*client{ada, ben} {
			c.post("/offers/"+ownOffer(c).ID+"/accept", wire.Empty{}).want(200)
		}
		partnership := ownPlace(ada).Partnership.ID
		var p learning.Project
		ada.post("/partnerships/"+partnership+"/project", learning.ProjectStart{Title: "Transitions"}).want(201).into(&p)
		var m learning.Milestone
		ben.post("/projects/"+p.ID+"/milestones", learning.MilestoneForm{Title: "Ask parents"}).want(201).into(&m)
		form := learning.ProjectForm{Title: "Mine now", State: "idea"}
		for what, ask := range map[string]func(c *client, key string) response{
			"accept": func(c *client, key string) response { return c.post("/offers/"+key+"/accept", wire.Empty{}) },
			"decline": func(c *client, key string) response {
				return c.post("/offers/"+key+"/decline", selecting.DeclineForm{Reason: "x"})
			},
			"start": func(c *client, key string) response {
				return c.post("/partnerships/"+key+"/project", learning.ProjectStart{Title: "x"})
			},
			"read": func(c *client, key string) response { return c.get("/projects/" + key) },
			"save": func(c *client, key string) response { return c.put("/projects/"+key, 1, form) },
			"milestone": func(c *client, key string) response {
				return c.post("/projects/"+key+"/milestones", learning.MilestoneForm{Title: "x"})
			},
			"done": func(c *client, key string) response {
				return c.put("/milestones/"+key, 1, learning.MilestoneForm{Title: "x"})
			},
		} {
			unknown := ask(eve, s.clock.NewID().String()).want(404).anonymous()
			for _, key := range []string{mine.ID, partnership, p.ID, m.ID, a.ID, a.You} {
				if got := ask(eve, key).want(404).anonymous(); got != unknown {
					t.Errorf("%s %s: %s, want %s", what, key, got, unknown)
				}
			}
		}
		ada.post("/offers/"+his.ID+"/accept", wire.Empty{}).want(404) // a partner answers for themselves
		for _, path := range []string{"/offers", "/places", "/projects"} {
			if got := string(eve.get(path).want(200).body); !strings.HasPrefix(got, `{"items":[],`) {
				t.Errorf("%s gives eve %s", path, got)
			}
		}
		eve.get("/calls/" + s.call.ID + "/applications/" + a.ID).want(403)
		s.team.get("/calls/" + s.clock.NewID().String() + "/applications").want(404)
		s.team.get("/calls/" + s.clock.NewID().String() + "/applications/" + a.ID).want(404)
		s.team.put("/projects/"+p.ID, 1, form).want(403)
	})
}

func TestAnOfferWithOneKeyIsMadeOnce(t *testing.T) {
	onEachSeason(t, 20, func(t *testing.T, s *season) {
		a := s.alone(s.applicant("cleo@example.org"), "boss@example.org")
		team := s.team.with("Idempotency-Key", "one-intent")
		var wg sync.WaitGroup
		for range 10 {
			wg.Go(func() {
				team.post("/applications/"+a.ID+"/offer", selecting.OfferForm{ReplyBy: "2026-11-20"}).want(200)
			})
		}
		wg.Wait()
		if s.stored()["offers"] != 1 || s.seats() != 1 || len(s.mails("cleo@example.org")) > 2 {
			t.Errorf("%d offers, %d seats", s.stored()["offers"], s.seats())
		}
		for body, want := range map[string]int{`{"replyBy":"2020-01-01"}`: 422, `{"replyBy":"soon"}`: 422, `{"replyBy":null}`: 422, `{}`: 422} {
			s.team.post("/applications/"+a.ID+"/offer", body).want(want)
		}
	})
}
