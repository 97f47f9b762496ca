package surveying

import (
	"time"

	"tandem/internal/access"
	"tandem/internal/id"
	"tandem/internal/store/internal/lock"
	"tandem/internal/survey"
)

// Instruments are kept by the office.
var Instruments = lock.Table{
	Name: "instruments",
	Sees: lock.Rules{
		access.Office: lock.Always,
	},
	Adds: []access.Role{access.Office},
}

// InstrumentVersions are questionnaires. A published one is no secret of anybody who may be asked.
var InstrumentVersions = lock.Table{
	Name: "instrument_versions",
	Sees: lock.Rules{
		access.Participant: lock.Where("instrument_versions.state = 'published'"),
		access.Manager:     lock.Where("instrument_versions.state = 'published'"),
		access.Evaluator:   lock.Where("instrument_versions.state = 'published'"),
		access.Gate:        lock.Where("instrument_versions.state = 'published'"),
		access.Coordinator: lock.Always, access.Office: lock.Always,
	},
	Adds: []access.Role{access.Office},
}

type instrumentRow struct {
	ID        id.ID
	Slug      string
	Title     string
	Audience  survey.Audience
	CreatedAt time.Time
}

func (r instrumentRow) domain() survey.Instrument {
	return survey.Instrument{ID: r.ID, Key: r.Slug, Title: r.Title, Audience: r.Audience, CreatedAt: r.CreatedAt}
}

type instrumentVersionRow struct {
	ID              id.ID
	InstrumentID    id.ID
	Number          int64
	State           string
	Confidentiality survey.Confidentiality
	Minutes         int
	Definition      string
	PublishedAt     *time.Time
}

const published = "published"

func (r instrumentVersionRow) domain() (survey.Version, error) {
	v, err := survey.Read([]byte(r.Definition))
	v.ID, v.InstrumentID = r.ID, r.InstrumentID
	if r.PublishedAt != nil {
		v.PublishedAt = *r.PublishedAt
	}
	return v, err
}

// Instrument reads the instrument with a key.
func (in Rows) Instrument(key string) (survey.Instrument, error) {
	var r instrumentRow
	err := lock.One(lock.From(in.tx, Instruments).Where("slug = ?", key), &r)
	return r.domain(), err
}

// AddInstrument keeps a new instrument.
func (in Rows) AddInstrument(i survey.Instrument) error {
	return lock.Insert(in.tx, Instruments, &instrumentRow{ID: i.ID, Slug: i.Key, Title: i.Title, Audience: i.Audience, CreatedAt: i.CreatedAt})
}

// InstrumentVersions reads every published version, by key and number.
func (in Rows) InstrumentVersions() ([]survey.Version, error) {
	var rows []instrumentVersionRow
	err := lock.All(lock.From(in.tx, InstrumentVersions).Select("instrument_versions.*").
		Joins("JOIN instruments ON instruments.id = instrument_versions.instrument_id").
		Where("instrument_versions.state = ?", published).Order("instruments.slug, instrument_versions.number"), &rows)
	if err != nil {
		return nil, err
	}
	out := make([]survey.Version, len(rows))
	for i, r := range rows {
		if out[i], err = r.domain(); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// InstrumentVersion reads one version. A published one never changes, so each
// copy of the program reads it once for everybody who may see what is
// published; one that this very transaction publishes may still be undone.
func (in Rows) InstrumentVersion(key id.ID) (survey.Version, error) {
	return lock.Recall(in.tx, InstrumentVersions, key, func() (survey.Version, bool, error) {
		var row instrumentVersionRow
		if err := lock.One(lock.From(in.tx, InstrumentVersions).Where("id = ?", key), &row); err != nil {
			return survey.Version{}, false, err
		}
		v, err := row.domain()
		return v, row.State == published && v.PublishedAt.Before(in.tx.Now), err
	})
}

// AddInstrumentVersion publishes a version for good: there is no method that
// changes one.
func (in Rows) AddInstrumentVersion(v survey.Version) error {
	text, err := v.Definition()
	if err != nil {
		return err
	}
	return lock.Insert(in.tx, InstrumentVersions, &instrumentVersionRow{
		ID: v.ID, InstrumentID: v.InstrumentID, Number: v.Number, State: published, Confidentiality: v.Confidentiality,
		Minutes: v.Minutes, Definition: string(text), PublishedAt: &v.PublishedAt,
	})
}
