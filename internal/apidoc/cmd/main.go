// Command cmd reads docs/swagger.json as written by swag and writes the OpenAPI
// 3.0 document: go run ./internal/apidoc/cmd SWAGGER API-FOLDER OUTPUT
package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"tandem/internal/apidoc"
)

var router = regexp.MustCompile(`(?m)^//\s*@Router\s`)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "apidoc:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	if len(args) != 3 {
		return errors.New("usage: SWAGGER API-FOLDER OUTPUT")
	}
	swagger, err := os.ReadFile(args[0])
	if err != nil {
		return err
	}
	routes, err := countRoutes(args[1])
	if err != nil {
		return err
	}
	comments, err := apidoc.ReadComments(args[1])
	if err != nil {
		return err
	}
	doc, err := apidoc.Convert(swagger, routes, comments)
	if err != nil {
		return err
	}
	return os.WriteFile(args[2], doc, 0o644)
}

// countRoutes counts the route comments in the source of a folder and those in
// it.
func countRoutes(folder string) (count int, err error) {
	err = filepath.WalkDir(folder, func(file string, _ fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(file, ".go") || strings.HasSuffix(file, "_test.go") {
			return err
		}
		source, err := os.ReadFile(file)
		count += len(router.FindAll(source, -1))
		return err
	})
	return count, err
}
