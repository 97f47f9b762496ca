package applying

import (
	"slices"
	"time"

	"tandem/internal/fault"
	"tandem/internal/id"
)

// MayLeave says why a member cannot leave the unit at now, if they cannot. Who
// leads it withdraws it instead; and once nobody can join any more, a seat that
// becomes vacant would end the application of those who stay.
func (a Application) MayLeave(m Member, now time.Time) error {
	switch {
	case m.Lead:
		return fault.Conflict("lead_stays", "You lead this application, so you cannot leave it. You can withdraw it for everybody.")
	case !a.Waits() && a.State != Submitted:
		return fault.Conflict("cannot_leave", "This application has ended, so there is nothing to leave.")
	case a.State != Returned && !a.Call.MembersMayJoin(now):
		return fault.Conflict("grace_over", "The time for changing who applies is over. Contact the programme team.")
	}
	return nil
}

// Leave makes a member's seat vacant; the lead can invite somebody else. What the
// others signed stays signed. An application that was in waits again.
func (a Application) Leave(person id.ID, now time.Time) (Application, error) {
	m, err := a.member(person)
	if err != nil {
		return a, err
	}
	if err := a.MayLeave(m, now); err != nil {
		return a, err
	}
	a.Members = a.Others(person)
	a.Signatures = slices.DeleteFunc(slices.Clone(a.Signatures), func(s Signature) bool { return s.MemberID == m.ID })
	a.Lost = slices.DeleteFunc(slices.Clone(a.Lost), func(l LostSignature) bool { return l.MemberID == m.ID })
	if a.State == Submitted {
		a.State, a.SubmittedAt = AwaitingMembers, nil
	}
	return a, nil
}
