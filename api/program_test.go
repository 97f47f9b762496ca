package api

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"tandem/internal/app"
	"tandem/internal/fault"
	"tandem/internal/identity"
	"tandem/internal/store"
	"tandem/internal/store/storetest"
)

// newTestServer is the whole program behind one API: application and store,
// on SQLite in a file of its own.
func newTestServer(t *testing.T) *testServer {
	t.Helper()
	return program(t, filepath.Join(t.TempDir(), "tandem.db"))
}

// onEachEngine runs a scenario against the whole program on each engine.
func onEachEngine(t *testing.T, scenario func(t *testing.T, s *testServer)) {
	t.Helper()
	storetest.OnEachEngine(t, func(t *testing.T, dsn string) { scenario(t, program(t, dsn)) })
}

func program(t *testing.T, dsn string) *testServer {
	t.Helper()
	s, _, _ := assembled(t, dsn, true)
	return s
}

// assembled is the whole program over a migrated store, as a demo or outside any.
func assembled(t *testing.T, dsn string, demo bool) (*testServer, *store.Store, identity.Keys) {
	t.Helper()
	return assembledWith(t, dsn, demo, nil)
}

// assembledWith is the same with a key of its own for the pseudonyms.
func assembledWith(t *testing.T, dsn string, demo bool, exportKey []byte) (*testServer, *store.Store, identity.Keys) {
	t.Helper()
	o, s := testOptions(t)
	kept, err := store.Open(context.Background(), dsn, s.clock)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = kept.Close() })
	if err := kept.Migrate(context.Background()); err != nil {
		t.Fatal(err)
	}
	keys, err := identity.NewKeys([]byte(strings.Repeat("test only ", 5)), exportKey)
	if err != nil {
		t.Fatal(err)
	}
	s.app = app.New(kept, keys, identity.NewHasher(s.clock, 2), app.Options{BaseURL: o.BaseURL, Demo: demo, MinGroup: 10, MinCell: 5})
	s.rows = func() map[string]int64 { return countRows(t, kept.Engine(), dsn) }
	o.App, o.Demo, o.Ready = s.app, demo, kept.Ping
	a, err := New(o)
	if err != nil {
		t.Fatal(err)
	}
	s.Engine = a.Engine
	return s, kept, keys
}

// countRows counts every table, for tests that promise to store nothing.
func countRows(t *testing.T, engine, dsn string) map[string]int64 {
	t.Helper()
	db := storetest.Connect(t, dsn)
	defer db.Close()
	names := "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
	if engine == store.MySQL {
		names = "SELECT table_name FROM information_schema.tables WHERE table_schema = database()"
	}
	found, err := db.Query(names)
	if err != nil {
		t.Fatal(err)
	}
	defer found.Close()
	counts := map[string]int64{}
	for found.Next() {
		var name string
		if err := found.Scan(&name); err != nil {
			t.Fatal(err)
		}
		counts[name] = 0
	}
	for name := range counts {
		var n int64
		if err := db.QueryRow(fmt.Sprintf("SELECT count(*) FROM %s", name)).Scan(&n); err != nil {
			t.Fatal(err)
		}
		counts[name] = n
	}
	return counts
}

// Every POST and PUT of the running program is sent everything that is not its
// form, and no table grows by a row.
func TestBadInputStoresNothing(t *testing.T) {
	onEachEngine(t, func(t *testing.T, s *testServer) {
		if len(s.stored()) < 10 {
			t.Fatalf("the tables were not found: %v", s.stored())
		}
		walkBadInput(t, s)
	})
}

// An unknown id and a malformed one come back alike from the whole program,
// not from a guard with handlers that were replaced. A form may be refused
// for what it says before anybody looks for the id.
func TestUnknownIdsAreNotFoundOnEachEngine(t *testing.T) {
	onEachEngine(t, func(t *testing.T, s *testServer) {
		for _, r := range s.Table() {
			if !strings.Contains(r.Path, ":") {
				continue
			}
			good := []byte(nil)
			if r.Handler.Form() != nil {
				good = []byte(objectOf(sampleMembers(r.Handler.Form()), "", ""))
			}
			bad := anonymous(s.ask(r, letIn(r.Policy), filled(r.Path, "new"), good))
			w := s.ask(r, letIn(r.Policy), filled(r.Path, s.clock.NewID()), good)
			refusedForm := w.Code == 422 && r.Handler.Form() != nil && len(partsOf(r.Handler.Form())) > 0
			if !refusedForm && (w.Code != 404 || anonymous(w) != bad) {
				t.Errorf("%s %s: %d %s, want %s", r.Method, r.Path, w.Code, w.Body, bad)
			}
		}
	})
}

// What is no token of this program is nobody's, whatever it looks like.
func TestTheProgramKnowsItsOwnTokensOnly(t *testing.T) {
	s := newTestServer(t)
	for _, bearer := range []string{"x", "tdm_x", "tdm_", "eyJhbGciOiJub25lIn0.e30.", "a.b.c", strings.Repeat("a", 4000)} {
		if _, err := s.identify(context.Background(), bearer); fault.Of(err).Kind != fault.Unauthenticated {
			t.Errorf("%.20s: %v", bearer, err)
		}
	}
}
