package app

import (
	"flag"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the golden file anew")

// TestWhoActsAsTheProgram lists every function that begins a transaction as one
// of the program's own roles, which see what no person sees: each is to be looked
// at once by a person.
func TestWhoActsAsTheProgram(t *testing.T) {
	var out strings.Builder
	err := filepath.WalkDir(".", func(path string, _ fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		for _, d := range file.Decls {
			if roles := jobsIn(d); len(roles) > 0 {
				fmt.Fprintf(&out, "%s %s: %s\n", filepath.ToSlash(filepath.Dir(path)), declared(d), strings.Join(roles, " "))
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	golden := filepath.Join("testdata", "jobs.txt")
	if *update {
		if err := os.WriteFile(golden, []byte(out.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil || string(want) != out.String() {
		t.Errorf("%s differs (%v): run go test ./internal/app -run %s -update and read the diff", golden, err, t.Name())
	}
}

// jobsIn names what a declaration says of the program's own roles, each once.
func jobsIn(d ast.Decl) (found []string) {
	seen := map[string]bool{}
	ast.Inspect(d, func(n ast.Node) bool {
		s, is := n.(*ast.SelectorExpr)
		if !is {
			return true
		}
		switch s.Sel.Name {
		case "Gate", "Clerk", "Post", "Office", "AsGate":
			if p, is := s.X.(*ast.Ident); is && (p.Name == "access" || p.Name == "desk") && !seen[s.Sel.Name] {
				seen[s.Sel.Name] = true
				found = append(found, s.Sel.Name)
			}
		}
		return true
	})
	return found
}

func declared(d ast.Decl) string {
	switch d := d.(type) {
	case *ast.FuncDecl:
		return d.Name.Name
	case *ast.GenDecl:
		if v, is := d.Specs[0].(*ast.ValueSpec); is {
			return v.Names[0].Name
		}
	}
	return "?"
}
