package api

import (
	"tandem/internal/programme"
)

// programmeForm is what a coordinator says of a programme.
type programmeForm struct {
	Name    string `json:"name" example:"Leading across boundaries"`
	Summary string `json:"summary"`
}

// programmeWire is called programme in the API document.
type programmeWire struct {
	ID      string `json:"id"`
	Name    string `json:"name"`
	Summary string `json:"summary"`
	Version int64  `json:"version"`
} //	@name	programme

type programmeList = list[programmeWire]

func (f programmeForm) rules() programme.Programme {
	return programme.Programme{Name: programme.Tidy(f.Name), Summary: programme.Tidy(f.Summary)}
}

func programmeOf(p programme.Programme) programmeWire {
	return programmeWire{ID: p.ID.String(), Name: p.Name, Summary: p.Summary, Version: p.Version}
}

// listProgrammes gives every programme.
//
//	@Summary	The programmes
//	@ID			listProgrammes
//	@Tags		programmes
//	@Success	200	{object}	programmeList	"By name"
//	@x-roles	["coordinator"]
//	@Router		/programmes [get]
func (a *API) listProgrammes(c *Call) (Reply[programmeList], error) {
	all, err := a.App.Programmes.Programmes(c.Context, c.Actor)
	return ok(listed(all, programmeOf), 0), err
}

// createProgramme keeps a new programme.
//
//	@Summary	Create a programme
//	@ID			createProgramme
//	@Tags		programmes
//	@Param		Idempotency-Key	header		string			false	"A key of your own; 24 hours"
//	@Param		body			body		programmeForm	true	"The programme"
//	@Success	201				{object}	programmeWire		"Created"
//	@Header		201				{string}	Location		"Where it is"
//	@x-roles	["coordinator"]
//	@Router		/programmes [post]
func (a *API) createProgramme(c *Call, in programmeForm) (Reply[programmeWire], error) {
	p, err := a.App.Programmes.CreateProgramme(c.Context, c.Actor, in.rules())
	return created(programmeOf(p), p.Version, "/programmes/"+p.ID.String()), err
}

// readProgramme gives one programme.
//
//	@Summary	One programme
//	@ID			readProgramme
//	@Tags		programmes
//	@Param		programme	path		string		true	"The programme"
//	@Success	200			{object}	programmeWire	"The programme"
//	@x-roles	["coordinator"]
//	@Router		/programmes/{programme} [get]
func (a *API) readProgramme(c *Call) (Reply[programmeWire], error) {
	p, err := a.App.Programmes.Programme(c.Context, c.Actor, c.ID("programme"))
	return ok(programmeOf(p), p.Version), err
}

// saveProgramme changes one programme.
//
//	@Summary	Change a programme
//	@ID			saveProgramme
//	@Tags		programmes
//	@Param		programme	path		string			true	"The programme"
//	@Param		If-Match	header		string			true	"The version you read, in quotes"
//	@Param		body		body		programmeForm	true	"The programme"
//	@Success	200			{object}	programmeWire		"As it is now"
//	@x-roles	["coordinator"]
//	@Router		/programmes/{programme} [put]
func (a *API) saveProgramme(c *Call, in programmeForm) (Reply[programmeWire], error) {
	p, err := a.App.Programmes.ReviseProgramme(c.Context, c.Actor, c.ID("programme"), c.Version, in.rules())
	return ok(programmeOf(p), p.Version), err
}
