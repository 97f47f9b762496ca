package api

import (
	"testing"
	"time"

	"tandem/api/selecting"
	"tandem/api/wire"
)

// After one declines the team reads what happened to whom, and takes the offer
// back from the other: the seats are free, and both know.
func TestTheTeamWithdrawsWhatIsLeftOfAnOffer(t *testing.T) {
	onEachSeason(t, 10, func(t *testing.T, s *season) {
		ada, ben := s.applicant("ada@example.org"), s.applicant("ben@example.org")
		a := s.pair(ada, ben, "x@example.org", "y@example.org")
		path := "/applications/" + a.ID + "/withdraw-offer"
		if code := s.team.post(path, wire.Empty{}).want(409).code(); code != "nothing_to_withdraw" {
			t.Error(code)
		}
		s.offer(a)
		ada.post("/offers/"+ownOffer(ada).ID+"/accept", wire.Empty{}).want(200)
		ben.post("/offers/"+ownOffer(ben).ID+"/decline", selecting.DeclineForm{Reason: "Work pressures"}).want(200)
		s.mails("ada@example.org")
		s.mails("ben@example.org")
		by := map[string]selecting.MemberOffer{}
		for _, m := range s.detail(a).Members {
			by[m.Name] = *m.Offer
		}
		if o := by["Ben"]; o.State != "declined" || o.Reason != "Work pressures" || o.AnsweredAt == nil || o.HoldsSeat {
			t.Errorf("%+v", o)
		}
		if o := by["Ada"]; o.State != "accepted" || !o.HoldsSeat || s.seats() != 1 {
			t.Errorf("%+v, %d seats", o, s.seats())
		}
		ada.post(path, wire.Empty{}).want(403)
		s.team.post(path, wire.Empty{}).want(200)
		if ownOffer(ada).State != "rescinded" || ownOffer(ben).State != "declined" || s.detail(a).Offer != "rescinded" || s.seats() != 0 {
			t.Errorf("ada %s, ben %s, the team reads %s, %d seats", ownOffer(ada).State, ownOffer(ben).State, s.detail(a).Offer, s.seats())
		}
		s.got("ada@example.org", "Your offer of a place on Leading change has been taken back", "you had accepted")
		if n := len(s.mails("ben@example.org")); n != 0 {
			t.Errorf("%d mails to who had declined", n)
		}
		s.offer(a) // afresh, to both
		for _, c := range []*client{ada, ben} {
			c.post("/offers/"+ownOffer(c).ID+"/accept", wire.Empty{}).want(200)
		}
		if code := s.team.post(path, wire.Empty{}).want(409).code(); code != "partnership_formed" || s.seats() != 2 {
			t.Errorf("%s, %d seats", code, s.seats())
		}
	})
}

// A seat that a lapsed offer holds shows as held, also where the partner's
// refusal speaks for the application.
func TestNoSeatIsHeldSilently(t *testing.T) {
	onEachSeason(t, 10, func(t *testing.T, s *season) {
		ada, ben := s.applicant("ada@example.org"), s.applicant("ben@example.org")
		a := s.pair(ada, ben, "x@example.org", "y@example.org")
		s.offer(a)
		ben.post("/offers/"+ownOffer(ben).ID+"/decline", selecting.DeclineForm{Reason: "Work pressures"}).want(200)
		s.clock.Advance(20 * 24 * time.Hour)
		s.password("team@example.org")
		s.team = s.signIn("team@example.org", goodPassword).client
		if n, err := s.app.Selecting.LapseOffers(t.Context()); n != 1 || err != nil {
			t.Fatal(n, err)
		}
		held := func() (n int) {
			for _, m := range s.detail(a).Members {
				if m.Offer.State == "lapsed" && m.Offer.HoldsSeat {
					n++
				}
			}
			return n
		}
		if held() != 1 || s.detail(a).Offer != "declined" || s.seats() != 1 {
			t.Errorf("%d held, %s, %d seats", held(), s.detail(a).Offer, s.seats())
		}
		s.team.post("/applications/"+a.ID+"/release-places", wire.Empty{}).want(200)
		if held() != 0 || s.seats() != 0 {
			t.Errorf("%d held, %d seats", held(), s.seats())
		}
	})
}
