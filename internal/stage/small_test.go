package stage_test

import (
	"flag"
	"fmt"
	"testing"
	"time"

	"pgregory.net/rapid"

	"tandem/internal/access"
	"tandem/internal/applying"
	"tandem/internal/programme"
	"tandem/internal/stage"
	"tandem/internal/store/storetest"
)

// small is a cast of one to four units of any kind, each with its own way.
type small struct {
	stage.Script
	to   stage.Point
	over bool // the partners' time
}

func drawn(rt *rapid.T, mark string, now time.Time) small {
	over := rapid.Bool().Draw(rt, "over")
	opens := now.AddDate(0, 0, -40)
	closes := opens.AddDate(0, 0, 60)
	if over {
		closes = opens.AddDate(0, 0, 20)
	}
	sc := stage.Script{
		Team: stage.Clare, Programme: programme.Programme{Name: "Leading change"}, Cohort: programme.Cohort{Name: mark, Capacity: 12, StartsOn: "2027-01-10", EndsOn: "2027-07-10"},
		Dates: stage.Dates{Announced: opens, Opens: opens, Closes: closes, Over: closes.AddDate(0, 0, 5), Offered: now.AddDate(0, 0, -10), ReplyBy: now.AddDate(0, 0, 10), Begun: now, Ended: now},
	}
	for i := range rapid.IntRange(1, 4).Draw(rt, "units") {
		sc.Units = append(sc.Units, drawnUnit(rt, fmt.Sprintf("%s-%d", mark, i)))
	}
	return small{sc, stage.Point(rapid.IntRange(1, 5).Draw(rt, "point")), over}
}

func drawnUnit(rt *rapid.T, mark string) stage.Unit {
	u := stage.Unit{Reach: stage.Reach(rapid.IntRange(int(stage.Sent), int(stage.Withdrawn)).Draw(rt, "reach")), Alone: rapid.Bool().Draw(rt, "alone"),
		Case: applying.JointCase{Challenge: "Waiting times", WhyTogether: "We share them", HopedFor: "Shorter ones"}}
	u.Offered = u.Reach == stage.Sent && rapid.Bool().Draw(rt, "offered")
	if rapid.Bool().Draw(rt, "project") {
		u.Project = &stage.Project{}
		u.Project.Form.Title, u.Project.Form.State = "Shorter waits", "in_progress"
	}
	for i := range rapid.IntRange(1, 3).Draw(rt, "members") {
		m := stage.Member{Answer: stage.Answer(rapid.IntRange(int(stage.Accepts), int(stage.Waits)).Draw(rt, "answer"))}
		m.Person = stage.Person{Name: fmt.Sprint("Member ", mark, i), Email: fmt.Sprintf("m%s-%d@example.org", mark, i), Role: access.Participant}
		m.Profile = applying.Profile{JobTitle: "Head", Sector: "care", Role: "delivery", Organisation: "Org", OrganisationKind: "voluntary", Area: "HPL", LineManagerName: "Boss", LineManagerEmail: "boss-" + mark + "@example.org"}
		u.Members = append(u.Members, m)
	}
	return u
}

// state is where an application of the small cast must stand.
func (s small) state(u stage.Unit) string {
	alone := len(u.Members) == 1
	switch u.Reach {
	case stage.Sent:
		return "submitted"
	case stage.Withdrawn:
		return "withdrawn"
	case stage.Unsigned:
		switch {
		case alone, s.over && u.Alone:
			return "submitted"
		case s.over:
			return "lapsed"
		}
		return "awaiting_members"
	}
	return "draft"
}

// want counts what there must be of the small cast.
func (s small) want() counts {
	n := counts{"seats": 0}
	for _, u := range s.Units {
		n[s.state(u)]++
		all, declined := true, 0
		for _, m := range u.Members {
			all = all && m.Answer == stage.Accepts
			if m.Answer == stage.Declines {
				declined++
			}
		}
		if !u.Offered || s.to < stage.Selected {
			continue
		}
		n["seats"] += len(u.Members)
		if s.to < stage.Enrolled {
			continue
		}
		n["seats"] -= declined
		if all {
			n["partnerships"]++
		}
		if all && u.Project != nil && s.to >= stage.Surveyed {
			n["projects in_progress"]++
		}
	}
	return n
}

// Whatever the cast and wherever it stops, a play leaves what its script says.
func TestASmallCastComesAsFarAsItsScriptSays(t *testing.T) {
	few(t, "rapid.checks", "15")
	storetest.OnEachEngine(t, func(t *testing.T, dsn string) {
		h, plays := open(t, dsn, stage.Options{}), 0
		rapid.Check(t, func(rt *rapid.T) {
			plays++
			s := drawn(rt, fmt.Sprint("cast", plays), h.clock.Now())
			c, err := h.stage.Play(bg, s.Script, s.to)
			if err != nil {
				rt.Fatal(err)
			}
			got := h.seen(c)
			for what, n := range s.want() {
				if got[what] != n {
					rt.Errorf("%d %s, want %d: %v", got[what], what, n, got)
				}
			}
		})
	})
}

// few sets a flag of the property tests for one test: each step here is a
// transaction.
func few(t *testing.T, name, value string) {
	t.Helper()
	before := flag.Lookup(name).Value.String()
	if err := flag.Set(name, value); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = flag.Set(name, before) })
}
