package store

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"tandem/internal/store/internal/lock"
	"tandem/internal/store/storetest"
)

// site is where a room begins a statement.
type site struct {
	file, function string
	first, last    int // lines
}

// TestEveryStatementIsSent looks for the places in the rooms that begin a
// statement, and fails for one that no call of calls_*_test.go ever reached: its
// SQL stands in no golden file, and it could be changed without a red test.
func TestEveryStatementIsSent(t *testing.T) {
	s := migrated(t, filepath.Join(t.TempDir(), "tandem.db"))
	seedTwo(t, s)
	reached := map[string]bool{}
	for _, c := range calls() {
		s.engine.Hear(lock.Heard{Site: func(file string, line int) { reached[fmt.Sprintf("%s:%d", file, line)] = true }})
		ask(t, s, c, errUndo)
	}
	s.engine.Hear(lock.Heard{})
	for _, at := range sites(t) {
		was := func(line int) bool { return reached[fmt.Sprintf("%s:%d", at.file, line)] }
		found := false
		for line := at.first; line <= at.last; line++ {
			found = found || was(line)
		}
		if !found {
			t.Errorf("%s:%d: a statement of %s is sent by no call of calls_*_test.go", at.file, at.first, at.function)
		}
	}
}

// beginnings are the functions of the kernel that begin a statement.
var beginnings = []string{"From", "Row", "Insert", "InsertOr", "Replace", "Update", "Remove", "WhyUnchanged"}

func sites(t *testing.T) (all []site) {
	t.Helper()
	for path, file := range roomFiles(t) {
		inspectCalls(file, func(function string, call *ast.CallExpr) {
			if slices.Contains(beginnings, lockCall(call)) {
				all = append(all, site{path, function, roomSet.Position(call.Pos()).Line, roomSet.Position(call.End()).Line})
			}
		})
	}
	if len(all) < 100 {
		t.Fatalf("only %d statements were found", len(all))
	}
	return all
}

var roomSet = token.NewFileSet()

// roomFiles parses the files of every room, by room and name.
func roomFiles(t *testing.T) map[string]*ast.File {
	t.Helper()
	files := map[string]*ast.File{}
	for _, room := range storetest.Rooms() {
		paths, err := filepath.Glob(room + "/*.go")
		if err != nil {
			t.Fatal(err)
		}
		for _, path := range paths {
			if strings.HasSuffix(path, "_test.go") {
				continue
			}
			file, err := parser.ParseFile(roomSet, path, nil, parser.SkipObjectResolution)
			if err != nil {
				t.Fatal(err)
			}
			files[filepath.ToSlash(path)] = file
		}
	}
	return files
}

// inspectCalls visits every call in every function of a file.
func inspectCalls(file *ast.File, visit func(function string, call *ast.CallExpr)) {
	for _, d := range file.Decls {
		f, is := d.(*ast.FuncDecl)
		if !is {
			continue
		}
		ast.Inspect(f, func(n ast.Node) bool {
			if call, is := n.(*ast.CallExpr); is {
				visit(f.Name.Name, call)
			}
			return true
		})
	}
}

// lockCall is the name of the kernel's function that is called, or nothing.
func lockCall(call *ast.CallExpr) string {
	if f, is := call.Fun.(*ast.SelectorExpr); is {
		if p, is := f.X.(*ast.Ident); is && p.Name == "lock" {
			return f.Sel.Name
		}
	}
	return ""
}

// TestWhoAsksTheClerk lists every function that takes the clerk's hand, which sees
// and writes what the actor may not: each is to be looked at once by a person.
func TestWhoAsksTheClerk(t *testing.T) {
	var out strings.Builder
	files := roomFiles(t)
	for _, path := range slices.Sorted(maps.Keys(files)) {
		last := ""
		inspectCalls(files[path], func(function string, call *ast.CallExpr) {
			if lockCall(call) == "Clerk" && function != last {
				fmt.Fprintf(&out, "%s %s\n", filepath.Dir(path), function)
				last = function
			}
		})
	}
	compareGolden(t, "clerk.txt", out.String())
}
