package wire

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"regexp"
	"time"

	"tandem/internal/id"
)

// exchange is one request and its answer as the log and the figures see it.
// It is the ResponseWriter of everything behind ServeHTTP.
type exchange struct {
	http.ResponseWriter
	id      id.ID
	began   time.Time
	route   string // the pattern, never the path
	account id.ID
	status  int // 0 until the answer begins
	code    string
	cause   error // of a 500 or a 503
}

// WriteHeader notes the status of the answer.
func (x *exchange) WriteHeader(status int) {
	if x.status == 0 {
		x.status = status
	}
	x.ResponseWriter.WriteHeader(status)
}

// Write begins the answer with 200 unless it has begun.
func (x *exchange) Write(b []byte) (int, error) {
	if x.status == 0 {
		x.status = http.StatusOK
	}
	if len(b) > piece {
		return inPieces(x.ResponseWriter, b)
	}
	return x.ResponseWriter.Write(b)
}

// Unwrap lets http.ResponseController reach the connection.
func (x *exchange) Unwrap() http.ResponseWriter { return x.ResponseWriter }

// NewLog writes one JSON object a line. It never holds a name, an address, an
// answer, a token, a path value or a query: what a request said is not there.
func NewLog(w io.Writer, level slog.Level) *slog.Logger {
	return slog.New(inUTC{slog.NewJSONHandler(w, &slog.HandlerOptions{Level: level})})
}

// inUTC makes every line comparable across machines.
type inUTC struct{ slog.Handler }

// Handle passes the record on with its time in UTC.
func (h inUTC) Handle(ctx context.Context, r slog.Record) error {
	r.Time = r.Time.UTC()
	return h.Handler.Handle(ctx, r)
}

// WithAttrs keeps the time in UTC for derived loggers.
func (h inUTC) WithAttrs(attrs []slog.Attr) slog.Handler { return inUTC{h.Handler.WithAttrs(attrs)} }

// WithGroup keeps the time in UTC for derived loggers.
func (h inUTC) WithGroup(name string) slog.Handler { return inUTC{h.Handler.WithGroup(name)} }

// record writes the line of one request.
func (s *Engine) record(x *exchange, method string, took time.Duration) {
	level := slog.LevelInfo
	if x.status >= http.StatusInternalServerError {
		level = slog.LevelError
	}
	ctx := context.Background()
	if !s.Log.Enabled(ctx, level) {
		return
	}
	line := slog.NewRecord(x.began.Add(took), level, "request", 0)
	line.AddAttrs(slog.String("request", x.id.String()), slog.String("account", x.account.String()),
		slog.String("method", knownMethod(method)), slog.String("route", x.pattern()),
		slog.Int("status", x.status), slog.Float64("ms", float64(took.Microseconds())/1000))
	if x.code != "" {
		line.AddAttrs(slog.String("code", x.code))
	}
	if x.cause != nil && level == slog.LevelError {
		line.AddAttrs(slog.String("cause", Scrub(x.cause.Error())))
	}
	_ = s.Log.Handler().Handle(ctx, line)
}

// pattern is the route as the table writes it, so that no path value is kept.
func (x *exchange) pattern() string {
	if x.route == "" {
		return "unmatched"
	}
	return x.route
}

// knownMethod keeps a method that a client invented out of log and figures.
func knownMethod(method string) string {
	switch method {
	case http.MethodGet, http.MethodHead, http.MethodPost, http.MethodPut, http.MethodDelete, http.MethodPatch, http.MethodOptions:
		return method
	}
	return "OTHER"
}

// panicked is the cause of a 500 after a panic.
type panicked struct {
	value any
	stack []byte
}

// Error gives the panic's value and where it happened.
func (p panicked) Error() string { return fmt.Sprintf("panic: %v\n%s", p.value, p.stack) }

// telling finds what an error of a database or a parser may quote: values in
// quotation marks, addresses of people, tokens. It takes all from the first
// quotation mark of a line to the last, because a name may hold one itself.
var telling = regexp.MustCompile(`'.*'|".*"|\S+@\S+|tdm_\S+|eyJ\S+`)

const causeLimit = 4000

// Scrub takes out of an error's text what somebody may have typed.
func Scrub(text string) string {
	text = telling.ReplaceAllString(text, "[…]")
	return text[:min(len(text), causeLimit)]
}
