package applying

import (
	"slices"
	"strings"
	"time"

	"tandem/internal/area"
	"tandem/internal/fault"
	"tandem/internal/id"
	"tandem/internal/programme"
)

// Member is a person within an application. Live members count against "one
// application per call"; those of a withdrawn application do not.
type Member struct {
	ID            id.ID
	ApplicationID id.ID
	CallID        id.ID
	PersonID      id.ID
	Email         string // the person's own confirmed address
	Lead          bool
	Live          bool
	JoinedAt      time.Time
	LeftAt        *time.Time
	Version       int64
	Profile
}

// Profile is what a member says of themselves. The line manager is for the
// programme team only: other members never see it.
type Profile struct {
	Name             string
	JobTitle         string
	Sector           string
	Role             string
	Organisation     string
	OrganisationKind string
	Area             string // a register code
	LineManagerName  string
	LineManagerEmail string
}

// The words that a member chooses from; empty stands for "not said yet".
var (
	Sectors           = []string{"education", "health", "care", "other"}
	MemberRoles       = []string{"strategic", "delivery"}
	OrganisationKinds = []string{"local_authority", "nhs", "school_or_college", "voluntary", "other"}
)

const shortText = 200

// tidy trims every answer.
func (p Profile) tidy() Profile {
	p.Name, p.JobTitle, p.Organisation = programme.TidyLine(p.Name), programme.TidyLine(p.JobTitle), programme.TidyLine(p.Organisation)
	p.LineManagerName, p.LineManagerEmail = programme.TidyLine(p.LineManagerName), programme.TidyAddress(p.LineManagerEmail)
	return p
}

// CheckForm says what can never be kept, even in a draft: what is too long, not
// one of the choices, not an area of today or not an address. own is the
// person's own address, which cannot be the line manager's.
func (p Profile) CheckForm(own string, today programme.Date) error {
	var f fault.Check
	programme.LimitText(&f, p.Name, "/name", shortText)
	programme.LimitText(&f, p.JobTitle, "/jobTitle", shortText)
	programme.LimitText(&f, p.Organisation, "/organisation", shortText)
	programme.LimitText(&f, p.LineManagerName, "/lineManagerName", shortText)
	choice(&f, p.Sector, Sectors, "/sector", "Select the sector you work in")
	choice(&f, p.Role, MemberRoles, "/role", "Select whether your role is mainly strategic or mainly delivery")
	choice(&f, p.OrganisationKind, OrganisationKinds, "/organisationKind", "Select what kind of organisation you work for")
	f.Require(p.Area == "" || areaExists(p.Area, today), "/area", "Select a local authority area from the list")
	if p.LineManagerEmail != "" {
		problem := programme.AddressProblem(p.LineManagerEmail)
		f.Require(problem == "", "/lineManagerEmail", problem)
		f.Require(mailbox(p.LineManagerEmail) != mailbox(own), "/lineManagerEmail",
			"Enter your line manager’s email address, not your own")
	}
	return f.Err()
}

// mailbox is where mail to an address arrives: a tag in it, me+work@, is for its
// owner to sort by.
func mailbox(address string) string {
	address = programme.TidyAddress(address)
	at := strings.LastIndexByte(address, '@')
	if at < 0 {
		return address
	}
	name, _, _ := strings.Cut(address[:at], "+")
	return name + address[at:]
}

func choice(f *fault.Check, word string, words []string, pointer, ask string) {
	f.Require(word == "" || slices.Contains(words, word), pointer, ask)
}

func areaExists(code string, today programme.Date) bool {
	a, ok := area.Find(code)
	return ok && a.Exists(string(today))
}

// Complete tells whether the member's own sections have no gap.
func (m Member) Complete() bool {
	return len(m.aboutProblems())+len(m.organisationProblems())+len(m.lineManagerProblems()) == 0
}

// MayDescribe says why a member cannot change their own part at now, if they
// cannot: once the call has closed, only whoever has not signed yet completes it.
func (a Application) MayDescribe(m Member, now time.Time) error {
	if err := a.mayEdit(now); err != nil {
		return err
	}
	if a.State == AwaitingMembers && !a.Call.Open(now) && a.Signed(m.ID) {
		return fault.Conflict("call_closed", "The call has closed and you have signed, so your answers can no longer be changed.")
	}
	return nil
}

// Describe replaces what a member says of themselves; version is the one that
// the person read. A last gap filled may complete an application that waits.
func (a Application) Describe(person id.ID, version int64, p Profile, now time.Time) (Application, error) {
	m, err := a.member(person)
	if err != nil {
		return a, err
	}
	if err := a.MayDescribe(m, now); err != nil {
		return a, err
	}
	if m.Version != version {
		return a, fault.Outdated()
	}
	p = p.tidy()
	if err := p.CheckForm(m.Email, programme.DayOf(now)); err != nil {
		return a, err
	}
	a.Members = slices.Clone(a.Members)
	for i := range a.Members {
		if a.Members[i].ID == m.ID {
			a.Members[i].Profile = p
		}
	}
	return a.settle(now), nil
}

func (m Member) aboutProblems() (out []string) {
	missing(&out, m.Name, "Enter your full name")
	missing(&out, m.JobTitle, "Enter your job title")
	missing(&out, m.Sector, "Select the sector you work in")
	missing(&out, m.Role, "Select whether your role is mainly strategic or mainly delivery")
	return out
}

func (m Member) organisationProblems() (out []string) {
	missing(&out, m.Organisation, "Enter the name of your organisation")
	missing(&out, m.OrganisationKind, "Select what kind of organisation you work for")
	missing(&out, m.Area, "Select your local authority area")
	return out
}

func (m Member) lineManagerProblems() (out []string) {
	missing(&out, m.LineManagerName, "Enter your line manager’s name")
	missing(&out, m.LineManagerEmail, "Enter your line manager’s email address")
	return out
}

func (c JointCase) problems(k Kind) (out []string) {
	missing(&out, c.Challenge, "Describe the challenge that you want to work on")
	if k != Individual {
		missing(&out, c.WhyTogether, "Say why you apply together")
	}
	missing(&out, c.HopedFor, "Say what you hope to achieve")
	return out
}

func missing(out *[]string, answer, ask string) {
	if answer == "" {
		*out = append(*out, ask)
	}
}
