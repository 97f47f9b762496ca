package applying

import (
	"testing"
	"time"
)

func invited(t *testing.T, kind Kind) Application {
	t.Helper()
	return must(t)(draft(t, kind).Invite("i1", "ada", " Bo  Berg ", "Bo@Example.org", during))
}

func newcomer(name string) Member {
	return Member{PersonID: "bo", Email: name + "@example.org", Profile: Profile{Name: "Bo"}}
}

func TestInvitationsAndMembersNeverExceedTheSeats(t *testing.T) {
	cases := []struct {
		name string
		do   func() (Application, error)
		want string
	}{
		{"alone", func() (Application, error) {
			return draft(t, Individual).Invite("i", "ada", "Cy", "cy@example.org", during)
		}, "no_seat_free"},
		{"a second for a pair", func() (Application, error) {
			return invited(t, Pair).Invite("i2", "ada", "Cy", "cy@example.org", during)
		}, "no_seat_free"},
		{"a second for a triad", func() (Application, error) {
			return invited(t, Triad).Invite("i2", "ada", "Cy", "cy@example.org", during)
		}, ""},
		{"after taking one back", func() (Application, error) {
			return must(t)(invited(t, Pair).Revoke("i1", "ada", during)).Invite("i2", "ada", "Cy", "cy@example.org", during)
		}, ""},
		{"after it was declined", func() (Application, error) {
			return must(t)(invited(t, Pair).Decline("i1", "no time", during)).Invite("i2", "ada", "Cy", "cy@example.org", during)
		}, ""},
		{"after it was accepted", func() (Application, error) {
			return must(t)(invited(t, Pair).Join("m2", "i1", newcomer("bo"), during)).Invite("i2", "ada", "Cy", "cy@example.org", during)
		}, "no_seat_free"},
		{"oneself", func() (Application, error) {
			return draft(t, Pair).Invite("i", "ada", "Ada", "ADA@example.org", during)
		}, "invalid"},
		{"the same person twice", func() (Application, error) {
			return invited(t, Triad).Invite("i2", "ada", "Bo", "bo@example.org", during)
		}, "invalid"},
		{"without a name", func() (Application, error) { return draft(t, Pair).Invite("i", "ada", " ", "cy@example.org", during) }, "invalid"},
		{"a broken address", func() (Application, error) { return draft(t, Pair).Invite("i", "ada", "Cy", "cy@", during) }, "invalid"},
		{"by a partner", func() (Application, error) {
			return draft(t, Triad, "bo").Invite("i", "bo", "Cy", "cy@example.org", during)
		}, "lead_only"},
		{"after the call", func() (Application, error) { return draft(t, Pair).Invite("i", "ada", "Cy", "cy@example.org", closes) }, "call_closed"},
	}
	for _, c := range cases {
		if _, err := c.do(); code(err) != c.want {
			t.Errorf("%s: %v, want %q", c.name, err, c.want)
		}
	}
}

func TestWhoMayJoinAndWhen(t *testing.T) {
	sent := func(a Application) Application { return must(t)(a.Submit("s1", "ada", a.Hash(), during)) }
	cases := []struct {
		name string
		a    Application
		who  Member
		now  time.Time
		want string
	}{
		{"the invited person", invited(t, Pair), newcomer("bo"), during, ""},
		{"in another spelling", invited(t, Pair), newcomer("BO"), during, ""},
		{"somebody else", invited(t, Pair), newcomer("cy"), during, "other_address"},
		{"nobody's address", invited(t, Pair), Member{PersonID: "bo"}, during, "other_address"},
		{"in the grace period", sent(invited(t, Pair)), newcomer("bo"), closes, ""},
		{"a draft after the call", invited(t, Pair), newcomer("bo"), closes, "call_closed"},
		{"after the grace period", sent(invited(t, Pair)), newcomer("bo"), grace, "expired"},
		{"a second time", must(t)(invited(t, Pair).Join("m2", "i1", newcomer("bo"), during)), newcomer("bo"), during, "already_used"},
		{"what was taken back", must(t)(invited(t, Pair).Revoke("i1", "ada", during)), newcomer("bo"), during, "revoked"},
		{"what was declined", must(t)(invited(t, Pair).Decline("i1", "", during)), newcomer("bo"), during, "declined"},
		{"a withdrawn application", must(t)(invited(t, Pair).Withdraw("ada", during)), newcomer("bo"), during, "revoked"},
	}
	for _, c := range cases {
		if _, err := c.a.Join("m2", "i1", c.who, c.now); code(err) != c.want {
			t.Errorf("%s: %v, want %q", c.name, err, c.want)
		}
	}
}

// The lead sends, the colleague joins, completes a part and signs: that is all
// it takes, for nobody changed what the lead had signed.
func TestJoiningTakesAwayNobodysSignature(t *testing.T) {
	a := invited(t, Pair)
	a = must(t)(a.Submit("s1", "ada", a.Hash(), during))
	a = must(t)(a.Join("m2", "i1", newcomer("bo"), during))
	if !a.Signed("m-ada") || a.State != AwaitingMembers || a.Invitations[0].Response != InvitationAccepted {
		t.Fatalf("%+v", a)
	}
	a = must(t)(a.Describe("bo", 1, filled("Bo"), during))
	if a = must(t)(a.Sign("s2", "bo", a.Hash(), during)); a.State != Submitted {
		t.Fatal(a.State)
	}
}

func TestResendingAndTakingBack(t *testing.T) {
	a := invited(t, Pair)
	a.Call.GraceUntil = grace.AddDate(0, 0, 7) // the coordinator gave more time
	a.State = AwaitingMembers
	if got := a.Invitations[0].At(grace); got != InvitationExpired {
		t.Fatalf("at its end it is %s", got)
	}
	again := must(t)(a.Resend("i1", "ada", grace))
	if again.Invitations[0].At(grace) != InvitationOpen {
		t.Error("it was not opened anew")
	}
	joined := must(t)(again.Join("m2", "i1", newcomer("bo"), grace))
	for name, err := range map[string]error{
		"resend by a stranger": second(a.Resend("i1", "cy", grace)),
		"resend the unknown":   second(a.Resend("i9", "ada", grace)),
		"revoke the unknown":   second(a.Revoke("i9", "ada", grace)),
		"resend the accepted":  second(joined.Resend("i1", "ada", grace)),
		"revoke the accepted":  second(joined.Revoke("i1", "ada", grace)),
	} {
		want := map[string]string{"resend the accepted": "already_used", "revoke the accepted": "already_used"}[name]
		if want == "" {
			want = "not_found"
		}
		if code(err) != want {
			t.Errorf("%s: %v, want %s", name, err, want)
		}
	}
}

func second(_ Application, err error) error { return err }
