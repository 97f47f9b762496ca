package apidoc

import (
	"fmt"
	"regexp"
	"slices"

	"github.com/getkin/kin-openapi/openapi3"
)

var pathParameter = regexp.MustCompile(`\{([^}]+)\}`)

// incomplete lists, in a stable order, what the comments have left out.
func incomplete(doc *openapi3.T, routes int) []string {
	var faults []string
	owner := map[string]string{}
	operations := 0
	for path, item := range doc.Paths.Map() {
		for method, op := range item.Operations() {
			operations++
			name := method + " " + path
			for _, missing := range missingParts(path, op) {
				faults = append(faults, name+": "+missing)
			}
			if other, taken := owner[op.OperationID]; taken && op.OperationID != "" {
				faults = append(faults, fmt.Sprintf("%s: @ID %s is also that of %s", max(name, other), op.OperationID, min(name, other)))
			}
			owner[op.OperationID] = name
		}
	}
	for name, schema := range doc.Components.Schemas {
		if name != emptyBody && hollow(schema.Value) {
			faults = append(faults, name+": no fields; does it use a type of another package? swag then leaves it empty without a word")
		}
	}
	if operations != routes {
		faults = append(faults, fmt.Sprintf("%d @Router comments but %d operations: two comments name the same route", routes, operations))
	}
	slices.Sort(faults)
	return faults
}

// missingParts lists what one operation lacks.
func missingParts(path string, op *openapi3.Operation) []string {
	var missing []string
	lacks := func(absent bool, what string) {
		if absent {
			missing = append(missing, what)
		}
	}
	roles, listed := op.Extensions["x-roles"].([]any)
	lacks(op.OperationID == "", "no @ID")
	lacks(op.Summary == "", "no @Summary")
	lacks(!listed || !allText(roles), `no @x-roles as a JSON list of role names`)
	lacks(!answersWell(op), "no @Success")
	for _, match := range pathParameter.FindAllStringSubmatch(path, -1) {
		lacks(op.Parameters.GetByInAndName("path", match[1]) == nil, "no @Param "+match[1]+" path")
	}
	return missing
}

func allText(list []any) bool {
	return !slices.ContainsFunc(list, func(v any) bool { _, text := v.(string); return !text })
}

func answersWell(op *openapi3.Operation) bool {
	for status := range op.Responses.Map() {
		if status[0] == '2' || status[0] == '3' {
			return true
		}
	}
	return false
}

// hollow reports a named object that promises nothing.
func hollow(s *openapi3.Schema) bool {
	return s.Type.Is("object") && len(s.Properties)+len(s.AllOf) == 0 &&
		s.AdditionalProperties.Schema == nil && s.AdditionalProperties.Has == nil
}
