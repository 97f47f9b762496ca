// Package docs carries the API document inside the program.
package docs

import _ "embed"

// OpenAPI is the OpenAPI 3.0 document that scripts/docs writes from the comments
// above the handlers; a test holds it equal to the routes that are served.
//
//go:embed openapi.json
var OpenAPI []byte
