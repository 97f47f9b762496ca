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
)

var update = flag.Bool("update", false, "write the golden files anew")

var errUndo = errors.New("undo")

// silent are the methods of Tx that send nothing themselves.
var silent = map[string]bool{"NewID": true, "Bytes": true, "Clerk": true, "Then": true, "Known": true}

// TestTheSQLOfEveryMethod calls each exported method of Tx with empty
// arguments, as the first role that gets it to send anything, and compares the
// statements with a golden file per engine: a lost condition or a changed plan
// shows in the diff. No method can be forgotten, because the list is the
// type's own.
func TestTheSQLOfEveryMethod(t *testing.T) {
	onEachEngine(t, func(t *testing.T, s *Store) {
		var got strings.Builder
		typ := reflect.TypeFor[*Tx]()
		for m := range typ.Methods() {
			if silent[m.Name] {
				continue
			}
			role, sent := firstStatements(t, s, m)
			fmt.Fprintf(&got, "## %s as %s\n", m.Name, role)
			for _, sql := range sent {
				fmt.Fprintf(&got, "%s\n", sql)
			}
			got.WriteString("\n")
		}
		compareGolden(t, "statements_"+s.engine+".sql", got.String())
	})
}

// firstStatements tries the roles of people before those of the program.
func firstStatements(t *testing.T, s *Store, m reflect.Method) (access.Role, []string) {
	t.Helper()
	for _, role := range slices.Concat(access.People, []access.Role{access.Unproven}, access.Jobs) {
		if sent := statementsOf(t, s, m, role); len(sent) > 0 {
			return role, sent
		}
	}
	t.Errorf("%s sends nothing for any role: is anybody allowed to?", m.Name)
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
func statementsOf(t *testing.T, s *Store, m reflect.Method, role access.Role) (sent []string) {
	t.Helper()
	s.log.heard = func(sql string) { sent = append(sent, strings.Join(strings.Fields(sql), " ")) }
	defer func() { s.log.heard = nil }()
	actor := access.Actor{Role: role, Account: someID, Person: someID, Session: someID}
	_ = s.As(context.Background(), actor, func(tx *Tx) (err error) {
		defer func() {
			if p := recover(); p != nil {
				t.Errorf("%s panics on empty arguments: %v", m.Name, p)
			}
		}()
		m.Func.Call(append([]reflect.Value{reflect.ValueOf(tx)}, emptyArguments(m.Type)...))
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
