package house_test

import (
	"slices"
	"strings"
	"testing"
)

// The engines have floors of their own, from the ground up: what all share, two
// solvers, the engines on them, their sentences, the spreadsheets, and on top
// the commands. No engine leans on another of its floor. The samples stand
// beside: each makes up problems for one engine.
var matchingFloors = map[string][]string{
	"internal/matching/lot":     {},
	"internal/matching/wording": {},

	"internal/matching/blossom": {},
	"internal/matching/flow":    {},

	"internal/matching/pairing":  engine("internal/area", "blossom", "wording"),
	"internal/matching/triads":   engine("blossom", "lot"),
	"internal/matching/sets":     engine("flow", "lot", "wording"),
	"internal/matching/assign":   engine("flow", "lot", "wording"),
	"internal/matching/cohort":   engine("internal/area", "lot"),
	"internal/matching/severity": {},

	"internal/matching/telling": engine("internal/area", "pairing", "triads", "sets", "assign", "cohort", "severity", "wording"),
	"internal/matching/sheet":   engine("internal/area", "pairing", "triads", "sets", "assign", "cohort", "severity", "telling", "wording"),
	"internal/matching/command": engine("internal/clock", "pairing", "triads", "sets", "assign", "cohort", "severity", "telling", "sheet", "wording"),

	"internal/matching/samples/graphs":      engine("blossom", "lot"),
	"internal/matching/samples/people":      engine("internal/area", "pairing", "lot"),
	"internal/matching/samples/threes":      engine("internal/area", "triads", "lot"),
	"internal/matching/samples/learners":    engine("internal/area", "sets", "lot"),
	"internal/matching/samples/assignments": engine("internal/area", "assign", "lot"),
	"internal/matching/samples/calls":       engine("internal/area", "cohort", "lot"),
}

// engine gives a line of the engines' floors; what stands outside of them is
// named whole.
func engine(names ...string) []string {
	for i, name := range names {
		if !strings.Contains(name, "/") {
			names[i] = "internal/matching/" + name
		}
	}
	return names
}

// reserved packages are imported by nobody but those named, whatever a floor
// says, and by tests: nothing invented gets into the product, nobody is acted
// for, and what belongs to the command line does not get into the app.
var reserved = map[string][]string{
	"internal/stage":            {"internal/demo", "scripts"},
	"internal/matching/samples": {"internal/stage", "scripts"},
	"internal/matching/command": {"api/tandem"},
}

// intruding lists the reserved packages that a package imports unbidden.
func intruding(p listed) []string {
	var found []string
	for _, imported := range p.Imports {
		for place, guests := range reserved {
			below := func(name, folder string) bool { return name == folder || strings.HasPrefix(name, folder+"/") }
			invited := slices.ContainsFunc(guests, func(g string) bool { return below(p.name(), g) })
			if name := strings.TrimPrefix(imported, modulePath); below(name, place) && !invited {
				found = append(found, p.name()+" may not import "+name+", which is for "+strings.Join(guests, ", "))
			}
		}
	}
	return found
}

func TestReservedPackagesAreImportedByNobodyElse(t *testing.T) {
	for _, p := range packages(t) {
		for _, finding := range intruding(p) {
			t.Error(finding)
		}
	}
}

// arrow is a package that imports another, both without the module's name.
type arrow struct{ from, to string }

func (a arrow) listed() listed {
	return listed{ImportPath: modulePath + a.from, Imports: []string{modulePath + a.to}, GoFiles: []string{"a.go"}}
}

func TestTheEnginesFloorsRefuseWhatPointsUpOrSideways(t *testing.T) {
	const m = "internal/matching/"
	for _, wrong := range []arrow{
		{m + "lot", m + "wording"}, {m + "wording", m + "lot"},
		{m + "blossom", m + "lot"}, {m + "blossom", m + "flow"}, {m + "flow", m + "sets"},
		{m + "pairing", m + "triads"}, {m + "pairing", "internal/clock"}, {m + "triads", m + "pairing"},
		{m + "sets", m + "blossom"}, {m + "assign", m + "sets"}, {m + "cohort", m + "flow"}, {m + "severity", m + "cohort"},
		{m + "telling", m + "sheet"}, {m + "sheet", m + "command"}, {m + "command", "internal/config"},
		{m + "samples/people", m + "triads"}, {m + "samples/graphs", m + "samples/people"}, {m + "samples/calls", m + "telling"},
		{m + "sheet", m + "samples/people"}, {"api", m + "telling"}, {"api", m + "pairing"}, {"internal/store", m + "telling"},
		{m + "novelty", m + "lot"}, {m + "samples/novelty", m + "lot"}, {m + "pairing/novelty", m + "lot"},
	} {
		if len(misplaced(wrong.listed())) == 0 {
			t.Errorf("accepted: %+v", wrong)
		}
	}
	for _, right := range []arrow{
		{m + "triads", m + "blossom"}, {m + "sets", m + "flow"}, {m + "telling", m + "cohort"}, {m + "sheet", m + "telling"},
		{m + "command", m + "sheet"}, {m + "samples/threes", m + "triads"}, {"internal/app", m + "telling"}, {"internal/stage", m + "samples/people"},
	} {
		if found := misplaced(right.listed()); len(found) > 0 {
			t.Errorf("refused %v: %+v", found, right)
		}
	}
}

func TestReservedPackagesRefuseWhoIsNotNamed(t *testing.T) {
	const samples, command, stage = "internal/matching/samples/people", "internal/matching/command", "internal/stage"
	for _, wrong := range []arrow{{"internal/app", samples}, {"api/tandem", samples}, {"internal/matching/sheet", samples},
		{"internal/matching/samples/calls", samples}, {"internal/demonstrations", samples}, {"internal/app", command}, {"api", command}, {"scripts/measure", command},
		{"internal/demo", samples}, {"internal/app", stage}, {"api/tandem", stage}, {"api", stage}} {
		if len(intruding(wrong.listed())) == 0 {
			t.Errorf("accepted: %+v", wrong)
		}
	}
	for _, right := range []arrow{{"internal/demo", stage}, {"scripts/measure", stage}, {"internal/stage", samples}, {"scripts/measure/matching", samples}, {"api/tandem", command},
		{"internal/app", "internal/matching/telling"}, {"internal/app", "internal/matching/commandeering"}} {
		if found := intruding(right.listed()); len(found) > 0 {
			t.Errorf("refused %v: %+v", found, right)
		}
	}
}

// The commands say that they need no settings and no database; that holds by
// what they reach.
func TestTheCommandsReachNoDatabase(t *testing.T) {
	for _, reached := range []string{"database/sql", "net/http", "gorm.io/gorm"} {
		if len(soiled(listed{ImportPath: modulePath + "internal/matching/command", Deps: []string{reached}})) == 0 {
			t.Errorf("accepted: %s", reached)
		}
	}
}
