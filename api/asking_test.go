package api

import (
	"context"
	"slices"
	"strings"
	"testing"
	"time"

	"tandem/api/surveying"
	"tandem/api/wire"
	"tandem/internal/mail"
)

// reminded sends the reminders of a wave and holds how many they are.
func (c *course) reminded(w surveying.Wave, want int) {
	c.t.Helper()
	var r surveying.Reminded
	c.team.post("/waves/"+w.ID+"/remind", wire.Empty{}).want(200).into(&r)
	if r.Sent != want {
		c.t.Errorf("%d reminders, want %d", r.Sent, want)
	}
}

// What is reported as sent has been sent: each round is a mail of its own.
func TestEveryReminderIsAMail(t *testing.T) {
	onEachCourse(t, func(t *testing.T, c *course) {
		w, _ := c.staffed().opened()
		for round := range 3 {
			c.clock.Advance(30 * time.Hour)
			c.reminded(w, 2)
			for _, manager := range []string{boss, chief} {
				if n := len(c.mails(manager)); n != 1 {
					t.Errorf("round %d: %d mails to %s", round+1, n, manager)
				}
			}
		}
	})
}

// Of a manager without an address nobody can ask anything.
func TestNobodyIsMailedWithoutAnAddress(t *testing.T) {
	onEachCourse(t, func(t *testing.T, c *course) {
		w := c.staffed().wave()
		c.beside("UPDATE people SET email = NULL WHERE email = '" + chief + "'")
		c.team.post("/waves/"+w.ID+"/open", wire.Empty{}).want(200)
		c.clock.Advance(30 * time.Hour)
		c.reminded(w, 1)
		if got := c.column("SELECT email FROM messages WHERE kind LIKE 'manager_%'"); !slices.Equal(got, []string{boss, boss}) {
			t.Errorf("mails to %q", got)
		}
	})
}

// beside does something past the store.
func (c *course) beside(statement string) {
	c.t.Helper()
	done, err := c.db.Exec(statement)
	if err == nil {
		var n int64
		if n, err = done.RowsAffected(); n == 0 {
			c.t.Fatalf("%s changes nothing", statement)
		}
	}
	c.must(err)
}

// bouncing is a mail system to which an address is unknown.
type bouncing struct{ to string }

func (b bouncing) Send(_ context.Context, m mail.Message) error {
	if m.To == b.to {
		return &mail.Failure{Permanent: true, Code: 550, Stage: "RCPT"}
	}
	return nil
}

// That a form was sent is said of the mail about it, and of no other: where it
// bounced, a reminder that got through does not make it sent.
func TestAFormIsSentByTheFirstMailAboutIt(t *testing.T) {
	onEachCourse(t, func(t *testing.T, c *course) {
		w := c.staffed().wave()
		c.team.post("/waves/"+w.ID+"/open", wire.Empty{}).want(200)
		if n, err := c.app.Running.PostDue(context.Background(), bouncing{chief}); n != 2 || err != nil {
			t.Fatal(n, err)
		}
		c.clock.Advance(30 * time.Hour)
		c.reminded(w, 2)
		if n := len(c.mails(chief)); n != 1 {
			t.Errorf("%d reminders reached the address", n)
		}
		if f := c.funnel(); f.Sent != 2 {
			t.Errorf("%+v", f)
		}
	})
}

// A manager's session lasts a working day, or as long as the survey if that is less.
func TestHowLongAManagersSessionLasts(t *testing.T) {
	onEachCourse(t, func(t *testing.T, c *course) {
		c.staffed()
		now := c.clock.Now()
		for _, survey := range []struct {
			instrument  string
			open, until time.Duration
		}{{"manager_interim", 2 * time.Hour, 2 * time.Hour}, {"manager_final", 200 * time.Hour, 8 * time.Hour}} {
			var w surveying.Wave
			form := surveying.WaveForm{Instrument: survey.instrument, OpensAt: now, ClosesAt: now.Add(survey.open)}
			c.team.post("/cohorts/"+c.cohort.ID+"/waves", form).want(201).into(&w)
			c.team.post("/waves/"+w.ID+"/open", wire.Empty{}).want(200)
			c.follow(c.link(boss, "m"))
			ends := c.column("SELECT expires_at FROM sessions WHERE kind = 'link' ORDER BY id DESC LIMIT 1")
			want := now.Add(survey.until).Format(time.DateTime)
			if got := strings.ReplaceAll(ends[0], "T", " "); !strings.HasPrefix(got, want) {
				t.Errorf("open for %s: until %s, want %s", survey.open, got, want)
			}
		}
	})
}

// What is done with a form leaves its line in the audit, and no hash: of a few
// ratings, or of a reason, it would be easy to guess.
func TestNoLineAboutAFormHasAHash(t *testing.T) {
	onEachCourse(t, func(t *testing.T, c *course) {
		_, tokens := c.staffed().opened()
		in, other := c.follow(tokens[boss]), c.follow(tokens[chief])
		forms := c.forms(in)
		in.post("/survey-invitations/"+forms[0].ID+"/response", rated(5, inResponse)).want(201)
		in.put("/survey-invitations/"+forms[1].ID+"/draft", 2, rated(4, inDraft)).want(200)
		other.post("/survey-invitations/"+c.forms(other)[0].ID+"/decline", surveying.SurveyRefusal{Reason: "other", Note: "We fell out"}).want(204)
		where := " FROM audit_events WHERE object_type = 'survey_invitation' ORDER BY action"
		if got := c.column("SELECT action" + where); !slices.Equal(got, []string{"survey.completed", "survey.declined", "survey.started"}) {
			t.Errorf("%q", got)
		}
		for _, hashes := range c.column("SELECT " + joined(c, "before_hash", "after_hash") + where) {
			if strings.TrimSpace(hashes) != "" {
				t.Errorf("%q", hashes)
			}
		}
	})
}

// Until a form can be kept without its writer, none is taken that promises it.
func TestAnAnonymousFormIsNotTaken(t *testing.T) {
	onEachCourse(t, func(t *testing.T, c *course) {
		w, tokens := c.staffed().opened()
		in := c.follow(tokens[boss])
		form := c.forms(in)[0]
		c.beside("UPDATE instrument_versions SET confidentiality = 'anonymous', definition = REPLACE(definition, '\"pseudonymous\"', '\"anonymous\"') WHERE id = (SELECT instrument_version_id FROM waves WHERE id = '" + w.ID + "')")
		if a := in.post("/survey-invitations/"+form.ID+"/response", rated(5, inResponse)).want(409); a.code() != "anonymous_not_offered" {
			t.Error(a.code())
		}
		if n := c.stored(); n["responses"] != 0 || n["answers"] != 0 {
			t.Errorf("%v", n)
		}
	})
}
