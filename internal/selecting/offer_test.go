package selecting

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"tandem/internal/applying"
	"tandem/internal/fault"
	"tandem/internal/id"
	"tandem/internal/programme"
)

var noon = time.Date(2026, 11, 21, 12, 0, 0, 0, time.UTC)

func codeOf(err error) string {
	if err == nil {
		return ""
	}
	return fault.Of(err).Code
}

// aUnit is a submitted application of n people.
func aUnit(n int) Unit {
	u := Unit{ApplicationID: "APP", CohortID: "COHORT", State: applying.Submitted, Kind: []applying.Kind{"", applying.Individual, applying.Pair, applying.Triad}[n]}
	for i := range n {
		s := Seat{MemberID: id.ID(fmt.Sprintf("M%d", i)), PersonID: id.ID(fmt.Sprintf("P%d", i)), Email: fmt.Sprintf("p%d@example.org", i)}
		s.Name, s.Area = fmt.Sprintf("Person %d", i), "HPL"
		u.Seats = append(u.Seats, s)
	}
	return u
}

func TestAnOfferIsAnsweredOnceAndInTime(t *testing.T) {
	until := noon.Add(time.Hour)
	for _, c := range []struct {
		state                  OfferState
		at                     time.Time
		accept, decline, lapse string
	}{
		{OfferMade, noon, "", "", "not_overdue"},
		{OfferMade, until, "", "", "not_overdue"},
		{OfferMade, until.Add(time.Microsecond), "too_late", "too_late", ""},
		{OfferAccepted, noon, "already_answered", "already_answered", "not_overdue"},
		{OfferAccepted, until.Add(time.Hour), "already_answered", "already_answered", "not_overdue"},
		{OfferDeclined, noon, "already_answered", "already_answered", "not_overdue"},
		{OfferLapsed, noon, "too_late", "too_late", "not_overdue"},
		{OfferRescinded, noon, "rescinded", "rescinded", "not_overdue"},
	} {
		o := Offer{State: c.state, ReplyBy: until}
		accepted, err := o.Accept(c.at)
		if codeOf(err) != c.accept || (err == nil) != (accepted.State == OfferAccepted && accepted.AnsweredAt != nil && c.state == OfferMade) && c.accept != "already_answered" {
			t.Errorf("accept %s at %v: %v", c.state, c.at, err)
		}
		if declined, err := o.Decline(" ill ", c.at); codeOf(err) != c.decline || err == nil && declined.Reason != "ill" {
			t.Errorf("decline %s at %v: %v", c.state, c.at, err)
		}
		if _, err := o.Lapse(c.at); codeOf(err) != c.lapse {
			t.Errorf("lapse %s at %v: %v", c.state, c.at, err)
		}
	}
	if _, err := (Offer{State: OfferMade, ReplyBy: until}).Decline(" ", noon); codeOf(err) != "invalid" {
		t.Errorf("declining without a reason: %v", err)
	}
}

func TestALapsedOfferIsMadeAgainUnderANewDecisionOnly(t *testing.T) {
	published := Decision{ID: "D2", State: DecisionPublished, Outcome: OutcomeOffer}
	for _, state := range []OfferState{OfferMade, OfferAccepted, OfferDeclined, OfferLapsed, OfferRescinded} {
		again, err := Offer{State: state}.MakeAgain(published, noon)
		if (err == nil) != (state == OfferLapsed) || err == nil && (again.State != OfferMade || again.DecisionID != "D2" || again.ReplyBy != noon) {
			t.Errorf("%s: %v", state, err)
		}
		if _, err := (Offer{State: state}).Rescind(); (err == nil) != (state == OfferMade || state == OfferAccepted || state == OfferLapsed) {
			t.Errorf("rescind %s: %v", state, err)
		}
	}
	if _, err := (Offer{State: OfferLapsed}).MakeAgain(Decision{State: DecisionProposed, Outcome: OutcomeOffer}, noon); err == nil {
		t.Error("a proposed decision made an offer")
	}
}

func TestNoOutcomeBeforePublication(t *testing.T) {
	u := aUnit(2)
	d, err := Propose(u, []Decision{{Number: 2}, {Number: 1}}, OutcomeOffer, "TEAM", noon)
	if err != nil || d.Number != 3 || d.State != DecisionProposed || d.PublishedAt != nil {
		t.Fatalf("%+v %v", d, err)
	}
	if _, err := MakeOffers(u, d, noon, noon); codeOf(err) != "not_published" {
		t.Errorf("offers of a proposed decision: %v", err)
	}
	p, err := d.Publish(noon)
	if err != nil || p.PublishedAt == nil {
		t.Fatal(err)
	}
	if _, err := p.Publish(noon); codeOf(err) != "already_published" {
		t.Errorf("published twice: %v", err)
	}
	for _, o := range []Outcome{OutcomeReserve, OutcomeNotSelected} {
		p.Outcome = o
		if _, err := MakeOffers(u, p, noon, noon); err == nil {
			t.Errorf("%s made offers", o)
		}
	}
	for _, state := range []applying.ApplicationState{applying.Draft, applying.AwaitingMembers, applying.Returned, applying.Ineligible, applying.Withdrawn, applying.Merged, applying.Lapsed, ""} {
		u.State = state
		if _, err := Propose(u, nil, OutcomeOffer, "TEAM", noon); codeOf(err) != "not_submitted" {
			t.Errorf("%s was decided about: %v", state, err)
		}
	}
}

// Whatever happens in whatever order, a unit is offered whole, every state is
// reached by a step of the machine, and the order of the members is nothing.
func TestAUnitIsNeverHalfSelected(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		u := aUnit(rapid.IntRange(1, 3).Draw(t, "members"))
		d := Decision{ID: "D", ApplicationID: u.ApplicationID, Outcome: OutcomeOffer, State: DecisionPublished}
		offers, err := MakeOffers(u, d, noon.Add(time.Hour), noon)
		if err != nil || len(offers) != len(u.Seats) {
			t.Fatalf("%d offers for %d seats: %v", len(offers), len(u.Seats), err)
		}
		for i := range offers {
			offers[i].ID = id.ID(fmt.Sprintf("O%d", i))
		}
		now := noon
		for range rapid.IntRange(0, 12).Draw(t, "steps") {
			i := rapid.IntRange(0, len(offers)-1).Draw(t, "whose")
			now = now.Add(time.Duration(rapid.IntRange(0, 20).Draw(t, "minutes")) * time.Minute)
			offers[i] = someStep(t, offers[i], d, now)
		}
		accepted := !slices.ContainsFunc(offers, func(o Offer) bool { return o.State != OfferAccepted })
		if AllAccepted(u, offers) != accepted || (OfferSummary(offers) == "accepted") != accepted {
			t.Fatalf("%+v: all accepted %v, summary %s", offers, AllAccepted(u, offers), OfferSummary(offers))
		}
		summary := OfferSummary(offers)
		slices.Reverse(offers)
		slices.Reverse(u.Seats)
		if AllAccepted(u, offers) != accepted || OfferSummary(offers) != summary {
			t.Fatal("the order of the members changed something")
		}
	})
}

func someStep(t *rapid.T, o Offer, d Decision, now time.Time) Offer {
	allowed := map[OfferState][]OfferState{OfferMade: {OfferAccepted, OfferDeclined, OfferLapsed, OfferRescinded}, OfferLapsed: {OfferMade, OfferRescinded}, OfferAccepted: {OfferRescinded}}
	after, err := o, error(nil)
	switch rapid.SampledFrom([]string{"accept", "decline", "lapse", "again", "rescind"}).Draw(t, "step") {
	case "accept":
		after, err = o.Accept(now)
	case "decline":
		after, err = o.Decline("because", now)
	case "lapse":
		after, err = o.Lapse(now)
	case "again":
		after, err = o.MakeAgain(d, now.Add(time.Hour))
	case "rescind":
		after, err = o.Rescind()
	}
	switch {
	case err != nil && after != o:
		t.Fatalf("a refused step changed the offer: %+v", after)
	case err == nil && !slices.Contains(allowed[o.State], after.State):
		t.Fatalf("%s became %s", o.State, after.State)
	case (after.State == OfferAccepted || after.State == OfferDeclined) != (after.AnsweredAt != nil):
		t.Fatalf("%s, answered %v", after.State, after.AnsweredAt)
	}
	return after
}

func TestWhatOfferingAUnitMeans(t *testing.T) {
	o := func(key, member string, s OfferState) Offer {
		return Offer{ID: id.ID(key), MemberID: id.ID(member), State: s}
	}
	for _, c := range []struct {
		name    string
		offers  []Offer
		again   int
		code    string
		summary string
	}{
		{"nothing yet", nil, 0, "", "none"},
		{"open", []Offer{o("1", "a", OfferMade), o("2", "b", OfferMade)}, 0, "already_offered", "made"},
		{"half accepted", []Offer{o("1", "a", OfferAccepted), o("2", "b", OfferMade)}, 0, "already_offered", "made"},
		{"accepted", []Offer{o("1", "a", OfferAccepted), o("2", "b", OfferAccepted)}, 0, "already_offered", "accepted"},
		{"one declined", []Offer{o("1", "a", OfferAccepted), o("2", "b", OfferDeclined)}, 0, "one_declined", "declined"},
		{"one declined, one can answer", []Offer{o("1", "a", OfferMade), o("2", "b", OfferDeclined)}, 0, "one_declined", "declined"},
		{"one declined, one late", []Offer{o("1", "a", OfferLapsed), o("2", "b", OfferDeclined)}, 0, "", "declined"},
		{"one of each", []Offer{o("1", "a", OfferLapsed), o("2", "b", OfferDeclined), o("3", "c", OfferAccepted)}, 0, "one_declined", "declined"},
		{"one accepted, one late", []Offer{o("1", "a", OfferAccepted), o("2", "b", OfferLapsed), o("3", "c", OfferMade)}, 1, "", "lapsed"},
		{"both declined", []Offer{o("1", "a", OfferDeclined), o("2", "b", OfferDeclined)}, 0, "", "declined"},
		{"one lapsed", []Offer{o("1", "a", OfferAccepted), o("2", "b", OfferLapsed)}, 1, "", "lapsed"},
		{"both lapsed", []Offer{o("1", "a", OfferLapsed), o("2", "b", OfferLapsed)}, 2, "", "lapsed"},
		{"taken back", []Offer{o("1", "a", OfferRescinded)}, 0, "", "rescinded"},
		{"one declined, then taken back", []Offer{o("1", "a", OfferRescinded), o("2", "b", OfferDeclined)}, 0, "", "rescinded"},
		{"one taken back, offered anew", []Offer{o("1", "a", OfferRescinded), o("2", "a", OfferMade)}, 0, "already_offered", "made"},
		{"offered anew", []Offer{o("1", "a", OfferDeclined), o("2", "a", OfferMade)}, 0, "already_offered", "made"},
	} {
		for range c.offers {
			again, err := ToOffer(c.offers)
			if len(again) != c.again || codeOf(err) != c.code || OfferSummary(c.offers) != c.summary {
				t.Errorf("%s: %d again, %v, %s", c.name, len(again), err, OfferSummary(c.offers))
			}
			c.offers = append(c.offers[1:], c.offers[0])
		}
	}
}

func TestTheReplyDayEndsInLondon(t *testing.T) {
	for _, c := range []struct {
		day  programme.Date
		now  time.Time
		want string // UTC
		ok   bool
	}{
		{"2026-11-21", noon, "2026-11-21T23:59:59Z", true},
		{"2027-06-30", noon, "2027-06-30T22:59:59Z", true}, // summer time
		{"2027-03-28", noon, "2027-03-28T22:59:59Z", true}, // the day the clocks go forward
		{"2027-10-31", noon, "2027-10-31T23:59:59Z", true}, // and back
		{"2026-11-20", noon, "", false},
		{"2026-11-21", time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC), "", false},
		{"2028-01-01", noon, "", false},
		{"2027-02-30", noon, "", false},
		{"21/12/2026", noon, "", false},
		{"", noon, "", false},
	} {
		got, err := ReplyUntil(c.day, c.now)
		if (err == nil) != c.ok || c.ok && got.Format(time.RFC3339) != c.want {
			t.Errorf("%s: %v %v", c.day, got, err)
		}
		if err != nil && fault.Of(err).Fields[0].Pointer != "/replyBy" {
			t.Errorf("%s: %+v", c.day, fault.Of(err))
		}
	}
	if programme.DayOf(time.Date(2026, 6, 30, 23, 30, 0, 0, time.UTC)) != "2026-07-01" {
		t.Error("in summer the day in London begins an hour before UTC's")
	}
}
