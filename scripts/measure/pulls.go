package main

import (
	"context"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"slices"
	"time"

	"tandem/internal/clock"
	"tandem/internal/identity"
)

// pullable is a started program on a database of its own, and what an analyst
// needs to pull from it.
type pullable struct {
	world  *world
	server *process
	keys   identity.Keys
	token  string
}

// measurePulls prints what an evaluator's pull costs: whole ones of a small and
// of a large cohort, and what writes notice of readers in the large one.
func measurePulls(ctx context.Context, p plan) error {
	fmt.Println("| engine | responses | rows | pages | seconds | rows/s | first page ms | page p50 ms | page p99 ms | page CPU µs | of the small per row | MiB before | MiB at most |")
	fmt.Println("|---|---|---|---|---|---|---|---|---|---|---|---|---|")
	var beside []string
	for _, e := range p.engines() {
		small, _, err := pullsOf(ctx, p, e, p.rows/10, 0)
		if err != nil {
			return fmt.Errorf("%s: %w", e.name, err)
		}
		_, line, err := pullsOf(ctx, p, e, p.rows, small)
		if err != nil {
			return fmt.Errorf("%s: %w", e.name, err)
		}
		beside = append(beside, line)
	}
	fmt.Println("\n| engine | alone p50 ms | alone p99 ms | beside p50 ms | beside p99 ms | p50 of alone | pages/s read | page p50 ms |")
	fmt.Println("|---|---|---|---|---|---|---|---|")
	for _, line := range beside {
		fmt.Println(line)
	}
	return nil
}

// pullsOf measures one cohort. small is the time for a row of the small one, and
// zero for the small one itself, which has no writes measured.
func pullsOf(ctx context.Context, p plan, e engine, responses int, small time.Duration) (perRow time.Duration, beside string, err error) {
	if e.dsn != "" {
		e.dsn = fmt.Sprintf("%s/pulls-%d.db", e.folder, responses)
	}
	if e.log, err = os.Create(e.folder + "/servers.log"); err != nil {
		return 0, "", err
	}
	defer e.log.Close()
	b, err := startPullable(ctx, p, &e, responses)
	if err != nil {
		return 0, "", err
	}
	defer func() { err = errors.Join(err, b.server.stop()) }()
	if perRow, err = b.pullWhole(p, e.name, responses, small); err == nil && small > 0 {
		beside, err = b.writesBeside(p, e.name)
	}
	return perRow, beside, err
}

func startPullable(ctx context.Context, p plan, e *engine, responses int) (b pullable, err error) {
	if b.keys, err = identity.NewKeys([]byte(secret), nil); err != nil {
		return b, err
	}
	db, err := e.fresh(ctx)
	if err != nil {
		return b, err
	}
	forms := 2 * p.repeats * int(p.length.Seconds()*3000+1)
	if b.world, err = seed(ctx, db, b.keys, forms, responses); err != nil {
		return b, err
	}
	if b.token, err = seedAnalyst(ctx, db, b.world); err != nil {
		return b, err
	}
	if err := db.Close(); err != nil {
		return b, err
	}
	env, args := programArgs(*e)
	b.server, err = start(e.log, "/readyz", env, p.program, args...)
	return b, err
}

// seedAnalyst gives every response its two texts, and somebody a token to pull
// them with.
func seedAnalyst(ctx context.Context, db *sql.DB, w *world) (token string, err error) {
	c := clock.System()
	s := &seeder{ctx: ctx, db: db, clock: c, now: c.Now()}
	person, account := c.NewID(), c.NewID()
	token, hash := identity.NewAnalystToken(c)
	s.insert("people", "id, name, email, created_at, version", [][]any{{person, "Analyst", "analyst@bench.example", s.now, 1}})
	s.insert("accounts", "id, person_id, password_hash, totp_secret, totp_step, totp_confirmed_at, created_at, version", [][]any{{account, person, "-", "-", 0, s.now, s.now, 1}})
	s.insert("account_roles", "account_id, role, granted_at", [][]any{{account, "evaluator", s.now}})
	s.insert("analyst_tokens", "id, account_id, person_id, cohort_id, name, hash, sets, expires_at, created_at, version",
		[][]any{{c.NewID(), account, person, w.cohort, "Bench", hex.EncodeToString(hash), "answers", s.now.AddDate(0, 6, 0), s.now, 1}})
	for _, item := range []string{"t0", "t1"} {
		if s.err == nil {
			_, s.err = db.ExecContext(ctx, "INSERT INTO answers (response_id, item_key, number_value, text_value, missing) SELECT id, ?, NULL, ?, '' FROM responses", item, comment)
		}
	}
	return token, s.err
}

const comment = "They now open meetings by asking what the family would want to happen next, and colleagues come because it is worth their time."

// pullWhole reads a cohort's answers page by page, as a program of an
// evaluator's does, and prints the line.
func (b pullable) pullWhole(p plan, name string, responses int, small time.Duration) (time.Duration, error) {
	r := b.reader()
	before, most := b.server.resident(), 0.0
	l := load{cpu: -b.server.processor()}
	began := time.Now()
	for rows := 0; ; {
		took, n, err := r.page()
		if err != nil {
			return 0, err
		}
		l.times, l.answered, rows = append(l.times, took), l.answered+1, rows+n
		if l.answered%20 == 1 {
			most = max(most, b.server.resident())
		}
		if r.next == "" || l.answered == p.pages {
			l.took, l.cpu = time.Since(began), l.cpu+b.server.processor()
			return printPull(name, responses, rows, l, small, before, most), nil
		}
	}
}

func printPull(name string, responses, rows int, l load, small time.Duration, before, most float64) time.Duration {
	perRow, share, first := l.took/time.Duration(rows), "-", ms(l.times[0])
	if small > 0 {
		share = fmt.Sprintf("%.2f", float64(perRow)/float64(small))
	}
	slices.Sort(l.times)
	fmt.Printf("| %s | %d | %d | %d | %.1f | %.0f | %.1f | %.2f | %.2f | %.0f | %s | %.0f | %.0f |\n", name, responses, rows, l.answered, l.took.Seconds(),
		float64(rows)/l.took.Seconds(), first, ms(l.percentile(0.5)), ms(l.percentile(0.99)), l.work(), share, before, most)
	return perRow
}
