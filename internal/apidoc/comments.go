package apidoc

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"strings"
	"unicode"

	"github.com/getkin/kin-openapi/openapi3"
)

// Comments are what the Go comments say of handlers, by their @ID, and of types, by
// the names of their schemas.
type Comments struct{ operations, schemas map[string]string }

// ReadComments reads the comments of a folder of Go source and of those in it.
func ReadComments(folder string) (Comments, error) {
	c := Comments{operations: map[string]string{}, schemas: map[string]string{}}
	err := filepath.WalkDir(folder, func(file string, _ fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(file, ".go") || strings.HasSuffix(file, "_test.go") {
			return err
		}
		tree, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ParseComments|parser.SkipObjectResolution)
		if err == nil {
			c.take(tree)
		}
		return err
	})
	return c, err
}

func (c Comments) take(tree *ast.File) {
	for _, declared := range tree.Decls {
		switch d := declared.(type) {
		case *ast.FuncDecl:
			says, rest, _ := strings.Cut(d.Doc.Text(), "\n\t@")
			if _, id, found := strings.Cut("\n\t@"+rest, "\t@ID"); found {
				c.operations[strings.Fields(id)[0]] = sentence(d.Name.Name, says)
			}
		case *ast.GenDecl:
			for _, spec := range d.Specs {
				if t, is := spec.(*ast.TypeSpec); is && len(d.Specs) == 1 {
					c.schemas[shortName(t.Name.Name)] = sentence(t.Name.Name, d.Doc.Text())
				}
			}
		}
	}
}

// sentence is a comment without the name that it begins with: "ReadThing reads a
// thing" is "Reads a thing", and "Thing is one of them" is "One of them".
func sentence(name, comment string) string {
	words := strings.Fields(comment)
	if len(words) > 0 && words[0] == name {
		words = words[1:]
		if len(words) > 1 && (words[0] == "is" || words[0] == "are") {
			words = words[1:]
		}
	}
	text := []rune(strings.Join(words, " "))
	if len(text) > 0 {
		text[0] = unicode.ToUpper(text[0])
	}
	return string(text)
}

// explain fills in the descriptions that nobody wrote for the document alone.
func (c Comments) explain(doc *openapi3.T) {
	eachOperation(doc, func(op *openapi3.Operation) {
		if op.Description == "" {
			op.Description = c.operations[op.OperationID]
		}
	})
	for name, ref := range doc.Components.Schemas {
		if ref.Ref == "" && ref.Value.Description == "" {
			ref.Value.Description = c.schemas[name]
		}
	}
}
