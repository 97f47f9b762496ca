package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"tandem/internal/fault"
	"tandem/internal/store/internal/lock"
)

const (
	claimMost  = 60 // seconds that a claim lasts, unless its holder renews it
	claimRenew = 10 * time.Second
	claimLook  = 200 * time.Millisecond
	claimWait  = 90 * time.Second // longer than the claim of a copy that died
)

// ErrClaimed is returned when another copy goes on migrating the database.
var ErrClaimed = errors.New("store: another copy is migrating this database; try again when it has finished")

// claim is the right to change the schema: a row, since a cluster tells all its
// nodes of rows and a server's own locks hold on that server only. Its times are
// the database's.
type claim struct {
	db            *sql.DB
	engine        string
	holder        string
	renew, forget string
}

// claimSchema waits for the claim and keeps it until drop is called. Where it is
// lost, because a statement ran for longer than a claim lasts and somebody else
// took over, the context that it gives ends.
func (s *Store) claimSchema(ctx context.Context, db *sql.DB) (held context.Context, drop func(), err error) {
	c := newClaim(db, s.Engine(), s.Clock().NewID().String())
	if err := c.take(ctx); err != nil {
		return nil, nil, err
	}
	held, lose := context.WithCancelCause(ctx)
	go c.keep(held, lose)
	return held, func() {
		lose(nil)
		_, _ = db.ExecContext(context.WithoutCancel(ctx), c.forget, c.holder)
	}, nil
}

func newClaim(db *sql.DB, engine, holder string) claim {
	now := "CAST(strftime('%s', 'now') AS INTEGER)"
	if engine == MySQL {
		now = "UNIX_TIMESTAMP()"
	}
	return claim{db: db, engine: engine, holder: holder,
		renew:  fmt.Sprintf("UPDATE goose_db_claim SET holder = ?, ends_at = %s + %d WHERE id = 1 AND (holder = ? OR ends_at < %s)", now, claimMost, now),
		forget: "UPDATE goose_db_claim SET holder = '', ends_at = 0 WHERE id = 1 AND holder = ?"}
}

// take waits until the claim is ours.
func (c claim) take(ctx context.Context) error {
	waiting, cancel := context.WithTimeout(ctx, claimWait)
	defer cancel()
	for {
		mine, err := c.tryOnce(waiting)
		if mine || err != nil && fault.Of(lock.Translate(err)).Kind != fault.Unavailable {
			return err
		}
		select {
		case <-time.After(claimLook):
		case <-waiting.Done():
			return errors.Join(ErrClaimed, err)
		}
	}
}

func (c claim) tryOnce(ctx context.Context) (mine bool, err error) {
	seed := "INSERT OR IGNORE INTO goose_db_claim (id, holder, ends_at) VALUES (1, '', 0)"
	if c.engine == MySQL {
		seed = "INSERT IGNORE INTO goose_db_claim (id, holder, ends_at) VALUES (1, '', 0)"
	}
	for _, statement := range []string{"CREATE TABLE IF NOT EXISTS goose_db_claim (id INTEGER NOT NULL PRIMARY KEY, holder VARCHAR(26) NOT NULL, ends_at BIGINT NOT NULL)", seed} {
		if _, err := c.db.ExecContext(ctx, statement); err != nil {
			return false, err
		}
	}
	return c.again(ctx)
}

// again renews the claim, or takes one that is over, and tells whether it is ours.
func (c claim) again(ctx context.Context) (mine bool, err error) {
	result, err := c.db.ExecContext(ctx, c.renew, c.holder, c.holder)
	if err != nil {
		return false, err
	}
	n, err := result.RowsAffected()
	return n == 1, err
}

// keep renews the claim until ctx ends. A renewal that fails is tried again: the
// schema may be changing at this moment.
func (c claim) keep(ctx context.Context, lose context.CancelCauseFunc) {
	tick := time.NewTicker(claimRenew)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		if mine, err := c.again(ctx); err == nil && !mine {
			lose(ErrClaimed)
		}
	}
}
