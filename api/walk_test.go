package api

import (
	"bytes"
	"flag"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"tandem/api/wire"
	"tandem/internal/access"
	"tandem/internal/fault"
	"tandem/internal/id"
)

var update = flag.Bool("update", false, "write the golden files instead of comparing")

const accessFile = "../docs/access.md"

// The askers of the walk, in the order of the columns. The program's own
// roles must be refused everywhere and have no column.
var askers = []struct{ title, bearer string }{
	{"nobody", ""}, {"participant", "participant"}, {"manager", "manager"}, {"coordinator", "coordinator"},
	{"evaluator", "evaluator"}, {"second step due", "unproven"}, {"analyst token", "tdm_analyst"},
}

// stubbed is THE table with handlers that only tell that they were reached.
func stubbed(a *API) []wire.Route {
	routes := a.routes()
	for i := range routes {
		routes[i].Handler = routes[i].Handler.Doing(func(*wire.Call) (wire.Reply[any], error) {
			return wire.Reply[any]{Status: http.StatusNoContent}, nil
		})
	}
	return routes
}

// filled is a path of the table with a well-formed id for every parameter.
func filled(path string, with id.ID) string {
	parts := strings.Split(path, "/")
	for i, part := range parts {
		if strings.HasPrefix(part, ":") {
			parts[i] = with.String()
		}
	}
	return strings.Join(parts, "/")
}

// ask sends what a route needs to be reached, outside the document's eyes.
func (s *testServer) ask(r wire.Route, bearer, path string, body []byte) *httptest.ResponseRecorder {
	q := httptest.NewRequest(r.Method, baseURL+wire.Prefix+path, bytes.NewReader(body))
	q.Header.Set("Content-Type", "application/json")
	q.Header.Set("If-Match", `"1"`)
	if bearer != "" {
		q.Header.Set("Authorization", "Bearer "+bearer)
	}
	w := httptest.NewRecorder()
	s.ServeHTTP(w, q)
	return w
}

// Every route is asked as everybody; who gets through is written down.
func TestAccessIsAsWrittenDown(t *testing.T) {
	s := serve(t, stubbed)
	var b strings.Builder
	b.WriteString("# Who may call what\n\nWritten by `go test ./api -run TestAccess -update`, which asks every route as everybody.\n" +
		"**yes**: the request reaches the rules of the programme, which decide about the single record. sign in: 401. no: 403.\n\n| | route |")
	for _, asker := range askers {
		b.WriteString(" " + asker.title + " |")
	}
	b.WriteString("\n|---|---|" + strings.Repeat("---|", len(askers)) + "\n")
	for _, r := range s.Table() {
		fmt.Fprintf(&b, "| %s | `%s` |", r.Method, braces(r.Path))
		for _, asker := range askers {
			word := s.verdict(r, asker.bearer)
			if word != expected(r, s.known[asker.bearer]) {
				t.Errorf("%s %s as %s: %s", r.Method, r.Path, asker.title, word)
			}
			b.WriteString(" " + word + " |")
		}
		b.WriteString("\n")
	}
	golden(t, accessFile, b.String())
}

func (s *testServer) verdict(r wire.Route, bearer string) string {
	switch w := s.ask(r, bearer, filled(r.Path, s.clock.NewID()), []byte(`{}`)); w.Code {
	case http.StatusNoContent:
		return "**yes**"
	case http.StatusUnauthorized:
		return "sign in"
	case http.StatusForbidden:
		return "no"
	default:
		return fmt.Sprint(w.Code)
	}
}

// expected is the same decision written a second time, from the policy alone.
func expected(r wire.Route, actor access.Actor) string {
	analyst := !actor.Token.Empty()
	switch {
	case r.Policy.Public(), r.Policy.Allows(actor.Role) && (!analyst || r.Handler.TakesTokens()):
		return "**yes**"
	case actor.Role == access.Nobody:
		return "sign in"
	}
	return "no"
}

func TestTheProgramsOwnRolesAreNobodysSession(t *testing.T) {
	s := serve(t, stubbed)
	for _, job := range []access.Role{access.Gate, access.Clerk, access.Post, access.Office, "root"} {
		s.known["job"] = access.Actor{Role: job, Account: s.clock.NewID()}
		for _, r := range s.Table() {
			if word := s.verdict(r, "job"); !r.Policy.Public() && word != "no" {
				t.Errorf("%s %s as %s: %s", r.Method, r.Path, job, word)
			}
		}
	}
}

func golden(t *testing.T, file, text string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil || string(want) != text {
		t.Errorf("%s is not up to date (%v): run go test ./api -run %s -update and read the difference", file, err, t.Name())
	}
}

// letIn is somebody whom the policy lets in.
func letIn(p access.Policy) string {
	i := slices.IndexFunc(access.People, func(r access.Role) bool { return !p.Public() && p.Allows(r) })
	if i < 0 {
		return ""
	}
	return string(access.People[i])
}

// Every POST and PUT is sent everything that is not its form. Nothing is
// accepted, nothing breaks, and each mistake has its own status.
func TestNoRouteTakesBadInput(t *testing.T) {
	walkBadInput(t, serve(t, nil))
}

func TestNoDemoRouteTakesBadInput(t *testing.T) {
	walkBadInput(t, serve(t, everyKind))
}

// everyForm has a key of every kind.
type everyForm struct {
	Name    string      `json:"name"`
	Count   int         `json:"count"`
	Small   int8        `json:"small,omitempty"`
	Agreed  bool        `json:"agreed"`
	Score   float64     `json:"score,omitempty"`
	ReplyBy *time.Time  `json:"replyBy,omitempty"`
	Tags    []string    `json:"tags"`
	Inner   *everyInner `json:"inner,omitempty"`
}

type everyInner struct {
	Item  string   `json:"item"`
	Value *float64 `json:"value,omitempty"`
}

// everyKind declares a form with every kind of value, so that the walk itself
// is tried on each.
func everyKind(*API) []wire.Route {
	take := func(*wire.Call, everyForm) (wire.Reply[wire.None], error) { return wire.Done(), nil }
	nothing := func(*wire.Call, wire.Empty) (wire.Reply[wire.None], error) { return wire.Done(), nil }
	return []wire.Route{
		wire.On("POST", "/all", access.Public(), wire.Body(take)),
		wire.On("PUT", "/all/:one", access.Only(access.Manager), wire.Change(take)),
		wire.On("POST", "/all/:one/end", access.SignedIn(), wire.Body(nothing)),
	}
}

func walkBadInput(t *testing.T, s *testServer) {
	for _, r := range s.Table() {
		if r.Handler.Form() == nil {
			continue
		}
		t.Run(r.Method+" "+r.Path, func(t *testing.T) {
			s.t = t
			before := s.stored()
			c := s.as(letIn(r.Policy)).with("If-Match", `"1"`)
			for name, bad := range badInputs(r.Handler) {
				bad.refused(t, name, c, r.Method, filled(r.Path, s.clock.NewID()))
			}
			if after := s.stored(); !reflect.DeepEqual(before, after) {
				t.Errorf("something was stored: %v, before it was %v", after, before)
			}
		})
	}
}

// What the router serves is the table, no more and no less.
func TestTheRouterIsTheTable(t *testing.T) {
	s := serve(t, nil)
	served := map[string]bool{}
	for _, route := range s.Routed() {
		served[route] = true
	}
	for _, r := range s.Table() {
		if !served[r.Method+" "+wire.Prefix+r.Path] {
			t.Errorf("%s %s is not served", r.Method, r.Path)
		}
	}
	if len(served) != len(s.Table()) {
		t.Errorf("%d served, %d in the table", len(served), len(s.Table()))
	}
}

// An id that is a word, a piece of SQL or of another form is answered like an
// id of nothing, byte for byte, whoever asks.
func TestNoRouteTellsABadIdFromAnUnknownOne(t *testing.T) {
	s := serve(t, func(a *API) []wire.Route { return nothingKnown(a.routes()) })
	walkBadIDs(t, s)
}

func TestNoDemoRouteTellsABadIdFromAnUnknownOne(t *testing.T) {
	walkBadIDs(t, serve(t, func(a *API) []wire.Route { return nothingKnown(everyKind(a)) }))
}

// nothingKnown is a table in which no id is known.
func nothingKnown(routes []wire.Route) []wire.Route {
	for i := range routes {
		routes[i].Handler = routes[i].Handler.Doing(func(*wire.Call) (wire.Reply[any], error) { return wire.Reply[any]{}, fault.NotFound() })
	}
	return routes
}

func walkBadIDs(t *testing.T, s *testServer) {
	for _, r := range s.Table() {
		if !strings.Contains(r.Path, ":") {
			continue
		}
		bearer := letIn(r.Policy)
		unknown := anonymous(s.ask(r, bearer, filled(r.Path, s.clock.NewID()), []byte(`{}`)))
		for _, bad := range []string{"new", "1", "1%20OR%201=1", "'%3BDROP%20TABLE%20members%3B--", "%00", "%ff", "null", "01arz3ndektsv4rrffq69g5fav", "80000000000000000000000000"} {
			w := s.ask(r, bearer, filled(r.Path, id.ID(bad)), []byte(`{}`))
			if w.Code != http.StatusNotFound || anonymous(w) != unknown {
				t.Errorf("%s %s with %s: %d %s, want %s", r.Method, r.Path, bad, w.Code, w.Body, unknown)
			}
		}
	}
}

func anonymous(w *httptest.ResponseRecorder) string {
	return strings.ReplaceAll(w.Body.String(), w.Header().Get("X-Request-Id"), "REQUEST")
}
