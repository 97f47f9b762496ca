package evaluation

import (
	"reflect"
	"strings"
	"testing"
	"time"

	"tandem/internal/id"
)

// fields are those of every row that an evaluator reads, and of the facts that it
// is made of. Whoever adds one has looked at it: does it say who somebody is? A
// list of words that must not occur would let through the words nobody thought of.
var fields = map[reflect.Type]string{
	reflect.TypeFor[Subject]():    "Subject Partnership Sector Role OrganisationKind Region PlaceState",
	reflect.TypeFor[Membership](): "Membership Subject Partnership ValidFrom ValidTo",
	reflect.TypeFor[Dyad]():       "Dyad Manager Subject ValidFrom ValidTo",
	reflect.TypeFor[Answer]():     "Response Wave Instrument InstrumentVersion Respondent Subject Dyad Item Value Text Missing SubmittedOn",

	reflect.TypeFor[CodebookRow](): "Instrument InstrumentVersion Item Kind Text Points LowLabel HighLabel Options Missing",
	reflect.TypeFor[Base]():        "Invited Eligible Responded Waves",
	reflect.TypeFor[WaveBase]():    "Wave Instrument InstrumentVersion Invited Eligible Responded",

	reflect.TypeFor[PlaceFact]():      "Place Person Partnership Sector Role OrganisationKind Area State",
	reflect.TypeFor[MembershipFact](): "Membership Person Partnership From Until",
	reflect.TypeFor[DyadFact]():       "Dyad Manager Participant From Until",
	reflect.TypeFor[AnswerFact]():     "Response Wave Instrument InstrumentVersion Person Participant Dyad Item Number Text Missing SubmittedOn",
}

func TestARowHasTheFieldsThatWereLookedAt(t *testing.T) {
	for row, want := range fields {
		var names []string
		for f := range row.Fields() {
			names = append(names, f.Name)
			if !strings.HasSuffix(row.Name(), "Fact") && f.Type == reflect.TypeFor[id.ID]() {
				t.Errorf("%s.%s is an id", row.Name(), f.Name)
			}
		}
		if got := strings.Join(names, " "); got != want {
			t.Errorf("%s: %q, looked at were %q", row.Name(), got, want)
		}
	}
}

// When a manager took over and left is told by the day, at both ends.
func TestAnEvaluatorReadsDaysAndNoInstants(t *testing.T) {
	from, until := noon.Add(-48*time.Hour), noon
	l := Lens{Mask: func(prefix string, _ id.ID) string { return prefix }, Day: func(at time.Time) string { return at.Format(time.DateOnly) }}
	d := DyadFact{From: from, Until: &until}.Seen(l)
	if d.ValidFrom != l.Day(from) || d.ValidTo != l.Day(noon) || d.ValidTo != "2026-11-21" {
		t.Errorf("%+v", d)
	}
	if d := (DyadFact{From: from}).Seen(l); d.ValidTo != "" {
		t.Errorf("%+v", d)
	}
}
