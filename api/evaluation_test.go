package api

import (
	"encoding/json"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"tandem/api/evidence"
	"tandem/api/wire"
)

var evaluationSets = []string{"subjects", "memberships", "dyads", "answers", "codebook"}

func (c *course) data(set string) string { return "/evaluation/cohorts/" + c.cohort.ID + "/" + set }

// token makes an analyst token and a client that holds it.
func (c *course) token(sets ...string) (*client, evidence.AnalystToken) {
	c.t.Helper()
	var k evidence.AnalystToken
	c.evaluator.post("/evaluation/tokens", evidence.AnalystTokenForm{Name: "R", CohortID: c.cohort.ID, Sets: sets, ExpiresOn: "2026-12-31"}).want(201).into(&k)
	return c.as(k.Token), k
}

func TestAnEvaluatorReadsWhatWasAnsweredUnderPseudonyms(t *testing.T) {
	onEachCourse(t, func(t *testing.T, c *course) {
		c.told()
		var subjects evidence.SubjectEnvelope
		c.evaluator.get(c.data("subjects")).want(200).into(&subjects)
		if len(subjects.Data) != 3 || subjects.Data[0].Sector != "education" || subjects.Data[0].Region == "" || subjects.Data[0].Partnership == nil {
			t.Fatalf("%+v", subjects.Data)
		}
		var dyads evidence.DyadEnvelope
		c.evaluator.get(c.data("dyads")).want(200).into(&dyads)
		managed := map[string]int{}
		for _, d := range dyads.Data {
			managed[d.Manager]++
		}
		if len(dyads.Data) != 3 || len(managed) != 2 || dyads.Data[0].ValidFrom != "2026-11-02" {
			t.Fatalf("%+v", dyads.Data)
		}
		var answers evidence.AnswerEnvelope
		c.evaluator.get(c.data("answers")).want(200).into(&answers)
		if len(answers.Data) != 3 || answers.Schema != "evaluation.answers/1.0" {
			t.Fatalf("%+v", answers)
		}
		known := slices.ContainsFunc(subjects.Data, func(s evidence.SubjectRow) bool { return s.Subject == *answers.Data[0].Subject })
		a := answers.Data[0] // by item: examples, leadership_impact, new_ideas
		if !known || managed[a.Respondent] != 2 || a.Item != "examples" || *a.Text != inResponse || a.Value != nil || *answers.Data[1].Value != 5 {
			t.Errorf("%+v", answers.Data)
		}
		want := evidence.ResponseBase{Invited: 3, Eligible: 3, Responded: 1}
		if b := answers.Base; b.Invited != want.Invited || b.Eligible != want.Eligible || b.Responded != want.Responded || len(b.Waves) != 1 || b.Waves[0].Wave != a.Wave {
			t.Errorf("%+v", b)
		}
		if v := answers.InstrumentVersions; len(v) != 1 || v[0] != (evidence.InstrumentVersion{Instrument: "manager_interim", Version: 1}) {
			t.Errorf("%+v", v)
		}
		var list evidence.EvaluationCohortList
		c.evaluator.get("/evaluation/cohorts").want(200).into(&list)
		if len(list.Items) != 1 || list.Items[0].Places != 3 || list.Items[0].Responses != 1 {
			t.Errorf("%+v", list)
		}
	})
}

// Two settings, two rules: the least group is not the least cell.
func TestThePageSaysWhatMayNotBePublished(t *testing.T) {
	c := newCourse(newHouse(t, t.TempDir()+"/tandem.db"), nil)
	for _, set := range evaluationSets {
		var e evidence.Envelope[json.RawMessage]
		c.evaluator.get(c.data(set)).want(200).into(&e)
		if s := e.Suppression; s.MinGroup != 10 || s.MinCell != 5 || !strings.Contains(s.Note, "groups under 10 people or cells under 5") {
			t.Errorf("%s: %+v", set, s)
		}
	}
}

func TestTheCodebookIsThereBeforeTheData(t *testing.T) {
	c := newCourse(newHouse(t, t.TempDir()+"/tandem.db"), nil)
	var book evidence.CodebookEnvelope
	c.evaluator.get(c.data("codebook")).want(200).into(&book)
	seen := map[string]evidence.CodebookRow{}
	for _, r := range book.Data {
		seen[r.Instrument+"."+r.Item] = r
	}
	if r := seen["manager_interim.leadership_impact"]; r.Points == nil || *r.Points != 6 || r.Kind != "scale" || len(r.Missing) != 4 || r.LowLabel == nil {
		t.Errorf("%+v", r)
	}
	if r := seen["end.skills_increased"]; len(r.Options) != 3 {
		t.Errorf("%+v", r)
	}
	var answers evidence.AnswerEnvelope
	c.evaluator.get(c.data("answers")).want(200).into(&answers)
	if answers.Data == nil || len(answers.Data) != 0 {
		t.Errorf("no answers are %v", answers.Data)
	}
}

// Nothing that identifies anybody is in any answer an evaluator gets: every
// name, address and id in the database is looked for.
func TestNoEvaluationAnswerIdentifiesAnybody(t *testing.T) {
	onEachCourse(t, func(t *testing.T, c *course) {
		c.told()
		c.token(evaluationSets...)
		names := c.column("SELECT name FROM people")
		names = append(names, c.column("SELECT email FROM people")...)
		for _, table := range []string{"people", "accounts", "members", "applications", "places", "partnerships", "dyads", "survey_invitations", "responses", "waves", "links", "sessions"} {
			names = append(names, c.column("SELECT id FROM "+table)...)
		}
		names = append(names, c.column("SELECT reference FROM responses")...)
		names = append(names, c.column("SELECT organisation FROM places")...)
		bearer, _ := c.token(evaluationSets...)
		asked := 0
		for _, r := range c.Table() {
			if r.Method != "GET" || !strings.HasPrefix(r.Path, "/evaluation/") {
				continue
			}
			for _, who := range []*client{c.evaluator.client, bearer} {
				for _, limit := range []string{"", "?limit=1"} {
					body := string(who.send("GET", strings.ReplaceAll(r.Path, ":cohort", c.cohort.ID)+limit, nil).body)
					asked++
					for _, name := range names {
						if strings.Contains(strings.ToLower(body), strings.ToLower(name)) {
							t.Errorf("%s tells %q", r.Path, name)
						}
					}
				}
			}
		}
		if asked < 20 || len(names) < 40 {
			t.Errorf("%d answers searched for %d names: the walk is broken", asked, len(names))
		}
	})
}

// paged reads a set page by page.
func paged(t *testing.T, who *client, path string, limit int) (rows []json.RawMessage, snapshots []string) {
	t.Helper()
	cursor := ""
	for range 1000 {
		var e evidence.Envelope[json.RawMessage]
		who.get(fmt.Sprintf("%s?limit=%d%s", path, limit, cursor)).want(200).into(&e)
		rows, snapshots = append(rows, e.Data...), append(snapshots, e.Snapshot)
		if e.Page.Next == "" {
			return rows, slices.Compact(snapshots)
		}
		if len(e.Data) != limit || !regexp.MustCompile(`^[a-z2-7]+$`).MatchString(string(e.Page.Next)) {
			t.Fatalf("%d rows and then %q", len(e.Data), e.Page.Next)
		}
		cursor = "&cursor=" + string(e.Page.Next)
	}
	t.Fatalf("%s?limit=%d does not end", path, limit)
	return nil, nil
}

func TestPagesOfAnySizeGiveTheSameRows(t *testing.T) {
	onEachCourse(t, func(t *testing.T, c *course) {
		c.told()
		for _, set := range evaluationSets {
			whole, _ := paged(t, c.evaluator.client, c.data(set), 200)
			for _, limit := range []int{1, 2, 3, len(whole)} {
				got, snapshots := paged(t, c.evaluator.client, c.data(set), limit)
				if fmt.Sprintf("%s", got) != fmt.Sprintf("%s", whole) || len(snapshots) != 1 {
					t.Errorf("%s by %d: %d rows, want %d; snapshots %v", set, limit, len(got), len(whole), snapshots)
				}
			}
		}
	})
}

// What is answered while somebody pages is in the next pull, not in this one.
func TestAPullIsOfOneInstant(t *testing.T) {
	onEachCourse(t, func(t *testing.T, c *course) {
		_, tokens := c.staffed().opened()
		in := c.follow(tokens[boss])
		forms := c.forms(in)
		in.post("/survey-invitations/"+forms[0].ID+"/response", rated(5, "one")).want(201)
		var e evidence.AnswerEnvelope
		c.evaluator.get(c.data("answers") + "?limit=2").want(200).into(&e)
		in.post("/survey-invitations/"+forms[1].ID+"/response", rated(6, "two")).want(201) // in the same microsecond
		var rest evidence.AnswerEnvelope
		c.evaluator.get(c.data("answers") + "?limit=200&cursor=" + string(e.Page.Next)).want(200).into(&rest)
		if len(rest.Data) != 1 || rest.Page.Next != "" {
			t.Errorf("%d rows after the first two of three, and then %q", len(rest.Data), rest.Page.Next)
		}
		if fmt.Sprint(rest.Base) != fmt.Sprint(e.Base) || rest.Base.Responded != 1 || rest.Snapshot != e.Snapshot || fmt.Sprint(rest.InstrumentVersions) != fmt.Sprint(e.InstrumentVersions) {
			t.Errorf("%+v, then %+v", e.Base, rest.Base)
		}
		if rows, _ := paged(t, c.evaluator.client, c.data("answers"), 200); len(rows) != 6 {
			t.Errorf("the next pull has %d rows", len(rows))
		}
	})
}

func TestACursorOfAnotherListIsRefused(t *testing.T) {
	c := newCourse(newHouse(t, t.TempDir()+"/tandem.db"), nil)
	var e evidence.CodebookEnvelope
	c.evaluator.get(c.data("codebook") + "?limit=1").want(200).into(&e)
	next := string(e.Page.Next)
	other, _ := c.run("Spring")
	for _, path := range []string{
		c.data("answers") + "?cursor=" + next, "/evaluation/cohorts/" + other.ID + "/codebook?cursor=" + next,
		c.data("codebook") + "?cursor=" + next + "a", c.data("codebook") + "?cursor=x", c.data("codebook") + "?cursor=" + strings.ToUpper(next),
		c.data("codebook") + "?limit=0", c.data("codebook") + "?limit=201",
	} {
		c.evaluator.get(path).want(400)
	}
}

func TestATokenReadsItsSetsOfItsCohortUntilItEnds(t *testing.T) {
	onEachCourse(t, func(t *testing.T, c *course) {
		bearer, k := c.token("subjects", "codebook")
		other, _ := c.run("Spring")
		if !strings.HasPrefix(k.Token, "tdm_") || k.ExpiresOn != "2026-12-31" {
			t.Fatalf("%+v", k)
		}
		bearer.get(c.data("subjects")).want(200)
		bearer.get(c.data("codebook")).want(200)
		for _, set := range []string{"answers", "dyads"} {
			if a := bearer.get(c.data(set)).want(403); a.code() != "token_scope" {
				t.Error(a.code())
			}
		}
		unknown := c.clock.NewID().String()
		a := bearer.get("/evaluation/cohorts/" + other.ID + "/subjects").want(404)
		b := bearer.get("/evaluation/cohorts/" + unknown + "/subjects").want(404)
		if a.anonymous() != b.anonymous() {
			t.Error("another cohort is told apart from an unknown one")
		}
		for _, path := range []string{"/evaluation/tokens", "/cohorts", "/account"} {
			bearer.get(path).want(403)
		}
		bearer.post("/evaluation/tokens", evidence.AnalystTokenForm{Name: "more", CohortID: c.cohort.ID, Sets: []string{"answers"}, ExpiresOn: "2026-12-31"}).want(403)
		c.evaluator.get("/evaluation/cohorts/" + other.ID + "/subjects").want(200)
		var self evidence.TokenInUse
		bearer.get("/evaluation/token").want(200).into(&self)
		if self.CohortID != c.cohort.ID || fmt.Sprint(self.Sets) != "[subjects codebook]" || !self.ExpiresAt.Equal(time.Date(2026, 12, 31, 23, 59, 59, 0, time.UTC)) || self.Name != "R" {
			t.Errorf("%+v", self)
		}
		c.evaluator.get("/evaluation/token").want(404)
		var own evidence.EvaluationCohortList
		if bearer.get("/evaluation/cohorts").want(200).into(&own); len(own.Items) != 1 || own.Items[0].ID != c.cohort.ID {
			t.Errorf("%+v", own)
		}
		var used, revoked evidence.AnalystTokenList
		if c.evaluator.get("/evaluation/tokens").want(200).into(&used); used.Items[0].LastUsedAt == nil || used.Items[0].Token != "" {
			t.Errorf("%+v", used.Items)
		}
		for range 2 {
			c.evaluator.post("/evaluation/tokens/"+k.ID+"/revoke", wire.Empty{}).want(200)
		}
		bearer.get(c.data("subjects")).want(401)
		if c.evaluator.get("/evaluation/tokens").want(200).into(&revoked); revoked.Items[0].RevokedAt == nil {
			t.Errorf("%+v", revoked.Items)
		}
		late, _ := c.token("codebook")
		late.get(c.data("codebook")).want(200)
		c.clock.Advance(60 * 24 * time.Hour)
		late.get(c.data("codebook")).want(401)
	})
}

func TestATokenIsShownOnce(t *testing.T) {
	onEachCourse(t, func(t *testing.T, c *course) {
		form := evidence.AnalystTokenForm{Name: "R", CohortID: c.cohort.ID, Sets: []string{"codebook"}, ExpiresOn: "2026-12-31"}
		var first, again evidence.AnalystToken
		c.evaluator.with("Idempotency-Key", "k").post("/evaluation/tokens", form).want(201).into(&first)
		c.evaluator.with("Idempotency-Key", "k").post("/evaluation/tokens", form).want(201).into(&again)
		if first.Token == "" || again.Token != "" || again.ID != first.ID {
			t.Errorf("%+v, then %+v", first, again)
		}
		for _, query := range []string{"SELECT hash FROM analyst_tokens", "SELECT COALESCE(result, '') FROM requests"} {
			for _, kept := range c.column(query) {
				if strings.Contains(kept, first.Token) {
					t.Errorf("%s holds the token", query)
				}
			}
		}
		for _, bad := range []evidence.AnalystTokenForm{
			{Name: " ", CohortID: c.cohort.ID, Sets: []string{"codebook"}, ExpiresOn: "2026-12-31"},
			{Name: "R", CohortID: c.clock.NewID().String(), Sets: []string{"codebook"}, ExpiresOn: "2026-12-31"},
			{Name: "R", CohortID: "x", Sets: []string{"codebook"}, ExpiresOn: "2026-12-31"},
			{Name: "R", CohortID: c.cohort.ID, Sets: []string{}, ExpiresOn: "2026-12-31"},
			{Name: "R", CohortID: c.cohort.ID, Sets: []string{"names"}, ExpiresOn: "2026-12-31"},
			{Name: "R", CohortID: c.cohort.ID, Sets: []string{"codebook", "codebook"}, ExpiresOn: "2026-12-31"},
			{Name: "R", CohortID: c.cohort.ID, Sets: []string{"codebook"}, ExpiresOn: "2026-11-01"},
			{Name: "R", CohortID: c.cohort.ID, Sets: []string{"codebook"}, ExpiresOn: "2028-11-01"},
			{Name: "R", CohortID: c.cohort.ID, Sets: []string{"codebook"}, ExpiresOn: "soon"},
		} {
			c.evaluator.post("/evaluation/tokens", bad).want(422)
		}
	})
}

// joined is a SQL expression of columns with blanks between, on either engine.
func joined(c *course, columns ...string) string {
	if c.keep.Engine() == "mysql" {
		return "CONCAT_WS(' ', " + strings.Join(columns, ", ") + ")"
	}
	return strings.Join(columns, " || ' ' || ")
}

func TestAPageKeepsItsTagUntilTheDataChange(t *testing.T) {
	onEachCourse(t, func(t *testing.T, c *course) {
		_, tokens := c.staffed().opened()
		before := c.evaluator.get(c.data("answers")).want(200).header.Get("ETag")
		c.clock.Advance(time.Minute)
		same := c.evaluator.get(c.data("answers")).want(200).header.Get("ETag")
		in := c.follow(tokens[boss])
		in.post("/survey-invitations/"+c.forms(in)[0].ID+"/response", rated(5, "one")).want(201)
		after := c.evaluator.with("If-None-Match", before).get(c.data("answers")).want(200).header.Get("ETag")
		if before == "" || before != same || before == after {
			t.Errorf("%s, %s, %s", before, same, after)
		}
	})
}

// keyed names the column that a set is ordered by.
var keyed = map[string]string{"subjects": "subject", "memberships": "membership", "dyads": "dyad", "answers": "response"}

// The order in which rows are given tells nothing of when they were entered.
func TestRowsStandInTheOrderOfTheirPseudonyms(t *testing.T) {
	onEachCourse(t, func(t *testing.T, c *course) {
		c.told()
		c.answered(slices.Repeat([]int{2}, 20))
		for set, column := range keyed {
			for _, limit := range []int{3, 200} {
				rows, _ := paged(t, c.evaluator.client, c.data(set), limit)
				var names []string
				for _, row := range rows {
					names = append(names, field(row, column)+field(row, "item"))
				}
				if len(names) < 3 || !slices.IsSorted(names) {
					t.Errorf("%s by %d: %q", set, limit, names)
				}
			}
		}
	})
}

// field is a column of a row as text, "" where there is none.
func field(row json.RawMessage, column string) string {
	columns := map[string]any{}
	_ = json.Unmarshal(row, &columns)
	if columns[column] == nil {
		return ""
	}
	return fmt.Sprint(columns[column])
}

// A file made of the rows has the same columns whatever is in them.
func TestEveryRowHasEveryColumn(t *testing.T) {
	onEachCourse(t, func(t *testing.T, c *course) {
		c.told()
		for _, set := range evaluationSets {
			rows, _ := paged(t, c.evaluator.client, c.data(set), 200)
			want := ""
			for i, row := range rows {
				columns := map[string]any{}
				if err := json.Unmarshal(row, &columns); err != nil {
					t.Fatal(err)
				}
				names := fmt.Sprint(slices.Sorted(maps.Keys(columns)))
				if i == 0 {
					want = names
				}
				if names != want {
					t.Errorf("%s: row %d has %s, the first %s", set, i, names, want)
				}
			}
		}
		var dyads evidence.DyadEnvelope
		a := c.evaluator.get(c.data("dyads")).want(200)
		if a.into(&dyads); !strings.Contains(string(a.body), `"valid_to":null`) || len(dyads.Data) == 0 {
			t.Errorf("%s", a.body)
		}
	})
}
