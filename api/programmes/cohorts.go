package programmes

import (
	"tandem/api/wire"
	"tandem/internal/programme"
)

// CohortForm is what a coordinator says of a cohort.
type CohortForm struct {
	// The name of the run, up to 200 characters.
	Name string `json:"name" example:"Autumn 2027"`
	// How many people can take part.
	Capacity int `json:"capacity" minimum:"1" maximum:"10000"`
	// The first day.
	StartsOn string `json:"startsOn" format:"date"`
	// The last day.
	EndsOn string `json:"endsOn" format:"date"`
}

// Cohort is one run of a programme. SeatsTaken are held or confirmed.
type Cohort struct {
	// The id: 26 characters, for addresses.
	ID string `json:"id"`
	// The id of the programme.
	ProgrammeID string `json:"programmeId"`
	// The name of the run, up to 200 characters.
	Name string `json:"name"`
	// How many people can take part.
	Capacity int `json:"capacity"`
	// The first day.
	StartsOn string `json:"startsOn" format:"date"`
	// The last day.
	EndsOn string `json:"endsOn" format:"date"`
	// How many places are held or taken.
	SeatsTaken int `json:"seatsTaken"`
	// Goes up with every change; the ETag, for If-Match.
	Version int64 `json:"version"`
}

// CohortList is cohorts, the latest first.
type CohortList = wire.List[Cohort]

func (f CohortForm) rules() programme.Cohort {
	return programme.Cohort{Name: programme.TidyLine(f.Name), Capacity: f.Capacity, StartsOn: programme.Date(f.StartsOn), EndsOn: programme.Date(f.EndsOn)}
}

func cohortOf(c programme.Cohort) Cohort {
	return Cohort{ID: c.ID.String(), ProgrammeID: c.ProgrammeID.String(), Name: c.Name, Capacity: c.Capacity,
		StartsOn: string(c.StartsOn), EndsOn: string(c.EndsOn), SeatsTaken: c.SeatsTaken, Version: c.Version}
}

// ListCohorts gives the cohorts, the latest first.
//
//	@Summary	The cohorts
//	@ID			listCohorts
//	@Tags		programmes
//	@Param		programme	query		string		false	"Only those of this programme"
//	@Success	200			{object}	CohortList	"The latest first"
//	@x-roles	["coordinator", "evaluator"]
//	@Router		/cohorts [get]
func (a *API) ListCohorts(c *wire.Call) (wire.Reply[CohortList], error) {
	all, err := a.app.Cohorts(c.Context, c.Actor, c.QueryID("programme"))
	return wire.OK(wire.Listed(all, cohortOf), 0), err
}

// CreateCohort adds a run to a programme.
//
//	@Summary	Create a cohort
//	@ID			createCohort
//	@Tags		programmes
//	@Param		programme		path		string		true	"The programme"
//	@Param		Idempotency-Key	header		string		false	"A key of your own; 24 hours"
//	@Param		body			body		CohortForm	true	"The cohort"
//	@Success	201				{object}	Cohort		"Created"
//	@Header		201				{string}	Location	"Where it is"
//	@x-roles	["coordinator"]
//	@Router		/programmes/{programme}/cohorts [post]
func (a *API) CreateCohort(c *wire.Call, in CohortForm) (wire.Reply[Cohort], error) {
	made, err := a.app.CreateCohort(c.Context, c.Actor, c.ID("programme"), in.rules())
	return wire.Created(cohortOf(made), made.Version, "/cohorts/"+made.ID.String()), err
}

// ReadCohort gives one cohort.
//
//	@Summary	One cohort
//	@ID			readCohort
//	@Tags		programmes
//	@Param		cohort	path		string	true	"The cohort"
//	@Success	200		{object}	Cohort	"The cohort"
//	@x-roles	["coordinator", "evaluator"]
//	@Router		/cohorts/{cohort} [get]
func (a *API) ReadCohort(c *wire.Call) (wire.Reply[Cohort], error) {
	found, err := a.app.Cohort(c.Context, c.Actor, c.ID("cohort"))
	return wire.OK(cohortOf(found), found.Version), err
}

// SaveCohort changes one cohort; its capacity never falls below the seats that
// are taken.
//
//	@Summary	Change a cohort
//	@ID			saveCohort
//	@Tags		programmes
//	@Param		cohort		path		string		true	"The cohort"
//	@Param		If-Match	header		string		true	"The version you read, in quotes"
//	@Param		body		body		CohortForm	true	"The cohort"
//	@Success	200			{object}	Cohort		"As it is now"
//	@x-roles	["coordinator"]
//	@Router		/cohorts/{cohort} [put]
func (a *API) SaveCohort(c *wire.Call, in CohortForm) (wire.Reply[Cohort], error) {
	saved, err := a.app.ReviseCohort(c.Context, c.Actor, c.ID("cohort"), c.Version, in.rules())
	return wire.OK(cohortOf(saved), saved.Version), err
}
