package main

import (
	"context"
	"database/sql"
	"runtime"
)

// bareGroup is group commit at its plainest: run what is waiting, each under a
// savepoint, commit, answer.
type bareGroup struct {
	conn *kept
	jobs chan bareJob
}

type bareJob struct {
	run    func(querier) error
	answer chan error
}

func startBareGroup(ctx context.Context, db *sql.DB) (*bareGroup, error) {
	conn, err := db.Conn(ctx)
	if err != nil {
		return nil, err
	}
	g := &bareGroup{conn: &kept{from: conn}, jobs: make(chan bareJob)}
	go func() {
		for j := range g.jobs {
			g.together(ctx, j)
		}
	}()
	return g, nil
}

func (g *bareGroup) run(fn func(querier) error) error {
	j := bareJob{fn, make(chan error, 1)}
	g.jobs <- j
	return <-j.answer
}

func (g *bareGroup) together(ctx context.Context, first bareJob) {
	if _, err := g.conn.ExecContext(ctx, "BEGIN IMMEDIATE"); err != nil {
		first.answer <- err
		return
	}
	jobs, errs := []bareJob{first}, []error{g.one(ctx, first)}
	for yielded := false; len(jobs) < 128; {
		select {
		case j := <-g.jobs:
			jobs, errs, yielded = append(jobs, j), append(errs, g.one(ctx, j)), false
			continue
		default:
		}
		if yielded {
			break
		}
		runtime.Gosched()
		yielded = true
	}
	_, err := g.conn.ExecContext(ctx, "COMMIT")
	for i, j := range jobs {
		if errs[i] == nil {
			errs[i] = err
		}
		j.answer <- errs[i]
	}
}

func (g *bareGroup) one(ctx context.Context, j bareJob) error {
	if _, err := g.conn.ExecContext(ctx, "SAVEPOINT one"); err != nil {
		return err
	}
	err := j.run(g.conn)
	if err != nil {
		_, _ = g.conn.ExecContext(ctx, "ROLLBACK TO one")
	}
	_, _ = g.conn.ExecContext(ctx, "RELEASE one")
	return err
}
