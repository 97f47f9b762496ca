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
	"fmt"
	"net/http"
	"regexp"
	"strings"

	"tandem/internal/access"
)

// Route is one line of the API: what is asked, who may ask, who answers.
type Route struct {
	Method  string
	Path    string // below Prefix; every :parameter is an id
	Policy  access.Policy
	Handler handler
}

// routes is THE table: read it and you know the API. A GET is plain, a POST
// has a body, a PUT is a change of a version.
func (a *API) routes() []Route {
	return []Route{
		// meta
		{http.MethodGet, "/openapi.json", access.Public(), cached(300, plain(a.readDocument))},
		{http.MethodGet, "/configuration", access.Public(), plain(a.readConfiguration)},

		// areas
		{http.MethodGet, "/areas", access.Public(), cached(3600, plain(a.listAreas))},

		// programmes, cohorts, calls
		{http.MethodGet, "/open-calls", access.Public(), cached(30, plain(a.listOpenCalls))},
		{http.MethodGet, "/programmes", access.Only(access.Coordinator), plain(a.listProgrammes)},
		{http.MethodPost, "/programmes", access.Only(access.Coordinator), body(a.createProgramme)},
		{http.MethodGet, "/programmes/:programme", access.Only(access.Coordinator), plain(a.readProgramme)},
		{http.MethodPut, "/programmes/:programme", access.Only(access.Coordinator), change(a.saveProgramme)},
		{http.MethodPost, "/programmes/:programme/cohorts", access.Only(access.Coordinator), body(a.createCohort)},
		{http.MethodGet, "/cohorts", access.Only(access.Coordinator, access.Evaluator), plain(a.listCohorts)},
		{http.MethodGet, "/cohorts/:cohort", access.Only(access.Coordinator, access.Evaluator), plain(a.readCohort)},
		{http.MethodPut, "/cohorts/:cohort", access.Only(access.Coordinator), change(a.saveCohort)},
		{http.MethodPost, "/cohorts/:cohort/calls", access.Only(access.Coordinator), body(a.createCall)},
		{http.MethodGet, "/calls", access.Only(access.Coordinator), plain(a.listCalls)},
		{http.MethodGet, "/calls/:call", access.Only(access.Coordinator), plain(a.readCall)},
		{http.MethodPut, "/calls/:call", access.Only(access.Coordinator), change(a.saveCall)},

		// applications, members, partner invitations
		{http.MethodGet, "/applications", access.Only(access.Participant), plain(a.listApplications)},
		{http.MethodPost, "/applications", access.Only(access.Participant), body(a.startApplication)},
		{http.MethodGet, "/applications/:application", access.Only(access.Participant), plain(a.readApplication)},
		{http.MethodPut, "/applications/:application/joint-case", access.Only(access.Participant), change(a.saveJointCase)},
		{http.MethodPost, "/applications/:application/sign", access.Only(access.Participant), body(a.signApplication)},
		{http.MethodPost, "/applications/:application/submit", access.Only(access.Participant), body(a.submitApplication)},
		{http.MethodPost, "/applications/:application/withdraw", access.Only(access.Participant), body(a.withdrawApplication)},
		{http.MethodPost, "/applications/:application/invitations", access.Only(access.Participant), body(a.invitePartner)},
		{http.MethodGet, "/members/:member", access.Only(access.Participant), plain(a.readMember)},
		{http.MethodPut, "/members/:member", access.Only(access.Participant), change(a.saveMember)},
		{http.MethodPost, "/partner-invitations/:invitation/revoke", access.Only(access.Participant), body(a.revokeInvitation)},
		{http.MethodPost, "/partner-invitations/:invitation/resend", access.Only(access.Participant), body(a.resendInvitation)},
		{http.MethodPost, "/partner-invitations/look", access.Public(), body(a.lookAtInvitation)},
		{http.MethodPost, "/partner-invitations/accept", access.Only(access.Participant), body(a.acceptInvitation)},
		{http.MethodPost, "/partner-invitations/decline", access.Public(), body(a.declineInvitation)},

		// a demo's own pages, absent elsewhere
		{http.MethodGet, "/demo", access.Public(), inDemo(plain(a.readDemo))},
		{http.MethodGet, "/demo/mail", access.Public(), inDemo(plain(a.listDemoMail))},
		{http.MethodGet, "/demo/mail/:mail", access.Public(), inDemo(plain(a.readDemoMail))},

		// accounts and sessions
		{http.MethodPost, "/sign-ups", access.Public(), body(a.signUp)},
		{http.MethodPost, "/sign-ups/confirm", access.Public(), body(a.confirmSignUp)},
		{http.MethodPost, "/sessions", access.Public(), body(a.signIn)},
		{http.MethodPost, "/sessions/refresh", access.Public(), body(a.refreshSession)},
		{http.MethodPost, "/sessions/current/end", access.SignedIn(), body(a.signOut)},
		{http.MethodPost, "/sessions/current/role", access.SignedIn(), body(a.switchRole)},
		{http.MethodGet, "/sessions", access.SignedIn(), plain(a.listSessions)},
		{http.MethodPost, "/sessions/:session/end", access.SignedIn(), body(a.endSession)},
		{http.MethodPost, "/password-resets", access.Public(), body(a.askForReset)},
		{http.MethodPost, "/password-resets/complete", access.Public(), body(a.completeReset)},
		{http.MethodGet, "/account", access.SignedIn(), plain(a.readAccount)},
		{http.MethodPut, "/account", access.SignedIn(), change(a.renameAccount)},
		{http.MethodPost, "/account/password", access.SignedIn(), body(a.changePassword)},
		{http.MethodPost, "/account/second-factor", access.SignedIn(), body(a.setUpSecondFactor)},
		{http.MethodPost, "/account/second-factor/confirm", access.SignedIn(), body(a.confirmSecondFactor)},
		{http.MethodPost, "/account/second-factor/remove", access.SignedIn(), body(a.removeSecondFactor)},

		// selection and offers
		{http.MethodGet, "/calls/:call/applications", access.Only(access.Coordinator), plain(a.listCallApplications)},
		{http.MethodGet, "/calls/:call/applications/:application", access.Only(access.Coordinator), plain(a.readCallApplication)},
		{http.MethodPost, "/applications/:application/offer", access.Only(access.Coordinator), body(a.offerPlaces)},
		{http.MethodPost, "/applications/:application/release-places", access.Only(access.Coordinator), body(a.releaseSeats)},
		{http.MethodGet, "/offers", access.Only(access.Participant), plain(a.listOffers)},
		{http.MethodPost, "/offers/:offer/accept", access.Only(access.Participant), body(a.acceptOffer)},
		{http.MethodPost, "/offers/:offer/decline", access.Only(access.Participant), body(a.declineOffer)},

		// places and projects
		{http.MethodGet, "/places", access.Only(access.Participant), plain(a.listPlaces)},
		{http.MethodPost, "/partnerships/:partnership/project", access.Only(access.Participant), body(a.startProject)},
		{http.MethodGet, "/projects", access.Only(access.Participant, access.Coordinator), plain(a.listProjects)},
		{http.MethodGet, "/projects/:project", access.Only(access.Participant, access.Coordinator), plain(a.readProject)},
		{http.MethodPut, "/projects/:project", access.Only(access.Participant), change(a.saveProject)},
		{http.MethodPost, "/projects/:project/milestones", access.Only(access.Participant), body(a.addMilestone)},
		{http.MethodPut, "/milestones/:milestone", access.Only(access.Participant), change(a.saveMilestone)},
		{http.MethodGet, "/project-themes", access.Only(access.Participant, access.Coordinator), plain(a.listProjectThemes)},

		// surveys
		{http.MethodGet, "/instruments", access.Only(access.Coordinator), plain(a.listInstruments)},
		{http.MethodGet, "/cohorts/:cohort/waves", access.Only(access.Coordinator), plain(a.listWaves)},
		{http.MethodPost, "/cohorts/:cohort/waves", access.Only(access.Coordinator), body(a.planWave)},
		{http.MethodPost, "/waves/:wave/open", access.Only(access.Coordinator), body(a.openWave)},
		{http.MethodPost, "/waves/:wave/close", access.Only(access.Coordinator), body(a.closeWave)},
		{http.MethodPost, "/waves/:wave/remind", access.Only(access.Coordinator), body(a.remindWave)},
		{http.MethodPost, "/manager-links/look", access.Public(), body(a.lookAtManagerLink)},
		{http.MethodPost, "/manager-links/open", access.Public(), body(a.openManagerLink)},
		{http.MethodGet, "/survey-invitations", access.Only(access.Participant, access.Manager), plain(a.listSurveyInvitations)},
		{http.MethodGet, "/survey-invitations/:surveyInvitation", access.Only(access.Participant, access.Manager), plain(a.readSurveyForm)},
		{http.MethodPut, "/survey-invitations/:surveyInvitation/draft", access.Only(access.Participant, access.Manager), change(a.saveSurveyDraft)},
		{http.MethodPost, "/survey-invitations/:surveyInvitation/response", access.Only(access.Participant, access.Manager), body(a.submitSurvey)},
		{http.MethodPost, "/survey-invitations/:surveyInvitation/decline", access.Only(access.Manager), body(a.declineSurvey)},

		// evaluation: analyst tokens reach the last four and nothing else
		{http.MethodGet, "/evaluation/tokens", access.Only(access.Evaluator), plain(a.listAnalystTokens)},
		{http.MethodPost, "/evaluation/tokens", access.Only(access.Evaluator), body(a.createAnalystToken)},
		{http.MethodPost, "/evaluation/tokens/:token/revoke", access.Only(access.Evaluator), body(a.revokeAnalystToken)},
		{http.MethodGet, "/evaluation/cohorts", access.Only(access.Evaluator), plain(a.listEvaluationCohorts)},
		{http.MethodGet, "/evaluation/cohorts/:cohort/subjects", access.Only(access.Evaluator), forAnalysts(plain(a.pullSubjects))},
		{http.MethodGet, "/evaluation/cohorts/:cohort/dyads", access.Only(access.Evaluator), forAnalysts(plain(a.pullDyads))},
		{http.MethodGet, "/evaluation/cohorts/:cohort/answers", access.Only(access.Evaluator), forAnalysts(plain(a.pullAnswers))},
		{http.MethodGet, "/evaluation/cohorts/:cohort/codebook", access.Only(access.Evaluator), forAnalysts(plain(a.pullCodebook))},
	}
}

var pathForm = regexp.MustCompile(`^(/(:[a-z][A-Za-z]*|[a-z][a-z.-]*))+$`)

// check finds the first line of a table that may not be served.
func check(routes []Route) error {
	seen := map[string]bool{}
	for _, r := range routes {
		name := r.Method + " " + r.Path
		shape := r.Method + " " + regexp.MustCompile(`:\w+`).ReplaceAllString(r.Path, ":")
		if seen[shape] {
			return fmt.Errorf("api: %s is declared twice", name)
		}
		seen[shape] = true
		if err := r.check(); err != nil {
			return fmt.Errorf("api: %s: %w", name, err)
		}
	}
	return nil
}

func (r Route) check() error {
	switch {
	case !r.Policy.Declared():
		return fmt.Errorf("nobody declared a policy")
	case !pathForm.MatchString(r.Path):
		return fmt.Errorf("the path is not in the form of the table")
	case r.Handler.run == nil:
		return fmt.Errorf("there is no handler")
	case r.Handler.broken != nil:
		return r.Handler.broken
	case r.Handler.form() != r.Method:
		return fmt.Errorf("the handler is made for %s", r.Handler.form())
	case r.Handler.cached != "" && !r.Policy.Public():
		return fmt.Errorf("only public answers may be cached")
	case r.Handler.data && (r.Method != http.MethodGet || !strings.HasPrefix(r.Path, "/evaluation/")):
		return fmt.Errorf("analyst tokens read evaluation data and nothing else")
	}
	return nil
}

// form is the one method that fits how a handler was made.
func (h handler) form() string {
	switch {
	case h.in == nil:
		return http.MethodGet
	case h.versioned:
		return http.MethodPut
	}
	return http.MethodPost
}
