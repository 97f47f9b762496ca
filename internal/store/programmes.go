package store

import (
	"time"

	"tandem/internal/id"
	"tandem/internal/programme"
)

type programmeRow struct {
	ID        id.ID
	Name      string
	Summary   string
	CreatedAt time.Time
	Version   int64
}

func (r programmeRow) domain() programme.Programme { return programme.Programme(r) }

// Programme reads one programme.
func (tx *Tx) Programme(key id.ID) (programme.Programme, error) {
	var r programmeRow
	err := one(tx.from("programmes").Where("id = ?", key), &r)
	return r.domain(), err
}

// Programmes reads every programme by name.
func (tx *Tx) Programmes() ([]programme.Programme, error) {
	var rows []programmeRow
	err := all(tx.from("programmes").Order("name, id"), &rows)
	return convert(rows, programmeRow.domain), err
}

// AddProgramme keeps a new programme.
func (tx *Tx) AddProgramme(p programme.Programme) error {
	r := programmeRow(p)
	return tx.insert("programmes", &r)
}

// SaveProgramme keeps a changed programme; p.Version is the one that was read.
func (tx *Tx) SaveProgramme(p programme.Programme) error {
	r := programmeRow(p)
	return tx.replace("programmes", &r, p.ID, p.Version)
}

// convert maps rows to what the rules know.
func convert[R, D any](rows []R, domain func(R) D) []D {
	out := make([]D, len(rows))
	for i, r := range rows {
		out[i] = domain(r)
	}
	return out
}
