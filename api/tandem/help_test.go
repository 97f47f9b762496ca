package main

import (
	"regexp"
	"strings"
	"testing"
)

func TestTheHelpOfAMatchSpeaksOfMatchingOnly(t *testing.T) {
	out, _, code := says(t, nil, "", "match", "--help")
	if code != 0 || strings.Contains(out, "jwt-secret") || !regexp.MustCompile(`(?m)^      --why-not=A,B`).MatchString(out) {
		t.Errorf("%d\n%s", code, out)
	}
	if out, _, _ = says(t, nil, "", "serve", "--help"); !strings.Contains(out, "jwt-secret") {
		t.Error(out)
	}
}

func TestTheProgramEndsAsTheCommandsForSpreadsheetsDo(t *testing.T) {
	people, units := "../../docs/examples/people.csv", "../../docs/examples/units.csv"
	for _, c := range []struct {
		code int
		want string // after the first "tandem: "
		args []string
	}{
		{0, "", []string{"match", people, "--check"}},
		{1, "name the list of people", []string{"match"}},
		{1, "name the list of applications", []string{"select"}},
		{2, "no selection keeps every target", []string{"select", units, "--seats", "40", "--at-least", "40", "--min-score", "999"}},
		{2, "no division keeps every rule", []string{"sets", people, "--size", "90"}},
	} {
		_, errs, code := says(t, nil, "", c.args...)
		if code != c.code || (errs == "") != (c.code == 0) || !strings.HasPrefix(strings.TrimPrefix(errs, "tandem: "), c.want) {
			t.Errorf("%v: %d, %q", c.args, code, errs)
		}
	}
}
