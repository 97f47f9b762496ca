package api

import (
	"context"
	"net/http"
	"strings"
	"testing"
	"time"

	"tandem/api/account"
	"tandem/api/applying"
	"tandem/api/wire"
	"tandem/internal/access"
	rules "tandem/internal/applying"
	"tandem/internal/programme"
	"tandem/internal/stage"
)

// fair is the program with an open call, a coordinator and a letterbox.
type fair struct {
	*house
	team *client
	call applying.Call
}

func onEachFair(t *testing.T, scenario func(t *testing.T, f *fair)) {
	t.Helper()
	onEachEngine(t, func(t *testing.T, s *testServer) { scenario(t, newFair(&house{testServer: s, box: &letterbox{}})) })
}

func newFair(h *house) *fair {
	h.t.Helper()
	f := &fair{house: h}
	f.team = f.person("team@example.org", access.Coordinator)
	now := f.clock.Now()
	k := f.announce(stage.Script{
		Team: f.cast[f.team.bearer], Programme: programme.Programme{Name: "Leading change", Summary: "Six months"},
		Cohort: programme.Cohort{Name: "2027", Capacity: 40, StartsOn: "2027-01-10", EndsOn: "2027-07-10"},
		Dates:  stage.Dates{Opens: now, Closes: now.Add(5 * time.Minute), Over: now.Add(10 * time.Minute)},
	})
	f.team.get("/calls/" + k.Call.ID.String()).want(200).into(&f.call)
	return f
}

// person is somebody who can act, named as in their address.
func (f *fair) person(email string, role access.Role) *client {
	f.t.Helper()
	return f.someone(strings.ToUpper(email[:1])+email[1:strings.Index(email, "@")], email, role)
}

func (f *fair) applicant(email string) *client {
	f.t.Helper()
	return f.person(email, access.Participant)
}

func (f *fair) start(c *client, kind string) (a applying.Application) {
	f.t.Helper()
	c.post("/applications", applying.ApplicationStart{CallID: f.call.ID, Kind: kind}).want(201).into(&a)
	return a
}

// complete fills in the own part of whoever asks.
func (f *fair) complete(c *client, a applying.Application, manager string) applying.Member {
	f.t.Helper()
	var m applying.Member
	c.get("/members/" + a.You).want(200).into(&m)
	form := applying.MemberForm{Name: m.Name, JobTitle: "Head of service", Sector: "care", Role: "strategic", Organisation: "The Council",
		OrganisationKind: "local_authority", Area: "HRY", LineManagerName: "Boss of " + m.Name, LineManagerEmail: manager}
	c.put("/members/"+m.ID, m.Version, form).want(200).into(&m)
	return m
}

func (f *fair) read(c *client, a applying.Application) (out applying.Application) {
	f.t.Helper()
	c.get("/applications/" + a.ID).want(200).into(&out)
	return out
}

var goodCase = applying.JointCaseForm{Challenge: "Waiting times", WhyTogether: "We share them", HopedFor: "Shorter ones"}

// pair is ada's application with bo on board, everything but signing complete.
func (f *fair) pair(ada, bo *client) (adas, bos applying.Application) {
	f.t.Helper()
	u := stage.Unit{Reach: stage.Joined, Case: rules.JointCase{Challenge: goodCase.Challenge, WhyTogether: goodCase.WhyTogether, HopedFor: goodCase.HopedFor}}
	for _, c := range []*client{ada, bo} {
		name := f.cast[c.bearer].Name
		u.Members = append(u.Members, f.member(c, name, "Boss of "+name, strings.ToLower(name)+"s.boss@example.org", rules.Profile{
			JobTitle: "Head of service", Sector: "care", Role: "strategic", Organisation: "The Council", OrganisationKind: "local_authority", Area: "HRY"}))
	}
	a := applying.Application{ID: f.applied(f.call.ID, u)}
	return f.read(ada, a), f.read(bo, a)
}

func TestAPairAppliesFromTheFirstClickToTheLastSignature(t *testing.T) {
	onEachFair(t, func(t *testing.T, f *fair) {
		var open applying.OpenCallList
		f.as("").get("/open-calls").want(200).into(&open)
		if len(open.Items) != 1 || open.Items[0].Programme != "Leading change" || open.Items[0].Summary != "Six months" || open.Items[0].Cohort != "2027" || open.Items[0].Capacity != 40 {
			t.Fatalf("open calls: %+v", open)
		}
		ada, bo, cy := f.applicant("ada@example.org"), f.applicant("bo@example.org"), f.applicant("cy@example.org")
		a := f.start(ada, "pair")
		if a.State != "draft" || a.Members[0].Name != "Ada" || !a.Members[0].Lead || !a.Members[0].You || a.You != a.Members[0].ID || len(a.Sections) != 6 {
			t.Fatalf("%+v", a)
		}
		if p := ada.post("/applications/"+a.ID+"/submit", applying.Signature{Hash: a.SharedHash}).want(422).problem(); len(p.Errors) != 12 || p.Errors[0].Pointer != "/sections/about" {
			t.Errorf("gaps: %+v", p.Errors)
		}
		if m := f.complete(ada, a, "boss@example.org"); m.AreaName != "Haringey" {
			t.Errorf("%+v", m)
		}
		ada.put("/applications/"+a.ID+"/joint-case", a.Version, goodCase).want(200)
		var invitation applying.PartnerInvitation
		ada.post("/applications/"+a.ID+"/invitations", applying.PartnerForm{Name: "Bo Berg", Email: "Bo@example.org"}).want(201).into(&invitation)
		if invitation.Delivery != "queued" || invitation.Response != "open" || invitation.Email != "bo@example.org" {
			t.Errorf("%+v", invitation)
		}
		token := account.LinkToken{Token: f.link("bo@example.org", "invite")}
		if a = f.read(ada, a); a.Invitations[0].Delivery != "sent" {
			t.Errorf("the mail left, and it says %q", a.Invitations[0].Delivery)
		}
		ada.post("/applications/"+a.ID+"/submit", applying.Signature{Hash: a.SharedHash}).want(200).into(&a)
		if a.State != "awaiting_members" {
			t.Fatal(a.State)
		}
		f.joinAndSign(ada, bo, cy, a, token)
	})
}

// joinAndSign goes on after the call has closed.
func (f *fair) joinAndSign(ada, bo, cy *client, a applying.Application, token account.LinkToken) {
	t := f.t
	f.clock.Advance(6 * time.Minute)
	var view applying.InvitationView
	f.as("").post("/partner-invitations/look", token).want(200).into(&view)
	if view.State != "open" || view.Inviter != "Ada" || view.Invitee != "Bo Berg" || view.Email != "bo@example.org" || view.Programme != "Leading change" || view.Kind != "pair" {
		t.Errorf("%+v", view)
	}
	if got := cy.post("/partner-invitations/accept", token).want(403).code(); got != "other_address" {
		t.Error(got)
	}
	var b applying.Application
	bo.post("/partner-invitations/accept", token).want(200).into(&b)
	if b.ID != a.ID || len(b.Members) != 2 || b.SharedHash != a.SharedHash || !b.Members[0].Signed {
		t.Errorf("%+v", b)
	}
	if got := bo.post("/partner-invitations/accept", token).want(409).code(); got != "already_used" {
		t.Error(got)
	}
	f.complete(bo, b, "boss@example.org")
	bo.post("/applications/"+a.ID+"/sign", applying.Signature{Hash: b.SharedHash}).want(200).into(&b)
	if b.State != "submitted" || b.Sections[5].State != "completed" {
		t.Errorf("%+v", b)
	}
	if a = f.read(ada, a); a.State != "submitted" || a.SubmittedAt == nil || !a.SubmittedAt.Equal(f.clock.Now()) {
		t.Errorf("%+v", a)
	}
	for _, email := range []string{"ada@example.org", "bo@example.org"} {
		got := f.mails(email)
		if len(got) == 0 || !strings.Contains(got[len(got)-1].Subject, a.Reference) {
			t.Errorf("%s got %v", email, got)
		}
	}
	var list applying.ApplicationList
	bo.get("/applications").want(200).into(&list)
	if len(list.Items) != 1 || list.Items[0].Role != "member" || list.Items[0].State != "submitted" {
		t.Errorf("%+v", list)
	}
	var c applying.Call
	f.team.get("/calls/" + f.call.ID).want(200).into(&c)
	if c.Applications != (applying.CallCounts{Total: 1, Submitted: 1}) {
		t.Errorf("%+v", c.Applications)
	}
}

func TestACuriousApplicantLearnsNothing(t *testing.T) {
	onEachFair(t, func(t *testing.T, f *fair) {
		ada, bo, cy := f.applicant("ada@example.org"), f.applicant("bo@example.org"), f.applicant("cy@example.org")
		a, b := f.pair(ada, bo)
		own := f.start(cy, "individual")
		unknown := f.clock.NewID().String()
		asks := []func(c *client, application, member, invitation string) response{
			func(c *client, a, _, _ string) response { return c.get("/applications/" + a) },
			func(c *client, a, _, _ string) response {
				return c.put("/applications/"+a+"/joint-case", own.Version, goodCase)
			},
			func(c *client, a, _, _ string) response {
				return c.post("/applications/"+a+"/sign", applying.Signature{Hash: b.SharedHash})
			},
			func(c *client, a, _, _ string) response {
				return c.post("/applications/"+a+"/submit", applying.Signature{Hash: b.SharedHash})
			},
			func(c *client, a, _, _ string) response { return c.post("/applications/"+a+"/withdraw", wire.Empty{}) },
			func(c *client, a, _, _ string) response {
				return c.post("/applications/"+a+"/invitations", applying.PartnerForm{Name: "Dee", Email: "dee@example.org"})
			},
			func(c *client, _, m, _ string) response { return c.get("/members/" + m) },
			func(c *client, _, m, _ string) response { return c.put("/members/"+m, 1, applying.MemberForm{}) },
			func(c *client, _, _, i string) response {
				return c.post("/partner-invitations/"+i+"/revoke", wire.Empty{})
			},
			func(c *client, _, _, i string) response {
				return c.post("/partner-invitations/"+i+"/resend", wire.Empty{})
			},
		}
		for i, ask := range asks {
			theirs, none := ask(cy, a.ID, a.You, a.Invitations[0].ID).want(404), ask(cy, unknown, unknown, unknown).want(404)
			if theirs.anonymous() != none.anonymous() {
				t.Errorf("%d: somebody else's %s, an unknown %s", i, theirs.body, none.body)
			}
		}
		for _, path := range []string{"/members/" + a.You, "/members/" + unknown} { // a partner's own page is theirs alone
			bo.get(path).want(404)
			bo.put(path, 1, applying.MemberForm{}).want(404)
		}
		for _, c := range []*client{ada, bo} {
			if text := string(c.get("/applications/" + a.ID).body); strings.Contains(text, "oss@example.org") || strings.Contains(text, "Boss of") {
				t.Error("an application names a line manager: " + text)
			}
		}
		f.team.get("/applications/" + a.ID).want(403)
	})
}

func TestTwoPartnersSaveTheSamePage(t *testing.T) {
	onEachFair(t, func(t *testing.T, f *fair) {
		ada, bo := f.applicant("ada@example.org"), f.applicant("bo@example.org")
		a, b := f.pair(ada, bo)
		first, second := goodCase, goodCase
		first.Challenge, second.Challenge = "What Ada wrote", "What Bo wrote"
		ada.put("/applications/"+a.ID+"/joint-case", a.Version, first).want(200)
		bo.put("/applications/"+a.ID+"/joint-case", b.Version, second).want(412)
		now := f.read(bo, b)
		if now.JointCase.Challenge != "What Ada wrote" {
			t.Fatal(now.JointCase)
		}
		bo.put("/applications/"+a.ID+"/joint-case", now.Version, second).want(200)
		ada.json().send(http.MethodPut, "/applications/"+a.ID+"/joint-case", jsonOf(first)).want(428)
	})
}

func TestTheLinkOfAnInvitation(t *testing.T) {
	onEachFair(t, func(t *testing.T, f *fair) {
		ada, bo := f.applicant("ada@example.org"), f.applicant("bo@example.org")
		a := f.start(ada, "triad")
		state := func(token string) string {
			t.Helper()
			var v applying.InvitationView
			f.as("").post("/partner-invitations/look", account.LinkToken{Token: token}).want(200).into(&v)
			return v.State
		}
		invite := func(email string) (p applying.PartnerInvitation, token string) {
			ada.post("/applications/"+a.ID+"/invitations", applying.PartnerForm{Name: "Somebody", Email: email}).want(201).into(&p)
			return p, f.link(email, "invite")
		}
		bos, first := invite("bo@example.org")
		ada.post("/partner-invitations/"+bos.ID+"/resend", wire.Empty{}).want(200)
		latest := f.link("bo@example.org", "invite")
		if state(first) != "expired" || state(latest) != "open" || first == latest {
			t.Errorf("the first link is %s, the latest %s", state(first), state(latest))
		}
		if got := bo.post("/partner-invitations/accept", account.LinkToken{Token: first}).want(409).code(); got != "expired" {
			t.Error(got)
		}
		_, cys := invite("cy@example.org")
		if got := ada.post("/applications/"+a.ID+"/invitations", applying.PartnerForm{Name: "Dee", Email: "dee@example.org"}).want(409).code(); got != "no_seat_free" {
			t.Error(got)
		}
		f.as("").post("/partner-invitations/decline", applying.InvitationDecline{Token: cys, Reason: "No time"}).want(204)
		f.got("ada@example.org", "Somebody has declined your invitation", "The reason they gave: No time", "until 9:05am on Monday 2 November 2026")
		f.as("").post("/partner-invitations/decline", applying.InvitationDecline{Token: cys, Reason: "Still none"}).want(409)
		dees, deesToken := invite("dee@example.org")
		ada.post("/partner-invitations/"+dees.ID+"/revoke", wire.Empty{}).want(200)
		if state(cys) != "declined" || state(deesToken) != "revoked" {
			t.Errorf("declined is %s, revoked is %s", state(cys), state(deesToken))
		}
		for range 3 { // looking consumes nothing
			state(latest)
		}
		f.clock.Advance(4*time.Minute + 59*time.Second)
		bo.post("/partner-invitations/accept", account.LinkToken{Token: latest}).want(200)
		bo.post("/partner-invitations/"+bos.ID+"/revoke", wire.Empty{}).want(403)
		for _, path := range []string{"/look", "/decline"} {
			body := map[string]string{"token": "unknown"}
			if path == "/decline" {
				body["reason"] = ""
			}
			f.as("").post("/partner-invitations"+path, body).want(404)
		}
	})
}

func TestALeadWithdrawsAndTheOthersAreTold(t *testing.T) {
	onEachFair(t, func(t *testing.T, f *fair) {
		ada, bo := f.applicant("ada@example.org"), f.applicant("bo@example.org")
		a, b := f.pair(ada, bo)
		f.mails("ada@example.org") // that Bo joined
		if got := bo.post("/applications/"+a.ID+"/withdraw", wire.Empty{}).want(403).code(); got != "lead_only" {
			t.Error(got)
		}
		ada.post("/applications/"+a.ID+"/withdraw", wire.Empty{}).want(200).into(&a)
		ada.post("/applications/"+a.ID+"/withdraw", wire.Empty{}).want(409)
		if a.State != "withdrawn" || f.read(bo, b).State != "withdrawn" {
			t.Errorf("%+v", a)
		}
		f.got("bo@example.org", "Your application "+a.Reference+" has been withdrawn", "withdrawn by Ada", "until 9:05am on Monday 2 November 2026")
		if n := len(f.mails("ada@example.org")); n != 0 {
			t.Errorf("%d mails to whoever did it", n)
		}
		f.start(bo, "individual")
	})
}

func TestTheEndOfTheGracePeriodIsToldToEverybodyInIt(t *testing.T) {
	onEachFair(t, func(t *testing.T, f *fair) {
		people := map[string]*client{}
		var alone, lapsed applying.Application
		for _, name := range []string{"ada", "bo", "cy", "dee"} {
			people[name] = f.applicant(name + "@example.org")
		}
		alone, _ = f.pair(people["ada"], people["bo"])
		form := goodCase
		form.ConsiderAlone = true
		people["ada"].put("/applications/"+alone.ID+"/joint-case", alone.Version, form).want(200).into(&alone)
		lapsed, _ = f.pair(people["cy"], people["dee"])
		people["ada"].post("/applications/"+alone.ID+"/submit", applying.Signature{Hash: alone.SharedHash}).want(200)
		people["cy"].post("/applications/"+lapsed.ID+"/submit", applying.Signature{Hash: lapsed.SharedHash}).want(200)
		for name := range people {
			f.mails(name + "@example.org")
		}
		f.clock.Advance(10 * time.Minute)
		for range 2 {
			if _, err := f.app.Applying.LapseOverdue(context.Background()); err != nil {
				t.Fatal(err)
			}
		}
		const until = "9:10am on Monday 2 November 2026"
		f.got("ada@example.org", "We have your application "+alone.Reference+", without a partner", until, "sent as yours alone")
		f.got("bo@example.org", "An application to Leading change goes on without you", until, "that Ada be considered alone")
		f.got("cy@example.org", "Your application "+lapsed.Reference+" was not completed in time", until, "with Dee")
		f.got("dee@example.org", "Your application "+lapsed.Reference+" was not completed in time", until, "with Cy")
	})
}

func TestWhatAnApplicantCannotEnter(t *testing.T) {
	onEachFair(t, func(t *testing.T, f *fair) {
		ada := f.applicant("ada@example.org")
		a := f.start(ada, "pair")
		if got := ada.post("/applications", applying.ApplicationStart{CallID: f.call.ID, Kind: "individual"}).want(409).code(); got != "already_applied" {
			t.Error(got)
		}
		for want, body := range map[string]applying.ApplicationStart{
			"/kind": {CallID: f.call.ID, Kind: "quartet"}, "/callId": {CallID: f.clock.NewID().String(), Kind: "pair"},
		} {
			if p := ada.post("/applications", body).want(422).problem(); p.Errors[0].Pointer != want {
				t.Errorf("%+v: %+v", body, p.Errors)
			}
		}
		ada.post("/applications", applying.ApplicationStart{CallID: "1 OR 1=1", Kind: "pair"}).want(422)
		for want, form := range map[string]applying.MemberForm{
			"/sector": {Sector: "Health"}, "/role": {Role: "boss"}, "/organisationKind": {OrganisationKind: "x"}, "/area": {Area: "XXX"},
			"/lineManagerEmail": {LineManagerEmail: "ADA@example.org"}, "/name": {Name: strings.Repeat("x", 201)},
		} {
			if p := ada.put("/members/"+a.You, 1, form).want(422).problem(); len(p.Errors) != 1 || p.Errors[0].Pointer != want {
				t.Errorf("%s: %+v", want, p.Errors)
			}
		}
		ada.put("/members/"+a.You, 1, applying.MemberForm{}).want(200) // nothing yet is fine in a draft
		if p := ada.post("/applications/"+a.ID+"/invitations", applying.PartnerForm{Name: " ", Email: "ada@example.org"}).want(422).problem(); len(p.Errors) != 2 {
			t.Errorf("%+v", p.Errors)
		}
		long := applying.JointCaseForm{HopedFor: strings.Repeat("x", 10_001)}
		if p := ada.put("/applications/"+a.ID+"/joint-case", a.Version, long).want(422).problem(); p.Errors[0].Pointer != "/hopedFor" {
			t.Errorf("%+v", p.Errors)
		}
		f.clock.Advance(5 * time.Minute)
		if got := ada.put("/applications/"+a.ID+"/joint-case", a.Version, goodCase).want(409).code(); got != "call_closed" {
			t.Error(got)
		}
	})
}
