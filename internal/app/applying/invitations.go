package applying

import (
	"cmp"
	"context"
	"time"

	"tandem/internal/access"
	"tandem/internal/app/desk"
	"tandem/internal/applying"
	"tandem/internal/fault"
	"tandem/internal/id"
	"tandem/internal/identity"
	letters "tandem/internal/mail"
	"tandem/internal/programme"
	"tandem/internal/store"
	accountrows "tandem/internal/store/account"
	rows "tandem/internal/store/applying"
)

// invitationLimits bound the mails that an applicant can have sent: to anybody,
// and to one address or about one invitation. Both are that applicant's: nobody
// uses up what somebody else may send.
func invitationLimits(actor access.Actor, whom string) []desk.Limit {
	by := actor.Person.String()
	return []desk.Limit{desk.AtMost(20, time.Hour, "invite-by", by), desk.AtMost(6, time.Hour, "invite", by, whom)}
}

// countInvitation counts a mail that the actor asks for, once it is known that the
// application, or the one of an invitation, is theirs to invite to.
func (a *App) countInvitation(ctx context.Context, actor access.Actor, application, invitation id.ID, whom string) error {
	_, err := store.Look(ctx, a.desk.Store, actor, func(tx *store.Tx) (none struct{}, err error) {
		if !invitation.Empty() {
			i, err := rows.In(tx).Invitation(invitation)
			if err != nil {
				return none, err
			}
			application = i.ApplicationID
		}
		p, err := rows.In(tx).Application(application)
		return none, cmp.Or(err, p.MayInvite(actor.Person))
	})
	if err != nil {
		return err
	}
	return a.desk.Attempt(ctx, actor, invitationLimits(actor, whom)...)
}

// InvitePartner asks a colleague by mail to join the actor's application.
func (a *App) InvitePartner(ctx context.Context, actor access.Actor, application id.ID, name, email string) (none applying.PartnerInvitation, err error) {
	if err := a.countInvitation(ctx, actor, application, "", programme.TidyAddress(email)); err != nil {
		return none, err
	}
	return store.Do(ctx, a.desk.Store, actor, func(tx *store.Tx) (applying.PartnerInvitation, error) {
		key := tx.NewID()
		_, after, err := a.change(tx, application, "invitation.made", func(p applying.Application) (applying.Application, error) {
			p, err := p.Invite(key, actor.Person, name, email, tx.Now)
			if err != nil {
				return p, err
			}
			return a.mailInvitation(tx, p, key)
		})
		made, _ := after.Invitation(key)
		return made, err
	})
}

// mailInvitation gives an invitation a link of its own and the mail with it.
func (a *App) mailInvitation(tx *store.Tx, p applying.Application, key id.ID) (applying.Application, error) {
	i, _ := p.Invitation(key)
	link, err := a.desk.AddLink(tx, letters.LinkInvite, key, "", i.ExpiresAt)
	if err != nil {
		return p, err
	}
	message, err := a.desk.Queue(tx, desk.Recipient{Email: i.Email, Name: i.Name}, link.String(), letters.PartnerInvitation{
		Name: i.Name, Inviter: called(p.Lead()), Programme: p.Programme, Cohort: p.Cohort, Group: string(p.Kind),
		Link: letters.Link{Kind: letters.LinkInvite, ID: link}, Until: i.ExpiresAt,
	})
	return p.Mailed(key, link, message), err
}

// RevokeInvitation takes an open invitation back; its link is dead.
func (a *App) RevokeInvitation(ctx context.Context, actor access.Actor, key id.ID) (applying.PartnerInvitation, error) {
	return store.Do(ctx, a.desk.Store, actor, func(tx *store.Tx) (applying.PartnerInvitation, error) {
		before, err := rows.In(tx).Invitation(key)
		if err != nil {
			return before, err
		}
		_, after, err := a.change(tx, before.ApplicationID, "invitation.revoked", func(p applying.Application) (applying.Application, error) {
			return p.Revoke(key, actor.Person, tx.Now)
		})
		if err != nil {
			return before, err
		}
		revoked, _ := after.Invitation(key)
		return revoked, accountrows.In(tx).EndLinks(letters.LinkInvite, key)
	})
}

// ResendInvitation mails an unanswered invitation once more, with a new link;
// the old one is dead.
func (a *App) ResendInvitation(ctx context.Context, actor access.Actor, key id.ID) (none applying.PartnerInvitation, err error) {
	if err := a.countInvitation(ctx, actor, "", key, key.String()); err != nil {
		return none, err
	}
	return store.Do(ctx, a.desk.Store, actor, func(tx *store.Tx) (applying.PartnerInvitation, error) {
		before, err := rows.In(tx).Invitation(key)
		if err != nil {
			return before, err
		}
		_, after, err := a.change(tx, before.ApplicationID, "invitation.resent", func(p applying.Application) (applying.Application, error) {
			p, err := p.Resend(key, actor.Person, tx.Now)
			if err != nil {
				return p, err
			}
			if err := accountrows.In(tx).EndLinks(letters.LinkInvite, key); err != nil {
				return p, err
			}
			return a.mailInvitation(tx, p, key)
		})
		resent, _ := after.Invitation(key)
		return resent, err
	})
}

// InvitationView is what the holder of an invitation's link may know.
type InvitationView struct {
	State       applying.InvitationResponse
	Inviter     string
	Application applying.Application
	Invitation  applying.PartnerInvitation
}

// LookAtInvitation reads the invitation that a token belongs to and consumes
// nothing. The link of an earlier mail shows as expired.
func (a *App) LookAtInvitation(ctx context.Context, actor access.Actor, token string) (InvitationView, error) {
	return store.Look(ctx, a.desk.Store, desk.AsGate(actor), func(tx *store.Tx) (v InvitationView, err error) {
		link, err := a.desk.FollowLink(tx, letters.LinkInvite, token)
		if err != nil {
			return v, err
		}
		if v.Invitation, err = rows.In(tx).Invitation(link.SubjectID); err != nil {
			return v, err
		}
		if v.Application, err = rows.In(tx).Application(v.Invitation.ApplicationID); err != nil {
			return v, err
		}
		v.State, v.Inviter = v.Invitation.At(tx.Now), called(v.Application.Lead())
		if v.State == applying.InvitationOpen && v.Invitation.LinkID != link.ID {
			v.State = applying.InvitationExpired
		}
		return v, nil
	})
}

// AcceptInvitation makes the actor a member of the application that a token
// invites to. Everything but the permission is the clerk's work: the actor
// sees nothing of the application before.
func (a *App) AcceptInvitation(ctx context.Context, actor access.Actor, token string) (applying.Application, error) {
	return store.Do(ctx, a.desk.Store, actor, func(tx *store.Tx) (none applying.Application, err error) {
		person, err := accountrows.In(tx).Person(actor.Person)
		if err != nil {
			return none, err
		}
		joining := applying.Member{PersonID: person.ID, Email: person.Email, Profile: applying.Profile{Name: person.Name}}
		_, after, err := a.answer(tx, token, "application.joined", func(p applying.Application, invitation id.ID) (applying.Application, error) {
			return p.Join(tx.NewID(), invitation, joining, tx.Now)
		})
		if err != nil {
			return none, err
		}
		return after, a.tellJoined(tx, after)
	})
}

func (a *App) tellJoined(tx *store.Tx, p applying.Application) error {
	newcomer, _ := p.Member(tx.Actor().Person)
	for _, m := range p.Others(newcomer.PersonID) {
		_, err := a.desk.Queue(tx, member(m), newcomer.ID.String(), letters.PartnerAccepted{Name: m.Name, Partner: called(newcomer),
			Programme: p.Programme, Cohort: p.Cohort, Until: p.Call.GraceUntil})
		if err != nil {
			return err
		}
	}
	return nil
}

// DeclineInvitation notes that the holder of a link does not want to join, and
// tells the lead with the reason.
func (a *App) DeclineInvitation(ctx context.Context, actor access.Actor, token, reason string) error {
	return a.desk.Store.As(ctx, desk.AsGate(actor), func(tx *store.Tx) error {
		var declined id.ID
		_, after, err := a.answer(tx, token, "invitation.declined", func(p applying.Application, invitation id.ID) (applying.Application, error) {
			declined = invitation
			return p.Decline(invitation, reason, tx.Now)
		})
		if err != nil {
			return err
		}
		return a.tellDeclined(tx, after, declined)
	})
}

// answer follows an invitation's link, asks the rule and uses the link up, in
// one transaction: of many answers to one link, one counts.
func (a *App) answer(tx *store.Tx, token, action string, rule func(applying.Application, id.ID) (applying.Application, error)) (before, after applying.Application, err error) {
	invited, link, err := rows.Invited(tx, letters.LinkInvite, identity.LinkHash(token))
	if err != nil {
		return before, after, err
	}
	invitation, err := invited.Invitation(link.SubjectID)
	if err != nil {
		return before, after, err
	}
	if invitation.Response == applying.InvitationOpen && invitation.LinkID != link.ID {
		return before, after, fault.Conflict("expired", "This link is from an earlier email. Use the link in the latest one.")
	}
	before, after, err = a.changeIn(invited, tx, invitation.ApplicationID, action, func(p applying.Application) (applying.Application, error) {
		return rule(p, invitation.ID)
	})
	if err != nil {
		return before, after, err
	}
	return before, after, accountrows.In(tx).UseLink(link.ID)
}

// InvitedAddress is the address that a partner's invitation was sent to.
func (a *App) InvitedAddress(tx *store.Tx, invitation id.ID) (string, error) {
	return rows.In(tx).InvitedAddress(invitation)
}
