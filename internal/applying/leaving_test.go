package applying

import (
	"testing"
	"time"

	"tandem/internal/id"
)

func TestWhoMayLeaveAndWhen(t *testing.T) {
	cases := []struct {
		name  string
		state ApplicationState
		who   string
		now   time.Time
		want  string
	}{
		{"a member of a draft", Draft, "bo", during, ""},
		{"a member in the grace period", AwaitingMembers, "bo", closes, ""},
		{"a member of what was sent", Submitted, "bo", closes, ""},
		{"a member of what was sent back", Returned, "bo", grace, ""},
		{"when nobody can take the seat", Submitted, "bo", grace, "grace_over"},
		{"the lead", Draft, "ada", during, "lead_stays"},
		{"a stranger", Draft, "cy", during, "not_found"},
		{"a member of what was withdrawn", Withdrawn, "bo", during, "cannot_leave"},
		{"a member of what lapsed", Lapsed, "bo", grace, "cannot_leave"},
	}
	for _, c := range cases {
		a := draft(t, Pair, "bo")
		a.State = c.state
		after, err := a.Leave(id.ID(c.who), c.now)
		if code(err) != c.want {
			t.Errorf("%s: %v, want %q", c.name, err, c.want)
		}
		if wanted := map[bool]int{true: 1, false: 2}[err == nil]; len(after.Members) != wanted {
			t.Errorf("%s: %d members", c.name, len(after.Members))
		}
	}
}

func TestWhoLeavesTakesTheirOwnSignatureOnly(t *testing.T) {
	a := draft(t, Pair, "bo")
	a = must(t)(a.Submit("s1", "ada", a.Hash(), during))
	a = must(t)(a.Sign("s2", "bo", a.Hash(), during))
	a = must(t)(a.Leave("bo", during))
	if a.State != AwaitingMembers || a.SubmittedAt != nil || !a.Signed("m-ada") || len(a.Signatures) != 1 {
		t.Fatalf("%s, %+v", a.State, a.Signatures)
	}
	a = must(t)(a.Invite("i1", "ada", "Cy", "cy@example.org", during))
	a = must(t)(a.Join("m3", "i1", Member{PersonID: "cy", Email: "cy@example.org"}, during))
	a = must(t)(a.Describe("cy", 1, filled("Cy"), during))
	if a = must(t)(a.Sign("s3", "cy", a.Hash(), during)); a.State != Submitted {
		t.Errorf("with somebody else: %s", a.State)
	}
}
