package main

import (
	"context"
	"database/sql"
	"sync"
)

// kept sends each text as a statement that was prepared once, as database/sql
// offers it. The texts of the bare program are few, so it drops none.
type kept struct {
	from interface {
		PrepareContext(ctx context.Context, text string) (*sql.Stmt, error)
	}
	known sync.Map // *sql.Stmt by its text
}

// of panics when a text is wrong: the bare program is then no limit.
func (k *kept) of(text string) *sql.Stmt {
	if known, is := k.known.Load(text); is {
		return known.(*sql.Stmt)
	}
	fresh, err := k.from.PrepareContext(context.Background(), text)
	if err != nil {
		panic(err)
	}
	k.known.Store(text, fresh)
	return fresh
}

func (k *kept) ExecContext(ctx context.Context, text string, args ...any) (sql.Result, error) {
	return k.of(text).ExecContext(ctx, args...)
}

func (k *kept) QueryRowContext(ctx context.Context, text string, args ...any) *sql.Row {
	return k.of(text).QueryRowContext(ctx, args...)
}

// keptIn sends them in a transaction.
type keptIn struct {
	*kept
	tx *sql.Tx
}

func (k keptIn) ExecContext(ctx context.Context, text string, args ...any) (sql.Result, error) {
	return k.tx.StmtContext(ctx, k.of(text)).ExecContext(ctx, args...)
}

func (k keptIn) QueryRowContext(ctx context.Context, text string, args ...any) *sql.Row {
	return k.tx.StmtContext(ctx, k.of(text)).QueryRowContext(ctx, args...)
}
