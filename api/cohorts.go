package api

import (
	"tandem/internal/programme"
)

// cohortForm is what a coordinator says of a cohort.
type cohortForm struct {
	Name     string `json:"name" example:"Autumn 2027"`
	Capacity int    `json:"capacity" minimum:"1" maximum:"10000"`
	StartsOn string `json:"startsOn" format:"date"`
	EndsOn   string `json:"endsOn" format:"date"`
}

// cohort is one run of a programme. SeatsTaken are held or confirmed.
type cohort struct {
	ID          string `json:"id"`
	ProgrammeID string `json:"programmeId"`
	Name        string `json:"name"`
	Capacity    int    `json:"capacity"`
	StartsOn    string `json:"startsOn" format:"date"`
	EndsOn      string `json:"endsOn" format:"date"`
	SeatsTaken  int    `json:"seatsTaken"`
	Version     int64  `json:"version"`
}

type cohortList = list[cohort]

func (f cohortForm) rules() programme.Cohort {
	return programme.Cohort{Name: programme.Tidy(f.Name), Capacity: f.Capacity, StartsOn: programme.Date(f.StartsOn), EndsOn: programme.Date(f.EndsOn)}
}

func cohortOf(c programme.Cohort) cohort {
	return cohort{ID: c.ID.String(), ProgrammeID: c.ProgrammeID.String(), Name: c.Name, Capacity: c.Capacity,
		StartsOn: string(c.StartsOn), EndsOn: string(c.EndsOn), SeatsTaken: c.SeatsTaken, Version: c.Version}
}

// listCohorts gives the cohorts, the latest first.
//
//	@Summary	The cohorts
//	@ID			listCohorts
//	@Tags		programmes
//	@Param		programme	query		string		false	"Only those of this programme"
//	@Success	200			{object}	cohortList	"The latest first"
//	@x-roles	["coordinator", "evaluator"]
//	@Router		/cohorts [get]
func (a *API) listCohorts(c *Call) (Reply[cohortList], error) {
	of, err := c.QueryID("programme")
	if err != nil {
		return Reply[cohortList]{}, err
	}
	all, err := a.App.Programmes.Cohorts(c.Context, c.Actor, of)
	return ok(listed(all, cohortOf), 0), err
}

// createCohort adds a run to a programme.
//
//	@Summary	Create a cohort
//	@ID			createCohort
//	@Tags		programmes
//	@Param		programme		path		string		true	"The programme"
//	@Param		Idempotency-Key	header		string		false	"A key of your own; 24 hours"
//	@Param		body			body		cohortForm	true	"The cohort"
//	@Success	201				{object}	cohort		"Created"
//	@Header		201				{string}	Location	"Where it is"
//	@x-roles	["coordinator"]
//	@Router		/programmes/{programme}/cohorts [post]
func (a *API) createCohort(c *Call, in cohortForm) (Reply[cohort], error) {
	made, err := a.App.Programmes.CreateCohort(c.Context, c.Actor, c.ID("programme"), in.rules())
	return created(cohortOf(made), made.Version, "/cohorts/"+made.ID.String()), err
}

// readCohort gives one cohort.
//
//	@Summary	One cohort
//	@ID			readCohort
//	@Tags		programmes
//	@Param		cohort	path		string	true	"The cohort"
//	@Success	200		{object}	cohort	"The cohort"
//	@x-roles	["coordinator", "evaluator"]
//	@Router		/cohorts/{cohort} [get]
func (a *API) readCohort(c *Call) (Reply[cohort], error) {
	found, err := a.App.Programmes.Cohort(c.Context, c.Actor, c.ID("cohort"))
	return ok(cohortOf(found), found.Version), err
}

// saveCohort changes one cohort; its capacity never falls below the seats that
// are taken.
//
//	@Summary	Change a cohort
//	@ID			saveCohort
//	@Tags		programmes
//	@Param		cohort		path		string		true	"The cohort"
//	@Param		If-Match	header		string		true	"The version you read, in quotes"
//	@Param		body		body		cohortForm	true	"The cohort"
//	@Success	200			{object}	cohort		"As it is now"
//	@x-roles	["coordinator"]
//	@Router		/cohorts/{cohort} [put]
func (a *API) saveCohort(c *Call, in cohortForm) (Reply[cohort], error) {
	saved, err := a.App.Programmes.ReviseCohort(c.Context, c.Actor, c.ID("cohort"), c.Version, in.rules())
	return ok(cohortOf(saved), saved.Version), err
}
