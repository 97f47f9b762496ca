package applying

import (
	"time"

	"tandem/internal/access"
	"tandem/internal/applying"
	"tandem/internal/id"
	"tandem/internal/identity"
	"tandem/internal/outbox"
	accountrows "tandem/internal/store/account"
	"tandem/internal/store/internal/lock"
)

// PartnerInvitations are seen with their application.
var PartnerInvitations = lock.Table{
	Name: "partner_invitations",
	Sees: lock.Rules{
		access.Participant: lock.Where(MemberOf("partner_invitations.application_id")),
		access.Coordinator: lock.Always, access.Gate: lock.Always, access.Clerk: lock.Always,
	},
	Changes: lock.Rules{
		access.Participant: lock.Where(MemberOf("partner_invitations.application_id")),
		access.Clerk:       lock.Always,
	},
	Adds: []access.Role{access.Participant},
}

type invitationRow struct {
	ID            id.ID
	ApplicationID id.ID
	Email         string
	Name          string
	Response      applying.InvitationResponse
	Reason        string
	LinkID        id.ID
	MessageID     id.ID
	ExpiresAt     time.Time
	RespondedAt   *time.Time
	CreatedAt     time.Time
	Version       int64
}

// invitationRead is an invitation with what the outbox knows of its mail.
type invitationRead struct {
	Invitation invitationRow `gorm:"embedded"`
	Delivery   string
}

func (r invitationRead) domain() applying.PartnerInvitation {
	delivery := r.Delivery
	if delivery == outbox.Sending {
		delivery = outbox.Queued
	}
	i := r.Invitation
	return applying.PartnerInvitation{
		ID: i.ID, ApplicationID: i.ApplicationID, Email: i.Email, Name: i.Name, Response: i.Response, Reason: i.Reason,
		LinkID: i.LinkID, MessageID: i.MessageID, Delivery: delivery,
		ExpiresAt: i.ExpiresAt, RespondedAt: i.RespondedAt, CreatedAt: i.CreatedAt, Version: i.Version,
	}
}

func rowOfInvitation(p applying.PartnerInvitation) *invitationRow {
	return &invitationRow{
		ID: p.ID, ApplicationID: p.ApplicationID, Email: p.Email, Name: p.Name, Response: p.Response, Reason: p.Reason,
		LinkID: p.LinkID, MessageID: p.MessageID,
		ExpiresAt: p.ExpiresAt, RespondedAt: p.RespondedAt, CreatedAt: p.CreatedAt, Version: p.Version,
	}
}

const withDelivery = "partner_invitations.*, m.state AS delivery"

// Invited opens the room by the link of a kind whose token has this hash, in the
// hands of the clerk: whoever holds the token of an invitation answers it, and
// sees nothing of the application before. An unknown token is not found.
func Invited(tx *lock.Tx, kind string, hash []byte) (Rows, identity.Link, error) {
	clerk := lock.Clerk(tx)
	link, err := accountrows.In(clerk).LinkByHash(kind, hash)
	if err != nil {
		return Rows{tx}, link, err
	}
	return Rows{clerk}, link, nil
}

// InvitationsOf reads every invitation of an application, the first one first.
func (in Rows) InvitationsOf(application id.ID) ([]applying.PartnerInvitation, error) {
	var rows []invitationRead
	err := lock.All(lock.From(in.tx, PartnerInvitations).Select(withDelivery).
		Joins("JOIN messages m ON m.id = partner_invitations.message_id").
		Where("partner_invitations.application_id = ?", application).Order("partner_invitations.id"), &rows)
	return lock.Each(rows, invitationRead.domain), err
}

// Invitation reads one invitation.
func (in Rows) Invitation(key id.ID) (applying.PartnerInvitation, error) {
	var r invitationRead
	err := lock.One(lock.From(in.tx, PartnerInvitations).Select(withDelivery).
		Joins("JOIN messages m ON m.id = partner_invitations.message_id").
		Where("partner_invitations.id = ?", key), &r)
	return r.domain(), err
}

// keepInvitations writes new and changed invitations; none is ever removed.
func (in Rows) keepInvitations(before, after []applying.PartnerInvitation) ([]applying.PartnerInvitation, error) {
	was := map[id.ID]applying.PartnerInvitation{}
	for _, p := range before {
		was[p.ID] = p
	}
	for i, p := range after {
		old, known := was[p.ID]
		var err error
		switch {
		case !known:
			err = lock.Insert(in.tx, PartnerInvitations, rowOfInvitation(p))
		case p != old:
			err = lock.Replace(in.tx, PartnerInvitations, rowOfInvitation(p), p.ID, p.Version)
			after[i].Version++
		}
		if err != nil {
			return after, err
		}
	}
	return after, nil
}

// InvitedAddress is the address that a partner's invitation was sent to.
func (in Rows) InvitedAddress(invitation id.ID) (string, error) {
	var found struct{ Email string }
	err := lock.One(lock.From(in.tx, PartnerInvitations).Select("email").Where("id = ?", invitation), &found)
	return found.Email, err
}
