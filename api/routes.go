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
		{http.MethodGet, "/demo", access.Public(), plain(a.readDemo)},
		{http.MethodGet, "/demo/mail", access.Public(), plain(a.listDemoMail)},
		{http.MethodGet, "/demo/mail/:mail", access.Public(), plain(a.readDemoMail)},

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
