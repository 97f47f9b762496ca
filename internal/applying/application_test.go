package applying

import (
	"strings"
	"testing"
	"time"

	"tandem/internal/fault"
	"tandem/internal/id"
)

var (
	opens  = time.Date(2026, 11, 2, 9, 0, 0, 0, time.UTC)
	closes = opens.AddDate(0, 0, 14)
	grace  = closes.AddDate(0, 0, 7)
	window = Call{ID: "call", OpensAt: opens, ClosesAt: closes, GraceUntil: grace}
	during = opens.AddDate(0, 0, 1)
)

// filled is a complete profile of somebody.
func filled(name string) Profile {
	return Profile{Name: name, JobTitle: "Head of service", Sector: "health", Role: "strategic",
		Organisation: "Hospital", OrganisationKind: "nhs", Area: "HRY", LineManagerName: "Boss", LineManagerEmail: "boss@example.org"}
}

// draft is an application of a kind whose lead, ada, has completed everything;
// the colleagues named are members with complete parts.
func draft(t *testing.T, kind Kind, colleagues ...string) Application {
	t.Helper()
	cover, err := StartApplication(window, kind, during)
	if err != nil {
		t.Fatal(err)
	}
	cover.ID = "application"
	cover.JointCase = JointCase{Challenge: "Waiting times", WhyTogether: "We share them", HopedFor: "Shorter ones"}
	a := Application{Cover: cover, Call: window}
	for i, name := range append([]string{"ada"}, colleagues...) {
		a.Members = append(a.Members, Member{ID: id.ID("m-" + name), PersonID: id.ID(name), Email: name + "@example.org",
			Lead: i == 0, Live: true, Version: 1, Profile: filled(name)})
	}
	return a
}

func code(err error) string {
	if err == nil {
		return ""
	}
	return fault.Of(err).Code
}

func pointers(err error) string {
	if err == nil {
		return ""
	}
	var out []string
	for _, f := range fault.Of(err).Fields {
		out = append(out, f.Pointer)
	}
	return strings.Join(out, " ")
}

func must(t *testing.T) func(Application, error) Application {
	return func(a Application, err error) Application {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return a
	}
}

func TestAnApplicationStartsOnlyInAnOpenCall(t *testing.T) {
	cases := []struct {
		name string
		kind Kind
		now  time.Time
		want string
	}{
		{"before it opens", Pair, opens.Add(-time.Microsecond), "call_not_open"},
		{"the instant it opens", Pair, opens, ""},
		{"the last instant", Pair, closes.Add(-time.Microsecond), ""},
		{"the instant it closes", Pair, closes, "call_closed"},
		{"in the grace period", Individual, closes.Add(time.Hour), "call_closed"},
		{"an unknown kind", "quartet", during, "invalid"},
	}
	for _, c := range cases {
		if _, err := StartApplication(window, c.kind, c.now); code(err) != c.want {
			t.Errorf("%s: %v, want %q", c.name, err, c.want)
		}
	}
}

func TestAnIndividualIsSubmittedBySending(t *testing.T) {
	a := draft(t, Individual)
	a = must(t)(a.Submit("s1", "ada", a.Hash(), during))
	if a.State != Submitted || a.SubmittedAt == nil || !a.SubmittedAt.Equal(during) {
		t.Fatalf("%s at %v", a.State, a.SubmittedAt)
	}
}

func TestAPairIsSubmittedByTheLastSignatureWhoeverGivesIt(t *testing.T) {
	a := draft(t, Pair, "bo")
	partnerFirst := must(t)(must(t)(a.Sign("s1", "bo", a.Hash(), during)).Submit("s2", "ada", a.Hash(), during))
	leadFirst := must(t)(a.Submit("s1", "ada", a.Hash(), during))
	if leadFirst.State != AwaitingMembers || leadFirst.SubmittedAt != nil {
		t.Fatalf("with one signature: %s", leadFirst.State)
	}
	late := closes.Add(time.Hour) // after the call, within the grace period
	leadFirst = must(t)(leadFirst.Sign("s2", "bo", a.Hash(), late))
	if partnerFirst.State != Submitted || leadFirst.State != Submitted || !leadFirst.SubmittedAt.Equal(late) {
		t.Fatalf("partner first %s, lead first %s at %v", partnerFirst.State, leadFirst.State, leadFirst.SubmittedAt)
	}
}

func TestGapsAreToldBySection(t *testing.T) {
	a := draft(t, Pair, "bo")
	a.Members[0].JobTitle, a.Members[0].LineManagerEmail, a.JointCase.HopedFor = "", "", ""
	_, err := a.Submit("s", "ada", a.Hash(), during)
	if got := pointers(err); got != "/sections/about /sections/line-manager /sections/joint-case" {
		t.Fatal(got)
	}
	alone := draft(t, Pair)
	if _, err = alone.Submit("s", "ada", alone.Hash(), during); pointers(err) != "/sections/partner" {
		t.Fatal(err)
	}
}

func TestWhoMaySendSignAndWithdraw(t *testing.T) {
	a := draft(t, Pair, "bo")
	cases := []struct {
		name string
		do   func() (Application, error)
		want string
	}{
		{"a partner sends", func() (Application, error) { return a.Submit("s", "bo", a.Hash(), during) }, "lead_only"},
		{"a partner withdraws", func() (Application, error) { return a.Withdraw("bo", during) }, "lead_only"},
		{"a stranger sends", func() (Application, error) { return a.Submit("s", "cy", a.Hash(), during) }, "not_found"},
		{"a stranger signs", func() (Application, error) { return a.Sign("s", "cy", a.Hash(), during) }, "not_found"},
		{"nobody signs", func() (Application, error) { return a.Sign("s", "", a.Hash(), during) }, "not_found"},
		{"a partner signs an older text", func() (Application, error) { return a.Sign("s", "bo", "old", during) }, "shared_answers_changed"},
		{"the lead sends an older text", func() (Application, error) { return a.Submit("s", "ada", "old", during) }, "shared_answers_changed"},
		{"the lead sends too late", func() (Application, error) { return a.Submit("s", "ada", a.Hash(), closes) }, "call_closed"},
		{"a partner signs alone in a triad", func() (Application, error) {
			b := draft(t, Triad, "bo")
			return b.Sign("s", "bo", b.Hash(), during)
		}, "members_missing"},
	}
	for _, c := range cases {
		if got, err := c.do(); code(err) != c.want || got.State != Draft {
			t.Errorf("%s: %v (%s), want %s", c.name, err, got.State, c.want)
		}
	}
}

func TestTheEndOfTheGracePeriod(t *testing.T) {
	waiting := func(alone bool) Application {
		a := draft(t, Triad, "bo")
		a.ConsiderAlone = alone
		a = must(t)(a.Invite("i1", "ada", "Cy", "cy@example.org", during))
		return must(t)(a.Submit("s1", "ada", a.Hash(), during))
	}
	if a := waiting(true); a.Lapse(grace.Add(-1)).State != AwaitingMembers {
		t.Error("lapsed a moment too early")
	}
	alone := waiting(true).Lapse(grace)
	if alone.State != Submitted || alone.Kind != Individual || len(alone.Members) != 1 || !alone.Members[0].Lead || alone.SubmittedAt == nil {
		t.Errorf("considered alone: %+v", alone.Cover)
	}
	lapsed := waiting(false).Lapse(grace)
	if lapsed.State != Lapsed || len(lapsed.Members) != 2 || lapsed.Members[0].Live || lapsed.SubmittedAt != nil {
		t.Errorf("otherwise: %+v %+v", lapsed.Cover, lapsed.Members)
	}
	for _, a := range []Application{alone, lapsed} {
		if a.Invitations[0].Response != InvitationExpired || a.Invitations[0].RespondedAt == nil {
			t.Errorf("the invitation is %+v", a.Invitations[0])
		}
	}
	gap := waiting(true)
	gap.Members[0].JobTitle = ""
	if gap.Lapse(grace).State != Lapsed {
		t.Error("an incomplete lead was submitted")
	}
}

func TestWithdrawalFreesItsPeopleAndKeepsWhatTheyWrote(t *testing.T) {
	a := draft(t, Pair)
	a = must(t)(a.Invite("i1", "ada", "Bo", "bo@example.org", during))
	a = must(t)(a.Withdraw("ada", during))
	if a.State != Withdrawn || a.Members[0].Live || a.Invitations[0].Response != InvitationRevoked || a.JointCase.Challenge == "" {
		t.Fatalf("%+v", a)
	}
	if _, err := a.Withdraw("ada", during); code(err) != "cannot_withdraw" {
		t.Errorf("twice: %v", err)
	}
}

func TestAReferenceHasNoLetterThatPeopleConfuse(t *testing.T) {
	for b := range 256 {
		r := Reference([]byte{byte(b), byte(b), byte(b), 0, 255, 128})
		if len(r) != 9 || !strings.HasPrefix(r, "TD-") || strings.ContainsAny(r[3:], "01258BILOSUZ") {
			t.Fatal(r)
		}
	}
}
