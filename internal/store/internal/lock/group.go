package lock

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"runtime"

	"gorm.io/gorm"
)

// groupMost bounds how many transactions share one commit, so that the first
// of them does not wait for an endless queue.
const groupMost = 128

var errClosed = errors.New("store: closed")

// group is the one writer of a SQLite file. It runs waiting transactions one
// after another, each under a savepoint, and commits them together (group
// commit), so that many writers share one flush to disk. A caller is answered
// only after that commit; one that fails undoes its own savepoint and nobody
// else's work.
type group struct {
	conn *sql.Conn
	jobs chan *job
	quit chan struct{}
	done chan struct{}
}

type job struct {
	ctx    context.Context
	turn   context.Context // how long it waits to begin
	run    func(pool gorm.ConnPool, ctx context.Context) error
	err    error
	answer chan error
}

func startGroup(ctx context.Context, db *sql.DB) (*group, error) {
	conn, err := db.Conn(ctx)
	if err != nil {
		return nil, err
	}
	g := &group{conn: conn, jobs: make(chan *job), quit: make(chan struct{}), done: make(chan struct{})}
	if err := g.exec(fmt.Sprintf("PRAGMA busy_timeout = %d", turnEvery.Milliseconds())); err != nil {
		_ = conn.Close()
		return nil, err
	}
	go g.loop()
	return g, nil
}

// stop lets the running group finish and refuses what comes later.
func (g *group) stop() {
	close(g.quit)
	<-g.done
	_ = g.conn.Close()
}

// run hands the transaction to the writer and waits for the commit it is part
// of. A caller that gives up before its turn leaves nothing behind.
func (g *group) run(ctx context.Context, fn func(gorm.ConnPool, context.Context) error) error {
	turn, cancel := within(ctx, patience)
	defer cancel()
	j := &job{ctx: ctx, turn: turn, run: fn, answer: make(chan error, 1)}
	select {
	case g.jobs <- j:
	case <-turn.Done():
		return turn.Err()
	case <-g.quit:
		return errClosed
	}
	return <-j.answer
}

func (g *group) loop() {
	defer close(g.done)
	for {
		select {
		case j := <-g.jobs:
			g.commitTogether(j)
		case <-g.quit:
			return
		}
	}
}

// commitTogether runs first and whatever is waiting behind it, then commits
// once and answers them all.
func (g *group) commitTogether(first *job) {
	if err := g.begin(first); err != nil {
		first.answer <- err
		return
	}
	jobs := g.runWaiting(first)
	err := g.exec("COMMIT")
	if err != nil {
		_ = g.exec("ROLLBACK")
	}
	for _, j := range jobs {
		if j.err == nil {
			j.err = err
		}
		j.answer <- j.err
	}
}

// begin waits for a file that another program has locked as long as the first of
// them does; who waits behind it gives up by itself.
func (g *group) begin(first *job) error {
	for {
		if err := g.exec("BEGIN IMMEDIATE"); !busy(err) || first.turn.Err() != nil {
			return err
		}
	}
}

func (g *group) runWaiting(first *job) []*job {
	jobs := []*job{first}
	first.err = g.underSavepoint(first)
	for yielded := false; len(jobs) < groupMost; {
		select {
		case j := <-g.jobs:
			j.err = g.underSavepoint(j)
			jobs, yielded = append(jobs, j), false
		default:
			if yielded {
				return jobs
			}
			runtime.Gosched() // whoever is about to join runs first: a larger group costs less
			yielded = true
		}
	}
	return jobs
}

// underSavepoint runs one transaction. Its statements do not carry the
// caller's cancellation: SQLite answers an interrupted write by rolling back
// the whole transaction, which would undo the neighbours' work.
func (g *group) underSavepoint(j *job) (err error) {
	if err := j.ctx.Err(); err != nil {
		return err
	}
	if err := g.exec("SAVEPOINT one"); err != nil {
		return err
	}
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("store: panic in a transaction: %v", p)
		}
		if err != nil {
			err = errors.Join(err, g.exec("ROLLBACK TO one"))
		}
		err = errors.Join(err, g.exec("RELEASE one"))
	}()
	return j.run(g.conn, context.WithoutCancel(j.ctx))
}

func (g *group) exec(statement string) error {
	_, err := g.conn.ExecContext(context.Background(), statement)
	return err
}
