package survey

import (
	"crypto/sha256"
	"encoding/hex"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// A published version never changes: whoever edits one of these files gives it
// the next number, and adds the line here.
var publishedHashes = map[string]string{
	"baseline":        "04bc5401472a3f16",
	"module":          "24a27c538c47db16",
	"manager_interim": "a8b0a7407a9dcf45",
	"end":             "28e875de2fed1c41",
	"manager_final":   "9cb36f23fa342bd4",
}

func TestTheShippedInstrumentsAreWhatWasPublished(t *testing.T) {
	var keys []string
	for _, v := range Shipped() {
		keys = append(keys, v.Key)
		text, err := v.Definition()
		if err != nil {
			t.Fatal(err)
		}
		sum := sha256.Sum256(text)
		if got := hex.EncodeToString(sum[:8]); publishedHashes[v.Key] != got {
			t.Errorf("%s version %d has the hash %s", v.Key, v.Number, got)
		}
		again, err := Read(text)
		if err != nil || !reflect.DeepEqual(again, v) {
			t.Errorf("%s does not read back: %v", v.Key, err)
		}
	}
	if !slices.Equal(keys, []string{"baseline", "module", "manager_interim", "end", "manager_final"}) {
		t.Error(keys)
	}
}

func shippedAs(t *testing.T, key string) Version {
	t.Helper()
	for _, v := range Shipped() {
		if v.Key == key {
			return v
		}
	}
	t.Fatalf("there is no %s", key)
	return Version{}
}

func TestTheShippedInstrumentsAskWhatTheEvaluationNeeds(t *testing.T) {
	for _, want := range []struct {
		key             string
		audience        Audience
		confidentiality Confidentiality
		scales          int
	}{
		{"baseline", ForParticipants, Pseudonymous, 4}, {"end", ForParticipants, Pseudonymous, 4}, {"module", ForParticipants, Anonymous, 5},
		{"manager_interim", ForManagers, Pseudonymous, 2}, {"manager_final", ForManagers, Pseudonymous, 2},
	} {
		v, scales := shippedAs(t, want.key), 0
		for _, i := range v.Items {
			if i.Kind == "scale" {
				scales++
				if i.Points != 6 {
					t.Errorf("%s.%s has %d points", v.Key, i.Key, i.Points)
				}
			}
		}
		if v.Audience != want.audience || v.Confidentiality != want.confidentiality || scales != want.scales {
			t.Errorf("%s: %s, %s, %d scales", v.Key, v.Audience, v.Confidentiality, scales)
		}
	}
	before, after := shippedAs(t, "baseline"), shippedAs(t, "end")
	for _, i := range before.Items {
		if again, there := after.Item(i.Key); !there || !reflect.DeepEqual(again, i) {
			t.Errorf("%s is not asked the same way at the end", i.Key)
		}
	}
	for _, key := range []string{"manager_interim", "manager_final"} {
		if !strings.Contains(shippedAs(t, key).WhoSees, "can ask to see what you said") {
			t.Errorf("%s does not tell managers who can obtain the rating", key)
		}
	}
}

func TestADefinitionThatCannotWorkIsRefused(t *testing.T) {
	good := everyKind
	if err := good.Check(); err != nil {
		t.Fatal(err)
	}
	for name, spoil := range map[string]func(*Version){
		"no key":            func(v *Version) { v.Key = "" },
		"no promise":        func(v *Version) { v.WhoSees = "" },
		"no items":          func(v *Version) { v.Items = nil },
		"unknown kind":      func(v *Version) { v.Items[1].Kind = "grid" },
		"equal keys":        func(v *Version) { v.Items[2].Key = "rating" },
		"key is no slug":    func(v *Version) { v.Items[2].Key = "A b" },
		"no text":           func(v *Version) { v.Items[2].Text = "" },
		"one point":         func(v *Version) { v.Items[1].Points = 1 },
		"no end label":      func(v *Version) { v.Items[1].HighLabel = "" },
		"one option":        func(v *Version) { v.Items[2].Options = v.Items[2].Options[:1] },
		"equal options":     func(v *Version) { v.Items[2].Options = []Option{{"a", "A"}, {"a", "B"}} },
		"least above most":  func(v *Version) { v.Items[4].Least = num(60) },
		"text too long":     func(v *Version) { v.Items[5].Most = num(201) },
		"later condition":   func(v *Version) { v.Items[2].VisibleIf = &Condition{Item: "why", Values: []string{"a"}} },
		"empty condition":   func(v *Version) { v.Items[8].VisibleIf = &Condition{Item: "one"} },
		"statement obliged": func(v *Version) { v.Items[0].Required = true },
	} {
		bad := good
		bad.Items = slices.Clone(good.Items)
		spoil(&bad)
		if bad.Check() == nil {
			t.Errorf("%s passes", name)
		}
	}
}

func TestEveryKindIsListedOnce(t *testing.T) {
	want := []Kind{"scale", "single", "multiple", "number", "short_text", "long_text", "date", "statement"}
	if got := Kinds(); !slices.Equal(got, want) {
		t.Errorf("%v", got)
	}
}
