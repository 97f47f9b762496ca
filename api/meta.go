package api

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"

	"tandem/api/wire"
	"tandem/internal/fault"
)

// configuration is what the app must know before anybody signs in.
type configuration struct {
	// Whether this is a demo.
	Demo bool `json:"demo"`
	// What the service is called.
	Programme string `json:"programme" example:"Tandem"`
	// The version of the program.
	Version string `json:"version" example:"1.0.0"`
	// Whom people reach when they need help.
	Contact Contact `json:"contact"`
}

// Contact is whom people reach when they need help. The phone may be empty.
type Contact struct {
	// Whom people reach.
	Name string `json:"name" example:"The programme team"`
	// Where they write to.
	Email string `json:"email" format:"email"`
	// Where they ring; empty when they cannot.
	Phone string `json:"phone" example:"020 7946 0123"`
}

// document is the API document with the tag of its content.
type document struct {
	text json.RawMessage
	tag  string
}

func newDocument(text []byte) document {
	sum := sha256.Sum256(text)
	return document{text: text, tag: base64.RawURLEncoding.EncodeToString(sum[:12])}
}

// readConfiguration tells the app how this copy is set up.
//
//	@Summary	How this service is set up
//	@ID			readConfiguration
//	@Tags		meta
//	@Success	200		{object}	configuration
//	@Failure	default	{object}	wire.Problem
//	@x-roles	[]
//	@Router		/configuration [get]
func (a *API) readConfiguration(*wire.Call) (wire.Reply[configuration], error) {
	return wire.OK(configuration{Demo: a.set.Demo, Programme: a.set.Programme, Version: a.set.Version, Contact: a.set.Contact}, 0), nil
}

// readDocument gives the OpenAPI document of this API.
//
//	@Summary	The OpenAPI document of this API
//	@ID			readDocument
//	@Tags		meta
//	@Param		If-None-Match	header	string	false	"The ETag that you have"
//	@Success	200		{object}	object
//	@Failure	default	{object}	wire.Problem
//	@x-roles	[]
//	@Router		/openapi.json [get]
func (a *API) readDocument(*wire.Call) (wire.Reply[json.RawMessage], error) {
	if len(a.document.text) == 0 {
		return wire.Reply[json.RawMessage]{}, fault.NotFound()
	}
	return wire.Reply[json.RawMessage]{Body: a.document.text, Tag: a.document.tag}, nil
}
