package store

import (
	"time"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"
)

type throttle struct {
	Bucket    string
	StartedAt time.Time
	Attempts  int64
}

// Attempt counts one more attempt in a bucket and tells how many there were
// in the window that runs, and when that ends. A window that is over begins
// anew. It counts before the outcome is known, so that many attempts at the
// same moment count as many.
func (tx *Tx) Attempt(bucket string, window time.Duration) (attempts int64, ends time.Time, err error) {
	over := tx.Now.Add(-window)
	again := clause.OnConflict{Columns: []clause.Column{{Name: "bucket"}}, DoUpdates: clause.Set{ // in this order: MySQL assigns one after the other
		{Column: clause.Column{Name: "attempts"}, Value: gorm.Expr("CASE WHEN throttles.started_at <= ? THEN 1 ELSE throttles.attempts + 1 END", over)},
		{Column: clause.Column{Name: "started_at"}, Value: gorm.Expr("CASE WHEN throttles.started_at <= ? THEN ? ELSE throttles.started_at END", over, tx.Now)},
	}}
	row := throttle{Bucket: bucket, StartedAt: tx.Now, Attempts: 1}
	if err := tx.insertOr("throttles", &row, again); err != nil {
		return 0, tx.Now, err
	}
	var now throttle
	err = one(tx.from("throttles").Where("bucket = ?", bucket), &now)
	return now.Attempts, now.StartedAt.Add(window), err
}

// Refund takes back one attempt that turned out to be a good one.
func (tx *Tx) Refund(bucket string) error {
	_, err := tx.update("throttles", map[string]any{"attempts": gorm.Expr("attempts - 1")}, "bucket = ? AND attempts > 0", bucket)
	return err
}

// Pardon forgets the attempts in a bucket.
func (tx *Tx) Pardon(bucket string) error {
	_, err := tx.update("throttles", map[string]any{"attempts": 0}, "bucket = ?", bucket)
	return err
}

// ForgetThrottles removes the buckets whose window began before an instant.
func (tx *Tx) ForgetThrottles(before time.Time) error {
	return tx.remove("throttles", &throttle{}, "started_at < ?", before)
}
