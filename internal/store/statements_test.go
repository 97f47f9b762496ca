package store

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"tandem/internal/access"
	"tandem/internal/id"
	"tandem/internal/store/internal/lock"
	"tandem/internal/store/storetest"
)

var update = flag.Bool("update", false, "write the golden files anew")

var errUndo = errors.New("undo")

// TestTheSQLOfEveryMethod calls each exported method of every room with empty
// arguments, as the first role that gets it to send anything, and compares the
// statements with a golden file per engine: a lost condition or a changed plan
// shows in the diff. No method can be forgotten, because the list is the rooms'
// own.
func TestTheSQLOfEveryMethod(t *testing.T) {
	onEachEngine(t, func(t *testing.T, s *Store) {
		var got strings.Builder
		for _, m := range storetest.Methods() {
			role, sent := firstStatements(t, s, m)
			fmt.Fprintf(&got, "## %s as %s\n", m, role)
			for _, sql := range sent {
				fmt.Fprintf(&got, "%s\n", sql)
			}
			got.WriteString("\n")
		}
		compareGolden(t, "statements_"+s.Engine()+".sql", got.String())
	})
}

// firstStatements tries the roles of people before those of the program.
func firstStatements(t *testing.T, s *Store, m storetest.Method) (access.Role, []string) {
	t.Helper()
	for _, role := range slices.Concat(access.People, []access.Role{access.Unproven}, access.Jobs) {
		if sent := statementsOf(t, s, m, role); len(sent) > 0 {
			return role, sent
		}
	}
	t.Errorf("%s sends nothing for any role: is anybody allowed to?", m)
	return "nobody", nil
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

// statementsOf runs one method in a transaction that is undone. A method that
// needs an earlier row stops where it finds none; what it sent until then counts.
func statementsOf(t *testing.T, s *Store, m storetest.Method, role access.Role) (sent []string) {
	t.Helper()
	s.engine.Hear(lock.Heard{Statement: func(sql string) { sent = append(sent, strings.Join(strings.Fields(sql), " ")) }})
	defer s.engine.Hear(lock.Heard{})
	actor := access.Actor{Role: role, Account: someID, Person: someID, Session: someID, Key: &access.IdempotencyKey{Key: "k"}}
	_ = s.As(context.Background(), actor, func(tx *Tx) (err error) {
		defer func() {
			if p := recover(); p != nil {
				t.Errorf("%s panics on empty arguments: %v", m, p)
			}
		}()
		m.Call(tx, emptyArguments(m.Type)...)
		return errUndo
	})
	return sent
}

const someID id.ID = "01K0000000000000000000000S"

func emptyArguments(method reflect.Type) []reflect.Value {
	var args []reflect.Value
	for i := 1; i < method.NumIn(); i++ {
		if method.IsVariadic() && i == method.NumIn()-1 {
			break
		}
		args = append(args, sample(method.In(i)))
	}
	return args
}

// sample is an empty value that still reaches the statement: one element in a
// list, one id.
func sample(t reflect.Type) reflect.Value {
	v := reflect.New(t).Elem()
	switch {
	case t == reflect.TypeFor[id.ID]():
		v.SetString(string(someID))
	case t.Kind() == reflect.Slice && t.Elem().Kind() != reflect.Uint8:
		v = reflect.Append(v, sample(t.Elem()))
	case t.Kind() == reflect.Pointer:
		v.Set(reflect.New(t.Elem()))
	}
	return v
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
