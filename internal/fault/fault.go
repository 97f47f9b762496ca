// Package fault names the ways in which a request can go wrong. A rule
// returns a fault; the wire maps its kind to a status once.
package fault

import (
	"errors"
	"time"
)

// Field is one thing wrong in the request: a JSON pointer (RFC 6901) to it
// and a sentence for the person who typed it.
type Field struct {
	Pointer string
	Detail  string
}

// Fault is an error with a kind. Code is a stable slug for programs, Detail a
// sentence in plain English for people, Cause goes to the log only.
type Fault struct {
	Kind       Kind
	Code       string
	Detail     string
	Fields     []Field
	RetryAfter time.Duration
	Cause      error
}

// Error gives the sentence for people; the log adds Cause.
func (f *Fault) Error() string { return f.Code + ": " + f.Detail }

// Unwrap exposes the cause to errors.Is and errors.As.
func (f *Fault) Unwrap() error { return f.Cause }

// New makes a fault of any kind.
func New(kind Kind, code, detail string) *Fault {
	return &Fault{Kind: kind, Code: code, Detail: detail}
}

// NotFound is the one answer for what does not exist and what the actor may
// not see: the two are not to be told apart.
func NotFound() *Fault {
	return New(Missing, "not_found", "There is nothing here, or you do not have access to it.")
}

// Conflict says that the state of things does not allow the request.
func Conflict(code, detail string) *Fault { return New(Clash, code, detail) }

// Forbidden says that the actor may see the thing but not do this to it.
func Forbidden(code, detail string) *Fault { return New(Refused, code, detail) }

// Outdated says that somebody changed the thing since it was read.
func Outdated() *Fault {
	return New(Stale, "stale_version", "Somebody has changed this since you opened it.")
}

// Busy says that the store cannot answer now and when to ask again.
func Busy(cause error) *Fault {
	return &Fault{Kind: Unavailable, Code: "unavailable", RetryAfter: 2 * time.Second, Cause: cause,
		Detail: "The service is not available at the moment. Try again in a few seconds."}
}

// Throttled says that there were too many attempts and when to try again.
func Throttled(after time.Duration) *Fault {
	return &Fault{Kind: TooMany, Code: "too_many", RetryAfter: after,
		Detail: "There have been too many attempts. Wait a few minutes and try again."}
}

// Of finds the fault in an error chain; anything else is Internal, with its
// text kept as the cause.
func Of(err error) *Fault {
	var f *Fault
	if errors.As(err, &f) {
		return f
	}
	return &Fault{Kind: Internal, Code: "internal", Cause: err,
		Detail: "Sorry, there is a problem with the service. What you typed has not been lost. Try again later."}
}
