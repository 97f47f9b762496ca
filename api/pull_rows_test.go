package api

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"testing"

	"tandem/api/evidence"
)

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

func TestALeaverStaysWithTheDay(t *testing.T) {
	onEachCourse(t, func(t *testing.T, c *course) {
		c.told()
		if _, err := c.db.Exec("UPDATE partnership_members SET until_at = ?, live = NULL WHERE id = (SELECT least FROM (SELECT MIN(id) AS least FROM partnership_members) m)", c.clock.Now()); err != nil {
			t.Fatal(err)
		}
		var times evidence.MembershipEnvelope
		c.evaluator.get(c.data("memberships")).want(200).into(&times)
		left := slices.DeleteFunc(slices.Clone(times.Data), func(m evidence.MembershipRow) bool { return m.ValidTo == nil })
		if len(times.Data) != 3 || len(left) != 1 || *left[0].ValidTo != "2026-11-02" || left[0].ValidFrom != "2026-11-02" {
			t.Fatalf("%+v", times.Data)
		}
		var subjects evidence.SubjectEnvelope
		c.evaluator.get(c.data("subjects")).want(200).into(&subjects)
		for _, s := range subjects.Data {
			if (s.Partnership == nil) != (s.Subject == left[0].Subject) {
				t.Errorf("%+v, and %+v left", s, left[0])
			}
		}
	})
}

// A long page comes compressed to whoever takes that, and is the same inside. What
// holds a secret does not: its length would tell of it.
func TestWhatIsPulledComesCompressed(t *testing.T) {
	c := newCourse(newHouse(t, t.TempDir()+"/tandem.db"), nil)
	plain := c.evaluator.get(c.data("codebook")).want(200)
	packed := c.evaluator.with("Accept-Encoding", "br;q=1.0, gzip;q=0.8").get(c.data("codebook"))
	opened, err := gzip.NewReader(bytes.NewReader(packed.body))
	if err != nil || packed.header.Get("Content-Encoding") != "gzip" || packed.header.Get("Vary") != "Accept-Encoding" || len(packed.body)*3 > len(plain.body) {
		t.Fatal(err, packed.header, len(packed.body), len(plain.body))
	}
	inside, err := io.ReadAll(opened)
	if err != nil || !bytes.Equal(inside, plain.body) || packed.header.Get("ETag") != "W/"+plain.header.Get("ETag") {
		t.Errorf("%v: %s", err, inside)
	}
	c.evaluator.with("If-None-Match", packed.header.Get("ETag")).get(c.data("codebook")).want(304)
	for _, other := range []string{"", "br", "gzip;q=0", "identity"} {
		if a := c.evaluator.with("Accept-Encoding", other).get(c.data("codebook")); a.header.Get("Content-Encoding") != "" {
			t.Errorf("%q: %v", other, a.header)
		}
	}
	for _, path := range []string{"/evaluation/tokens", "/cohorts", "/account"} {
		if a := c.evaluator.with("Accept-Encoding", "gzip").get(path).want(200); a.header.Get("Content-Encoding") != "" || a.header.Get("Vary") != "" {
			t.Errorf("%s: %v", path, a.header)
		}
	}
}
