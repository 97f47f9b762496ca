package applying

import (
	"slices"
	"time"

	"tandem/internal/fault"
	"tandem/internal/id"
	"tandem/internal/programme"
)

// InvitationResponse is what came of an invitation; whether its mail arrived
// is a separate fact.
type InvitationResponse string

// The responses to an invitation.
const (
	InvitationOpen     InvitationResponse = "open"
	InvitationAccepted InvitationResponse = "accepted"
	InvitationDeclined InvitationResponse = "declined"
	InvitationExpired  InvitationResponse = "expired"
	InvitationRevoked  InvitationResponse = "revoked"
)

// PartnerInvitation is a request to join an application. Delivery is what the
// outbox knows of its mail: queued, sent, bounced or failed.
type PartnerInvitation struct {
	ID            id.ID
	ApplicationID id.ID
	Email         string
	Name          string
	Response      InvitationResponse
	Reason        string
	LinkID        id.ID
	MessageID     id.ID
	Delivery      string
	ExpiresAt     time.Time
	RespondedAt   *time.Time
	CreatedAt     time.Time
	Version       int64
}

// At is the response as people see it at now: an open invitation whose time is
// over has expired, whether or not anybody wrote that down.
func (p PartnerInvitation) At(now time.Time) InvitationResponse {
	if p.Response == InvitationOpen && !now.Before(p.ExpiresAt) {
		return InvitationExpired
	}
	return p.Response
}

// answerable says why an invitation cannot be answered at now, if it cannot.
func (p PartnerInvitation) answerable(now time.Time) error {
	switch p.At(now) {
	case InvitationOpen:
		return nil
	case InvitationExpired:
		return fault.Conflict("expired", "This invitation has expired.")
	case InvitationRevoked:
		return fault.Conflict("revoked", "This invitation has been taken back.")
	case InvitationDeclined:
		return fault.Conflict("declined", "This invitation has already been declined.")
	}
	return fault.Conflict("already_used", "This invitation has already been accepted.")
}

func (p PartnerInvitation) answered(r InvitationResponse, reason string, now time.Time) PartnerInvitation {
	p.Response, p.Reason, p.RespondedAt = r, reason, &now
	return p
}

// spoken counts the seats that a member has or an open invitation keeps.
func (a Application) spoken(now time.Time) int {
	n := len(a.Members)
	for _, p := range a.Invitations {
		if p.At(now) == InvitationOpen {
			n++
		}
	}
	return n
}

// MayInvite says why a person has no right to have invitations sent, if they have
// none.
func (a Application) MayInvite(person id.ID) error {
	_, err := a.lead(person)
	return err
}

// Invite adds an open invitation while a seat is free. key names it; the link
// and the message are put in when they are written.
func (a Application) Invite(key, person id.ID, name, email string, now time.Time) (Application, error) {
	if _, err := a.lead(person); err != nil {
		return a, err
	}
	if err := a.mayEdit(now); err != nil {
		return a, err
	}
	name, email = programme.TidyLine(name), programme.TidyAddress(email)
	var f fault.Check
	programme.RequireText(&f, name, "/name", "Enter your colleague’s name", shortText)
	problem := programme.AddressProblem(email)
	f.Require(problem == "", "/email", problem)
	f.Require(problem != "" || !a.hasMember(email), "/email", "Enter your colleague’s email address. This person is already part of the application")
	f.Require(problem != "" || !a.hasInvited(email, now), "/email", "You have already invited this person")
	if err := f.Err(); err != nil {
		return a, err
	}
	if a.spoken(now) >= a.Kind.Seats() {
		return a, noSeatFree(a.Kind)
	}
	p := PartnerInvitation{ID: key, ApplicationID: a.ID, Name: name, Email: email, Response: InvitationOpen,
		Delivery: "queued", ExpiresAt: a.Call.GraceUntil, CreatedAt: now, Version: 1}
	a.Invitations = append(slices.Clone(a.Invitations), p)
	return a, nil
}

// InvitesUntil is when the lead can last invite somebody, zero when that is
// over at now.
func (a Application) InvitesUntil(now time.Time) time.Time {
	switch {
	case a.mayEdit(now) != nil:
		return time.Time{}
	case a.State == Draft:
		return a.Call.ClosesAt
	}
	return a.Call.GraceUntil
}

func noSeatFree(k Kind) error {
	if k == Individual {
		return fault.Conflict("no_seat_free", "You apply alone, so you cannot invite anybody.")
	}
	return fault.Conflict("no_seat_free", "Everybody your application has room for has joined or is invited. Take back an invitation to invite somebody else.")
}

func (a Application) hasMember(email string) bool {
	return slices.ContainsFunc(a.Members, func(m Member) bool { return programme.TidyAddress(m.Email) == email })
}

func (a Application) hasInvited(email string, now time.Time) bool {
	return slices.ContainsFunc(a.Invitations, func(p PartnerInvitation) bool { return p.Email == email && p.At(now) == InvitationOpen })
}

// Mailed notes which link and which message carry an invitation.
func (a Application) Mailed(key, link, message id.ID) Application {
	if p, ok := a.Invitation(key); ok {
		p.LinkID, p.MessageID = link, message
		a.Invitations = a.replaceInvitation(p)
	}
	return a
}

// Revoke takes an open invitation back; its link is dead from then on.
func (a Application) Revoke(key, person id.ID, now time.Time) (Application, error) {
	if _, err := a.lead(person); err != nil {
		return a, err
	}
	p, ok := a.Invitation(key)
	if !ok {
		return a, fault.NotFound()
	}
	if p.Response == InvitationRevoked {
		return a, nil
	}
	if p.Response != InvitationOpen {
		return a, p.answerable(now)
	}
	a.Invitations = a.replaceInvitation(p.answered(InvitationRevoked, "", now))
	return a, nil
}

// Resend opens an unanswered invitation anew until the grace period ends: it
// will get a new link and a new mail, and the old link is dead.
func (a Application) Resend(key, person id.ID, now time.Time) (Application, error) {
	if _, err := a.lead(person); err != nil {
		return a, err
	}
	if err := a.mayEdit(now); err != nil {
		return a, err
	}
	p, ok := a.Invitation(key)
	if !ok {
		return a, fault.NotFound()
	}
	state := p.At(now)
	if state != InvitationOpen && state != InvitationExpired {
		return a, p.answerable(now)
	}
	if state == InvitationExpired && a.spoken(now) >= a.Kind.Seats() {
		return a, noSeatFree(a.Kind)
	}
	p.Response, p.RespondedAt, p.ExpiresAt, p.Delivery = InvitationOpen, nil, a.Call.GraceUntil, "queued"
	a.Invitations = a.replaceInvitation(p)
	return a, nil
}

// Join is the invited person's "accept": the address that this person has
// confirmed must be the invited one. The shared answers stay what they are, so
// whoever has signed them has signed. key names the new member.
func (a Application) Join(key, invitation id.ID, m Member, now time.Time) (Application, error) {
	p, ok := a.Invitation(invitation)
	if !ok {
		return a, fault.NotFound()
	}
	if programme.TidyAddress(m.Email) != p.Email {
		return a, fault.Forbidden("other_address", "This invitation was sent to another email address. Sign in with that address, or ask your colleague to invite you at yours.")
	}
	if err := p.answerable(now); err != nil {
		return a, err
	}
	if err := a.mayEdit(now); err != nil {
		return a, err
	}
	if _, already := a.Member(m.PersonID); already || len(a.Members) >= a.Kind.Seats() {
		return a, noSeatFree(a.Kind)
	}
	a.Invitations = a.replaceInvitation(p.answered(InvitationAccepted, "", now))
	a.Members = append(slices.Clone(a.Members), Member{ID: key, ApplicationID: a.ID, CallID: a.CallID, PersonID: m.PersonID,
		Email: m.Email, Live: true, JoinedAt: now, Version: 1, Profile: Profile{Name: m.Name}})
	return a, nil
}

// Decline is the invited person's "no". It needs no account: whoever holds the
// link may say so.
func (a Application) Decline(invitation id.ID, reason string, now time.Time) (Application, error) {
	p, ok := a.Invitation(invitation)
	if !ok {
		return a, fault.NotFound()
	}
	if err := p.answerable(now); err != nil {
		return a, err
	}
	var f fault.Check
	reason = programme.TidyLong(reason)
	programme.LimitText(&f, reason, "/reason", 1000)
	if err := f.Err(); err != nil {
		return a, err
	}
	a.Invitations = a.replaceInvitation(p.answered(InvitationDeclined, reason, now))
	return a, nil
}

// endInvitations closes what is still open; those whose time was over expire.
func (a Application) endInvitations(now time.Time, as InvitationResponse) []PartnerInvitation {
	out := slices.Clone(a.Invitations)
	for i, p := range out {
		switch {
		case p.Response != InvitationOpen:
		case p.At(now) == InvitationExpired:
			out[i] = p.answered(InvitationExpired, "", now)
		default:
			out[i] = p.answered(as, "", now)
		}
	}
	return out
}
