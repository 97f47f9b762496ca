package programmes

import (
	"time"

	"tandem/internal/access"
	"tandem/internal/id"
	"tandem/internal/programme"
	"tandem/internal/store/internal/lock"
)

// Programmes are the programme team's.
var Programmes = lock.Table{
	Name: "programmes",
	Sees: lock.Rules{
		access.Coordinator: lock.Always, access.Gate: lock.Always,
	},
	Changes: lock.Rules{
		access.Coordinator: lock.Always,
	},
	Adds: []access.Role{access.Coordinator},
}

type programmeRow struct {
	ID        id.ID
	Name      string
	Summary   string
	CreatedAt time.Time
	Version   int64
}

func (r programmeRow) domain() programme.Programme { return programme.Programme(r) }

// Programme reads one programme.
func (in Rows) Programme(key id.ID) (programme.Programme, error) {
	var r programmeRow
	err := lock.One(lock.From(in.tx, Programmes).Where("id = ?", key), &r)
	return r.domain(), err
}

// Programmes reads every programme by name.
func (in Rows) Programmes() ([]programme.Programme, error) {
	var rows []programmeRow
	err := lock.All(lock.From(in.tx, Programmes).Order("name, id"), &rows)
	return lock.Each(rows, programmeRow.domain), err
}

// AddProgramme keeps a new programme.
func (in Rows) AddProgramme(p programme.Programme) error {
	r := programmeRow(p)
	return lock.Insert(in.tx, Programmes, &r)
}

// SaveProgramme keeps a changed programme; p.Version is the one that was read.
func (in Rows) SaveProgramme(p programme.Programme) error {
	r := programmeRow(p)
	return lock.Replace(in.tx, Programmes, &r, p.ID, p.Version)
}
