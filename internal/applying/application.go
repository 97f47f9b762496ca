// Package applying holds the rules of applying: the call, the application with
// its members, invitations and signatures, and what is still missing. Rules are
// pure: they take values and "now" and return a new value or a fault.
package applying

import (
	"slices"
	"time"

	"tandem/internal/fault"
	"tandem/internal/id"
	"tandem/internal/programme"
)

// Kind is how many people ask for seats together.
type Kind string

// The kinds of an application.
const (
	Individual Kind = "individual"
	Pair       Kind = "pair"
	Triad      Kind = "triad"
)

// Seats is how many people the kind is made of; 0 for an unknown kind.
func (k Kind) Seats() int {
	return map[Kind]int{Individual: 1, Pair: 2, Triad: 3}[k]
}

// ApplicationState is where an application stands. What can be computed, such
// as "under review", is never one of them.
type ApplicationState string

// The states of an application.
const (
	Draft           ApplicationState = "draft"
	AwaitingMembers ApplicationState = "awaiting_members"
	Submitted       ApplicationState = "submitted"
	Returned        ApplicationState = "returned"
	Ineligible      ApplicationState = "ineligible"
	Withdrawn       ApplicationState = "withdrawn"
	Merged          ApplicationState = "merged"
	Lapsed          ApplicationState = "lapsed"
)

// JointCase is what the members of an application say together.
type JointCase struct {
	Challenge   string
	WhyTogether string
	HopedFor    string
}

// Cover is the first page of an application. Version is the one that clients
// see: it counts changes of the shared answers and of the state. Turn counts
// every act of any member, so that two of them never pass each other.
type Cover struct {
	ID            id.ID
	CallID        id.ID
	Reference     string
	Kind          Kind
	State         ApplicationState
	JointCase     JointCase
	ConsiderAlone bool // "consider me without my partner"
	SubmittedAt   *time.Time
	CreatedAt     time.Time
	Version       int64
	Turn          int64
}

// Application is one unit's request for seats in a call, with everything that
// its rules look at: the call, the members who have not left, their standing
// signatures, and all invitations. The order of the members carries no meaning.
type Application struct {
	Cover
	Call        Call
	Programme   string // names, for mails and screens
	Cohort      string
	Members     []Member
	Signatures  []Signature
	Lost        []LostSignature // not given again yet
	Savers      []Saver         // who wrote the shared answers
	Invitations []PartnerInvitation
}

// OwnApplication is one line of a person's list of applications. Rewritten is
// what happened to the answers that the person had signed, if they must sign again.
type OwnApplication struct {
	Cover
	Programme  string
	Cohort     string
	ClosesAt   time.Time
	GraceUntil time.Time
	Lead       bool
	Signed     bool
	Rewritten  *Rewriting
}

// StartApplication begins a draft in a call, if the call is open at now.
func StartApplication(c Call, kind Kind, now time.Time) (Cover, error) {
	var f fault.Check
	f.Require(kind.Seats() > 0, "/kind", "Select whether you apply alone, as a pair or as a group of three")
	if err := f.Err(); err != nil {
		return Cover{}, err
	}
	if !c.Open(now) {
		return Cover{}, callClosed(c, now)
	}
	return Cover{CallID: c.ID, Kind: kind, State: Draft, CreatedAt: now, Version: 1, Turn: 1}, nil
}

func callClosed(c Call, now time.Time) error {
	if now.Before(c.OpensAt) {
		return fault.Conflict("call_not_open", "This call has not opened yet.")
	}
	return fault.Conflict("call_closed", "This call has closed, so applications can no longer be sent.")
}

// referenceLetters leave out what people confuse when they read aloud or copy:
// 0 and O, 1, I and L, U and V, 5 and S, 2 and Z, 8 and B.
const referenceLetters = "ACDEFGHJKMNPQRTVWXY34679"

// Reference makes the name by which people quote an application, such as
// TD-7K3M9Q, from six random bytes.
func Reference(random []byte) string {
	name := []byte("TD-")
	for _, b := range random[:6] {
		name = append(name, referenceLetters[int(b)%len(referenceLetters)])
	}
	return string(name)
}

// CheckForm says what can never be kept of the joint case, even in a draft.
func (c JointCase) CheckForm() error {
	var f fault.Check
	programme.LimitText(&f, c.Challenge, "/challenge", programme.LongText)
	programme.LimitText(&f, c.WhyTogether, "/whyTogether", programme.LongText)
	programme.LimitText(&f, c.HopedFor, "/hopedFor", programme.LongText)
	return f.Err()
}

// tidy trims the answers and gives line ends one spelling, so that the same
// text always has the same hash.
func (c JointCase) tidy() JointCase {
	return JointCase{Challenge: programme.TidyLong(c.Challenge), WhyTogether: programme.TidyLong(c.WhyTogether), HopedFor: programme.TidyLong(c.HopedFor)}
}

// mayEdit tells whether members can still change, join and sign at now.
func (a Application) mayEdit(now time.Time) error {
	switch a.State {
	case Draft:
		if !a.Call.Open(now) {
			return callClosed(a.Call, now)
		}
		return nil
	case AwaitingMembers:
		if !a.Call.MembersMayJoin(now) {
			return fault.Conflict("grace_over", "The time for completing this application is over.")
		}
		return nil
	case Returned:
		return nil
	case Withdrawn:
		return fault.Conflict("withdrawn", "This application has been withdrawn.")
	}
	return fault.Conflict("already_submitted", "This application has been sent, so it can no longer be changed.")
}

// Submit is the lead's "send": it counts as the lead's signature. An
// individual is submitted; a pair or triad waits until everybody has signed
// the same text. key names the signature.
func (a Application) Submit(key, person id.ID, hash string, now time.Time) (Application, error) {
	lead, err := a.lead(person)
	if err != nil {
		return a, err
	}
	if err := a.mayConsent(lead, hash, now, SectionPartner); err != nil {
		return a, err
	}
	a = a.addSignature(key, lead, now)
	a.State = AwaitingMembers
	return a.settle(now), nil
}

// settle submits an application that waits for nobody any more.
func (a Application) settle(now time.Time) Application {
	if a.State != AwaitingMembers || !a.ready() {
		return a
	}
	a.State, a.SubmittedAt = Submitted, &now
	return a
}

// ready tells whether every seat has a member whose part is complete and who
// signed the shared answers as they are.
func (a Application) ready() bool {
	if len(a.Members) != a.Kind.Seats() || len(a.JointCase.problems(a.Kind)) > 0 {
		return false
	}
	return !slices.ContainsFunc(a.Members, func(m Member) bool { return !m.Complete() || !a.Signed(m.ID) })
}

// Withdraw takes the whole unit out of the call; its people may apply again.
// What was written stays.
func (a Application) Withdraw(person id.ID, now time.Time) (Application, error) {
	if _, err := a.lead(person); err != nil {
		return a, err
	}
	if !slices.Contains([]ApplicationState{Draft, AwaitingMembers, Submitted, Returned, Ineligible}, a.State) {
		return a, fault.Conflict("cannot_withdraw", "This application cannot be withdrawn any more.")
	}
	a.State = Withdrawn
	return a.close(now), nil
}

// Lapse applies the end of the grace period to an application that still waits
// for a signature: the lead goes on as an individual who seeks a match, if that
// was asked for, and otherwise the application lapses. Before that moment, and
// in any other state, nothing changes.
func (a Application) Lapse(now time.Time) Application {
	if a.State != AwaitingMembers || now.Before(a.Call.GraceUntil) {
		return a
	}
	lead := a.Lead()
	if !a.ConsiderAlone || !lead.Complete() || len(a.JointCase.problems(Individual)) > 0 {
		a.State = Lapsed
		return a.close(now)
	}
	a.Invitations = a.endInvitations(now, InvitationExpired)
	a.Members = slices.DeleteFunc(slices.Clone(a.Members), func(m Member) bool { return m.ID != lead.ID })
	a.Signatures = slices.DeleteFunc(slices.Clone(a.Signatures), func(s Signature) bool { return s.MemberID != lead.ID })
	a.Kind, a.State, a.SubmittedAt = Individual, Submitted, &now
	return a
}

// close ends what is still open in a unit that leaves the call.
func (a Application) close(now time.Time) Application {
	a.Invitations = a.endInvitations(now, InvitationRevoked)
	a.Members = slices.Clone(a.Members)
	for i := range a.Members {
		a.Members[i].Live = false
	}
	return a
}

// Member finds the member who is this person.
func (a Application) Member(person id.ID) (Member, bool) {
	i := slices.IndexFunc(a.Members, func(m Member) bool { return m.PersonID == person && person != "" })
	if i < 0 {
		return Member{}, false
	}
	return a.Members[i], true
}

// Lead is the member who leads; every unit has exactly one.
func (a Application) Lead() Member {
	i := slices.IndexFunc(a.Members, func(m Member) bool { return m.Lead })
	if i < 0 {
		return Member{}
	}
	return a.Members[i]
}

// Others are the members except this person.
func (a Application) Others(person id.ID) []Member {
	return slices.DeleteFunc(slices.Clone(a.Members), func(m Member) bool { return m.PersonID == person })
}

// Invitation finds one of the unit's invitations.
func (a Application) Invitation(key id.ID) (PartnerInvitation, bool) {
	i := slices.IndexFunc(a.Invitations, func(p PartnerInvitation) bool { return p.ID == key })
	if i < 0 {
		return PartnerInvitation{}, false
	}
	return a.Invitations[i], true
}

func (a Application) member(person id.ID) (Member, error) {
	m, ok := a.Member(person)
	if !ok {
		return m, fault.NotFound()
	}
	return m, nil
}

func (a Application) lead(person id.ID) (Member, error) {
	m, err := a.member(person)
	if err == nil && !m.Lead {
		err = fault.Forbidden("lead_only", "Only the person who leads the application can do this.")
	}
	return m, err
}

// replaceInvitation gives the unit's invitations with one changed.
func (a Application) replaceInvitation(p PartnerInvitation) []PartnerInvitation {
	out := slices.Clone(a.Invitations)
	for i := range out {
		if out[i].ID == p.ID {
			out[i] = p
		}
	}
	return out
}
