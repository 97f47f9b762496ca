package stage_test

import (
	"testing"
	"time"

	"tandem/internal/access"
	"tandem/internal/app/account"
	"tandem/internal/stage"
	"tandem/internal/store/storetest"
	"tandem/internal/survey"
)

// What each of the four things promises, as the programme team sees it.
var promised = []counts{
	{"seats": 40, "submitted": 40, "members": 74, "offers accepted": 21, "offers none": 19, "partnerships": 21, "projects completed": 21, "steps": 63, "steps done": 63},
	{"seats": 28, "submitted": 16, "members": 33, "offers accepted": 12, "offers declined": 1, "offers lapsed": 1, "offers none": 2, "partnerships": 12,
		"projects in_progress": 7, "projects planned": 2, "projects paused": 1, "projects stopped": 1, "steps": 33, "steps done": 13},
	{"seats": 0, "submitted": 31, "lapsed": 2, "withdrawn": 3, "members": 61, "offers none": 36},
	{"seats": 0, "submitted": 3, "awaiting_members": 2, "draft": 6, "withdrawn": 1, "members": 17, "offers none": 12},
}

func TestTheRepertoireReachesWhatItPromises(t *testing.T) {
	storetest.OnEachEngine(t, func(t *testing.T, dsn string) {
		h := open(t, dsn, stage.Options{Passwords: map[string]string{stage.Amina.Email: "wombat trellis quarry lantern"}})
		present := h.clock.Now()
		var played []*stage.Cohort
		for i, show := range stage.Repertoire(present) {
			c := h.play(show.Script, show.To)
			h.expect(c, promised[i])
			played = append(played, c)
		}
		if !h.clock.Now().Equal(present) {
			t.Errorf("the clock was left at %s", h.clock.Now())
		}
		h.expectFunnel(played[0], survey.WaveClosed, survey.Funnel{Created: 40, Sent: 40, Opened: 22, Started: 17, Completed: 17},
			survey.Funnel{Created: 40, Sent: 40, Opened: 13, Started: 13, Completed: 13})
		h.expectFunnel(played[1], survey.WaveOpen, survey.Funnel{Created: 25, Sent: 25, Opened: 14, Started: 8, Completed: 7, Declined: 2})
		h.expectFunnel(played[2], "")
		if calls, err := h.app.Applying.OpenCalls(bg, access.Actor{}); err != nil || len(calls) != 1 || calls[0].ID != played[3].Call.ID {
			t.Errorf("open calls: %+v %v", calls, err)
		}
		h.expectSignIn(stage.Amina.Email, "wombat trellis quarry lantern", true)
		h.expectSignIn("tom.ashworth@nhs.example", "", false)
		if late := h.stage.Deliver(bg); late != nil {
			t.Error(late)
		}
	})
}

func (h *theatre) expectFunnel(c *stage.Cohort, state survey.WaveState, want ...survey.Funnel) {
	h.t.Helper()
	states, got := h.funnels(c)
	if len(got) != len(want) {
		h.t.Fatalf("%s: %d surveys, want %d", c.Cohort.Name, len(got), len(want))
	}
	for i := range want {
		if states[i] != state || got[i] != want[i] {
			h.t.Errorf("%s: a survey is %s with %+v, want %+v", c.Cohort.Name, states[i], got[i], want[i])
		}
	}
}

func (h *theatre) expectSignIn(email, password string, want bool) {
	h.t.Helper()
	_, err := h.app.Account.SignIn(bg, access.Actor{}, account.Credentials{Email: email, Password: password})
	if (err == nil) != want {
		h.t.Errorf("%s signs in: %v", email, err)
	}
}

// Two plays of one script on one clock are the same to the last id, so that what
// a test or a benchmark finds can be found again.
func TestAPlayIsTheSameEveryTime(t *testing.T) {
	var digests []string
	for range 2 {
		file := t.TempDir() + "/tandem.db"
		h := open(t, file, stage.Options{})
		h.play(stage.MidCourse(h.clock.Now()), stage.Surveyed)
		h.play(stage.OpenCall(h.clock.Now()), stage.Applied)
		digests = append(digests, h.digest(file))
	}
	if digests[0] != digests[1] {
		t.Errorf("two plays differ: %s and %s", digests[0], digests[1])
	}
}

// Everything that a script relative to today says happens by today.
func TestNothingHappensAfterThePresent(t *testing.T) {
	file := t.TempDir() + "/tandem.db"
	h := open(t, file, stage.Options{})
	for _, show := range stage.Repertoire(h.clock.Now())[1:] {
		h.play(show.Script, show.To)
	}
	present, day := h.clock.Now(), 24*time.Hour
	for _, table := range []string{"people", "applications", "audit_events", "messages", "offers", "places", "projects", "milestones", "responses"} {
		first, last := h.span(file, table)
		if last.After(present) || first.Before(present.Add(-161*day)) {
			t.Errorf("%s were made from %s to %s", table, first, last)
		}
	}
}
