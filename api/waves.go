package api

import (
	"time"

	surveyingapp "tandem/internal/app/surveying"
	"tandem/internal/survey"
)

// waveForm plans a survey: which questionnaire, and the window in which it
// takes answers.
type waveForm struct {
	Instrument string    `json:"instrument" example:"manager_interim"`
	OpensAt    time.Time `json:"opensAt" format:"date-time"`
	ClosesAt   time.Time `json:"closesAt" format:"date-time"`
}

// funnel counts how far the requests of a wave have come. Each number includes
// those that went further; declined and ineligible stand beside it.
type funnel struct {
	Created    int64 `json:"created"`
	Sent       int64 `json:"sent"`
	Opened     int64 `json:"opened"`
	Started    int64 `json:"started"`
	Completed  int64 `json:"completed"`
	Declined   int64 `json:"declined"`
	Ineligible int64 `json:"ineligible"`
}

// audience counts whom the next round of mails would reach, and the forms that
// they would be asked for: everybody concerned while a wave is planned, those
// who still owe a form while it is open, nobody after.
type audience struct {
	Managers int `json:"managers"`
	Forms    int `json:"forms"`
}

// wave is a questionnaire opened to its audience for a window. It counts
// answers and holds none.
type wave struct {
	ID              string    `json:"id"`
	CohortID        string    `json:"cohortId"`
	Instrument      string    `json:"instrument"`
	Title           string    `json:"title"`
	State           string    `json:"state" enums:"planned,open,closed"`
	OpensAt         time.Time `json:"opensAt" format:"date-time"`
	ClosesAt        time.Time `json:"closesAt" format:"date-time"`
	Confidentiality string    `json:"confidentiality" enums:"named,pseudonymous,anonymous"`
	Funnel          funnel    `json:"funnel"`
	ToMail          audience  `json:"toMail"`
	Version         int64     `json:"version"`
}

// waveList is the waves of a cohort.
type waveList = list[wave]

// reminded tells how many reminders were queued.
type reminded struct {
	Sent int `json:"sent"`
}

func waveOf(w surveyingapp.Wave) wave {
	return wave{ID: w.ID.String(), CohortID: w.CohortID.String(), Instrument: w.Instrument, Title: w.Title, State: string(w.State),
		OpensAt: w.OpensAt, ClosesAt: w.ClosesAt, Confidentiality: string(w.Confidentiality), Funnel: funnel(w.Funnel), ToMail: audience(w.ToMail), Version: w.Version}
}

func waveReply(w surveyingapp.Wave, err error) (Reply[wave], error) {
	return ok(waveOf(w), w.Version), err
}

// listWaves lists the surveys of a cohort.
//
//	@Summary	List the surveys of a cohort
//	@ID			listWaves
//	@Tags		surveys
//	@Param		cohort	path		string	true	"The cohort"
//	@Success	200		{object}	waveList
//	@Failure	default	{object}	problem
//	@x-roles	["coordinator"]
//	@Router		/cohorts/{cohort}/waves [get]
func (a *API) listWaves(c *Call) (Reply[waveList], error) {
	list, err := a.App.Surveying.Waves(c.Context, c.Actor, c.ID("cohort"))
	return ok(waveList{Items: each(list, waveOf)}, 0), err
}

// planWave plans a survey in a cohort.
//
//	@Summary		Plan a survey
//	@Description	Nobody is asked before it is opened.
//	@ID				planWave
//	@Tags			surveys
//	@Param			cohort			path		string		true	"The cohort"
//	@Param			Idempotency-Key	header		string		false	"A key of your own; 24 hours"
//	@Param			body			body		waveForm	true	"The survey"
//	@Success		201				{object}	wave
//	@Failure		default			{object}	problem
//	@x-roles		["coordinator"]
//	@Router			/cohorts/{cohort}/waves [post]
func (a *API) planWave(c *Call, in waveForm) (Reply[wave], error) {
	w, err := a.App.Surveying.PlanWave(c.Context, c.Actor, in.Instrument, survey.Wave{CohortID: c.ID("cohort"), OpensAt: in.OpensAt.UTC(), ClosesAt: in.ClosesAt.UTC()})
	return created(waveOf(w), w.Version, "/cohorts/"+w.CohortID.String()+"/waves"), err
}

// openWave asks everybody concerned.
//
//	@Summary		Open a survey
//	@Description	Makes a form for each line manager and participant, and queues one mail with one personal link for each manager.
//	@ID				openWave
//	@Tags			surveys
//	@Param			wave			path		string	true	"The survey"
//	@Param			Idempotency-Key	header		string	false	"A key of your own; 24 hours"
//	@Param			body			body		empty	true	"An empty object"
//	@Success		200				{object}	wave
//	@Failure		default			{object}	problem
//	@x-roles		["coordinator"]
//	@Router			/waves/{wave}/open [post]
func (a *API) openWave(c *Call, _ empty) (Reply[wave], error) {
	return waveReply(a.App.Surveying.OpenWave(c.Context, c.Actor, c.ID("wave")))
}

// closeWave takes no more answers.
//
//	@Summary	Close a survey
//	@ID			closeWave
//	@Tags		surveys
//	@Param		wave			path		string	true	"The survey"
//	@Param		Idempotency-Key	header		string	false	"A key of your own; 24 hours"
//	@Param		body			body		empty	true	"An empty object"
//	@Success	200				{object}	wave
//	@Failure	default			{object}	problem
//	@x-roles	["coordinator"]
//	@Router		/waves/{wave}/close [post]
func (a *API) closeWave(c *Call, _ empty) (Reply[wave], error) {
	return waveReply(a.App.Surveying.CloseWave(c.Context, c.Actor, c.ID("wave")))
}

// remindWave mails those who have not answered, and nobody else.
//
//	@Summary	Remind those who have not answered
//	@ID			remindWave
//	@Tags		surveys
//	@Param		wave			path		string	true	"The survey"
//	@Param		Idempotency-Key	header		string	false	"A key of your own; 24 hours"
//	@Param		body			body		empty	true	"An empty object"
//	@Success	200				{object}	reminded
//	@Failure	default			{object}	problem
//	@x-roles	["coordinator"]
//	@Router		/waves/{wave}/remind [post]
func (a *API) remindWave(c *Call, _ empty) (Reply[reminded], error) {
	sent, err := a.App.Surveying.RemindWave(c.Context, c.Actor, c.ID("wave"))
	return ok(reminded{Sent: sent}, 0), err
}
