package wire

import (
	"context"
	"errors"
	"io/fs"
	"log/slog"
	"net/http"
	"net/netip"
	"runtime/debug"
	"slices"
	"strings"
	"sync/atomic"
	"time"

	"github.com/labstack/echo/v4"

	"tandem/internal/access"
	"tandem/internal/clock"
	"tandem/internal/fault"
	"tandem/internal/id"
)

// Prefix stands before every path of the route table.
const Prefix = "/api/v1"

// Options is everything that the engine needs from the rest of the program.
type Options struct {
	Clock          *clock.Clock
	Frontend       fs.FS // the folder that holds index.html; nil for none
	BaseURL        string
	Demo           bool
	TrustedProxies []netip.Prefix
	Log            *slog.Logger
	Patience       time.Duration // how long a request is worked on; 0 for ten seconds

	// Identify says who holds a bearer token, or gives an Unauthenticated
	// fault. Ready tells whether the store answers; nil means that it does.
	Identify func(ctx context.Context, bearer string) (access.Actor, error)
	Ready    func(ctx context.Context) error
}

// Engine serves a table of routes below Prefix, the probes, and the single-page
// app everywhere else. It keeps nothing that another copy of the program would
// have to know.
type Engine struct {
	Options
	table    []Route
	echo     *echo.Echo
	pages    http.Handler
	figures  *figures
	draining atomic.Bool
}

// New refuses a table with a route whose policy nobody declared, with two equal
// routes, or with a handler that the strict decoder cannot serve.
func New(o Options, table []Route) (*Engine, error) {
	if o.Clock == nil || o.Log == nil || o.Identify == nil {
		return nil, errors.New("api: a clock, a log and a way to identify people are needed")
	}
	if err := check(table); err != nil {
		return nil, err
	}
	s := &Engine{Options: o, echo: echo.New(), figures: newFigures(), pages: newPages(o.Frontend)}
	s.echo.IPExtractor = addresses(o.TrustedProxies)
	s.echo.HTTPErrorHandler = func(err error, c echo.Context) {
		writeProblem(exchangeOf(c), c.Request(), s.fromEcho(err, c))
	}
	s.table = slices.DeleteFunc(table, func(r Route) bool { return r.Handler.demo && !o.Demo })
	for _, r := range s.table {
		s.echo.Add(r.Method, Prefix+r.Path, s.guard(r))
	}
	return s, nil
}

// Table lists the routes that are served.
func (s *Engine) Table() []Route { return s.table }

// Routed lists what the router knows, as "GET /api/v1/areas".
func (s *Engine) Routed() (names []string) {
	for _, r := range s.echo.Routes() {
		names = append(names, r.Method+" "+r.Path)
	}
	return names
}

// fromEcho turns the router's own refusals into faults.
func (s *Engine) fromEcho(err error, c echo.Context) error {
	switch {
	case errors.Is(err, echo.ErrMethodNotAllowed):
		h := c.Response().Header()
		h.Set("Allow", strings.Replace(h.Get("Allow"), http.MethodGet, "GET, HEAD", 1))
		return methodNotAllowed()
	case errors.Is(err, echo.ErrNotFound):
		return fault.NotFound()
	}
	return err
}

func exchangeOf(c echo.Context) *exchange { return c.Response().Writer.(*exchange) }

// crossSite refuses what a browser sends for another site's page, by what browsers
// say of it themselves. The refresh cookie is SameSite=Strict, and a body must be
// JSON; a browser in which either fails is stopped here.
var crossSite = http.NewCrossOriginProtection()

// guard is the one way to a handler. Public routes do not look at a bearer
// token at all; elsewhere the actor is known before anything else is told,
// so a malformed id and an unknown one look alike to everybody.
func (s *Engine) guard(r Route) echo.HandlerFunc {
	return func(c echo.Context) error {
		x := exchangeOf(c)
		x.route = r.Path
		if crossSite.Check(c.Request()) != nil {
			return fault.Forbidden("cross_site", "This request came from another site.")
		}
		end := s.within(c)
		actor, err := s.admit(c.Request(), r)
		end()
		if err != nil {
			return err
		}
		x.account = actor.Account
		if !offers(c.Request().Header["Accept"], jsonType) {
			return fault.New(notOffered, "not_offered", "The answer is application/json and nothing else: ask for that in Accept.")
		}
		actor.Request = x.id.String()
		call, err := s.call(c, r, actor)
		if err != nil {
			return err
		}
		raw, err := s.read(x, c.Request(), r, call)
		if err != nil {
			return err
		}
		defer s.within(c)() // what a slow line took is not held against the work
		call.Context = c.Request().Context()
		reply, err := r.Handler.run(call, raw)
		if err != nil {
			return err
		}
		return s.send(x, c.Request(), r, reply)
	}
}

// within gives what follows in a request its time; call end when it is over.
func (s *Engine) within(c echo.Context) (end func()) {
	most := s.Patience
	if most == 0 {
		most = workMost
	}
	r := c.Request()
	ctx, cancel := context.WithTimeout(r.Context(), most)
	c.SetRequest(r.WithContext(ctx))
	return func() {
		cancel()
		c.SetRequest(r)
	}
}

// admit says who asks and whether the route's policy lets them in.
func (s *Engine) admit(r *http.Request, route Route) (access.Actor, error) {
	if route.Policy.Public() {
		return access.Actor{}, nil
	}
	bearer, err := bearerOf(r.Header)
	if err != nil {
		return access.Actor{}, err
	}
	actor, err := s.Identify(r.Context(), bearer)
	switch {
	case err != nil:
		return access.Actor{}, err
	case actor.Role == access.Nobody:
		return access.Actor{}, unauthenticated()
	case !actor.Token.Empty() && !route.Handler.data:
		return access.Actor{}, fault.Forbidden("token_scope", "This token only reads evaluation data.")
	case route.Policy.Allows(actor.Role):
		return actor, nil
	case actor.Role == access.Unproven:
		return access.Actor{}, fault.Forbidden("second_factor_due", "Set up the second step of signing in first.")
	}
	return access.Actor{}, fault.Forbidden("not_allowed", "You do not have access to this.")
}

func (s *Engine) call(c echo.Context, route Route, actor access.Actor) (*Call, error) {
	r := c.Request()
	call := &Call{Context: r.Context(), Actor: actor, Address: c.RealIP(), cookies: r.Cookie, held: r.Header.Get("If-None-Match")}
	call.Agent = strings.ToValidUTF8(r.UserAgent()[:min(200, len(r.UserAgent()))], "")
	if names := c.ParamNames(); len(names) > 0 {
		call.ids = make(map[string]id.ID, len(names))
		for i, value := range c.ParamValues() {
			parsed, err := id.Parse(value)
			if err != nil {
				return nil, fault.NotFound()
			}
			call.ids[names[i]] = parsed
		}
	}
	var err error
	call.query, err = route.Handler.queryOf(r.URL.RawQuery)
	return call, err
}

// read takes what a POST or PUT brings: its headers and its raw body.
func (s *Engine) read(x *exchange, r *http.Request, route Route, call *Call) ([]byte, error) {
	if route.Handler.in == nil {
		return nil, nil
	}
	if err := mediaType(r.Header); err != nil {
		return nil, err
	}
	var err error
	if route.Handler.versioned {
		if call.Version, err = ifMatch(r.Header); err != nil {
			return nil, err
		}
	}
	raw, err := readBody(x, r)
	if err != nil {
		return nil, err
	}
	if r.Method == http.MethodPost && call.Actor.Role != access.Nobody {
		call.Actor.Key, err = idempotencyKey(r, raw)
	}
	return raw, err
}

// ServeHTTP numbers, dresses, answers and logs one request. The probes are
// mute; what is not the API is a page.
func (s *Engine) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.headers(w.Header())
	x := &exchange{ResponseWriter: w, id: s.Clock.NewID(), began: s.Clock.Now()}
	if !s.own(r.Host) {
		w.Header().Set("X-Request-Id", x.id.String())
		writeProblem(x, r, misdirected())
		return
	}
	switch r.URL.Path {
	case "/healthz":
		s.healthz(w, r)
		return
	case "/readyz":
		s.readyz(w, r)
		return
	}
	s.figures.under.Inc()
	defer s.finish(x, r)
	if r.URL.Path != "/api" && !strings.HasPrefix(r.URL.Path, "/api/") {
		x.route = "pages"
		s.pages.ServeHTTP(x, r)
		return
	}
	h := x.Header()
	h.Set("X-Request-Id", x.id.String())
	h.Set("Cache-Control", "no-store")
	if r.Method == http.MethodHead { // the server still sees HEAD and drops the body
		get := *r
		get.Method = http.MethodGet
		r = &get
	}
	s.echo.ServeHTTP(x, r)
}

// finish runs after every request: a panic becomes a 500 with its text in the
// log only, or cuts the connection when the answer had already begun.
func (s *Engine) finish(x *exchange, r *http.Request) {
	s.figures.under.Dec()
	p := recover()
	begun := x.status != 0
	if p != nil {
		writeProblem(x, r, fault.Of(panicked{p, debug.Stack()}))
	}
	took := max(0, s.Clock.Now().Sub(x.began))
	s.figures.count(x, r.Method, took)
	s.record(x, r.Method, took)
	if p != nil && begun {
		panic(http.ErrAbortHandler)
	}
}

// Server is an http.Server for this API with every limit set: slow, endless
// and swollen requests are cut off. It serves on a Listener of this engine.
func (s *Engine) Server() *http.Server {
	return &http.Server{
		Handler: s, ErrorLog: slog.NewLogLogger(s.Log.Handler(), slog.LevelDebug),
		ReadHeaderTimeout: 5 * time.Second, ReadTimeout: 30 * time.Second,
		WriteTimeout: 60 * time.Second, IdleTimeout: 2 * time.Minute, MaxHeaderBytes: 16 << 10,
	}
}
