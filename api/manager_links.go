package api

import (
	"time"

	surveyingapp "tandem/internal/app/surveying"
)

// managerLinkView is what a line manager reads before opening the forms.
type managerLinkView struct {
	State     string    `json:"state" enums:"open,expired"`
	Manager   string    `json:"manager"`
	Programme string    `json:"programme"`
	Cohort    string    `json:"cohort"`
	Forms     int64     `json:"forms" example:"2"`
	Minutes   int       `json:"minutes" example:"5"` // that one form takes
	WhoSees   string    `json:"whoSees"`             // the answers
	ClosesAt  time.Time `json:"closesAt" format:"date-time"`
}

func managerLinkViewOf(l surveyingapp.ManagerLink) managerLinkView {
	state := "expired"
	if l.Open {
		state = "open"
	}
	return managerLinkView{State: state, Manager: l.Manager, Programme: l.Programme, Cohort: l.Cohort, Forms: l.Forms, Minutes: l.Minutes, WhoSees: l.WhoSees, ClosesAt: l.ClosesAt}
}

// lookAtManagerLink says where a personal link leads. It uses nothing up: a
// mail scanner may follow the link before the manager does.
//
//	@Summary	Look at a line manager's link
//	@ID			lookAtManagerLink
//	@Tags		surveys
//	@Param		body	body		linkToken	true	"The token of the link"
//	@Success	200		{object}	managerLinkView
//	@Failure	default	{object}	problem
//	@x-roles	[]
//	@Router		/manager-links/look [post]
func (a *API) lookAtManagerLink(c *Call, in linkToken) (Reply[managerLinkView], error) {
	l, err := a.App.Surveying.LookManagerLink(c.Context, c.Actor, in.Token)
	return ok(managerLinkViewOf(l), 0), err
}

// openManagerLink begins a session that reaches this manager's forms only.
//
//	@Summary		Open a line manager's link
//	@Description	The session ends after 8 hours or when the survey closes. There is no refresh: while it lasts, opening the link again gives a new access token.
//	@ID				openManagerLink
//	@Tags			surveys
//	@Param			body	body		linkToken	true	"The token of the link"
//	@Success		201		{object}	session
//	@Failure		default	{object}	problem
//	@x-roles		[]
//	@Router			/manager-links/open [post]
func (a *API) openManagerLink(c *Call, in linkToken) (Reply[session], error) {
	s, err := a.App.Surveying.OpenManagerLink(c.Context, c.Actor, in.Token, c.Agent)
	return created(sessionOf(s), 0, "/survey-invitations"), err
}
