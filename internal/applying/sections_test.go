package applying

import (
	"strings"
	"testing"

	"tandem/internal/id"
)

// line writes a task list as one word per section.
func line(sections []Section) string {
	var out []string
	for _, s := range sections {
		out = append(out, s.Key+":"+string(s.State))
	}
	return strings.Join(out, " ")
}

func TestTheTaskList(t *testing.T) {
	fresh := func(kind Kind) Application {
		a := draft(t, kind)
		a.JointCase, a.Members[0].Profile = JointCase{}, Profile{Name: "Ada"}
		return a
	}
	half := fresh(Pair)
	half.Members[0].JobTitle, half.JointCase.Challenge, half.Members[0].Area = "Head", "Waiting", "HRY"
	signed := draft(t, Pair, "bo")
	signed = must(t)(signed.Sign("s", "bo", signed.Hash(), during))
	const done = "about:completed organisation:completed line-manager:completed joint-case:completed "
	cases := []struct {
		name string
		a    Application
		as   string
		want string
	}{
		{"an individual who has not begun", fresh(Individual), "ada",
			"about:not_started organisation:not_started line-manager:not_started joint-case:not_started sign:cannot_start_yet"},
		{"a pair that has not begun", fresh(Pair), "ada",
			"about:not_started organisation:not_started line-manager:not_started joint-case:not_started partner:not_started sign:cannot_start_yet"},
		{"half done", half, "ada",
			"about:in_progress organisation:in_progress line-manager:not_started joint-case:in_progress partner:not_started sign:cannot_start_yet"},
		{"an individual who can send", draft(t, Individual), "ada", done + "sign:not_started"},
		{"a lead without a partner", draft(t, Pair), "ada", done + "partner:not_started sign:cannot_start_yet"},
		{"a lead who has invited", invited(t, Pair), "ada", done + "partner:in_progress sign:not_started"},
		{"a triad with one of two invited", invited(t, Triad), "ada", done + "partner:in_progress sign:cannot_start_yet"},
		{"a partner can sign", draft(t, Pair, "bo"), "bo", done + "partner:completed sign:not_started"},
		{"a partner has signed", signed, "bo", done + "partner:completed sign:completed"},
		{"the lead has not", signed, "ada", done + "partner:completed sign:not_started"},
		{"a partner in a triad waits for the third", draft(t, Triad, "bo"), "bo", done + "partner:in_progress sign:cannot_start_yet"},
		{"a stranger sees none", draft(t, Pair, "bo"), "cy", ""},
	}
	for _, c := range cases {
		if got := line(c.a.Sections(id.ID(c.as), during)); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, c.want)
		}
	}
}

func TestWhatTheTaskListSays(t *testing.T) {
	said := func(a Application, key string) string {
		for _, s := range a.Sections("ada", during) {
			if s.Key == key {
				return strings.Join(s.Problems, "; ")
			}
		}
		return "no such section"
	}
	declined := must(t)(invited(t, Pair).Decline("i1", "", during))
	gap := draft(t, Pair)
	gap.Members[0].JobTitle = ""
	for want, got := range map[string]string{
		"Waiting for Bo Berg to answer the invitation":                       said(invited(t, Pair), "partner"),
		"Bo Berg has declined the invitation; Invite one colleague":          said(declined, "partner"),
		"Waiting for Bo Berg to answer the invitation; Invite one colleague": said(invited(t, Triad), "partner"),
		"Enter your job title": said(gap, "about"),
		"Complete your own details first; Everybody must join the application first": said(gap, "sign"),
		"": said(draft(t, Pair, "bo"), "sign"),
	} {
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
