package api

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"tandem/api/evidence"
	"tandem/api/surveying"
	"tandem/internal/access"
	"tandem/internal/id"
	"tandem/internal/store"
	"tandem/internal/store/storetest"
)

const (
	inDraft    = "quokka in a draft"
	inResponse = "axolotl in a response"
)

// told has one manager write a draft and send a form.
func (c *course) told() surveying.Wave {
	c.t.Helper()
	w, tokens := c.staffed().opened()
	in := c.follow(tokens[boss])
	forms := c.forms(in)
	in.post("/survey-invitations/"+forms[0].ID+"/response", rated(5, inResponse)).want(201)
	in.put("/survey-invitations/"+forms[1].ID+"/draft", 2, rated(4, inDraft)).want(200)
	return w
}

// column reads every value of a column, past the store.
func (c *course) column(query string) (out []string) {
	c.t.Helper()
	rows, err := c.db.Query(query)
	if err != nil {
		c.t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var s string
		if err := rows.Scan(&s); err != nil {
			c.t.Fatal(err)
		}
		out = append(out, s)
	}
	return out
}

// kept are the ids of everything that has to do with the survey.
func (c *course) kept() (ids []id.ID) {
	for _, table := range []string{"waves", "survey_invitations", "responses", "dyads", "links", "cohorts", "instrument_versions"} {
		for _, one := range c.column("SELECT id FROM " + table) {
			ids = append(ids, id.ID(one))
		}
	}
	return append(ids, id.ID(c.column("SELECT id FROM people WHERE email = '" + boss + "'")[0]))
}

// reveals tells whether text holds what a manager wrote.
func reveals(text string) bool {
	return strings.Contains(text, "quokka") || strings.Contains(text, "axolotl")
}

// Every route is asked with every id that there is, by everybody but the
// manager who wrote and the evaluator.
func TestNoRouteTellsAnybodyElseWhatAManagerWrote(t *testing.T) {
	onEachCourse(t, func(t *testing.T, c *course) {
		c.told()
		ids := c.kept()
		c.password("priya@example.org")
		priya := c.signIn("priya@example.org", goodPassword)
		for _, r := range c.Table() {
			if r.Method != "GET" {
				continue
			}
			for _, who := range []*client{c.team.client, priya.client, c.as("")} {
				for _, key := range ids {
					if a := who.send("GET", filled(r.Path, key), nil); reveals(string(a.body)) {
						t.Errorf("%s as %.10s: %s", r.Path, who.bearer, a.body)
					}
					if !strings.Contains(r.Path, ":") {
						break
					}
				}
			}
		}
	})
}

var errUndo = errors.New("undo")

// Every method of the store is called as a coordinator with every id that
// there is.
func TestNoStoreMethodTellsACoordinatorWhatAManagerWrote(t *testing.T) {
	onEachCourse(t, func(t *testing.T, c *course) {
		c.told()
		ids := c.kept()
		team := access.Actor{Role: access.Coordinator, Account: c.clock.NewID(), Person: c.clock.NewID(), Session: c.clock.NewID(),
			Key: &access.IdempotencyKey{Key: "once"}}
		called := 0
		for _, m := range storetest.Methods() {
			if !readsByID(m.Type) {
				continue
			}
			for _, key := range ids {
				called++
				if text := c.call1(team, m, key); reveals(text) {
					t.Errorf("%s(%s) tells %s", m, key, text)
				}
			}
		}
		if called < 100 {
			t.Errorf("only %d calls: the walk is broken", called)
		}
	})
}

// readsByID tells whether a method can be called with ids and plain values.
func readsByID(method reflect.Type) bool {
	if method.IsVariadic() || method.NumOut() < 2 {
		return false
	}
	for i := 1; i < method.NumIn(); i++ {
		if k := method.In(i).Kind(); k == reflect.Func || k == reflect.Interface {
			return false
		}
	}
	return true
}

// call1 calls a method in a transaction that is undone, and gives all that it
// answered as text.
func (c *course) call1(as access.Actor, m storetest.Method, key id.ID) (text string) {
	c.t.Helper()
	_ = c.keep.As(context.Background(), as, func(tx *store.Tx) error {
		var args []reflect.Value
		for i := 1; i < m.Type.NumIn(); i++ {
			args = append(args, argument(m.Type.In(i), key))
		}
		for _, v := range m.Call(tx, args...) {
			text += fmt.Sprintf("%+v ", reflect.Indirect(v).Interface())
		}
		return errUndo
	})
	return text
}

func argument(t reflect.Type, key id.ID) reflect.Value {
	v := reflect.New(t).Elem()
	switch {
	case t == reflect.TypeFor[id.ID]():
		v.SetString(key.String())
	case t.Kind() == reflect.Pointer:
		v.Set(reflect.New(t.Elem()))
	case t.Kind() == reflect.Int:
		v.SetInt(100)
	}
	return v
}

// The manager reads their own words: the two tests above look for something
// that can be found.
func TestAManagerReadsTheirOwnWords(t *testing.T) {
	onEachCourse(t, func(t *testing.T, c *course) {
		c.told()
		boss := access.Actor{Role: access.Manager, Person: id.ID(c.column("SELECT id FROM people WHERE email = '" + boss + "'")[0])}
		methods := storetest.Methods()
		m := methods[slices.IndexFunc(methods, func(m storetest.Method) bool { return m.Name == "SurveyDraft" })]
		found := false
		for _, key := range c.kept() {
			found = found || reveals(c.call1(boss, m, key))
		}
		if !found {
			t.Error("a draft is not found by its writer")
		}
	})
}

// What a manager wrote stands in two columns of the database and in no other:
// not in the audit, not in a kept result, not in a mail. The audit does not
// even hold a hash of it, which for a few ratings would be easy to guess.
func TestAManagersWordsStandInTwoColumnsOnly(t *testing.T) {
	onEachCourse(t, func(t *testing.T, c *course) {
		_, tokens := c.staffed().opened()
		in := c.follow(tokens[boss])
		forms := c.forms(in)
		in.with("Idempotency-Key", "k").post("/survey-invitations/"+forms[0].ID+"/response", rated(5, inResponse)).want(201)
		in.put("/survey-invitations/"+forms[1].ID+"/draft", 2, rated(4, inDraft)).want(200)
		found := map[string]bool{}
		for table := range c.stored() {
			for column, text := range c.everything(table) {
				if reveals(text) {
					found[table+"."+column] = true
				}
			}
		}
		if len(found) != 2 || !found["answers.text_value"] || !found["survey_invitations.draft"] {
			t.Errorf("%v", found)
		}
		for _, action := range []string{"survey.started", "survey.completed"} {
			hashes := c.column("SELECT " + joined(c, "before_hash", "after_hash") + " FROM audit_events WHERE action = '" + action + "'")
			if len(hashes) != 1 || strings.TrimSpace(hashes[0]) != "" {
				t.Errorf("%s: %q", action, hashes)
			}
		}
	})
}

// everything is a table's text, column by column.
func (c *course) everything(table string) map[string]string {
	c.t.Helper()
	rows, err := c.db.Query("SELECT * FROM " + table)
	if err != nil {
		c.t.Fatal(err)
	}
	defer rows.Close()
	columns, err := rows.Columns()
	if err != nil {
		c.t.Fatal(err)
	}
	out := map[string]string{}
	for rows.Next() {
		values, into := make([]any, len(columns)), make([]any, len(columns))
		for i := range values {
			into[i] = &values[i]
		}
		if err := rows.Scan(into...); err != nil {
			c.t.Fatal(err)
		}
		for i, v := range values {
			if raw, is := v.([]byte); is {
				v = string(raw)
			}
			out[columns[i]] += fmt.Sprint(v) + "\n"
		}
	}
	return out
}

// A person, their manager and the two together have other names in another cohort,
// so that nobody is followed from one to the next; in one cohort they keep them.
func TestNobodyIsTheSameInTwoCohorts(t *testing.T) {
	onEachCourse(t, func(t *testing.T, c *course) {
		priya := c.someone("Priya Nightingale", "priya@example.org", access.Participant)
		pulled := func() evidence.DyadRow {
			var subjects evidence.SubjectEnvelope
			var dyads evidence.DyadEnvelope
			c.evaluator.get(c.data("subjects")).want(200).into(&subjects)
			c.evaluator.get(c.data("dyads")).want(200).into(&dyads)
			if len(subjects.Data) != 1 || len(dyads.Data) != 1 || subjects.Data[0].Subject != dyads.Data[0].Subject {
				t.Fatalf("%+v and %+v", subjects.Data, dyads.Data)
			}
			return dyads.Data[0]
		}
		c.enrolled(c.head(priya, "Bess Ironside", boss))
		here, again := pulled(), pulled()
		c.cohort, c.call = c.run("Spring")
		c.enrolled(c.head(priya, "Bess Ironside", boss))
		there := pulled()
		if here != again {
			t.Errorf("one pull has %+v, the next %+v", here, again)
		}
		if here.Subject == there.Subject || here.Manager == there.Manager || here.Dyad == there.Dyad {
			t.Errorf("one cohort has %+v, another %+v", here, there)
		}
		if n := len(c.column("SELECT DISTINCT person_id FROM places")); n != 1 {
			t.Errorf("%d people have the two places", n)
		}
	})
}

// columns are the keys of every row that an evaluator reads. Whoever adds one has
// looked at it: does it say who somebody is?
var columns = map[string]string{
	"subjects":    "subject partnership sector role organisation_kind region place_state",
	"memberships": "membership subject partnership valid_from valid_to",
	"dyads":       "dyad manager subject valid_from valid_to",
	"answers":     "response wave instrument instrument_version respondent subject dyad item value text missing submitted_on",
	"codebook":    "instrument instrument_version item kind text points low_label high_label options missing",
}

var rowsOfSets = map[string]reflect.Type{
	"subjects": reflect.TypeFor[evidence.SubjectRow](), "memberships": reflect.TypeFor[evidence.MembershipRow](), "dyads": reflect.TypeFor[evidence.DyadRow](),
	"answers": reflect.TypeFor[evidence.AnswerRow](), "codebook": reflect.TypeFor[evidence.CodebookRow](),
}

func TestARowHasTheColumnsThatWereLookedAt(t *testing.T) {
	if got := slices.Sorted(maps.Keys(rowsOfSets)); !slices.Equal(got, slices.Sorted(slices.Values(evaluationSets))) {
		t.Errorf("looked at were %v of %v", got, evaluationSets)
	}
	for set, row := range rowsOfSets {
		var keys []string
		for f := range row.Fields() {
			key, _, _ := strings.Cut(f.Tag.Get("json"), ",")
			keys = append(keys, key)
		}
		if got := strings.Join(keys, " "); got != columns[set] {
			t.Errorf("%s: %q, looked at were %q", set, got, columns[set])
		}
	}
}

// What is called a date in the document is a day, wherever an evaluator reads one:
// an instant would tell more than was promised.
func TestADateIsADay(t *testing.T) {
	onEachCourse(t, func(t *testing.T, c *course) {
		c.told()
		c.beside("UPDATE dyads SET until_at = from_at, live = NULL")
		c.beside("UPDATE partnership_members SET until_at = from_at, live = NULL")
		day, seen := regexp.MustCompile(`^\d{4}-\d\d-\d\d$`), map[string]bool{}
		for set, row := range rowsOfSets {
			rows, _ := paged(t, c.evaluator.client, c.data(set), 200)
			for _, raw := range rows {
				var values map[string]any
				c.must(json.Unmarshal(raw, &values))
				for f := range row.Fields() {
					key, _, _ := strings.Cut(f.Tag.Get("json"), ",")
					if text, there := values[key].(string); there && f.Tag.Get("format") == "date" {
						if seen[set+"."+key] = true; !day.MatchString(text) {
							t.Errorf("%s.%s is %q", set, key, text)
						}
					}
				}
			}
		}
		if got := slices.Sorted(maps.Keys(seen)); !slices.Equal(got, []string{"answers.submitted_on", "dyads.valid_from", "dyads.valid_to", "memberships.valid_from", "memberships.valid_to"}) {
			t.Errorf("dates were seen in %v", got)
		}
	})
}
