package mail

import "time"

// Data is what one kind of mail says; the type decides the kind. Names and
// titles may hold anything a person typed.
type Data interface{ Kind() string }

// ConfirmAddress asks a person who signed up to prove the address.
type ConfirmAddress struct {
	Name  string
	Link  Link
	Until time.Time
}

// AlreadyRegistered answers a sign-up with an address that has an account.
type AlreadyRegistered struct{ Name string }

// PasswordReset brings the link to set a new password.
type PasswordReset struct {
	Name  string
	Link  Link
	Until time.Time
}

// PasswordChanged tells that the password is a new one.
type PasswordChanged struct {
	Name string
	At   time.Time
}

// PartnerInvitation asks a colleague to join an application. Group is "pair"
// or "triad".
type PartnerInvitation struct {
	Name, Inviter, Programme, Cohort, Group string
	Link                                    Link
	Until                                   time.Time
}

// PartnerAccepted tells the lead that the colleague has joined.
type PartnerAccepted struct {
	Name, Partner, Programme, Cohort string
	Until                            time.Time
}

// SharedAnswersChanged asks a member to look and sign again.
type SharedAnswersChanged struct {
	Name, By, Programme, Cohort string
	Until                       time.Time
}

// ApplicationSubmitted confirms to each member that the application is in.
type ApplicationSubmitted struct {
	Name, Reference, Programme, Cohort string
	Partners                           []string
}

// OfferMade offers a place. The dates are days, ReplyBy is an instant.
type OfferMade struct {
	Name, Programme, Cohort, StartsOn, EndsOn string
	Partners                                  []string
	ReplyBy                                   time.Time
}

// PartnershipFormed tells that everybody has accepted.
type PartnershipFormed struct {
	Name, Programme, Cohort, StartsOn string
	Partners                          []string
}

// ManagerSurvey asks a line manager for a short form on each participant.
type ManagerSurvey struct {
	Name, Programme, Cohort string
	Participants            []string
	Minutes                 int
	Link                    Link
	Until                   time.Time
}

// ManagerReminder asks once more.
type ManagerReminder ManagerSurvey

// Kind names the kind in the outbox.
func (ConfirmAddress) Kind() string { return "confirm_address" }

// Kind names the kind in the outbox.
func (AlreadyRegistered) Kind() string { return "already_registered" }

// Kind names the kind in the outbox.
func (PasswordReset) Kind() string { return "password_reset" }

// Kind names the kind in the outbox.
func (PasswordChanged) Kind() string { return "password_changed" }

// Kind names the kind in the outbox.
func (PartnerInvitation) Kind() string { return "partner_invitation" }

// Kind names the kind in the outbox.
func (PartnerAccepted) Kind() string { return "partner_accepted" }

// Kind names the kind in the outbox.
func (SharedAnswersChanged) Kind() string { return "shared_answers_changed" }

// Kind names the kind in the outbox.
func (ApplicationSubmitted) Kind() string { return "application_submitted" }

// Kind names the kind in the outbox.
func (OfferMade) Kind() string { return "offer_made" }

// Kind names the kind in the outbox.
func (PartnershipFormed) Kind() string { return "partnership_formed" }

// Kind names the kind in the outbox.
func (ManagerSurvey) Kind() string { return "manager_survey" }

// Kind names the kind in the outbox.
func (ManagerReminder) Kind() string { return "manager_reminder" }
