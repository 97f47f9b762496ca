package apidoc

import (
	"fmt"
	"slices"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"
)

// Requests are closed objects: the decoder refuses a key that is not written down.
// Answers are open ones, so that a minor version may add a field. Words in answers
// to evaluators are open lists: their programs outlive many versions, and are often
// made by a generator that takes an enum at its word.

const schemaPrefix = "#/components/schemas/"

// visit calls fn for a schema and all that it is made of, through references once.
func visit(doc *openapi3.T, ref *openapi3.SchemaRef, seen map[string]bool, fn func(*openapi3.SchemaRef)) {
	if ref == nil {
		return
	}
	fn(ref)
	if ref.Ref != "" {
		name := strings.TrimPrefix(ref.Ref, schemaPrefix)
		if !seen[name] {
			seen[name] = true
			visit(doc, doc.Components.Schemas[name], seen, fn)
		}
		return
	}
	if ref.Value == nil {
		return
	}
	for _, property := range ref.Value.Properties {
		visit(doc, property, seen, fn)
	}
	visit(doc, ref.Value.Items, seen, fn)
	visit(doc, ref.Value.AdditionalProperties.Schema, seen, fn)
	for _, part := range ref.Value.AllOf {
		visit(doc, part, seen, fn)
	}
}

// closeRequests closes every object of every request. What stands in an answer too
// is closed in a copy of its own.
func closeRequests(doc *openapi3.T) error {
	asked, answered := map[string]bool{}, map[string]bool{}
	nothing := func(*openapi3.SchemaRef) {}
	eachOperation(doc, func(op *openapi3.Operation) {
		for _, media := range answersOf(op) {
			visit(doc, media.Schema, answered, nothing)
		}
		for _, media := range bodyOf(op) {
			visit(doc, media.Schema, asked, nothing)
		}
	})
	forms := map[string]string{}
	for name := range asked {
		if answered[name] && name != emptyBody {
			forms[name] = name + "Sent"
			if doc.Components.Schemas[forms[name]] != nil {
				return fmt.Errorf("there is a %s already, besides %s in requests", forms[name], name)
			}
			doc.Components.Schemas[forms[name]] = copied(doc.Components.Schemas[name])
			asked[forms[name]] = true
		}
	}
	rename := func(ref *openapi3.SchemaRef) {
		if form := forms[strings.TrimPrefix(ref.Ref, schemaPrefix)]; form != "" {
			ref.Ref = schemaPrefix + form
		}
	}
	eachOperation(doc, func(op *openapi3.Operation) {
		for _, media := range bodyOf(op) {
			rename(media.Schema)
		}
	})
	for name := range asked {
		if forms[name] == "" {
			visit(doc, doc.Components.Schemas[name], map[string]bool{}, func(ref *openapi3.SchemaRef) { rename(ref); closeObject(ref, name) })
		}
	}
	return nil
}

// closeObject refuses keys that an object does not name. One without named keys is a
// map and stays open, except the body that is empty.
func closeObject(ref *openapi3.SchemaRef, name string) {
	if ref.Ref == "" && ref.Value != nil && (len(ref.Value.Properties) > 0 || name == emptyBody) {
		ref.Value.AdditionalProperties = openapi3.AdditionalProperties{Has: openapi3.Ptr(false)}
	}
}

// copied is a schema whose references can be changed by themselves.
func copied(ref *openapi3.SchemaRef) *openapi3.SchemaRef {
	text, _ := ref.MarshalJSON()
	out := &openapi3.SchemaRef{}
	_ = out.UnmarshalJSON(text)
	return out
}

// openWords turns the lists of words in answers to evaluators into open ones.
func openWords(doc *openapi3.T) {
	seen := map[string]bool{}
	eachOperation(doc, func(op *openapi3.Operation) {
		if roles, _ := op.Extensions["x-roles"].([]any); !slices.Contains(roles, any("evaluator")) {
			return
		}
		for _, media := range answersOf(op) {
			visit(doc, media.Schema, seen, openWord)
		}
	})
}

func openWord(ref *openapi3.SchemaRef) {
	if ref.Ref != "" || ref.Value == nil || len(ref.Value.Enum) == 0 {
		return
	}
	if ref.Value.Extensions == nil {
		ref.Value.Extensions = map[string]any{}
	}
	ref.Value.Extensions["x-extensible-enum"] = ref.Value.Enum
	ref.Value.Enum, ref.Value.Pattern = nil, "^[a-z][a-z0-9_]*$"
}

func eachOperation(doc *openapi3.T, fn func(*openapi3.Operation)) {
	for _, item := range doc.Paths.Map() {
		for _, op := range item.Operations() {
			fn(op)
		}
	}
}

func answersOf(op *openapi3.Operation) (all []*openapi3.MediaType) {
	for status, response := range op.Responses.Map() {
		if status[0] != '2' || response.Value == nil {
			continue
		}
		for _, media := range response.Value.Content {
			all = append(all, media)
		}
	}
	return all
}

func bodyOf(op *openapi3.Operation) (all []*openapi3.MediaType) {
	if op.RequestBody == nil || op.RequestBody.Value == nil {
		return nil
	}
	for _, media := range op.RequestBody.Value.Content {
		all = append(all, media)
	}
	return all
}
