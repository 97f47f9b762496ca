package lock

import (
	"context"
	"database/sql"
	"math/rand/v2"
	"time"

	"tandem/internal/access"
)

const (
	// patience is how long one thing is waited for: a connection, the turn to
	// write, the answer to one statement. A server that is silent for so long has
	// stopped, and whoever asks is told so while they still look at their page.
	patience = 4 * time.Second

	// failover is how long a transaction is tried again after it failed first:
	// another node of a cluster takes over within it.
	failover = 3 * time.Second

	pauseMost = 250 * time.Millisecond // between two tries
)

// within bounds ctx by a wait; 0 stands for none.
func within(ctx context.Context, wait time.Duration) (context.Context, context.CancelFunc) {
	if wait == 0 {
		return ctx, func() {}
	}
	return context.WithTimeout(ctx, wait)
}

// lease takes a connection of a pool and waits no longer than for a statement.
func lease(ctx context.Context, pool *sql.DB) (*sql.Conn, error) {
	ctx, cancel := within(ctx, patience)
	defer cancel()
	return pool.Conn(ctx)
}

// try is one run of a transaction. It takes its connection within the first
// context and works within the second; committing tells whether it may have been
// carried out although it failed.
type try func(turn, ctx context.Context) (committing bool, err error)

// racesMost is how often a transaction that loses a race runs again.
const racesMost = 8

// retry runs one transaction, and again when the server says that it lost a
// race, for as long as another node needs to take over when it lost the server,
// and when the cluster is changing its members. Once the commit was sent and the
// answer is missing, it runs again only for a request with a key, which
// recognises its own work. A server that says nothing at all is not asked a
// second time.
func retry(ctx context.Context, actor access.Actor, once try) error {
	turn, moving := ctx, false
	for attempt := 0; ; attempt++ {
		committing, err := once(turn, ctx)
		moved := moved(err, committing && actor.Key == nil)
		if err == nil || !moved && (!lostRace(err) || attempt == racesMost) {
			return err
		}
		if moved && !moving {
			var cancel context.CancelFunc
			turn, cancel = context.WithTimeout(ctx, failover)
			defer cancel()
			moving = true
		}
		select {
		case <-time.After(min(time.Duration(1+rand.IntN(8<<min(attempt, 10)))*time.Millisecond, pauseMost)):
		case <-turn.Done():
			if ctx.Err() != nil {
				return ctx.Err()
			}
			return err
		}
	}
}

// Held counts the connections that somebody has taken and not given back. It is
// for tests.
func (e *Engine) Held() int { return e.read.Stats().InUse }
