// Package api is the wire: it knows HTTP and JSON and nothing else. A request
// passes the guard of its route, is decoded strictly into a wire type, becomes
// one call of the application, and is answered with a wire type or a problem.
//
//	@title			Tandem
//	@version		1
//	@description	The API of a leadership programme that people join in pairs. Errors are application/problem+json. A thing that can change has a version: its ETag, required as If-Match on PUT. POST takes an Idempotency-Key, kept for 24 hours.
//	@BasePath		/api/v1
package api

import (
	"net/http"

	"tandem/api/selecting"
	"tandem/api/wire"
	"tandem/internal/access"
)

// routes is THE table: read it and you know the API. A GET is plain, a POST
// has a body, a PUT is a change of a version.
func (a *API) routes() []wire.Route {
	return []wire.Route{
		// meta
		wire.On(http.MethodGet, "/openapi.json", access.Public(), wire.Cached(300, wire.Plain(a.readDocument))),
		wire.On(http.MethodGet, "/configuration", access.Public(), wire.Plain(a.readConfiguration)),

		// areas
		wire.On(http.MethodGet, "/areas", access.Public(), wire.Cached(3600, wire.Plain(a.applying.ListAreas))),

		// programmes, cohorts, calls
		wire.On(http.MethodGet, "/open-calls", access.Public(), wire.Cached(30, wire.Plain(a.applying.ListOpenCalls))),
		wire.On(http.MethodGet, "/programmes", access.Only(access.Coordinator), wire.Plain(a.programmes.ListProgrammes)),
		wire.On(http.MethodPost, "/programmes", access.Only(access.Coordinator), wire.Body(a.programmes.CreateProgramme)),
		wire.On(http.MethodGet, "/programmes/:programme", access.Only(access.Coordinator), wire.Plain(a.programmes.ReadProgramme)),
		wire.On(http.MethodPut, "/programmes/:programme", access.Only(access.Coordinator), wire.Change(a.programmes.SaveProgramme)),
		wire.On(http.MethodPost, "/programmes/:programme/cohorts", access.Only(access.Coordinator), wire.Body(a.programmes.CreateCohort)),
		wire.On(http.MethodGet, "/cohorts", access.Only(access.Coordinator, access.Evaluator), wire.Taking(wire.Plain(a.programmes.ListCohorts), wire.IDParam("programme"))),
		wire.On(http.MethodGet, "/cohorts/:cohort", access.Only(access.Coordinator, access.Evaluator), wire.Plain(a.programmes.ReadCohort)),
		wire.On(http.MethodPut, "/cohorts/:cohort", access.Only(access.Coordinator), wire.Change(a.programmes.SaveCohort)),
		wire.On(http.MethodPost, "/cohorts/:cohort/calls", access.Only(access.Coordinator), wire.Body(a.applying.CreateCall)),
		wire.On(http.MethodGet, "/calls", access.Only(access.Coordinator), wire.Taking(wire.Plain(a.applying.ListCalls), wire.IDParam("cohort"))),
		wire.On(http.MethodGet, "/calls/:call", access.Only(access.Coordinator), wire.Plain(a.applying.ReadCall)),
		wire.On(http.MethodPut, "/calls/:call", access.Only(access.Coordinator), wire.Change(a.applying.SaveCall)),

		// applications, members, partner invitations
		wire.On(http.MethodGet, "/applications", access.Only(access.Participant), wire.Plain(a.applying.ListApplications)),
		wire.On(http.MethodPost, "/applications", access.Only(access.Participant), wire.Body(a.applying.StartApplication)),
		wire.On(http.MethodGet, "/applications/:application", access.Only(access.Participant), wire.Plain(a.applying.ReadApplication)),
		wire.On(http.MethodPut, "/applications/:application/joint-case", access.Only(access.Participant), wire.Change(a.applying.SaveJointCase)),
		wire.On(http.MethodGet, "/applications/:application/joint-case/revisions", access.Only(access.Participant), wire.Plain(a.applying.ListCaseRevisions)),
		wire.On(http.MethodPost, "/applications/:application/sign", access.Only(access.Participant), wire.Body(a.applying.SignApplication)),
		wire.On(http.MethodPost, "/applications/:application/submit", access.Only(access.Participant), wire.Body(a.applying.SubmitApplication)),
		wire.On(http.MethodPost, "/applications/:application/leave", access.Only(access.Participant), wire.Body(a.applying.LeaveApplication)),
		wire.On(http.MethodPost, "/applications/:application/withdraw", access.Only(access.Participant), wire.Body(a.applying.WithdrawApplication)),
		wire.On(http.MethodPost, "/applications/:application/invitations", access.Only(access.Participant), wire.Body(a.applying.InvitePartner)),
		wire.On(http.MethodGet, "/members/:member", access.Only(access.Participant), wire.Plain(a.applying.ReadMember)),
		wire.On(http.MethodPut, "/members/:member", access.Only(access.Participant), wire.Change(a.applying.SaveMember)),
		wire.On(http.MethodPost, "/partner-invitations/:invitation/revoke", access.Only(access.Participant), wire.Body(a.applying.RevokeInvitation)),
		wire.On(http.MethodPost, "/partner-invitations/:invitation/resend", access.Only(access.Participant), wire.Body(a.applying.ResendInvitation)),
		wire.On(http.MethodPost, "/partner-invitations/look", access.Public(), wire.Body(a.applying.LookAtInvitation)),
		wire.On(http.MethodPost, "/partner-invitations/accept", access.Only(access.Participant), wire.Body(a.applying.AcceptInvitation)),
		wire.On(http.MethodPost, "/partner-invitations/decline", access.Public(), wire.Body(a.applying.DeclineInvitation)),

		// a demo's own pages, absent elsewhere
		wire.On(http.MethodGet, "/demo", access.Public(), wire.InDemo(wire.Plain(a.running.ReadDemo))),
		wire.On(http.MethodGet, "/demo/mail", access.Public(), wire.InDemo(wire.Plain(a.running.ListDemoMail))),
		wire.On(http.MethodGet, "/demo/mail/:mail", access.Public(), wire.InDemo(wire.Plain(a.running.ReadDemoMail))),

		// accounts and sessions
		wire.On(http.MethodPost, "/sign-ups", access.Public(), wire.Body(a.account.SignUp)),
		wire.On(http.MethodPost, "/sign-ups/look", access.Public(), wire.Body(a.account.LookAtSignUp)),
		wire.On(http.MethodPost, "/sign-ups/confirm", access.Public(), wire.Body(a.account.ConfirmSignUp)),
		wire.On(http.MethodPost, "/sessions", access.Public(), wire.Body(a.account.SignIn)),
		wire.On(http.MethodPost, "/sessions/refresh", access.Public(), wire.Body(a.account.RefreshSession)),
		wire.On(http.MethodPost, "/sessions/current/end", access.SignedIn(), wire.Body(a.account.SignOut)),
		wire.On(http.MethodPost, "/sessions/current/role", access.SignedIn(), wire.Body(a.account.SwitchRole)),
		wire.On(http.MethodGet, "/sessions", access.SignedIn(), wire.Plain(a.account.ListSessions)),
		wire.On(http.MethodPost, "/sessions/:session/end", access.SignedIn(), wire.Body(a.account.EndSession)),
		wire.On(http.MethodPost, "/password-resets", access.Public(), wire.Body(a.account.AskForReset)),
		wire.On(http.MethodPost, "/password-resets/complete", access.Public(), wire.Body(a.account.CompleteReset)),
		wire.On(http.MethodGet, "/account", access.SignedIn(), wire.Plain(a.account.ReadAccount)),
		wire.On(http.MethodPut, "/account", access.SignedIn(), wire.Change(a.account.RenameAccount)),
		wire.On(http.MethodPost, "/account/password", access.SignedIn(), wire.Body(a.account.ChangePassword)),
		wire.On(http.MethodPost, "/account/second-factor", access.SignedIn(), wire.Body(a.account.SetUpSecondFactor)),
		wire.On(http.MethodPost, "/account/second-factor/confirm", access.SignedIn(), wire.Body(a.account.ConfirmSecondFactor)),
		wire.On(http.MethodPost, "/account/second-factor/remove", access.SignedIn(), wire.Body(a.account.RemoveSecondFactor)),

		// selection and offers
		wire.On(http.MethodGet, "/calls/:call/applications", access.Only(access.Coordinator), wire.Taking(wire.Paged(wire.Plain(a.selecting.ListCallApplications)), wire.WordParam("state", selecting.ApplicationStates...))),
		wire.On(http.MethodGet, "/calls/:call/applications/:application", access.Only(access.Coordinator), wire.Plain(a.selecting.ReadCallApplication)),
		wire.On(http.MethodPost, "/applications/:application/offer", access.Only(access.Coordinator), wire.Body(a.selecting.OfferPlaces)),
		wire.On(http.MethodPost, "/applications/:application/withdraw-offer", access.Only(access.Coordinator), wire.Body(a.selecting.WithdrawOffer)),
		wire.On(http.MethodPost, "/applications/:application/release-places", access.Only(access.Coordinator), wire.Body(a.selecting.ReleaseSeats)),
		wire.On(http.MethodGet, "/offers", access.Only(access.Participant), wire.Plain(a.selecting.ListOffers)),
		wire.On(http.MethodPost, "/offers/:offer/accept", access.Only(access.Participant), wire.Body(a.selecting.AcceptOffer)),
		wire.On(http.MethodPost, "/offers/:offer/decline", access.Only(access.Participant), wire.Body(a.selecting.DeclineOffer)),

		// places and projects
		wire.On(http.MethodGet, "/places", access.Only(access.Participant), wire.Plain(a.learning.ListPlaces)),
		wire.On(http.MethodPost, "/partnerships/:partnership/project", access.Only(access.Participant), wire.Body(a.learning.StartProject)),
		wire.On(http.MethodGet, "/projects", access.Only(access.Participant, access.Coordinator), wire.Taking(wire.Paged(wire.Plain(a.learning.ListProjects)), wire.IDParam("cohort"))),
		wire.On(http.MethodGet, "/projects/:project", access.Only(access.Participant, access.Coordinator), wire.Plain(a.learning.ReadProject)),
		wire.On(http.MethodPut, "/projects/:project", access.Only(access.Participant), wire.Change(a.learning.SaveProject)),
		wire.On(http.MethodPost, "/projects/:project/milestones", access.Only(access.Participant), wire.Body(a.learning.AddMilestone)),
		wire.On(http.MethodPut, "/milestones/:milestone", access.Only(access.Participant), wire.Change(a.learning.SaveMilestone)),
		wire.On(http.MethodGet, "/project-themes", access.Only(access.Participant, access.Coordinator), wire.Plain(a.learning.ListProjectThemes)),

		// surveys
		wire.On(http.MethodGet, "/instruments", access.Only(access.Coordinator), wire.Plain(a.surveying.ListInstruments)),
		wire.On(http.MethodGet, "/cohorts/:cohort/waves", access.Only(access.Coordinator), wire.Plain(a.surveying.ListWaves)),
		wire.On(http.MethodPost, "/cohorts/:cohort/waves", access.Only(access.Coordinator), wire.Body(a.surveying.PlanWave)),
		wire.On(http.MethodPost, "/waves/:wave/open", access.Only(access.Coordinator), wire.Body(a.surveying.OpenWave)),
		wire.On(http.MethodPost, "/waves/:wave/close", access.Only(access.Coordinator), wire.Body(a.surveying.CloseWave)),
		wire.On(http.MethodPost, "/waves/:wave/extend", access.Only(access.Coordinator), wire.Body(a.surveying.ExtendWave)),
		wire.On(http.MethodPost, "/waves/:wave/reopen", access.Only(access.Coordinator), wire.Body(a.surveying.ReopenWave)),
		wire.On(http.MethodPost, "/waves/:wave/remind", access.Only(access.Coordinator), wire.Body(a.surveying.RemindWave)),
		wire.On(http.MethodGet, "/waves/:wave/standings", access.Only(access.Coordinator), wire.Plain(a.surveying.ListStandings)),
		wire.On(http.MethodGet, "/waves/:wave/mails", access.Only(access.Coordinator), wire.Plain(a.surveying.ListWaveMails)),
		wire.On(http.MethodPost, "/waves/:wave/managers/:manager/send-again", access.Only(access.Coordinator), wire.Body(a.surveying.SendAgain)),
		wire.On(http.MethodPost, "/waves/:wave/managers/:manager/address", access.Only(access.Coordinator), wire.Body(a.surveying.CorrectAddress)),
		wire.On(http.MethodPost, "/manager-links/look", access.Public(), wire.Body(a.surveying.LookAtManagerLink)),
		wire.On(http.MethodPost, "/manager-links/open", access.Public(), wire.Body(a.surveying.OpenManagerLink)),
		wire.On(http.MethodGet, "/survey-invitations", access.Only(access.Participant, access.Manager), wire.Plain(a.surveying.ListSurveyInvitations)),
		wire.On(http.MethodGet, "/survey-invitations/:surveyInvitation", access.Only(access.Participant, access.Manager), wire.Plain(a.surveying.ReadSurveyForm)),
		wire.On(http.MethodPut, "/survey-invitations/:surveyInvitation/draft", access.Only(access.Participant, access.Manager), wire.Change(a.surveying.SaveSurveyDraft)),
		wire.On(http.MethodPost, "/survey-invitations/:surveyInvitation/response", access.Only(access.Participant, access.Manager), wire.Body(a.surveying.SubmitSurvey)),
		wire.On(http.MethodPost, "/survey-invitations/:surveyInvitation/decline", access.Only(access.Manager), wire.Body(a.surveying.DeclineSurvey)),
		wire.On(http.MethodPost, "/survey-invitations/:surveyInvitation/undo-decline", access.Only(access.Manager), wire.Body(a.surveying.UndoDecline)),
		wire.On(http.MethodPost, "/survey-invitations/:surveyInvitation/manager", access.Only(access.Coordinator), wire.Body(a.surveying.ReplaceManager)),

		// evaluation: analyst tokens reach the last seven and nothing else
		wire.On(http.MethodGet, "/evaluation/tokens", access.Only(access.Evaluator), wire.Plain(a.evidence.ListAnalystTokens)),
		wire.On(http.MethodPost, "/evaluation/tokens", access.Only(access.Evaluator), wire.Body(a.evidence.CreateAnalystToken)),
		wire.On(http.MethodPost, "/evaluation/tokens/:token/revoke", access.Only(access.Evaluator), wire.Body(a.evidence.RevokeAnalystToken)),
		wire.On(http.MethodGet, "/evaluation/token", access.Only(access.Evaluator), wire.ForAnalysts(wire.Plain(a.evidence.ReadTokenInUse))),
		wire.On(http.MethodGet, "/evaluation/cohorts", access.Only(access.Evaluator), wire.ForAnalysts(wire.Plain(a.evidence.ListEvaluationCohorts))),
		wire.On(http.MethodGet, "/evaluation/cohorts/:cohort/subjects", access.Only(access.Evaluator), wire.ForAnalysts(wire.Pulled(wire.Plain(a.evidence.PullSubjects)))),
		wire.On(http.MethodGet, "/evaluation/cohorts/:cohort/memberships", access.Only(access.Evaluator), wire.ForAnalysts(wire.Pulled(wire.Plain(a.evidence.PullMemberships)))),
		wire.On(http.MethodGet, "/evaluation/cohorts/:cohort/dyads", access.Only(access.Evaluator), wire.ForAnalysts(wire.Pulled(wire.Plain(a.evidence.PullDyads)))),
		wire.On(http.MethodGet, "/evaluation/cohorts/:cohort/answers", access.Only(access.Evaluator), wire.ForAnalysts(wire.Pulled(wire.Plain(a.evidence.PullAnswers)))),
		wire.On(http.MethodGet, "/evaluation/cohorts/:cohort/codebook", access.Only(access.Evaluator), wire.ForAnalysts(wire.Pulled(wire.Plain(a.evidence.PullCodebook)))),
	}
}
