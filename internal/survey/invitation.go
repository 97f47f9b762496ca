package survey

import (
	"fmt"
	"time"

	"tandem/internal/fault"
	"tandem/internal/id"
)

// InvitationState is how far one request to answer has come.
type InvitationState string

// The states of an invitation.
const (
	Created    InvitationState = "created"
	Sent       InvitationState = "sent"
	Opened     InvitationState = "opened"
	Started    InvitationState = "started"
	Completed  InvitationState = "completed"
	Declined   InvitationState = "declined"
	Ineligible InvitationState = "ineligible"
)

// Invitation asks one person to answer in a wave, a manager about one dyad. It
// is all that reminders and the programme team look at, so it holds nothing of
// what was answered: a draft travels apart, and only to its writer.
type Invitation struct {
	ID          id.ID
	WaveID      id.ID
	CohortID    id.ID
	PersonID    id.ID
	DyadID      *id.ID
	State       InvitationState
	SentAt      *time.Time
	OpenedAt    *time.Time
	StartedAt   *time.Time
	CompletedAt *time.Time
	Reason      string
	Note        string
	CreatedAt   time.Time
	Version     int64
}

// Receipt is what a person keeps as proof of having answered.
type Receipt struct {
	Reference   string
	SubmittedAt time.Time
}

// Response is one completed form, as the person who gave it may know it.
type Response struct {
	ID                  id.ID
	WaveID              id.ID
	CohortID            id.ID
	InstrumentVersionID id.ID
	Confidentiality     Confidentiality
	InvitationID        id.ID
	PersonID            id.ID
	DyadID              *id.ID
	Receipt
}

// Form is what stands on the page of somebody who answers.
type Form struct {
	Invitation Invitation
	About      string // whom it is about, in the words of the people themselves
	Wave       Wave
	Asked      Version
	Draft      []Answer
	Receipt    *Receipt
}

// Begin notes that a draft was saved.
func (i Invitation) Begin(now time.Time) (Invitation, error) {
	if err := i.answerable(); err != nil {
		return i, err
	}
	i = i.reach(now)
	i.State = Started
	return i, nil
}

// Finish notes that the form was submitted. It happens once.
func (i Invitation) Finish(now time.Time) (Invitation, error) {
	if err := i.answerable(); err != nil {
		return i, err
	}
	i = i.reach(now)
	i.State, i.CompletedAt = Completed, &now
	return i, nil
}

// Reasons are why somebody declines to answer.
var Reasons = []string{"not_the_right_person", "no_longer_manages", "other"}

// Decline notes that this person will not answer, and why.
func (i Invitation) Decline(reason, note string) (Invitation, error) {
	if err := i.answerable(); err != nil {
		return i, err
	}
	var f fault.Check
	known := false
	for _, r := range Reasons {
		known = known || r == reason
	}
	f.Require(known, "/reason", "Select why you cannot answer")
	f.Require(len([]rune(note)) <= 1000, "/note", "Use 1,000 characters or fewer")
	if err := f.Err(); err != nil {
		return i, err
	}
	i.State, i.Reason, i.Note = Declined, reason, note
	return i, nil
}

// Undo takes a refusal back: the form can be answered again. What had been
// begun is gone, so it stands where it stood when the page was first opened.
func (i Invitation) Undo() (Invitation, error) {
	if i.State != Declined {
		return i, fault.Conflict("not_declined", "You have not told us that you cannot answer this form.")
	}
	i.State, i.Reason, i.Note = Created, "", ""
	switch {
	case i.OpenedAt != nil:
		i.State = Opened
	case i.SentAt != nil:
		i.State = Sent
	}
	return i, nil
}

// Waiting tells whether a reminder makes sense.
func (i Invitation) Waiting() bool { return i.answerable() == nil }

// reach fills in the steps that lie behind this one.
func (i Invitation) reach(now time.Time) Invitation {
	if i.OpenedAt == nil {
		i.OpenedAt = &now
	}
	if i.StartedAt == nil {
		i.StartedAt = &now
	}
	return i
}

func (i Invitation) answerable() error {
	switch i.State {
	case Completed:
		return fault.Conflict("already_answered", "You have already sent this form.")
	case Declined:
		return fault.Conflict("declined", "You told us that you cannot answer this form.")
	case Ineligible:
		return fault.Conflict("not_needed", "This form is no longer needed.")
	}
	return nil
}

// AlreadyAnswered refuses a second submission and shows the receipt of the
// first; on is the instant in words.
func AlreadyAnswered(r Receipt, on string) error {
	return fault.Conflict("already_answered", fmt.Sprintf("You sent this form at %s. Your receipt is %s.", on, r.Reference))
}

// Request is an invitation as the person who was asked recognises it.
type Request struct {
	Invitation
	About      string // the name of whom a manager is asked about, or nothing
	Instrument string
	Title      string
	ClosesAt   time.Time
}
