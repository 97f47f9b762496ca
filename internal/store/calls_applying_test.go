package store

import (
	"tandem/internal/applying"
	"tandem/internal/programme"
	applyingrows "tandem/internal/store/applying"
	programmesrows "tandem/internal/store/programmes"
)

var programmesCalls = []call{
	{"programmes.Programme", "cora", func(tx *Tx) []any { return got(programmesrows.In(tx).Programme("announced")) }},
	{"programmes.Programme", "alice", func(tx *Tx) []any { return got(programmesrows.In(tx).Programme("announced")) }},
	{"programmes.Programmes", "cora", func(tx *Tx) []any { return got(programmesrows.In(tx).Programmes()) }},
	{"programmes.AddProgramme", "cora", func(tx *Tx) []any {
		return got(programmesrows.In(tx).AddProgramme(programme.Programme{ID: tx.NewID(), Name: "New", CreatedAt: tx.Now, Version: 1}))
	}},
	{"programmes.SaveProgramme", "cora", func(tx *Tx) []any {
		return got(programmesrows.In(tx).SaveProgramme(programme.Programme{ID: "announced", Name: "Renamed"}))
	}},
	{"programmes.SaveProgramme", "cora", func(tx *Tx) []any {
		return got(programmesrows.In(tx).SaveProgramme(programme.Programme{ID: "announced", Name: "Renamed", Version: 7}))
	}},
	{"programmes.Cohort", "cora", func(tx *Tx) []any { return got(programmesrows.In(tx).Cohort("spring")) }},
	{"programmes.CohortToJoin", "alice", func(tx *Tx) []any { return got(programmesrows.In(tx).CohortToJoin("spring")) }},
	{"programmes.Cohorts", "cora", func(tx *Tx) []any { return got(programmesrows.In(tx).Cohorts("secret")) }},
	{"programmes.Cohorts", "token-autumn", func(tx *Tx) []any { return got(programmesrows.In(tx).Cohorts("")) }},
	{"programmes.AddCohort", "cora", func(tx *Tx) []any {
		return got(programmesrows.In(tx).AddCohort(programme.Cohort{ID: tx.NewID(), ProgrammeID: "secret", Name: "New", Capacity: 4, StartsOn: "2027-01-01", EndsOn: "2027-02-01", CreatedAt: tx.Now, Version: 1}))
	}},
	{"programmes.SaveCohort", "cora", func(tx *Tx) []any {
		return got(programmesrows.In(tx).SaveCohort(programme.Cohort{ID: "spring", Name: "Renamed", Capacity: 5, StartsOn: "2027-01-01", EndsOn: "2027-02-01"}))
	}},
	{"programmes.SaveCohort", "cora", func(tx *Tx) []any {
		return got(programmesrows.In(tx).SaveCohort(programme.Cohort{ID: "spring", Version: 7}))
	}},
	{"programmes.TakeSeats", "cora", func(tx *Tx) []any { return got(programmesrows.In(tx).TakeSeats("spring", 9)) }},
	{"programmes.TakeSeats", "cora", func(tx *Tx) []any { return got(programmesrows.In(tx).TakeSeats("spring", 10)) }},
	{"programmes.HoldCohort", "cora", func(tx *Tx) []any { return got(programmesrows.In(tx).HoldCohort("spring")) }},
	{"programmes.HoldCohort", "alice", func(tx *Tx) []any { return got(programmesrows.In(tx).HoldCohort("spring")) }},
	{"programmes.GiveBackSeats", "alice", func(tx *Tx) []any {
		return got(programmesrows.In(tx).GiveBackSeats("spring", -2)) // the world has no seat taken
	}},
}

var applyingCalls = []call{
	{"applying.Call", "alice", func(tx *Tx) []any { return got(applyingrows.In(tx).Call("call-autumn")) }},
	{"applying.Calls", "cora", func(tx *Tx) []any { return got(applyingrows.In(tx).Calls("autumn")) }},
	{"applying.Calls", "cora", func(tx *Tx) []any { return got(applyingrows.In(tx).Calls("")) }},
	{"applying.OpenCalls", "nobody", func(tx *Tx) []any { return got(applyingrows.In(tx).OpenCalls()) }},
	{"applying.CountApplications", "cora", func(tx *Tx) []any {
		counted := []applying.AnnouncedCall{{Call: applying.Call{ID: "call-open"}}, {Call: applying.Call{ID: "call-autumn"}}}
		return got(counted, applyingrows.In(tx).CountApplications(counted))
	}},
	{"applying.AddCall", "cora", func(tx *Tx) []any {
		return got(applyingrows.In(tx).AddCall(applying.Call{ID: tx.NewID(), CohortID: "autumn", OpensAt: epoch, ClosesAt: later, GraceUntil: later, CreatedAt: tx.Now, Version: 1}))
	}},
	{"applying.SaveCall", "cora", func(tx *Tx) []any {
		return got(applyingrows.In(tx).SaveCall(applying.Call{ID: "call-open", CohortID: "spring", OpensAt: earlier, ClosesAt: later, GraceUntil: later}))
	}},

	{"applying.Application", "alice", func(tx *Tx) []any { return got(applyingrows.In(tx).Application("pair")) }},
	{"applying.Application", "bob", func(tx *Tx) []any { return got(applyingrows.In(tx).Application("again")) }},
	{"applying.OwnApplications", "alice", func(tx *Tx) []any { return got(applyingrows.In(tx).OwnApplications("alice")) }},
	{"applying.OwnApplications", "cora", func(tx *Tx) []any { return got(applyingrows.In(tx).OwnApplications("bob")) }},
	{"applying.OverdueApplications", "(clerk)", func(tx *Tx) []any { return got(applyingrows.In(tx).OverdueApplications()) }},
	{"applying.AddApplication", "dan", func(tx *Tx) []any {
		cover := applying.Cover{ID: tx.NewID(), CallID: "call-autumn", Kind: applying.Pair, State: applying.Draft, CreatedAt: tx.Now, Version: 1, Turn: 1}
		lead := applying.Member{ID: tx.NewID(), ApplicationID: cover.ID, CallID: "call-autumn", PersonID: "dan", Lead: true, Live: true, JoinedAt: tx.Now, Version: 1}
		return got(applyingrows.In(tx).AddApplication(cover, lead))
	}},
	{"applying.AddApplication", "alice", func(tx *Tx) []any {
		cover := applying.Cover{ID: tx.NewID(), CallID: "call-autumn", Kind: applying.Pair, State: applying.Draft, CreatedAt: tx.Now, Version: 1, Turn: 1}
		lead := applying.Member{ID: tx.NewID(), ApplicationID: cover.ID, CallID: "call-autumn", PersonID: "alice", Lead: true, Live: true, JoinedAt: tx.Now, Version: 1}
		return got(applyingrows.In(tx).AddApplication(cover, lead))
	}},
	{"applying.KeepApplication", "alice", func(tx *Tx) []any { return got(keepChanged(tx)) }},
	{"applying.KeepApplication", "bob", func(tx *Tx) []any { return got(keepTyped(tx)) }},
	{"applying.KeepApplication", "(clerk)", func(tx *Tx) []any { return got(keepOutrun(tx)) }},
	{"applying.MembersOf", "alice", func(tx *Tx) []any { return got(applyingrows.In(tx).MembersOf("pair")) }},
	{"applying.OwnMember", "alice", func(tx *Tx) []any { return got(applyingrows.In(tx).OwnMember("m-alice-2", "alice")) }},
	{"applying.OwnMember", "alice", func(tx *Tx) []any { return got(applyingrows.In(tx).OwnMember("m-cleo-2", "alice")) }},
	{"applying.OwnMember", "dan", func(tx *Tx) []any { return got(applyingrows.In(tx).OwnMember("m-dan", "dan")) }},
	{"applying.CaseRevisions", "alice", func(tx *Tx) []any { return got(applyingrows.In(tx).CaseRevisions("pair")) }},
	{"applying.CaseRevisions", "dan", func(tx *Tx) []any { return got(applyingrows.In(tx).CaseRevisions("pair")) }},
	{"applying.OwnApplications", "bob", func(tx *Tx) []any { return got(applyingrows.In(tx).OwnApplications("bob")) }},
	{"applying.SignaturesOf", "alice", func(tx *Tx) []any { return got(applyingrows.In(tx).SignaturesOf("pair")) }},
	{"applying.InvitationsOf", "alice", func(tx *Tx) []any { return got(applyingrows.In(tx).InvitationsOf("pair")) }},
	{"applying.Invitation", "alice", func(tx *Tx) []any { return got(applyingrows.In(tx).Invitation("inv-again")) }},
	{"applying.Invited", "dan", func(tx *Tx) []any { return invited(tx, "invite", []byte("invite")) }},
	{"applying.Invited", "dan", func(tx *Tx) []any { return invited(tx, "reset", []byte("invite")) }},
	{"applying.InvitedAddress", "(gate)", func(tx *Tx) []any { return got(applyingrows.In(tx).InvitedAddress("inv-again")) }},
	{"applying.InvitedAddress", "dan", func(tx *Tx) []any { return got(applyingrows.In(tx).InvitedAddress("inv-again")) }},
}

// invited follows an invitation as somebody who sees nothing of the application.
func invited(tx *Tx, kind string, hash []byte) []any {
	room, link, err := applyingrows.Invited(tx, kind, hash)
	if err != nil {
		_, hidden := room.Invitation("inv-cleo")
		return got(hidden.Error(), err)
	}
	return got(room.Invitation(link.SubjectID))
}

// keepChanged has a rule change every part of one of Alice's two applications:
// she describes herself, Bob leaves, Dan comes back, the signatures go and one is
// given anew, an invitation is answered and another is made.
func keepChanged(tx *Tx) (applying.Application, error) {
	before, err := applyingrows.In(tx).Application("pair")
	if err != nil {
		return before, err
	}
	after := before
	after.JointCase.Challenge = "Another"
	after.Savers = []applying.Saver{{PersonID: "alice", Number: 9, At: tx.Now}}
	alice := before.Members[0]
	alice.JobTitle = "Head"
	dan := applying.Member{ID: tx.NewID(), ApplicationID: "pair", CallID: "call-open", PersonID: "dan", Live: true, JoinedAt: tx.Now, Version: 1}
	after.Members = []applying.Member{alice, dan}
	after.Signatures = []applying.Signature{before.Signatures[1], {ID: tx.NewID(), ApplicationID: "pair", MemberID: "m-alice", Hash: "new", SignedAt: tx.Now}}
	answered := before.Invitations[1]
	answered.Response, answered.RespondedAt = applying.InvitationDeclined, &epoch
	made := applying.PartnerInvitation{ID: tx.NewID(), ApplicationID: "pair", Email: "new@example.org", Response: applying.InvitationOpen, LinkID: "link-invite", MessageID: "mail-1",
		ExpiresAt: later, CreatedAt: tx.Now, Version: 1}
	after.Invitations = []applying.PartnerInvitation{before.Invitations[0], answered, made}
	return applyingrows.In(tx).KeepApplication(before, after)
}

// keepTyped has Bob go on typing, a moment after his latest save.
func keepTyped(tx *Tx) (applying.Application, error) {
	before, err := applyingrows.In(tx).Application("waiting")
	if err != nil {
		return before, err
	}
	after := before
	after.JointCase.Challenge = "Now and then"
	after.Savers = []applying.Saver{{PersonID: "bob", Number: before.Version + 4, At: before.Savers[0].At}}
	return applyingrows.In(tx).KeepApplication(before, after)
}

// keepOutrun keeps an application that somebody else kept in between.
func keepOutrun(tx *Tx) (applying.Application, error) {
	before, err := applyingrows.In(tx).Application("pair")
	if err != nil {
		return before, err
	}
	after := before
	after.State = applying.Lapsed
	before.Turn += 5
	return applyingrows.In(tx).KeepApplication(before, after)
}
