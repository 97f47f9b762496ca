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
func Convert(swagger []byte, routes int) ([]byte, error) {
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
	describe(doc)
	for _, item := range doc.Paths.Map() {
		for _, op := range item.Operations() {
			finish(doc, op)
		}
	}
	for name, schema := range doc.Components.Schemas {
		closeObjects(schema)
		if name == emptyBody {
			schema.Value.AdditionalProperties.Has = openapi3.Ptr(false)
		}
	}
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
	doc.Components.SecuritySchemes = openapi3.SecuritySchemes{"bearer": &openapi3.SecuritySchemeRef{
		Value: openapi3.NewSecurityScheme().WithType("http").WithScheme("bearer").
			WithDescription("An access token from signing in, or an analyst token where the operation allows it."),
	}}
	if doc.Components.Schemas["problem"] == nil {
		doc.Components.Schemas["problem"] = problemSchema()
	}
	content := openapi3.NewContentWithSchemaRef(openapi3.NewSchemaRef("#/components/schemas/problem", nil), []string{problemMedia})
	doc.Components.Responses = openapi3.ResponseBodies{"problem": &openapi3.ResponseRef{
		Value: openapi3.NewResponse().WithDescription("What went wrong, in plain words (RFC 9457)").WithContent(content),
	}}
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

// finish gives an operation what every operation has: who may call it, the
// problem it may answer, and the version of what it returns.
func finish(doc *openapi3.T, op *openapi3.Operation) {
	op.Security = openapi3.NewSecurityRequirements()
	if roles, _ := op.Extensions["x-roles"].([]any); len(roles) > 0 {
		op.Security.With(openapi3.NewSecurityRequirement().Authenticate("bearer"))
	}
	if op.RequestBody != nil && op.RequestBody.Value != nil {
		delete(op.RequestBody.Value.Extensions, "x-originalParamName")
	}
	for status, response := range op.Responses.Map() {
		if status == "default" || status[0] > '3' {
			op.Responses.Set(status, &openapi3.ResponseRef{Ref: "#/components/responses/problem"})
			continue
		}
		addVersion(doc, response.Value)
		for _, media := range response.Value.Content {
			closeObjects(media.Schema)
		}
	}
	op.Responses.Set("default", &openapi3.ResponseRef{Ref: "#/components/responses/problem"})
}

// addVersion documents the ETag of an answer that carries a version.
func addVersion(doc *openapi3.T, response *openapi3.Response) {
	media := response.Content["application/json"]
	if media == nil {
		return
	}
	schema := doc.Components.Schemas[strings.TrimPrefix(media.Schema.Ref, "#/components/schemas/")]
	if schema == nil || schema.Value == nil || schema.Value.Properties["version"] == nil {
		return
	}
	if response.Headers == nil {
		response.Headers = openapi3.Headers{}
	}
	response.Headers["ETag"] = &openapi3.HeaderRef{Value: &openapi3.Header{Parameter: openapi3.Parameter{
		Description: "The version, for If-Match",
		Schema:      openapi3.NewStringSchema().NewRef(),
	}}}
}

// closeObjects refuses unknown keys in every object that names its keys,
// because the decoder refuses them and an answer never carries more than is
// written down. An object without named keys is a map and stays open.
func closeObjects(ref *openapi3.SchemaRef) {
	if ref == nil || ref.Ref != "" || ref.Value == nil {
		return
	}
	s := ref.Value
	delete(s.Extensions, "x-enum-varnames")
	if len(s.Properties) > 0 {
		s.AdditionalProperties = openapi3.AdditionalProperties{Has: openapi3.Ptr(false)}
	}
	for _, property := range s.Properties {
		closeObjects(property)
	}
	closeObjects(s.Items)
	closeObjects(s.AdditionalProperties.Schema)
	for _, part := range s.AllOf {
		closeObjects(part)
	}
}

// named is where the Swagger document names a definition: the package, and the
// type or what swag made of a generic one ("List-applying_Call").
var named = regexp.MustCompile(`"(#/definitions/)?([a-z]+)\.([A-Za-z]\w*(?:-\w+)*)"`)

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
	return named.ReplaceAllFunc(swagger, func(quoted []byte) []byte {
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
