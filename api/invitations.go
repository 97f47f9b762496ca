package api

import (
	"time"

	applyingapp "tandem/internal/app/applying"
	"tandem/internal/applying"
)

// partnerForm names the colleague to invite.
type partnerForm struct {
	Name  string `json:"name"`
	Email string `json:"email"`
}

// partnerInvitation is a request to join. What came of it and whether its mail
// arrived are two facts.
type partnerInvitation struct {
	ID        string    `json:"id"`
	Name      string    `json:"name"`
	Email     string    `json:"email"`
	Response  string    `json:"response" enums:"open,accepted,declined,expired,revoked"`
	Delivery  string    `json:"delivery" enums:"queued,sent,bounced,failed"`
	ExpiresAt time.Time `json:"expiresAt" format:"date-time"`
	Version   int64     `json:"version"`
}

// invitationDecline says no, with or without a reason.
type invitationDecline struct {
	Token  string `json:"token"`
	Reason string `json:"reason"`
}

// invitationView is what the holder of the link may know before joining.
type invitationView struct {
	State      string    `json:"state" enums:"open,accepted,declined,expired,revoked"`
	Inviter    string    `json:"inviter"`
	Invitee    string    `json:"invitee"`
	Email      string    `json:"email"`
	Programme  string    `json:"programme"`
	Cohort     string    `json:"cohort"`
	Kind       string    `json:"kind" enums:"individual,pair,triad"`
	GraceUntil time.Time `json:"graceUntil" format:"date-time"`
	ExpiresAt  time.Time `json:"expiresAt" format:"date-time"`
}

func (a *API) invitationOf(p applying.PartnerInvitation) partnerInvitation {
	return partnerInvitation{ID: p.ID.String(), Name: p.Name, Email: p.Email, Response: string(p.At(a.Clock.Now())),
		Delivery: p.Delivery, ExpiresAt: p.ExpiresAt, Version: p.Version}
}

func invitationViewOf(v applyingapp.InvitationView) invitationView {
	p := v.Application
	return invitationView{State: string(v.State), Inviter: v.Inviter, Invitee: v.Invitation.Name, Email: v.Invitation.Email,
		Programme: p.Programme, Cohort: p.Cohort, Kind: string(p.Kind), GraceUntil: p.Call.GraceUntil, ExpiresAt: v.Invitation.ExpiresAt}
}

// invitePartner asks a colleague by mail to join.
//
//	@Summary		Invite a colleague
//	@Description	For the lead. Open invitations and members together never exceed the seats of the kind.
//	@ID				invitePartner
//	@Tags			applications
//	@Param			application		path		string				true	"The application"
//	@Param			Idempotency-Key	header		string				false	"A key of your own; 24 hours"
//	@Param			body			body		partnerForm			true	"The colleague"
//	@Success		201				{object}	partnerInvitation	"Invited"
//	@x-roles		["participant"]
//	@Router			/applications/{application}/invitations [post]
func (a *API) invitePartner(c *Call, in partnerForm) (Reply[partnerInvitation], error) {
	p, err := a.App.Applying.InvitePartner(c.Context, c.Actor, c.ID("application"), in.Name, in.Email)
	return created(a.invitationOf(p), p.Version, ""), err
}

// revokeInvitation takes an invitation back.
//
//	@Summary	Take an invitation back
//	@ID			revokeInvitation
//	@Tags		applications
//	@Param		invitation	path		string				true	"The invitation"
//	@Param		body		body		empty				true	"An empty object"
//	@Success	200			{object}	partnerInvitation	"As it is now"
//	@x-roles	["participant"]
//	@Router		/partner-invitations/{invitation}/revoke [post]
func (a *API) revokeInvitation(c *Call, _ empty) (Reply[partnerInvitation], error) {
	p, err := a.App.Applying.RevokeInvitation(c.Context, c.Actor, c.ID("invitation"))
	return ok(a.invitationOf(p), p.Version), err
}

// resendInvitation mails an invitation again, with a new link.
//
//	@Summary	Send an invitation again
//	@ID			resendInvitation
//	@Tags		applications
//	@Param		invitation		path		string				true	"The invitation"
//	@Param		Idempotency-Key	header		string				false	"A key of your own; 24 hours"
//	@Param		body			body		empty				true	"An empty object"
//	@Success	200				{object}	partnerInvitation	"As it is now; the earlier link is dead"
//	@x-roles	["participant"]
//	@Router		/partner-invitations/{invitation}/resend [post]
func (a *API) resendInvitation(c *Call, _ empty) (Reply[partnerInvitation], error) {
	p, err := a.App.Applying.ResendInvitation(c.Context, c.Actor, c.ID("invitation"))
	return ok(a.invitationOf(p), p.Version), err
}

// lookAtInvitation shows the invitation of a link and consumes nothing.
//
//	@Summary	Look at an invitation
//	@ID			lookAtInvitation
//	@Tags		applications
//	@Param		body	body		linkToken	true	"The last part of the link"
//	@Success	200		{object}	invitationView	"The invitation"
//	@x-roles	[]
//	@Router		/partner-invitations/look [post]
func (a *API) lookAtInvitation(c *Call, in linkToken) (Reply[invitationView], error) {
	v, err := a.App.Applying.LookAtInvitation(c.Context, c.Actor, in.Token)
	return ok(invitationViewOf(v), 0), err
}

// acceptInvitation joins the application that a link invites to.
//
//	@Summary		Accept an invitation
//	@Description	The confirmed address of the account must be the invited one: 403 other_address. A link works once: 409 already_used or expired.
//	@ID				acceptInvitation
//	@Tags			applications
//	@Param			Idempotency-Key	header		string			false	"A key of your own; 24 hours"
//	@Param			body			body		linkToken	true	"The last part of the link"
//	@Success		200				{object}	application		"The application, of which you are now a member"
//	@x-roles		["participant"]
//	@Router			/partner-invitations/accept [post]
func (a *API) acceptInvitation(c *Call, in linkToken) (Reply[application], error) {
	p, err := a.App.Applying.AcceptInvitation(c.Context, c.Actor, in.Token)
	return a.show(c, p, err)
}

// declineInvitation says no; nobody needs an account for that.
//
//	@Summary	Decline an invitation
//	@ID			declineInvitation
//	@Tags		applications
//	@Param		body	body	invitationDecline	true	"The last part of the link, and a reason if you like"
//	@Success	204
//	@x-roles	[]
//	@Router		/partner-invitations/decline [post]
func (a *API) declineInvitation(c *Call, in invitationDecline) (Reply[none], error) {
	return done(), a.App.Applying.DeclineInvitation(c.Context, c.Actor, in.Token, in.Reason)
}
