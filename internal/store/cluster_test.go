//go:build cluster

package store

import (
	"context"
	"database/sql"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"tandem/internal/access"
	"tandem/internal/clock"
	"tandem/internal/learning"
	learningrows "tandem/internal/store/learning"
	"tandem/internal/store/storetest"
)

// The tests of this file run on three nodes of one cluster, which
// scripts/test --cluster starts.

// nodes makes a database on the cluster and gives its address on each node.
func nodes(t *testing.T) []string {
	t.Helper()
	servers := strings.Fields(os.Getenv("TEST_CLUSTER"))
	if len(servers) == 0 {
		t.Fatal("TEST_CLUSTER is not set: run scripts/test --cluster")
	}
	name := "t_" + strings.ToLower(clock.System().NewID().String())
	admin := storetest.Connect(t, servers[0]+"mysql")
	if _, err := admin.Exec("CREATE DATABASE " + name + " CHARACTER SET utf8mb4"); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _, _ = admin.Exec("DROP DATABASE " + name) })
	for i, server := range servers {
		there := storetest.Connect(t, server+name)
		until(t, "told of a database", func() bool { return there.Ping() == nil })
		servers[i] += name + "?wsrep_sync_wait=1"
	}
	return servers
}

func TestOnAClusterEachStepIsAppliedOnce(t *testing.T) {
	for range 3 {
		at := nodes(t)
		steps := migrateTogether(t, at[0], at[1], at[2], at[0])
		for _, node := range at {
			storetest.AppliedOnce(t, strings.TrimSuffix(node, "?wsrep_sync_wait=1"), steps)
		}
	}
}

// Many add to one project over two nodes at the moment when one more may be
// added: one is.
func TestOnAClusterALimitHolds(t *testing.T) {
	at := nodes(t)
	s := migrated(t, at[0])
	seedWorld(t, s)
	other := open(t, at[1])
	t.Cleanup(func() { _ = other.Close() })
	for limit := 2; limit <= 61; limit++ {
		var wg sync.WaitGroup
		for i := range 8 {
			wg.Go(func() {
				if err := addUpTo([]*Store{s, other}[i%2], limit); err != nil {
					t.Error(err)
				}
			})
		}
		wg.Wait()
		if n := milestones(t, other); n != limit {
			t.Fatalf("%d milestones where %d may stand", n, limit)
		}
	}
}

// addUpTo does what the application does, with another limit.
func addUpTo(s *Store, limit int) error {
	return s.As(context.Background(), withAccount("alice", access.Participant).actor, func(tx *Tx) error {
		in := learningrows.In(tx)
		if _, err := in.HoldProject("joint"); err != nil {
			return err
		}
		there, err := in.Milestones("joint")
		if err != nil || len(there) >= limit {
			return err
		}
		return in.AddMilestone(learning.Milestone{ID: clock.System().NewID(), ProjectID: "joint", Title: "One more", CreatedAt: tx.Now, Version: 1})
	})
}

func milestones(t *testing.T, s *Store) int {
	t.Helper()
	there, err := Look(context.Background(), s, withAccount("alice", access.Participant).actor, func(tx *Tx) ([]learning.Milestone, error) { return learningrows.In(tx).Milestones("joint") })
	if err != nil {
		t.Fatal(err)
	}
	return len(there)
}

// A node that two others have left answers what needs no table, and is not ready.
func TestOnAClusterANodeWithoutQuorumIsNotReady(t *testing.T) {
	at := nodes(t)
	s := migrated(t, at[0])
	direct := storetest.Connect(t, strings.TrimSuffix(at[0], "?wsrep_sync_wait=1"))
	until(t, "ready", func() bool { return ready(s) })
	signal(t, syscall.SIGSTOP, 2, 3)
	defer func() { signal(t, syscall.SIGCONT, 2, 3) }()
	until(t, "without quorum", func() bool { return status(direct) == "non-Primary" })
	for range 24 {
		if ready(s) {
			t.Fatal("a node without quorum is ready")
		}
	}
	signal(t, syscall.SIGCONT, 2, 3)
	until(t, "ready again", func() bool { return ready(s) })
}

func ready(s *Store) bool {
	ctx, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	return s.Ping(ctx) == nil
}

func status(node *sql.DB) (state string) {
	_ = node.QueryRow("SHOW STATUS LIKE 'wsrep_cluster_status'").Scan(new(string), &state)
	return state
}

func until(t *testing.T, what string, holds func() bool) {
	t.Helper()
	for range 300 {
		if holds() {
			return
		}
		time.Sleep(200 * time.Millisecond)
	}
	t.Fatalf("the cluster is never %s", what)
}

func signal(t *testing.T, what os.Signal, numbers ...int) {
	t.Helper()
	for _, n := range numbers {
		text, err := os.ReadFile(filepath.Join(os.Getenv("TEST_CLUSTER_FOLDER"), strconv.Itoa(n), "pid"))
		if err != nil {
			t.Fatal(err)
		}
		pid, _ := strconv.Atoi(strings.TrimSpace(string(text)))
		if p, err := os.FindProcess(pid); err != nil || p.Signal(what) != nil {
			t.Fatalf("node %d: %v", n, err)
		}
	}
}
