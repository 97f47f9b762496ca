package surveying

import (
	"time"

	"tandem/api/wire"
	"tandem/internal/survey"
)

// SurveyInvitation is a form that the person is asked to fill in. About is the
// participant whom a line manager is asked about.
type SurveyInvitation struct {
	// The id: 26 characters, for addresses.
	ID string `json:"id"`
	// The key of the questionnaire.
	Instrument string `json:"instrument"`
	// A short name, up to 200 characters.
	Title string `json:"title"`
	// The name of the participant that the form is about, absent where it is about oneself.
	About string `json:"about,omitempty"`
	// Where it stands at present.
	State string `json:"state" enums:"created,sent,opened,started,completed,declined,ineligible"`
	// The last instant; in UTC.
	ClosesAt time.Time `json:"closesAt" format:"date-time"`
}

// SurveyInvitationList is what a person is asked to fill in.
type SurveyInvitationList = wire.List[SurveyInvitation]

// Answer is what was entered for one item: a value, a text or choices, or
// missing "not_applicable"; with none of these it is not answered. Send an
// entry for every item that is shown: then a problem names it by its place,
// "/answers/2"; an item without an entry is named by its key.
type Answer struct {
	// The key of the question.
	Item string `json:"item" example:"leadership_impact"`
	// The number: of a scale its point, from 1.
	Value *int64 `json:"value,omitempty" example:"5"`
	// What is written: of a date as 2026-11-21.
	Text string `json:"text,omitempty"`
	// The values of the chosen options.
	Choices []string `json:"choices,omitempty"`
	// not_applicable when the person says so.
	Missing string `json:"missing,omitempty" enums:"not_applicable"`
}

// AnswerForm is the entries of a form.
type AnswerForm struct {
	// What is answered; what is not there is not answered.
	Answers []Answer `json:"answers"`
}

// Receipt proves that a form was sent.
type Receipt struct {
	// What to quote when asking about the form.
	Reference string `json:"reference" example:"K7QX-2MPA"`
	// When it was sent; in UTC, absent before.
	SubmittedAt time.Time `json:"submittedAt" format:"date-time"`
}

// SurveyForm is a form with its questions and what its writer has entered so
// far. whoSees is to be shown before the first question.
type SurveyForm struct {
	// The id of the request to answer.
	ID string `json:"id"`
	// A short name, up to 200 characters.
	Title string `json:"title"`
	// The name of the participant that the form is about, absent where it is about oneself.
	About string `json:"about,omitempty"`
	// Who can learn who said what.
	Confidentiality string `json:"confidentiality" enums:"named,pseudonymous,anonymous"`
	// Who will read the answers, in a sentence.
	WhoSees string `json:"whoSees"`
	// About how many minutes it takes.
	Minutes int `json:"minutes" example:"5"`
	// The last instant; in UTC.
	ClosesAt time.Time `json:"closesAt" format:"date-time"`
	// Where it stands at present.
	State string `json:"state" enums:"created,sent,opened,started,completed,declined,ineligible"`
	// The questions, in the order of the form.
	Items []Item `json:"items"`
	// What was entered so far.
	Draft []Answer `json:"draft"`
	// Goes up with every change; the ETag, for If-Match.
	Version int64 `json:"version"`
	// The receipt, once the form was sent.
	Receipt *Receipt `json:"receipt,omitempty"`
}

// SurveyDraft tells what a saved draft is called next time.
type SurveyDraft struct {
	// Goes up with every save, for If-Match.
	Version int64 `json:"version"`
	// When it was kept; in UTC.
	SavedAt time.Time `json:"savedAt" format:"date-time"`
}

// SurveyRefusal says why somebody will not fill in a form.
type SurveyRefusal struct {
	// Why, from the list.
	Reason string `json:"reason" enums:"not_the_right_person,no_longer_manages,other"`
	// What else is to be said.
	Note string `json:"note"`
}

func surveyInvitationOf(r survey.Request) SurveyInvitation {
	return SurveyInvitation{ID: r.ID.String(), Instrument: r.Instrument, Title: r.Title, About: r.About,
		State: string(r.State), ClosesAt: r.ClosesAt}
}

func answerOf(a survey.Answer) Answer {
	return Answer{Item: a.Item, Value: a.Number, Text: a.Text, Choices: a.Choices, Missing: a.Missing}
}

func (a Answer) domain() survey.Answer {
	return survey.Answer{Item: a.Item, Number: a.Value, Text: a.Text, Choices: a.Choices, Missing: a.Missing}
}

func surveyFormOf(f survey.Form) SurveyForm {
	out := SurveyForm{ID: f.Invitation.ID.String(), Title: f.Asked.Title, About: f.About,
		Confidentiality: string(f.Asked.Confidentiality), WhoSees: f.Asked.WhoSees, Minutes: f.Asked.Minutes,
		ClosesAt: f.Wave.ClosesAt, State: string(f.Invitation.State), Items: itemsOf(f.Asked.Items),
		Draft: wire.Each(f.Draft, answerOf), Version: f.Invitation.Version}
	if f.Receipt != nil {
		r := Receipt(*f.Receipt)
		out.Receipt = &r
	}
	return out
}

// ListSurveyInvitations lists the forms that the person is asked to fill in.
//
//	@Summary	List my forms
//	@ID			listSurveyInvitations
//	@Tags		surveys
//	@Success	200		{object}	SurveyInvitationList
//	@Failure	default	{object}	wire.Problem
//	@x-roles	["participant", "manager"]
//	@Router		/survey-invitations [get]
func (a *API) ListSurveyInvitations(c *wire.Call) (wire.Reply[SurveyInvitationList], error) {
	list, err := a.app.SurveyRequests(c.Context, c.Actor)
	return wire.OK(SurveyInvitationList{Items: wire.Each(list, surveyInvitationOf)}, 0), err
}

// ReadSurveyForm reads one form with its questions and the draft so far.
//
//	@Summary	Read one of my forms
//	@ID			readSurveyForm
//	@Tags		surveys
//	@Param		surveyInvitation	path		string	true	"The form"
//	@Success	200					{object}	SurveyForm
//	@Failure	default				{object}	wire.Problem
//	@x-roles	["participant", "manager"]
//	@Router		/survey-invitations/{surveyInvitation} [get]
func (a *API) ReadSurveyForm(c *wire.Call) (wire.Reply[SurveyForm], error) {
	f, err := a.app.SurveyForm(c.Context, c.Actor, c.ID("surveyInvitation"))
	return wire.OK(surveyFormOf(f), f.Invitation.Version), err
}

// SaveSurveyDraft keeps what was entered so far; nobody but its writer reads
// it.
//
//	@Summary	Save a draft
//	@ID			saveSurveyDraft
//	@Tags		surveys
//	@Param		surveyInvitation	path		string		true	"The form"
//	@Param		If-Match			header		string		true	"The version you read, in quotes"
//	@Param		body				body		AnswerForm	true	"The answers so far"
//	@Success	200					{object}	SurveyDraft
//	@Failure	default				{object}	wire.Problem
//	@x-roles	["participant", "manager"]
//	@Router		/survey-invitations/{surveyInvitation}/draft [put]
func (a *API) SaveSurveyDraft(c *wire.Call, in AnswerForm) (wire.Reply[SurveyDraft], error) {
	d, err := a.app.SaveSurveyDraft(c.Context, c.Actor, c.ID("surveyInvitation"), c.Version, wire.Each(in.Answers, Answer.domain))
	return wire.OK(SurveyDraft(d), d.Version), err
}

// SubmitSurvey sends the form, once.
//
//	@Summary		Send a form
//	@Description	A second time it answers 409 already_answered, with the receipt of the first in its detail.
//	@ID				submitSurvey
//	@Tags			surveys
//	@Param			surveyInvitation	path		string		true	"The form"
//	@Param			Idempotency-Key		header		string		false	"A key of your own; 24 hours"
//	@Param			body				body		AnswerForm	true	"The answers"
//	@Success		201					{object}	Receipt
//	@Failure		default				{object}	wire.Problem
//	@x-roles		["participant", "manager"]
//	@Router			/survey-invitations/{surveyInvitation}/response [post]
func (a *API) SubmitSurvey(c *wire.Call, in AnswerForm) (wire.Reply[Receipt], error) {
	key := c.ID("surveyInvitation")
	r, err := a.app.SubmitSurvey(c.Context, c.Actor, key, wire.Each(in.Answers, Answer.domain))
	return wire.Created(Receipt(r), 0, "/survey-invitations/"+key.String()), err
}

// DeclineSurvey tells that the person will not fill in the form.
//
//	@Summary	Say why I cannot fill in a form
//	@ID			declineSurvey
//	@Tags		surveys
//	@Param		surveyInvitation	path	string			true	"The form"
//	@Param		Idempotency-Key		header	string			false	"A key of your own; 24 hours"
//	@Param		body				body	SurveyRefusal	true	"Why"
//	@Success	204
//	@Failure	default	{object}	wire.Problem
//	@x-roles	["manager"]
//	@Router		/survey-invitations/{surveyInvitation}/decline [post]
func (a *API) DeclineSurvey(c *wire.Call, in SurveyRefusal) (wire.Reply[wire.None], error) {
	return wire.Done(), a.app.DeclineSurvey(c.Context, c.Actor, c.ID("surveyInvitation"), in.Reason, in.Note)
}

// UndoDecline takes back that the person will not fill in the form.
//
//	@Summary		Take back that I cannot fill in a form
//	@Description	Until the survey closes. What had been entered before is gone.
//	@ID				undoDecline
//	@Tags			surveys
//	@Param			surveyInvitation	path	string		true	"The form"
//	@Param			Idempotency-Key		header	string		false	"A key of your own; 24 hours"
//	@Param			body				body	wire.Empty	true	"An empty object"
//	@Success		204
//	@Failure		default	{object}	wire.Problem
//	@x-roles		["manager"]
//	@Router			/survey-invitations/{surveyInvitation}/undo-decline [post]
func (a *API) UndoDecline(c *wire.Call, _ wire.Empty) (wire.Reply[wire.None], error) {
	return wire.Done(), a.app.UndoDecline(c.Context, c.Actor, c.ID("surveyInvitation"))
}
