package lock

import (
	"context"
	"database/sql/driver"
	"sync/atomic"
	"time"
)

// keeper opens connections that keep what they have prepared, until the schema
// changes. It stands below database/sql, so that a pool, a single connection and a
// transaction all find what their connection keeps.
type keeper struct {
	driver.Connector
	most     int           // that one connection keeps
	schema   *atomic.Int64 // counts its changes
	patience time.Duration // for one statement; 0 where nothing can be silent
	greet    func(ctx context.Context, conn engineConn) error
}

// Connect opens one connection.
func (k *keeper) Connect(ctx context.Context) (driver.Conn, error) {
	ctx, cancel := within(ctx, k.patience)
	defer cancel()
	conn, err := k.Connector.Connect(ctx)
	if err != nil {
		return nil, err
	}
	kept := &keptConn{engineConn: conn.(engineConn), keeper: k, kept: map[string]*keptStmt{}, schema: k.schema.Load()}
	if k.greet != nil {
		if err := k.greet(ctx, kept.engineConn); err != nil {
			_ = conn.Close()
			return nil, err
		}
	}
	return kept, nil
}

// engineConn is what database/sql asks of a connection of our drivers.
type engineConn interface {
	driver.Conn
	driver.ConnBeginTx
	driver.ConnPrepareContext
	driver.ExecerContext
	driver.QueryerContext
	driver.SessionResetter
	driver.Validator
}

// keptConn is one connection; database/sql gives it to one caller at a time.
type keptConn struct {
	engineConn
	keeper *keeper
	kept   map[string]*keptStmt
	schema int64
}

// keptStmt is a statement in use or kept. One in use is not handed out again: a
// second execution would take the rows from the first.
type keptStmt struct {
	engineStmt
	used, kept bool
}

type engineStmt interface {
	driver.Stmt
	driver.StmtExecContext
	driver.StmtQueryContext
}

// ExecContext runs a statement that gives no rows.
func (c *keptConn) ExecContext(ctx context.Context, query string, args []driver.NamedValue) (driver.Result, error) {
	ctx, cancel := within(ctx, c.keeper.patience)
	defer cancel()
	s, err := c.take(ctx, query)
	if unprepared(err) {
		return c.engineConn.ExecContext(ctx, query, args)
	}
	if err != nil {
		return nil, err
	}
	defer s.release()
	result, err := s.engineStmt.ExecContext(ctx, args)
	if err != nil {
		c.forget(query, s)
	}
	return result, err
}

// QueryContext runs a statement whose rows are read until they are closed.
func (c *keptConn) QueryContext(ctx context.Context, query string, args []driver.NamedValue) (driver.Rows, error) {
	ctx, cancel := within(ctx, c.keeper.patience)
	s, err := c.take(ctx, query)
	if unprepared(err) {
		rows, err := c.engineConn.QueryContext(ctx, query, args)
		return c.reading(rows, err, nil, cancel)
	}
	if err != nil {
		cancel()
		return nil, err
	}
	rows, err := s.engineStmt.QueryContext(ctx, args)
	if err != nil {
		c.forget(query, s)
	}
	return c.reading(rows, err, s, cancel)
}

// reading are the rows of a statement, which is done with when they are closed.
func (c *keptConn) reading(rows driver.Rows, err error, of *keptStmt, cancel context.CancelFunc) (driver.Rows, error) {
	end := func() {
		if of != nil {
			of.release()
		}
		cancel()
	}
	if err != nil {
		end()
		return nil, err
	}
	return &keptRows{rows.(engineRows), end}, nil
}

// BeginTx begins a transaction whose end is waited for like any statement.
func (c *keptConn) BeginTx(ctx context.Context, options driver.TxOptions) (driver.Tx, error) {
	if c.keeper.patience == 0 {
		return c.engineConn.BeginTx(ctx, options)
	}
	ctx, cancel := within(ctx, c.keeper.patience)
	defer cancel()
	_, err := c.engineConn.BeginTx(ctx, options)
	return ending{c}, err
}

// ending ends a transaction. Whoever hangs up leaves it to end by itself; the
// drivers would wait for the server without an end.
type ending struct{ *keptConn }

// Commit makes the transaction last.
func (e ending) Commit() error { return e.say("COMMIT") }

// Rollback undoes it.
func (e ending) Rollback() error { return e.say("ROLLBACK") }

func (e ending) say(text string) error {
	ctx, cancel := within(context.Background(), e.keeper.patience)
	defer cancel()
	_, err := e.engineConn.ExecContext(ctx, text, nil)
	return err
}

// Close lets go of what is kept first: SQLite keeps a connection open for its
// statements.
func (c *keptConn) Close() error {
	c.drop()
	return c.engineConn.Close()
}

func (c *keptConn) take(ctx context.Context, query string) (*keptStmt, error) {
	if now := c.keeper.schema.Load(); now != c.schema {
		c.drop()
		c.schema = now
	}
	s := c.kept[query]
	if s != nil && !s.used {
		s.used = true
		return s, nil
	}
	prepared, err := c.PrepareContext(ctx, query)
	if err != nil {
		return nil, err
	}
	fresh := &keptStmt{engineStmt: prepared.(engineStmt), used: true, kept: s == nil}
	if fresh.kept {
		if len(c.kept) == c.keeper.most {
			c.drop()
		}
		c.kept[query] = fresh
	}
	return fresh, nil
}

// drop closes what is kept; what is in use closes when it has been used.
func (c *keptConn) drop() {
	for _, s := range c.kept {
		if s.kept = false; !s.used {
			_ = s.Close()
		}
	}
	clear(c.kept)
}

// forget keeps a statement no longer that failed: what stands between may have
// lost it.
func (c *keptConn) forget(query string, s *keptStmt) {
	if c.kept[query] == s {
		delete(c.kept, query)
		s.kept = false
	}
}

func (s *keptStmt) release() {
	if s.used = false; !s.kept {
		_ = s.Close()
	}
}

// engineRows is what GORM asks of rows beside reading them.
type engineRows interface {
	driver.Rows
	driver.RowsColumnTypeDatabaseTypeName
	driver.RowsColumnTypeScanType
}

type keptRows struct {
	engineRows
	end func()
}

// Close ends the reading.
func (r *keptRows) Close() error {
	err := r.engineRows.Close()
	r.end()
	return err
}
