package api

import (
	"slices"
	"testing"

	"tandem/api/applying"
	"tandem/api/evidence"
	"tandem/api/wire"
)

func TestAColleagueLeavesAndTheOthersGoOn(t *testing.T) {
	onEachFair(t, func(t *testing.T, f *fair) {
		ada, bo, cy := f.applicant("ada@example.org"), f.applicant("bo@example.org"), f.applicant("cy@example.org")
		a, b := f.pair(ada, bo)
		if f.read(ada, a).MayLeave || !f.read(bo, b).MayLeave {
			t.Error("the lead may leave, or the colleague may not")
		}
		if got := ada.post("/applications/"+a.ID+"/leave", wire.Empty{}).want(409).code(); got != "lead_stays" {
			t.Error(got)
		}
		cy.post("/applications/"+a.ID+"/leave", wire.Empty{}).want(404)
		bo.post("/applications/"+a.ID+"/leave", wire.Empty{}).want(204)
		bo.get("/applications/" + a.ID).want(404)
		if a = f.read(ada, a); len(a.Members) != 1 {
			t.Errorf("%d members are left", len(a.Members))
		}
		mails := f.mails("ada@example.org")
		if last := mails[len(mails)-1]; last.Subject != "Bo has left your application" {
			t.Errorf("Ada reads %q", last.Subject)
		}
		ada.post("/applications/"+a.ID+"/invitations", applying.PartnerForm{Name: "Cy", Email: "cy@example.org"}).want(201)
		f.start(bo, "individual") // who has left can apply again
	})
}

func TestALeaverStaysWithTheDay(t *testing.T) {
	onEachCourse(t, func(t *testing.T, c *course) {
		c.told()
		if _, err := c.db.Exec("UPDATE partnership_members SET until_at = ?, live = NULL WHERE id = (SELECT least FROM (SELECT MIN(id) AS least FROM partnership_members) m)", c.clock.Now()); err != nil {
			t.Fatal(err)
		}
		var times evidence.MembershipEnvelope
		c.evaluator.get(c.data("memberships")).want(200).into(&times)
		left := slices.DeleteFunc(slices.Clone(times.Data), func(m evidence.MembershipRow) bool { return m.ValidTo == nil })
		if len(times.Data) != 3 || len(left) != 1 || *left[0].ValidTo != "2026-11-02" || left[0].ValidFrom != "2026-11-02" {
			t.Fatalf("%+v", times.Data)
		}
		var subjects evidence.SubjectEnvelope
		c.evaluator.get(c.data("subjects")).want(200).into(&subjects)
		for _, s := range subjects.Data {
			if (s.Partnership == nil) != (s.Subject == left[0].Subject) {
				t.Errorf("%+v, and %+v left", s, left[0])
			}
		}
	})
}
