package store

import (
	"context"
	"errors"
	"io/fs"
	"path"
	"strconv"
	"strings"
	"sync"
	"testing"
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
		ctx := context.Background()
		provider, closed, err := s.provider()
		if err != nil {
			t.Fatal(err)
		}
		defer closed()
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
			if _, err := provider.ApplyVersion(ctx, source.Version, true); err != nil {
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

func TestTwoCopiesMayStartTogether(t *testing.T) {
	onEachEngine(t, func(t *testing.T, s *Store) {
		var wg sync.WaitGroup
		for range 4 {
			wg.Go(func() {
				if err := s.Migrate(context.Background()); err != nil {
					t.Error(err)
				}
			})
		}
		wg.Wait()
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
