package applying

import (
	"time"

	"tandem/api/account"
	"tandem/api/wire"
	app "tandem/internal/app/applying"
	"tandem/internal/applying"
)

// PartnerForm names the colleague to invite.
type PartnerForm struct {
	// The full name of who is invited.
	Name string `json:"name"`
	// An email address.
	Email string `json:"email"`
}

// PartnerInvitation is a request to join. What came of it and whether its mail
// arrived are two facts.
type PartnerInvitation struct {
	// The id: 26 characters, for addresses.
	ID string `json:"id"`
	// The full name, up to 200 characters.
	Name string `json:"name"`
	// An email address.
	Email string `json:"email"`
	// How it was answered.
	Response string `json:"response" enums:"open,accepted,declined,expired,revoked"`
	// Whether the mail was sent.
	Delivery string `json:"delivery" enums:"queued,sent,bounced,failed"`
	// When it ends; in UTC.
	ExpiresAt time.Time `json:"expiresAt" format:"date-time"`
	// Goes up with every change; the ETag, for If-Match.
	Version int64 `json:"version"`
}

// InvitationDecline says no, with or without a reason.
type InvitationDecline struct {
	// The secret from the mailed link.
	Token string `json:"token"`
	// Why, from the list.
	Reason string `json:"reason"`
}

// InvitationView is what the holder of the link may know before joining.
type InvitationView struct {
	// Where it stands at present.
	State string `json:"state" enums:"open,accepted,declined,expired,revoked"`
	// Who invites.
	Inviter string `json:"inviter"`
	// Who is invited.
	Invitee string `json:"invitee"`
	// An email address.
	Email string `json:"email"`
	// The name of the programme.
	Programme string `json:"programme"`
	// The name of the cohort.
	Cohort string `json:"cohort"`
	// What sort it is.
	Kind string `json:"kind" enums:"individual,pair,triad"`
	// Until when what was begun can still be completed; in UTC.
	GraceUntil time.Time `json:"graceUntil" format:"date-time"`
	// When it ends; in UTC.
	ExpiresAt time.Time `json:"expiresAt" format:"date-time"`
}

func (a *API) invitationOf(p applying.PartnerInvitation) PartnerInvitation {
	return PartnerInvitation{ID: p.ID.String(), Name: p.Name, Email: p.Email, Response: string(p.At(a.clock.Now())),
		Delivery: p.Delivery, ExpiresAt: p.ExpiresAt, Version: p.Version}
}

func invitationViewOf(v app.InvitationView) InvitationView {
	p := v.Application
	return InvitationView{State: string(v.State), Inviter: v.Inviter, Invitee: v.Invitation.Name, Email: v.Invitation.Email,
		Programme: p.Programme, Cohort: p.Cohort, Kind: string(p.Kind), GraceUntil: p.Call.GraceUntil, ExpiresAt: v.Invitation.ExpiresAt}
}

// InvitePartner asks a colleague by mail to join.
//
//	@Summary		Invite a colleague
//	@Description	For the lead. Open invitations and members together never exceed the seats of the kind.
//	@ID				invitePartner
//	@Tags			applications
//	@Param			application		path		string				true	"The application"
//	@Param			Idempotency-Key	header		string				false	"A key of your own; 24 hours"
//	@Param			body			body		PartnerForm			true	"The colleague"
//	@Success		201				{object}	PartnerInvitation	"Invited"
//	@x-roles		["participant"]
//	@Router			/applications/{application}/invitations [post]
func (a *API) InvitePartner(c *wire.Call, in PartnerForm) (wire.Reply[PartnerInvitation], error) {
	p, err := a.app.InvitePartner(c.Context, c.Actor, c.ID("application"), in.Name, in.Email)
	return wire.Created(a.invitationOf(p), p.Version, ""), err
}

// RevokeInvitation takes an invitation back.
//
//	@Summary	Take an invitation back
//	@ID			revokeInvitation
//	@Tags		applications
//	@Param		invitation	path		string				true	"The invitation"
//	@Param		body		body		wire.Empty				true	"An empty object"
//	@Success	200			{object}	PartnerInvitation	"As it is now"
//	@x-roles	["participant"]
//	@Router		/partner-invitations/{invitation}/revoke [post]
func (a *API) RevokeInvitation(c *wire.Call, _ wire.Empty) (wire.Reply[PartnerInvitation], error) {
	p, err := a.app.RevokeInvitation(c.Context, c.Actor, c.ID("invitation"))
	return wire.OK(a.invitationOf(p), p.Version), err
}

// ResendInvitation mails an invitation again, with a new link.
//
//	@Summary	Send an invitation again
//	@ID			resendInvitation
//	@Tags		applications
//	@Param		invitation		path		string				true	"The invitation"
//	@Param		Idempotency-Key	header		string				false	"A key of your own; 24 hours"
//	@Param		body			body		wire.Empty				true	"An empty object"
//	@Success	200				{object}	PartnerInvitation	"As it is now; the earlier link is dead"
//	@x-roles	["participant"]
//	@Router		/partner-invitations/{invitation}/resend [post]
func (a *API) ResendInvitation(c *wire.Call, _ wire.Empty) (wire.Reply[PartnerInvitation], error) {
	p, err := a.app.ResendInvitation(c.Context, c.Actor, c.ID("invitation"))
	return wire.OK(a.invitationOf(p), p.Version), err
}

// LookAtInvitation shows the invitation of a link and consumes nothing.
//
//	@Summary	Look at an invitation
//	@ID			lookAtInvitation
//	@Tags		applications
//	@Param		body	body		account.LinkToken	true	"The last part of the link"
//	@Success	200		{object}	InvitationView	"The invitation"
//	@x-roles	[]
//	@Router		/partner-invitations/look [post]
func (a *API) LookAtInvitation(c *wire.Call, in account.LinkToken) (wire.Reply[InvitationView], error) {
	v, err := a.app.LookAtInvitation(c.Context, c.Actor, in.Token)
	return wire.OK(invitationViewOf(v), 0), err
}

// AcceptInvitation joins the application that a link invites to.
//
//	@Summary		Accept an invitation
//	@Description	The confirmed address of the account must be the invited one: 403 other_address. A link works once: 409 already_used or expired.
//	@ID				acceptInvitation
//	@Tags			applications
//	@Param			Idempotency-Key	header		string			false	"A key of your own; 24 hours"
//	@Param			body			body		account.LinkToken	true	"The last part of the link"
//	@Success		200				{object}	Application		"The application, of which you are now a member"
//	@x-roles		["participant"]
//	@Router			/partner-invitations/accept [post]
func (a *API) AcceptInvitation(c *wire.Call, in account.LinkToken) (wire.Reply[Application], error) {
	p, err := a.app.AcceptInvitation(c.Context, c.Actor, in.Token)
	return a.show(c, p, err)
}

// DeclineInvitation says no; nobody needs an account for that.
//
//	@Summary	Decline an invitation
//	@ID			declineInvitation
//	@Tags		applications
//	@Param		body	body	InvitationDecline	true	"The last part of the link, and a reason if you like"
//	@Success	204
//	@x-roles	[]
//	@Router		/partner-invitations/decline [post]
func (a *API) DeclineInvitation(c *wire.Call, in InvitationDecline) (wire.Reply[wire.None], error) {
	return wire.Done(), a.app.DeclineInvitation(c.Context, c.Actor, in.Token, in.Reason)
}
