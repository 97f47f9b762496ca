package api

import (
	"encoding/json"
	"maps"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"tandem/api/evidence"
	"tandem/internal/access"
)

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
	"subjects": "subject partnership sector role organisation_kind region place_state",
	"dyads":    "dyad manager subject valid_from valid_to",
	"answers":  "response wave instrument instrument_version respondent subject dyad item value text missing submitted_on",
	"codebook": "instrument instrument_version item kind text points low_label high_label options missing",
}

var rowsOfSets = map[string]reflect.Type{
	"subjects": reflect.TypeFor[evidence.SubjectRow](), "dyads": reflect.TypeFor[evidence.DyadRow](),
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
		if got := slices.Sorted(maps.Keys(seen)); !slices.Equal(got, []string{"answers.submitted_on", "dyads.valid_from", "dyads.valid_to"}) {
			t.Errorf("dates were seen in %v", got)
		}
	})
}
