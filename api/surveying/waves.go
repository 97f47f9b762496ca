package surveying

import (
	"time"

	"tandem/api/wire"
	app "tandem/internal/app/surveying"
	"tandem/internal/id"
	"tandem/internal/survey"
)

// WaveForm plans a survey: which questionnaire, and the window in which it
// takes answers. Beside is needed where the cohort has a survey with the same
// questionnaire: it names the newest one, beside which another is meant.
type WaveForm struct {
	// The key of the questionnaire, as in the codebook.
	Instrument string `json:"instrument" example:"manager_interim"`
	// When the mails go out; in UTC.
	OpensAt time.Time `json:"opensAt" format:"date-time"`
	// When the last answer is taken; in UTC.
	ClosesAt time.Time `json:"closesAt" format:"date-time"`
	// The id of the wave of the same questionnaire beside which this one is meant.
	Beside string `json:"beside,omitempty" example:"01HZXW8K3N5P7R9T1V3X5Z7B9D"`
}

// WaveWindow says until when a survey takes answers from now on.
type WaveWindow struct {
	// When the last answer is taken; in UTC.
	ClosesAt time.Time `json:"closesAt" format:"date-time"`
}

// RemindForm confirms, where reminders went in the last 24 hours, that more are
// meant: after is when they went (remindedAt of the survey).
type RemindForm struct {
	// When the last mail went, as the list says: another within the day has to name it.
	After *time.Time `json:"after,omitempty" format:"date-time"`
}

// Funnel counts how far the requests of a wave have come. Each number includes
// those that went further; declined and ineligible stand beside it.
type Funnel struct {
	// Not mailed yet.
	Created int64 `json:"created"`
	// Mailed.
	Sent int64 `json:"sent"`
	// The form was opened.
	Opened int64 `json:"opened"`
	// Something was entered.
	Started int64 `json:"started"`
	// The form was sent.
	Completed int64 `json:"completed"`
	// Whoever was asked said no.
	Declined int64 `json:"declined"`
	// Could not answer.
	Ineligible int64 `json:"ineligible"`
}

// Audience counts whom the next round of mails would reach, and the forms that
// they would be asked for: everybody concerned while a wave is planned, those
// who still owe a form while it is open, nobody after.
type Audience struct {
	// How many people would be asked.
	Managers int `json:"managers"`
	// How many forms there are to fill in.
	Forms int `json:"forms"`
}

// Wave is a questionnaire opened to its audience for a window. It counts
// answers and holds none.
type Wave struct {
	// The id: 26 characters, for addresses.
	ID string `json:"id"`
	// The id of the cohort.
	CohortID string `json:"cohortId"`
	// The key of the questionnaire, as in the codebook.
	Instrument string `json:"instrument"`
	// A short name, up to 200 characters.
	Title string `json:"title"`
	// Where it stands at present.
	State string `json:"state" enums:"planned,open,closed"`
	// The first instant; in UTC.
	OpensAt time.Time `json:"opensAt" format:"date-time"`
	// The last instant; in UTC.
	ClosesAt time.Time `json:"closesAt" format:"date-time"`
	// Who can learn who said what.
	Confidentiality string `json:"confidentiality" enums:"named,pseudonymous,anonymous"`
	// How many stand where.
	Funnel Funnel `json:"funnel"`
	// How many people the next mail would reach.
	ToMail     Audience   `json:"toMail"`
	RemindedAt *time.Time `json:"remindedAt,omitempty" format:"date-time"` // when reminders last went
	// Goes up with every change; the ETag, for If-Match.
	Version int64 `json:"version"`
}

// WaveList is the waves of a cohort.
type WaveList = wire.List[Wave]

// Reminded tells how many reminders were queued.
type Reminded struct {
	// How many mails were queued.
	Sent int `json:"sent"`
}

func waveOf(w app.Wave) Wave {
	return Wave{ID: w.ID.String(), CohortID: w.CohortID.String(), Instrument: w.Instrument, Title: w.Title, State: string(w.State),
		OpensAt: w.OpensAt, ClosesAt: w.ClosesAt, Confidentiality: string(w.Confidentiality), Funnel: Funnel(w.Funnel), ToMail: Audience(w.ToMail), RemindedAt: w.RemindedAt, Version: w.Version}
}

func waveReply(w app.Wave, err error) (wire.Reply[Wave], error) {
	return wire.OK(waveOf(w), w.Version), err
}

// ListWaves lists the surveys of a cohort.
//
//	@Summary	List the surveys of a cohort
//	@ID			listWaves
//	@Tags		surveys
//	@Param		cohort	path		string	true	"The cohort"
//	@Success	200		{object}	WaveList
//	@Failure	default	{object}	wire.Problem
//	@x-roles	["coordinator"]
//	@Router		/cohorts/{cohort}/waves [get]
func (a *API) ListWaves(c *wire.Call) (wire.Reply[WaveList], error) {
	list, err := a.app.Waves(c.Context, c.Actor, c.ID("cohort"))
	return wire.OK(WaveList{Items: wire.Each(list, waveOf)}, 0), err
}

// PlanWave plans a survey in a cohort.
//
//	@Summary		Plan a survey
//	@Description	Nobody is asked before it is opened. Where the cohort has a survey with this questionnaire and beside does not name the newest of them, the answer is 409 same_instrument.
//	@ID				planWave
//	@Tags			surveys
//	@Param			cohort			path		string		true	"The cohort"
//	@Param			Idempotency-Key	header		string		false	"A key of your own; 24 hours"
//	@Param			body			body		WaveForm	true	"The survey"
//	@Success		201				{object}	Wave
//	@Failure		default			{object}	wire.Problem
//	@x-roles		["coordinator"]
//	@Router			/cohorts/{cohort}/waves [post]
func (a *API) PlanWave(c *wire.Call, in WaveForm) (wire.Reply[Wave], error) {
	w, err := a.app.PlanWave(c.Context, c.Actor, in.Instrument, id.ID(in.Beside), survey.Wave{CohortID: c.ID("cohort"), OpensAt: in.OpensAt.UTC(), ClosesAt: in.ClosesAt.UTC()})
	return wire.Created(waveOf(w), w.Version, "/cohorts/"+w.CohortID.String()+"/waves"), err
}

// OpenWave asks everybody concerned.
//
//	@Summary		Open a survey
//	@Description	Makes a form for each line manager and participant, and queues one mail with one personal link for each manager.
//	@ID				openWave
//	@Tags			surveys
//	@Param			wave			path		string	true	"The survey"
//	@Param			Idempotency-Key	header		string	false	"A key of your own; 24 hours"
//	@Param			body			body		wire.Empty	true	"An empty object"
//	@Success		200				{object}	Wave
//	@Failure		default			{object}	wire.Problem
//	@x-roles		["coordinator"]
//	@Router			/waves/{wave}/open [post]
func (a *API) OpenWave(c *wire.Call, _ wire.Empty) (wire.Reply[Wave], error) {
	return waveReply(a.app.OpenWave(c.Context, c.Actor, c.ID("wave")))
}

// CloseWave takes no more answers.
//
//	@Summary	Close a survey
//	@ID			closeWave
//	@Tags		surveys
//	@Param		wave			path		string	true	"The survey"
//	@Param		Idempotency-Key	header		string	false	"A key of your own; 24 hours"
//	@Param		body			body		wire.Empty	true	"An empty object"
//	@Success	200				{object}	Wave
//	@Failure	default			{object}	wire.Problem
//	@x-roles	["coordinator"]
//	@Router		/waves/{wave}/close [post]
func (a *API) CloseWave(c *wire.Call, _ wire.Empty) (wire.Reply[Wave], error) {
	return waveReply(a.app.CloseWave(c.Context, c.Actor, c.ID("wave")))
}

// ExtendWave lets a survey take answers for longer.
//
//	@Summary	Extend a survey
//	@ID			extendWave
//	@Tags		surveys
//	@Param		wave			path		string		true	"The survey"
//	@Param		Idempotency-Key	header		string		false	"A key of your own; 24 hours"
//	@Param		body			body		WaveWindow	true	"The new closing time, later than the present one"
//	@Success	200				{object}	Wave
//	@Failure	default			{object}	wire.Problem
//	@x-roles	["coordinator"]
//	@Router		/waves/{wave}/extend [post]
func (a *API) ExtendWave(c *wire.Call, in WaveWindow) (wire.Reply[Wave], error) {
	return waveReply(a.app.ExtendWave(c.Context, c.Actor, c.ID("wave"), in.ClosesAt))
}

// ReopenWave lets a survey that has closed take answers again.
//
//	@Summary		Reopen a survey
//	@Description	The links that were mailed work again, and managers who took over in the meantime are asked. An anonymous survey never reopens: 409 anonymous_for_good.
//	@ID				reopenWave
//	@Tags			surveys
//	@Param			wave			path		string		true	"The survey"
//	@Param			Idempotency-Key	header		string		false	"A key of your own; 24 hours"
//	@Param			body			body		WaveWindow	true	"The new closing time"
//	@Success		200				{object}	Wave
//	@Failure		default			{object}	wire.Problem
//	@x-roles		["coordinator"]
//	@Router			/waves/{wave}/reopen [post]
func (a *API) ReopenWave(c *wire.Call, in WaveWindow) (wire.Reply[Wave], error) {
	return waveReply(a.app.ReopenWave(c.Context, c.Actor, c.ID("wave"), in.ClosesAt))
}

// RemindWave mails those who have not answered, and nobody else.
//
//	@Summary		Remind those who have not answered
//	@Description	Less than 24 hours after the last reminders the answer is 409 reminded_today, unless after names them: so of several who ask at one moment one sends them.
//	@ID				remindWave
//	@Tags			surveys
//	@Param			wave			path		string		true	"The survey"
//	@Param			Idempotency-Key	header		string		false	"A key of your own; 24 hours"
//	@Param			body			body		RemindForm	true	"The reminders that went before, if more are meant"
//	@Success		200				{object}	Reminded
//	@Failure		default			{object}	wire.Problem
//	@x-roles		["coordinator"]
//	@Router			/waves/{wave}/remind [post]
func (a *API) RemindWave(c *wire.Call, in RemindForm) (wire.Reply[Reminded], error) {
	sent, err := a.app.RemindWave(c.Context, c.Actor, c.ID("wave"), in.After)
	return wire.OK(Reminded{Sent: sent}, 0), err
}
