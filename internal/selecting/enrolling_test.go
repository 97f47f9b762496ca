package selecting

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"tandem/internal/applying"
	"tandem/internal/area"
	"tandem/internal/id"
	"tandem/internal/learning"
)

// accepted are the offers and confirmed places of a unit.
func accepted(u Unit) (offers []Offer, places []learning.Place) {
	for _, s := range u.Seats {
		offers = append(offers, Offer{ID: "O" + s.MemberID, MemberID: s.MemberID, PersonID: s.PersonID, State: OfferAccepted})
		places = append(places, learning.Place{ID: "PL" + s.PersonID, PersonID: s.PersonID, State: learning.PlaceConfirmed})
	}
	return offers, places
}

func TestAPartnershipFormsWithTheLastAcceptanceOnly(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		u := aUnit(rapid.IntRange(1, 3).Draw(t, "members"))
		offers, places := accepted(u)
		spoiled := rapid.IntRange(-1, len(u.Seats)-1).Draw(t, "spoiled")
		if spoiled >= 0 {
			if rapid.Bool().Draw(t, "offer") {
				offers[spoiled].State = rapid.SampledFrom([]OfferState{OfferMade, OfferDeclined, OfferLapsed, OfferRescinded}).Draw(t, "state")
			} else {
				places[spoiled].State = rapid.SampledFrom([]learning.PlaceState{learning.PlaceHeld, learning.PlaceWithdrawn}).Draw(t, "place")
			}
		}
		p, members, err := Form(u, offers, places, noon)
		if (err == nil) != (spoiled < 0) {
			t.Fatalf("spoiled %d: %v", spoiled, err)
		}
		if err != nil {
			return
		}
		people := map[id.ID]bool{}
		for _, m := range members {
			people[m.PersonID] = true
			if m.UntilAt != nil || m.FromAt != noon || m.PlaceID != "PL"+m.PersonID {
				t.Fatalf("%+v", m)
			}
		}
		if len(people) != len(u.Seats) || p.ApplicationID != u.ApplicationID || p.Kind != u.Kind || p.FormedAt != noon {
			t.Fatalf("%+v %v", p, members)
		}
	})
}

func TestWhoMayBeSomebodysLineManager(t *testing.T) {
	u := aUnit(2)
	for email, want := range map[string]bool{
		"boss@example.org": true,
		"p0@example.org":   false, // oneself
		"p1@example.org":   false, // the partner
		"":                 false,
	} {
		if got := u.MayManage(email); got != want {
			t.Errorf("%q: %v", email, got)
		}
	}
	s := Seat{Profile: applying.Profile{LineManagerName: " Boss ", LineManagerEmail: " Boss@Example.ORG "}}
	if name, email := s.LineManager(); name != "Boss" || email != "boss@example.org" {
		t.Errorf("%q %q", name, email)
	}
	s.LineManagerName = ""
	if name, _ := s.LineManager(); name != "boss" {
		t.Errorf("without a name: %q", name)
	}
	if _, err := learning.Manage("C", "A", "A", noon); err == nil {
		t.Error("a dyad of one person")
	}
}

func TestTheKindOfAUnitIsThatOfTheDayItWasSubmitted(t *testing.T) {
	u := aUnit(2)
	u.Seats[0].Area, u.Seats[1].Area = "CMA", "CMA" // abolished on 1 April 2023
	then := time.Date(2022, 5, 1, 0, 0, 0, 0, time.UTC)
	u.SubmittedAt = &then
	if got := u.Relation(noon); got != area.SameArea {
		t.Errorf("then: %s", got)
	}
	u.SubmittedAt = nil
	if got := u.Relation(noon); got != area.Other {
		t.Errorf("today: %s", got)
	}
}
