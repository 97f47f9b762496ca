package applying

import (
	"slices"
	"strings"
	"testing"
	"time"

	"tandem/internal/fault"
	"tandem/internal/id"
	"tandem/internal/programme"
)

func TestAChangeOfTheSharedAnswersClearsAllSignatures(t *testing.T) {
	a := draft(t, Pair, "bo")
	a = must(t)(a.Submit("s1", "ada", a.Hash(), during))
	same := must(t)(a.RewriteCase("bo", 1, JointCase{Challenge: " Waiting times\r\n", WhyTogether: "We share them", HopedFor: "Shorter ones"}, false, during))
	if len(same.Signatures) != 1 {
		t.Error("a text that is equal but for blanks cleared a signature")
	}
	other := must(t)(a.RewriteCase("bo", 1, JointCase{Challenge: "Something else"}, false, during))
	if len(other.Signatures) != 0 || len(a.Signatures) != 1 || other.Hash() == a.Hash() {
		t.Errorf("after a change %v stand, before it %v", other.Signatures, a.Signatures)
	}
	if _, err := a.RewriteCase("bo", 7, JointCase{}, false, during); fault.Of(err).Kind != fault.Stale {
		t.Errorf("an old version: %v", err)
	}
	long := JointCase{Challenge: strings.Repeat("ä", programme.LongText+1)}
	if _, err := a.RewriteCase("bo", 1, long, false, during); pointers(err) != "/challenge" {
		t.Errorf("too long: %v", err)
	}
}

func TestWhenAnApplicationCanBeChanged(t *testing.T) {
	after := grace.Add(time.Second)
	cases := []struct {
		state       ApplicationState
		now         time.Time
		own, shared string
	}{
		{Draft, during, "", ""},
		{Draft, closes, "call_closed", "call_closed"},
		{AwaitingMembers, closes.Add(-1), "", ""},
		{AwaitingMembers, closes, "", "call_closed"},
		{AwaitingMembers, grace.Add(-1), "", "call_closed"},
		{AwaitingMembers, grace, "grace_over", "grace_over"},
		{Returned, after, "", ""},
		{Submitted, during, "already_submitted", "already_submitted"},
		{Ineligible, during, "already_submitted", "already_submitted"},
		{Withdrawn, during, "withdrawn", "withdrawn"},
		{Merged, during, "already_submitted", "already_submitted"},
		{Lapsed, during, "already_submitted", "already_submitted"},
	}
	for _, c := range cases {
		a := draft(t, Pair, "bo")
		a.State = c.state
		_, own := a.Describe("ada", 1, filled("Ada"), c.now)
		_, shared := a.RewriteCase("ada", 1, JointCase{}, true, c.now)
		if code(own) != c.own || code(shared) != c.shared {
			t.Errorf("%s at %v: %v and %v, want %q and %q", c.state, c.now, own, shared, c.own, c.shared)
		}
	}
}

// After the call whoever signed has handed in; the others complete their part.
func TestAfterTheCallOnlyWhoHasNotSignedCompletesTheirPart(t *testing.T) {
	a := draft(t, Pair, "bo")
	a = must(t)(a.Submit("s1", "ada", a.Hash(), during))
	for who, want := range map[string]string{"ada": "call_closed", "bo": ""} {
		if _, err := a.Describe(id.ID(who), 1, filled("New"), closes); code(err) != want {
			t.Errorf("%s: %v, want %q", who, err, want)
		}
	}
	if _, err := a.Describe("ada", 1, filled("New"), closes.Add(-1)); err != nil {
		t.Errorf("while the call is open: %v", err)
	}
}

func TestWhoeverHadSignedIsToldWhatChangedAndWhoChangedIt(t *testing.T) {
	a := draft(t, Pair, "bo")
	a.Version = 4
	a = must(t)(a.Submit("s1", "ada", a.Hash(), during))
	later := during.Add(time.Hour)
	a = must(t)(a.RewriteCase("bo", 4, JointCase{"Other", "We share them", "Shorter ones"}, true, later))
	got, again := a.Rewritten("m-ada")
	if !again || !slices.Equal(got.Changed, []string{AnswerChallenge, AnswerAlone}) || !got.At.Equal(later) {
		t.Fatalf("%+v, %v", got, again)
	}
	if len(got.By) != 1 || got.By[0].PersonID != "bo" || got.By[0].Name != "bo" {
		t.Errorf("by %+v", got.By)
	}
	if _, again := a.Rewritten("m-bo"); again {
		t.Error("whoever had not signed is asked to sign again")
	}
	a.Version = 5
	back := must(t)(a.RewriteCase("ada", 5, JointCase{"Waiting times", "We share them", "Shorter ones"}, false, later))
	if got, again := back.Rewritten("m-ada"); !again || len(got.Changed) != 0 || len(got.By) != 0 {
		t.Errorf("put back as it was: %+v, %v", got, again)
	}
	if last, ok := back.LastSaved(); !ok || last.PersonID != "ada" || last.Number != 6 {
		t.Errorf("saved last: %+v", last)
	}
	signed := must(t)(a.Submit("s2", "ada", a.Hash(), later))
	if _, again := signed.Rewritten("m-ada"); again {
		t.Error("asked again after signing again")
	}
}

// Typing is saved at every pause, and is one version until somebody signs it or
// somebody else writes.
func TestWhenASaveGoesOnWithTheLatestVersion(t *testing.T) {
	by := Saver{PersonID: "ada", At: during}
	last := Saver{PersonID: "ada", Number: 3, At: during.Add(-oneSitting + 1)}
	other := Saver{PersonID: "bo", Number: 2, At: during}
	cases := []struct {
		name string
		a    Application
		want bool
	}{
		{"nobody wrote before", Application{}, false},
		{"a moment later", Application{Savers: []Saver{last, other}}, true},
		{"long after", Application{Savers: []Saver{{PersonID: "ada", Number: 3, At: during.Add(-oneSitting)}}}, false},
		{"somebody else wrote since", Application{Savers: []Saver{{PersonID: "bo", Number: 4, At: during}, last}}, false},
		{"somebody signed it", Application{Savers: []Saver{last}, Signatures: []Signature{{MemberID: "m"}}}, false},
		{"somebody had signed it", Application{Savers: []Saver{last}, Lost: []LostSignature{{MemberID: "m", Number: 3}}}, false},
		{"somebody had signed an earlier one", Application{Savers: []Saver{last}, Lost: []LostSignature{{MemberID: "m", Number: 2}}}, true},
	}
	for _, c := range cases {
		if got, on := c.a.GoesOn(by); on != c.want || on && got != last {
			t.Errorf("%s: %v with %+v", c.name, on, got)
		}
	}
}
