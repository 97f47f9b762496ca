package learning

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"tandem/internal/fault"
	"tandem/internal/programme"
)

func wrongIn(err error) (out []string) {
	if err == nil {
		return nil
	}
	for _, f := range fault.Of(err).Fields {
		out = append(out, f.Pointer)
	}
	return out
}

func TestAProjectStartsWithATitle(t *testing.T) {
	owner := Partnership{ID: "PA", CohortID: "C"}
	for title, want := range map[string]string{
		"Better transitions": "", "  x ": "", "": "/title", "   ": "/title",
		strings.Repeat("é", 200): "", strings.Repeat("é", 201): "/title",
	} {
		p, err := StartProject(owner, title, "", "ME", noon)
		if got := strings.Join(wrongIn(err), " "); got != want {
			t.Errorf("%.10q: %q", title, got)
		}
		if err == nil && (p.State != ProjectIdea || p.PartnershipID != "PA" || p.CohortID != "C" || p.Title != strings.TrimSpace(title) || p.Version != 1) {
			t.Errorf("%+v", p)
		}
	}
}

func TestAProjectMayStartWithItsChallenge(t *testing.T) {
	if p, err := StartProject(Partnership{}, "T", "Nobody asks the families.", "ME", noon); err != nil || p.Challenge != "Nobody asks the families." {
		t.Errorf("%+v %v", p, err)
	}
	if _, err := StartProject(Partnership{}, "T", strings.Repeat("x", programme.LongText+1), "ME", noon); strings.Join(wrongIn(err), " ") != "/challenge" {
		t.Error(err)
	}
}

func TestAProjectTakesOnlyItsSteps(t *testing.T) {
	allowed := "idea-planned idea-in_progress idea-stopped planned-in_progress planned-paused planned-stopped " +
		"in_progress-completed in_progress-paused in_progress-stopped paused-planned paused-in_progress paused-stopped " +
		"completed-in_progress stopped-in_progress"
	states := []ProjectState{ProjectIdea, ProjectPlanned, ProjectInProgress, ProjectCompleted, ProjectPaused, ProjectStopped, "", "done"}
	for _, from := range states[:6] {
		for _, to := range states {
			_, err := Project{Title: "T", State: from}.Revise(ProjectForm{Title: "T", State: to, StoppedReason: "a reason"}, "ME", noon)
			want := from == to || slices.Contains(strings.Fields(allowed), string(from)+"-"+string(to))
			if (err == nil) != want || err != nil && !slices.Contains(wrongIn(err), "/state") {
				t.Errorf("%s to %q: %v", from, to, err)
			}
		}
	}
}

func TestAProjectSaysWhyItStopped(t *testing.T) {
	p := Project{Title: "T", State: ProjectInProgress}
	for _, reason := range []string{"", "  "} {
		if _, err := p.Revise(ProjectForm{Title: "T", State: ProjectStopped, StoppedReason: reason}, "ME", noon); !slices.Equal(wrongIn(err), []string{"/stoppedReason"}) {
			t.Errorf("%q: %v", reason, err)
		}
	}
	stopped, err := p.Revise(ProjectForm{Title: "T", State: ProjectStopped, StoppedReason: "No time"}, "ME", noon)
	if err != nil || stopped.StoppedReason != "No time" || stopped.UpdatedBy != "ME" {
		t.Fatalf("%+v %v", stopped, err)
	}
	going, err := stopped.Revise(ProjectForm{Title: "T", State: ProjectInProgress, StoppedReason: "No time"}, "ME", noon)
	if err != nil || going.StoppedReason != "" {
		t.Errorf("a project that goes on kept its reason: %+v %v", going, err)
	}
}

func TestThemesAreTheFourteenOfTheSource(t *testing.T) {
	themes := ProjectThemes()
	if len(themes) != 14 || !slices.IsSortedFunc(themes, func(a, b string) int { return strings.Compare(strings.ToLower(a), strings.ToLower(b)) }) {
		t.Errorf("%d themes: %v", len(themes), themes)
	}
	for theme, want := range map[string]bool{"": true, themes[0]: true, themes[13]: true, "transitions": false, "Other": false, "\n": false} {
		_, err := Project{Title: "T", State: ProjectIdea}.Revise(ProjectForm{Title: "T", State: ProjectIdea, Theme: theme}, "ME", noon)
		if (err == nil) != want {
			t.Errorf("%q: %v", theme, err)
		}
	}
}

// Whatever owners type, a version is kept whole or refused with the field that
// is wrong, and a stopped project always says why.
func TestARevisionIsWholeOrRefused(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := Project{Title: "T", State: ProjectIdea}
		for range rapid.IntRange(1, 10).Draw(t, "saves") {
			f := ProjectForm{
				Title:     rapid.SampledFrom([]string{"", "T", "A title"}).Draw(t, "title"),
				Challenge: rapid.SampledFrom([]string{"", "c", strings.Repeat("x", programme.LongText+1)}).Draw(t, "challenge"),
				State:     rapid.SampledFrom([]ProjectState{ProjectIdea, ProjectPlanned, ProjectInProgress, ProjectCompleted, ProjectPaused, ProjectStopped}).Draw(t, "state"),

				StoppedReason: rapid.SampledFrom([]string{"", "why"}).Draw(t, "reason"),
			}
			after, err := p.Revise(f, "ME", noon)
			if err != nil {
				if len(wrongIn(err)) == 0 {
					t.Fatalf("refused without a field: %v", err)
				}
				continue
			}
			if after.Title != f.Title || after.Challenge != f.Challenge || after.State != f.State || after.PartnershipID != p.PartnershipID {
				t.Fatalf("%+v of %+v", after, f)
			}
			if (after.State == ProjectStopped) != (after.StoppedReason != "") {
				t.Fatalf("%s with reason %q", after.State, after.StoppedReason)
			}
			p = after
		}
	})
}

func TestAMilestoneIsDueAnyDayAndDoneTodayOrBefore(t *testing.T) {
	for _, c := range []struct {
		title     string
		due, done programme.Date
		want      string
	}{
		{"Ask parents", "", "", ""},
		{"Ask parents", "2027-01-31", "2026-11-21", ""},
		{"Ask parents", "2020-01-31", "2020-02-29", ""},
		{"", "", "", "/title"},
		{"Ask parents", "31/01/2027", "", "/dueOn"},
		{"Ask parents", "2027-02-30", "", "/dueOn"},
		{"Ask parents", "1901-02-28", "", "/dueOn"},
		{"Ask parents", "2126-02-28", "", "/dueOn"},
		{"Ask parents", "", "1901-02-28", "/doneOn"},
		{"Ask parents", "", "2026-11-22", "/doneOn"},
		{"Ask parents", "", "tomorrow", "/doneOn"},
		{" ", "x", "y", "/title /dueOn /doneOn"},
	} {
		m, err := AddMilestone(Project{ID: "P"}, 0, c.title, c.due, c.done, noon)
		if got := strings.Join(wrongIn(err), " "); got != c.want || err == nil && m.Done() != (c.done != "") {
			t.Errorf("%+v: %q", c, got)
		}
	}
	if _, err := AddMilestone(Project{}, 99, "T", "", "", noon); err != nil {
		t.Error(err)
	}
	if _, err := AddMilestone(Project{}, 100, "T", "", "", noon); codeOf(err) != "too_many_milestones" {
		t.Error(err)
	}
}
