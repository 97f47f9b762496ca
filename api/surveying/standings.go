package surveying

import (
	"time"

	"tandem/api/wire"
	app "tandem/internal/app/surveying"
	"tandem/internal/survey"
)

// WaveStanding is one form of a survey as the programme team follows it up: who
// was asked about whom, and whether they answered. Of those who have not it tells
// no more than that. Reason and note are what a manager wrote who cannot answer.
type WaveStanding struct {
	// The id: 26 characters, for addresses.
	ID string `json:"id"`
	// The id of who is asked.
	ManagerID string `json:"managerId"`
	// Who is asked.
	Manager string `json:"manager"`
	// An email address.
	Email   string `json:"email"`
	SignsIn bool   `json:"signsIn"` // with an account, so that only the manager can change the address
	// Whom the form is about.
	Participant string `json:"participant"`
	// How far the form has come.
	Status string `json:"status" enums:"waiting,answered,declined,not_needed"`
	// Why it was declined, empty otherwise.
	Reason string `json:"reason" enums:",not_the_right_person,no_longer_manages,other"`
	// What was said on declining, empty otherwise.
	Note string `json:"note"`
	// When a mail went to them last; in UTC, absent before.
	LastMailedAt *time.Time `json:"lastMailedAt,omitempty" format:"date-time"`
	Mail         string     `json:"mail" enums:",queued,sending,sent,bounced,failed"` // how far the last mail has come
}

// WaveStandingList is the forms of a survey by manager; it is empty where nobody
// may know who has answered.
type WaveStandingList = wire.List[WaveStanding]

// WaveMail is a mail of a survey as it would read to one of those whom it reaches.
// Its link opens nothing.
type WaveMail struct {
	// Which mail it is.
	Kind string `json:"kind" enums:"first,reminder"`
	// What the mail is about.
	Subject string `json:"subject"`
	// The mail as plain text, without a link that works.
	Text string `json:"text"`
}

// WaveMailList is the mails of a survey, empty when there is nobody to write to.
type WaveMailList = wire.List[WaveMail]

// SendAgainForm writes to one manager once more. After is when they were last
// written to (lastMailedAt), endEarlier ends the links of earlier mails.
type SendAgainForm struct {
	// When the last mail went, as the list says.
	After *time.Time `json:"after,omitempty" format:"date-time"`
	// Whether the links that were mailed before end.
	EndEarlier bool `json:"endEarlier,omitempty"`
}

// AddressForm is the address of a manager.
type AddressForm struct {
	// An email address.
	Email string `json:"email" format:"email"`
}

// ManagerForm is the line manager of a participant.
type ManagerForm struct {
	// The full name, up to 200 characters.
	Name string `json:"name"`
	// An email address.
	Email string `json:"email" format:"email"`
}

func waveStandingOf(s survey.Standing) WaveStanding {
	return WaveStanding{ID: s.ID.String(), ManagerID: s.ManagerID.String(), Manager: s.Manager, Email: s.Email, SignsIn: s.SignsIn,
		Participant: s.Participant, Status: string(s.Status()), Reason: s.Reason, Note: s.Note, LastMailedAt: s.AskedAt, Mail: s.Mail}
}

func waveMailOf(p app.Preview) WaveMail {
	return WaveMail{Kind: string(p.Kind), Subject: p.Subject, Text: p.Text}
}

// ListStandings lists who was asked in a survey and who has answered.
//
//	@Summary	List who has answered a survey
//	@ID			listStandings
//	@Tags		surveys
//	@Param		wave	path		string	true	"The survey"
//	@Success	200		{object}	WaveStandingList
//	@Failure	default	{object}	wire.Problem
//	@x-roles	["coordinator"]
//	@Router		/waves/{wave}/standings [get]
func (a *API) ListStandings(c *wire.Call) (wire.Reply[WaveStandingList], error) {
	list, err := a.app.Standings(c.Context, c.Actor, c.ID("wave"))
	return wire.OK(WaveStandingList{Items: wire.Each(list, waveStandingOf)}, 0), err
}

// ListWaveMails shows what the mails of a survey say.
//
//	@Summary	Preview the mails of a survey
//	@ID			listWaveMails
//	@Tags		surveys
//	@Param		wave	path		string	true	"The survey"
//	@Success	200		{object}	WaveMailList
//	@Failure	default	{object}	wire.Problem
//	@x-roles	["coordinator"]
//	@Router		/waves/{wave}/mails [get]
func (a *API) ListWaveMails(c *wire.Call) (wire.Reply[WaveMailList], error) {
	list, err := a.app.WaveMails(c.Context, c.Actor, c.ID("wave"))
	return wire.OK(WaveMailList{Items: wire.Each(list, waveMailOf)}, 0), err
}

// SendAgain mails one manager once more.
//
//	@Summary		Send one manager the mail again
//	@Description	With a link of its own. If they were written to since after, the answer is 409 asked_since.
//	@ID				sendAgain
//	@Tags			surveys
//	@Param			wave			path	string			true	"The survey"
//	@Param			manager			path	string			true	"The manager"
//	@Param			Idempotency-Key	header	string			false	"A key of your own; 24 hours"
//	@Param			body			body	SendAgainForm	true	"The mail that went before, and whether its link ends"
//	@Success		204
//	@Failure		default	{object}	wire.Problem
//	@x-roles		["coordinator"]
//	@Router			/waves/{wave}/managers/{manager}/send-again [post]
func (a *API) SendAgain(c *wire.Call, in SendAgainForm) (wire.Reply[wire.None], error) {
	return wire.Done(), a.app.SendAgain(c.Context, c.Actor, app.SendAgain{Wave: c.ID("wave"), Manager: c.ID("manager"), Seen: in.After, EndEarlier: in.EndEarlier})
}

// CorrectAddress changes the address of a manager and mails them there.
//
//	@Summary		Correct a manager's address
//	@Description	The mail goes out again, to the new address, and the links that went to the old one end, those of other surveys too. The address of somebody who signs in is their own: 409 own_address.
//	@ID				correctManagerAddress
//	@Tags			surveys
//	@Param			wave			path	string		true	"The survey"
//	@Param			manager			path	string		true	"The manager"
//	@Param			Idempotency-Key	header	string		false	"A key of your own; 24 hours"
//	@Param			body			body	AddressForm	true	"The address"
//	@Success		204
//	@Failure		default	{object}	wire.Problem
//	@x-roles		["coordinator"]
//	@Router			/waves/{wave}/managers/{manager}/address [post]
func (a *API) CorrectAddress(c *wire.Call, in AddressForm) (wire.Reply[wire.None], error) {
	return wire.Done(), a.app.CorrectAddress(c.Context, c.Actor, c.ID("wave"), c.ID("manager"), in.Email)
}

// ReplaceManager puts somebody else in the place of a line manager.
//
//	@Summary		Ask another line manager
//	@Description	From now on they are the participant's line manager, and they are asked in every open survey in which nobody has answered about the participant. Answers that were sent stay; the old manager's links lose the participant.
//	@ID				replaceManager
//	@Tags			surveys
//	@Param			surveyInvitation	path	string		true	"The form that the present manager was asked for"
//	@Param			Idempotency-Key		header	string		false	"A key of your own; 24 hours"
//	@Param			body				body	ManagerForm	true	"The new line manager"
//	@Success		204
//	@Failure		default	{object}	wire.Problem
//	@x-roles		["coordinator"]
//	@Router			/survey-invitations/{surveyInvitation}/manager [post]
func (a *API) ReplaceManager(c *wire.Call, in ManagerForm) (wire.Reply[wire.None], error) {
	return wire.Done(), a.app.ReplaceManager(c.Context, c.Actor, c.ID("surveyInvitation"), in.Name, in.Email)
}
