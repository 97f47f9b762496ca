package applying

import (
	"time"

	"gorm.io/gorm"

	"tandem/internal/access"
	"tandem/internal/applying"
	"tandem/internal/id"
	"tandem/internal/store/internal/lock"
)

// Calls are announced to everybody who may apply.
var Calls = lock.Table{
	Name: "calls",
	Sees: lock.Rules{
		access.Nobody: lock.Always, access.Participant: lock.Always, access.Coordinator: lock.Always, access.Gate: lock.Always, access.Clerk: lock.Always,
	},
	Changes: lock.Rules{
		access.Coordinator: lock.Always,
	},
	Adds: []access.Role{access.Coordinator},
}

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
	Summary   string
	Cohort    string
	Capacity  int
}

func (r announcedRow) domain() applying.AnnouncedCall {
	return applying.AnnouncedCall{Call: applying.Call(r.Call), Programme: r.Programme, Summary: r.Summary, Cohort: r.Cohort, Capacity: r.Capacity}
}

// announced reads calls with the names that people know them by.
func (in Rows) announced() *gorm.DB {
	return lock.From(in.tx, Calls).
		Select("calls.*, p.name AS programme, p.summary, c.name AS cohort, c.capacity AS capacity").
		Joins("JOIN cohorts c ON c.id = calls.cohort_id JOIN programmes p ON p.id = c.programme_id")
}

// Call reads one call with its names.
func (in Rows) Call(key id.ID) (applying.AnnouncedCall, error) {
	var r announcedRow
	err := lock.One(in.announced().Where("calls.id = ?", key), &r)
	return r.domain(), err
}

// Calls reads the calls of a cohort, or of all for an empty id, the latest
// first.
func (in Rows) Calls(cohort id.ID) ([]applying.AnnouncedCall, error) {
	var rows []announcedRow
	q := in.announced().Order("calls.opens_at DESC, calls.id DESC")
	if cohort != "" {
		q = q.Where("calls.cohort_id = ?", cohort)
	}
	err := lock.All(q, &rows)
	return lock.Each(rows, announcedRow.domain), err
}

// OpenCalls reads the calls in which applications can be started now, those
// that close first at the top.
func (in Rows) OpenCalls() ([]applying.AnnouncedCall, error) {
	var rows []announcedRow
	err := lock.All(in.announced().Where("calls.opens_at <= ? AND calls.closes_at > ?", in.tx.Now, in.tx.Now).
		Order("calls.closes_at, calls.id"), &rows)
	return lock.Each(rows, announcedRow.domain), err
}

// CountApplications puts the number of applications into calls.
func (in Rows) CountApplications(calls []applying.AnnouncedCall) error {
	var rows []struct {
		CallID           id.ID
		Total, Submitted int
	}
	err := lock.All(lock.From(in.tx, Applications).Group("call_id").
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
func (in Rows) AddCall(c applying.Call) error {
	r := callRow(c)
	return lock.Insert(in.tx, Calls, &r)
}

// SaveCall keeps a changed call; c.Version is the one that was read.
func (in Rows) SaveCall(c applying.Call) error {
	r := callRow(c)
	return lock.Replace(in.tx, Calls, &r, c.ID, c.Version)
}
