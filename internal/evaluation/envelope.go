package evaluation

import (
	"strings"
	"time"

	"tandem/internal/fault"
	"tandem/internal/id"
	"tandem/internal/survey"
)

// Query is one pull: a page of a set of a cohort.
type Query struct {
	Cohort id.ID
	Set    Set
	Limit  int
	Place
}

// Place is where a pull stands. AsOf holds over all its pages: what is entered
// while somebody pages does not shift the rows under them.
type Place struct {
	AsOf  time.Time
	After []string // the key of the last row that was given; nil on the first page
}

const seam = "\x1f"

// String is the place as text, for a cursor that nobody else reads.
func (p Place) String() string {
	return p.AsOf.UTC().Format(time.RFC3339Nano) + seam + strings.Join(p.After, seam)
}

// ReadPlace reads what String wrote.
func ReadPlace(text string) (Place, error) {
	at, after, found := strings.Cut(text, seam)
	asOf, err := time.Parse(time.RFC3339Nano, at)
	if err != nil || !found {
		return Place{}, BadCursor()
	}
	return Place{AsOf: asOf, After: strings.Split(after, seam)}, nil
}

// Key is part n of the key of the last row, empty on the first page.
func (p Place) Key(n int) string {
	if n >= len(p.After) {
		return ""
	}
	return p.After[n]
}

// BadCursor refuses a cursor that this set of this cohort did not give.
func BadCursor() error {
	return fault.New(fault.Unreadable, "bad_cursor", "The cursor does not belong to this list. Start again without one.")
}

// Envelope is a page of rows with everything needed to read them.
type Envelope[T any] struct {
	Schema             string
	Snapshot           string
	GeneratedAt        time.Time
	Cohort             id.ID
	InstrumentVersions []VersionName
	Base               Base
	Suppression        Suppression
	Limit              int
	Next               string // the cursor of the next page, empty on the last
	Data               []T
}

// VersionName names a version of an instrument that the cohort was asked.
type VersionName struct {
	Instrument string
	Version    int64
}

// Base is what rates are counted from. Invited counts every request to answer,
// Eligible those of people who could, Responded the completed forms.
type Base struct {
	Invited, Eligible, Responded int64
	Waves                        []WaveBase
}

// WaveBase is the base of one wave.
type WaveBase struct {
	Wave                         string
	Instrument                   string
	InstrumentVersion            int64
	Invited, Eligible, Responded int64
}

// Suppression is the rule for whoever publishes: rows here are single and
// pseudonymous, so it binds the reader.
type Suppression struct {
	MinGroup int
	MinCell  int
	Note     string
}

// schemas are the versions of the row forms. A minor version only adds
// optional columns.
func (s Set) schema() string { return "evaluation." + string(s) + "/1.0" }

// SnapshotOf names the instant that all pages of a pull share.
func (l Lens) SnapshotOf(asOf time.Time) string {
	return l.Mask(snapshot, id.ID(asOf.UTC().Format(time.RFC3339Nano)))
}

// Describe fills in what surrounds the rows of a query.
func Describe[T any](q Query, l Lens, now time.Time, s Suppression) Envelope[T] {
	return Envelope[T]{Schema: q.Set.schema(), Snapshot: l.SnapshotOf(q.AsOf), GeneratedAt: now, Cohort: q.Cohort, Limit: q.Limit, Suppression: s}
}

// BaseOf adds up the waves of a cohort, and names the versions they asked.
func BaseOf(l Lens, waves []survey.Wave, versions []survey.Version, funnels map[id.ID]survey.Funnel) (b Base, names []VersionName) {
	asked := map[id.ID]survey.Version{}
	for _, v := range versions {
		asked[v.ID] = v
	}
	seen := map[VersionName]bool{}
	for _, w := range waves {
		v, f := asked[w.InstrumentVersionID], funnels[w.ID]
		one := WaveBase{Wave: l.Mask(wave, w.ID), Instrument: v.Key, InstrumentVersion: v.Number,
			Invited: f.Created, Eligible: f.Created - f.Ineligible, Responded: f.Completed}
		b.Waves = append(b.Waves, one)
		b.Invited, b.Eligible, b.Responded = b.Invited+one.Invited, b.Eligible+one.Eligible, b.Responded+one.Responded
		name := VersionName{Instrument: v.Key, Version: v.Number}
		if !seen[name] {
			seen[name], names = true, append(names, name)
		}
	}
	return b, names
}

// Pull is the record of one page that was given out.
type Pull struct {
	ID       id.ID
	Cohort   id.ID
	Set      Set
	Rows     int
	Filter   string
	Snapshot string
}
