package evaluation

import (
	"reflect"
	"strings"
	"testing"

	"tandem/internal/id"
)

// fields are those of every row that an evaluator reads, and of the facts that it
// is made of. Whoever adds one has looked at it: does it say who somebody is? A
// list of words that must not occur would let through the words nobody thought of.
var fields = map[reflect.Type]string{
	reflect.TypeFor[Subject](): "Subject Partnership Sector Role OrganisationKind Region PlaceState",
	reflect.TypeFor[Dyad]():    "Dyad Manager Subject ValidFrom ValidTo",
	reflect.TypeFor[Answer]():  "Response Wave Instrument InstrumentVersion Respondent Subject Dyad Item Value Text Missing SubmittedOn",

	reflect.TypeFor[CodebookRow](): "Instrument InstrumentVersion Item Kind Text Points LowLabel HighLabel Options Missing place",
	reflect.TypeFor[Base]():        "Invited Eligible Responded Waves",
	reflect.TypeFor[WaveBase]():    "Wave Instrument InstrumentVersion Invited Eligible Responded",

	reflect.TypeFor[PlaceFact]():  "Place Person Partnership Sector Role OrganisationKind Area State",
	reflect.TypeFor[DyadFact]():   "Dyad Manager Participant From Until",
	reflect.TypeFor[AnswerFact](): "Response Wave Instrument InstrumentVersion Person Participant Dyad Item Number Text Missing SubmittedOn",
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
