package api

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"tandem/api/applying"
	"tandem/api/learning"
	"tandem/api/wire"
)

// partners are two people with confirmed places and their partnership.
func (s *season) partners() (ada, ben *client, partnership string) {
	s.t.Helper()
	ada, ben = s.applicant("ada@example.org"), s.applicant("ben@example.org")
	s.offer(s.pair(ada, ben, "x@example.org", "y@example.org"))
	for _, c := range []*client{ada, ben} {
		c.post("/offers/"+ownOffer(c).ID+"/accept", wire.Empty{}).want(200)
	}
	return ada, ben, ownPlace(ada).Partnership.ID
}

func TestAPartnershipHasOneProjectThatBothWrite(t *testing.T) {
	onEachSeason(t, 10, func(t *testing.T, s *season) {
		ada, ben, partnership := s.partners()
		if got := ada.post("/partnerships/"+partnership+"/project", learning.ProjectStart{Title: " "}).want(422).problem().Errors[0].Pointer; got != "/title" {
			t.Errorf("the field is %s", got)
		}
		var p learning.Project
		reply := ada.post("/partnerships/"+partnership+"/project", learning.ProjectStart{Title: "Better transitions"}).want(201).into(&p)
		if reply.header.Get("Location") != wire.Prefix+"/projects/"+p.ID || p.State != "idea" || p.Version != 1 || len(p.Owners) != 2 || p.Milestones == nil {
			t.Fatalf("started: %+v", p)
		}
		if got := ben.post("/partnerships/"+partnership+"/project", learning.ProjectStart{Title: "Another"}).want(409); got.code() != "project_exists" || got.problem().Detail == "" {
			t.Errorf("a second project: %s", got.body)
		}
		if got := ownPlace(ben).Partnership.ProjectID; got == nil || *got != p.ID {
			t.Errorf("ben's place names project %v", got)
		}
		form := learning.ProjectForm{Title: "Better transitions", Challenge: "Too many moves", StartingPoint: "12 schools", Scope: "Year 11", Theme: "Transitions", State: "planned"}
		ben.put("/projects/"+p.ID, 1, form).want(200).into(&p)
		if p.Version != 2 || p.Theme != "Transitions" || p.UpdatedBy == nil {
			t.Errorf("saved: %+v", p)
		}
		form.Challenge = "Ada's words"
		ada.put("/projects/"+p.ID, 1, form).want(412)
		ada.put("/projects/"+p.ID, 2, form).want(200)
		if n := s.stored()["project_revisions"]; n != 3 {
			t.Errorf("%d versions are kept, want 3", n)
		}
		ada.json().send("PUT", "/projects/"+p.ID, jsonOf(form)).want(428)
		var all learning.ProjectList
		s.team.get("/projects?cohort=" + s.cohort.ID).want(200).into(&all)
		if len(all.Items) != 1 || all.Items[0].Title != form.Title || len(all.Items[0].Owners) != 2 {
			t.Errorf("the team's list: %+v", all)
		}
		s.team.get("/projects?cohort=" + s.clock.NewID().String()).want(200).into(&all)
		s.team.get("/projects/" + p.ID).want(200)
		if len(all.Items) != 0 {
			t.Errorf("another cohort's list: %+v", all)
		}
	})
}

func TestAProjectIsRefusedFieldByField(t *testing.T) {
	onEachSeason(t, 10, func(t *testing.T, s *season) {
		ada, _, partnership := s.partners()
		var p learning.Project
		ada.post("/partnerships/"+partnership+"/project", learning.ProjectStart{Title: "T"}).want(201).into(&p)
		good := learning.ProjectForm{Title: "T", State: "idea"}
		for pointer, change := range map[string]func(*learning.ProjectForm){
			"/title":         func(f *learning.ProjectForm) { f.Title = "" },
			"/challenge":     func(f *learning.ProjectForm) { f.Challenge = strings.Repeat("x", 10_001) },
			"/startingPoint": func(f *learning.ProjectForm) { f.StartingPoint = strings.Repeat("x", 10_001) },
			"/scope":         func(f *learning.ProjectForm) { f.Scope = strings.Repeat("x", 10_001) },
			"/theme":         func(f *learning.ProjectForm) { f.Theme = "Something else" },
			"/state":         func(f *learning.ProjectForm) { f.State = "completed" },
			"/stoppedReason": func(f *learning.ProjectForm) { f.State = "stopped" },
		} {
			form := good
			change(&form)
			got := ada.put("/projects/"+p.ID, 1, form).want(422).problem().Errors
			if len(got) != 1 || got[0].Pointer != pointer {
				t.Errorf("%s: %+v", pointer, got)
			}
		}
		good.State, good.StoppedReason = "stopped", new("The post was cut")
		ada.put("/projects/"+p.ID, 1, good).want(200).into(&p)
		if p.StoppedReason == nil || *p.StoppedReason != "The post was cut" {
			t.Errorf("%+v", p)
		}
		var themes learning.ProjectThemeList
		ada.get("/project-themes").want(200).into(&themes)
		if len(themes.Items) != 14 || !slices.Contains(themes.Items, "Personal budgets") {
			t.Errorf("themes: %v", themes.Items)
		}
	})
}

func TestAProjectStartsWithTheWordsOfTheApplication(t *testing.T) {
	onEachSeason(t, 10, func(t *testing.T, s *season) {
		ada, ben, partnership := s.partners()
		place := ownPlace(ben)
		var applied applying.Application
		ben.get("/applications/" + place.ApplicationID).want(200).into(&applied)
		s.team.get("/places").want(403)
		challenge := applied.JointCase.Challenge
		if challenge == "" {
			t.Fatalf("%+v", applied)
		}
		var p learning.Project
		ada.post("/partnerships/"+partnership+"/project", learning.ProjectStart{Title: "T", Challenge: new(strings.Repeat("x", 10_001))}).want(422)
		ada.post("/partnerships/"+partnership+"/project", learning.ProjectStart{Title: "T", Challenge: &challenge}).want(201).into(&p)
		if p.Challenge != challenge || p.Version != 1 {
			t.Errorf("%+v", p)
		}
	})
}

func TestADayThatIsNoneIsRefusedInWords(t *testing.T) {
	onEachSeason(t, 10, func(t *testing.T, s *season) {
		ada, _, partnership := s.partners()
		var p learning.Project
		ada.post("/partnerships/"+partnership+"/project", learning.ProjectStart{Title: "T"}).want(201).into(&p)
		for day, want := range map[string]string{
			"2027-02-31": "There is no such date as 31 February 2027",
			"1901-01-31": "Check the year: it must be from 2000 to 2099",
			"2126-01-31": "Check the year: it must be from 2000 to 2099",
		} {
			wrong := ada.post("/projects/"+p.ID+"/milestones", learning.MilestoneForm{Title: "Ask", DueOn: &day}).want(422).problem().Errors
			if len(wrong) != 1 || wrong[0].Pointer != "/dueOn" || wrong[0].Detail != want {
				t.Errorf("%s: %+v", day, wrong)
			}
		}
	})
}

func TestMilestonesAreSetChangedAndDone(t *testing.T) {
	onEachSeason(t, 10, func(t *testing.T, s *season) {
		ada, ben, partnership := s.partners()
		var p learning.Project
		ada.post("/partnerships/"+partnership+"/project", learning.ProjectStart{Title: "T"}).want(201).into(&p)
		var m learning.Milestone
		ada.post("/projects/"+p.ID+"/milestones", learning.MilestoneForm{Title: "Ask parents", DueOn: new("2027-01-31")}).want(201).into(&m)
		ben.put("/milestones/"+m.ID, m.Version, learning.MilestoneForm{Title: "Ask parents", DueOn: new("2027-01-31"), DoneOn: new("2026-11-02")}).want(200).into(&m)
		if m.Version != 2 || *m.DoneOn != "2026-11-02" {
			t.Errorf("done: %+v", m)
		}
		var back learning.Milestone
		ada.put("/milestones/"+m.ID, 1, learning.MilestoneForm{Title: "Ask"}).want(412)
		ada.put("/milestones/"+m.ID, 2, learning.MilestoneForm{Title: "Ask", DoneOn: new("2026-11-03")}).want(422)
		ada.put("/milestones/"+m.ID, 2, learning.MilestoneForm{Title: "Ask", DueOn: new("")}).want(200).into(&back)
		if back.DoneOn != nil || back.DueOn != nil {
			t.Errorf("taken back: %+v", back)
		}
		ada.post("/projects/"+p.ID+"/milestones", learning.MilestoneForm{Title: "Done", DoneOn: new("2026-11-01")}).want(201)
		var all learning.ProjectList
		ben.get("/projects").want(200).into(&all)
		if all.Items[0].Milestones != 2 || all.Items[0].MilestonesDone != 1 {
			t.Errorf("counted: %+v", all.Items)
		}
	})
}

func TestAProjectHasAtMostAHundredMilestonesAlsoWhenBothAddAtOnce(t *testing.T) {
	onEachSeason(t, 10, func(t *testing.T, s *season) {
		ada, ben, partnership := s.partners()
		var p learning.Project
		ada.post("/partnerships/"+partnership+"/project", learning.ProjectStart{Title: "T"}).want(201).into(&p)
		for i := range 96 {
			ada.post("/projects/"+p.ID+"/milestones", learning.MilestoneForm{Title: fmt.Sprint(i)}).want(201)
		}
		var added, refused atomic.Int32
		var wg sync.WaitGroup
		for i := range 12 {
			wg.Go(func() {
				switch a := []*client{ada, ben}[i%2].post("/projects/"+p.ID+"/milestones", learning.MilestoneForm{Title: "race"}); a.code() {
				case "":
					added.Add(1)
				case "too_many_milestones":
					refused.Add(1)
				default:
					t.Errorf("%d %s", a.status, a.body)
				}
			})
		}
		wg.Wait()
		if added.Load() != 4 || refused.Load() != 8 || s.stored()["milestones"] != 100 {
			t.Errorf("%d added, %d refused, %d stored", added.Load(), refused.Load(), s.stored()["milestones"])
		}
	})
}

func TestPartnersWhoSaveAtOnceLoseNoVersion(t *testing.T) {
	onEachSeason(t, 10, func(t *testing.T, s *season) {
		ada, ben, partnership := s.partners()
		var p learning.Project
		ada.post("/partnerships/"+partnership+"/project", learning.ProjectStart{Title: "T"}).want(201).into(&p)
		for version := int64(1); version <= 4; version++ {
			var saved atomic.Int32
			var wg sync.WaitGroup
			for i := range 6 {
				wg.Go(func() {
					form := learning.ProjectForm{Title: "T", Scope: fmt.Sprint(version, i), State: "idea"}
					switch a := []*client{ada, ben}[i%2].put("/projects/"+p.ID, version, form); a.status {
					case 200:
						saved.Add(1)
					case 412:
					default:
						t.Errorf("%d %s", a.status, a.body)
					}
				})
			}
			wg.Wait()
			if saved.Load() != 1 || s.stored()["project_revisions"] != version+1 {
				t.Errorf("version %d: %d saved, %d kept", version, saved.Load(), s.stored()["project_revisions"])
			}
		}
	})
}

func TestPartnersWhoStartAtOnceStartOneProject(t *testing.T) {
	onEachSeason(t, 10, func(t *testing.T, s *season) {
		ada, ben, partnership := s.partners()
		var started atomic.Int32
		var wg sync.WaitGroup
		for i := range 8 {
			wg.Go(func() {
				switch a := []*client{ada, ben}[i%2].post("/partnerships/"+partnership+"/project", learning.ProjectStart{Title: "T"}); a.code() {
				case "":
					started.Add(1)
				case "project_exists":
				default:
					t.Errorf("%d %s", a.status, a.body)
				}
			})
		}
		wg.Wait()
		if started.Load() != 1 || s.stored()["projects"] != 1 {
			t.Errorf("%d started, %d stored", started.Load(), s.stored()["projects"])
		}
	})
}
