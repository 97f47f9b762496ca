package lock

import (
	"context"
	"database/sql/driver"
	"sync/atomic"
)

// keeper opens connections that keep what they have prepared, until the schema
// changes. It stands below database/sql, so that a pool, a single connection and a
// transaction all find what their connection keeps.
type keeper struct {
	driver.Connector
	most   int           // that one connection keeps
	schema *atomic.Int64 // counts its changes
}

// Connect opens one connection.
func (k *keeper) Connect(ctx context.Context) (driver.Conn, error) {
	conn, err := k.Connector.Connect(ctx)
	if err != nil {
		return nil, err
	}
	return &keptConn{engineConn: conn.(engineConn), keeper: k, kept: map[string]*keptStmt{}, schema: k.schema.Load()}, nil
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
	s, err := c.take(ctx, query)
	if unprepared(err) {
		return c.engineConn.QueryContext(ctx, query, args)
	}
	if err != nil {
		return nil, err
	}
	rows, err := s.engineStmt.QueryContext(ctx, args)
	if err != nil {
		c.forget(query, s)
		s.release()
		return nil, err
	}
	return &keptRows{rows.(engineRows), s}, nil
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
	of *keptStmt
}

// Close ends the reading.
func (r *keptRows) Close() error {
	err := r.engineRows.Close()
	r.of.release()
	return err
}
