package api

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"time"

	"tandem/internal/access"
	evidenceapp "tandem/internal/app/evidence"
	"tandem/internal/evaluation"
)

// evaluationCohort is a cohort that the evaluator can read, with its size.
type evaluationCohort struct {
	ID        string `json:"id"`
	Programme string `json:"programme"`
	Cohort    string `json:"cohort"`
	Places    int64  `json:"places"`
	Responses int64  `json:"responses"`
}

type evaluationCohortList = list[evaluationCohort]

// envelope is a page of rows with what is needed to read them. Its keys, and
// those of the rows, are columns for analysts and stay in snake case.
type envelope[T any] struct {
	Schema             string              `json:"schema" example:"evaluation.answers/1.0"`
	Snapshot           string              `json:"snapshot"`
	GeneratedAt        time.Time           `json:"generated_at" format:"date-time"`
	Cohort             string              `json:"cohort"`
	InstrumentVersions []instrumentVersion `json:"instrument_versions"`
	Base               responseBase        `json:"base"`
	Suppression        suppression         `json:"suppression"`
	Page               envelopePage        `json:"page"`
	Data               []T                 `json:"data"`
}

type (
	subjectEnvelope  = envelope[subjectRow]
	dyadEnvelope     = envelope[dyadRow]
	answerEnvelope   = envelope[answerRow]
	codebookEnvelope = envelope[codebookRow]
)

// instrumentVersion names what the cohort was asked.
type instrumentVersion struct {
	Instrument string `json:"instrument"`
	Version    int64  `json:"version"`
}

// responseBase is what rates are counted from: every request to answer, those
// of people who could, and the completed forms.
type responseBase struct {
	Invited   int64      `json:"invited"`
	Eligible  int64      `json:"eligible"`
	Responded int64      `json:"responded"`
	Waves     []waveBase `json:"waves"`
}

// waveBase is the base of one wave.
type waveBase struct {
	Wave              string `json:"wave" example:"w_abcdefghijkl"`
	Instrument        string `json:"instrument"`
	InstrumentVersion int64  `json:"instrument_version"`
	Invited           int64  `json:"invited"`
	Eligible          int64  `json:"eligible"`
	Responded         int64  `json:"responded"`
}

// suppression is the rule for whoever publishes figures made of these rows.
type suppression struct {
	MinGroup int    `json:"min_group" example:"10"`
	MinCell  int    `json:"min_cell" example:"5"`
	Note     string `json:"note"`
}

// envelopePage tells how many rows were asked for at most, and the cursor of
// the next page, absent on the last.
type envelopePage struct {
	Limit int    `json:"limit"`
	Next  string `json:"next,omitempty"`
}

// subjectRow is a participant under a pseudonym that holds in this cohort.
type subjectRow struct {
	Subject          string `json:"subject" example:"p_abcdefghijkl"`
	Partnership      string `json:"partnership,omitempty" example:"g_abcdefghijkl"`
	Sector           string `json:"sector"`
	Role             string `json:"role"`
	OrganisationKind string `json:"organisation_kind"`
	Region           string `json:"region"`
	PlaceState       string `json:"place_state"`
}

// dyadRow is a line manager and a participant under pseudonyms.
type dyadRow struct {
	Dyad      string `json:"dyad" example:"d_abcdefghijkl"`
	Manager   string `json:"manager" example:"p_abcdefghijkl"`
	Subject   string `json:"subject" example:"p_mnopqrstuvwx"`
	ValidFrom string `json:"valid_from" format:"date"`
	ValidTo   string `json:"valid_to,omitempty" format:"date"`
}

// answerRow is one answer to one question, long and tidy. Choices are the
// values of the options, joined by commas; without a value missing says why.
type answerRow struct {
	Response          string  `json:"response" example:"r_abcdefghijkl"`
	Wave              string  `json:"wave" example:"w_abcdefghijkl"`
	Instrument        string  `json:"instrument"`
	InstrumentVersion int64   `json:"instrument_version"`
	Respondent        string  `json:"respondent" example:"p_abcdefghijkl"`
	Subject           string  `json:"subject,omitempty" example:"p_mnopqrstuvwx"`
	Dyad              string  `json:"dyad,omitempty" example:"d_abcdefghijkl"`
	Item              string  `json:"item"`
	Value             *int64  `json:"value,omitempty"`
	Text              *string `json:"text,omitempty"`
	Missing           string  `json:"missing,omitempty" enums:"not_answered,not_applicable,suppressed"`
	SubmittedOn       string  `json:"submitted_on" format:"date"`
}

// codebookRow says what a question means, from the published instrument.
type codebookRow struct {
	Instrument        string        `json:"instrument"`
	InstrumentVersion int64         `json:"instrument_version"`
	Item              string        `json:"item"`
	Kind              string        `json:"kind" enums:"scale,single,multiple,number,short_text,long_text,date"`
	Text              string        `json:"text"`
	Points            int           `json:"points,omitempty"`
	LowLabel          string        `json:"low_label,omitempty"`
	HighLabel         string        `json:"high_label,omitempty"`
	Options           []itemOption  `json:"options,omitempty"`
	Missing           []missingCode `json:"missing"`
}

// missingCode is a word for why there is no value, with its number in files
// that know numbers only.
type missingCode struct {
	Value string `json:"value"`
	Code  int    `json:"code"`
}

func subjectRowOf(s evaluation.Subject) subjectRow { return subjectRow(s) }
func dyadRowOf(d evaluation.Dyad) dyadRow          { return dyadRow(d) }
func answerRowOf(a evaluation.Answer) answerRow    { return answerRow(a) }

func codebookRowOf(r evaluation.CodebookRow) codebookRow {
	row := codebookRow{Instrument: r.Instrument, InstrumentVersion: r.InstrumentVersion, Item: r.Item, Kind: r.Kind, Text: r.Text,
		Points: r.Points, LowLabel: r.LowLabel, HighLabel: r.HighLabel}
	for _, o := range r.Options {
		row.Options = append(row.Options, itemOption(o))
	}
	for _, m := range r.Missing {
		row.Missing = append(row.Missing, missingCode(m))
	}
	return row
}

// enveloped makes the reply. The tag covers what was asked for and given, not
// the moment: an unchanged page answers 304.
func enveloped[D, W any](e evaluation.Envelope[D], row func(D) W) Reply[envelope[W]] {
	body := envelope[W]{Schema: e.Schema, Cohort: e.Cohort.String(), Suppression: suppression(e.Suppression),
		InstrumentVersions: each(e.InstrumentVersions, func(v evaluation.VersionName) instrumentVersion { return instrumentVersion(v) }),
		Base: responseBase{Invited: e.Base.Invited, Eligible: e.Base.Eligible, Responded: e.Base.Responded,
			Waves: each(e.Base.Waves, func(w evaluation.WaveBase) waveBase { return waveBase(w) })},
		Page: envelopePage{Limit: e.Limit}, Data: each(e.Data, row)}
	text, _ := json.Marshal([]any{body, e.Next != ""}) // strings and numbers only: it cannot fail
	sum := sha256.Sum256(text)
	body.Snapshot, body.GeneratedAt, body.Page.Next = e.Snapshot, e.GeneratedAt, e.Next
	reply := ok(body, 0)
	reply.Tag = base64.RawURLEncoding.EncodeToString(sum[:12])
	return reply
}

// pullOf reads which page is asked for.
func pullOf(c *Call) (evidenceapp.Pull, error) {
	limit, err := c.Limit()
	return evidenceapp.Pull{Cohort: c.ID("cohort"), Limit: limit, Cursor: c.Query("cursor")}, err
}

// pulled gives out the page that a request asks for.
func pulled[D, W any](c *Call, pull func(context.Context, access.Actor, evidenceapp.Pull) (evaluation.Envelope[D], error), row func(D) W) (Reply[envelope[W]], error) {
	p, err := pullOf(c)
	if err != nil {
		return Reply[envelope[W]]{}, err
	}
	e, err := pull(c.Context, c.Actor, p)
	return enveloped(e, row), err
}

// listEvaluationCohorts lists the cohorts that an evaluator can read.
//
//	@Summary	List the cohorts to evaluate
//	@ID			listEvaluationCohorts
//	@Tags		evaluation
//	@Success	200		{object}	evaluationCohortList
//	@Failure	default	{object}	problem
//	@x-roles	["evaluator"]
//	@Router		/evaluation/cohorts [get]
func (a *API) listEvaluationCohorts(c *Call) (Reply[evaluationCohortList], error) {
	cohorts, err := a.App.Evidence.EvaluationCohorts(c.Context, c.Actor)
	return ok(evaluationCohortList{Items: each(cohorts, func(o evaluation.Cohort) evaluationCohort {
		return evaluationCohort{ID: o.ID.String(), Programme: o.Programme, Cohort: o.Cohort, Places: o.Places, Responses: o.Responses}
	})}, 0), err
}

// pullSubjects reads the participants of a cohort.
//
//	@Summary		Read the participants under pseudonyms
//	@Description	With a session of an evaluator, or an analyst token that reads this set of this cohort. Every page is noted.
//	@ID				pullSubjects
//	@Tags			evaluation
//	@Param			cohort			path		string	true	"The cohort"
//	@Param			cursor			query		string	false	"page.next of the page before"
//	@Param			limit			query		int		false	"Rows"	minimum(1)	maximum(200)
//	@Param			If-None-Match	header		string	false	"The ETag that you have"
//	@Success		200				{object}	subjectEnvelope
//	@Failure		default			{object}	problem
//	@x-roles		["evaluator"]
//	@Router			/evaluation/cohorts/{cohort}/subjects [get]
func (a *API) pullSubjects(c *Call) (Reply[subjectEnvelope], error) {
	return pulled(c, a.App.Evidence.PullSubjects, subjectRowOf)
}

// pullDyads reads who manages whom.
//
//	@Summary		Read the pairs of line manager and participant under pseudonyms
//	@Description	With a session of an evaluator, or an analyst token that reads this set of this cohort. Every page is noted.
//	@ID				pullDyads
//	@Tags			evaluation
//	@Param			cohort			path		string	true	"The cohort"
//	@Param			cursor			query		string	false	"page.next of the page before"
//	@Param			limit			query		int		false	"Rows"	minimum(1)	maximum(200)
//	@Param			If-None-Match	header		string	false	"The ETag that you have"
//	@Success		200				{object}	dyadEnvelope
//	@Failure		default			{object}	problem
//	@x-roles		["evaluator"]
//	@Router			/evaluation/cohorts/{cohort}/dyads [get]
func (a *API) pullDyads(c *Call) (Reply[dyadEnvelope], error) {
	return pulled(c, a.App.Evidence.PullDyads, dyadRowOf)
}

// pullAnswers reads what was answered.
//
//	@Summary		Read the answers under pseudonyms
//	@Description	One row for each response and question. With a session of an evaluator, or an analyst token that reads this set of this cohort. Every page is noted.
//	@ID				pullAnswers
//	@Tags			evaluation
//	@Param			cohort			path		string	true	"The cohort"
//	@Param			cursor			query		string	false	"page.next of the page before"
//	@Param			limit			query		int		false	"Rows"	minimum(1)	maximum(200)
//	@Param			If-None-Match	header		string	false	"The ETag that you have"
//	@Success		200				{object}	answerEnvelope
//	@Failure		default			{object}	problem
//	@x-roles		["evaluator"]
//	@Router			/evaluation/cohorts/{cohort}/answers [get]
func (a *API) pullAnswers(c *Call) (Reply[answerEnvelope], error) {
	return pulled(c, a.App.Evidence.PullAnswers, answerRowOf)
}

// pullCodebook reads what every question means.
//
//	@Summary		Read the codebook
//	@Description	It comes from the published questionnaires, never from the data. With a session of an evaluator, or an analyst token that reads this set.
//	@ID				pullCodebook
//	@Tags			evaluation
//	@Param			cohort			path		string	true	"The cohort"
//	@Param			cursor			query		string	false	"page.next of the page before"
//	@Param			limit			query		int		false	"Rows"	minimum(1)	maximum(200)
//	@Param			If-None-Match	header		string	false	"The ETag that you have"
//	@Success		200				{object}	codebookEnvelope
//	@Failure		default			{object}	problem
//	@x-roles		["evaluator"]
//	@Router			/evaluation/cohorts/{cohort}/codebook [get]
func (a *API) pullCodebook(c *Call) (Reply[codebookEnvelope], error) {
	return pulled(c, a.App.Evidence.PullCodebook, codebookRowOf)
}
