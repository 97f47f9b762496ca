package wire

import (
	"context"
	"encoding/json"
	"errors"
	"math"
	"net/http"
	"strconv"
	"strings"
	"time"

	"tandem/internal/fault"
)

// Problem is the one form of every error (RFC 9457). Detail and the details of
// Errors are plain English, shown to people as they are; RequestID is what
// they quote when they ask for help.
type Problem struct {
	// A name for the kind of problem: programs decide by it.
	Type string `json:"type" example:"urn:tandem:problem:not_found"`
	// The status in words.
	Title string `json:"title" example:"Not found"`
	// The status of HTTP.
	Status int `json:"status" example:"404"`
	// A plain sentence for the person who sent the request.
	Detail string `json:"detail" example:"There is nothing here, or you do not have access to it."`
	// The name of the request in the log: quote it.
	RequestID string `json:"requestId" example:"01JD6Z8M0000000000000000AA"`
	// What is wrong where, in the order of the form.
	Errors []ProblemField `json:"errors,omitempty"`
}

// ProblemField is one thing wrong in a request: a JSON pointer to it and a
// sentence for the person who typed it.
type ProblemField struct {
	// A JSON pointer into the request.
	Pointer string `json:"pointer" example:"/jobTitle"`
	// A plain sentence for the person who sent the request.
	Detail string `json:"detail" example:"Enter your job title"`
}

const (
	problemType   = "application/problem+json"
	problemPrefix = "urn:tandem:problem:"
	statusGone    = 499 // never sent: what the log says of a client that left
	notAllowed    = fault.Kind(math.MaxUint8)
	elsewhere     = fault.Kind(math.MaxUint8 - 1)
	notOffered    = fault.Kind(math.MaxUint8 - 2)
)

// statuses is the only place that knows which kind of fault is which status.
var statuses = map[fault.Kind]struct {
	status int
	title  string
}{
	fault.Internal:         {http.StatusInternalServerError, "Problem with the service"},
	fault.Unreadable:       {http.StatusBadRequest, "Unreadable request"},
	fault.Unauthenticated:  {http.StatusUnauthorized, "Not signed in"},
	fault.Refused:          {http.StatusForbidden, "Not allowed"},
	fault.Missing:          {http.StatusNotFound, "Not found"},
	notAllowed:             {http.StatusMethodNotAllowed, "Method not allowed"},
	elsewhere:              {http.StatusMisdirectedRequest, "Not here"},
	notOffered:             {http.StatusNotAcceptable, "Not offered"},
	fault.Clash:            {http.StatusConflict, "Not possible at the moment"},
	fault.Stale:            {http.StatusPreconditionFailed, "Changed by somebody else"},
	fault.TooLarge:         {http.StatusRequestEntityTooLarge, "Too large"},
	fault.UnsupportedMedia: {http.StatusUnsupportedMediaType, "Not JSON"},
	fault.Invalid:          {http.StatusUnprocessableEntity, "There is a problem"},
	fault.NeedsVersion:     {http.StatusPreconditionRequired, "Version missing"},
	fault.TooMany:          {http.StatusTooManyRequests, "Too many attempts"},
	fault.Unavailable:      {http.StatusServiceUnavailable, "Service unavailable"},
	fault.Full:             {http.StatusInsufficientStorage, "No room left"},
}

// withCookie is a refusal that sets a cookie, or clears one.
type withCookie struct {
	error
	cookie *http.Cookie
}

// Unwrap exposes the fault.
func (w withCookie) Unwrap() error { return w.error }

// WithCookie has a refusal set a cookie, or clear one.
func WithCookie(refused error, cookie *http.Cookie) error { return withCookie{refused, cookie} }

// writeProblem answers with the problem that err is. A client that has left
// gets nothing; the cause of a 500 stays with the exchange, for the log.
func writeProblem(x *exchange, r *http.Request, err error) {
	f := faultOf(err)
	x.code, x.cause = f.Code, f.Cause
	if x.status != 0 {
		return
	}
	if r.Context().Err() != nil && errors.Is(err, context.Canceled) {
		x.status = statusGone
		return
	}
	body := problemOf(f, x)
	h := x.Header()
	dress(h, f)
	if w := (withCookie{}); errors.As(err, &w) {
		http.SetCookie(x, w.cookie)
	}
	h.Set("Content-Type", problemType)
	h.Set("Cache-Control", "no-store")
	text, _ := json.Marshal(body) // strings and numbers only: it cannot fail
	h.Set("Content-Length", strconv.Itoa(len(text)))
	x.WriteHeader(body.Status)
	_, _ = x.Write(text)
}

func faultOf(err error) *fault.Fault {
	if errors.Is(err, context.DeadlineExceeded) {
		return fault.Busy(err)
	}
	return fault.Of(err)
}

func problemOf(f *fault.Fault, x *exchange) Problem {
	kind, known := statuses[f.Kind]
	if !known {
		kind = statuses[fault.Internal]
	}
	code := f.Code
	if code == "" {
		code = strings.ReplaceAll(strings.ToLower(kind.title), " ", "_")
	}
	p := Problem{
		Type: problemPrefix + code, Title: kind.title, Status: kind.status,
		Detail: f.Detail, RequestID: x.id.String(),
	}
	for _, field := range f.Fields {
		p.Errors = append(p.Errors, ProblemField(field))
	}
	return p
}

// dress sets the headers that belong to a status: how to sign in, when to try
// again.
func dress(h http.Header, f *fault.Fault) {
	h.Del("ETag")
	switch f.Kind {
	case fault.Unauthenticated:
		h.Set("WWW-Authenticate", `Bearer realm="tandem"`)
	case fault.TooMany, fault.Unavailable:
		h.Set("Retry-After", strconv.Itoa(seconds(f.RetryAfter)))
	case fault.TooLarge:
		h.Set("Connection", "close")
	}
}

// seconds rounds up, so that a client never comes back a moment too early.
func seconds(d time.Duration) int {
	return max(1, int(math.Ceil(d.Seconds())))
}

func methodNotAllowed() *fault.Fault {
	return fault.New(notAllowed, "method_not_allowed", "This address does not take that kind of request.")
}

func misdirected() *fault.Fault {
	return fault.New(elsewhere, "not_here", "This demonstration answers only at its own address.")
}

func unauthenticated() *fault.Fault {
	return fault.New(fault.Unauthenticated, "not_signed_in", "Sign in to continue.")
}

func unreadable(code, detail string) *fault.Fault {
	return fault.New(fault.Unreadable, code, detail)
}
