package survey

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"tandem/internal/fault"
)

var noon = time.Date(2026, 11, 21, 12, 0, 0, 0, time.UTC)

func planned() Wave {
	return Wave{State: WavePlanned, OpensAt: noon, ClosesAt: noon.Add(time.Hour)}
}

func TestAWaveOpensOnceAndCloses(t *testing.T) {
	early, err := planned().Open(noon.Add(-time.Hour))
	if err != nil || early.State != WaveOpen || !early.OpensAt.Equal(noon.Add(-time.Hour)) {
		t.Errorf("%+v %v", early, err)
	}
	late, err := planned().Open(noon.Add(time.Minute))
	if err != nil || !late.OpensAt.Equal(noon.Add(time.Minute)) {
		t.Errorf("%+v %v", late, err)
	}
	if _, err := planned().Open(noon.Add(time.Hour)); fault.Of(err).Code != "window_over" {
		t.Error(err)
	}
	if _, err := late.Open(noon); fault.Of(err).Code != "already_open" {
		t.Error(err)
	}
	if _, err := planned().Close(); fault.Of(err).Code != "not_open" {
		t.Error(err)
	}
	done, err := late.Close()
	if err != nil || done.State != WaveClosed {
		t.Errorf("%+v %v", done, err)
	}
	if _, err := done.Open(noon); fault.Of(err).Code != "wave_closed" {
		t.Error(err)
	}
	if _, err := done.Close(); fault.Of(err).Code != "wave_closed" {
		t.Error(err)
	}
}

func TestAWaveTakesAnswersWhileItIsOpen(t *testing.T) {
	open, _ := planned().Open(noon)
	closed, _ := open.Close()
	for _, try := range []struct {
		wave Wave
		at   time.Time
		want string
	}{
		{planned(), noon, "not_open"}, {open, noon, ""}, {open, noon.Add(time.Hour - time.Microsecond), ""},
		{open, noon.Add(time.Hour), "wave_closed"}, {closed, noon, "wave_closed"},
	} {
		got := ""
		if err := try.wave.Takes(try.at); err != nil {
			got = fault.Of(err).Code
		}
		if got != try.want {
			t.Errorf("%s at %s: %q, want %q", try.wave.State, try.at, got, try.want)
		}
	}
}

// A database writes no year 10000, and keeps microseconds: what it would round
// or refuse must not be planned.
func TestAWaveIsPlannedAtInstantsThatCanBeKept(t *testing.T) {
	west := time.FixedZone("", -12*3600)
	v := Version{Audience: ForManagers, Confidentiality: Pseudonymous}
	for _, w := range []Wave{
		{OpensAt: noon, ClosesAt: time.Date(9999, 12, 31, 23, 0, 0, 0, west)},
		{OpensAt: time.Date(1, 1, 1, 0, 0, 0, 0, time.UTC), ClosesAt: noon.Add(time.Hour)},
	} {
		if _, err := Plan(w, v, noon); fault.Of(err).Kind != fault.Invalid {
			t.Errorf("from %s to %s: %v", w.OpensAt, w.ClosesAt, err)
		}
	}
	w, err := Plan(Wave{OpensAt: noon.Add(time.Nanosecond).In(west), ClosesAt: noon.Add(time.Hour + 999)}, v, noon)
	if err != nil || w.OpensAt != noon || w.ClosesAt != noon.Add(time.Hour) {
		t.Errorf("%+v, %v", w, err)
	}
}

// Over any sequence of events an invitation keeps what holds of every one: it
// is answered at most once and nothing changes after that; a refusal changes only
// by being taken back.
func TestAnInvitationEndsOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		i := Invitation{State: rapid.SampledFrom([]InvitationState{Created, Sent, Opened}).Draw(t, "state")}
		for now := noon; now.Before(noon.Add(10 * time.Hour)); now = now.Add(time.Hour) {
			over := !i.Waiting()
			next, err := i, error(nil)
			switch rapid.IntRange(0, 3).Draw(t, "event") {
			case 0:
				next, err = i.Begin(now)
			case 1:
				next, err = i.Finish(now)
			case 2:
				next, err = i.Decline(rapid.SampledFrom(append([]string{"", "x"}, Reasons...)).Draw(t, "reason"), "")
			case 3:
				if next, err = i.Undo(); (err == nil) != (i.State == Declined) || err == nil && !next.Waiting() {
					t.Fatalf("%s was undone to %s: %v", i.State, next.State, err)
				}
				over = false
			}
			if over && err == nil {
				t.Fatalf("%s became %s", i.State, next.State)
			}
			if err == nil {
				i = next
			}
			completed, declined := i.State == Completed, i.State == Declined
			if completed != (i.CompletedAt != nil) || declined != (i.Reason != "") || completed && (i.OpenedAt == nil || i.StartedAt == nil) {
				t.Fatalf("%+v", i)
			}
		}
	})
}

// Extending and reopening: the window only ever ends later, the day on which it
// opened stays, and an anonymous wave stays closed.
func TestAWaveEndsLaterOrOpensAgain(t *testing.T) {
	kinds := []Confidentiality{Named, Pseudonymous, Anonymous}
	rapid.Check(t, func(t *rapid.T) {
		w, _ := planned().Open(noon.Add(-time.Minute))
		for now := noon; now.Before(noon.Add(8 * time.Hour)); now = now.Add(time.Hour / 2) {
			kept, until := w, now.Add(time.Duration(rapid.IntRange(-3, 9).Draw(t, "until"))*time.Hour/3)
			kind, stood := rapid.SampledFrom(kinds).Draw(t, "kind"), w.StateAt(now)
			var err error
			switch rapid.IntRange(0, 2).Draw(t, "event") {
			case 0:
				if w, err = w.Close(); err == nil && w.State != WaveClosed {
					t.Fatal("closed and is not")
				}
			case 1:
				if w, err = w.Extend(until, now); (err == nil) != (stood == WaveOpen && until.After(kept.ClosesAt)) {
					t.Fatalf("extended from %s to %s at %s when %s: %v", kept.ClosesAt, until, now, stood, err)
				}
			case 2:
				if w, err = w.Reopen(kind, until, now); (err == nil) != (stood == WaveClosed && kind != Anonymous && until.After(now)) {
					t.Fatalf("%s reopened until %s at %s when %s: %v", kind, until, now, stood, err)
				}
				if err == nil && w.Takes(now) != nil {
					t.Fatal("reopened and takes nothing")
				}
			}
			if err != nil && w != kept || w.OpensAt != kept.OpensAt {
				t.Fatalf("%+v became %+v", kept, w)
			}
		}
	})
	if _, err := planned().Reopen(Named, noon.Add(time.Hour), noon.Add(-time.Hour)); fault.Of(err).Code != "not_closed" {
		t.Error(err)
	}
}

// Whoever reminds within the day says after which reminders: of several who say
// the same, the first makes the others outdated.
func TestRemindersKeepADayApart(t *testing.T) {
	at := func(d time.Duration) *time.Time { a := noon.Add(d); return &a }
	for _, try := range []struct {
		name       string
		last, seen *time.Time
		now        time.Duration
		allowed    bool
	}{
		{"the first", nil, nil, 0, true},
		{"an hour later", at(0), nil, time.Hour, false},
		{"an hour later, confirmed", at(0), at(0), time.Hour, true},
		{"an hour later, confirmed before somebody else sent more", at(time.Minute), at(0), time.Hour, false},
		{"a day later", at(0), nil, RemindEvery, true},
		{"a moment before a day is over", at(0), nil, RemindEvery - time.Microsecond, false},
	} {
		if err := Remind(try.last, try.seen, noon.Add(try.now)); (err == nil) != try.allowed {
			t.Errorf("%s: %v", try.name, err)
		}
		if again := SendAgain(try.last, try.seen) == nil; again != (try.last == nil || try.seen != nil && try.seen.Equal(*try.last)) {
			t.Errorf("one mail, %s: %v", try.name, again)
		}
	}
}
