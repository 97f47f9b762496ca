package api

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"tandem/api/wire"
	"tandem/internal/access"
	"tandem/internal/app"
	"tandem/internal/clock"
	"tandem/internal/fault"
	"tandem/internal/id"
)

// testServer is an API as it runs, with a clock that stands still and a log
// that can be read.
type testServer struct {
	*wire.Engine
	t     *testing.T
	clock *clock.Clock
	log   *lines
	known map[string]access.Actor // bearer tokens that need no session
	app   *app.App                // nil where only the wire is tried
	rows  func() map[string]int64 // of every table; nil where nothing is stored
}

// lines is a log that many requests write to.
type lines struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (l *lines) Write(b []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.Write(b)
}

func (l *lines) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.String()
}

const baseURL = "https://tandem.example"

// testOptions are the options of a server without an application behind it.
func testOptions(t *testing.T) (Options, *testServer) {
	s := &testServer{t: t, clock: clock.Fixed(time.Date(2026, 11, 2, 9, 0, 0, 0, time.UTC), 1), log: &lines{}, known: map[string]access.Actor{}}
	for _, role := range append([]access.Role{access.Unproven}, access.People...) {
		s.known[string(role)] = access.Actor{Role: role, Account: s.clock.NewID(), Person: s.clock.NewID(), Session: s.clock.NewID()}
	}
	s.known["tdm_analyst"] = access.Actor{Role: access.Evaluator, Token: s.clock.NewID(), Cohort: s.clock.NewID(), Sets: []string{"subjects"}}
	return Options{Version: "test", Programme: "Tandem", Options: wire.Options{
		Clock: s.clock, Log: wire.NewLog(s.log, slog.LevelInfo), BaseURL: baseURL, Demo: true, Identify: s.identify}}, s
}

// identify knows the test's own bearers, and asks the application for others.
func (s *testServer) identify(ctx context.Context, bearer string) (access.Actor, error) {
	actor, known := s.known[bearer]
	switch {
	case known:
		return actor, nil
	case s.app != nil:
		return s.app.Identify(ctx, bearer)
	}
	return access.Actor{}, fault.New(fault.Unauthenticated, "not_signed_in", "Sign in to continue.")
}

// serve starts a server for a table; nil stands for THE table.
func serve(t *testing.T, table func(*API) []wire.Route, changes ...func(*Options)) *testServer {
	o, s := testOptions(t)
	for _, change := range changes {
		change(&o)
	}
	if table == nil {
		table = (*API).routes
	}
	engine, err := wire.New(o.engine(), table(rooms(o)))
	if err != nil {
		t.Fatal(err)
	}
	s.Engine = engine
	return s
}

// stored counts the rows of every table.
func (s *testServer) stored() map[string]int64 {
	if s.rows == nil {
		return nil
	}
	return s.rows()
}

// client asks a server as somebody.
type client struct {
	s      *testServer
	bearer string
	header http.Header
}

// as is a client with a bearer token; "" is nobody.
func (s *testServer) as(bearer string) *client { return &client{s: s, bearer: bearer} }

// with is the same client with one more header on every request.
func (c *client) with(name, value string) *client {
	header := c.header.Clone()
	if header == nil {
		header = http.Header{}
	}
	header.Add(name, value)
	return &client{s: c.s, bearer: c.bearer, header: header}
}

func (c *client) get(path string) response { return c.send(http.MethodGet, path, nil) }

// post sends a body: text as it is, anything else as JSON.
func (c *client) post(path string, body any) response {
	return c.json().send(http.MethodPost, path, jsonOf(body))
}

// put sends a body as a change of a version.
func (c *client) put(path string, version int64, body any) response {
	return c.json().with("If-Match", `"`+strconv.FormatInt(version, 10)+`"`).send(http.MethodPut, path, jsonOf(body))
}

func (c *client) json() *client {
	if c.header.Get("Content-Type") != "" {
		return c
	}
	return c.with("Content-Type", "application/json")
}

func jsonOf(body any) []byte {
	if text, is := body.(string); is {
		return []byte(text)
	}
	raw, err := json.Marshal(body)
	if err != nil {
		panic(err)
	}
	return raw
}

// send asks below Prefix and holds the answer against the contract.
func (c *client) send(method, path string, body []byte) response {
	c.s.t.Helper()
	r := httptest.NewRequest(method, baseURL+wire.Prefix+path, bytes.NewReader(body))
	for name, values := range c.header {
		r.Header[name] = values
	}
	if c.bearer != "" {
		r.Header.Set("Authorization", "Bearer "+c.bearer)
	}
	w := httptest.NewRecorder()
	c.s.ServeHTTP(w, r)
	a := response{t: c.s.t, method: method, path: path, status: w.Code, header: w.Result().Header, body: w.Body.Bytes(), cookies: w.Result().Cookies()}
	a.keepsTheContract()
	return a
}

// response is what came back.
type response struct {
	t       *testing.T
	method  string
	path    string
	status  int
	header  http.Header
	body    []byte
	cookies []*http.Cookie
}

// want ends the test unless the status is this one.
func (a response) want(status int) response {
	a.t.Helper()
	if a.status != status {
		a.t.Fatalf("%s %s: %d, want %d: %s", a.method, a.path, a.status, status, a.body)
	}
	return a
}

// into reads the body, strictly.
func (a response) into(target any) response {
	a.t.Helper()
	d := json.NewDecoder(bytes.NewReader(a.body))
	d.DisallowUnknownFields()
	if err := d.Decode(target); err != nil {
		a.t.Fatalf("%s %s: %v in %s", a.method, a.path, err, a.body)
	}
	return a
}

// problem reads the body of a refusal.
func (a response) problem() wire.Problem {
	a.t.Helper()
	var p wire.Problem
	a.into(&p)
	return p
}

// code is the last part of the problem's type, "" when all went well.
func (a response) code() string {
	if a.status < 400 {
		return ""
	}
	return strings.TrimPrefix(a.problem().Type, "urn:tandem:problem:")
}

// anonymous is the body without its request id, for comparing two of them.
func (a response) anonymous() string {
	return strings.ReplaceAll(string(a.body), a.header.Get("X-Request-Id"), "REQUEST")
}

// everyAnswer are the headers without which nothing leaves.
var everyAnswer = []string{"Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy",
	"Cross-Origin-Opener-Policy", "Cross-Origin-Resource-Policy", "Permissions-Policy"}

// keepsTheContract checks what holds for every answer of the API.
func (a response) keepsTheContract() {
	a.t.Helper()
	fail := func(why string) {
		a.t.Errorf("%s %s answered %d %s: %s", a.method, a.path, a.status, why, a.body)
	}
	if _, err := id.Parse(a.header.Get("X-Request-Id")); err != nil {
		fail("without a request id")
	}
	for _, name := range everyAnswer {
		if a.header.Get(name) == "" {
			fail("without " + name)
		}
	}
	if (a.status == http.StatusNoContent || a.status == http.StatusNotModified) != (len(a.body) == 0) {
		fail("with a body where none is due, or without")
	}
	if a.status >= 400 {
		a.isProblem(fail)
	}
	if length := a.header.Get("Content-Length"); len(a.body) > 0 && length != strconv.Itoa(len(a.body)) {
		fail("with the length " + length)
	}
	if opened, err := gzip.NewReader(bytes.NewReader(a.body)); err == nil && a.header.Get("Content-Encoding") == "gzip" {
		a.body, _ = io.ReadAll(opened)
	}
	if err := documented(a); err != nil {
		fail("against the document: " + err.Error())
	}
}

func (a response) isProblem(fail func(string)) {
	a.t.Helper()
	p := a.problem()
	switch {
	case a.header.Get("Content-Type") != "application/problem+json":
		fail("which is not problem+json")
	case p.Status != a.status || p.Title == "" || p.Detail == "" || !strings.HasPrefix(p.Type, "urn:tandem:problem:"):
		fail("as an incomplete problem")
	case p.RequestID != a.header.Get("X-Request-Id"):
		fail("with another request id")
	case (a.status == http.StatusUnauthorized) != (a.header.Get("WWW-Authenticate") != ""):
		fail("with a wrong WWW-Authenticate")
	case (a.status == http.StatusTooManyRequests || a.status == http.StatusServiceUnavailable) != (a.header.Get("Retry-After") != ""):
		fail("with a wrong Retry-After")
	case a.header.Get("Cache-Control") != "no-store":
		fail("which may be cached")
	case len(a.cookies) > 0 && (a.path != "/sessions/refresh" || a.cookies[0].Value != ""):
		fail("with a cookie")
	}
}

// chunks hides the length of a body, as a chunked request does.
type chunks struct{ io.Reader }
