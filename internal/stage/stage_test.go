package stage_test

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"fmt"
	"maps"
	"strings"
	"testing"
	"time"

	"github.com/oklog/ulid/v2"

	"tandem/internal/app"
	"tandem/internal/app/desktest"
	"tandem/internal/clock"
	"tandem/internal/identity"
	"tandem/internal/stage"
	"tandem/internal/store/storetest"
	"tandem/internal/survey"
)

var bg = context.Background()

// theatre is a program over an empty database, and a stage on it.
type theatre struct {
	t     *testing.T
	app   *app.App
	clock *clock.Clock
	stage *stage.Stage
}

func open(t *testing.T, dsn string, o stage.Options) *theatre {
	t.Helper()
	d, c := desktest.Open(t, dsn)
	a := app.New(d.Store, d.Keys, identity.NewHasher(c, 2), app.Options{BaseURL: d.BaseURL, Demo: true, MinGroup: 10, MinCell: 5})
	return &theatre{t, a, c, stage.New(a, c, o)}
}

func (h *theatre) play(sc stage.Script, to stage.Point) *stage.Cohort {
	h.t.Helper()
	c, err := h.stage.Play(bg, sc, to)
	if err != nil {
		h.t.Fatal(err)
	}
	return c
}

// counts is what there is of a cohort, by what it is called.
type counts map[string]int

// seen counts what the programme team sees of a cohort.
func (h *theatre) seen(c *stage.Cohort) counts {
	h.t.Helper()
	n := counts{}
	cohort, err := h.app.Programmes.Cohort(bg, c.Team, c.Cohort.ID)
	h.must(err)
	n["seats"] = cohort.SeatsTaken
	units, err := h.app.Selecting.CallApplications(bg, c.Team, c.Call.ID, "", "", 200)
	h.must(err)
	for _, d := range units {
		n[string(d.Unit.State)]++
		n["offers "+d.Offers]++
		n["members"] += len(d.Unit.Seats)
	}
	projects, err := h.app.Learning.Projects(bg, c.Team, c.Cohort.ID, "", 200)
	h.must(err)
	for _, p := range projects {
		n["projects "+string(p.State)]++
		n["steps"] += p.Milestones
		n["steps done"] += p.MilestonesDone
	}
	for _, e := range c.Entries {
		if !e.Partnership.Empty() {
			n["partnerships"]++
		}
	}
	return n
}

func (h *theatre) must(err error) {
	h.t.Helper()
	if err != nil {
		h.t.Fatal(err)
	}
}

// funnels are those of a cohort's surveys, in the order of the script.
func (h *theatre) funnels(c *stage.Cohort) (states []survey.WaveState, funnels []survey.Funnel) {
	h.t.Helper()
	waves, err := h.app.Surveying.Waves(bg, c.Team, c.Cohort.ID)
	h.must(err)
	for _, key := range c.Waves {
		for _, w := range waves {
			if w.ID == key {
				states, funnels = append(states, w.State), append(funnels, w.Funnel)
			}
		}
	}
	return states, funnels
}

func (h *theatre) expect(c *stage.Cohort, want counts) {
	h.t.Helper()
	got := h.seen(c)
	if !maps.Equal(got, want) {
		h.t.Errorf("%s: there is %v, want %v", c.Cohort.Name, got, want)
	}
}

// digest sums up every row of every table, past the store.
func (h *theatre) digest(file string) string {
	h.t.Helper()
	db := storetest.Connect(h.t, file)
	sum := sha256.New()
	for _, table := range h.texts(db, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'goose_db_version' ORDER BY name") {
		columns := h.texts(db, "SELECT name FROM pragma_table_info('"+table+"') ORDER BY cid")
		row := "quote(\"" + strings.Join(columns, "\") || quote(\"") + "\")"
		for _, text := range h.texts(db, "SELECT "+row+" FROM "+table+" ORDER BY 1") {
			fmt.Fprintln(sum, table, text)
		}
	}
	return hex.EncodeToString(sum.Sum(nil))
}

func (h *theatre) texts(db *sql.DB, query string) (all []string) {
	h.t.Helper()
	rows, err := db.Query(query)
	h.must(err)
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		var text string
		h.must(rows.Scan(&text))
		all = append(all, text)
	}
	h.must(rows.Err())
	return all
}

// span is when the first and the last row of a table were made: an id carries
// its instant.
func (h *theatre) span(file, table string) (first, last time.Time) {
	h.t.Helper()
	at := func(end string) time.Time {
		key, err := ulid.Parse(h.texts(storetest.Connect(h.t, file), "SELECT "+end+"(id) FROM "+table)[0])
		h.must(err)
		return ulid.Time(key.Time())
	}
	return at("min"), at("max")
}
