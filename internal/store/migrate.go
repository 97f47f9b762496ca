package store

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"

	"github.com/pressly/goose/v3"

	"tandem/internal/store/internal/lock"
)

//go:embed migrations
var migrations embed.FS

// ErrNewer is returned when the database was made by a later version of the
// program: an older one would not know what it must not touch.
var ErrNewer = errors.New("store: the database was migrated by a newer version of tandem; install that version or restore a backup")

// ErrOlder is returned by CheckSchema when `tandem migrate` is due.
var ErrOlder = errors.New("store: the database needs migrating; run: tandem migrate")

// Migrate brings the schema up to this version, holding a lock so that two
// copies that start together do not migrate together. It can be run again
// after an interruption.
func (s *Store) Migrate(ctx context.Context) error {
	provider, closed, err := s.provider()
	if err != nil {
		return err
	}
	defer closed()
	unlock, err := s.lockSchema(ctx)
	if err != nil {
		return err
	}
	defer unlock()
	if err := s.refuseNewer(ctx, provider); err != nil {
		return err
	}
	_, err = provider.Up(ctx)
	s.engine.Forget()
	return err
}

// CheckSchema tells with ErrOlder or ErrNewer when the schema is not exactly
// this version's.
func (s *Store) CheckSchema(ctx context.Context) error {
	provider, closed, err := s.provider()
	if err != nil {
		return err
	}
	defer closed()
	if err := s.refuseNewer(ctx, provider); err != nil {
		return err
	}
	pending, err := provider.HasPending(ctx)
	if err == nil && pending {
		return ErrOlder
	}
	return err
}

func (s *Store) refuseNewer(ctx context.Context, provider *goose.Provider) error {
	current, latest, err := provider.GetVersions(ctx)
	if err == nil && current > latest {
		return ErrNewer
	}
	return err
}

// provider reads the numbered files of this engine. A database is migrated on
// connections beside those of the store.
func (s *Store) provider() (*goose.Provider, func(), error) {
	files, err := fs.Sub(migrations, "migrations/"+s.Engine())
	if err != nil {
		return nil, nil, err
	}
	db, done := s.engine.Beside()
	dialect := goose.DialectSQLite3
	if s.Engine() == MySQL {
		dialect = goose.DialectMySQL
	}
	p, err := goose.NewProvider(dialect, db, files)
	return p, done, err
}

// lockSchema takes the server's named lock; a SQLite file has one writer, and
// every statement of its migrations may run twice.
func (s *Store) lockSchema(ctx context.Context) (func(), error) {
	if s.Engine() == SQLite {
		return func() {}, nil
	}
	db, done := s.engine.Beside()
	conn, err := db.Conn(ctx)
	if err != nil {
		done()
		return nil, err
	}
	var got sql.NullInt64
	if err := conn.QueryRowContext(ctx, "SELECT GET_LOCK('tandem.migrate', 60)").Scan(&got); err != nil || got.Int64 != 1 {
		done()
		return nil, fmt.Errorf("store: another copy is migrating this database: %w", errors.Join(err, lock.ErrAgain))
	}
	return func() {
		_, _ = conn.ExecContext(context.WithoutCancel(ctx), "SELECT RELEASE_LOCK('tandem.migrate')")
		_ = conn.Close()
		done()
	}, nil
}
