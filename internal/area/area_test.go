package area

import (
	"maps"
	"slices"
	"strings"
	"testing"
)

const today = "2026-11-21"

func count(key func(Area) string) map[string]int {
	out := map[string]int{}
	for _, a := range Current(today) {
		out[key(a)]++
	}
	return out
}

func TestTheRegisterHolds153PresentAnd8AbolishedAuthorities(t *testing.T) {
	if n := len(All()); n != 161 {
		t.Fatalf("%d authorities, want 161", n)
	}
	if n := len(Current(today)); n != 153 {
		t.Fatalf("%d present authorities, want 153", n)
	}
	codes, names := map[string]bool{}, map[string]bool{}
	for _, a := range All() {
		codes[a.Code], names[a.Name] = true, true
		if len(a.Code) != 3 || len(a.ONSCode) != 9 || a.Name == "" || a.OfficialName == "" || a.Region == "" {
			t.Errorf("incomplete: %+v", a)
		}
	}
	if len(codes) != 161 {
		t.Errorf("%d distinct codes, want 161", len(codes))
	}
}

func TestTypesAndRegionsCountAsChecked(t *testing.T) {
	types := count(func(a Area) string { return a.Type })
	want := map[string]int{"unitary": 63, "metropolitan": 36, "london": 32, "city": 1, "county": 21}
	if !maps.Equal(types, want) {
		t.Errorf("types %v, want %v", types, want)
	}
	regions := slices.Sorted(maps.Values(count(func(a Area) string { return a.RegionCode })))
	if !slices.Equal(regions, []int{10, 11, 12, 14, 15, 15, 19, 24, 33}) {
		t.Errorf("regions %v", regions)
	}
	if n := count(func(a Area) string { return a.Region })["London"]; n != 33 {
		t.Errorf("London has %d, want 33", n)
	}
}

func TestAnAuthorityIsFoundByItsKeyAndByOldAndNewONSCodes(t *testing.T) {
	for _, ons := range []string{"E08000038", "E08000016"} {
		if a, ok := FindONS(ons); !ok || a.Code != "BNS" {
			t.Errorf("%s is %v", ons, a)
		}
	}
	if a, ok := Find("CMA"); !ok || a.Exists("2023-04-01") || !a.Exists("2023-03-31") || !slices.Equal(a.ReplacedBy, []string{"CBD", "WAF"}) {
		t.Errorf("Cumbria: %+v", a)
	}
	for _, code := range []string{"", "XXX", "hpl", "E06000001"} {
		if _, ok := Find(code); ok {
			t.Errorf("%q was found", code)
		}
	}
}

func TestACallerCannotChangeTheRegister(t *testing.T) {
	All()[0].Name = "changed"
	if All()[0].Name == "changed" {
		t.Error("the register was changed through a copy")
	}
}

func TestNeighboursAreSymmetricDatedAndNeverOneself(t *testing.T) {
	for _, a := range All() {
		for _, b := range All() {
			if Neighbours(a.Code, b.Code, today) != Neighbours(b.Code, a.Code, today) {
				t.Errorf("%s and %s are not symmetric", a.Code, b.Code)
			}
			if Neighbours(a.Code, b.Code, today) && (a.Code == b.Code || !a.Exists(today) || !b.Exists(today)) {
				t.Errorf("%s and %s cannot be neighbours today", a.Code, b.Code)
			}
		}
	}
}

func TestBordersAgreeWithTheListOnEachAuthority(t *testing.T) {
	listed := map[pair]bool{}
	for _, row := range rows("data/areas.csv") {
		for _, ons := range list(row["neighbours"]) {
			other, ok := FindONS(ons)
			if !ok {
				t.Errorf("%s lists the unknown %s", row["authority"], ons)
			}
			listed[between(row["authority"], other.Code)] = true
		}
	}
	for key := range borders() {
		if !listed[key] {
			t.Errorf("%v is a border but on neither list", key)
		}
	}
	if len(listed) != len(borders()) {
		t.Errorf("%d pairs listed, %d borders", len(listed), len(borders()))
	}
}

func TestKnownBorders(t *testing.T) {
	for _, c := range []struct {
		a, b, on string
		want     bool
		why      string
	}{
		{"Hartlepool", "County Durham", today, true, "land"},
		{"Plymouth", "Cornwall", today, true, "bridge"},
		{"Thurrock", "Kent", today, true, "Dartford Crossing"},
		{"Medway", "Essex", today, false, "tidal water only"},
		{"Sefton", "Wirral", today, false, "tidal water only"},
		{"Barnsley", "Sheffield", today, true, "land, recoded in 2025"},
		{"Barnsley", "Sheffield", "2018-01-01", true, "land, before the recode"},
		{"Bournemouth", "Poole", "2019-03-31", true, "until the merger"},
		{"Bournemouth", "Poole", "2019-04-01", false, "after the merger"},
		{"North Yorkshire", "Cumbria", "2020-01-01", true, "two counties"},
		{"Cornwall", "Kent", today, false, "far apart"},
		{"Isle of Wight", "Hampshire", today, false, "ferry"},
	} {
		a, b := named(t, c.a, c.on), named(t, c.b, c.on)
		if got := Neighbours(a, b, c.on); got != c.want {
			t.Errorf("%s - %s on %s: %v (%s)", c.a, c.b, c.on, got, c.why)
		}
	}
}

// named finds the authority of that name which existed on the date, or, after
// its end, the abolished one.
func named(t *testing.T, name, on string) string {
	t.Helper()
	found := ""
	for _, a := range All() {
		if a.Name == name && (a.Exists(on) || found == "") {
			found = a.Code
		}
	}
	if found == "" {
		t.Fatalf("no authority is named %s", name)
	}
	return found
}

func TestEnglandIsOneMainlandAndTwoIslands(t *testing.T) {
	seen, sizes := map[string]bool{}, map[string]int{}
	for _, start := range Current(today) {
		queue := []string{start.Code}
		for len(queue) > 0 {
			at := queue[0]
			queue = queue[1:]
			if seen[at] {
				continue
			}
			seen[at] = true
			sizes[start.Name]++
			for _, b := range Current(today) {
				if Neighbours(at, b.Code, today) {
					queue = append(queue, b.Code)
				}
			}
		}
	}
	if len(sizes) != 3 || sizes["Isle of Wight"] != 1 || sizes["Isles of Scilly"] != 1 {
		t.Errorf("components %v, want one of 151, Isle of Wight and Isles of Scilly", sizes)
	}
	if slices.Max(slices.Collect(maps.Values(sizes))) != 151 {
		t.Errorf("components %v, want one of 151", sizes)
	}
}

func TestTheRelationOfAUnitDoesNotDependOnTheOrderOfItsMembers(t *testing.T) {
	for _, c := range []struct {
		codes, on string
		want      Relation
	}{
		{"HPL", today, SameArea},
		{"HPL HPL HPL", today, SameArea},
		{"HPL STT", today, Neighbouring},
		{"HPL HPL STT", today, Neighbouring},
		{"HPL STT DAL", today, Neighbouring}, // a chain: Hartlepool and Darlington meet only through Stockton
		{"HPL DAL", today, Other},
		{"HPL STT CON", today, Other},
		{"HPL XXX", today, Other},
		{"XXX", today, Other},
		{"", today, Other},
		{"CMA CMA", "2020-01-01", SameArea},
		{"CMA CMA", today, Other}, // abolished
	} {
		codes := strings.Fields(c.codes)
		for range codes {
			if got := Relate(codes, c.on); got != c.want {
				t.Errorf("%v on %s is %s, want %s", codes, c.on, got, c.want)
			}
			codes = append(codes[1:], codes[0])
		}
		if slices.Reverse(codes); Relate(codes, c.on) != c.want {
			t.Errorf("%v reversed is not %s", codes, c.want)
		}
	}
}
