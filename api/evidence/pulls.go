package evidence

import (
	"context"
	"time"

	"tandem/api/surveying"
	"tandem/api/wire"
	"tandem/internal/access"
	app "tandem/internal/app/evidence"
	"tandem/internal/evaluation"
)

// EvaluationCohort is a cohort that the evaluator can read, with its size.
type EvaluationCohort struct {
	ID        string `json:"id"`
	Programme string `json:"programme"`
	Cohort    string `json:"cohort"`
	Places    int64  `json:"places"`
	Responses int64  `json:"responses"`
}

// EvaluationCohortList is the cohorts that the evaluator can read.
type EvaluationCohortList = wire.List[EvaluationCohort]

// Envelope is a page of rows with what is needed to read them. Its keys, and
// those of the rows, are columns for analysts and stay in snake case.
type Envelope[T any] struct {
	Schema             string              `json:"schema" example:"evaluation.answers/1.0"`
	Snapshot           string              `json:"snapshot" example:"s_abcdefghijkl"`
	KeyID              string              `json:"key_id" example:"k_abcdefgh"`
	GeneratedAt        time.Time           `json:"generated_at" format:"date-time"`
	Cohort             string              `json:"cohort"`
	InstrumentVersions []InstrumentVersion `json:"instrument_versions"`
	Base               ResponseBase        `json:"base"`
	Suppression        Suppression         `json:"suppression"`
	Page               EnvelopePage        `json:"page"`
	Data               []T                 `json:"data"`
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
	Instrument string `json:"instrument"`
	Version    int64  `json:"version"`
}

// ResponseBase is what rates are counted from: every request to answer, those
// of people who could, and the completed forms.
type ResponseBase struct {
	Invited   int64      `json:"invited"`
	Eligible  int64      `json:"eligible"`
	Responded int64      `json:"responded"`
	Waves     []WaveBase `json:"waves"`
}

// WaveBase is the base of one wave.
type WaveBase struct {
	Wave              string `json:"wave" example:"w_abcdefghijkl"`
	Instrument        string `json:"instrument"`
	InstrumentVersion int64  `json:"instrument_version"`
	Invited           int64  `json:"invited"`
	Eligible          int64  `json:"eligible"`
	Responded         int64  `json:"responded"`
}

// Suppression is the rule for whoever publishes figures made of these rows.
type Suppression struct {
	MinGroup int    `json:"min_group" example:"10"`
	MinCell  int    `json:"min_cell" example:"5"`
	Note     string `json:"note"`
}

// EnvelopePage tells how many rows were asked for at most, and where to go on.
type EnvelopePage struct {
	// How many rows a page of this reading holds at most.
	Limit int `json:"limit" minimum:"1" maximum:"200"`
	// The cursor of the following page, for ?cursor=; null on the last.
	Next wire.Next `json:"next" swaggertype:"string" extensions:"x-nullable"`
}

// SubjectRow is a participant under a pseudonym that holds in this cohort.
type SubjectRow struct {
	Subject          string  `json:"subject" example:"p_abcdefghijkl"`
	Partnership      *string `json:"partnership" extensions:"x-nullable" example:"g_abcdefghijkl"`
	Sector           string  `json:"sector"`
	Role             string  `json:"role"`
	OrganisationKind string  `json:"organisation_kind"`
	Region           string  `json:"region"`
	PlaceState       string  `json:"place_state"`
}

// DyadRow is a line manager and a participant under pseudonyms.
type DyadRow struct {
	Dyad      string  `json:"dyad" example:"d_abcdefghijkl"`
	Manager   string  `json:"manager" example:"p_abcdefghijkl"`
	Subject   string  `json:"subject" example:"p_mnopqrstuvwx"`
	ValidFrom string  `json:"valid_from" format:"date"`
	ValidTo   *string `json:"valid_to" format:"date" extensions:"x-nullable"`
}

// MembershipRow is somebody's time in a partnership, under pseudonyms. Whoever left
// stays, with the day.
type MembershipRow struct {
	Membership  string  `json:"membership" example:"m_abcdefghijkl"`
	Subject     string  `json:"subject" example:"p_mnopqrstuvwx"`
	Partnership string  `json:"partnership" example:"g_abcdefghijkl"`
	ValidFrom   string  `json:"valid_from" format:"date"`
	ValidTo     *string `json:"valid_to" format:"date" extensions:"x-nullable"`
}

// AnswerRow is one answer to one question, long and tidy. Choices are the
// values of the options, joined by commas; without a value missing says why.
type AnswerRow struct {
	Response          string  `json:"response" example:"r_abcdefghijkl"`
	Wave              string  `json:"wave" example:"w_abcdefghijkl"`
	Instrument        string  `json:"instrument"`
	InstrumentVersion int64   `json:"instrument_version"`
	Respondent        string  `json:"respondent" example:"p_abcdefghijkl"`
	Subject           *string `json:"subject" extensions:"x-nullable" example:"p_mnopqrstuvwx"`
	Dyad              *string `json:"dyad" extensions:"x-nullable" example:"d_abcdefghijkl"`
	Item              string  `json:"item"`
	Value             *int64  `json:"value" extensions:"x-nullable"`
	Text              *string `json:"text" extensions:"x-nullable"`
	Missing           *string `json:"missing" enums:"not_answered,not_applicable,not_asked,suppressed" extensions:"x-nullable"`
	SubmittedOn       string  `json:"submitted_on" format:"date"`
}

// CodebookRow says what a question means, from the published instrument.
type CodebookRow struct {
	Instrument        string                 `json:"instrument"`
	InstrumentVersion int64                  `json:"instrument_version"`
	Item              string                 `json:"item"`
	Kind              string                 `json:"kind" enums:"scale,single,multiple,number,short_text,long_text,date"`
	Text              string                 `json:"text"`
	Points            *int                   `json:"points" extensions:"x-nullable"`
	LowLabel          *string                `json:"low_label" extensions:"x-nullable"`
	HighLabel         *string                `json:"high_label" extensions:"x-nullable"`
	Options           []surveying.ItemOption `json:"options"`
	Missing           []MissingCode          `json:"missing"`
}

// MissingCode is a word for why there is no value, with its number in files
// that know numbers only.
type MissingCode struct {
	Value string `json:"value"`
	Code  int    `json:"code"`
}

func subjectRowOf(s evaluation.Subject) SubjectRow {
	return SubjectRow{Subject: s.Subject, Partnership: orNull(s.Partnership), Sector: s.Sector, Role: s.Role,
		OrganisationKind: s.OrganisationKind, Region: s.Region, PlaceState: s.PlaceState}
}

func membershipRowOf(m evaluation.Membership) MembershipRow {
	return MembershipRow{Membership: m.Membership, Subject: m.Subject, Partnership: m.Partnership, ValidFrom: m.ValidFrom, ValidTo: orNull(m.ValidTo)}
}

func dyadRowOf(d evaluation.Dyad) DyadRow {
	return DyadRow{Dyad: d.Dyad, Manager: d.Manager, Subject: d.Subject, ValidFrom: d.ValidFrom, ValidTo: orNull(d.ValidTo)}
}

func answerRowOf(a evaluation.Answer) AnswerRow {
	return AnswerRow{Response: a.Response, Wave: a.Wave, Instrument: a.Instrument, InstrumentVersion: a.InstrumentVersion,
		Respondent: a.Respondent, Subject: orNull(a.Subject), Dyad: orNull(a.Dyad), Item: a.Item, Value: a.Value, Text: a.Text,
		Missing: orNull(a.Missing), SubmittedOn: a.SubmittedOn}
}

// orNull is a value, or null where the zero one says that there is none: a column is
// there in every row.
func orNull[T comparable](value T) *T {
	if value == *new(T) {
		return nil
	}
	return &value
}

func codebookRowOf(r evaluation.CodebookRow) CodebookRow {
	row := CodebookRow{Instrument: r.Instrument, InstrumentVersion: r.InstrumentVersion, Item: r.Item, Kind: r.Kind, Text: r.Text,
		Points: orNull(r.Points), LowLabel: orNull(r.LowLabel), HighLabel: orNull(r.HighLabel), Options: []surveying.ItemOption{}}
	for _, o := range r.Options {
		row.Options = append(row.Options, surveying.ItemOption(o))
	}
	for _, m := range r.Missing {
		row.Missing = append(row.Missing, MissingCode(m))
	}
	return row
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
