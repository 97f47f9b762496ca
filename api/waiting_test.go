package api

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"tandem/api/wire"
	"tandem/internal/access"
)

// A handler that waits for something that never comes is ended by the request's
// own deadline, whatever it waits for, and the person is told when to ask again.
func TestARequestThatWaitsForEverIsAnswered(t *testing.T) {
	for _, where := range []string{"identifying", "working"} {
		forever := func(ctx context.Context) error { <-ctx.Done(); return ctx.Err() }
		s := serve(t, func(*API) []wire.Route {
			return []wire.Route{wire.On("GET", "/mine", access.Only(access.Participant), wire.Plain(func(c *wire.Call) (wire.Reply[wire.None], error) {
				return wire.Done(), forever(c.Context)
			}))}
		}, func(o *Options) {
			o.Patience = 50 * time.Millisecond
			if known := o.Identify; where == "identifying" {
				o.Identify = func(ctx context.Context, bearer string) (access.Actor, error) {
					_, _ = known(ctx, bearer)
					return access.Actor{}, forever(ctx)
				}
			}
		})
		a := s.as("participant").get("/mine").want(503)
		if a.header.Get("Retry-After") == "" || a.problem().RequestID == "" {
			t.Errorf("%s: %v %s", where, a.header, a.body)
		}
	}
}

// What net/http refuses by itself is a problem under the same headers as
// everything else.
func TestARefusalBeforeTheRequestIsDressed(t *testing.T) {
	s := serve(t, (&rehearsal{}).table)
	at := strings.TrimPrefix(listen(t, s), "http://")
	for name, c := range map[string]struct {
		sent   string
		status int
	}{
		"too large":     {"GET / HTTP/1.1\r\nHost: tandem.example\r\nX: " + strings.Repeat("x", 32<<10) + "\r\n\r\n", 431},
		"no request":    {"hello\r\n\r\n", 400},
		"no host":       {"GET / HTTP/1.1\r\n\r\n", 400},
		"another age":   {"GET / HTTP/9.9\r\nHost: tandem.example\r\n\r\n", 505},
		"coded strange": {"GET / HTTP/1.1\r\nHost: tandem.example\r\nTransfer-Encoding: x\r\n\r\n", 501},
	} {
		conn, err := net.Dial("tcp", at)
		if err != nil {
			t.Fatal(err)
		}
		go func() { _, _ = fmt.Fprint(conn, c.sent) }()
		answer, err := http.ReadResponse(bufio.NewReader(conn), nil)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		var p wire.Problem
		if err := json.NewDecoder(answer.Body).Decode(&p); err != nil || answer.StatusCode != c.status || p.Status != c.status || p.RequestID == "" {
			t.Errorf("%s: %d, %v, %+v", name, answer.StatusCode, err, p)
		}
		for _, header := range []string{"Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy", "Strict-Transport-Security"} {
			if answer.Header.Get(header) == "" {
				t.Errorf("%s: no %s", name, header)
			}
		}
		_ = conn.Close()
	}
}

func TestADemoAnswersOnlyItsOwnHost(t *testing.T) {
	for _, demo := range []bool{true, false} {
		s := serve(t, (&rehearsal{}).table, func(o *Options) { o.Demo, o.BaseURL = demo, "http://127.0.0.1:8080" })
		for host, own := range map[string]bool{
			"127.0.0.1:8080": true, "localhost:8080": true, "LOCALHOST": true, "localhost.:9000": true, "[::1]:8080": true, "127.9.9.9": true,
			"evil.example": false, "evil.example:8080": false, "127.0.0.1.evil.example": false, "10.0.0.7:8080": false, "": false, "localhost.evil.example:8080": false,
		} {
			for _, path := range []string{"/", "/healthz", "/readyz", wire.Prefix + "/open"} {
				r := httptest.NewRequest("GET", path, nil)
				r.Host = host
				w := httptest.NewRecorder()
				s.ServeHTTP(w, r)
				refused := w.Code == http.StatusMisdirectedRequest
				if refused == (own || !demo) || w.Header().Get("Content-Security-Policy") == "" {
					t.Errorf("demo %v, %s at %q: %d", demo, path, host, w.Code)
				}
			}
		}
	}
}
