package store

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"io/fs"
	"slices"

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

// Migrate brings the schema up to this version. It claims the schema first, so
// that of several copies that start together, on one node or on several, one
// migrates and the others find it done. It can be run again after an interruption.
func (s *Store) Migrate(ctx context.Context) error {
	db, done := s.engine.Beside()
	defer done()
	held, drop, err := s.claimSchema(ctx, db)
	if err != nil {
		return err
	}
	defer drop()
	provider, err := s.provider(db)
	if err != nil {
		return err
	}
	if err := s.standing(held, provider, db); err != nil && !errors.Is(err, ErrOlder) {
		return err
	}
	defer s.engine.Forget()
	for err == nil {
		_, err = provider.UpByOne(held)
	}
	if errors.Is(err, goose.ErrNoNextVersion) {
		return nil
	}
	return errors.Join(context.Cause(held), err)
}

// CheckSchema tells with ErrOlder or ErrNewer when the schema is not exactly
// this version's. It changes nothing.
func (s *Store) CheckSchema(ctx context.Context) error {
	db, done := s.engine.Beside()
	defer done()
	provider, err := s.provider(db)
	if err != nil {
		return err
	}
	return s.standing(ctx, provider, db)
}

// standing compares what was applied with what this version brings.
func (s *Store) standing(ctx context.Context, provider *goose.Provider, db *sql.DB) error {
	applied, err := s.applied(ctx, db)
	if err != nil {
		return lock.Translate(err)
	}
	var latest int64
	older := false
	for _, source := range provider.ListSources() {
		latest = max(latest, source.Version)
		older = older || !slices.Contains(applied, source.Version)
	}
	switch {
	case len(applied) > 0 && slices.Max(applied) > latest:
		return ErrNewer
	case older:
		return ErrOlder
	}
	return nil
}

// applied lists the versions that the database says were applied.
func (s *Store) applied(ctx context.Context, db *sql.DB) (versions []int64, err error) {
	there := "SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name = 'goose_db_version'"
	if s.Engine() == MySQL {
		there = "SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name = 'goose_db_version'"
	}
	var tables int
	if err := db.QueryRowContext(ctx, there).Scan(&tables); err != nil || tables == 0 {
		return nil, err
	}
	rows, err := db.QueryContext(ctx, "SELECT version_id FROM goose_db_version WHERE is_applied")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var version int64
		if err := rows.Scan(&version); err != nil {
			return nil, err
		}
		versions = append(versions, version)
	}
	return versions, rows.Err()
}

// provider reads the numbered files of this engine. A database is migrated on
// connections beside those of the store.
func (s *Store) provider(db *sql.DB) (*goose.Provider, error) {
	files, err := fs.Sub(migrations, "migrations/"+s.Engine())
	if err != nil {
		return nil, err
	}
	dialect := goose.DialectSQLite3
	if s.Engine() == MySQL {
		dialect = goose.DialectMySQL
	}
	return goose.NewProvider(dialect, db, files, goose.WithIsolateDDL(s.Engine() == MySQL))
}
