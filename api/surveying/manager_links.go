package surveying

import (
	"time"

	"tandem/api/account"
	"tandem/api/wire"
	app "tandem/internal/app/surveying"
)

// ManagerLinkView is what a line manager reads before opening the forms. A link
// that was replaced leads nowhere: a newer mail brought another one.
type ManagerLinkView struct {
	// Where it stands at present.
	State string `json:"state" enums:"open,expired,replaced"`
	// The name of who is asked.
	Manager string `json:"manager"`
	// The name of the programme.
	Programme string `json:"programme"`
	// The name of the cohort.
	Cohort string `json:"cohort"`
	// How many forms wait.
	Forms int64 `json:"forms" example:"2"`
	// About how many minutes one form takes.
	Minutes int `json:"minutes" example:"5"`
	// Who will read the answers, in a sentence.
	WhoSees string `json:"whoSees"`
	// The last instant; in UTC.
	ClosesAt time.Time `json:"closesAt" format:"date-time"`
}

func managerLinkViewOf(l app.ManagerLink) ManagerLinkView {
	state := "expired"
	switch {
	case l.Replaced:
		state = "replaced"
	case l.Open:
		state = "open"
	}
	return ManagerLinkView{State: state, Manager: l.Manager, Programme: l.Programme, Cohort: l.Cohort, Forms: l.Forms, Minutes: l.Minutes, WhoSees: l.WhoSees, ClosesAt: l.ClosesAt}
}

// LookAtManagerLink says where a personal link leads. It uses nothing up: a
// mail scanner may follow the link before the manager does.
//
//	@Summary	Look at a line manager's link
//	@ID			lookAtManagerLink
//	@Tags		surveys
//	@Param		body	body		account.LinkToken	true	"The token of the link"
//	@Success	200		{object}	ManagerLinkView
//	@Failure	default	{object}	wire.Problem
//	@x-roles	[]
//	@Router		/manager-links/look [post]
func (a *API) LookAtManagerLink(c *wire.Call, in account.LinkToken) (wire.Reply[ManagerLinkView], error) {
	l, err := a.app.LookManagerLink(c.Context, c.Actor, in.Token)
	return wire.OK(managerLinkViewOf(l), 0), err
}

// OpenManagerLink begins a session that reaches this manager's forms only.
//
//	@Summary		Open a line manager's link
//	@Description	The session ends after 8 hours or when the survey closes. There is no refresh: while it lasts, opening the link again gives a new access token.
//	@ID				openManagerLink
//	@Tags			surveys
//	@Param			body	body		account.LinkToken	true	"The token of the link"
//	@Success		201		{object}	account.Session
//	@Failure		default	{object}	wire.Problem
//	@x-roles		[]
//	@Router			/manager-links/open [post]
func (a *API) OpenManagerLink(c *wire.Call, in account.LinkToken) (wire.Reply[account.Session], error) {
	s, err := a.app.OpenManagerLink(c.Context, c.Actor, in.Token, c.Agent)
	return wire.Created(account.SessionOf(s), 0, "/survey-invitations"), err
}
