package wire

import (
	"context"
	"net/http"
	"net/url"
	"reflect"
	"strconv"

	"tandem/internal/access"
	"tandem/internal/id"
)

// Call is one admitted request: who asks, about what, with which version. A
// handler sees nothing else of HTTP.
type Call struct {
	Context context.Context
	Actor   access.Actor
	Version int64  // of If-Match; set on PUT only
	Address string // the client's network address, behind trusted proxies only
	Agent   string // the client's User-Agent, cut to 200 bytes
	ids     map[string]id.ID
	query   url.Values
	held    string // If-None-Match
	cookies func(name string) (*http.Cookie, error)
}

// ID is the path id of that name. It is well-formed: a request with any other
// never reaches a handler.
func (c *Call) ID(name string) id.ID { return c.ids[name] }

// Query is the value of a query parameter, "" when it is not there. It was given
// once, and has the form that the route declares.
func (c *Call) Query(name string) string { return c.query.Get(name) }

// QueryID is an optional id among the query parameters, empty when absent.
func (c *Call) QueryID(name string) id.ID { return id.ID(c.Query(name)) }

// pageLimit is the most rows that one page holds.
const pageLimit = 200

// Limit is the wanted size of a page: 1 to 200, and 200 when nothing is said.
func (c *Call) Limit() int {
	n, err := limitOf(c.Query("limit"))
	if err != nil {
		return pageLimit
	}
	return n
}

func limitOf(text string) (int, error) {
	n, err := strconv.Atoi(text)
	if err != nil || n < 1 || n > pageLimit || strconv.Itoa(n) != text {
		return 0, strconv.ErrRange
	}
	return n, nil
}

// Holds tells whether the client has the answer with this tag already. It is then
// told so with a 304, and gets nothing of the body.
func (c *Call) Holds(tag string) bool { return matches(c.held, `"`+tag+`"`) }

// Cookie is the value of a cookie, "" when there is none.
func (c *Call) Cookie(name string) string {
	cookie, err := c.cookies(name)
	if err != nil {
		return ""
	}
	return cookie.Value
}

// Reply is what a handler answers. Status 0 means 200. Version becomes the
// ETag of a thing that can be changed; Tag is an opaque ETag of one that
// cannot; Whole keeps an answer from being a 304; Location is a path below the
// prefix.
type Reply[T any] struct {
	Status   int
	Version  int64
	Tag      string
	Whole    bool
	Location string
	Body     T
	Cookies  []*http.Cookie
}

// None is the body of a 204: there is none.
type None struct{}

// Empty is the body of a POST that needs nothing: {}.
type Empty struct{}

// OK answers 200 with a body, and its version where that can change.
func OK[T any](body T, version int64) Reply[T] {
	return Reply[T]{Status: http.StatusOK, Body: body, Version: version}
}

// Created answers 201 with what was made and where it is.
func Created[T any](body T, version int64, location string) Reply[T] {
	return Reply[T]{Status: http.StatusCreated, Body: body, Version: version, Location: location}
}

// Later answers 202: the act will be done, or its outcome is not to be told.
func Later[T any](body T) Reply[T] {
	return Reply[T]{Status: http.StatusAccepted, Body: body}
}

// Done answers 204: there is nothing to say.
func Done() Reply[None] { return Reply[None]{Status: http.StatusNoContent} }

// Handler is one typed handler with its types forgotten, and what the guard
// must know of it. Make one with plain, body or change only.
type Handler struct {
	run       func(c *Call, raw []byte) (Reply[any], error)
	in        *shape       // what the body may hold; nil when none is read
	inType    reflect.Type // for tests that make good and bad bodies
	versioned bool         // If-Match is required
	params    []Param      // of the query; no other is taken
	data      bool         // analyst tokens may read it
	demo      bool         // served in a demo only
	cached    string       // Cache-Control of what is public and rarely changes
	broken    error        // why this handler may not be served
}

// Form is the type of the body that the handler takes, nil for none.
func (h Handler) Form() reflect.Type { return h.inType }

// Accepts says what is wrong with a body for the handler's form, or nil.
func (h Handler) Accepts(raw []byte) error {
	return decode(raw, h.in, reflect.New(h.inType).Interface())
}

// TakesTokens tells whether analyst tokens reach the handler.
func (h Handler) TakesTokens() bool { return h.data }

// Doing is a handler that takes the same and does something else: for whoever
// walks a table to see what reaches it.
func (h Handler) Doing(run func(*Call) (Reply[any], error)) Handler {
	h.run = func(c *Call, _ []byte) (Reply[any], error) { return run(c) }
	return h
}

// Plain is a handler without a body: every GET.
func Plain[T any](run func(*Call) (Reply[T], error)) Handler {
	return Handler{run: func(c *Call, _ []byte) (Reply[any], error) {
		reply, err := run(c)
		return forget(reply), err
	}}
}

// Body is a handler of a JSON object: every POST.
func Body[In, T any](run func(*Call, In) (Reply[T], error)) Handler {
	inType := reflect.TypeFor[In]()
	in, err := shapeOf(inType)
	return Handler{in: in, inType: inType, broken: err, run: func(c *Call, raw []byte) (Reply[any], error) {
		var form In
		if err := decode(raw, in, &form); err != nil {
			return Reply[any]{}, err
		}
		reply, err := run(c, form)
		return forget(reply), err
	}}
}

// Change is a handler that replaces a thing: every PUT. Without If-Match it
// answers 428, and Call.Version is the version that the client saw.
func Change[In, T any](run func(*Call, In) (Reply[T], error)) Handler {
	h := Body(run)
	h.versioned = true
	return h
}

// ForAnalysts opens a handler to analyst tokens, which reach nothing else.
func ForAnalysts(h Handler) Handler {
	h.data = true
	return h
}

// InDemo keeps a handler out of the table of every copy that is not a demo:
// there its address is as unknown as any other.
func InDemo(h Handler) Handler {
	h.demo = true
	return h
}

// Cached lets browsers and proxies keep the answer of a public handler and ask
// again by ETag after maxAge seconds. Everything else is no-store.
func Cached(maxAge int, h Handler) Handler {
	h.cached = "public, max-age=" + strconv.Itoa(maxAge)
	return h
}

func forget[T any](r Reply[T]) Reply[any] {
	return Reply[any]{Status: r.Status, Version: r.Version, Tag: r.Tag, Whole: r.Whole, Location: r.Location, Body: r.Body, Cookies: r.Cookies}
}

// Page is where a page begins and how many rows it holds.
func (c *Call) Page() (after id.ID, limit int) { return c.QueryID("cursor"), c.Limit() }
