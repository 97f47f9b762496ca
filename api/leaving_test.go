package api

import (
	"testing"

	"tandem/api/applying"
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
