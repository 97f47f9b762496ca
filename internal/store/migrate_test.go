package store

import (
	"context"
	"errors"
	"io/fs"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"tandem/internal/clock"
	"tandem/internal/store/storetest"
)

func TestMigratingAgainChangesNothing(t *testing.T) {
	onEachEngine(t, func(t *testing.T, s *Store) {
		before := tables(t, s)
		if err := s.Migrate(context.Background()); err != nil {
			t.Fatal(err)
		}
		if err := s.CheckSchema(context.Background()); err != nil {
			t.Fatal(err)
		}
		if after := tables(t, s); len(after) != len(before) {
			t.Fatalf("tables changed: %v to %v", before, after)
		}
	})
}

// An interrupted migration is not noted as done, so each of its statements
// must stand being run twice, unless they and the note are one transaction.
func TestEveryMigrationCanBeRunAgain(t *testing.T) {
	onEachEngine(t, func(t *testing.T, s *Store) {
		db, done := s.engine.Beside()
		defer done()
		provider, err := s.provider(db)
		if err != nil {
			t.Fatal(err)
		}
		for _, source := range provider.ListSources() {
			text, err := fs.ReadFile(migrations, "migrations/"+s.Engine()+"/"+path.Base(source.Path))
			if err != nil {
				t.Fatal(err)
			}
			if !strings.Contains(string(text), "NO TRANSACTION") {
				if s.Engine() == MySQL {
					t.Errorf("%s: this engine commits each change of the schema by itself", source.Path)
				}
				continue
			}
			execute(t, s, "DELETE FROM goose_db_version WHERE version_id = "+strconv.FormatInt(source.Version, 10))
			if _, err := provider.ApplyVersion(context.Background(), source.Version, true); err != nil {
				t.Error(err)
			}
		}
	})
}

func TestANewerSchemaIsRefused(t *testing.T) {
	onEachEngine(t, func(t *testing.T, s *Store) {
		execute(t, s, "INSERT INTO goose_db_version (version_id, is_applied) VALUES (999999, 1)")
		if err := s.CheckSchema(context.Background()); !errors.Is(err, ErrNewer) {
			t.Errorf("check: %v", err)
		}
		if err := s.Migrate(context.Background()); !errors.Is(err, ErrNewer) {
			t.Errorf("migrate: %v", err)
		}
	})
}

// Four copies begin with an empty database at one moment.
func TestOfFourThatMigrateTogetherEachStepIsAppliedOnce(t *testing.T) {
	storetest.OnEachEngine(t, func(t *testing.T, dsn string) {
		for round := range 3 {
			if round > 0 && !strings.HasPrefix(dsn, "mysql:") {
				dsn = filepath.Join(t.TempDir(), "tandem.db")
			} else if round > 0 {
				dsn = storetest.FreshMySQL(t)
			}
			storetest.AppliedOnce(t, dsn, migrateTogether(t, dsn, dsn, dsn, dsn))
		}
	})
}

// migrateTogether has a copy for each address migrate at one moment.
func migrateTogether(t *testing.T, dsns ...string) (steps int) {
	t.Helper()
	var wg sync.WaitGroup
	for _, dsn := range dsns {
		wg.Go(func() {
			s, err := Open(context.Background(), dsn, clock.System())
			if err == nil {
				err = errors.Join(s.Migrate(context.Background()), s.CheckSchema(context.Background()), s.Close())
			}
			if err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	files, _ := fs.Glob(migrations, "migrations/sqlite/*.sql")
	return len(files)
}

func TestLookingAtAnEmptyDatabaseChangesNothing(t *testing.T) {
	storetest.OnEachEngine(t, func(t *testing.T, dsn string) {
		s := open(t, dsn)
		defer s.Close()
		if err := s.CheckSchema(context.Background()); !errors.Is(err, ErrOlder) {
			t.Errorf("%v", err)
		}
		if err := execBeside(t, s, "SELECT 1 FROM goose_db_version"); err == nil {
			t.Error("a table was made")
		}
	})
}

func TestAClaimIsWaitedForUntilItIsOver(t *testing.T) {
	onEachEngine(t, func(t *testing.T, s *Store) {
		execute(t, s, "UPDATE goose_db_claim SET holder = 'somebody', ends_at = 99999999999")
		ctx, cancel := context.WithTimeout(context.Background(), time.Second)
		defer cancel()
		if err := s.Migrate(ctx); !errors.Is(err, ErrClaimed) {
			t.Errorf("while somebody else migrates: %v", err)
		}
		execute(t, s, "UPDATE goose_db_claim SET ends_at = 1") // they died
		if err := s.Migrate(context.Background()); err != nil {
			t.Errorf("afterwards: %v", err)
		}
		db, done := s.engine.Beside()
		defer done()
		late := newClaim(db, s.Engine(), "late")
		execute(t, s, "UPDATE goose_db_claim SET holder = 'somebody', ends_at = 99999999999")
		if mine, err := late.again(context.Background()); mine || err != nil {
			t.Errorf("a claim that was lost goes on: %v, %v", mine, err)
		}
	})
}

// execute runs a statement behind the store's back: on SQLite the one writing
// connection is taken, so it goes through the writer.
func execute(t *testing.T, s *Store, statement string) {
	t.Helper()
	err := execBeside(t, s, statement)
	if err != nil {
		t.Fatal(err)
	}
}

func TestBothEnginesHaveTheSameMigrationsAndTables(t *testing.T) {
	names := map[string]string{}
	for _, engine := range []string{SQLite, MySQL} {
		files, err := fs.Glob(migrations, "migrations/"+engine+"/*.sql")
		if err != nil || len(files) == 0 {
			t.Fatal(err, files)
		}
		names[engine] = strings.ReplaceAll(strings.Join(files, " "), engine, "")
	}
	if names[SQLite] != names[MySQL] {
		t.Errorf("%s\n%s", names[SQLite], names[MySQL])
	}
}
