package programmes

import (
	"tandem/api/wire"
	"tandem/internal/programme"
)

// ProgrammeForm is what a coordinator says of a programme.
type ProgrammeForm struct {
	// The name, up to 200 characters.
	Name string `json:"name" example:"Leading across boundaries"`
	// What it is about, in a few sentences.
	Summary string `json:"summary"`
}

// programmeWire is called programme in the API document.
type Programme struct {
	// The id: 26 characters, for addresses.
	ID string `json:"id"`
	// The name, up to 200 characters.
	Name string `json:"name"`
	// What it is about, in a few sentences.
	Summary string `json:"summary"`
	// Goes up with every change; the ETag, for If-Match.
	Version int64 `json:"version"`
}

// ProgrammeList is every programme by name.
type ProgrammeList = wire.List[Programme]

func (f ProgrammeForm) rules() programme.Programme {
	return programme.Programme{Name: programme.TidyLine(f.Name), Summary: programme.Tidy(f.Summary)}
}

func programmeOf(p programme.Programme) Programme {
	return Programme{ID: p.ID.String(), Name: p.Name, Summary: p.Summary, Version: p.Version}
}

// ListProgrammes gives every programme.
//
//	@Summary	The programmes
//	@ID			listProgrammes
//	@Tags		programmes
//	@Success	200	{object}	ProgrammeList	"By name"
//	@x-roles	["coordinator"]
//	@Router		/programmes [get]
func (a *API) ListProgrammes(c *wire.Call) (wire.Reply[ProgrammeList], error) {
	all, err := a.app.Programmes(c.Context, c.Actor)
	return wire.OK(wire.Listed(all, programmeOf), 0), err
}

// CreateProgramme keeps a new programme.
//
//	@Summary	Create a programme
//	@ID			createProgramme
//	@Tags		programmes
//	@Param		Idempotency-Key	header		string			false	"A key of your own; 24 hours"
//	@Param		body			body		ProgrammeForm	true	"The programme"
//	@Success	201				{object}	Programme		"Created"
//	@Header		201				{string}	Location		"Where it is"
//	@x-roles	["coordinator"]
//	@Router		/programmes [post]
func (a *API) CreateProgramme(c *wire.Call, in ProgrammeForm) (wire.Reply[Programme], error) {
	p, err := a.app.CreateProgramme(c.Context, c.Actor, in.rules())
	return wire.Created(programmeOf(p), p.Version, "/programmes/"+p.ID.String()), err
}

// ReadProgramme gives one programme.
//
//	@Summary	One programme
//	@ID			readProgramme
//	@Tags		programmes
//	@Param		programme	path		string		true	"The programme"
//	@Success	200			{object}	Programme	"The programme"
//	@x-roles	["coordinator"]
//	@Router		/programmes/{programme} [get]
func (a *API) ReadProgramme(c *wire.Call) (wire.Reply[Programme], error) {
	p, err := a.app.Programme(c.Context, c.Actor, c.ID("programme"))
	return wire.OK(programmeOf(p), p.Version), err
}

// SaveProgramme changes one programme.
//
//	@Summary	Change a programme
//	@ID			saveProgramme
//	@Tags		programmes
//	@Param		programme	path		string			true	"The programme"
//	@Param		If-Match	header		string			true	"The version you read, in quotes"
//	@Param		body		body		ProgrammeForm	true	"The programme"
//	@Success	200			{object}	Programme		"As it is now"
//	@x-roles	["coordinator"]
//	@Router		/programmes/{programme} [put]
func (a *API) SaveProgramme(c *wire.Call, in ProgrammeForm) (wire.Reply[Programme], error) {
	p, err := a.app.ReviseProgramme(c.Context, c.Actor, c.ID("programme"), c.Version, in.rules())
	return wire.OK(programmeOf(p), p.Version), err
}
