package survey

import (
	"time"

	"tandem/internal/fault"
	"tandem/internal/id"
)

// LetterKind is why a manager was written to.
type LetterKind string

// The kinds of letters of a wave.
const (
	FirstLetter LetterKind = "first"    // when the wave opened, or the manager took over
	Reminder    LetterKind = "reminder" // to everybody who had not answered
	SentAgain   LetterKind = "again"    // to this manager alone
)

// Letter is one mail to one manager about a wave, with the link it brought.
type Letter struct {
	ID        id.ID
	WaveID    id.ID
	PersonID  id.ID
	LinkID    id.ID
	MessageID id.ID
	Kind      LetterKind
	CreatedAt time.Time
}

// RemindEvery is how long reminders leave people in peace, unless it is said
// that another one is meant.
const RemindEvery = 24 * time.Hour

// Remind says whether a wave may send reminders now. Last is when the latest
// ones went, seen what whoever asks knows of them: naming it confirms another
// round within the day. Of several who ask at one moment one sends them, for the
// others know nothing of that round.
func Remind(last, seen *time.Time, now time.Time) error {
	if last == nil || !now.Before(last.Add(RemindEvery)) || seen != nil && seen.Equal(*last) {
		return nil
	}
	return fault.Conflict("reminded_today", "Reminders went out less than 24 hours ago. Confirm that you want to send more.")
}

// SendAgain says whether one manager may be written to. Last and seen are as for
// Remind, but whatever was sent counts, however long ago.
func SendAgain(last, seen *time.Time) error {
	if last == nil && seen == nil || last != nil && seen != nil && last.Equal(*seen) {
		return nil
	}
	return fault.Conflict("asked_since", "This person has been sent an email since you opened this page.")
}

// Status is how a form stands for the programme team: of those who have not
// answered it does not tell who looked at the form or began it.
type Status string

// The statuses of a form.
const (
	Unanswered Status = "waiting"
	Answered   Status = "answered"
	Refused    Status = "declined"
	NotNeeded  Status = "not_needed"
)

// Status gives it.
func (i Invitation) Status() Status {
	switch i.State {
	case Completed:
		return Answered
	case Declined:
		return Refused
	case Ineligible:
		return NotNeeded
	}
	return Unanswered
}

// ShowsWho tells whether the programme team may know who has answered.
func (c Confidentiality) ShowsWho() bool { return c == Named || c == Pseudonymous }

// Standing is one form of a wave as the programme team follows it up: who was
// asked about whom, whether they answered, and the latest mail about it.
type Standing struct {
	ID          id.ID
	ManagerID   id.ID
	Manager     string
	Email       string
	SignsIn     bool // the manager has an account, so the address is theirs to change
	Participant string
	State       InvitationState
	Reason      string
	Note        string
	AskedAt     *time.Time
	Mail        string // how far it has come: a state of package outbox
}

// Status is how the form stands for the programme team.
func (s Standing) Status() Status { return Invitation{State: s.State}.Status() }

// OwnAddress refuses to change the address of somebody who signs in with it.
func OwnAddress() error {
	return fault.Conflict("own_address", "This person signs in to this service, so only they can change their address.")
}

// Corrects says whether the programme team may change the manager's address.
func (s Standing) Corrects() error {
	if s.SignsIn {
		return OwnAddress()
	}
	return nil
}

// Asks gives the dyad that a form asks about.
func (i Invitation) Asks() (id.ID, error) {
	if i.DyadID == nil {
		return "", fault.Conflict("no_dyad", "This form is not about somebody whom a line manager answers for.")
	}
	return *i.DyadID, nil
}
