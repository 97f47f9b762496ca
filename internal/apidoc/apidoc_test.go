package apidoc_test

import (
	"bytes"
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"tandem/internal/apidoc"
)

const swagger = `{
 "swagger": "2.0", "info": {"title": "T", "version": "1", "contact": {}}, "basePath": "/api/v1",
 "paths": {
  "/offers": {
   "get": {"operationId": "listOffers", "summary": "List", "x-roles": ["evaluator"],
    "parameters": [{"name": "If-None-Match", "in": "header", "type": "string"}, {"name": "state", "in": "query", "type": "array", "items": {"type": "string"}, "collectionFormat": "multi"}],
    "responses": {"200": {"description": "OK", "schema": {"$ref": "#/definitions/api.list-api_offer"}}}}},
  "/offers/{offer}": {
   "put": {"operationId": "saveOffer", "summary": "Save", "x-roles": [],
    "parameters": [
     {"name": "offer", "in": "path", "type": "string", "required": true},
     {"name": "body", "in": "body", "required": true, "schema": {"$ref": "#/definitions/api.change"}}],
    "responses": {"200": {"description": "OK", "schema": {"$ref": "#/definitions/api.offer"}}}}}},
 "definitions": {
  "api.empty": {"type": "object"},
  "api.change": {"type": "object", "properties": {"inner": {"$ref": "#/definitions/api.inner"}, "empty": {"$ref": "#/definitions/api.empty"}, "own": {"type": "object", "properties": {"n": {"type": "integer"}}}}},
  "api.inner": {"type": "object", "properties": {"word": {"type": "string", "enum": ["a", "b"]}, "words": {"type": "array", "items": {"type": "string", "enum": ["a", "b"]}}}},
  "api.list-api_offer": {"type": "object", "required": ["items"],
   "properties": {"items": {"type": "array", "items": {"$ref": "#/definitions/api.offer"}}}},
  "api.offer": {"type": "object", "required": ["id", "version"], "properties": {
    "id": {"type": "string"}, "version": {"type": "integer"},
    "counts": {"type": "object", "additionalProperties": {"type": "integer"}},
    "any": {"type": "object"}, "shared": {"$ref": "#/definitions/api.inner"},
    "inner": {"type": "object", "properties": {"n": {"type": "integer"}}}}}}}`

func converted(t *testing.T) map[string]any {
	t.Helper()
	raw, err := apidoc.Convert([]byte(swagger), 2, apidoc.Comments{})
	if err != nil {
		t.Fatal(err)
	}
	var doc map[string]any
	if err := json.Unmarshal(raw, &doc); err != nil {
		t.Fatal(err)
	}
	return doc
}

// at follows keys into a decoded document; a missing one is nil.
func at(value any, keys ...string) any {
	for _, key := range keys {
		object, _ := value.(map[string]any)
		value = object[key]
	}
	return value
}

func TestSchemaNamesLoseTheirPackage(t *testing.T) {
	schemas := at(converted(t), "components", "schemas").(map[string]any)
	want := []string{"change", "empty", "inner", "innerSent", "list-offer", "offer", "problem"}
	if got := slices.Sorted(maps.Keys(schemas)); !slices.Equal(got, want) {
		t.Errorf("schemas are %v, want %v", got, want)
	}
}

func TestAnswersAreOpenAndRequestsClosed(t *testing.T) {
	schemas := at(converted(t), "components", "schemas")
	offer := at(schemas, "offer", "properties")
	for what, got := range map[string]any{
		"an answer": at(schemas, "offer", "additionalProperties"), "inside it": at(offer, "inner", "additionalProperties"), "any": at(offer, "any", "additionalProperties"),
	} {
		if got != nil {
			t.Errorf("%s: additionalProperties is %v", what, got)
		}
	}
	form := at(schemas, "innerSent")
	for what, got := range map[string]any{
		"a request": at(schemas, "change", "additionalProperties"), "inside it": at(schemas, "change", "properties", "own", "additionalProperties"),
		"what is in both": at(form, "additionalProperties"), "empty": at(schemas, "empty", "additionalProperties"),
	} {
		if got != false {
			t.Errorf("%s: additionalProperties is %v, want false", what, got)
		}
	}
	if got := at(schemas, "change", "properties", "inner", "$ref"); got != "#/components/schemas/innerSent" {
		t.Errorf("a request names %v", got)
	}
	if got := at(offer, "shared", "$ref"); got != "#/components/schemas/inner" || at(schemas, "inner", "additionalProperties") != nil {
		t.Errorf("an answer names %v", got)
	}
	if got := at(offer, "counts", "additionalProperties", "type"); got != "integer" {
		t.Errorf("a map of integers became %v", got)
	}
}

func TestWordsInAnswersToEvaluatorsAreOpen(t *testing.T) {
	schemas := at(converted(t), "components", "schemas")
	for what, got := range map[string]any{
		"an answer": at(schemas, "inner", "properties", "word"), "a list": at(schemas, "inner", "properties", "words", "items"),
	} {
		if at(got, "enum") != nil || !reflect.DeepEqual(at(got, "x-extensible-enum"), []any{"a", "b"}) || at(got, "pattern") != "^[a-z][a-z0-9_]*$" {
			t.Errorf("%s: %v", what, got)
		}
	}
	if got := at(schemas, "innerSent", "properties", "word", "enum"); !reflect.DeepEqual(got, []any{"a", "b"}) {
		t.Errorf("a request: %v", got)
	}
}

func TestEachOperationListsItsStatuses(t *testing.T) {
	doc := converted(t)
	for what, c := range map[string]struct {
		op   any
		want []string
	}{
		"a list": {at(doc, "paths", "/offers", "get"), []string{"200", "304", "400", "401", "403", "406", "500", "503", "default"}},
		"a save": {at(doc, "paths", "/offers/{offer}", "put"), []string{"200", "400", "404", "406", "409", "412", "413", "415", "422", "428", "429", "500", "503", "507", "default"}},
	} {
		if got := slices.Sorted(maps.Keys(at(c.op, "responses").(map[string]any))); !slices.Equal(got, c.want) {
			t.Errorf("%s answers %v, want %v", what, got, c.want)
		}
	}
	for name, header := range map[string]string{"unavailable": "Retry-After", "tooMany": "Retry-After", "notSignedIn": "WWW-Authenticate", "unchanged": "ETag", "problem": "X-Request-Id"} {
		if at(doc, "components", "responses", name, "headers", header, "$ref") != "#/components/headers/"+header {
			t.Errorf("%s without %s", name, header)
		}
	}
}

func TestEveryOperationSaysWhoMayCallItAndWhatCanGoWrong(t *testing.T) {
	doc := converted(t)
	list := at(doc, "paths", "/offers", "get")
	save := at(doc, "paths", "/offers/{offer}", "put")
	for what, c := range map[string]struct{ got, want any }{
		"signed in":      {at(list, "security"), []any{map[string]any{"session": []any{}}}},
		"public":         {at(save, "security"), []any{}},
		"roles":          {at(list, "x-roles"), []any{"evaluator"}},
		"problem":        {at(list, "responses", "default", "$ref"), "#/components/responses/problem"},
		"problem media":  {at(doc, "components", "responses", "problem", "content", "application/problem+json", "schema", "$ref"), "#/components/schemas/problem"},
		"versioned":      {at(save, "responses", "200", "headers", "ETag", "$ref"), "#/components/headers/ETag"},
		"nothing made":   {at(list, "responses", "200", "headers", "Location"), nil},
		"body media":     {at(save, "requestBody", "content", "application/json", "schema", "$ref"), "#/components/schemas/change"},
		"repeated query": {at(list, "parameters").([]any)[1].(map[string]any)["explode"], true},
		"server":         {at(doc, "servers"), []any{map[string]any{"url": "/api/v1"}}},
	} {
		if !reflect.DeepEqual(c.got, c.want) {
			t.Errorf("%s: got %v, want %v", what, c.got, c.want)
		}
	}
}

func TestTheSameCommentsGiveTheSameBytes(t *testing.T) {
	first, _ := apidoc.Convert([]byte(swagger), 2, apidoc.Comments{})
	for range 5 {
		if again, _ := apidoc.Convert([]byte(swagger), 2, apidoc.Comments{}); !bytes.Equal(first, again) {
			t.Fatal("two conversions differ")
		}
	}
}

func TestAnIncompleteCommentIsRefusedByName(t *testing.T) {
	for what, c := range map[string]struct{ old, new, want string }{
		"no id":         {`"operationId": "listOffers", `, ``, "GET /offers: no @ID"},
		"same id twice": {`"saveOffer"`, `"listOffers"`, "PUT /offers/{offer}: @ID listOffers is also that of GET /offers"},
		"no summary":    {`"summary": "List", `, ``, "GET /offers: no @Summary"},
		"no roles":      {`, "x-roles": []`, ``, "PUT /offers/{offer}: no @x-roles"},
		"roles as text": {`"x-roles": []`, `"x-roles": "participant"`, "PUT /offers/{offer}: no @x-roles"},
		"no success":    {`"200": {"description": "OK", "schema": {"$ref": "#/definitions/api.offer"}}`, ``, "PUT /offers/{offer}: no @Success"},
		"no path param": {`{"name": "offer", "in": "path", "type": "string", "required": true},`, ``, "PUT /offers/{offer}: no @Param offer path"},
		"one name for two": {`"api.empty": {"type": "object"}`, `"api.empty": {"type": "object"}, "other.Offer": {"type": "object"}`,
			"api.offer and other.Offer would both be called offer"},
		"hollow type": {`"api.inner":`, `"api.hollow": {"type": "object"}, "api.inner":`, "hollow: no fields"},
	} {
		broken := strings.Replace(swagger, c.old, c.new, 1)
		if broken == swagger {
			t.Fatalf("%s: the example did not change", what)
		}
		if _, err := apidoc.Convert([]byte(broken), 2, apidoc.Comments{}); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: got %v, want %q", what, err, c.want)
		}
	}
	if _, err := apidoc.Convert([]byte(swagger), 3, apidoc.Comments{}); err == nil || !strings.Contains(err.Error(), "two comments name the same route") {
		t.Errorf("a replaced route was not noticed: %v", err)
	}
}

func TestDescriptionsComeFromTheComments(t *testing.T) {
	folder := t.TempDir()
	source := "package x\n\n// Offer is what somebody\n// may take.\ntype Offer struct{}\n\n// List lists the offers.\n//\n//\t@Summary\tList\n//\t@ID\t\tlistOffers\nfunc List() {}\n"
	if err := os.WriteFile(filepath.Join(folder, "x.go"), []byte(source), 0o600); err != nil {
		t.Fatal(err)
	}
	comments, err := apidoc.ReadComments(folder)
	if err != nil {
		t.Fatal(err)
	}
	raw, err := apidoc.Convert([]byte(swagger), 2, comments)
	var doc map[string]any
	if err != nil || json.Unmarshal(raw, &doc) != nil {
		t.Fatal(err)
	}
	if got := at(doc, "paths", "/offers", "get", "description"); got != "Lists the offers." {
		t.Error(got)
	}
	if got := at(doc, "components", "schemas", "offer", "description"); got != "What somebody may take." {
		t.Error(got)
	}
}
