// Package apidoc turns the Swagger 2.0 document that swag writes from the
// comments above the handlers into the OpenAPI 3.0 document that is served.
package apidoc

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"regexp"
	"strings"

	"github.com/getkin/kin-openapi/openapi2"
	"github.com/getkin/kin-openapi/openapi2conv"
	"github.com/getkin/kin-openapi/openapi3"
)

const (
	problemMedia = "application/problem+json"
	emptyBody    = "empty" // the one schema that is {} and nothing else
)

// Convert returns the OpenAPI 3.0 document, indented and in a stable order, or
// an error that names every operation whose comment is not complete.
// The routes are the number of route comments in the source: fewer operations
// mean that one comment silently replaced another.
func Convert(swagger []byte, routes int, comments Comments) ([]byte, error) {
	short, err := shortNames(swagger)
	if err != nil {
		return nil, fmt.Errorf("reading the Swagger document: %w", err)
	}
	var old openapi2.T
	if err := json.Unmarshal(short, &old); err != nil {
		return nil, fmt.Errorf("reading the Swagger document: %w", err)
	}
	if len(old.Consumes) == 0 {
		old.Consumes = []string{"application/json"}
	}
	doc, err := openapi2conv.ToV3(&old)
	if err != nil {
		return nil, fmt.Errorf("converting to OpenAPI 3: %w", err)
	}
	if faults := incomplete(doc, routes); len(faults) > 0 {
		return nil, fmt.Errorf("incomplete API comments:\n  %s", strings.Join(faults, "\n  "))
	}
	comments.explain(doc)
	describe(doc)
	for path, item := range doc.Paths.Map() {
		for method, op := range item.Operations() {
			finish(doc, method, op)
			named(path, op)
		}
	}
	for _, schema := range doc.Components.Schemas {
		visit(doc, schema, map[string]bool{}, func(ref *openapi3.SchemaRef) {
			if ref.Value != nil {
				delete(ref.Value.Extensions, "x-enum-varnames")
			}
		})
	}
	if err := closeRequests(doc); err != nil {
		return nil, err
	}
	openWords(doc)
	return encode(doc)
}

// describe fills what is the same for the whole document.
func describe(doc *openapi3.T) {
	doc.Info.Contact = nil
	if doc.Info.Title == "" {
		doc.Info.Title = "Tandem"
	}
	if doc.Info.Version == "" {
		doc.Info.Version = "1"
	}
	doc.Servers = openapi3.Servers{{URL: "/api/v1"}}
	bearer := func(says string) *openapi3.SecuritySchemeRef {
		return &openapi3.SecuritySchemeRef{Value: openapi3.NewSecurityScheme().WithType("http").WithScheme("bearer").WithDescription(says)}
	}
	doc.Components.SecuritySchemes = openapi3.SecuritySchemes{
		"session":      bearer("The accessToken that signing in or refreshing gives, for 15 minutes."),
		"analystToken": bearer("A token that an evaluator made for a program: tdm_ and more. It reads the sets that it names, of its cohort."),
	}
	if doc.Components.Schemas["problem"] == nil {
		doc.Components.Schemas["problem"] = problemSchema()
	}
	describeRefusals(doc)
}

// problemSchema is used when no handler names the problem type itself.
func problemSchema() *openapi3.SchemaRef {
	text := openapi3.NewStringSchema
	field := openapi3.NewObjectSchema().WithProperty("pointer", text()).WithProperty("detail", text()).
		WithRequired([]string{"detail", "pointer"})
	return openapi3.NewObjectSchema().
		WithProperty("type", text()).WithProperty("title", text()).WithProperty("status", openapi3.NewIntegerSchema()).
		WithProperty("detail", text()).WithProperty("requestId", text()).
		WithProperty("errors", openapi3.NewArraySchema().WithItems(field)).
		WithRequired([]string{"detail", "requestId", "status", "title", "type"}).NewRef()
}

// finish gives an operation what every operation has: who may call it, what it may
// refuse, and the headers of its answers.
func finish(doc *openapi3.T, method string, op *openapi3.Operation) {
	op.Security = openapi3.NewSecurityRequirements()
	if roles, _ := op.Extensions["x-roles"].([]any); len(roles) > 0 {
		op.Security.With(openapi3.NewSecurityRequirement().Authenticate("session"))
	}
	if op.Extensions["x-analyst-token"] == true {
		op.Security.With(openapi3.NewSecurityRequirement().Authenticate("analystToken"))
	}
	if op.RequestBody != nil && op.RequestBody.Value != nil {
		delete(op.RequestBody.Value.Extensions, "x-originalParamName")
	}
	for status, response := range op.Responses.Map() {
		if status == "default" || status[0] > '3' {
			op.Responses.Delete(status)
			continue
		}
		names := []string{"X-Request-Id"}
		if status == "201" {
			names = append(names, "Location")
		}
		if versioned(doc, response.Value) || parameter(op, "header", "If-None-Match") != nil {
			names = append(names, "ETag")
		}
		response.Value.Headers = headersOf(names...)
	}
	refuse(method, op)
}

// idForm is how an id is written in an address.
const idForm = "^[0-7][0-9A-HJKMNP-TV-Z]{25}$"

// named says how the ids in an address are written.
func named(path string, op *openapi3.Operation) {
	for _, match := range pathParameter.FindAllStringSubmatch(path, -1) {
		if p := op.Parameters.GetByInAndName("path", match[1]); p != nil && p.Schema.Value != nil {
			p.Schema.Value.Pattern = idForm
		}
	}
}

// versioned tells whether an answer carries a version.
func versioned(doc *openapi3.T, response *openapi3.Response) bool {
	media := response.Content["application/json"]
	if media == nil {
		return false
	}
	schema := doc.Components.Schemas[strings.TrimPrefix(media.Schema.Ref, schemaPrefix)]
	return schema != nil && schema.Value != nil && schema.Value.Properties["version"] != nil
}

// definition is where the Swagger document names a definition: the package, and the
// type or what swag made of a generic one ("List-applying_Call").
var definition = regexp.MustCompile(`"(#/definitions/)?([a-z]+)\.([A-Za-z]\w*(?:-\w+)*)"`)

// shortNames gives every schema its type's name alone, beginning in lower case:
// which room a type lives in is no business of whoever reads the API. Two rooms
// that call different things by one name are an error, not one schema.
func shortNames(swagger []byte) ([]byte, error) {
	var doc struct{ Definitions map[string]json.RawMessage }
	if err := json.Unmarshal(swagger, &doc); err != nil {
		return nil, err
	}
	by := map[string]string{}
	for name := range doc.Definitions {
		short := shortName(name)
		if other, taken := by[short]; taken {
			return nil, fmt.Errorf("%s and %s would both be called %s", min(name, other), max(name, other), short)
		}
		by[short] = name
	}
	return definition.ReplaceAllFunc(swagger, func(quoted []byte) []byte {
		pointer, name, _ := strings.Cut(strings.Trim(string(quoted), `"`), "#/definitions/")
		if name == "" {
			pointer, name = name, pointer
		} else {
			pointer = "#/definitions/"
		}
		if _, known := doc.Definitions[name]; !known {
			return quoted
		}
		return []byte(`"` + pointer + shortName(name) + `"`)
	}), nil
}

// shortName is a definition's name without packages.
func shortName(name string) string {
	parts := strings.Split(name, "-")
	for i, part := range parts {
		part = part[strings.LastIndexAny(part, "._")+1:]
		parts[i] = strings.ToLower(part[:1]) + part[1:]
	}
	return strings.Join(parts, "-")
}

// encode writes the document with sorted keys and checks what it wrote.
func encode(doc *openapi3.T) ([]byte, error) {
	raw, err := doc.MarshalJSON()
	if err != nil {
		return nil, err
	}
	var sorted any
	if err := json.Unmarshal(raw, &sorted); err != nil {
		return nil, err
	}
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(sorted); err != nil {
		return nil, err
	}
	written, err := openapi3.NewLoader().LoadFromData(out.Bytes())
	if err != nil {
		return nil, err
	}
	if err := written.Validate(context.Background()); err != nil {
		return nil, fmt.Errorf("the document is not valid OpenAPI 3: %w", err)
	}
	return out.Bytes(), nil
}
