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
		for place, more := "", true; more; {
			var page []CodebookRow
			limit := rapid.IntRange(1, 9).Draw(t, "limit")
			page, place, more = After(rows, place, limit)
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
		key := rapid.SliceOfN(rapid.StringMatching(`[A-Za-z0-9_/]{0,30}`), 1, 3).Draw(t, "key")
		p := Place{Pull: "01K0000000000000000000000S", After: key}
		got, err := ReadPlace(p.String())
		if err != nil || got.Pull != p.Pull || !slices.Equal(got.After, key) || got.Key(0) != key[0] || got.Key(9) != "" {
			t.Fatalf("%+v became %+v: %v", p, got, err)
		}
	})
	for _, bad := range []string{"", "x", "01K0000000000000000000000S", seam, "2026-11-21T12:00:00Z" + seam + "01K0000000000000000000000S"} {
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
	token := Token{Name: "R", CohortID: "C", Sets: []string{"answers"}, ExpiresAt: noon.Add(time.Hour)}
	if err := token.Check(noon); err != nil {
		t.Fatal(err)
	}
	if !token.Live(noon) || token.Live(noon.Add(time.Hour)) || token.Revoke(noon).Live(noon) {
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

func TestATagIsOfTheContentAndNotOfTheMoment(t *testing.T) {
	l := Lens{Mask: func(prefix string, thing id.ID) string { return prefix + "_" + thing.String() }}
	e := Envelope[Answer]{Snapshot: "s_a", GeneratedAt: noon, Next: "n", Base: Base{Invited: 3}, Data: []Answer{{Response: "r_a"}}}.Tagged(l)
	same := e
	same.Snapshot, same.GeneratedAt, same.Next, same.Tag = "s_b", noon.Add(time.Hour), "m", ""
	last, other, base := same, same, same
	last.Next, other.Data, base.Base.Invited = "", []Answer{{Response: "r_b"}}, 4
	if same.Tagged(l).Tag != e.Tag || e.Tag == "" {
		t.Error("the same content has two tags")
	}
	for _, changed := range []Envelope[Answer]{last, other, base} {
		if changed.Tagged(l).Tag == e.Tag {
			t.Errorf("%+v has the tag of another content", changed)
		}
	}
}
