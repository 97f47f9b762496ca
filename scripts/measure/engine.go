package main

import (
	"context"
	"fmt"
	"net/http"
	"os"
	"runtime/debug"
	"slices"
	"strings"
	"sync/atomic"
	"time"

	"tandem/internal/clock"
	"tandem/internal/id"
	"tandem/internal/identity"
)

const secret = "0f1e2d3c4b5a69788796a5b4c3d2e1f00112233445566778899aabbccddeeff0"

const baseURL = "http://127.0.0.1"

// measureEngine prints one table: requests per second with p50, p99 and
// errors, for the program and its limits, and what the process needs.
func measureEngine(ctx context.Context, p plan, e engine) error {
	keys, err := identity.NewKeys([]byte(secret), nil)
	if err != nil {
		return err
	}
	if e.log, err = os.Create(e.folder + "/servers.log"); err != nil {
		return err
	}
	defer e.log.Close()
	db, err := e.fresh(ctx)
	if err != nil {
		return err
	}
	w, err := seed(ctx, db, keys, formsFor(p), p.rows)
	if err != nil {
		return err
	}
	if err := db.Close(); err != nil {
		return err
	}
	fmt.Printf("\n## %s\n\n", e.name)
	servers, err := startAll(p, e, w)
	if err != nil {
		return err
	}
	defer servers.stop()
	colds, err := coldStarts(p, e)
	if err != nil {
		return err
	}
	idle := servers.program.resident()
	loads := targets(w, keys, servers)
	if p.profile != "" {
		return profile(p, servers, e.name, loads)
	}
	if err := compare(p, loads); err != nil {
		return err
	}
	fmt.Printf("\nCold start to the first 200 with %d responses: median %.0f ms. Memory idle %.0f MiB, after load %.0f MiB.\n",
		p.rows, milliseconds(colds), idle, servers.program.resident())
	return nil
}

// formsFor is enough forms that none is sent twice, up to 6,000 in a second by
// each of the two that keep them.
func formsFor(p plan) int { return 2 * p.repeats * len(p.clients) * int(p.length.Seconds()*6000+1) }

type servers struct {
	program, other, bare *process // other is nil without another build
	figures              string   // where the program's profile can be read, "" for nowhere
}

func programArgs(e engine) ([]string, []string) {
	return []string{"JWT_SECRET=" + secret, "CONTACT_EMAIL=team@example.org"}, []string{"serve", "--listen", "ADDRESS", "--base-url", baseURL, "--db-dsn", e.dsn, "--mail-dir", e.folder + "/mail"}
}

func startAll(p plan, e engine, w *world) (s servers, err error) {
	env, args := programArgs(e)
	if p.profile != "" {
		if s.figures, err = freeAddress(); err != nil {
			return s, err
		}
		env = append(env, "METRICS_LISTEN="+s.figures)
	}
	if s.program, err = start(e.log, "/readyz", env, p.program, args...); err != nil {
		return s, err
	}
	if p.against != "" {
		env, args := programArgs(e)
		if s.other, err = start(e.log, "/readyz", env, p.against, args...); err != nil {
			return s, err
		}
	}
	own, err := os.Executable()
	if err != nil {
		return s, err
	}
	s.bare, err = start(e.log, "/hello", []string{
		"BARE_DSN=" + e.dsn, "BARE_SERVER=" + e.server, "BARE_PERSON=" + string(w.manager), "BARE_READER=" + string(w.person), "BARE_ACCOUNT=" + string(w.account),
	}, own, "-bare", "ADDRESS")
	return s, err
}

func (s servers) stop() {
	_ = s.program.stop()
	if s.other != nil {
		_ = s.other.stop()
	}
	_ = s.bare.cmd.Process.Kill()
	_ = s.bare.cmd.Wait()
}

// serveBareOn is the other half: the bare program as a process of its own.
func serveBareOn(ctx context.Context, address string) error {
	debug.SetGCPercent(200) // as the program does
	e := engine{dsn: os.Getenv("BARE_DSN"), server: os.Getenv("BARE_SERVER")}
	b := &bare{clock: clock.System(), person: os.Getenv("BARE_PERSON"), reader: os.Getenv("BARE_READER"), account: os.Getenv("BARE_ACCOUNT")}
	var err error
	if b.write, err = e.open(); err != nil {
		return err
	}
	readers, err := e.readers()
	if err != nil {
		return err
	}
	b.read, b.sent = &kept{from: readers}, &kept{from: b.write}
	if e.server == "" {
		if b.group, err = startBareGroup(ctx, b.write); err != nil {
			return err
		}
	}
	return http.ListenAndServe(address, b.handler())
}

// workload is what is asked of each server.
type workload struct {
	title                       string
	program, other, bare, limit target
}

func targets(w *world, keys identity.Keys, s servers) []workload {
	tokens := identity.NewTokens(keys, baseURL, clock.System())
	read, _ := tokens.IssueAccess(identity.Access{Account: w.account, Session: w.session})
	send, _ := tokens.IssueAccess(identity.Access{Session: w.linkSession})
	forms := takeTurns(w.invitations)
	fixed := func(b []byte) func() []byte { return func() []byte { return b } }
	body := formBody()
	account := fixed(request("GET", "/api/v1/account", read, "", ""))
	submit := func() []byte {
		form := forms()
		return request("POST", "/api/v1/survey-invitations/"+string(form)+"/response", send, "Idempotency-Key: "+string(form)+"\r\n", body)
	}
	return []workload{
		{"(a) small authenticated read",
			target{s.program, account, 200}, target{s.other, account, 200},
			target{s.bare, fixed(request("GET", "/account", string(w.session), "", "")), 200},
			target{s.bare, fixed(request("GET", "/hello", "", "", "")), 200}},
		{"(b) form of six ratings and two texts",
			target{s.program, submit, 201}, target{s.other, submit, 201},
			target{s.bare, func() []byte {
				form := forms()
				return request("POST", "/forms/"+string(form), string(w.linkSession), "Idempotency-Key: "+string(form)+"\r\n", body)
			}, 201},
			target{s.bare, fixed(request("POST", "/echo", "", "", body)), 201}},
	}
}

// takeTurns hands out each form once. It panics when there are no more: a form
// that is sent a second time is refused, which measures nothing.
func takeTurns(forms []id.ID) func() id.ID {
	var next atomic.Int64
	return func() id.ID {
		n := int(next.Add(1)) - 1
		if n >= len(forms) {
			panic("measure: every form has been sent; formsFor is too few for this machine")
		}
		return forms[n]
	}
}

func formBody() string {
	var answers []string
	for i := range 6 {
		answers = append(answers, fmt.Sprintf(`{"item":"r%d","value":%d}`, i, i+1))
	}
	for i := range 2 {
		answers = append(answers, fmt.Sprintf(`{"item":"t%d","text":"They now open meetings by asking what the family would want to happen next, and colleagues come because it is worth their time."}`, i))
	}
	return `{"answers":[` + strings.Join(answers, ",") + `]}`
}

// coldStarts starts the program again and again beside the one that runs.
func coldStarts(p plan, e engine) ([]time.Duration, error) {
	var times []time.Duration
	for range p.repeats {
		env, args := programArgs(e)
		one, err := start(e.log, "/healthz", env, p.program, args...)
		if err != nil {
			return nil, err
		}
		times = append(times, one.cold)
		if err := one.stop(); err != nil {
			return nil, err
		}
	}
	return times, nil
}

func milliseconds(times []time.Duration) float64 {
	slices.Sort(times)
	return float64(times[len(times)/2].Microseconds()) / 1000
}
