package store

import (
	"context"
	"errors"
	"net"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"tandem/internal/clock"
	"tandem/internal/fault"
	"tandem/internal/programme"
	programmesrows "tandem/internal/store/programmes"
	"tandem/internal/store/storetest"
)

// promised is when whoever asks a store that is stuck has an answer; a machine
// that does other things as well gets twice the time.
const promised = 2 * 6 * time.Second

// together runs work many times at once, each with the time that is promised to
// it, and gives how each ended.
func together(times int, work func(ctx context.Context) error) []error {
	ended := make([]error, times)
	var wg sync.WaitGroup
	for i := range times {
		wg.Go(func() {
			ctx, cancel := context.WithTimeout(context.Background(), promised)
			defer cancel()
			if ended[i] = work(ctx); ctx.Err() != nil {
				ended[i] = errors.Join(errors.New("later than promised"), ended[i])
			}
		})
	}
	wg.Wait()
	return ended
}

func allEndWith(t *testing.T, doing string, want fault.Kind, ended []error) {
	t.Helper()
	for i, err := range ended {
		if err == nil || fault.Of(err).Kind != want || strings.Contains(err.Error(), "later than") {
			t.Fatalf("%s: %d of %d got %v", doing, i, len(ended), err)
		}
	}
}

func allSucceed(t *testing.T, doing string, ended []error) {
	t.Helper()
	if err := errors.Join(ended...); err != nil {
		t.Fatalf("%s: %v", doing, err)
	}
}

func writing(s *Store) func(context.Context) error {
	return func(ctx context.Context) error {
		return s.As(ctx, coordinator, func(tx *Tx) error {
			return programmesrows.In(tx).AddProgramme(programme.Programme{ID: tx.NewID(), Name: "x", CreatedAt: tx.Now, Version: 1})
		})
	}
}

func looking(s *Store) func(context.Context) error {
	return func(ctx context.Context) error {
		_, err := Look(ctx, s, coordinator, func(tx *Tx) ([]programme.Programme, error) { return programmesrows.In(tx).Programmes() })
		return err
	}
}

func glancing(s *Store) func(context.Context) error {
	return func(ctx context.Context) error {
		_, err := Glance(ctx, s, coordinator, func(tx *Tx) ([]programme.Programme, error) { return programmesrows.In(tx).Programmes() })
		return err
	}
}

func TestWhoWaitsForALockedFileIsToldInTime(t *testing.T) {
	file := filepath.Join(t.TempDir(), "tandem.db")
	s := migrated(t, file)
	thief, err := storetest.Connect(t, file).Conn(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	for _, statement := range []string{"BEGIN IMMEDIATE", "ROLLBACK"} {
		if _, err := thief.ExecContext(context.Background(), statement); err != nil {
			t.Fatal(err)
		}
		if ended := together(100, writing(s)); statement == "ROLLBACK" {
			allSucceed(t, "writing to a free file", ended)
		} else {
			allEndWith(t, "writing to a locked file", fault.Unavailable, ended)
			allSucceed(t, "reading a locked file", together(20, looking(s)))
		}
	}
}

// line is a way to the server that can be cut, and that can go silent.
type line struct {
	listener net.Listener
	mu       sync.Mutex
	open     []net.Conn
	cut      bool
	silent   sync.RWMutex
}

func newLine(t *testing.T, server string) *line {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	l := &line{listener: listener}
	t.Cleanup(func() { _ = listener.Close(); l.set(true) })
	go func() {
		for {
			near, err := listener.Accept()
			if err != nil {
				return
			}
			go l.join(near, server)
		}
	}()
	return l
}

func (l *line) join(near net.Conn, server string) {
	far, err := net.Dial("tcp", server)
	if err != nil {
		_ = near.Close()
		return
	}
	l.mu.Lock()
	if l.open = append(l.open, near, far); l.cut {
		_, _ = near.Close(), far.Close()
	}
	l.mu.Unlock()
	go l.pass(near, far)
	l.pass(far, near)
}

func (l *line) pass(to, from net.Conn) {
	buffer := make([]byte, 32<<10)
	for {
		n, err := from.Read(buffer)
		l.silent.RLock()
		if n > 0 {
			_, _ = to.Write(buffer[:n])
		}
		l.silent.RUnlock()
		if err != nil {
			_, _ = to.Close(), from.Close()
			return
		}
	}
}

// set cuts every connection and those to come, or lets them through.
func (l *line) set(cut bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.cut = cut; cut {
		for _, c := range l.open {
			_ = c.Close()
		}
		l.open = nil
	}
}

// onALine is a migrated store on the server, past a line of the test's own.
func onALine(t *testing.T) (*Store, *line) {
	t.Helper()
	dsn := storetest.FreshMySQL(t)
	migrated(t, dsn)
	at := strings.Index(dsn, "@") + 1
	server, _, _ := strings.Cut(dsn[at:], "/")
	l := newLine(t, server)
	s := open(t, strings.Replace(dsn, server, l.listener.Addr().String(), 1))
	t.Cleanup(func() { _ = s.Close() })
	return s, l
}

var ways = map[string]func(*Store) func(context.Context) error{"writing": writing, "looking": looking, "glancing": glancing}

func TestAServerThatIsTakenOverFromLosesNobody(t *testing.T) {
	for name, way := range ways {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s, l := onALine(t)
			allSucceed(t, "before", together(20, way(s)))
			l.set(true)
			back := time.AfterFunc(time.Second, func() { l.set(false) })
			defer back.Stop()
			allSucceed(t, "during the failover", together(100, way(s)))
		})
	}
}

// comeBack waits for the connections that are still being opened for people who
// have left.
func comeBack(t *testing.T, s *Store) {
	t.Helper()
	for range 200 {
		if s.engine.Held() == 0 {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	t.Errorf("%d connections never came back", s.engine.Held())
}

func TestWhoWaitsForASilentServerIsToldInTime(t *testing.T) {
	for name, way := range ways {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s, l := onALine(t)
			allSucceed(t, "before", together(20, way(s)))
			l.silent.Lock()
			ended := together(150, way(s))
			l.silent.Unlock()
			allEndWith(t, "while the server is silent", fault.Unavailable, ended)
			allSucceed(t, "afterwards", together(150, way(s)))
			comeBack(t, s)
		})
	}
}

// Copies whose machines disagree about the time write the same instants: the
// server's.
func TestCopiesShareTheServersTime(t *testing.T) {
	dsn := storetest.FreshMySQL(t)
	migrated(t, dsn)
	var told []time.Time
	for _, wrong := range []time.Duration{-3 * time.Hour, 0, 20 * time.Hour} {
		s, err := Open(context.Background(), dsn, clock.Wrong(wrong))
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = s.Close() })
		now, err := Glance(context.Background(), s, coordinator, func(tx *Tx) (time.Time, error) {
			_, err := programmesrows.In(tx).Programmes()
			return tx.Now, err
		})
		if err != nil {
			t.Fatal(err)
		}
		told = append(told, now)
	}
	for _, now := range told[1:] {
		if now.Sub(told[0]).Abs() > time.Hour { // the copies' own clocks are hours apart
			t.Errorf("%v", told)
		}
	}
}
