package api

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"

	"tandem/api/wire"
	"tandem/internal/access"
)

var dist = fstest.MapFS{
	".gitkeep":              {},
	"index.html":            {Data: []byte("<!doctype html>app")},
	"index.html.br":         {Data: []byte("br app")},
	"index.html.gz":         {Data: []byte("gz app")},
	"favicon.svg":           {Data: []byte("<svg/>")},
	"assets/app-1a2b.js":    {Data: []byte("app()")},
	"assets/app-1a2b.js.br": {Data: []byte("br js")},
}

func page(s *testServer, method, path string, headers ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, baseURL+path, nil)
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	return w
}

const html = "text/html,application/xhtml+xml,*/*;q=0.8"

var pageCases = []struct {
	name, method, path, accept, coding string
	status                             int
	body, caching                      string
}{
	{"the start page", "GET", "/", "*/*", "", 200, "<!doctype html>app", "no-cache"},
	{"in brotli", "GET", "/", html, "gzip, deflate, br, zstd", 200, "br app", "no-cache"},
	{"in gzip", "GET", "/", html, "gzip;q=0.5, br;q=0", 200, "gz app", "no-cache"},
	{"a coding we lack", "GET", "/assets/app-1a2b.js", "*/*", "gzip", 200, "app()", "public, max-age=31536000, immutable"},
	{"a hashed file", "GET", "/assets/app-1a2b.js", "*/*", "br", 200, "br js", "public, max-age=31536000, immutable"},
	{"a plain file", "GET", "/favicon.svg", "image/*", "br", 200, "<svg/>", "no-cache"},
	{"an address in the app", "GET", "/invite/abc", html, "", 200, "<!doctype html>app", "no-cache"},
	{"the same by HEAD", "HEAD", "/invite/abc", html, "", 200, "", "no-cache"},
	{"not for a script", "GET", "/invite/abc", "*/*", "", 404, "There is nothing here.\n", ""},
	{"a lost asset is no page", "GET", "/assets/old-9f.js", html, "", 404, "There is nothing here.\n", ""},
	{"no climbing", "GET", "/../../etc/passwd", "*/*", "", 404, "There is nothing here.\n", ""},
	{"no climbing by escapes", "GET", "/assets/%2e%2e/%2e%2e/go.mod", "*/*", "", 404, "There is nothing here.\n", ""},
	{"no hidden files", "GET", "/.gitkeep", "*/*", "", 404, "There is nothing here.\n", ""},
	{"no packed file by name", "GET", "/index.html.br", "*/*", "", 404, "There is nothing here.\n", ""},
	{"no posting", "POST", "/", html, "", 405, "This address only shows a page.\n", ""},
	{"beside the API", "GET", "/apiary", html, "", 200, "<!doctype html>app", "no-cache"},
}

func TestPages(t *testing.T) {
	s := serve(t, nil, func(o *Options) { o.Frontend = dist })
	for _, c := range pageCases {
		t.Run(c.name, func(t *testing.T) {
			w := page(s, c.method, c.path, "Accept", c.accept, "Accept-Encoding", c.coding)
			if w.Code != c.status || w.Body.String() != c.body || w.Header().Get("Cache-Control") != c.caching {
				t.Errorf("%d %q %v", w.Code, w.Body, w.Header())
			}
			for _, name := range everyAnswer {
				if w.Header().Get(name) == "" {
					t.Errorf("without %s", name)
				}
			}
		})
	}
	for _, path := range []string{"/api", "/api/", "/api/v2/x", "/api/v1/nothing"} {
		if w := page(s, "GET", path, "Accept", html); w.Code != 404 || w.Header().Get("Content-Type") != "application/problem+json" {
			t.Errorf("%s: %d %v", path, w.Code, w.Header())
		}
	}
}

func TestAPageIsAskedForAgainByItsTag(t *testing.T) {
	s := serve(t, nil, func(o *Options) { o.Frontend = dist })
	plain, packed := page(s, "GET", "/"), page(s, "GET", "/", "Accept-Encoding", "br")
	tag := packed.Header().Get("ETag")
	if tag == "" || tag == plain.Header().Get("ETag") || packed.Header().Get("Vary") != "Accept-Encoding" {
		t.Error(packed.Header(), plain.Header())
	}
	if w := page(s, "GET", "/", "Accept-Encoding", "br", "If-None-Match", tag); w.Code != 304 || w.Body.Len() != 0 {
		t.Error(w.Code)
	}
}

func TestAnUnbuiltAppSaysHowToBuildIt(t *testing.T) {
	for _, none := range []fstest.MapFS{nil, {".gitkeep": {}}} {
		s := serve(t, nil, func(o *Options) { o.Frontend = none })
		if w := page(s, "GET", "/"); w.Code != 503 || !strings.Contains(w.Body.String(), "scripts/build") {
			t.Error(w.Code, w.Body)
		}
	}
}

func TestProbesTellReadinessAndAreMute(t *testing.T) {
	var broken error
	var limited bool
	s := serve(t, nil, func(o *Options) {
		o.Ready = func(ctx context.Context) error {
			_, limited = ctx.Deadline()
			return broken
		}
	})
	expect := func(path string, status int) {
		t.Helper()
		if w := page(s, "GET", path); w.Code != status {
			t.Errorf("%s: %d, want %d", path, w.Code, status)
		}
	}
	expect("/healthz", 200)
	expect("/readyz", 200)
	if !limited {
		t.Error("the store may keep a probe waiting for ever")
	}
	broken = errors.New("dial tcp: refused")
	expect("/readyz", 503)
	expect("/healthz", 200)
	broken = nil
	s.Drain()
	expect("/readyz", 503)
	expect("/healthz", 200)
	if w := page(s, "POST", "/readyz"); w.Code != 405 {
		t.Error(w.Code)
	}
	if s.log.String() != "" {
		t.Error(s.log)
	}
}

func TestFiguresKnowPatternsOnly(t *testing.T) {
	s := serve(t, (&rehearsal{}).table)
	s.as("participant").get("/things/" + here.String())
	s.as("").get("/secret")
	s.as("").send("SECRET", "/open", nil)
	w := httptest.NewRecorder()
	s.Metrics().ServeHTTP(w, httptest.NewRequest("GET", "/metrics", nil))
	text := w.Body.String()
	for _, line := range []string{`tandem_http_requests_total{method="GET",route="/things/:thing",status="200"} 1`,
		`tandem_http_requests_total{method="GET",route="unmatched",status="404"} 1`,
		`tandem_http_requests_total{method="OTHER",route="unmatched",status="405"} 1`,
		`tandem_http_request_seconds_count{method="GET",route="/things/:thing"} 1`, `tandem_http_requests_in_flight 0`} {
		if !strings.Contains(text, line) {
			t.Errorf("no %s", line)
		}
	}
	if strings.Contains(text, here.String()) || strings.Contains(strings.ToLower(text), "secret") {
		t.Error("a path or a method of the client's is in the figures")
	}
}

// A real connection: lengths that lie, bodies that never end, heads that swell.
func TestAServerCutsOffWhatSwells(t *testing.T) {
	s := serve(t, func(*API) []wire.Route {
		return []wire.Route{wire.On("POST", "/take", access.Public(), wire.Body(func(*wire.Call, everyForm) (wire.Reply[wire.None], error) { return wire.Done(), nil })),
			wire.On("GET", "/open", access.Public(), wire.Plain(func(*wire.Call) (wire.Reply[demoThing], error) { return wire.OK(demoThing{"a", 1}, 1), nil }))}
	})
	address := listen(t, s) + wire.Prefix
	try := func(method, path string, status int, body io.Reader, headers ...string) *http.Response {
		t.Helper()
		r, _ := http.NewRequest(method, address+path, body)
		r.Header.Set("Content-Type", "application/json")
		for i := 0; i < len(headers); i += 2 {
			r.Header.Set(headers[i], headers[i+1])
		}
		response, err := http.DefaultClient.Do(r)
		if err != nil {
			t.Errorf("%s %s: %v", method, path, err)
			return nil
		}
		response.Body.Close()
		if response.StatusCode != status {
			t.Errorf("%s %s: %d, want %d", method, path, response.StatusCode, status)
		}
		return response
	}
	small := objectOf(sampleMembers(reflect.TypeFor[everyForm]()), "", "")
	exactly := small + strings.Repeat(" ", wire.BodyLimit-len(small))
	try("POST", "/take", 204, strings.NewReader(exactly))
	try("POST", "/take", 204, chunks{strings.NewReader(exactly)})
	try("POST", "/take", 413, strings.NewReader(exactly+" "))
	try("POST", "/take", 413, chunks{strings.NewReader(exactly + " ")})
	try("GET", "/open", 431, nil, "X-Large", strings.Repeat("x", 32<<10))
	if r := try("HEAD", "/open", 200, nil); r != nil && (r.ContentLength != 25 || r.Header.Get("ETag") != `"1"`) {
		t.Error(r.ContentLength, r.Header)
	}
}

// listen serves on a port of its own until the test ends.
func listen(t *testing.T, s *testServer) string {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	server := s.Server()
	go func() { _ = server.Serve(s.Listener(listener)) }()
	t.Cleanup(func() { _ = server.Close() })
	return "http://" + listener.Addr().String()
}

// A long page comes compressed to whoever takes that, and is the same inside. What
// holds a secret does not: its length would tell of it.
func TestWhatIsPulledComesCompressed(t *testing.T) {
	c := newCourse(newHouse(t, t.TempDir()+"/tandem.db"), nil)
	plain := c.evaluator.get(c.data("codebook")).want(200)
	packed := c.evaluator.with("Accept-Encoding", "br;q=1.0, gzip;q=0.8").get(c.data("codebook"))
	opened, err := gzip.NewReader(bytes.NewReader(packed.body))
	if err != nil || packed.header.Get("Content-Encoding") != "gzip" || packed.header.Get("Vary") != "Accept-Encoding" || len(packed.body)*3 > len(plain.body) {
		t.Fatal(err, packed.header, len(packed.body), len(plain.body))
	}
	inside, err := io.ReadAll(opened)
	if err != nil || !bytes.Equal(inside, plain.body) || packed.header.Get("ETag") != "W/"+plain.header.Get("ETag") {
		t.Errorf("%v: %s", err, inside)
	}
	c.evaluator.with("If-None-Match", packed.header.Get("ETag")).get(c.data("codebook")).want(304)
	for _, other := range []string{"", "br", "gzip;q=0", "identity"} {
		if a := c.evaluator.with("Accept-Encoding", other).get(c.data("codebook")); a.header.Get("Content-Encoding") != "" {
			t.Errorf("%q: %v", other, a.header)
		}
	}
	for _, path := range []string{"/evaluation/tokens", "/cohorts", "/account"} {
		if a := c.evaluator.with("Accept-Encoding", "gzip").get(path).want(200); a.header.Get("Content-Encoding") != "" || a.header.Get("Vary") != "" {
			t.Errorf("%s: %v", path, a.header)
		}
	}
}
