package store

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"

	"tandem/internal/clock"
	"tandem/internal/id"
	"tandem/internal/programme"
	programmesrows "tandem/internal/store/programmes"
	"tandem/internal/store/storetest"
)

// crashDSN tells this test binary to be the program that is killed.
const crashDSN = "TANDEM_CRASH_DSN"

func TestMain(m *testing.M) {
	if dsn := os.Getenv(crashDSN); dsn != "" {
		writeUntilKilled(dsn)
	}
	os.Exit(m.Run())
}

// writeUntilKilled has eight writers add rows and say each id only after the
// store has acknowledged it.
func writeUntilKilled(dsn string) {
	s, err := Open(context.Background(), dsn, clock.System())
	if err != nil {
		panic(err)
	}
	var out sync.Mutex
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for {
				p := programme.Programme{ID: s.Clock().NewID(), Name: "acknowledged", CreatedAt: s.Clock().Now(), Version: 1}
				err := s.As(context.Background(), coordinator, func(tx *Tx) error { return programmesrows.In(tx).AddProgramme(p) })
				if err != nil {
					panic(err)
				}
				out.Lock()
				fmt.Println(p.ID)
				out.Unlock()
			}
		})
	}
	wg.Wait()
}

func TestEveryAcknowledgedRowSurvivesAKill(t *testing.T) {
	storetest.OnEachEngine(t, func(t *testing.T, name string) {
		migrated(t, name)
		said := killAfter(t, name, 400)
		s := migrated(t, name)
		list, err := Look(context.Background(), s, coordinator, func(tx *Tx) ([]programme.Programme, error) { return programmesrows.In(tx).Programmes() })
		if err != nil {
			t.Fatal(err)
		}
		kept := map[id.ID]bool{}
		for _, p := range list {
			kept[p.ID] = true
		}
		for _, key := range said {
			if !kept[key] {
				t.Fatalf("%s was acknowledged and is gone (%d said, %d kept)", key, len(said), len(list))
			}
		}
	})
}

// killAfter starts the writing child, reads rows acknowledged by it, and kills
// it without warning in the middle of the work.
func killAfter(t *testing.T, dsn string, rows int) (said []id.ID) {
	t.Helper()
	child := exec.Command(os.Args[0])
	child.Env = append(os.Environ(), crashDSN+"="+dsn)
	out, err := child.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		if key, err := id.Parse(strings.TrimSpace(lines.Text())); err == nil {
			said = append(said, key)
		}
		if len(said) == rows {
			if err := child.Process.Kill(); err != nil {
				t.Fatal(err)
			}
		}
	}
	_ = child.Wait()
	if len(said) < rows {
		t.Fatalf("the child said %d rows and ended", len(said))
	}
	return said
}
