package api

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"testing"
	"time"

	"tandem/api/wire"
	"tandem/internal/access"
	"tandem/internal/fault"
	"tandem/internal/id"
)

// rehearsal is what the handlers of this file saw last.
type rehearsal struct {
	call  *wire.Call
	reply error
	panic any
}

type demoThing struct {
	Name    string `json:"name"`
	Version int64  `json:"version"`
}

type demoForm struct {
	Name string `json:"name"`
	Note string `json:"note,omitempty"`
}

const here = id.ID("01ARZ3NDEKTSV4RRFFQ69G5FAV")

func (d *rehearsal) see(c *wire.Call) error {
	d.call = c
	if d.panic != nil {
		panic(d.panic)
	}
	return d.reply
}

func (d *rehearsal) table(*API) []wire.Route {
	read := func(c *wire.Call) (wire.Reply[demoThing], error) {
		if !c.ID("thing").Empty() && c.ID("thing") != here {
			return wire.Reply[demoThing]{}, fault.NotFound()
		}
		return wire.OK(demoThing{"A <b> & ’c", 3}, 3), d.see(c)
	}
	start := func(c *wire.Call, in demoForm) (wire.Reply[demoThing], error) {
		return wire.Created(demoThing{in.Name, 1}, 1, "/things/"+here.String()), d.see(c)
	}
	save := func(c *wire.Call, in demoForm) (wire.Reply[demoThing], error) {
		return wire.OK(demoThing{in.Name, c.Version + 1}, c.Version+1), d.see(c)
	}
	end := func(c *wire.Call, _ wire.Empty) (wire.Reply[wire.None], error) {
		reply := wire.Done()
		reply.Cookies = []*http.Cookie{{Name: "__Host-refresh", Value: c.Cookie("__Host-refresh") + "2", Path: "/", Secure: true, HttpOnly: true}}
		return reply, d.see(c)
	}
	tagged := func(c *wire.Call) (wire.Reply[json.RawMessage], error) {
		return wire.Reply[json.RawMessage]{Body: json.RawMessage(`{"a":1}`), Tag: "t1"}, d.see(c)
	}
	return []wire.Route{
		wire.On("GET", "/open", access.Public(), wire.Taking(wire.Paged(wire.Plain(read)), wire.IDParam("about"), wire.WordParam("state", "open", "closed"))),
		wire.On("GET", "/kept", access.Public(), wire.Cached(60, wire.Plain(tagged))),
		wire.On("POST", "/sign", access.Public(), wire.Body(end)),
		wire.On("GET", "/me", access.SignedIn(), wire.Plain(read)),
		wire.On("POST", "/me/end", access.SignedIn(), wire.Body(end)),
		wire.On("POST", "/things", access.Only(access.Participant), wire.Body(start)),
		wire.On("GET", "/things/:thing", access.Only(access.Participant, access.Coordinator), wire.Plain(read)),
		wire.On("PUT", "/things/:thing", access.Only(access.Participant), wire.Change(save)),
		wire.On("GET", "/evaluation/things/:thing", access.Only(access.Evaluator), wire.ForAnalysts(wire.Pulled(wire.Plain(read)))),
	}
}

func TestTheGuardAsksWhoThenWhetherThenWhat(t *testing.T) {
	s := serve(t, (&rehearsal{}).table)
	long := strings.Repeat("x", 4<<10+1)
	cases := []struct {
		name, bearer, method, path string
		status                     int
		code                       string
	}{
		{"a visitor reads what is public", "", "GET", "/open", 200, ""},
		{"a bad token does not matter there", "nonsense", "GET", "/open", 200, ""},
		{"a visitor must sign in", "", "GET", "/me", 401, "not_signed_in"},
		{"an unknown token", "nonsense", "GET", "/me", 401, "not_signed_in"},
		{"an endless token", long, "GET", "/me", 401, "not_signed_in"},
		{"any session", "manager", "GET", "/me", 200, ""},
		{"a session without its second factor", "unproven", "GET", "/me", 200, ""},
		{"the second factor is due", "unproven", "GET", "/things/" + here.String(), 403, "second_factor_due"},
		{"another role", "manager", "GET", "/things/" + here.String(), 403, "not_allowed"},
		{"the right role", "coordinator", "GET", "/things/" + here.String(), 200, ""},
		{"a visitor learns nothing from an id", "", "GET", "/things/1", 401, "not_signed_in"},
		{"another role learns nothing from an id", "manager", "GET", "/things/1", 403, "not_allowed"},
		{"an analyst token reads data", "tdm_analyst", "GET", "/evaluation/things/" + here.String(), 200, ""},
		{"an analyst token is no session", "tdm_analyst", "GET", "/me", 403, "token_scope"},
		{"nothing there", "", "GET", "/nothing", 404, "not_found"},
		{"nothing below a leaf", "participant", "GET", "/things/" + here.String() + "/x", 404, "not_found"},
		{"no trailing slash", "", "GET", "/open/", 404, "not_found"},
		{"another method", "", "POST", "/open", 405, "method_not_allowed"},
		{"no deleting", "participant", "DELETE", "/things/" + here.String(), 405, "method_not_allowed"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			a := s.as(c.bearer).send(c.method, c.path, nil)
			if a.status != c.status || a.code() != c.code {
				t.Errorf("%d %s, want %d %s", a.status, a.code(), c.status, c.code)
			}
		})
	}
	if allow := s.as("").send("POST", "/open", nil).header.Get("Allow"); allow != "OPTIONS, GET, HEAD" {
		t.Errorf("Allow: %s", allow)
	}
}

func TestAuthorizationIsOneBearerToken(t *testing.T) {
	s := serve(t, (&rehearsal{}).table)
	for _, sent := range [][]string{{"Basic bWFuYWdlcg=="}, {"manager"}, {"Bearer"}, {"Bearer "}, {""}, {"Bearer manager", "Bearer manager"}} {
		c := s.as("")
		for _, v := range sent {
			c = c.with("Authorization", v)
		}
		if a := c.get("/me"); a.status != 401 {
			t.Errorf("%q: %d", sent, a.status)
		}
	}
	s.as("").with("Authorization", "bearer manager").get("/me").want(200)
}

func TestAMalformedIdLooksLikeAnUnknownOne(t *testing.T) {
	s := serve(t, (&rehearsal{}).table)
	unknown := s.as("participant").get("/things/" + s.clock.NewID().String()).want(404).anonymous()
	for _, bad := range []string{"1", "new", "0", "-1", "1%20OR%201=1", "'%3B--", "%00", "%ff", strings.ToLower(here.String()), here.String() + "0",
		"8ZZZZZZZZZZZZZZZZZZZZZZZZZ", "..", "%2e%2e", "%2F", strings.Repeat("A", 4000), "a/b", "%30" + here.String()[1:]} {
		if got := s.as("participant").get("/things/" + bad).want(404).anonymous(); got != unknown {
			t.Errorf("%s: %s", bad, got)
		}
	}
}

func TestAChangeNamesTheVersionItSaw(t *testing.T) {
	d := &rehearsal{}
	s := serve(t, d.table)
	path := "/things/" + here.String()
	cases := map[string]int{`"3"`: 200, `W/"3"`: 200, ` "3" `: 200, `"0"`: 200, `"9223372036854775807"`: 200, ``: 428, `*`: 400, `3`: 400,
		`"x"`: 400, `"-1"`: 400, `"+1"`: 400, `"03"`: 400, `"3`: 400, `"3", "4"`: 400, `"9223372036854775808"`: 400, `""`: 400, `w/"3"`: 400}
	for sent, status := range cases {
		a := s.as("participant").json().with("If-Match", sent).send("PUT", path, []byte(`{"name":"a"}`))
		if a.status != status {
			t.Errorf("%q: %d, want %d", sent, a.status, status)
		}
	}
	s.as("participant").json().send("PUT", path, []byte(`{"name":"a"}`)).want(428)
	s.as("participant").json().with("If-Match", `"1"`).with("If-Match", `"2"`).send("PUT", path, []byte(`{"name":"a"}`)).want(400)
	if a := s.as("participant").put(path, 7, demoForm{Name: "a"}).want(200); d.call.Version != 7 || a.header.Get("ETag") != `"8"` {
		t.Errorf("version %d, ETag %s", d.call.Version, a.header.Get("ETag"))
	}
}

func TestAnIdempotencyKeyNamesAnAct(t *testing.T) {
	d := &rehearsal{}
	s := serve(t, d.table)
	text := `{"name": "a"}`
	sum := sha256.Sum256([]byte(text))
	s.as("participant").with("Idempotency-Key", "k-1").post("/things", text).want(201)
	want := access.IdempotencyKey{Key: "k-1", Route: "POST /api/v1/things", Hash: hex.EncodeToString(sum[:])}
	if d.call.Actor.Key == nil || *d.call.Actor.Key != want {
		t.Errorf("%+v", d.call.Actor.Key)
	}
	s.as("participant").post("/things", text).want(201)
	if d.call.Actor.Key != nil {
		t.Error("a key that nobody sent")
	}
	s.as("").with("Idempotency-Key", "k-1").post("/sign", `{}`).want(204)
	if d.call.Actor.Key != nil {
		t.Error("a visitor's key: it would be shared by all visitors")
	}
	for _, bad := range []string{"", "a b", "é", strings.Repeat("k", 129), "a\x7f"} {
		if a := s.as("participant").with("Idempotency-Key", bad).post("/things", text); a.status != 400 {
			t.Errorf("%q: %d", bad, a.status)
		}
	}
	s.as("participant").with("Idempotency-Key", "a").with("Idempotency-Key", "b").post("/things", text).want(400)
}

func TestAReplyCarriesItsHeaders(t *testing.T) {
	d := &rehearsal{}
	s := serve(t, d.table)
	a := s.as("participant").post("/things", demoForm{Name: "a"}).want(201)
	if a.header.Get("Location") != "/api/v1/things/"+here.String() || a.header.Get("ETag") != `"1"` || a.header.Get("Cache-Control") != "no-store" {
		t.Error(a.header)
	}
	if got := string(s.as("").get("/open").want(200).body); got != `{"name":"A <b> & ’c","version":3}`+"\n" {
		t.Errorf("%s", got)
	}
	a = s.as("").with("Cookie", "__Host-refresh=1").post("/sign", `{}`).want(204)
	if len(a.cookies) != 1 || a.cookies[0].Value != "12" || !a.cookies[0].HttpOnly {
		t.Error(a.cookies)
	}
	if a := s.as("").get("/open"); a.header.Get("Strict-Transport-Security") == "" {
		t.Error("no HSTS on https")
	}
	plainHTTP := serve(t, d.table, func(o *Options) { o.BaseURL, o.Demo = "http://127.0.0.1:8080", false })
	if a := plainHTTP.as("").get("/open"); a.header.Get("Strict-Transport-Security") != "" {
		t.Error("HSTS on http")
	}
}

func TestOnlyCachedAnswersAreConditional(t *testing.T) {
	s := serve(t, (&rehearsal{}).table)
	a := s.as("").get("/kept").want(200)
	if a.header.Get("Cache-Control") != "public, max-age=60" || a.header.Get("ETag") != `"t1"` {
		t.Error(a.header)
	}
	for _, sent := range []string{`"t1"`, `W/"t1"`, `"t0", "t1"`, `*`} {
		s.as("").with("If-None-Match", sent).get("/kept").want(304)
	}
	s.as("").with("If-None-Match", `"t2"`).get("/kept").want(200)
	s.as("").with("If-None-Match", `"3"`).get("/open").want(200) // no-store: nobody may have kept it
}

func TestEachFaultHasItsStatus(t *testing.T) {
	d := &rehearsal{}
	s := serve(t, d.table)
	cases := []struct {
		err    error
		status int
		code   string
	}{
		{fault.New(fault.Unreadable, "a", "b"), 400, "a"}, {fault.New(fault.Unauthenticated, "wrong_sign_in", "b"), 401, "wrong_sign_in"},
		{fault.Forbidden("a", "b"), 403, "a"}, {fault.NotFound(), 404, "not_found"}, {fault.Conflict("no_seats", "b"), 409, "no_seats"},
		{fault.Outdated(), 412, "stale_version"}, {fault.New(fault.TooLarge, "a", "b"), 413, "a"},
		{fault.New(fault.UnsupportedMedia, "a", "b"), 415, "a"}, {fault.New(fault.Invalid, "a", "b"), 422, "a"},
		{fault.New(fault.NeedsVersion, "a", "b"), 428, "a"}, {fault.Throttled(90 * time.Second), 429, "too_many"},
		{fault.Busy(errors.New("dial tcp")), 503, "unavailable"}, {fault.New(fault.Full, "full", "b"), 507, "full"},
		{context.DeadlineExceeded, 503, "unavailable"}, {errors.New("duplicate 'ann@example.org'"), 500, "internal"},
		{fault.New(fault.Kind(99), "odd", "b"), 500, "odd"}, {fault.New(fault.Clash, "", "b"), 409, "not_possible_at_the_moment"},
	}
	for _, c := range cases {
		d.reply = c.err
		a := s.as("").get("/open")
		if a.status != c.status || a.code() != c.code {
			t.Errorf("%v: %d %s, want %d %s", c.err, a.status, a.code(), c.status, c.code)
		}
		if strings.Contains(string(a.body), "example.org") || strings.Contains(string(a.body), "dial") {
			t.Errorf("the cause is in the answer: %s", a.body)
		}
	}
	d.reply = fault.Throttled(1500 * time.Millisecond)
	if after := s.as("").get("/open").header.Get("Retry-After"); after != "2" {
		t.Errorf("Retry-After: %s", after)
	}
}

func TestAPanicIsAProblemAndItsTextStaysInTheLog(t *testing.T) {
	d := &rehearsal{panic: "mislaid ann@example.org"}
	s := serve(t, d.table)
	a := s.as("").get("/open").want(500)
	if strings.Contains(string(a.body), "mislaid") {
		t.Errorf("%s", a.body)
	}
	if log := s.log.String(); !strings.Contains(log, "panic: mislaid") || !strings.Contains(log, a.problem().RequestID) || strings.Contains(log, "example.org") {
		t.Error(log)
	}
	d.panic = nil
	s.as("").get("/open").want(200)
}

func TestAClientThatLeftGetsNothing(t *testing.T) {
	d := &rehearsal{reply: context.Canceled}
	s := serve(t, d.table)
	ctx, leave := context.WithCancel(context.Background())
	leave()
	w := httptest.NewRecorder()
	s.ServeHTTP(w, httptest.NewRequest("GET", baseURL+wire.Prefix+"/open", nil).WithContext(ctx))
	if w.Body.Len() != 0 || !strings.Contains(s.log.String(), `"status":499`) {
		t.Error(w.Body, s.log)
	}
}

func TestTheLogKnowsNobody(t *testing.T) {
	d := &rehearsal{}
	s := serve(t, d.table)
	c := s.as("participant").with("User-Agent", "secret-agent").with("Cookie", "__Host-refresh=secret-cookie").with("Idempotency-Key", "secret-key")
	c.get("/things/" + here.String()).want(200)
	c.get("/things/" + here.String() + "?secret-query=secret").want(400)
	c.post("/things", demoForm{Name: "secret-name"}).want(201)
	c.get("/secret-path").want(404)
	c.send("SECRET", "/open", nil).want(405)
	log := s.log.String()
	for _, word := range []string{"secret", "SECRET", "Bearer", `:"participant"`, here.String()} {
		if strings.Contains(log, word) {
			t.Errorf("%s is in the log: %s", word, log)
		}
	}
	var line struct {
		Time                                        time.Time
		Level, Msg, Request, Account, Method, Route string
		Status                                      int
		MS                                          *float64
	}
	first, _, _ := strings.Cut(log, "\n")
	if err := json.Unmarshal([]byte(first), &line); err != nil || line.Time.Location() != time.UTC || line.Level != "INFO" || line.MS == nil ||
		line.Account != s.known["participant"].Account.String() || line.Route != "/things/:thing" || line.Status != 200 || line.Method != "GET" || line.Request == "" {
		t.Errorf("%v %s", err, first)
	}
}

func TestQueriesSayOneThing(t *testing.T) {
	d := &rehearsal{}
	s := serve(t, d.table)
	for bad, named := range map[string]string{
		"?limit=1&limit=2": "limit", "?limit=": "limit", "?limit": "limit", "?limit=0": "limit", "?limit=201": "limit", "?limit=x": "limit", "?limit=-1": "limit", "?limit=+1": "limit", "?limit=01": "limit",
		"?state=other": "state", "?state=%00": "state", "?state=%ff": "state", "?state=": "state", "?about=x": "about", "?cursor=x": "cursor",
		"?colour=red": "colour", "?Limit=20": "Limit", "?%00=1": `\x00`, "?=1": `""`, "?limit=20&colour=red&colour=blue": "colour", "?limit%20=1": "limit ",
		"?state=%zz": "", "?state=open;limit=1": "",
	} {
		a := s.as("").get("/open" + bad)
		if a.want(400).code() != "bad_query" || !strings.Contains(string(a.body), strings.ReplaceAll(strings.ReplaceAll(named, `\`, `\\`), `"`, `\"`)) {
			t.Errorf("%s: %s", bad, a.body)
		}
	}
	s.as("").get("/open?limit=20&state=open&about=" + here.String()).want(200)
	if d.call.Limit() != 20 || d.call.Query("state") != "open" || d.call.QueryID("about") != here {
		t.Error(d.call.Limit(), d.call.Query("state"), d.call.QueryID("about"))
	}
	if s.as("").get("/open").want(200); d.call.Limit() != 200 || d.call.Query("state") != "" || !d.call.QueryID("about").Empty() {
		t.Error("what is absent has a value")
	}
}

func TestAnAnswerIsJSONOrNothing(t *testing.T) {
	d := &rehearsal{}
	s := serve(t, d.table)
	for accept, status := range map[string]int{
		"": 200, "*/*": 200, "application/json": 200, "application/*": 200, "Application/JSON": 200, "text/html, application/json;q=0.5": 200, "text/html,*/*;q=0.1": 200,
		"application/json; charset=utf-8": 200, "text/csv, */*; q=0.01": 200,
		"text/csv": 406, "text/html, application/xml": 406, "application/json;q=0": 406, "application/json;q=0, */*": 406, "*/*;q=0": 406, "application/*;q=0.0, text/csv": 406, "application/json;q=x": 406,
	} {
		if a := s.as("").with("Accept", accept).get("/open"); a.status != status || status == 406 && a.want(406).code() != "not_offered" {
			t.Errorf("%q: %d %s", accept, a.status, a.body)
		}
	}
	s.as("").with("Accept", "text/csv").get("/nowhere").want(404)
}

func TestAnAddressIsThePeersUnlessATrustedProxyReportsIt(t *testing.T) {
	d := &rehearsal{}
	trust := func(o *Options) { o.TrustedProxies = []netip.Prefix{netip.MustParsePrefix("192.0.2.0/24")} }
	serve(t, d.table).as("").with("X-Forwarded-For", "203.0.113.9").get("/open")
	if d.call.Address != "192.0.2.1" { // the peer of httptest
		t.Errorf("direct: %s", d.call.Address)
	}
	serve(t, d.table, trust).as("").with("X-Forwarded-For", "203.0.113.66, 203.0.113.9").get("/open")
	if d.call.Address != "203.0.113.9" {
		t.Errorf("behind one proxy: %s", d.call.Address)
	}
}
