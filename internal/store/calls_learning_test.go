package store

import (
	"tandem/internal/applying"
	"tandem/internal/id"
	"tandem/internal/learning"
	"tandem/internal/selecting"
	learningrows "tandem/internal/store/learning"
	selectingrows "tandem/internal/store/selecting"
)

var learningCalls = []call{
	{"learning.Place", "cora", func(tx *Tx) []any { return got(learningrows.In(tx).Place("place-cleo-autumn")) }},
	{"learning.PlacesOf", "alice", func(tx *Tx) []any { return got(learningrows.In(tx).PlacesOf("pair")) }},
	{"learning.HeldPlaces", "alice", func(tx *Tx) []any { return got(learningrows.In(tx).HeldPlaces("pair")) }},
	{"learning.AddPlace", "cora", func(tx *Tx) []any {
		return got(learningrows.In(tx).AddPlace(learning.Place{ID: tx.NewID(), CohortID: "autumn", PersonID: "bob", OfferID: "offer-bob", State: learning.PlaceHeld, CreatedAt: tx.Now, Version: 1}))
	}},
	{"learning.AddPlace", "cora", func(tx *Tx) []any {
		return got(learningrows.In(tx).AddPlace(learning.Place{ID: tx.NewID(), CohortID: "spring", PersonID: "bob", OfferID: "offer-bob", State: learning.PlaceHeld, CreatedAt: tx.Now, Version: 1}))
	}},
	{"learning.SavePlace", "alice", func(tx *Tx) []any {
		return got(learningrows.In(tx).SavePlace(learning.Place{ID: "place-bob-spring", CohortID: "spring", PersonID: "bob", OfferID: "offer-bob", State: learning.PlaceWithdrawn}))
	}},
	{"learning.Enrolments", "alice", func(tx *Tx) []any { return got(learningrows.In(tx).Enrolments()) }},

	{"learning.Partnership", "alice", func(tx *Tx) []any { return got(learningrows.In(tx).Partnership("team-2")) }},
	{"learning.Partnership", "dan", func(tx *Tx) []any { return got(learningrows.In(tx).Partnership("team")) }},
	{"learning.PartnershipOf", "cora", func(tx *Tx) []any { return got(learningrows.In(tx).PartnershipOf("again")) }},
	{"learning.AddPartnership", "alice", func(tx *Tx) []any {
		p := learning.Partnership{ID: tx.NewID(), CohortID: "autumn", ApplicationID: "waiting", Kind: applying.Pair, FormedAt: tx.Now}
		return got(learningrows.In(tx).AddPartnership(p, []learning.Membership{
			{ID: tx.NewID(), PartnershipID: p.ID, PersonID: "alice", PlaceID: "place-alice-autumn", FromAt: tx.Now},
			{ID: tx.NewID(), PartnershipID: p.ID, PersonID: "cleo", PlaceID: "place-cleo-autumn", FromAt: tx.Now}}))
	}},
	{"learning.AddPartnership", "alice", func(tx *Tx) []any {
		return got(learningrows.In(tx).AddPartnership(learning.Partnership{ID: tx.NewID(), CohortID: "autumn", ApplicationID: "again", Kind: applying.Pair, FormedAt: tx.Now}, nil))
	}},
	{"learning.Memberships", "alice", func(tx *Tx) []any { return got(learningrows.In(tx).Memberships("team-2")) }},
	{"learning.Owners", "alice", func(tx *Tx) []any { return got(learningrows.In(tx).Owners("team", "alice")) }},
	{"learning.Owners", "cora", func(tx *Tx) []any { return got(learningrows.In(tx).Owners("team-2", "")) }},
	{"learning.Dyads", "cora", func(tx *Tx) []any { return got(learningrows.In(tx).Dyads("spring")) }},
	{"learning.AddDyad", "alice", func(tx *Tx) []any {
		return got(learningrows.In(tx).AddDyad(learning.Dyad{ID: tx.NewID(), CohortID: "autumn", ManagerID: "mona", ParticipantID: "alice", FromAt: tx.Now}))
	}},
	{"learning.AddDyad", "alice", func(tx *Tx) []any {
		return got(learningrows.In(tx).AddDyad(learning.Dyad{ID: tx.NewID(), CohortID: "spring", ManagerID: "mona", ParticipantID: "alice", FromAt: tx.Now}))
	}},

	{"learning.Dyad", "cora", func(tx *Tx) []any { return got(learningrows.In(tx).Dyad("mona-alice")) }},
	{"learning.EndDyad", "cora", func(tx *Tx) []any {
		return got(learningrows.In(tx).EndDyad(learning.Dyad{ID: "mona-alice", UntilAt: &later}))
	}},
	{"learning.Together", "cora", func(tx *Tx) []any { return got(learningrows.In(tx).Together("alice", "bob")) }},
	{"learning.Together", "cora", func(tx *Tx) []any { return got(learningrows.In(tx).Together("alice", "dan")) }},

	{"learning.Project", "alice", func(tx *Tx) []any { return got(learningrows.In(tx).Project("second")) }},
	{"learning.HoldProject", "alice", func(tx *Tx) []any { return got(learningrows.In(tx).HoldProject("second")) }},
	{"learning.AddProject", "cleo", func(tx *Tx) []any {
		return got(learningrows.In(tx).AddProject(learning.Project{ID: tx.NewID(), PartnershipID: "lone", CohortID: "autumn", State: learning.ProjectIdea, UpdatedBy: "cleo", UpdatedAt: tx.Now, CreatedAt: tx.Now, Version: 1}))
	}},
	{"learning.SaveProject", "alice", func(tx *Tx) []any {
		return got(learningrows.In(tx).SaveProject(learning.Project{ID: "joint", PartnershipID: "team", CohortID: "spring", Title: "Ours", State: learning.ProjectIdea, UpdatedBy: "alice", UpdatedAt: tx.Now}))
	}},
	{"learning.ProjectRevisions", "alice", func(tx *Tx) []any { return got(learningrows.In(tx).ProjectRevisions("second")) }},
	{"learning.Projects", "cora", func(tx *Tx) []any { return got(learningrows.In(tx).Projects("", "", 2)) }},
	{"learning.Projects", "cora", func(tx *Tx) []any { return got(learningrows.In(tx).Projects("autumn", "own", 9)) }},
	{"learning.LastEditor", "alice", func(tx *Tx) []any { return got(learningrows.In(tx).LastEditor("joint")) }},
	{"learning.Milestones", "alice", func(tx *Tx) []any { return got(learningrows.In(tx).Milestones("second")) }},
	{"learning.Milestone", "alice", func(tx *Tx) []any { return got(learningrows.In(tx).Milestone("step-second-2")) }},
	{"learning.AddMilestone", "alice", func(tx *Tx) []any {
		return got(learningrows.In(tx).AddMilestone(learning.Milestone{ID: tx.NewID(), ProjectID: "second", Title: "Three", CreatedAt: tx.Now, Version: 1}))
	}},
	{"learning.SaveMilestone", "alice", func(tx *Tx) []any {
		return got(learningrows.In(tx).SaveMilestone(learning.Milestone{ID: "step-second-2", ProjectID: "second", Title: "Done", DoneOn: "2026-11-02"}))
	}},
	{"learning.SaveMilestone", "cora", func(tx *Tx) []any {
		return got(learningrows.In(tx).SaveMilestone(learning.Milestone{ID: "step-second-2", ProjectID: "second", Title: "Not hers"}))
	}},
}

var selectingCalls = []call{
	{"selecting.Unit", "cora", func(tx *Tx) []any { return got(selectingrows.In(tx).Unit("again")) }},
	{"selecting.OfferedUnit", "alice", func(tx *Tx) []any {
		return got(selectingrows.In(tx).OfferedUnit(selecting.Offer{ApplicationID: "pair"}))
	}},
	{"selecting.Units", "cora", func(tx *Tx) []any { return got(selectingrows.In(tx).Units("call-open", "", "", 9)) }},
	{"selecting.Units", "cora", func(tx *Tx) []any { return got(selectingrows.In(tx).Units("call-autumn", "submitted", "", 1)) }},
	{"selecting.HoldUnit", "alice", func(tx *Tx) []any { return got(selectingrows.In(tx).HoldUnit(selecting.Unit{ApplicationID: "pair"})) }},
	{"selecting.HoldUnit", "alice", func(tx *Tx) []any {
		return got(selectingrows.In(tx).HoldUnit(selecting.Unit{ApplicationID: "pair", Turn: 4}))
	}},
	{"selecting.Decisions", "cora", func(tx *Tx) []any { return got(selectingrows.In(tx).Decisions("pair")) }},
	{"selecting.Decisions", "alice", func(tx *Tx) []any { return got(selectingrows.In(tx).Decisions("pair")) }},
	{"selecting.AddDecision", "cora", func(tx *Tx) []any {
		return got(selectingrows.In(tx).AddDecision(selecting.Decision{ID: tx.NewID(), ApplicationID: "solo", Number: 2, Outcome: selecting.OutcomeOffer, State: selecting.DecisionProposed, DecidedBy: "cora", DecidedAt: tx.Now}))
	}},
	{"selecting.AddDecision", "cora", func(tx *Tx) []any {
		return got(selectingrows.In(tx).AddDecision(selecting.Decision{ID: tx.NewID(), ApplicationID: "solo", Number: 1, Outcome: selecting.OutcomeOffer, State: selecting.DecisionProposed, DecidedBy: "cora", DecidedAt: tx.Now}))
	}},
	{"selecting.Offers", "alice", func(tx *Tx) []any { return got(selectingrows.In(tx).Offers("pair")) }},
	{"selecting.UnitOffers", "alice", func(tx *Tx) []any { return got(selectingrows.In(tx).UnitOffers("again")) }},
	{"selecting.OffersOf", "cora", func(tx *Tx) []any { return got(selectingrows.In(tx).OffersOf([]id.ID{"pair", "again"})) }},
	{"selecting.OverdueOffers", "(clerk)", func(tx *Tx) []any { return got(selectingrows.In(tx).OverdueOffers(9)) }},
	{"selecting.OwnOffer", "alice", func(tx *Tx) []any { return got(selectingrows.In(tx).OwnOffer("offer-alice-2")) }},
	{"selecting.OwnOffer", "alice", func(tx *Tx) []any { return got(selectingrows.In(tx).OwnOffer("offer-bob")) }},
	{"selecting.AddOffer", "cora", func(tx *Tx) []any {
		return got(selectingrows.In(tx).AddOffer(selecting.Offer{ID: tx.NewID(), ApplicationID: "pair", DecisionID: "dec-pair-next", CohortID: "spring", MemberID: "m-alice", PersonID: "alice", State: selecting.OfferMade, ReplyBy: later, CreatedAt: tx.Now, Version: 1}))
	}},
	{"selecting.SaveOffer", "alice", func(tx *Tx) []any {
		return got(selectingrows.In(tx).SaveOffer(selecting.Offer{ID: "offer-alice-2", ApplicationID: "again", DecisionID: "dec-again", CohortID: "autumn", MemberID: "m-alice-2", PersonID: "alice", State: selecting.OfferAccepted, ReplyBy: later, AnsweredAt: &epoch}))
	}},
	{"selecting.SaveOffer", "alice", func(tx *Tx) []any {
		return got(selectingrows.In(tx).SaveOffer(selecting.Offer{ID: "offer-bob", State: selecting.OfferMade}))
	}},
	{"selecting.OfferLetters", "alice", func(tx *Tx) []any { return got(selectingrows.In(tx).OfferLetters()) }},
	{"selecting.OfferLetter", "alice", func(tx *Tx) []any { return got(selectingrows.In(tx).OfferLetter("offer-alice-2")) }},
	{"selecting.Offered", "bob", func(tx *Tx) []any { return got(selectingrows.In(tx).Offered("again")) }},
	{"selecting.Offered", "bob", func(tx *Tx) []any { return got(selectingrows.In(tx).Offered("waiting")) }},
}
