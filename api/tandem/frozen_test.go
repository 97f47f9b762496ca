package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"tandem/internal/store/storetest"
)

// hangUp is when a client of a frozen service has given up: the promise is five
// seconds, and a machine that does other things as well gets twice that.
const hangUp = 10 * time.Second

// ownServer starts a MariaDB that no other test asks anything, and gives the
// address of an empty database on it and its process.
func ownServer(t *testing.T) (dsn string, process *os.Process) {
	t.Helper()
	storetest.FreshMySQL(t) // skips, or fails, where no server is to be had
	folder, err := os.MkdirTemp("", "tandem-frozen-")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(folder) })
	if err := os.Chmod(folder, 0o711); err != nil { // the server runs as another account when this is root
		t.Fatal(err)
	}
	script := filepath.Join("..", "..", "scripts", "mariadb")
	at := filepath.Join(folder, "db")
	start := exec.Command(script, "start", at, strconv.Itoa(os.Getpid()))
	if out, err := start.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	made, err := exec.Command(script, "database", at, "frozen").Output()
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(filepath.Join(at, "pid"))
	if err != nil {
		t.Fatal(err)
	}
	pid, err := strconv.Atoi(strings.TrimSpace(string(text)))
	if err != nil {
		t.Fatal(err)
	}
	if process, err = os.FindProcess(pid); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = process.Signal(syscall.SIGCONT)
		_ = exec.Command(script, "remove", at).Run()
	})
	return strings.TrimSpace(string(made)), process
}

// ask sends one request as somebody who waits no longer than hangUp.
func (r *running) ask(path, bearer string) error {
	q, err := http.NewRequest(http.MethodGet, "http://"+r.address+"/api/v1"+path, nil)
	if err != nil {
		return err
	}
	q.Header.Set("Authorization", "Bearer "+bearer)
	answer, err := (&http.Client{Timeout: hangUp, Transport: &http.Transport{DisableKeepAlives: true}}).Do(q)
	if err != nil {
		return err
	}
	defer answer.Body.Close()
	var problem struct{ RequestID, Type string }
	err = json.NewDecoder(answer.Body).Decode(&problem)
	switch {
	case answer.StatusCode == http.StatusOK:
		return nil
	case answer.StatusCode != http.StatusServiceUnavailable || answer.Header.Get("Retry-After") == "" ||
		answer.Header.Get("Content-Type") != "application/problem+json" || problem.RequestID == "":
		return fmt.Errorf("%d %v %+v", answer.StatusCode, err, problem)
	}
	return errUnavailable
}

var errUnavailable = errors.New("503, with everything that belongs to it")

func (r *running) askTogether(times int, bearer string) map[string]int {
	var mu sync.Mutex
	var wg sync.WaitGroup
	ended := map[string]int{}
	for i := range times {
		wg.Go(func() {
			err := r.ask([]string{"/account", "/applications"}[i%2], bearer)
			mu.Lock()
			defer mu.Unlock()
			ended[fmt.Sprint(err)]++
		})
	}
	wg.Wait()
	return ended
}

// A server that is frozen in the middle of 100 requests: everybody is told so
// before they give up, and so are those who come while it lasts. When it goes on,
// everything does.
func TestAFrozenServerIsToldOfInTimeAndForgotten(t *testing.T) {
	dsn, server := ownServer(t)
	env := environment(t)
	env["DB_DSN"], env["BASE_URL"] = dsn, "http://localhost:8080"
	says(t, env, "", "migrate")
	says(t, env, passphrase+"\n", "user", "add", "amina@example.org", "--name", "Amina", "--role", "participant", "--password")
	r := start(t, env)
	status, bearer := r.signIn(t, "amina@example.org", passphrase)
	if status != http.StatusCreated {
		t.Fatalf("signing in: %d", status)
	}
	busy := make(chan map[string]int)
	go func() { busy <- r.askTogether(100, bearer) }()
	if err := server.Signal(syscall.SIGSTOP); err != nil {
		t.Fatal(err)
	}
	during := r.askTogether(100, bearer)
	if first := <-busy; first["<nil>"]+first[errUnavailable.Error()] != 100 {
		t.Errorf("when it froze: %v", first)
	}
	if during[errUnavailable.Error()] != 100 {
		t.Errorf("while it is frozen: %v", during)
	}
	if err := server.Signal(syscall.SIGCONT); err != nil {
		t.Fatal(err)
	}
	if after := r.askTogether(100, bearer); after["<nil>"] != 100 {
		t.Errorf("afterwards: %v", after)
	}
	if status := r.status(t, "/readyz"); status != http.StatusOK {
		t.Errorf("ready: %d", status)
	}
	r.stop(t)
	for line := range strings.Lines(r.said()) { // the driver's own among them
		if !json.Valid([]byte(line)) {
			t.Errorf("not JSON: %s", line)
		}
	}
}
