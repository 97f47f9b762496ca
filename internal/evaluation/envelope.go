package evaluation

import (
	"cmp"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"time"

	"tandem/internal/id"
)

// Envelope is a page of rows with everything needed to read them.
type Envelope[T any] struct {
	Schema             string
	Snapshot           string
	KeyID              string
	GeneratedAt        time.Time
	Cohort             id.ID
	InstrumentVersions []VersionName
	Base               Base
	Suppression        Suppression
	Limit              int
	Next               string // the cursor of the next page, empty on the last
	Tag                string // of the set; see TagOf
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

// The least numbers that hold where nobody set others.
const (
	leastGroup = 10
	leastCell  = 5
)

// SuppressionOf is the rule with a least group and a least cell, each of them
// the usual one where it is 0.
func SuppressionOf(group, cell int) Suppression {
	group, cell = cmp.Or(group, leastGroup), cmp.Or(cell, leastCell)
	return Suppression{MinGroup: group, MinCell: cell,
		Note: fmt.Sprintf("Rows are single and pseudonymous, and nothing is withheld here. Do not publish figures of groups under %d people or cells under %d.", group, cell)}
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
	e := Envelope[T]{Schema: q.Set.schema(), Snapshot: l.SnapshotOf(q.AsOf), KeyID: q.KeyID, GeneratedAt: now, Cohort: q.Cohort, Limit: q.Limit, Suppression: s, Tag: q.Tag}
	e.Base, e.InstrumentVersions = BaseOf(l, q.Waves)
	return e
}

// TagOf is the one tag of a set, on whichever page: it differs when a row of any
// page would, or what surrounds the rows. digest is that of the rows. Where a set
// has more than a page it changes before a cursor is over too, so that nobody holds
// on to a dead one. The lens gives the tag a key: nobody can try out which content
// has it.
func TagOf(q Query, l Lens, s Suppression, digest string, more bool) string {
	lasting := Describe[struct{}](q, l, time.Time{}, s)
	lasting.Snapshot, lasting.Limit = "", 0
	if more {
		lasting.GeneratedAt = q.AsOf.Truncate(PullLife / 2)
	}
	text, _ := json.Marshal([]any{lasting, digest}) // strings and numbers only: it cannot fail
	sum := sha256.Sum256(text)
	return l.Mask(tag, id.ID(base64.RawURLEncoding.EncodeToString(sum[:12])))
}

// BaseOf adds up the waves of a cohort, and names the versions they asked.
func BaseOf(l Lens, waves []WaveFact) (b Base, names []VersionName) {
	seen := map[VersionName]bool{}
	for _, w := range waves {
		one := WaveBase{Wave: l.Mask(wave, w.Wave), Instrument: w.Instrument, InstrumentVersion: w.InstrumentVersion,
			Invited: w.Invited, Eligible: w.Invited - w.Ineligible, Responded: w.Responded}
		b.Waves = append(b.Waves, one)
		b.Invited, b.Eligible, b.Responded = b.Invited+one.Invited, b.Eligible+one.Eligible, b.Responded+one.Responded
		name := VersionName{Instrument: w.Instrument, Version: w.InstrumentVersion}
		if !seen[name] {
			seen[name], names = true, append(names, name)
		}
	}
	return b, names
}
