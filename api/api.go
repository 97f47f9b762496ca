package api

import (
	"tandem/api/account"
	"tandem/api/applying"
	"tandem/api/evidence"
	"tandem/api/learning"
	"tandem/api/programmes"
	"tandem/api/running"
	"tandem/api/selecting"
	"tandem/api/surveying"
	"tandem/api/wire"
	"tandem/internal/app"
)

// Options is everything that the wire needs from the rest of the program. Identify
// may be nil: App is asked then.
type Options struct {
	wire.Options
	App       *app.App
	Version   string
	Programme string // the name that the start page shows
	Contact   Contact
	OpenAPI   []byte // the API document
}

// API is the whole wire: the engine, and the rooms whose handlers it calls.
type API struct {
	*wire.Engine
	set      Options
	document document

	account    *account.API
	programmes *programmes.API
	applying   *applying.API
	learning   *learning.API
	selecting  *selecting.API
	surveying  *surveying.API
	evidence   *evidence.API
	running    *running.API
}

// New refuses to start with a route whose policy nobody declared, with two
// equal routes, or with a handler that the strict decoder cannot serve.
func New(o Options) (*API, error) {
	a := rooms(o)
	var err error
	a.Engine, err = wire.New(o.engine(), a.routes())
	return a, err
}

// rooms opens every room over what it can do; a table can be looked at without
// anything behind it.
func rooms(o Options) *API {
	can := o.App
	if can == nil {
		can = &app.App{}
	}
	return &API{
		set: o, document: newDocument(o.OpenAPI),
		account:    account.New(can.Account, o.Clock),
		programmes: programmes.New(can.Programmes),
		applying:   applying.New(can.Applying, o.Clock),
		learning:   learning.New(can.Learning),
		selecting:  selecting.New(can.Selecting),
		surveying:  surveying.New(can.Surveying),
		evidence:   evidence.New(can.Evidence),
		running:    running.New(can.Running),
	}
}

// engine are the options of the part without nouns.
func (o Options) engine() wire.Options {
	if o.Identify == nil && o.App != nil {
		o.Identify = o.App.Identify
	}
	return o.Options
}
