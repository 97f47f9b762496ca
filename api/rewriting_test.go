package api

import (
	"slices"
	"testing"
	"time"

	"tandem/api/applying"
	"tandem/api/wire"
)

func TestWhoeverHadSignedReadsWhatChangedAndByWhom(t *testing.T) {
	onEachFair(t, func(t *testing.T, f *fair) {
		ada, bo, cy := f.applicant("ada@example.org"), f.applicant("bo@example.org"), f.applicant("cy@example.org")
		a, _ := f.pair(ada, bo)
		f.complete(bo, f.read(bo, a), "boss@example.org")
		bo.post("/applications/"+a.ID+"/sign", applying.Signature{Hash: a.SharedHash}).want(200)
		form := goodCase
		form.HopedFor = "Shorter still"
		ada.put("/applications/"+a.ID+"/joint-case", f.read(ada, a).Version, form).want(200).into(&a)
		if a.Rewritten != nil || a.LastSave == nil || !a.LastSave.You {
			t.Errorf("the writer reads %+v, %+v", a.Rewritten, a.LastSave)
		}
		b := f.read(bo, a)
		if r := b.Rewritten; r == nil || !slices.Equal(r.Changed, []string{"hopedFor"}) || !slices.Equal(r.By, []string{"Ada"}) || r.ByYou {
			t.Errorf("Bo, who had signed, reads %+v", r)
		}
		if b.LastSave == nil || b.LastSave.You || b.LastSave.By != "Ada" {
			t.Errorf("saved last: %+v", b.LastSave)
		}
		var list applying.ApplicationList
		bo.get("/applications").want(200).into(&list)
		if o := list.Items[0]; o.Signed || o.Rewritten == nil || !slices.Equal(o.Rewritten.By, []string{"Ada"}) {
			t.Errorf("in the list: %+v", o)
		}
		var signed applying.Application
		bo.post("/applications/"+a.ID+"/sign", applying.Signature{Hash: b.SharedHash}).want(200).into(&signed)
		if signed.Rewritten != nil || !signed.Members[1].Signed {
			t.Errorf("after signing again: %+v", signed)
		}
		var revisions applying.CaseRevisionList
		bo.get("/applications/" + a.ID + "/joint-case/revisions").want(200).into(&revisions)
		if r := revisions.Items; len(r) != 2 || r[0].JointCase.HopedFor != "Shorter still" || r[1].JointCase.HopedFor != goodCase.HopedFor || r[0].You || r[0].By != "Ada" {
			t.Errorf("%+v", r)
		}
		cy.get("/applications/" + a.ID + "/joint-case/revisions").want(404)
	})
}

// When the call has closed, what is left is to join, to complete and to sign.
func TestSharedAnswersRestBetweenTheCallAndTheEndOfTheGracePeriod(t *testing.T) {
	onEachFair(t, func(t *testing.T, f *fair) {
		ada, bo := f.applicant("ada@example.org"), f.applicant("bo@example.org")
		a, b := f.pair(ada, bo)
		f.complete(ada, a, "boss@example.org")
		ada.put("/applications/"+a.ID+"/joint-case", f.read(ada, a).Version, goodCase)
		a = f.read(ada, a)
		ada.post("/applications/"+a.ID+"/submit", applying.Signature{Hash: a.SharedHash}).want(200).into(&a)
		f.clock.Advance(6 * time.Minute)
		if a = f.read(ada, a); a.MayRewrite || a.MayDescribe {
			t.Errorf("Ada, who has signed, is told she may rewrite %v, describe %v", a.MayRewrite, a.MayDescribe)
		}
		if b = f.read(bo, b); b.MayRewrite || !b.MayDescribe {
			t.Errorf("Bo, who has not, is told he may rewrite %v, describe %v", b.MayRewrite, b.MayDescribe)
		}
		form := goodCase
		form.Challenge = "Something else"
		if got := bo.put("/applications/"+a.ID+"/joint-case", b.Version, form).want(409).code(); got != "call_closed" {
			t.Error(got)
		}
		f.complete(bo, b, "boss@example.org")
		b = f.read(bo, b)
		bo.post("/applications/"+a.ID+"/sign", applying.Signature{Hash: b.SharedHash}).want(200).into(&b)
		if b.State != "submitted" {
			t.Error(b.State)
		}
	})
}

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
