package api

import (
	"time"

	"tandem/internal/survey"
)

// surveyInvitation is a form that the person is asked to fill in. About is the
// participant whom a line manager is asked about.
type surveyInvitation struct {
	ID         string    `json:"id"`
	Instrument string    `json:"instrument"`
	Title      string    `json:"title"`
	About      string    `json:"about,omitempty"`
	State      string    `json:"state" enums:"created,sent,opened,started,completed,declined,ineligible"`
	ClosesAt   time.Time `json:"closesAt" format:"date-time"`
}

// surveyInvitationList is what a person is asked to fill in.
type surveyInvitationList = list[surveyInvitation]

// answer is what was entered for one item: a value, a text or choices, or
// missing "not_applicable"; with none of these it is not answered. Send an
// entry for every item that is shown: then a problem names it by its place,
// "/answers/2"; an item without an entry is named by its key.
type answer struct {
	Item    string   `json:"item" example:"leadership_impact"`
	Value   *int64   `json:"value,omitempty" example:"5"`
	Text    string   `json:"text,omitempty"`
	Choices []string `json:"choices,omitempty"`
	Missing string   `json:"missing,omitempty" enums:"not_applicable"`
}

// answerForm is the entries of a form.
type answerForm struct {
	Answers []answer `json:"answers"`
}

// receipt proves that a form was sent.
type receipt struct {
	Reference   string    `json:"reference" example:"K7QX-2MPA"`
	SubmittedAt time.Time `json:"submittedAt" format:"date-time"`
}

// surveyForm is a form with its questions and what its writer has entered so
// far. whoSees is to be shown before the first question.
type surveyForm struct {
	ID              string    `json:"id"`
	Title           string    `json:"title"`
	About           string    `json:"about,omitempty"`
	Confidentiality string    `json:"confidentiality" enums:"named,pseudonymous,anonymous"`
	WhoSees         string    `json:"whoSees"`
	Minutes         int       `json:"minutes" example:"5"`
	ClosesAt        time.Time `json:"closesAt" format:"date-time"`
	State           string    `json:"state" enums:"created,sent,opened,started,completed,declined,ineligible"`
	Items           []item    `json:"items"`
	Draft           []answer  `json:"draft"`
	Version         int64     `json:"version"`
	Receipt         *receipt  `json:"receipt,omitempty"`
}

// surveyDraft tells what a saved draft is called next time.
type surveyDraft struct {
	Version int64     `json:"version"`
	SavedAt time.Time `json:"savedAt" format:"date-time"`
}

// surveyRefusal says why somebody will not fill in a form.
type surveyRefusal struct {
	Reason string `json:"reason" enums:"not_the_right_person,no_longer_manages,other"`
	Note   string `json:"note"`
}

func surveyInvitationOf(r survey.Request) surveyInvitation {
	return surveyInvitation{ID: r.ID.String(), Instrument: r.Instrument, Title: r.Title, About: r.About,
		State: string(r.State), ClosesAt: r.ClosesAt}
}

func answerOf(a survey.Answer) answer {
	return answer{Item: a.Item, Value: a.Number, Text: a.Text, Choices: a.Choices, Missing: a.Missing}
}

func (a answer) domain() survey.Answer {
	return survey.Answer{Item: a.Item, Number: a.Value, Text: a.Text, Choices: a.Choices, Missing: a.Missing}
}

func surveyFormOf(f survey.Form) surveyForm {
	out := surveyForm{ID: f.Invitation.ID.String(), Title: f.Asked.Title, About: f.About,
		Confidentiality: string(f.Asked.Confidentiality), WhoSees: f.Asked.WhoSees, Minutes: f.Asked.Minutes,
		ClosesAt: f.Wave.ClosesAt, State: string(f.Invitation.State), Items: itemsOf(f.Asked.Items),
		Draft: each(f.Draft, answerOf), Version: f.Invitation.Version}
	if f.Receipt != nil {
		r := receipt(*f.Receipt)
		out.Receipt = &r
	}
	return out
}

// listSurveyInvitations lists the forms that the person is asked to fill in.
//
//	@Summary	List my forms
//	@ID			listSurveyInvitations
//	@Tags		surveys
//	@Success	200		{object}	surveyInvitationList
//	@Failure	default	{object}	problem
//	@x-roles	["participant", "manager"]
//	@Router		/survey-invitations [get]
func (a *API) listSurveyInvitations(c *Call) (Reply[surveyInvitationList], error) {
	list, err := a.App.Surveying.SurveyRequests(c.Context, c.Actor)
	return ok(surveyInvitationList{Items: each(list, surveyInvitationOf)}, 0), err
}

// readSurveyForm reads one form with its questions and the draft so far.
//
//	@Summary	Read one of my forms
//	@ID			readSurveyForm
//	@Tags		surveys
//	@Param		surveyInvitation	path		string	true	"The form"
//	@Success	200					{object}	surveyForm
//	@Failure	default				{object}	problem
//	@x-roles	["participant", "manager"]
//	@Router		/survey-invitations/{surveyInvitation} [get]
func (a *API) readSurveyForm(c *Call) (Reply[surveyForm], error) {
	f, err := a.App.Surveying.SurveyForm(c.Context, c.Actor, c.ID("surveyInvitation"))
	return ok(surveyFormOf(f), f.Invitation.Version), err
}

// saveSurveyDraft keeps what was entered so far; nobody but its writer reads
// it.
//
//	@Summary	Save a draft
//	@ID			saveSurveyDraft
//	@Tags		surveys
//	@Param		surveyInvitation	path		string		true	"The form"
//	@Param		If-Match			header		string		true	"The version you read, in quotes"
//	@Param		body				body		answerForm	true	"The answers so far"
//	@Success	200					{object}	surveyDraft
//	@Failure	default				{object}	problem
//	@x-roles	["participant", "manager"]
//	@Router		/survey-invitations/{surveyInvitation}/draft [put]
func (a *API) saveSurveyDraft(c *Call, in answerForm) (Reply[surveyDraft], error) {
	d, err := a.App.Surveying.SaveSurveyDraft(c.Context, c.Actor, c.ID("surveyInvitation"), c.Version, each(in.Answers, answer.domain))
	return ok(surveyDraft(d), d.Version), err
}

// submitSurvey sends the form, once.
//
//	@Summary		Send a form
//	@Description	A second time it answers 409 already_answered, with the receipt of the first in its detail.
//	@ID				submitSurvey
//	@Tags			surveys
//	@Param			surveyInvitation	path		string		true	"The form"
//	@Param			Idempotency-Key		header		string		false	"A key of your own; 24 hours"
//	@Param			body				body		answerForm	true	"The answers"
//	@Success		201					{object}	receipt
//	@Failure		default				{object}	problem
//	@x-roles		["participant", "manager"]
//	@Router			/survey-invitations/{surveyInvitation}/response [post]
func (a *API) submitSurvey(c *Call, in answerForm) (Reply[receipt], error) {
	key := c.ID("surveyInvitation")
	r, err := a.App.Surveying.SubmitSurvey(c.Context, c.Actor, key, each(in.Answers, answer.domain))
	return created(receipt(r), 0, "/survey-invitations/"+key.String()), err
}

// declineSurvey tells that the person will not fill in the form.
//
//	@Summary	Say why I cannot fill in a form
//	@ID			declineSurvey
//	@Tags		surveys
//	@Param		surveyInvitation	path	string			true	"The form"
//	@Param		Idempotency-Key		header	string			false	"A key of your own; 24 hours"
//	@Param		body				body	surveyRefusal	true	"Why"
//	@Success	204
//	@Failure	default	{object}	problem
//	@x-roles	["manager"]
//	@Router		/survey-invitations/{surveyInvitation}/decline [post]
func (a *API) declineSurvey(c *Call, in surveyRefusal) (Reply[none], error) {
	return done(), a.App.Surveying.DeclineSurvey(c.Context, c.Actor, c.ID("surveyInvitation"), in.Reason, in.Note)
}
