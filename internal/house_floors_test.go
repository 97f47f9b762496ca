package house_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// Floors from the ground up. A package imports only what its line names, so
// nothing points up, and a package without a line has no place yet.
var (
	ground = []string{"internal/access", "internal/fault", "internal/clock", "internal/id"}
	domain = []string{"internal/programme", "internal/applying", "internal/learning", "internal/selecting", "internal/survey", "internal/evaluation", "internal/area",
		"internal/identity", "internal/outbox"}

	floors = map[string][]string{
		"internal/access": {"internal/id"},
		"internal/fault":  {"internal/id"},
		"internal/clock":  {"internal/id"},
		"internal/id":     {},

		"internal/area":       ground,
		"internal/programme":  append([]string{"internal/area"}, ground...),
		"internal/applying":   append([]string{"internal/programme", "internal/area"}, ground...),
		"internal/learning":   append([]string{"internal/applying", "internal/programme", "internal/area"}, ground...),
		"internal/selecting":  append([]string{"internal/learning", "internal/applying", "internal/programme", "internal/area"}, ground...),
		"internal/survey":     append([]string{"internal/programme"}, ground...), // what a day is
		"internal/evaluation": append([]string{"internal/programme", "internal/area", "internal/survey"}, ground...),

		"internal/outbox":          ground,
		"internal/identity":        ground,
		"internal/mail":            ground,
		"internal/config":          append([]string{"internal/identity", "internal/mail", "internal/programme", "=internal/store"}, ground...), // refuses what they would
		"internal/store":           append([]string{"internal/store/internal/lock", "internal/store/running"}, ground...),
		"internal/store/storetest": append([]string{"internal/store"}, ground...),

		"internal/app":          slices.Concat([]string{"internal/app", "internal/store", "internal/mail", "internal/matching"}, domain, ground),
		"internal/app/desk":     slices.Concat([]string{"=internal/store", "internal/store/account", "internal/store/running", "internal/mail"}, domain, ground),
		"internal/app/desktest": slices.Concat([]string{"internal/app/desk", "internal/store"}, domain, ground),

		"internal/stage": slices.Concat([]string{"internal/app", "internal/mail", "internal/matching/cohort", "internal/matching/samples"}, domain, ground),
		"internal/demo":  slices.Concat([]string{"=internal/app", "=internal/app/running", "internal/mail", "internal/stage"}, domain, ground),
		"api":            slices.Concat([]string{"api", "internal/app"}, domain, ground),
		"api/wire":       ground,

		"internal/apidoc":     {},
		"internal/apidoc/cmd": {"internal/apidoc"},
		"docs":                {},
		"frontend":            {},
	}
	// main wires everything together.
	wiring = []string{"api/tandem"}

	// pure packages of the domain decide; they neither speak nor store, not even
	// through something they import.
	pure       = []string{"internal/programme", "internal/applying", "internal/learning", "internal/selecting", "internal/survey", "internal/evaluation", "internal/area", "internal/matching"}
	impure     = []string{"net/http", "database/sql", "gorm.io/", "github.com/labstack/"}
	contextual = []string{"internal/matching"} // may be cancelled
)

// storeFloors are the rooms of the store: each stands on the kernel and on the
// rules of its area, and on the rooms whose tables it reads.
var storeFloors = func() map[string][]string {
	rooms := map[string][]string{
		"account":    {"internal/identity", "internal/programme"},
		"programmes": {"internal/programme"},
		"running":    {"internal/outbox", "internal/programme", "internal/selecting"},
		"applying":   {"internal/applying", "internal/identity", "internal/outbox", "internal/store/account"},
		"learning":   {"internal/learning", "internal/applying", "internal/programme"},
		"selecting":  {"internal/selecting", "internal/applying", "internal/programme", "internal/store/applying"},
		"surveying":  {"internal/survey", "internal/store/learning"},
		"evidence":   {"internal/evaluation", "internal/survey", "internal/store/programmes", "internal/store/learning", "internal/store/surveying"},
	}
	lines := map[string][]string{lockFolder: ground}
	for room, rules := range rooms {
		lines["internal/store/"+room] = slices.Concat(rules, []string{lockFolder}, ground)
	}
	return lines
}()

// areasBelow are the areas of the programme, each with those that it stands on.
var areasBelow = map[string][]string{
	"account":    {},
	"programmes": {"account"},
	"applying":   {"account", "programmes"},
	"learning":   {"account", "programmes", "applying"},
	"selecting":  {"account", "programmes", "applying", "learning"},
	"surveying":  {"account", "programmes", "applying", "learning"},
	"evidence":   {"account", "programmes", "applying", "learning", "selecting", "surveying"},
	"running":    {"account"},
}

// appFloors are the rooms of the application. Each may use what the rooms before
// it in its row keep and do, never what a later one does: a consequence that runs
// the other way stands in internal/app/consequences.go.
var appFloors = func() map[string][]string {
	lines := map[string][]string{}
	for room, lower := range areasBelow {
		names := slices.Concat([]string{"internal/app/desk", "=internal/store", "internal/store/running", "internal/store/" + room, "internal/mail", "internal/matching"}, domain, ground)
		for _, l := range lower {
			names = append(names, "internal/app/"+l, "internal/store/"+l)
		}
		lines["internal/app/"+room] = names
	}
	return lines
}()

// apiFloors are the rooms of the wire: the engine below, and beside each what its
// room of the application can do. They stand on one another as those do, for the
// wire types that an area shares with a later one.
var apiFloors = func() map[string][]string {
	lines := map[string][]string{}
	for room, lower := range areasBelow {
		names := slices.Concat([]string{"api/wire", "=internal/app/" + room}, domain, ground)
		for _, l := range lower {
			names = append(names, "api/"+l)
		}
		lines["api/"+room] = names
	}
	return lines
}()

// listed is what `go list -json` says about a package.
type listed struct {
	ImportPath string
	Imports    []string
	Deps       []string
	GoFiles    []string
}

const modulePath = "tandem/"

func (p listed) name() string { return strings.TrimPrefix(p.ImportPath, modulePath) }

// misplaced lists the imports that point up or sideways.
func misplaced(p listed) []string {
	if slices.Contains(wiring, p.name()) || strings.HasPrefix(p.name(), "scripts/") || len(p.GoFiles) == 0 {
		return nil
	}
	var found []string
	for _, imported := range p.Imports {
		if name, ours := strings.CutPrefix(imported, modulePath); ours && !allowed(p.name(), name) {
			found = append(found, p.name()+" may not import "+name)
		}
	}
	if _, known := floor(p.name()); !known {
		found = append(found, p.name()+" has no floor: give it a line in internal/house_floors_test.go")
	}
	return found
}

// allowed reports whether the floor of one package names the other; a name
// includes the packages below its folder, unless it begins with "=".
func allowed(from, to string) bool {
	names, _ := floor(from)
	return slices.ContainsFunc(names, func(n string) bool { return to == strings.TrimPrefix(n, "=") || strings.HasPrefix(to, n+"/") })
}

// floor finds the line of a package.
func floor(name string) ([]string, bool) {
	if names, known := matchingFloors[name]; known {
		return names, true
	}
	for _, rooms := range []map[string][]string{storeFloors, appFloors, apiFloors} {
		if names, known := rooms[name]; known {
			return names, true
		}
	}
	names, known := floors[name]
	return names, known
}

// soiled lists what a pure package reaches that it must not.
func soiled(p listed) []string {
	if !slices.ContainsFunc(pure, func(n string) bool { return p.name() == n || strings.HasPrefix(p.name(), n+"/") }) {
		return nil
	}
	var found []string
	for _, reached := range p.Deps {
		if slices.ContainsFunc(impure, func(i string) bool { return reached == i || strings.HasSuffix(i, "/") && strings.HasPrefix(reached, i) }) {
			found = append(found, p.name()+" reaches "+reached)
		}
	}
	mayWait := slices.ContainsFunc(contextual, func(n string) bool { return strings.HasPrefix(p.name(), n) })
	if slices.Contains(p.Imports, "context") && !mayWait {
		found = append(found, p.name()+" imports context")
	}
	return found
}

func packages(t *testing.T) []listed {
	t.Helper()
	cmd := exec.Command("go", "list", "-json=ImportPath,Imports,Deps,GoFiles", "./...")
	cmd.Dir = ".."
	var failure bytes.Buffer
	cmd.Stderr = &failure
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list: %v\n%s", err, failure.String())
	}
	var all []listed
	for dec := json.NewDecoder(bytes.NewReader(out)); ; {
		var p listed
		if err := dec.Decode(&p); errors.Is(err, io.EOF) {
			return all
		} else if err != nil {
			t.Fatal(err)
		}
		all = append(all, p)
	}
}

func TestNothingPointsUp(t *testing.T) {
	all := packages(t)
	if len(all) < 10 {
		t.Fatalf("only %d packages were found", len(all))
	}
	for _, p := range all {
		for _, finding := range append(misplaced(p), soiled(p)...) {
			t.Error(finding)
		}
	}
}

func TestTheFloorsRefuseWhatPointsUp(t *testing.T) {
	wrong := []listed{
		{ImportPath: "tandem/internal/store", Imports: []string{"tandem/internal/app"}},
		{ImportPath: "tandem/internal/store/applying", Imports: []string{"tandem/internal/store/selecting"}},
		{ImportPath: "tandem/internal/store/account", Imports: []string{"tandem/internal/store"}},
		{ImportPath: "tandem/internal/app/applying", Imports: []string{"tandem/internal/app/selecting"}},
		{ImportPath: "tandem/internal/app/applying", Imports: []string{"tandem/internal/store/selecting"}},
		{ImportPath: "tandem/internal/app/account", Imports: []string{"tandem/internal/app/evidence"}},
		{ImportPath: "tandem/internal/app/desk", Imports: []string{"tandem/internal/app/account"}},
		{ImportPath: "tandem/api", Imports: []string{"tandem/internal/store"}},
		{ImportPath: "tandem/api/applying", Imports: []string{"tandem/internal/store/applying"}},
		{ImportPath: "tandem/api/applying", Imports: []string{"tandem/internal/app/selecting"}},
		{ImportPath: "tandem/api/wire", Imports: []string{"tandem/internal/app"}},
		{ImportPath: "tandem/api/account", Imports: []string{"tandem/api/applying"}},
		{ImportPath: "tandem/internal/programme", Imports: []string{"tandem/internal/store"}},
		{ImportPath: "tandem/internal/applying", Imports: []string{"tandem/internal/selecting"}},
		{ImportPath: "tandem/internal/mail", Imports: []string{"tandem/internal/store"}},
		{ImportPath: "tandem/internal/nowhere"},
		{ImportPath: "tandem/internal/survey", Deps: []string{"net/http"}},
		{ImportPath: "tandem/internal/programme", Deps: []string{"gorm.io/gorm"}},
		{ImportPath: "tandem/internal/evaluation", Imports: []string{"context"}},
		{ImportPath: "tandem/internal/store", Imports: []string{"tandem/internal/matching/blossom"}},
	}
	right := []listed{
		{ImportPath: "tandem/api/tandem", Imports: []string{"tandem/internal/store", "tandem/api"}},
		{ImportPath: "tandem/internal/app", Imports: []string{"tandem/internal/store", "tandem/internal/matching/blossom"}},
		{ImportPath: "tandem/internal/app/selecting", Imports: []string{"tandem/internal/app/applying", "tandem/internal/store/applying", "tandem/internal/store"}},
		{ImportPath: "tandem/internal/matching/triads", Imports: []string{"context", "tandem/internal/matching/blossom"}},
		{ImportPath: "tandem/internal/programme", Imports: []string{"tandem/internal/id"}, Deps: []string{"time", "context"}},
	}
	for _, p := range wrong {
		p.GoFiles = []string{"a.go"}
		if len(append(misplaced(p), soiled(p)...)) == 0 {
			t.Errorf("accepted: %+v", p)
		}
	}
	for _, p := range right {
		p.GoFiles = []string{"a.go"}
		if found := append(misplaced(p), soiled(p)...); len(found) > 0 {
			t.Errorf("refused %v: %+v", found, p)
		}
	}
}
