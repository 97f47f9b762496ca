// Command cmd reads docs/swagger.json as written by swag and writes the OpenAPI
// 3.0 document: go run ./internal/apidoc/cmd SWAGGER API-FOLDER OUTPUT
package main

import (
	"errors"
	"fmt"
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
	doc, err := apidoc.Convert(swagger, routes)
	if err != nil {
		return err
	}
	return os.WriteFile(args[2], doc, 0o644)
}

// countRoutes counts the route comments in the source of a folder.
func countRoutes(folder string) (int, error) {
	files, err := filepath.Glob(filepath.Join(folder, "*.go"))
	if err != nil {
		return 0, err
	}
	count := 0
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		source, err := os.ReadFile(file)
		if err != nil {
			return 0, err
		}
		count += len(router.FindAll(source, -1))
	}
	return count, nil
}
