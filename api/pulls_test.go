package api

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"tandem/api/evidence"
	"tandem/api/wire"
	"tandem/internal/access"
	"tandem/internal/store/storetest"
)

// notes are what is on record of pulls, in the order of their making.
func (c *course) notes() []string {
	return c.column("SELECT " + joined(c, "data_set", "row_total", "filter", "snapshot") + " FROM evaluation_pulls ORDER BY id")
}

// begin reads the first page of the answers, two rows of three.
func (c *course) begin(who *client) (e evidence.AnswerEnvelope, next string) {
	c.t.Helper()
	who.get(c.data("answers") + "?limit=2").want(200).into(&e)
	return e, c.data("answers") + "?limit=2&cursor=" + string(e.Page.Next)
}

func TestEveryPullIsNotedOnce(t *testing.T) {
	onEachCourse(t, func(t *testing.T, c *course) {
		c.told()
		bearer, k := c.token("answers")
		var want []string
		for _, limit := range []int{2, 1, 200} {
			rows, snapshots := paged(t, bearer, c.data("answers"), limit)
			if len(rows) != 3 || len(snapshots) != 1 {
				t.Fatalf("%d rows of %v", len(rows), snapshots)
			}
			want = append(want, fmt.Sprintf("answers %d limit=%d more=%t %s", min(limit, 3), limit, limit < 3, snapshots[0]))
		}
		bearer.get(c.data("dyads")).want(403)
		bearer.get(c.data("answers") + "?cursor=x").want(400)
		bearer.get("/evaluation/cohorts/" + c.clock.NewID().String() + "/answers").want(404)
		if got := c.notes(); !slices.Equal(got, want) {
			t.Errorf("%q, want %q", got, want)
		}
		audited := c.column("SELECT object_id FROM audit_events WHERE action = 'evaluation.pulled' ORDER BY id")
		if noted := c.column("SELECT id FROM evaluation_pulls WHERE token_id = '" + k.ID + "' AND request_id <> '' ORDER BY id"); !slices.Equal(audited, noted) || len(noted) != 3 {
			t.Errorf("%q are noted, %q audited", noted, audited)
		}
		paged(t, c.evaluator.client, c.data("subjects"), 1)
		account := c.column("SELECT id FROM accounts WHERE person_id = (SELECT id FROM people WHERE email = 'eve@example.org')")
		if got := c.column("SELECT account_id FROM evaluation_pulls WHERE data_set = 'subjects'"); !slices.Equal(got, account) {
			t.Errorf("%q are noted for the account %q", got, account)
		}
	})
}

// A client that keeps a page goes on from it: it must not be told that nothing has
// changed when the page's cursor is over.
func TestAPageIsNotUnchangedForLongerThanItsCursorLives(t *testing.T) {
	onEachCourse(t, func(t *testing.T, c *course) {
		c.told()
		bearer, _ := c.token("answers")
		page := c.data("answers") + "?limit=2"
		tag := bearer.get(page).want(200).header.Get("ETag")
		c.clock.Advance(2 * time.Hour)
		bearer.with("If-None-Match", tag).get(page).want(304)
		c.clock.Advance(23 * time.Hour)
		var e evidence.AnswerEnvelope
		bearer.with("If-None-Match", tag).get(page).want(200).into(&e)
		bearer.get(page + "&cursor=" + string(e.Page.Next)).want(200)
	})
}

// Whoever is told that the first page is unchanged has every page.
func TestATagIsOfEveryPage(t *testing.T) {
	onEachCourse(t, func(t *testing.T, c *course) {
		c.told()
		for set, change := range map[string]string{
			"subjects":    "UPDATE places SET role = 'senior', version = version + 1 WHERE id = ?",
			"memberships": "UPDATE partnership_members SET until_at = from_at, live = NULL WHERE id = ?",
			"dyads":       "UPDATE dyads SET until_at = from_at, live = NULL WHERE id = ?",
		} {
			page := c.data(set) + "?limit=1"
			first := c.evaluator.get(page).want(200)
			var e evidence.Envelope[json.RawMessage]
			first.into(&e)
			second := c.evaluator.get(page + "&cursor=" + string(e.Page.Next)).want(200)
			tag := first.header.Get("ETag")
			if second.header.Get("ETag") != tag {
				t.Errorf("%s: %s, and then %s", set, tag, second.header.Get("ETag"))
			}
			for _, key := range c.column("SELECT id FROM " + map[string]string{"subjects": "places", "memberships": "partnership_members", "dyads": "dyads"}[set]) {
				if _, err := c.db.Exec(change, key); err != nil {
					t.Fatal(err)
				}
				changed := c.evaluator.with("If-None-Match", tag).get(page).want(200).header.Get("ETag")
				if changed == tag {
					t.Errorf("%s: %s after %s", set, changed, key)
				}
				tag = changed
			}
		}
	})
}

// The tag is of the set: it does not say that whoever sends it has this very page.
func TestALaterPageIsGivenWhateverTag(t *testing.T) {
	onEachCourse(t, func(t *testing.T, c *course) {
		c.told()
		first := c.evaluator.get(c.data("answers") + "?limit=2").want(200)
		var e evidence.AnswerEnvelope
		first.into(&e)
		c.evaluator.with("If-None-Match", first.header.Get("ETag")).get(c.data("answers") + "?limit=2&cursor=" + string(e.Page.Next)).want(200)
	})
}

// With another export key the pseudonyms are others: no page of the one pull may
// follow on a page of the other.
func TestACursorEndsWithTheKeyOfThePseudonyms(t *testing.T) {
	storetest.OnEachEngine(t, func(t *testing.T, dsn string) {
		c := newCourse(newHouse(t, dsn), storetest.Connect(t, dsn))
		c.told()
		bearer, k := c.token("answers")
		before, next := c.begin(bearer)
		other, _, _ := assembledWith(t, dsn, false, []byte(strings.Repeat("another key ", 3)))
		if code := other.as(k.Token).get(next).want(400).code(); code != "bad_cursor" {
			t.Error(code)
		}
		var after evidence.AnswerEnvelope
		other.as(k.Token).get(c.data("answers")).want(200).into(&after)
		if !strings.HasPrefix(before.KeyID, "k_") || before.KeyID == after.KeyID || before.Data[0].Response == after.Data[0].Response {
			t.Errorf("%s, then %s", before.KeyID, after.KeyID)
		}
	})
}

// Whoever knew what a tag is made of could try which content has it, of a page that
// was never given to them.
func TestATagIsMadeWithAKey(t *testing.T) {
	onEachCourse(t, func(t *testing.T, c *course) {
		c.told()
		bearer, _ := c.token("answers")
		if tag := bearer.get(c.data("answers")).want(200).header.Get("ETag"); !strings.HasPrefix(tag, `"t_`) {
			t.Errorf("%s is no pseudonym", tag)
		}
	})
}

// Who is told that nothing has changed gets no row.
func TestAnUnchangedPageIsNotGivenOutAndNotNoted(t *testing.T) {
	onEachCourse(t, func(t *testing.T, c *course) {
		c.told()
		bearer, _ := c.token("answers")
		first := bearer.get(c.data("answers") + "?limit=2").want(200)
		for _, tag := range []string{first.header.Get("ETag"), "W/" + first.header.Get("ETag"), `"other", ` + first.header.Get("ETag"), "*"} {
			if a := bearer.with("If-None-Match", tag).get(c.data("answers") + "?limit=2").want(304); len(a.body) != 0 {
				t.Errorf("%s: %s", tag, a.body)
			}
		}
		if n := len(c.notes()); n != 1 {
			t.Errorf("%d notes", n)
		}
		var e evidence.AnswerEnvelope
		bearer.with("If-None-Match", `"other"`).get(c.data("answers") + "?limit=2").want(200).into(&e)
		if n := len(c.notes()); n != 2 || len(e.Data) != 2 {
			t.Errorf("%d notes and %d rows", n, len(e.Data))
		}
	})
}

// whole is the content of every table.
func (c *course) whole() map[string]string {
	c.t.Helper()
	list := "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
	if c.keep.Engine() == "mysql" {
		list = "SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE() ORDER BY table_name"
	}
	all := map[string]string{}
	for _, table := range c.column(list) {
		all[table] = fmt.Sprint(c.everything(table))
	}
	if len(all) < 30 {
		c.t.Fatalf("only %d tables", len(all))
	}
	return all
}

// A page after the first is given out while somebody else holds the one writer,
// and leaves no trace in any table.
func TestALaterPageWritesNothing(t *testing.T) {
	onEachCourse(t, func(t *testing.T, c *course) {
		c.told()
		bearer, _ := c.token("answers")
		for _, who := range []*client{c.evaluator.client, bearer} {
			_, next := c.begin(who)
			before := c.whole()
			c.besideAWriter(func() { who.get(next).want(200) })
			for table, content := range c.whole() {
				if before[table] != content {
					t.Errorf("%s was %s and is %s", table, before[table], content)
				}
			}
		}
	})
}

// besideAWriter does something while the lock on writing is taken. MariaDB has no
// such lock.
func (c *course) besideAWriter(do func()) {
	c.t.Helper()
	if c.keep.Engine() == "mysql" {
		do()
		return
	}
	conn, err := c.db.Conn(context.Background())
	if err != nil {
		c.t.Fatal(err)
	}
	defer conn.Close()
	if _, err := conn.ExecContext(context.Background(), "BEGIN IMMEDIATE"); err != nil {
		c.t.Fatal(err)
	}
	do()
	if _, err := conn.ExecContext(context.Background(), "ROLLBACK"); err != nil {
		c.t.Fatal(err)
	}
}

func TestACursorIsOfWhoBeganThePull(t *testing.T) {
	onEachCourse(t, func(t *testing.T, c *course) {
		c.told()
		other := c.someone("Ott Erwise", "ott@example.org", access.Evaluator)
		one, _ := c.token("answers")
		two, _ := c.token("answers")
		all := []*client{c.evaluator.client, other, one, two}
		for i, who := range all {
			_, next := c.begin(who)
			before := c.notes()
			for j, holder := range all {
				if a := holder.get(next); i == j {
					a.want(200)
				} else if a.want(400).code() != "bad_cursor" || strings.Contains(string(a.body), `"data"`) {
					t.Errorf("%d reads on where %d began: %s", j, i, a.body)
				}
			}
			if after := c.notes(); !slices.Equal(before, after) {
				t.Errorf("%q became %q", before, after)
			}
		}
	})
}

func TestAPullGoesOnForADayAndNoLongerThanTheTokenLives(t *testing.T) {
	onEachCourse(t, func(t *testing.T, c *course) {
		c.told()
		bearer, _ := c.token("answers")
		revoked, k := c.token("answers")
		_, next := c.begin(bearer)
		_, ended := c.begin(revoked)
		revoked.get(ended).want(200)
		c.evaluator.post("/evaluation/tokens/"+k.ID+"/revoke", wire.Empty{}).want(200)
		revoked.get(ended).want(401)

		forgotten := func() int {
			c.t.Helper()
			if err := c.app.Evidence.ForgetSnapshots(context.Background()); err != nil {
				t.Fatal(err)
			}
			return 2 - len(c.column("SELECT pull_id FROM evaluation_snapshots"))
		}
		c.clock.Advance(24*time.Hour - time.Microsecond)
		bearer.get(next).want(200)
		if n := forgotten(); n != 0 {
			t.Errorf("%d pulls cannot go on", n)
		}
		c.clock.Advance(time.Microsecond)
		if a := bearer.get(next).want(400); a.code() != "bad_cursor" {
			t.Error(a.code())
		}
		c.clock.Advance(time.Microsecond)
		if n := forgotten(); n != 2 || len(c.notes()) != 2 {
			t.Errorf("%d of 2 are forgotten, and the notes are %q", n, c.notes())
		}
		bearer.get(next).want(400)
	})
}

// Where the note cannot be kept, the rows stay in the house; where it was kept
// and the answer was lost, it says more than was taken and never less.
func TestNoRowLeavesWithoutItsNote(t *testing.T) {
	onEachCourse(t, func(t *testing.T, c *course) {
		c.told()
		for _, table := range []string{"evaluation_pulls", "audit_events"} {
			if _, err := c.db.Exec("ALTER TABLE " + table + " RENAME TO elsewhere"); err != nil {
				t.Fatal(err)
			}
			for _, limit := range []string{"?limit=2", "?limit=200"} {
				if a := c.evaluator.get(c.data("answers") + limit).want(500); strings.Contains(string(a.body), inResponse) || strings.Contains(string(a.body), "data") {
					t.Errorf("%s", a.body)
				}
			}
			if _, err := c.db.Exec("ALTER TABLE elsewhere RENAME TO " + table); err != nil {
				t.Fatal(err)
			}
		}
		if n := len(c.notes()) + len(c.column("SELECT pull_id FROM evaluation_snapshots")); n != 0 {
			t.Errorf("%d rows of notes that were undone", n)
		}
	})
}

// answered adds forms past the program: form i has answers[i] answers, and those
// of another cohort lie between them.
func (c *course) answered(answers []int) (rows int) {
	c.t.Helper()
	exec := func(text string, args ...any) {
		if _, err := c.db.Exec(text, args...); err != nil {
			c.t.Fatal(err)
		}
	}
	other, _ := c.run("Winter")
	for i, n := range answers {
		for _, cohort := range []string{c.cohort.ID, other.ID} {
			asked, form := c.clock.NewID(), c.clock.NewID()
			exec(`INSERT INTO survey_invitations (id, wave_id, cohort_id, person_id, dyad_id, about_key, state, completed_at, draft, reason, note, created_at, version)
				SELECT ?, wave_id, ?, person_id, dyad_id, ?, state, completed_at, draft, reason, note, created_at, version FROM survey_invitations WHERE state = 'completed' LIMIT 1`, asked, cohort, asked)
			exec(`INSERT INTO responses (id, wave_id, cohort_id, instrument_version_id, confidentiality, invitation_id, person_id, dyad_id, reference, submitted_at, submitted_on)
				SELECT ?, wave_id, ?, instrument_version_id, confidentiality, ?, person_id, dyad_id, reference, submitted_at, submitted_on FROM responses LIMIT 1`, form, cohort, asked)
			for item := range n {
				exec("INSERT INTO answers (response_id, item_key, number_value, text_value, missing) VALUES (?, ?, ?, NULL, '')", form, fmt.Sprintf("i%03d", item), i)
			}
		}
		rows += n
	}
	return rows
}

// However many answers a form has, pages are full, in order and without gaps.
func TestAPageOfAnswersIsFullWhateverTheForms(t *testing.T) {
	onEachCourse(t, func(t *testing.T, c *course) {
		c.told()
		forms := slices.Concat(slices.Repeat([]int{0}, 9), []int{1, 0, 0, 17, 1, 1}, slices.Repeat([]int{1, 0}, 12), []int{40}, slices.Repeat([]int{0}, 9))
		added := c.answered(forms)
		whole, _ := paged(t, c.evaluator.client, c.data("answers"), 200)
		if len(whole) != 3+added {
			t.Fatalf("%d rows of %d", len(whole), 3+added)
		}
		for _, limit := range []int{1, 2, 5, 16, 17, 18, 40, added + 2, added + 3} {
			if got, _ := paged(t, c.evaluator.client, c.data("answers"), limit); fmt.Sprintf("%s", got) != fmt.Sprintf("%s", whole) {
				t.Errorf("by %d: %d rows, want %d", limit, len(got), len(whole))
			}
		}
		keys := map[string]bool{}
		for _, row := range whole {
			keys[string(row)] = true
		}
		if len(keys) != len(whole) {
			t.Errorf("%d different rows of %d", len(keys), len(whole))
		}
	})
}

// What one copy began another goes on with: they share the database and nothing
// else.
func TestAnotherCopyGoesOnWithAPull(t *testing.T) {
	storetest.OnEachEngine(t, func(t *testing.T, dsn string) {
		c := newCourse(newHouse(t, dsn), storetest.Connect(t, dsn))
		c.told()
		bearer, k := c.token("answers")
		_, next := c.begin(bearer)
		var here, there evidence.AnswerEnvelope
		bearer.get(next).want(200).into(&here)
		newHouse(t, dsn).as(k.Token).get(next).want(200).into(&there)
		if fmt.Sprint(here.Data) == "[]" || len(here.Data) != len(there.Data) || here.Data[0].Response != there.Data[0].Response || fmt.Sprint(here.Base) != fmt.Sprint(there.Base) || here.Snapshot != there.Snapshot {
			t.Errorf("%+v, and there %+v", here, there)
		}
	})
}
