package store

import (
	"context"
	"path/filepath"
	"testing"
	"time"

	"tandem/internal/programme"
	programmesrows "tandem/internal/store/programmes"
	"tandem/internal/store/storetest"
)

// Files that are in use hold times like this, and their order is the order of
// the text.
func TestAFileKeepsATimeAsTextInUTC(t *testing.T) {
	file := filepath.Join(t.TempDir(), "tandem.db")
	s := migrated(t, file)
	at := time.Date(2026, 3, 1, 9, 30, 0, 120_000, time.FixedZone("", 3600))
	err := s.As(context.Background(), coordinator, func(tx *Tx) error {
		return programmesrows.In(tx).AddProgramme(programme.Programme{ID: tx.NewID(), Name: "One", CreatedAt: at, Version: 1})
	})
	if err != nil {
		t.Fatal(err)
	}
	var kept string
	if err := storetest.Connect(t, file).QueryRow("SELECT CAST(created_at AS TEXT) FROM programmes").Scan(&kept); err != nil {
		t.Fatal(err)
	}
	if kept != "2026-03-01 08:30:00.00012+00:00" {
		t.Errorf("kept as %q", kept)
	}
	read, err := Look(context.Background(), s, coordinator, func(tx *Tx) ([]programme.Programme, error) { return programmesrows.In(tx).Programmes() })
	if err != nil || len(read) != 1 || !read[0].CreatedAt.Equal(at) || read[0].CreatedAt.Location() != time.UTC {
		t.Errorf("read as %v, %v", read, err)
	}
}
