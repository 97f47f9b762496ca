package api

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"
)

// The whole package is run with it, by scripts/test through the environment: a
// route that no test saw succeed is red.
var coverage = flag.Bool("api-coverage", os.Getenv("TANDEM_API_COVERAGE") != "", "fail when an operation of the document was never answered well")

// TestMain prints the operations that no test of this package saw succeed.
func TestMain(m *testing.M) {
	flag.Parse()
	status := m.Run()
	if *coverage && status == 0 {
		for _, name := range unseen() {
			fmt.Println("never answered well:", name)
			status = 1
		}
	}
	os.Exit(status)
}

// contract is the API document, or nil while there is none.
var contract = sync.OnceValues(func() (*openapi3.T, error) {
	text, err := os.ReadFile("../docs/openapi.json")
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return openapi3.NewLoader().LoadFromData(text)
})

// seen counts the good answers of each operation, by method and pattern.
var seen sync.Map

// documented holds an answer against the document: a status, a media type and
// a body that it promises. Addresses outside the document are not its matter.
func documented(a response) error {
	doc, err := contract()
	if doc == nil || err != nil {
		return err
	}
	path, _, _ := strings.Cut(a.path, "?")
	pattern, item := findPattern(doc, path)
	if item == nil || item.GetOperation(a.method) == nil {
		return nil
	}
	op := item.GetOperation(a.method)
	if a.status < 300 {
		seen.Store(a.method+" "+pattern, true)
	}
	promised := op.Responses.Status(a.status)
	if promised == nil && a.status >= 400 {
		promised = op.Responses.Default()
	}
	if promised == nil {
		return fmt.Errorf("the status is not in it")
	}
	return promises(promised.Value, a)
}

func promises(promised *openapi3.Response, a response) error {
	if len(promised.Content) == 0 && len(a.body) == 0 {
		return nil
	}
	media := promised.Content[a.header.Get("Content-Type")]
	if media == nil {
		return fmt.Errorf("the media type %q is not in it", a.header.Get("Content-Type"))
	}
	var value any
	if err := json.Unmarshal(a.body, &value); err != nil {
		return err
	}
	return media.Schema.Value.VisitJSON(value, openapi3.MultiErrors(), openapi3.VisitAsResponse())
}

// findPattern gives the pattern that a path fits; one with fewer parameters wins.
func findPattern(doc *openapi3.T, path string) (string, *openapi3.PathItem) {
	best, least := "", 1<<30
	for pattern := range doc.Paths.Map() {
		if n := strings.Count(pattern, "{"); n < least && fits(pattern, path) {
			best, least = pattern, n
		}
	}
	return best, doc.Paths.Value(best)
}

func fits(pattern, path string) bool {
	wanted, given := strings.Split(pattern, "/"), strings.Split(path, "/")
	return slices.EqualFunc(wanted, given, func(w, g string) bool { return w == g || strings.HasPrefix(w, "{") && g != "" })
}

// What a route takes in its query is what the document says, under the same names.
func TestEveryQueryParameterIsDeclaredAndDocumented(t *testing.T) {
	doc, err := contract()
	if err != nil || doc == nil {
		t.Fatal(err)
	}
	named := regexp.MustCompile(`:(\w+)`)
	for _, r := range new(API).routes() {
		var told []string
		for _, p := range doc.Paths.Value(named.ReplaceAllString(r.Path, "{$1}")).GetOperation(r.Method).Parameters {
			if p.Value.In == "query" {
				told = append(told, p.Value.Name)
			}
		}
		slices.Sort(told)
		if marked := doc.Paths.Value(named.ReplaceAllString(r.Path, "{$1}")).GetOperation(r.Method).Extensions["x-analyst-token"] == true; marked != r.Handler.TakesTokens() {
			t.Errorf("%s %s takes analyst tokens: %t", r.Method, r.Path, r.Handler.TakesTokens())
		}
		if !slices.Equal(told, r.Handler.Params()) {
			t.Errorf("%s %s takes %q and documents %q", r.Method, r.Path, r.Handler.Params(), told)
		}
	}
}

// Whoever reads the document finds a sentence for every operation, type and field.
func TestEverythingInTheDocumentIsDescribed(t *testing.T) {
	doc, err := contract()
	if err != nil || doc == nil {
		t.Fatal(err)
	}
	for path, item := range doc.Paths.Map() {
		for method, op := range item.Operations() {
			if op.Description == "" {
				t.Errorf("%s %s is not described", method, path)
			}
		}
	}
	for name, schema := range doc.Components.Schemas {
		if list := strings.HasSuffix(name, "List") || strings.HasSuffix(name, "Envelope"); schema.Value.Description == "" && !list {
			t.Errorf("%s is not described", name)
		}
		for field, property := range schema.Value.Properties {
			if property.Ref == "" && property.Value.Description == "" {
				t.Errorf("%s.%s is not described", name, field)
			}
		}
	}
}

func unseen() []string {
	doc, _ := contract()
	var names []string
	if doc == nil {
		return names
	}
	for pattern, item := range doc.Paths.Map() {
		for method := range item.Operations() {
			if _, found := seen.Load(method + " " + pattern); !found {
				names = append(names, method+" "+pattern)
			}
		}
	}
	slices.Sort(names)
	return names
}

func TestTheDocumentIsServedAsItStands(t *testing.T) {
	text, err := os.ReadFile("../docs/openapi.json")
	if err != nil {
		t.Fatal(err)
	}
	s := serve(t, nil, func(o *Options) { o.OpenAPI = text })
	a := s.as("").get("/openapi.json").want(200)
	if string(a.body) != string(text) {
		t.Error("what is served is not the file")
	}
	s.as("").with("If-None-Match", a.header.Get("ETag")).get("/openapi.json").want(304)
	serve(t, nil).as("").get("/openapi.json").want(404) // a build without it
}

// The document and the router are two lists of the same thing.
func TestDocumentIsTheRouter(t *testing.T) {
	doc, err := contract()
	if err != nil {
		t.Fatal(err)
	}
	if doc == nil {
		t.Fatal("docs/openapi.json is not there: run scripts/docs")
	}
	table := map[string]string{}
	for _, r := range serve(t, nil).Table() {
		table[r.Method+" "+braces(r.Path)] = sortedRoles(r.Policy.String())
	}
	ids := map[string]string{}
	for pattern, item := range doc.Paths.Map() {
		for method, op := range item.Operations() {
			name := method + " " + pattern
			policy, routed := table[name]
			if !routed {
				t.Errorf("%s is in the document and not in the table", name)
				continue
			}
			delete(table, name)
			if told := rolesTold(op); told != policy {
				t.Errorf("%s: x-roles says %q and the policy %q", name, told, policy)
			}
			if other := ids[op.OperationID]; op.OperationID == "" || other != "" {
				t.Errorf("%s: the @ID %q is empty or also that of %s", name, op.OperationID, other)
			}
			ids[op.OperationID] = name
		}
	}
	for name := range table {
		t.Errorf("%s is in the table and not in the document: run scripts/docs", name)
	}
}

// braces writes a path of the table as the document does.
func braces(path string) string {
	parts := strings.Split(path, "/")
	for i, part := range parts {
		if name, is := strings.CutPrefix(part, ":"); is {
			parts[i] = "{" + name + "}"
		}
	}
	return strings.Join(parts, "/")
}

func sortedRoles(list string) string {
	names := strings.Split(list, ",")
	slices.Sort(names)
	return strings.Join(names, ",")
}

func rolesTold(op *openapi3.Operation) string {
	list, _ := op.Extensions["x-roles"].([]any)
	var names []string
	for _, name := range list {
		names = append(names, fmt.Sprint(name))
	}
	return sortedRoles(strings.Join(names, ","))
}
