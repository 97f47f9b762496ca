package store

import (
	"tandem/internal/evaluation"
	"tandem/internal/id"
	"tandem/internal/outbox"
	evidencerows "tandem/internal/store/evidence"
	runningrows "tandem/internal/store/running"
	surveyingrows "tandem/internal/store/surveying"
	"tandem/internal/survey"
)

// fresh is a published version of a form.
func fresh(tx *Tx) survey.Version {
	v := survey.Shipped()[0]
	v.ID, v.InstrumentID, v.Number, v.PublishedAt = tx.NewID(), "form-2", 2, tx.Now
	return v
}

// named are results that hold questionnaires, by their ids alone.
func named(result any, err error) []any {
	switch v := result.(type) {
	case survey.Version:
		return got(v.ID, err)
	case []survey.Version:
		var ids []id.ID
		for _, one := range v {
			ids = append(ids, one.ID)
		}
		return got(ids, err)
	}
	return got(result, err)
}

var surveyingCalls = []call{
	{"surveying.Instrument", "(office)", func(tx *Tx) []any { return got(surveyingrows.In(tx).Instrument("form-2")) }},
	{"surveying.AddInstrument", "(office)", func(tx *Tx) []any {
		return got(surveyingrows.In(tx).AddInstrument(survey.Instrument{ID: tx.NewID(), Key: "new", Title: "New", Audience: survey.ForManagers, CreatedAt: tx.Now}))
	}},
	{"surveying.InstrumentVersion", "mona-by-link2", func(tx *Tx) []any { return named(surveyingrows.In(tx).InstrumentVersion("v3")) }},
	{"surveying.InstrumentVersion", "mona-by-link2", func(tx *Tx) []any { return named(surveyingrows.In(tx).InstrumentVersion("v2-draft")) }},
	{"surveying.InstrumentVersions", "cora", func(tx *Tx) []any { return named(surveyingrows.In(tx).InstrumentVersions()) }},
	{"surveying.AddInstrumentVersion", "(office)", func(tx *Tx) []any { return got(surveyingrows.In(tx).AddInstrumentVersion(fresh(tx))) }},

	{"surveying.Wave", "mona-by-link2", func(tx *Tx) []any { return got(surveyingrows.In(tx).Wave("w-spring-2")) }},
	{"surveying.Wave", "mona-by-link2", func(tx *Tx) []any { return got(surveyingrows.In(tx).Wave("w-autumn")) }},
	{"surveying.Waves", "cora", func(tx *Tx) []any { return got(surveyingrows.In(tx).Waves("spring")) }},
	{"surveying.AddWave", "cora", func(tx *Tx) []any {
		return got(surveyingrows.In(tx).AddWave(survey.Wave{ID: tx.NewID(), CohortID: "autumn", InstrumentVersionID: "v3", State: survey.WavePlanned, OpensAt: epoch, ClosesAt: later, CreatedAt: tx.Now, Version: 1}))
	}},
	{"surveying.SaveWave", "cora", func(tx *Tx) []any {
		return got(surveyingrows.In(tx).SaveWave(survey.Wave{ID: "w-spring", CohortID: "spring", InstrumentVersionID: "v1", State: survey.WaveClosed, OpensAt: epoch, ClosesAt: later}))
	}},
	{"surveying.Funnels", "cora", func(tx *Tx) []any { return got(surveyingrows.In(tx).Funnels("spring")) }},
	{"surveying.Ratings", "cora", func(tx *Tx) []any { return got(surveyingrows.In(tx).Ratings("spring")) }},
	{"surveying.WaitingRatings", "cora", func(tx *Tx) []any { return got(surveyingrows.In(tx).WaitingRatings("w-spring-2")) }},

	{"surveying.NewestWave", "cora", func(tx *Tx) []any { return got(surveyingrows.In(tx).NewestWave("spring", "form")) }},
	{"surveying.NewestWave", "cora", func(tx *Tx) []any { return got(surveyingrows.In(tx).NewestWave("spring", "nothing")) }},
	{"surveying.NewRatings", "cora", func(tx *Tx) []any {
		return got(surveyingrows.In(tx).NewRatings(survey.Wave{ID: "w-autumn", CohortID: "spring"}, ""))
	}},
	{"surveying.NewRatings", "cora", func(tx *Tx) []any {
		return got(surveyingrows.In(tx).NewRatings(survey.Wave{ID: "w-spring-2", CohortID: "spring"}, "alice"))
	}},
	{"surveying.Standings", "cora", func(tx *Tx) []any { return got(surveyingrows.In(tx).Standings("w-spring-2")) }},
	{"surveying.Standings", "mona-by-link2", func(tx *Tx) []any { return got(surveyingrows.In(tx).Standings("w-spring-2")) }},
	{"surveying.Reminded", "cora", func(tx *Tx) []any { return got(surveyingrows.In(tx).Reminded("spring")) }},
	{"surveying.AddSurveyLetter", "cora", func(tx *Tx) []any {
		return got(surveyingrows.In(tx).AddSurveyLetter(survey.Letter{ID: tx.NewID(), WaveID: "w-spring", PersonID: "mona", LinkID: "link-mona", MessageID: "mail-mona", Kind: survey.Reminder, CreatedAt: tx.Now}))
	}},
	{"surveying.Survey", "cora", func(tx *Tx) []any { return got(surveyingrows.In(tx).Survey("ask-mona-2")) }},
	{"surveying.Survey", "bob", func(tx *Tx) []any { return got(surveyingrows.In(tx).Survey("ask-mona-2")) }},
	{"surveying.PassOnSurveys", "cora", func(tx *Tx) []any { return got(surveyingrows.In(tx).PassOnSurveys("w-spring-2")) }},
	{"surveying.AddSurveyInvitations", "cora", func(tx *Tx) []any {
		return got(surveyingrows.In(tx).AddSurveyInvitations([]survey.Invitation{
			{ID: tx.NewID(), WaveID: "w-autumn", CohortID: "autumn", PersonID: "max", DyadID: ref[id.ID]("max-alice"), State: survey.Created, CreatedAt: tx.Now, Version: 1},
			{ID: tx.NewID(), WaveID: "w-autumn", CohortID: "autumn", PersonID: "alice", State: survey.Created, CreatedAt: tx.Now, Version: 1}}))
	}},
	{"surveying.SurveyRequests", "mona-by-link", func(tx *Tx) []any { return got(surveyingrows.In(tx).SurveyRequests()) }},
	{"surveying.SurveyRequests", "mona-by-link2", func(tx *Tx) []any { return got(surveyingrows.In(tx).SurveyRequests()) }},
	{"surveying.SurveyRequest", "mona-by-link2", func(tx *Tx) []any { return got(surveyingrows.In(tx).SurveyRequest("ask-mona-2")) }},
	{"surveying.SurveyRequest", "mona-by-link2", func(tx *Tx) []any { return got(surveyingrows.In(tx).SurveyRequest("ask-max-2")) }},
	{"surveying.SurveyToAnswer", "mona-by-link2", func(tx *Tx) []any { return got(surveyingrows.In(tx).SurveyToAnswer("ask-mona-2")) }},
	{"surveying.SurveyDraft", "mona-by-link2", func(tx *Tx) []any { return got(surveyingrows.In(tx).SurveyDraft("ask-mona-2")) }},
	{"surveying.SurveyDraft", "cora", func(tx *Tx) []any { return got(surveyingrows.In(tx).SurveyDraft("ask-mona-2")) }},
	{"surveying.SaveSurveyDraft", "mona-by-link2", func(tx *Tx) []any {
		return got(surveyingrows.In(tx).SaveSurveyDraft(asking("ask-mona-1", "mona-alice", survey.Started), []survey.Answer{{Item: "a", Text: "more"}}))
	}},
	{"surveying.SaveSurveyDraft", "mona-by-link2", func(tx *Tx) []any {
		return got(surveyingrows.In(tx).SaveSurveyDraft(asking("ask-mona-2", "mona-bob", survey.Started), nil))
	}},
	{"surveying.FinishSurvey", "mona-by-link2", func(tx *Tx) []any {
		done := asking("ask-mona-2", "mona-bob", survey.Completed)
		done.CompletedAt = &epoch
		return got(surveyingrows.In(tx).FinishSurvey(done))
	}},
	{"surveying.FinishSurvey", "mona-by-link2", func(tx *Tx) []any {
		outrun := asking("ask-mona-2", "mona-bob", survey.Completed)
		outrun.Version = 5
		return got(surveyingrows.In(tx).FinishSurvey(outrun))
	}},
	{"surveying.OpenSurveys", "(gate)", func(tx *Tx) []any { return got(surveyingrows.In(tx).OpenSurveys("w-spring-2", "mona")) }},
	{"surveying.SentSurveys", "(post)", func(tx *Tx) []any { return got(surveyingrows.In(tx).SentSurveys("w-spring-2", "mona")) }},
	{"surveying.CountSurveys", "(gate)", func(tx *Tx) []any { return got(surveyingrows.In(tx).CountSurveys("w-spring-2", "mona")) }},
	{"surveying.AddResponse", "mona-by-link2", func(tx *Tx) []any {
		return got(surveyingrows.In(tx).AddResponse(answer(tx, "ask-mona-1"), "2026-11-21"))
	}},
	{"surveying.AddResponse", "mona-by-link2", func(tx *Tx) []any {
		return got(surveyingrows.In(tx).AddResponse(answer(tx, "ask-mona-2"), "2026-11-21"))
	}},
	{"surveying.SurveyReceipt", "mona-by-link2", func(tx *Tx) []any { return got(surveyingrows.In(tx).SurveyReceipt("ask-mona-2")) }},
	{"surveying.SurveyReceipt", "max", func(tx *Tx) []any { return got(surveyingrows.In(tx).SurveyReceipt("ask-mona-2")) }},
	{"surveying.AddAnswers", "mona-by-link2", func(tx *Tx) []any {
		return got(surveyingrows.In(tx).AddAnswers("re-mona", []survey.Value{{Item: "b", Number: ref[int64](3)}, {Item: "c", Text: ref("words")}, {Item: "d", Missing: survey.NotAnswered}}))
	}},
}

func asking(key, dyad id.ID, state survey.InvitationState) survey.Invitation {
	return survey.Invitation{ID: key, WaveID: "w-spring-2", CohortID: "spring", PersonID: "mona", DyadID: &dyad, State: state, StartedAt: &epoch}
}

func answer(tx *Tx, invitation id.ID) survey.Response {
	return survey.Response{ID: tx.NewID(), WaveID: "w-spring-2", CohortID: "spring", InstrumentVersionID: "v3", Confidentiality: survey.Pseudonymous,
		InvitationID: invitation, PersonID: "mona", Receipt: survey.Receipt{Reference: "R", SubmittedAt: tx.Now}}
}

var evidenceCalls = []call{
	{"evidence.EvaluationCohorts", "eve", func(tx *Tx) []any { return got(evidencerows.In(tx).EvaluationCohorts()) }},
	{"evidence.EvaluationCohorts", "token-autumn", func(tx *Tx) []any { return got(evidencerows.In(tx).EvaluationCohorts()) }},
	{"evidence.PlaceThings", "eve", func(tx *Tx) []any { return got(evidencerows.In(tx).PlaceThings("spring")) }},
	{"evidence.PlaceThings", "token-autumn", func(tx *Tx) []any { return got(evidencerows.In(tx).PlaceThings("spring")) }},
	{"evidence.PlaceFacts", "eve", func(tx *Tx) []any {
		return got(evidencerows.In(tx).PlaceFacts([]id.ID{"place-alice-spring", "place-bob-spring"}))
	}},
	{"evidence.PlaceFacts", "token-autumn", func(tx *Tx) []any {
		return got(evidencerows.In(tx).PlaceFacts([]id.ID{"place-alice-spring", "place-bob-spring"}))
	}},
	{"evidence.MembershipThings", "eve", func(tx *Tx) []any { return got(evidencerows.In(tx).MembershipThings("spring")) }},
	{"evidence.MembershipThings", "token-autumn", func(tx *Tx) []any { return got(evidencerows.In(tx).MembershipThings("spring")) }},
	{"evidence.MembershipFacts", "eve", func(tx *Tx) []any { return got(evidencerows.In(tx).MembershipFacts([]id.ID{"in-dan", "in-alice"})) }},
	{"evidence.MembershipFacts", "token-autumn", func(tx *Tx) []any { return got(evidencerows.In(tx).MembershipFacts([]id.ID{"in-dan", "in-alice"})) }},
	{"evidence.DyadThings", "eve", func(tx *Tx) []any { return got(evidencerows.In(tx).DyadThings("spring")) }},
	{"evidence.DyadThings", "token-autumn", func(tx *Tx) []any { return got(evidencerows.In(tx).DyadThings("spring")) }},
	{"evidence.DyadFacts", "eve", func(tx *Tx) []any { return got(evidencerows.In(tx).DyadFacts([]id.ID{"mona-bob", "mona-alice"})) }},
	{"evidence.DyadFacts", "token-autumn", func(tx *Tx) []any { return got(evidencerows.In(tx).DyadFacts([]id.ID{"mona-bob", "mona-alice"})) }},
	{"evidence.ResponseThings", "eve", func(tx *Tx) []any { return got(evidencerows.In(tx).ResponseThings("spring")) }},
	{"evidence.ResponseThings", "token-autumn", func(tx *Tx) []any { return got(evidencerows.In(tx).ResponseThings("spring")) }},
	{"evidence.AnswerFacts", "eve", func(tx *Tx) []any { return got(evidencerows.In(tx).AnswerFacts([]id.ID{"re-mona-2", "re-mona"})) }},
	{"evidence.AnswerFacts", "token-autumn", func(tx *Tx) []any { return got(evidencerows.In(tx).AnswerFacts([]id.ID{"re-mona-2", "re-mona"})) }},
	{"evidence.WaveFacts", "eve", func(tx *Tx) []any { return got(evidencerows.In(tx).WaveFacts("spring")) }},
	{"evidence.AddPull", "eve", func(tx *Tx) []any {
		return got(evidencerows.In(tx).AddPull(evaluation.Pull{ID: tx.NewID(), Cohort: "spring", Set: evaluation.Answers, Rows: 2, Filter: "limit=2", Snapshot: "s"}))
	}},
	{"evidence.AddSnapshot", "eve", func(tx *Tx) []any {
		noted := evidencerows.In(tx).AddPull(evaluation.Pull{ID: "pull-new", Cohort: "spring", Set: evaluation.Answers})
		return got(noted, evidencerows.In(tx).AddSnapshot("pull-new", evaluation.Snapshot{AsOf: epoch, Tag: "t"}, []id.ID{"re-mona", "re-mona-2"}))
	}},
	{"evidence.Snapshot", "eve", func(tx *Tx) []any { return got(evidencerows.In(tx).Snapshot("pull-eve")) }},
	{"evidence.Snapshot", "eve", func(tx *Tx) []any { return got(evidencerows.In(tx).Snapshot("pull-other")) }},
	{"evidence.Snapshot", "token-autumn", func(tx *Tx) []any { return got(evidencerows.In(tx).Snapshot("pull-token")) }},
	{"evidence.Snapshot", "cora", func(tx *Tx) []any { return got(evidencerows.In(tx).Snapshot("pull-eve")) }},
	{"evidence.SnapshotThings", "eve", func(tx *Tx) []any { return got(evidencerows.In(tx).SnapshotThings("pull-eve", 1, 2)) }},
	{"evidence.SnapshotThings", "eve", func(tx *Tx) []any { return got(evidencerows.In(tx).SnapshotThings("pull-eve", 9, 2)) }},
	{"evidence.SnapshotThings", "eve", func(tx *Tx) []any { return got(evidencerows.In(tx).SnapshotThings("pull-other", 0, 2)) }},
	{"evidence.SnapshotThings", "token-autumn", func(tx *Tx) []any { return got(evidencerows.In(tx).SnapshotThings("pull-token", 0, 2)) }},
	{"evidence.AnySnapshot", "(clerk)", func(tx *Tx) []any { return got(evidencerows.In(tx).AnySnapshot(later)) }},
	{"evidence.ForgetSnapshots", "(clerk)", func(tx *Tx) []any { return got(evidencerows.In(tx).ForgetSnapshots(later)) }},
	{"evidence.AnalystToken", "eve", func(tx *Tx) []any { return got(evidencerows.In(tx).AnalystToken("t-spring")) }},
	{"evidence.AnalystToken", "token-autumn", func(tx *Tx) []any { return got(evidencerows.In(tx).AnalystToken("t-autumn")) }},
	{"evidence.AnalystToken", "token-autumn", func(tx *Tx) []any { return got(evidencerows.In(tx).AnalystToken("t-spring")) }},
	{"evidence.AnalystTokens", "eve", func(tx *Tx) []any { return got(evidencerows.In(tx).AnalystTokens()) }},
	{"evidence.AddAnalystToken", "eve", func(tx *Tx) []any {
		return got(evidencerows.In(tx).AddAnalystToken(evaluation.Token{ID: tx.NewID(), AccountID: "acc-eve", PersonID: "eve", CohortID: "spring", Name: "R", Hash: "3", Sets: []string{"answers"}, ExpiresAt: later, CreatedAt: tx.Now, Version: 1}))
	}},
	{"evidence.SaveAnalystToken", "eve", func(tx *Tx) []any {
		return got(evidencerows.In(tx).SaveAnalystToken(evaluation.Token{ID: "t-spring", AccountID: "acc-eve", PersonID: "eve", CohortID: "spring", Hash: hashText, Sets: []string{"answers"}, ExpiresAt: later, RevokedAt: &epoch}))
	}},
	{"evidence.AnalystBearer", "(gate)", func(tx *Tx) []any { return got(evidencerows.In(tx).AnalystBearer(hash)) }},
	{"evidence.UseAnalystToken", "(gate)", func(tx *Tx) []any { return got(evidencerows.In(tx).UseAnalystToken("t-spring")) }},
}

var runningCalls = []call{
	{"running.Audit", "alice", func(tx *Tx) []any {
		return got(runningrows.In(tx).Audit("application.sent", "application", "pair", nil, 1))
	}},
	{"running.History", "cora", func(tx *Tx) []any { return got(runningrows.In(tx).History([]id.ID{"pair", "offer-alice", "ask-mona"})) }},
	{"running.ClaimRequest", "alice", func(tx *Tx) []any { return got(runningrows.In(tx).ClaimRequest()) }},
	{"running.ClaimRequest", "cleo", func(tx *Tx) []any { return got(runningrows.In(tx).ClaimRequest()) }},
	{"running.KeepResult", "alice", func(tx *Tx) []any { return got(runningrows.In(tx).KeepResult("other")) }},
	{"running.PriorRequest", "alice", func(tx *Tx) []any { return got(runningrows.In(tx).PriorRequest()) }},
	{"running.ForgetRequests", "(post)", func(tx *Tx) []any { return got(runningrows.In(tx).ForgetRequests(epoch)) }},
	{"running.QueueMessage", "alice", func(tx *Tx) []any {
		return got(runningrows.In(tx).QueueMessage(outbox.Message{ID: tx.NewID(), Email: "New@example.org", Kind: "offer_made", Thing: "offer-alice/1"}))
	}},
	{"running.QueueMessage", "alice", func(tx *Tx) []any {
		return got(runningrows.In(tx).QueueMessage(outbox.Message{ID: tx.NewID(), Email: "Bob@example.org", Kind: "offer_made", Thing: "offer-bob/1"}))
	}},
	{"running.Message", "(post)", func(tx *Tx) []any { return got(runningrows.In(tx).Message("mail-2")) }},
	{"running.DueMessages", "(post)", func(tx *Tx) []any { return got(runningrows.In(tx).DueMessages(9)) }},
	{"running.ClaimMessage", "(post)", func(tx *Tx) []any {
		return got(runningrows.In(tx).ClaimMessage(outbox.Message{ID: "mail-1", State: outbox.Queued}, "worker", later))
	}},
	{"running.ClaimMessage", "(post)", func(tx *Tx) []any {
		return got(runningrows.In(tx).ClaimMessage(outbox.Message{ID: "mail-2", State: outbox.Sending}, "worker", later))
	}},
	{"running.SettleMessage", "(post)", func(tx *Tx) []any {
		return got(runningrows.In(tx).SettleMessage(outbox.Message{ID: "mail-2", State: outbox.Sent, ClaimedBy: "w", Attempts: 1, SentAt: &epoch, NextAt: epoch}))
	}},
	{"running.SettleMessage", "(post)", func(tx *Tx) []any {
		return got(runningrows.In(tx).SettleMessage(outbox.Message{ID: "mail-2", State: outbox.Sent, ClaimedBy: "another", Attempts: 1, SentAt: &epoch}))
	}},
}
