package evaluation

import (
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"tandem/internal/fault"
	"tandem/internal/id"
	"tandem/internal/programme"
	"tandem/internal/survey"
)

var noon = time.Date(2026, 11, 21, 12, 0, 0, 0, time.UTC)

func TestTheCodebookComesFromTheInstruments(t *testing.T) {
	rows := CodebookOf(survey.Shipped())
	asked := 0
	for _, v := range survey.Shipped() {
		for _, i := range v.Items {
			if i.Asks() {
				asked++
			}
		}
	}
	if len(rows) != asked {
		t.Errorf("%d rows for %d questions", len(rows), asked)
	}
	if CodebookOf(nil) != nil {
		t.Error("a codebook of nothing has rows")
	}
}

func TestACodebookIsPagedWithoutGapsWhateverTheSize(t *testing.T) {
	versions := survey.Shipped()
	slices.SortFunc(versions, func(a, b survey.Version) int { return strings.Compare(a.Key, b.Key) })
	rows := CodebookOf(versions)
	rapid.Check(t, func(t *rapid.T) {
		var got []CodebookRow
		for more := true; more; {
			var page []CodebookRow
			limit := rapid.IntRange(1, 9).Draw(t, "limit")
			page, more = After(rows, len(got), limit)
			if more && len(page) != limit {
				t.Fatalf("%d rows on a page of %d", len(page), limit)
			}
			got = append(got, page...)
		}
		if !reflect.DeepEqual(got, rows) {
			t.Fatalf("%d rows of %d", len(got), len(rows))
		}
	})
}

func TestAPlaceReadsBackAsItWasWritten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := Place{Pull: "01K0000000000000000000000S", Mark: Mark{Thing: rapid.IntRange(0, 1<<40).Draw(t, "thing"), Row: rapid.StringMatching(`[A-Za-z0-9_/]{0,30}`).Draw(t, "row")}}
		got, err := ReadPlace(p.String())
		if err != nil || got != p {
			t.Fatalf("%+v became %+v: %v", p, got, err)
		}
	})
	for _, bad := range []string{"", "x", "01K0000000000000000000000S", seam, "01K0000000000000000000000S" + seam + "-1" + seam, "01K0000000000000000000000S" + seam + "x" + seam, "2026-11-21T12:00:00Z" + seam + "01K0000000000000000000000S"} {
		if _, err := ReadPlace(bad); fault.Of(err).Code != "bad_cursor" {
			t.Errorf("%q: %v", bad, err)
		}
	}
}

func TestTheBaseLeavesOutWhoCouldNotAnswer(t *testing.T) {
	l := Lens{Mask: func(prefix string, thing id.ID) string { return prefix + "_" + thing.String() }}
	b, names := BaseOf(l, []WaveFact{
		{Wave: "A", Instrument: "interim", InstrumentVersion: 1, Invited: 10, Ineligible: 1, Responded: 6},
		{Wave: "B", Instrument: "interim", InstrumentVersion: 1, Invited: 5, Responded: 5},
		{Wave: "C", Instrument: "final", InstrumentVersion: 2},
	})
	if b.Invited != 15 || b.Eligible != 14 || b.Responded != 11 || len(b.Waves) != 3 || b.Waves[2].Instrument != "final" || b.Waves[0].Eligible != 9 {
		t.Errorf("%+v", b)
	}
	if !slices.Equal(names, []VersionName{{"interim", 1}, {"final", 2}}) {
		t.Errorf("%+v", names)
	}
}

func TestAManagersAnswerIsAboutTheParticipant(t *testing.T) {
	l := Lens{Mask: func(prefix string, thing id.ID) string { return prefix + "_" + thing.String() }}
	participant, dyad := id.ID("P"), id.ID("D")
	if a := (AnswerFact{Person: "M", Participant: &participant, Dyad: &dyad}).Seen(l); a.Respondent != "p_M" || a.Subject != "p_P" || a.Dyad != "d_D" {
		t.Errorf("%+v", a)
	}
	if a := (AnswerFact{Person: "P"}).Seen(l); a.Subject != "p_P" || a.Dyad != "" {
		t.Errorf("%+v", a)
	}
}

func TestATokenEndsAtItsTimeOrWhenItIsRevoked(t *testing.T) {
	made := Token{Name: "R", CohortID: "C", Sets: []string{"answers"}}
	token, err := made.Until(programme.DayOf(noon), noon)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := made.Until("2027-02-29", noon); err == nil || fault.Of(err).Fields[0].Detail != "There is no such date as 29 February 2027" {
		t.Error(err)
	}
	if !token.Live(noon) || token.Live(token.ExpiresAt) || token.Revoke(noon).Live(noon) {
		t.Error("a token lives when it should not, or the other way round")
	}
	once := token.Revoke(noon)
	if twice := once.Revoke(noon.Add(time.Minute)); !twice.RevokedAt.Equal(noon) {
		t.Error("revoking again moved the time")
	}
}

// The note says when rows were taken, so they are not taken much later.
func TestAPullIsOverAfterADay(t *testing.T) {
	s := Snapshot{AsOf: noon}
	if s.Over(noon.Add(PullLife-time.Microsecond)) || !s.Over(noon.Add(PullLife)) {
		t.Error("a pull is over when it should not be, or the other way round")
	}
	if f := fault.Of(PullOver()); f.Code != "bad_cursor" || f.Kind != fault.Unreadable {
		t.Errorf("%+v", f)
	}
}

func TestATagIsOfTheSetAndNotOfTheMomentOrThePage(t *testing.T) {
	l := Lens{Mask: func(prefix string, thing id.ID) string { return prefix + "_" + thing.String() }}
	q := Query{Set: Answers, Cohort: "C", KeyID: "k", Limit: 2, Snapshot: Snapshot{AsOf: noon, Waves: []WaveFact{{Wave: "A", Invited: 3}}}}
	tag := TagOf(q, l, SuppressionOf(0, 0), "d", false)
	later := q
	later.AsOf, later.Limit, later.Pull, later.Thing = noon.Add(time.Hour), 200, "P", 7
	if same := TagOf(later, l, SuppressionOf(0, 0), "d", false); same != tag || tag == "" {
		t.Errorf("the same set has two tags, %q and %q", tag, same)
	}
	key, base, set := q, q, q
	key.KeyID, base.Waves, set.Set = "j", []WaveFact{{Wave: "A", Invited: 4}}, Dyads
	for what, other := range map[string]string{
		"rows": TagOf(q, l, SuppressionOf(0, 0), "e", false), "a base": TagOf(base, l, SuppressionOf(0, 0), "d", false), "a key": TagOf(key, l, SuppressionOf(0, 0), "d", false),
		"a set": TagOf(set, l, SuppressionOf(0, 0), "d", false), "a rule": TagOf(q, l, SuppressionOf(12, 0), "d", false), "pages": TagOf(q, l, SuppressionOf(0, 0), "d", true),
	} {
		if other == tag {
			t.Errorf("other %s have the same tag", what)
		}
	}
	if many := TagOf(q, l, SuppressionOf(0, 0), "d", true); many != TagOf(later, l, SuppressionOf(0, 0), "d", true) {
		t.Error("the tag of several pages does not last an hour")
	} else if later.AsOf = noon.Add(PullLife); many == TagOf(later, l, SuppressionOf(0, 0), "d", true) {
		t.Error("the tag of several pages outlives their cursors")
	}
}
