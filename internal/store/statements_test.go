package store

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"tandem/internal/store/internal/lock"
	"tandem/internal/store/storetest"
)

var update = flag.Bool("update", false, "write the golden files anew")

var errUndo = errors.New("undo")

// TestTheSQLOfEveryMethod asks every call of a world that has two of everything,
// so that statements behind a first read are sent too, and compares the
// statements with a golden file per engine: a lost condition or a changed plan
// shows in the diff.
func TestTheSQLOfEveryMethod(t *testing.T) {
	onEachEngine(t, func(t *testing.T, s *Store) {
		seedTwo(t, s)
		var got strings.Builder
		for _, c := range calls() {
			fmt.Fprintf(&got, "## %s as %s\n", c.method, c.as)
			for _, sql := range statementsOf(t, s, c) {
				fmt.Fprintf(&got, "%s\n", sql)
			}
			got.WriteString("\n")
		}
		compareGolden(t, "statements_"+s.Engine()+".sql", got.String())
	})
}

func compareGolden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if string(want) != got {
		t.Errorf("%s differs: run go test ./internal/store -run %s -update and read the diff", path, t.Name())
	}
}

// statementsOf asks one call in a transaction that is undone.
func statementsOf(t *testing.T, s *Store, c call) (sent []string) {
	t.Helper()
	s.engine.Hear(lock.Heard{Statement: func(sql string) { sent = append(sent, strings.Join(strings.Fields(sql), " ")) }})
	defer s.engine.Hear(lock.Heard{})
	ask(t, s, c, errUndo)
	return sent
}

// TestNoRoomIsForgotten holds the list of rooms against the folders.
func TestNoRoomIsForgotten(t *testing.T) {
	entries, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		other := slices.Contains([]string{"internal", "migrations", "storetest", "testdata"}, e.Name())
		if e.IsDir() && !other && !slices.Contains(storetest.Rooms(), e.Name()) {
			t.Errorf("%s is no room of storetest: no test walks its methods", e.Name())
		}
	}
}
