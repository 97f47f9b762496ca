package api

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
	cookies func(name string) (*http.Cookie, error)
}

// ID is the path id of that name. It is well-formed: a request with any other
// never reaches a handler.
func (c *Call) ID(name string) id.ID { return c.ids[name] }

// Query is the value of a query parameter, "" when it is not there. It is
// valid UTF-8 without NUL and was given once.
func (c *Call) Query(name string) string { return c.query.Get(name) }

// QueryID is an optional id among the query parameters, empty when absent.
func (c *Call) QueryID(name string) (id.ID, error) {
	text := c.Query(name)
	if text == "" {
		return "", nil
	}
	parsed, err := id.Parse(text)
	if err != nil {
		return "", unreadable("bad_query", "The address names something in a form that cannot exist.")
	}
	return parsed, nil
}

// pageLimit is the most rows that one page holds.
const pageLimit = 200

// Limit is the wanted size of a page: 1 to 200, and 200 when nothing is said.
func (c *Call) Limit() (int, error) {
	text := c.Query("limit")
	if text == "" {
		return pageLimit, nil
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < 1 || n > pageLimit {
		return 0, unreadable("bad_query", "A page has from 1 to 200 rows.")
	}
	return n, nil
}

// Choice is a query parameter that must be one of the allowed words, or
// absent: sorting and filtering come from a list, never from the client.
func (c *Call) Choice(name string, allowed ...string) (string, error) {
	text := c.Query(name)
	if text == "" {
		return "", nil
	}
	for _, word := range allowed {
		if word == text {
			return word, nil
		}
	}
	return "", unreadable("bad_query", "The address asks for a choice that is not offered.")
}

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
// cannot; Location is a path below the prefix.
type Reply[T any] struct {
	Status   int
	Version  int64
	Tag      string
	Location string
	Body     T
	Cookies  []*http.Cookie
}

// none is the body of a 204; empty is the body of a POST that needs nothing.
type (
	none  struct{}
	empty struct{}
)

func ok[T any](body T, version int64) Reply[T] {
	return Reply[T]{Status: http.StatusOK, Body: body, Version: version}
}

func created[T any](body T, version int64, location string) Reply[T] {
	return Reply[T]{Status: http.StatusCreated, Body: body, Version: version, Location: location}
}

// later answers 202: the act will be done, or its outcome is not to be told.
func later[T any](body T) Reply[T] {
	return Reply[T]{Status: http.StatusAccepted, Body: body}
}

func done() Reply[none] { return Reply[none]{Status: http.StatusNoContent} }

// handler is one typed handler with its types forgotten, and what the guard
// must know of it. Make one with plain, body or change only.
type handler struct {
	run       func(c *Call, raw []byte) (Reply[any], error)
	in        *shape       // what the body may hold; nil when none is read
	inType    reflect.Type // for tests that make good and bad bodies
	versioned bool         // If-Match is required
	data      bool         // analyst tokens may read it
	demo      bool         // served in a demo only
	cached    string       // Cache-Control of what is public and rarely changes
	broken    error        // why this handler may not be served
}

// plain is a handler without a body: every GET.
func plain[T any](run func(*Call) (Reply[T], error)) handler {
	return handler{run: func(c *Call, _ []byte) (Reply[any], error) {
		reply, err := run(c)
		return forget(reply), err
	}}
}

// body is a handler of a JSON object: every POST.
func body[In, T any](run func(*Call, In) (Reply[T], error)) handler {
	inType := reflect.TypeFor[In]()
	in, err := shapeOf(inType)
	return handler{in: in, inType: inType, broken: err, run: func(c *Call, raw []byte) (Reply[any], error) {
		var form In
		if err := decode(raw, in, &form); err != nil {
			return Reply[any]{}, err
		}
		reply, err := run(c, form)
		return forget(reply), err
	}}
}

// change is a handler that replaces a thing: every PUT. Without If-Match it
// answers 428, and Call.Version is the version that the client saw.
func change[In, T any](run func(*Call, In) (Reply[T], error)) handler {
	h := body(run)
	h.versioned = true
	return h
}

// forAnalysts opens a handler to analyst tokens, which reach nothing else.
func forAnalysts(h handler) handler {
	h.data = true
	return h
}

// inDemo keeps a handler out of the table of every copy that is not a demo:
// there its address is as unknown as any other.
func inDemo(h handler) handler {
	h.demo = true
	return h
}

// cached lets browsers and proxies keep the answer of a public handler and ask
// again by ETag after maxAge seconds. Everything else is no-store.
func cached(maxAge int, h handler) handler {
	h.cached = "public, max-age=" + strconv.Itoa(maxAge)
	return h
}

func forget[T any](r Reply[T]) Reply[any] {
	return Reply[any]{Status: r.Status, Version: r.Version, Tag: r.Tag, Location: r.Location, Body: r.Body, Cookies: r.Cookies}
}
