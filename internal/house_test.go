// Package house_test holds the rules of the house: who may import whom, what
// may not be called, and how long things may grow. Each rule is also shown a
// small piece of source it must refuse, so that no rule can fall silent.
package house_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// source is one Go file of the module, by its path from the top.
type source struct {
	path   string
	text   string
	file   *ast.File
	fset   *token.FileSet
	consts map[string]bool // names of constants anywhere in its package
}

// rule finds what is wrong with one file; wrong and right are examples.
type rule struct {
	name  string
	check func(source) []string
	wrong []example
	right []example
}

type example struct{ path, text string }

func (s source) test() bool     { return strings.HasSuffix(s.path, "_test.go") }
func (s source) folder() string { return filepath.ToSlash(filepath.Dir(s.path)) }

func (s source) line(p token.Pos) int { return s.fset.Position(p).Line }

// at words a finding so that an editor can jump to it.
func (s source) at(p token.Pos, what string) string {
	position := s.fset.Position(p)
	return s.path + ":" + itoa(position.Line) + ": " + what
}

func parse(t *testing.T, path, text string) source {
	t.Helper()
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, path, text, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	return source{path: path, text: text, file: file, fset: fset, consts: constants(file)}
}

func constants(file *ast.File) map[string]bool {
	names := map[string]bool{}
	ast.Inspect(file, func(n ast.Node) bool {
		if d, ok := n.(*ast.GenDecl); ok && d.Tok == token.CONST {
			for _, spec := range d.Specs {
				for _, name := range spec.(*ast.ValueSpec).Names {
					names[name.Name] = true
				}
			}
		}
		return true
	})
	return names
}

// module reads every Go file that is written by hand.
func module(t *testing.T) []source {
	t.Helper()
	var all []source
	for _, top := range []string{"api", "docs", "frontend", "internal"} {
		for _, path := range files(t, top, ".go") {
			text, err := os.ReadFile(filepath.Join("..", path))
			if err != nil {
				t.Fatal(err)
			}
			if s := parse(t, path, string(text)); !ast.IsGenerated(s.file) {
				all = append(all, s)
			}
		}
	}
	shareConstants(all)
	if len(all) < 20 {
		t.Fatalf("only %d Go files were found: the rules would hold for nothing", len(all))
	}
	return all
}

func shareConstants(all []source) {
	byFolder := map[string]map[string]bool{}
	for _, s := range all {
		if byFolder[s.folder()] == nil {
			byFolder[s.folder()] = map[string]bool{}
		}
		for name := range s.consts {
			byFolder[s.folder()][name] = true
		}
	}
	for i, s := range all {
		all[i].consts = byFolder[s.folder()]
	}
}

// files lists the files below a top folder that end in one of the endings.
func files(t *testing.T, top string, endings ...string) []string {
	t.Helper()
	var found []string
	err := filepath.WalkDir(filepath.Join("..", top), func(path string, entry fs.DirEntry, err error) error {
		switch {
		case os.IsNotExist(err):
			return nil
		case err != nil:
			return err
		case entry.IsDir() && (entry.Name() == "node_modules" || entry.Name() == "dist" || entry.Name() == "testdata"):
			return filepath.SkipDir
		case !entry.IsDir() && slices.ContainsFunc(endings, func(e string) bool { return strings.HasSuffix(path, e) }):
			name, err := filepath.Rel("..", path)
			found = append(found, filepath.ToSlash(name))
			return err
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func TestTheHouseKeepsItsRules(t *testing.T) {
	all := module(t)
	for _, r := range rules {
		t.Run(r.name, func(t *testing.T) {
			for _, s := range all {
				for _, finding := range r.check(s) {
					t.Error(finding)
				}
			}
		})
	}
}

func TestEachRuleRefusesWhatItIsFor(t *testing.T) {
	for _, r := range rules {
		t.Run(r.name, func(t *testing.T) {
			if len(r.wrong) == 0 || len(r.right) == 0 {
				t.Fatal("a rule without examples on both sides may never fail")
			}
			for _, e := range r.wrong {
				if len(r.check(parse(t, e.path, e.text))) == 0 {
					t.Errorf("accepted in %s:\n%s", e.path, e.text)
				}
			}
			for _, e := range r.right {
				if found := r.check(parse(t, e.path, e.text)); len(found) > 0 {
					t.Errorf("refused %v in %s:\n%s", found, e.path, e.text)
				}
			}
		})
	}
}

func TestScreensStayShort(t *testing.T) {
	paths := files(t, "frontend/src", ".ts", ".tsx")
	if len(paths) == 0 {
		t.Fatal("no TypeScript was found")
	}
	for _, path := range append(paths, files(t, "frontend/test", ".ts", ".tsx")...) {
		text, err := os.ReadFile(filepath.Join("..", path))
		if err != nil {
			t.Fatal(err)
		}
		if n := lines(string(text)); n > fileLimit && !generatedTypes(path) {
			t.Errorf("%s has %d lines; the limit is %d", path, n, fileLimit)
		}
	}
}

func generatedTypes(path string) bool { return path == "frontend/src/api/schema.d.ts" }
