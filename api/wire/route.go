package wire

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
	Handler Handler
}

// On is a line of a table.
func On(method, path string, policy access.Policy, h Handler) Route {
	return Route{Method: method, Path: path, Policy: policy, Handler: h}
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
func (h Handler) form() string {
	switch {
	case h.in == nil:
		return http.MethodGet
	case h.versioned:
		return http.MethodPut
	}
	return http.MethodPost
}
