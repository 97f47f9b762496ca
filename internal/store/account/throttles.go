package account

import (
	"time"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"tandem/internal/access"
	"tandem/internal/store/internal/lock"
)

// Throttles count attempts; no person reads them.
var Throttles = lock.Table{
	Name: "throttles",
	Sees: lock.Rules{
		access.Gate: lock.Always,
	},
	Changes: lock.Rules{
		access.Gate: lock.Always, access.Post: lock.Always,
	},
	Adds: []access.Role{access.Gate},
}

type throttle struct {
	Bucket    string
	StartedAt time.Time
	Attempts  int64
}

// Attempt counts one more attempt in a bucket and tells how many there were
// in the window that runs, and when that ends. A window that is over begins
// anew. It counts before the outcome is known, so that many attempts at the
// same moment count as many.
func (in Rows) Attempt(bucket string, window time.Duration) (attempts int64, ends time.Time, err error) {
	over := in.tx.Now.Add(-window)
	again := clause.OnConflict{Columns: []clause.Column{{Name: "bucket"}}, DoUpdates: clause.Set{ // in this order: MySQL assigns one after the other
		{Column: clause.Column{Name: "attempts"}, Value: gorm.Expr("CASE WHEN throttles.started_at <= ? THEN 1 ELSE throttles.attempts + 1 END", over)},
		{Column: clause.Column{Name: "started_at"}, Value: gorm.Expr("CASE WHEN throttles.started_at <= ? THEN ? ELSE throttles.started_at END", over, in.tx.Now)},
	}}
	row := throttle{Bucket: bucket, StartedAt: in.tx.Now, Attempts: 1}
	if err := lock.InsertOr(in.tx, Throttles, &row, again); err != nil {
		return 0, in.tx.Now, err
	}
	var now throttle
	err = lock.One(lock.From(in.tx, Throttles).Where("bucket = ?", bucket), &now)
	return now.Attempts, now.StartedAt.Add(window), err
}

// Refund takes back one attempt that turned out to be a good one.
func (in Rows) Refund(bucket string) error {
	_, err := lock.Update(in.tx, Throttles, map[string]any{"attempts": gorm.Expr("attempts - 1")}, "bucket = ? AND attempts > 0", bucket)
	return err
}

// Pardon forgets the attempts in a bucket.
func (in Rows) Pardon(bucket string) error {
	_, err := lock.Update(in.tx, Throttles, map[string]any{"attempts": 0}, "bucket = ?", bucket)
	return err
}

// ForgetThrottles removes the buckets whose window began before an instant.
func (in Rows) ForgetThrottles(before time.Time) error {
	return lock.Remove(in.tx, Throttles, &throttle{}, "started_at < ?", before)
}
