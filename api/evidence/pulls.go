package evidence

import (
	"context"
	"time"

	"tandem/api/wire"
	"tandem/internal/access"
	app "tandem/internal/app/evidence"
	"tandem/internal/evaluation"
)

// EvaluationCohort is a cohort that the evaluator can read, with its size.
type EvaluationCohort struct {
	// The id: 26 characters, for addresses.
	ID string `json:"id"`
	// The name of the programme.
	Programme string `json:"programme"`
	// The name of the cohort.
	Cohort string `json:"cohort"`
	// How many people took a place.
	Places int64 `json:"places"`
	// How many forms were sent, anonymous ones aside.
	Responses int64 `json:"responses"`
}

// EvaluationCohortList is the cohorts that the evaluator can read.
type EvaluationCohortList = wire.List[EvaluationCohort]

// Envelope is a page of rows with what is needed to read them. Its keys, and
// those of the rows, are columns for analysts and stay in snake case.
type Envelope[T any] struct {
	// What the rows are, and in which version: a minor one only adds.
	Schema string `json:"schema" example:"evaluation.answers/1.0"`
	// Names the instant that all pages of this reading share.
	Snapshot string `json:"snapshot" example:"s_abcdefghijkl"`
	// Names the key that makes the pseudonyms: with another one they are others.
	KeyID string `json:"key_id" example:"k_abcdefgh"`
	// When this page was made; in UTC.
	GeneratedAt time.Time `json:"generated_at" format:"date-time"`
	// The id of the cohort.
	Cohort string `json:"cohort"`
	// What the cohort was asked, in the order in which the waves open.
	InstrumentVersions []InstrumentVersion `json:"instrument_versions"`
	// What rates are counted from, as of the snapshot.
	Base ResponseBase `json:"base"`
	// The rule for whoever publishes figures made of these rows.
	Suppression Suppression `json:"suppression"`
	// How long a page is, and where to go on.
	Page EnvelopePage `json:"page"`
	// The rows, in the order of their first column.
	Data []T `json:"data"`
}

// The envelopes of the five sets.
type (
	SubjectEnvelope    = Envelope[SubjectRow]
	MembershipEnvelope = Envelope[MembershipRow]
	DyadEnvelope       = Envelope[DyadRow]
	AnswerEnvelope     = Envelope[AnswerRow]
	CodebookEnvelope   = Envelope[CodebookRow]
)

// InstrumentVersion names what the cohort was asked.
type InstrumentVersion struct {
	// The key of the questionnaire, as in the codebook.
	Instrument string `json:"instrument"`
	// The number of the version, from 1.
	Version int64 `json:"version"`
}

// ResponseBase is what rates are counted from: every request to answer, those
// of people who could, and the completed forms.
type ResponseBase struct {
	// Every request to answer.
	Invited int64 `json:"invited"`
	// Those of the invited who could answer.
	Eligible int64 `json:"eligible"`
	// Completed forms.
	Responded int64 `json:"responded"`
	// The same for each wave, the first opened first.
	Waves []WaveBase `json:"waves"`
}

// WaveBase is the base of one wave.
type WaveBase struct {
	// The wave of a questionnaire, under a pseudonym.
	Wave string `json:"wave" example:"w_abcdefghijkl"`
	// The key of the questionnaire, as in the codebook.
	Instrument string `json:"instrument"`
	// The number of the version of the questionnaire, from 1.
	InstrumentVersion int64 `json:"instrument_version"`
	// Every request to answer.
	Invited int64 `json:"invited"`
	// Those of the invited who could answer.
	Eligible int64 `json:"eligible"`
	// Completed forms.
	Responded int64 `json:"responded"`
}

// Suppression is the rule for whoever publishes figures made of these rows.
type Suppression struct {
	// Publish no figure of fewer people.
	MinGroup int `json:"min_group" example:"10"`
	// Publish no cell of a table that is smaller.
	MinCell int `json:"min_cell" example:"5"`
	// The rule in words.
	Note string `json:"note"`
}

// EnvelopePage tells how many rows were asked for at most, and where to go on.
type EnvelopePage struct {
	// How many rows a page of this reading holds at most.
	Limit int `json:"limit" minimum:"1" maximum:"200"`
	// The cursor of the following page, for ?cursor=; null on the last.
	Next wire.Next `json:"next" swaggertype:"string" extensions:"x-nullable"`
}

// enveloped makes the reply. An unchanged set answers 304.
func enveloped[D, W any](e evaluation.Envelope[D], row func(D) W) wire.Reply[Envelope[W]] {
	body := Envelope[W]{Schema: e.Schema, Snapshot: e.Snapshot, KeyID: e.KeyID, GeneratedAt: e.GeneratedAt, Cohort: e.Cohort.String(), Suppression: Suppression(e.Suppression),
		InstrumentVersions: wire.Each(e.InstrumentVersions, func(v evaluation.VersionName) InstrumentVersion { return InstrumentVersion(v) }),
		Base: ResponseBase{Invited: e.Base.Invited, Eligible: e.Base.Eligible, Responded: e.Base.Responded,
			Waves: wire.Each(e.Base.Waves, func(w evaluation.WaveBase) WaveBase { return WaveBase(w) })},
		Page: EnvelopePage{Limit: e.Limit, Next: wire.Next(e.Next)}, Data: wire.Each(e.Data, row)}
	reply := wire.OK(body, 0)
	reply.Tag = e.Tag
	return reply
}

// pulled gives out the page that a request asks for.
func pulled[D, W any](c *wire.Call, pull func(context.Context, access.Actor, app.Pull) (evaluation.Envelope[D], error), row func(D) W) (wire.Reply[Envelope[W]], error) {
	p := app.Pull{Cohort: c.ID("cohort"), Limit: c.Limit(), Cursor: c.Query("cursor"), Kept: c.Holds}
	e, err := pull(c.Context, c.Actor, p)
	reply := enveloped(e, row)
	reply.Whole = p.Cursor != "" // the tag is of the set: whoever holds it need not have this page
	return reply, err
}

// ListEvaluationCohorts lists the cohorts that an evaluator can read.
//
//	@Summary		List the cohorts to evaluate
//	@Description	An analyst token sees its own cohort.
//	@ID				listEvaluationCohorts
//	@Tags			evaluation
//	@Success		200		{object}	EvaluationCohortList	"The latest first"
//	@Failure		default	{object}	wire.Problem
//	@x-roles		["evaluator"]
//	@x-analyst-token	true
//	@Router			/evaluation/cohorts [get]
func (a *API) ListEvaluationCohorts(c *wire.Call) (wire.Reply[EvaluationCohortList], error) {
	cohorts, err := a.app.EvaluationCohorts(c.Context, c.Actor)
	return wire.OK(EvaluationCohortList{Items: wire.Each(cohorts, func(o evaluation.Cohort) EvaluationCohort {
		return EvaluationCohort{ID: o.ID.String(), Programme: o.Programme, Cohort: o.Cohort, Places: o.Places, Responses: o.Responses}
	})}, 0), err
}

// PullSubjects reads the participants of a cohort.
//
//	@Summary		Read the participants under pseudonyms
//	@Description	With a session of an evaluator, or an analyst token that reads this set of this cohort. A pull is noted once, before its first page is given; its cursors serve whoever began it, for a day.
//	@ID				pullSubjects
//	@Tags			evaluation
//	@Param			cohort			path		string	true	"The cohort"
//	@Param			cursor			query		string	false	"What the page before gave as next; leave it out for the first"
//	@Param			limit			query		int		false	"How many rows at most"	minimum(1)	maximum(200)	default(200)
//	@Param			If-None-Match	header		string	false	"The ETag that you have"
//	@Success		200				{object}	SubjectEnvelope
//	@Failure		default			{object}	wire.Problem
//	@x-roles		["evaluator"]
//	@x-analyst-token	true
//	@Router			/evaluation/cohorts/{cohort}/subjects [get]
func (a *API) PullSubjects(c *wire.Call) (wire.Reply[SubjectEnvelope], error) {
	return pulled(c, a.app.PullSubjects, subjectRowOf)
}

// PullMemberships reads who was in which partnership, and when.
//
//	@Summary		Read the times in partnerships under pseudonyms
//	@Description	One row for each person and partnership; whoever left stays, with the day. With a session of an evaluator, or an analyst token that reads this set of this cohort. A pull is noted once, before its first page is given; its cursors serve whoever began it, for a day.
//	@ID				pullMemberships
//	@Tags			evaluation
//	@Param			cohort			path		string	true	"The cohort"
//	@Param			cursor			query		string	false	"What the page before gave as next; leave it out for the first"
//	@Param			limit			query		int		false	"How many rows at most"	minimum(1)	maximum(200)	default(200)
//	@Param			If-None-Match	header		string	false	"The ETag that you have"
//	@Success		200				{object}	MembershipEnvelope
//	@Failure		default			{object}	wire.Problem
//	@x-roles		["evaluator"]
//	@x-analyst-token	true
//	@Router			/evaluation/cohorts/{cohort}/memberships [get]
func (a *API) PullMemberships(c *wire.Call) (wire.Reply[MembershipEnvelope], error) {
	return pulled(c, a.app.PullMemberships, membershipRowOf)
}

// PullDyads reads who manages whom.
//
//	@Summary		Read the pairs of line manager and participant under pseudonyms
//	@Description	With a session of an evaluator, or an analyst token that reads this set of this cohort. A pull is noted once, before its first page is given; its cursors serve whoever began it, for a day.
//	@ID				pullDyads
//	@Tags			evaluation
//	@Param			cohort			path		string	true	"The cohort"
//	@Param			cursor			query		string	false	"What the page before gave as next; leave it out for the first"
//	@Param			limit			query		int		false	"How many rows at most"	minimum(1)	maximum(200)	default(200)
//	@Param			If-None-Match	header		string	false	"The ETag that you have"
//	@Success		200				{object}	DyadEnvelope
//	@Failure		default			{object}	wire.Problem
//	@x-roles		["evaluator"]
//	@x-analyst-token	true
//	@Router			/evaluation/cohorts/{cohort}/dyads [get]
func (a *API) PullDyads(c *wire.Call) (wire.Reply[DyadEnvelope], error) {
	return pulled(c, a.app.PullDyads, dyadRowOf)
}

// PullAnswers reads what was answered.
//
//	@Summary		Read the answers under pseudonyms
//	@Description	One row for each response and question. With a session of an evaluator, or an analyst token that reads this set of this cohort. A pull is noted once, before its first page is given; its cursors serve whoever began it, for a day.
//	@ID				pullAnswers
//	@Tags			evaluation
//	@Param			cohort			path		string	true	"The cohort"
//	@Param			cursor			query		string	false	"What the page before gave as next; leave it out for the first"
//	@Param			limit			query		int		false	"How many rows at most"	minimum(1)	maximum(200)	default(200)
//	@Param			If-None-Match	header		string	false	"The ETag that you have"
//	@Success		200				{object}	AnswerEnvelope
//	@Failure		default			{object}	wire.Problem
//	@x-roles		["evaluator"]
//	@x-analyst-token	true
//	@Router			/evaluation/cohorts/{cohort}/answers [get]
func (a *API) PullAnswers(c *wire.Call) (wire.Reply[AnswerEnvelope], error) {
	return pulled(c, a.app.PullAnswers, answerRowOf)
}

// PullCodebook reads what every question means.
//
//	@Summary		Read the codebook
//	@Description	It comes from the published questionnaires, never from the data. With a session of an evaluator, or an analyst token that reads this set.
//	@ID				pullCodebook
//	@Tags			evaluation
//	@Param			cohort			path		string	true	"The cohort"
//	@Param			cursor			query		string	false	"What the page before gave as next; leave it out for the first"
//	@Param			limit			query		int		false	"How many rows at most"	minimum(1)	maximum(200)	default(200)
//	@Param			If-None-Match	header		string	false	"The ETag that you have"
//	@Success		200				{object}	CodebookEnvelope
//	@Failure		default			{object}	wire.Problem
//	@x-roles		["evaluator"]
//	@x-analyst-token	true
//	@Router			/evaluation/cohorts/{cohort}/codebook [get]
func (a *API) PullCodebook(c *wire.Call) (wire.Reply[CodebookEnvelope], error) {
	return pulled(c, a.app.PullCodebook, codebookRowOf)
}
