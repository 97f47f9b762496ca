package apidoc

import (
	"net/http"
	"strconv"

	"github.com/getkin/kin-openapi/openapi3"
)

// refusal is an error status, what it says, and which operations may answer it.
type refusal struct {
	status  int
	name    string
	says    string
	headers []string
	of      func(method string, op *openapi3.Operation) bool
}

// refusals are all the error statuses that there are. "default" stands beside them:
// a proxy may have words of its own.
var refusals = []refusal{
	{400, "unreadable", "The request cannot be read: its query, its body or a header", nil, always},
	{401, "notSignedIn", "Nobody is signed in, or the session or token has ended", []string{"WWW-Authenticate"}, signedIn},
	{403, "notAllowed", "Who asks may not do this, or not to this", nil, signedIn},
	{404, "notFound", "There is nothing here, or it is not to be seen by who asks", nil, func(_ string, op *openapi3.Operation) bool { return hasParameter(op, "path") || takesBody("", op) }},
	{406, "notOffered", "The answer is application/json, which Accept does not take", nil, always},
	{409, "notPossible", "Not possible in the present state, or there already", nil, takesBody},
	{412, "changed", "It was changed since the version in If-Match", nil, changes},
	{413, "tooLarge", "The body is larger than 1 MiB", nil, takesBody},
	{415, "notJSON", "The body is not application/json in UTF-8", nil, takesBody},
	{422, "invalid", "Something that was entered cannot be used; errors says where", nil, takesBody},
	{428, "versionMissing", "If-Match is missing", nil, changes},
	{429, "tooMany", "Too many attempts; Retry-After says when to come back", []string{"Retry-After"}, takesBody},
	{500, "broken", "Something went wrong in the service", nil, always},
	{503, "unavailable", "The service cannot answer at the moment; Retry-After says when to come back", []string{"Retry-After"}, always},
	{507, "full", "There is no room left to keep this", nil, takesBody},
}

func always(string, *openapi3.Operation) bool           { return true }
func changes(method string, _ *openapi3.Operation) bool { return method == http.MethodPut }
func takesBody(_ string, op *openapi3.Operation) bool   { return op.RequestBody != nil }
func signedIn(_ string, op *openapi3.Operation) bool {
	return op.Security != nil && len(*op.Security) > 0
}
func hasParameter(op *openapi3.Operation, kind string) bool { return parameter(op, kind, "") != nil }

func parameter(op *openapi3.Operation, kind, name string) *openapi3.Parameter {
	for _, p := range op.Parameters {
		if p.Value.In == kind && (name == "" || p.Value.Name == name) {
			return p.Value
		}
	}
	return nil
}

// headers are what answers carry, by name.
var headers = map[string]struct{ says, kind string }{
	"X-Request-Id":     {"The name of this request in the log: quote it when you ask for help", "string"},
	"ETag":             {"The version of what is answered: for If-Match, or for If-None-Match where the operation takes that", "string"},
	"Retry-After":      {"Whole seconds after which to come back", "integer"},
	"WWW-Authenticate": {"How to sign in: Bearer", "string"},
	"Location":         {"Where to read what was made", "string"},
}

func headersOf(names ...string) openapi3.Headers {
	out := openapi3.Headers{}
	for _, name := range names {
		out[name] = &openapi3.HeaderRef{Ref: "#/components/headers/" + name}
	}
	return out
}

// describeRefusals writes each error status and each header down once.
func describeRefusals(doc *openapi3.T) {
	doc.Components.Headers = openapi3.Headers{}
	for name, h := range headers {
		schema := openapi3.NewStringSchema()
		if h.kind == "integer" {
			schema = openapi3.NewIntegerSchema().WithMin(1)
		}
		doc.Components.Headers[name] = &openapi3.HeaderRef{Value: &openapi3.Header{Parameter: openapi3.Parameter{Description: h.says, Schema: schema.NewRef()}}}
	}
	problem := func(says string, names ...string) *openapi3.ResponseRef {
		content := openapi3.NewContentWithSchemaRef(openapi3.NewSchemaRef(schemaPrefix+"problem", nil), []string{problemMedia})
		r := openapi3.NewResponse().WithDescription(says).WithContent(content)
		r.Headers = headersOf(append([]string{"X-Request-Id"}, names...)...)
		return &openapi3.ResponseRef{Value: r}
	}
	doc.Components.Responses = openapi3.ResponseBodies{"problem": problem("What went wrong, in plain words (RFC 9457)")}
	for _, r := range refusals {
		doc.Components.Responses[r.name] = problem(r.says, r.headers...)
	}
	same := openapi3.NewResponse().WithDescription("Nothing has changed since the ETag in If-None-Match: there is no body")
	same.Headers = headersOf("X-Request-Id", "ETag")
	doc.Components.Responses["unchanged"] = &openapi3.ResponseRef{Value: same}
}

// refuse lists the error statuses of an operation.
func refuse(method string, op *openapi3.Operation) {
	for _, r := range refusals {
		if r.of(method, op) {
			op.Responses.Set(strconv.Itoa(r.status), &openapi3.ResponseRef{Ref: "#/components/responses/" + r.name})
		}
	}
	op.Responses.Set("default", &openapi3.ResponseRef{Ref: "#/components/responses/problem"})
	if parameter(op, "header", "If-None-Match") != nil {
		op.Responses.Set("304", &openapi3.ResponseRef{Ref: "#/components/responses/unchanged"})
	}
}
