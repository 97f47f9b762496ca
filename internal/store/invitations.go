package store

import (
	"time"

	"tandem/internal/applying"
	"tandem/internal/id"
	"tandem/internal/outbox"
)

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

// InvitationsOf reads every invitation of an application, the first one first.
func (tx *Tx) InvitationsOf(application id.ID) ([]applying.PartnerInvitation, error) {
	var rows []invitationRead
	err := all(tx.from("partner_invitations").Select(withDelivery).
		Joins("JOIN messages m ON m.id = partner_invitations.message_id").
		Where("partner_invitations.application_id = ?", application).Order("partner_invitations.id"), &rows)
	return convert(rows, invitationRead.domain), err
}

// Invitation reads one invitation.
func (tx *Tx) Invitation(key id.ID) (applying.PartnerInvitation, error) {
	var r invitationRead
	err := one(tx.from("partner_invitations").Select(withDelivery).
		Joins("JOIN messages m ON m.id = partner_invitations.message_id").
		Where("partner_invitations.id = ?", key), &r)
	return r.domain(), err
}

// keepInvitations writes new and changed invitations; none is ever removed.
func (tx *Tx) keepInvitations(before, after []applying.PartnerInvitation) ([]applying.PartnerInvitation, error) {
	was := map[id.ID]applying.PartnerInvitation{}
	for _, p := range before {
		was[p.ID] = p
	}
	for i, p := range after {
		old, known := was[p.ID]
		var err error
		switch {
		case !known:
			err = tx.insert("partner_invitations", rowOfInvitation(p))
		case p != old:
			err = tx.replace("partner_invitations", rowOfInvitation(p), p.ID, p.Version)
			after[i].Version++
		}
		if err != nil {
			return after, err
		}
	}
	return after, nil
}
