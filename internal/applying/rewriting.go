package applying

import (
	"slices"
	"time"

	"tandem/internal/fault"
	"tandem/internal/id"
)

// SharedAnswers are everything that the members of a unit answer together, and
// what each of them signs.
type SharedAnswers struct {
	JointCase
	ConsiderAlone bool
}

// Shared gives the shared answers as they are.
func (c Cover) Shared() SharedAnswers { return SharedAnswers{c.JointCase, c.ConsiderAlone} }

// The names of the shared answers.
const (
	AnswerChallenge   = "challenge"
	AnswerWhyTogether = "whyTogether"
	AnswerHopedFor    = "hopedFor"
	AnswerAlone       = "considerAlone"
)

// Differing names the answers that are not the same in both.
func (s SharedAnswers) Differing(other SharedAnswers) (names []string) {
	for _, answer := range []struct {
		name  string
		equal bool
	}{
		{AnswerChallenge, s.Challenge == other.Challenge},
		{AnswerWhyTogether, s.WhyTogether == other.WhyTogether},
		{AnswerHopedFor, s.HopedFor == other.HopedFor},
		{AnswerAlone, s.ConsiderAlone == other.ConsiderAlone},
	} {
		if !answer.equal {
			names = append(names, answer.name)
		}
	}
	return names
}

// CaseRevision is what the shared answers said after one save. Number is the
// version of the application that the save made.
type CaseRevision struct {
	SharedAnswers
	Number  int64
	SavedBy id.ID // a person
	Name    string
	SavedAt time.Time
}

// Saver is somebody who wrote the shared answers, with their latest save.
type Saver struct {
	PersonID id.ID
	Name     string
	Number   int64
	At       time.Time
}

// LostSignature is a consent that a change of the shared answers took away and
// that its member has not given again: to what, and up to which save.
type LostSignature struct {
	MemberID id.ID
	Signed   SharedAnswers
	Number   int64
}

// Rewriting is what happened to the shared answers since a member signed them.
// Changed is empty when they are what they were.
type Rewriting struct {
	Changed []string
	By      []Saver
	At      time.Time
}

// Rewritten tells a member who has to sign again what changed and who changed
// it; false for everybody else.
func (a Application) Rewritten(member id.ID) (Rewriting, bool) {
	i := slices.IndexFunc(a.Lost, func(l LostSignature) bool { return l.MemberID == member })
	if i < 0 {
		return Rewriting{}, false
	}
	return a.Lost[i].since(a.Shared(), a.Savers), true
}

func (l LostSignature) since(now SharedAnswers, savers []Saver) Rewriting {
	out := Rewriting{Changed: now.Differing(l.Signed)}
	for _, s := range savers {
		if s.Number <= l.Number {
			continue
		}
		out.By = append(out.By, s)
		if s.At.After(out.At) {
			out.At = s.At
		}
	}
	return out
}

// Waits tells whether the members can still sign.
func (c Cover) Waits() bool {
	return c.State == Draft || c.State == AwaitingMembers || c.State == Returned
}

// Since tells what happened to a lost signature's answers, for a list that holds
// no whole application.
func (o OwnApplication) Since(lost LostSignature, savers []Saver) *Rewriting {
	out := lost.since(o.Shared(), savers)
	return &out
}

// LastSaved is whoever wrote the shared answers last; false while nobody has.
func (a Application) LastSaved() (Saver, bool) {
	if len(a.Savers) == 0 {
		return Saver{}, false
	}
	return slices.MaxFunc(a.Savers, func(x, y Saver) int { return int(x.Number - y.Number) }), true
}

// oneSitting is how long somebody's saves go on making the same version: while
// they type, each pause is a save.
const oneSitting = 10 * time.Minute

// GoesOn tells whether a save goes on with the latest one, and with which: the
// same person soon after, and nobody has signed what it would replace.
func (a Application) GoesOn(by Saver) (Saver, bool) {
	last, saved := a.LastSaved()
	return last, saved && last.PersonID == by.PersonID && by.At.Sub(last.At) < oneSitting && len(a.Signatures) == 0 &&
		!slices.ContainsFunc(a.Lost, func(l LostSignature) bool { return l.Number >= last.Number })
}

// MayRewrite says why the shared answers cannot be changed at now, if they cannot:
// once the call has closed, what is left is to join, to complete and to sign.
func (a Application) MayRewrite(now time.Time) error {
	if err := a.mayEdit(now); err != nil {
		return err
	}
	if a.State == AwaitingMembers && !a.Call.Open(now) {
		return fault.Conflict("call_closed", "The call has closed, so the answers you give together can no longer be changed.")
	}
	return nil
}

// RewriteCase replaces the shared answers. A real change takes away every
// signature; an equal text changes nothing.
func (a Application) RewriteCase(person id.ID, version int64, c JointCase, alone bool, now time.Time) (Application, error) {
	writer, err := a.member(person)
	if err != nil {
		return a, err
	}
	if err := a.MayRewrite(now); err != nil {
		return a, err
	}
	if a.Version != version {
		return a, fault.Outdated()
	}
	if err := c.CheckForm(); err != nil {
		return a, err
	}
	if c = c.tidy(); c == a.JointCase && alone == a.ConsiderAlone {
		return a, nil
	}
	a = a.loseSignatures().savedBy(writer, now)
	a.JointCase, a.ConsiderAlone = c, alone
	for i, l := range a.Lost {
		if l.Signed == a.Shared() { // put back as it was
			a.Lost[i].Number = a.Version + 1
		}
	}
	return a, nil
}

// loseSignatures takes away the signatures that stand.
func (a Application) loseSignatures() Application {
	a.Lost = slices.Clone(a.Lost)
	for _, s := range a.Signatures {
		a.Lost = append(a.Lost, LostSignature{MemberID: s.MemberID, Signed: a.Shared(), Number: a.Version})
	}
	a.Signatures = nil
	return a
}

// savedBy notes who makes the next version of the shared answers.
func (a Application) savedBy(writer Member, now time.Time) Application {
	a.Savers = slices.DeleteFunc(slices.Clone(a.Savers), func(s Saver) bool { return s.PersonID == writer.PersonID })
	a.Savers = append(a.Savers, Saver{PersonID: writer.PersonID, Name: writer.Name, Number: a.Version + 1, At: now})
	return a
}
