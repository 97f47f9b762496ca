package store

import (
	"time"

	"gorm.io/gorm"

	"tandem/internal/applying"
	"tandem/internal/id"
)

type callRow struct {
	ID         id.ID
	CohortID   id.ID
	OpensAt    time.Time
	ClosesAt   time.Time
	GraceUntil time.Time
	CreatedAt  time.Time
	Version    int64
}

type announcedRow struct {
	Call      callRow `gorm:"embedded"`
	Programme string
	Cohort    string
	Capacity  int
}

func (r announcedRow) domain() applying.AnnouncedCall {
	return applying.AnnouncedCall{Call: applying.Call(r.Call), Programme: r.Programme, Cohort: r.Cohort, Capacity: r.Capacity}
}

// announced reads calls with the names that people know them by.
func (tx *Tx) announced() *gorm.DB {
	return tx.from("calls").
		Select("calls.*, p.name AS programme, c.name AS cohort, c.capacity AS capacity").
		Joins("JOIN cohorts c ON c.id = calls.cohort_id JOIN programmes p ON p.id = c.programme_id")
}

// Call reads one call with its names.
func (tx *Tx) Call(key id.ID) (applying.AnnouncedCall, error) {
	var r announcedRow
	err := one(tx.announced().Where("calls.id = ?", key), &r)
	return r.domain(), err
}

// Calls reads the calls of a cohort, or of all for an empty id, the latest
// first.
func (tx *Tx) Calls(cohort id.ID) ([]applying.AnnouncedCall, error) {
	var rows []announcedRow
	q := tx.announced().Order("calls.opens_at DESC, calls.id DESC")
	if cohort != "" {
		q = q.Where("calls.cohort_id = ?", cohort)
	}
	err := all(q, &rows)
	return convert(rows, announcedRow.domain), err
}

// OpenCalls reads the calls in which applications can be started now, those
// that close first at the top.
func (tx *Tx) OpenCalls() ([]applying.AnnouncedCall, error) {
	var rows []announcedRow
	err := all(tx.announced().Where("calls.opens_at <= ? AND calls.closes_at > ?", tx.Now, tx.Now).
		Order("calls.closes_at, calls.id"), &rows)
	return convert(rows, announcedRow.domain), err
}

// CountApplications puts the number of applications into calls.
func (tx *Tx) CountApplications(calls []applying.AnnouncedCall) error {
	var rows []struct {
		CallID           id.ID
		Total, Submitted int
	}
	err := all(tx.from("applications").Group("call_id").
		Select("call_id, COUNT(*) AS total, SUM(CASE WHEN state = 'submitted' THEN 1 ELSE 0 END) AS submitted"), &rows)
	for i := range calls {
		for _, r := range rows {
			if r.CallID == calls[i].ID {
				calls[i].Total, calls[i].Submitted = r.Total, r.Submitted
			}
		}
	}
	return err
}

// AddCall keeps a new call.
func (tx *Tx) AddCall(c applying.Call) error {
	r := callRow(c)
	return tx.insert("calls", &r)
}

// SaveCall keeps a changed call; c.Version is the one that was read.
func (tx *Tx) SaveCall(c applying.Call) error {
	r := callRow(c)
	return tx.replace("calls", &r, c.ID, c.Version)
}
