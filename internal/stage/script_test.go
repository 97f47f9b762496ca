package stage

import (
	"maps"
	"slices"
	"testing"
	"time"

	"tandem/internal/area"
	"tandem/internal/clock"
	"tandem/internal/learning"
	"tandem/internal/programme"
)

var someDay = time.Date(2026, 11, 21, 12, 0, 0, 0, time.UTC)

func TestNobodyIsInTwoScripts(t *testing.T) {
	seen := map[string]string{}
	for _, show := range Repertoire(someDay) {
		for _, u := range show.Script.Units {
			for _, m := range u.Members {
				if other := seen[m.Email]; other != "" {
					t.Errorf("%s is in %s and in %s", m.Email, other, show.Script.Cohort.Name)
				}
				seen[m.Email] = show.Script.Cohort.Name
				if problem := programme.AddressProblem(m.Email); problem != "" || m.Name == "" {
					t.Errorf("%q at %s: %s", m.Name, m.Email, problem)
				}
			}
		}
	}
	if len(seen) < 150 {
		t.Errorf("only %d people", len(seen))
	}
}

// A name is not to give away a manager who shares it, nor a reply go astray.
func TestNobodyHasTheNameOfAnother(t *testing.T) {
	seen := map[string]string{}
	for _, show := range Repertoire(someDay) {
		for _, u := range show.Script.Units {
			for _, m := range u.Members {
				for name, email := range map[string]string{m.Name: m.Email, m.Profile.LineManagerName: m.Profile.LineManagerEmail} {
					if other := seen[name]; other != "" && other != email {
						t.Errorf("%s is %s and %s", name, other, email)
					}
					seen[name] = email
				}
			}
		}
	}
}

func TestThePlansCoverTheThemesOfTheSource(t *testing.T) {
	for _, theme := range learning.ProjectThemes() {
		if !slices.ContainsFunc(plans, func(p plan) bool { return p.theme == theme }) {
			t.Errorf("no plan has the theme %s", theme)
		}
		if !slices.Contains(themes2016, theme) {
			t.Errorf("nobody took up %s in 2016", theme)
		}
	}
}

// The figures that were published, counted in the script.
func TestTheCohortOf2016HasThePublishedProportions(t *testing.T) {
	got := map[string]int{}
	areas, others := map[string]bool{}, map[string]bool{}
	for _, u := range Finished2016().Units {
		var codes []string
		for _, m := range u.Members {
			codes = append(codes, m.Profile.Area)
		}
		if !u.Offered {
			got["not selected"] += len(u.Members)
			others[codes[0]] = true
			continue
		}
		relation := string(area.Relate(codes, "2016-09-01"))
		if len(codes) == 1 {
			relation = "alone"
		}
		got[relation] += len(u.Members)
		for i, m := range u.Members {
			areas[codes[i]] = true
			if m.Profile.OrganisationKind != authority {
				got["elsewhere"]++
			}
		}
	}
	got["areas"], got["other areas"] = len(areas), len(others)
	want := map[string]int{"same_area": 34, "neighbouring": 4, "alone": 2, "elsewhere": 6, "areas": 23, "not selected": 34, "other areas": 19}
	if !maps.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}

func TestTheManagersOf2016SaidWhatWasPublished(t *testing.T) {
	got := map[string]int{}
	for _, r := range Finished2016().Surveys[1].Replies {
		recommend := "blank"
		for _, a := range r.Answers {
			switch {
			case a.Item == "recommend":
				recommend = a.Choices[0]
			case a.Number != nil && *a.Number >= 5:
				got[a.Item]++
			case a.Item == "leadership_impact" && *a.Number == 1:
				t.Error("a manager saw no impact at all")
			}
		}
		got[recommend]++
	}
	if want := map[string]int{"leadership_impact": 7, "new_ideas": 8, "yes": 10, "undecided": 2, "blank": 1}; !maps.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
	if n := len(Finished2016().Surveys[0].Replies); n != 17 {
		t.Errorf("%d interim forms", n)
	}
}

func TestAMomentLiesInsideItsWindow(t *testing.T) {
	w := window{someDay, someDay.AddDate(0, 0, 30)}
	last := w.from
	for part := range 3 {
		for i := range 50 {
			at := w.part(part, 3).moment(i, 50)
			if !at.After(last) || !at.Before(w.to) {
				t.Fatalf("%s is not after %s and before %s", at, last, w.to)
			}
			last = at
		}
	}
	if !(window{}).moment(0, 1).IsZero() {
		t.Error("no window sets the clock")
	}
}

// A demo that is started on any day says nothing that its dates deny.
func TestWhatIsShownAgreesWithItself(t *testing.T) {
	for _, now := range []time.Time{time.Date(2026, 1, 31, 23, 30, 0, 0, time.UTC), time.Date(2026, 6, 30, 23, 30, 0, 0, time.UTC), time.Date(2027, 3, 27, 12, 0, 0, 0, time.UTC)} {
		names := map[string]bool{}
		for _, show := range Repertoire(now)[1:] {
			sc := show.Script
			names[sc.Cohort.Name] = true
			if starts, err := time.Parse(time.DateOnly, string(sc.Cohort.StartsOn)); err != nil || sc.Cohort.Name != starts.Format("Cohort of January 2006") {
				t.Errorf("%q starts on %s", sc.Cohort.Name, sc.Cohort.StartsOn)
			}
			if closes := sc.Dates.Closes.In(clock.London()); closes.Format("15:04") != "23:59" {
				t.Errorf("%s closes at %s", sc.Cohort.Name, closes)
			}
			for _, u := range sc.Units[min(2, len(sc.Units)):] { // the first two are written by hand
				if u.Project != nil && planBehind(u.Case).theme != u.Project.Form.Theme {
					t.Errorf("%q is about %q", u.Project.Form.Title, u.Project.Form.Challenge)
				}
			}
		}
		if len(names) != 3 {
			t.Errorf("%v", names)
		}
	}
}
