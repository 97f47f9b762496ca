package mail

import "time"

// Data is what one kind of mail says; the type decides the kind. Names and
// titles may hold anything a person typed.
type Data interface{ Kind() string }

// ConfirmAddress brings the link behind which somebody who asked for an account
// makes it; Name is empty for somebody whom the programme does not know.
type ConfirmAddress struct {
	Name  string
	Link  Link
	Until time.Time
}

// AlreadyRegistered answers a sign-up with an address that has an account.
type AlreadyRegistered struct {
	Name  string
	Link  Link
	Until time.Time
}

// NoAccount answers a forgotten password at an address that has no account.
type NoAccount struct {
	Name  string
	Link  Link
	Until time.Time
}

// AccountClosed answers a sign-up or a forgotten password of a disabled account.
type AccountClosed struct{ Name string }

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

// SecondFactorOn tells that signing in asks for a code as well from now on.
type SecondFactorOn struct {
	Name string
	At   time.Time
}

// SecondFactorOff tells that the password alone opens the account again.
type SecondFactorOff struct {
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

// PartnerAccepted tells a member that an invited colleague has joined.
type PartnerAccepted struct {
	Name, Partner, Programme, Cohort string
	Until                            time.Time
}

// PartnerDeclined tells the lead that the colleague does not join, with the
// reason if one was given. Until is when the lead can last invite somebody
// else, zero when that is over; Alone says that an application which was sent
// goes on without a partner.
type PartnerDeclined struct {
	Name, Partner, Programme, Cohort, Reason string
	Until                                    time.Time
	Alone                                    bool
}

// PartnerLeft tells a member that another has left the application. Until is when
// the lead can last invite somebody else; Alone says that an application which was
// sent goes on with its lead if nobody comes.
type PartnerLeft struct {
	Name, Partner, Programme, Cohort string
	Lead, Alone                      bool
	Until                            time.Time
}

// SharedAnswersChanged asks a member to look and sign again. Changed names the
// answers: challenge, whyTogether, hopedFor, considerAlone.
type SharedAnswersChanged struct {
	Name, By, Programme, Cohort string
	Changed                     []string
	Until                       time.Time
}

// ApplicationSubmitted confirms to each member that the application is in.
type ApplicationSubmitted struct {
	Name, Reference, Programme, Cohort string
	Partners                           []string
}

// ApplicationWithdrawn tells a member that the lead took the application back.
// Until is when another one can last be started, zero when the call is over.
type ApplicationWithdrawn struct {
	Name, Lead, Reference, Programme, Cohort string
	Until                                    time.Time
}

// ApplicationLapsed tells a member that the application was not complete when
// the time for it ended.
type ApplicationLapsed struct {
	Name, Reference, Programme, Cohort string
	Partners                           []string
	Until                              time.Time
}

// ApplicationAlone tells the lead that the application went in without a
// partner, and is the confirmation that it did.
type ApplicationAlone struct {
	Name, Reference, Programme, Cohort string
	Until                              time.Time
}

// ApplicationWithoutYou tells whoever was to be the lead's partner that the
// application goes on without them.
type ApplicationWithoutYou struct {
	Name, Lead, Programme, Cohort string
	Until                         time.Time
}

// OfferMade offers a place. The dates are days, ReplyBy is an instant.
type OfferMade struct {
	Name, Programme, Cohort, StartsOn, EndsOn string
	Partners                                  []string
	ReplyBy                                   time.Time
}

// OfferDeclined tells a member that a partner does not take their place; the
// reason is between that partner and the programme team. ReplyBy is zero for a
// member who has accepted.
type OfferDeclined struct {
	Name, Partner, Programme, Cohort string
	ReplyBy                          time.Time
}

// OfferWithdrawn tells a member that their offer has been taken back, after they
// accepted it or before they answered.
type OfferWithdrawn struct {
	Name, Programme, Cohort string
	Accepted                bool
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
func (NoAccount) Kind() string { return "no_account" }

// Kind names the kind in the outbox.
func (AccountClosed) Kind() string { return "account_closed" }

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

// Kind names the kind in the outbox.
func (SecondFactorOn) Kind() string { return "second_factor_on" }

// Kind names the kind in the outbox.
func (SecondFactorOff) Kind() string { return "second_factor_off" }

// Kind names the kind in the outbox.
func (PartnerDeclined) Kind() string { return "partner_declined" }

// Kind names the kind in the outbox.
func (PartnerLeft) Kind() string { return "partner_left" }

// Kind names the kind in the outbox.
func (ApplicationWithdrawn) Kind() string { return "application_withdrawn" }

// Kind names the kind in the outbox.
func (ApplicationLapsed) Kind() string { return "application_lapsed" }

// Kind names the kind in the outbox.
func (ApplicationAlone) Kind() string { return "application_alone" }

// Kind names the kind in the outbox.
func (ApplicationWithoutYou) Kind() string { return "application_without_you" }

// Kind names the kind in the outbox.
func (OfferDeclined) Kind() string { return "offer_declined" }

// Kind names the kind in the outbox.
func (OfferWithdrawn) Kind() string { return "offer_withdrawn" }
