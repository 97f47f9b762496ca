package applying

import (
	"fmt"
	"maps"
	"reflect"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"tandem/internal/id"
)

// moves are the transitions of an application that anybody can cause here.
var moves = map[ApplicationState][]ApplicationState{
	Draft:           {AwaitingMembers, Submitted, Withdrawn},
	AwaitingMembers: {Submitted, Withdrawn, Lapsed},
	Submitted:       {Withdrawn, AwaitingMembers},
}

// history plays random events of four people against one application. Dee is
// a stranger who may be invited; every event may come from anybody, at any
// time, about anything.
type history struct {
	now  time.Time
	a    Application
	made int
}

func (h *history) key() id.ID {
	h.made++
	return id.ID(fmt.Sprintf("k%03d", h.made))
}

var cast = []string{"ada", "bo", "cy", "dee"}

func (h *history) event(t *rapid.T) (Application, error) {
	who := rapid.SampledFrom(append([]string{"ada", "ada", "bo"}, cast...)).Draw(t, "who")
	person, at := id.ID(who), h.now
	hash := rapid.SampledFrom([]string{h.a.Hash(), h.a.Hash(), h.a.Hash(), "old"}).Draw(t, "hash")
	p := filled(who)
	p.JobTitle = rapid.SampledFrom([]string{"Head", "Head", "Head", "Head", "Head", ""}).Draw(t, "job")
	m, _ := h.a.Member(person)
	invitation := id.ID("none")
	if len(h.a.Invitations) > 0 {
		invitation = rapid.SampledFrom(h.a.Invitations).Draw(t, "invitation").ID
	}
	events := map[string]func() (Application, error){
		"describe": func() (Application, error) { return h.a.Describe(person, m.Version, p, at) },
		"rewrite": func() (Application, error) {
			text := rapid.SampledFrom([]string{"a", "b", ""}).Draw(t, "text")
			return h.a.RewriteCase(person, h.a.Version, JointCase{text, "c", "d"}, rapid.Bool().Draw(t, "alone"), at)
		},
		"invite": func() (Application, error) {
			return h.a.Invite(h.key(), person, "Somebody", rapid.SampledFrom(cast).Draw(t, "whom")+"@example.org", at)
		},
		"revoke": func() (Application, error) { return h.a.Revoke(invitation, person, at) },
		"resend": func() (Application, error) { return h.a.Resend(invitation, person, at) },
		"join": func() (Application, error) {
			return h.a.Join(h.key(), invitation, Member{PersonID: person, Email: who + "@example.org", Profile: Profile{Name: who}}, at)
		},
		"decline":  func() (Application, error) { return h.a.Decline(invitation, "no", at) },
		"sign":     func() (Application, error) { return h.a.Sign(h.key(), person, hash, at) },
		"submit":   func() (Application, error) { return h.a.Submit(h.key(), person, hash, at) },
		"withdraw": func() (Application, error) { return h.a.Withdraw(person, at) },
		"leave":    func() (Application, error) { return h.a.Leave(person, at) },
		"lapse":    func() (Application, error) { return h.a.Lapse(at), nil },
	}
	names := slices.Sorted(maps.Keys(events))
	if rapid.IntRange(0, 3).Draw(t, "give up") > 0 {
		names = slices.DeleteFunc(names, func(name string) bool { return name == "withdraw" })
	}
	weighted := append(names, "describe", "describe", "sign", "sign", "submit", "submit", "invite", "join", "join", "lapse", "lapse")
	return events[rapid.SampledFrom(weighted).Draw(t, "event")]()
}

func (h *history) check(t *rapid.T) {
	a := h.a
	if a.State == Submitted && a.Kind != Individual {
		for _, m := range a.Members {
			if !a.Signed(m.ID) || !m.Complete() {
				t.Fatalf("submitted without %s: %+v", m.PersonID, a.Signatures)
			}
		}
		if len(a.Members) != a.Kind.Seats() || len(a.Signatures) != a.Kind.Seats() {
			t.Fatalf("a submitted %s has %d members and %d signatures", a.Kind, len(a.Members), len(a.Signatures))
		}
	}
	if (a.State == Submitted) && a.SubmittedAt == nil {
		t.Fatal("submitted at no time")
	}
	if n := a.spoken(h.now); n > a.Kind.Seats() {
		t.Fatalf("%d seats are spoken for in a %s", n, a.Kind)
	}
	people, leads := map[id.ID]bool{}, 0
	for _, m := range a.Members {
		people[m.PersonID] = true
		if m.Lead {
			leads++
		}
	}
	if len(people) != len(a.Members) || leads != 1 {
		t.Fatalf("%d people in %d members with %d leads", len(people), len(a.Members), leads)
	}
	for _, p := range a.Invitations {
		if (p.Response == InvitationOpen) != (p.RespondedAt == nil) {
			t.Fatalf("an invitation is %s, answered at %v", p.Response, p.RespondedAt)
		}
	}
}

// takenAway names a member who is still there and lost a signature for nothing.
func takenAway(before, after Application) id.ID {
	for _, m := range after.Members {
		if before.Shared() == after.Shared() && before.Signed(m.ID) && !after.Signed(m.ID) {
			return m.ID
		}
	}
	return ""
}

// swapped is the same application with its members the other way round.
func swapped(a Application) Application {
	a.Members, a.Signatures = slices.Clone(a.Members), slices.Clone(a.Signatures)
	slices.Reverse(a.Members)
	slices.Reverse(a.Signatures)
	return a
}

func checkSwap(t *rapid.T, a Application, now time.Time) {
	b := swapped(a)
	if a.Hash() != b.Hash() || a.ready() != b.ready() || a.Lead() != b.Lead() || a.Lapse(now).State != b.Lapse(now).State {
		t.Fatal("the order of the members matters")
	}
	for _, who := range cast {
		if !reflect.DeepEqual(a.Sections(id.ID(who), now), b.Sections(id.ID(who), now)) {
			t.Fatalf("the order of the members matters to %s", who)
		}
		x, errX := a.Sign("s", id.ID(who), a.Hash(), now)
		y, errY := b.Sign("s", id.ID(who), b.Hash(), now)
		if code(errX) != code(errY) || x.State != y.State {
			t.Fatalf("the order of the members matters when %s signs", who)
		}
	}
}

// A rule changes nothing of what it was given: it returns a new value, and
// when it refuses, the old one.
func TestNoHistoryBreaksAnApplication(t *testing.T) {
	reached, together := map[ApplicationState]int{}, 0
	play := func(rt *rapid.T) {
		kind := rapid.SampledFrom([]Kind{Individual, Pair, Pair, Triad}).Draw(rt, "kind")
		h := &history{now: during, a: draft(t, kind, cast[1:rapid.IntRange(1, kind.Seats()).Draw(rt, "members")]...)}
		for range 80 {
			if rapid.IntRange(0, 14).Draw(rt, "wait") == 0 {
				h.now = h.now.Add(time.Duration(rapid.IntRange(0, 300).Draw(rt, "hours")) * time.Hour)
			}
			before := h.a
			frozen := swapped(swapped(before))
			after, err := h.event(rt)
			if !reflect.DeepEqual(before, frozen) {
				rt.Fatal("a rule changed what it was given")
			}
			if err != nil {
				continue
			}
			if after.State != before.State && !slices.Contains(moves[before.State], after.State) {
				rt.Fatalf("from %s to %s", before.State, after.State)
			}
			if a := takenAway(before, after); a != "" {
				rt.Fatalf("%s lost a signature though nobody changed the shared answers", a)
			}
			h.a = after
			h.check(rt)
			checkSwap(rt, h.a, h.now)
			reached[after.State]++
			if after.State == Submitted && after.Kind != Individual {
				together++
			}
		}
	}
	for range 3 { // enough for the rarest state to come up
		rapid.Check(t, play)
	}
	if together == 0 {
		t.Error("no history submitted a pair")
	}
	for _, state := range []ApplicationState{Draft, AwaitingMembers, Submitted, Withdrawn, Lapsed} {
		if reached[state] == 0 {
			t.Errorf("no history came to %s: the events are too tame", state)
		}
	}
}
