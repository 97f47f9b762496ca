package store

import (
	"time"

	"tandem/internal/id"
	"tandem/internal/survey"
)

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
func (tx *Tx) Instrument(key string) (survey.Instrument, error) {
	var r instrumentRow
	err := one(tx.from("instruments").Where("slug = ?", key), &r)
	return r.domain(), err
}

// AddInstrument keeps a new instrument.
func (tx *Tx) AddInstrument(i survey.Instrument) error {
	return tx.insert("instruments", &instrumentRow{ID: i.ID, Slug: i.Key, Title: i.Title, Audience: i.Audience, CreatedAt: i.CreatedAt})
}

// InstrumentVersions reads every published version, by key and number.
func (tx *Tx) InstrumentVersions() ([]survey.Version, error) {
	var rows []instrumentVersionRow
	err := all(tx.from("instrument_versions").Select("instrument_versions.*").
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
func (tx *Tx) InstrumentVersion(key id.ID) (survey.Version, error) {
	if known, is := tx.store.asked.Load(key); is && tx.seesPublished() {
		return known.(survey.Version), nil
	}
	var r instrumentVersionRow
	if err := one(tx.from("instrument_versions").Where("id = ?", key), &r); err != nil {
		return survey.Version{}, err
	}
	v, err := r.domain()
	if err == nil && r.State == published && v.PublishedAt.Before(tx.Now) {
		tx.store.asked.Store(key, v)
	}
	return v, err
}

// seesPublished tells whether every published version is visible to the actor.
func (tx *Tx) seesPublished() bool {
	sql, _ := tx.seen("instrument_versions")
	return sql == always.sql || sql == "instrument_versions.state = 'published'"
}

// AddInstrumentVersion publishes a version for good: there is no method that
// changes one.
func (tx *Tx) AddInstrumentVersion(v survey.Version) error {
	text, err := v.Definition()
	if err != nil {
		return err
	}
	return tx.insert("instrument_versions", &instrumentVersionRow{
		ID: v.ID, InstrumentID: v.InstrumentID, Number: v.Number, State: published, Confidentiality: v.Confidentiality,
		Minutes: v.Minutes, Definition: string(text), PublishedAt: &v.PublishedAt,
	})
}
