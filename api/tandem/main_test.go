package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"
)

// The tests run the real program as a process of its own: this binary once
// more, with asMain set.
const asMain = "TANDEM_TEST_MAIN"

func TestMain(m *testing.M) {
	if os.Getenv(asMain) != "" {
		main()
		return
	}
	os.Exit(m.Run())
}

const (
	testSecret = "hunter2-0123456789-abcdefghijklmnop"
	smtpWord   = "pa55word"
)

// settings is a working environment in a folder of the test's own.
func environment(t *testing.T) map[string]string {
	t.Helper()
	dir := t.TempDir()
	return map[string]string{
		"LISTEN": "127.0.0.1:0", "DB_DSN": filepath.Join(dir, "data", "tandem.db"), "JWT_SECRET": testSecret,
		"MAIL_DIR": filepath.Join(dir, "mail"), "MAIL_FROM": "Tandem <tandem@example.org>", "CONTACT_EMAIL": "team@example.org",
	}
}

func tandem(t *testing.T, env map[string]string, args ...string) *exec.Cmd {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(context.Background(), 30*time.Second)
	t.Cleanup(cancel)
	cmd := exec.CommandContext(ctx, self, args...)
	cmd.Env = []string{asMain + "=1", "PATH=" + os.Getenv("PATH")}
	for name, value := range env {
		cmd.Env = append(cmd.Env, name+"="+value)
	}
	return cmd
}

// says runs a command to its end.
func says(t *testing.T, env map[string]string, stdin string, args ...string) (out, errs string, code int) {
	t.Helper()
	cmd := tandem(t, env, args...)
	var stdout, stderr bytes.Buffer
	cmd.Stdin, cmd.Stdout, cmd.Stderr = strings.NewReader(stdin), &stdout, &stderr
	err := cmd.Run()
	if _, exited := err.(*exec.ExitError); err != nil && !exited {
		t.Fatal(err)
	}
	for _, text := range []string{stdout.String(), stderr.String()} {
		if strings.Contains(text, "hunter2") || strings.Contains(text, smtpWord) {
			t.Errorf("%v prints a secret:\n%s", args, text)
		}
	}
	return stdout.String(), stderr.String(), cmd.ProcessState.ExitCode()
}

func TestTheVersionIsOneLine(t *testing.T) {
	if out, _, code := says(t, nil, "", "version"); code != 0 || !regexp.MustCompile(`^tandem \S+ \(go\S+, \S+/\S+\)\n$`).MatchString(out) {
		t.Errorf("%d, %q", code, out)
	}
}

func TestConfigCheckPrintsWhatIsInForce(t *testing.T) {
	env := environment(t)
	delete(env, "MAIL_DIR")
	env["SMTP_URL"] = "smtp://tandem:" + smtpWord + "@mail:587"
	out, errs, code := says(t, env, "", "config", "check", "--min-group", "12", "--min-cell", "7")
	if code != 0 || !strings.Contains(out, "JWT_SECRET=[hidden]\n") || !strings.Contains(out, "SMTP_URL=smtp://tandem:[hidden]@mail:587\n") || !strings.Contains(out, "MIN_GROUP=12\nMIN_CELL=7\n") {
		t.Errorf("%d\n%s%s", code, out, errs)
	}
	if _, err := os.Stat(filepath.Dir(env["DB_DSN"])); err == nil {
		t.Error("checking made a folder")
	}
}

func TestBadSettingsRefuseToStartWithOneLineEach(t *testing.T) {
	env := environment(t)
	env["JWT_SECRET"], env["BASE_URL"], env["MIN_CELL"] = "hunter2", "http://tandem.example.org", "1"
	for _, args := range [][]string{{"serve"}, {"config", "check"}} {
		out, errs, code := says(t, env, "", args...)
		if code != 1 || out != "" || strings.Count(errs, "\n") != 3 {
			t.Errorf("%v: %d\n%s%s", args, code, out, errs)
		}
		for _, name := range []string{"tandem: JWT_SECRET ", "tandem: BASE_URL ", "tandem: MIN_CELL "} {
			if !strings.Contains(errs, name) {
				t.Errorf("%v: no line %q:\n%s", args, name, errs)
			}
		}
	}
	env = environment(t)
	env["MIN_CELL"] = "many"
	if _, errs, code := says(t, env, "", "serve"); code != 1 || strings.Count(errs, "\n") != 1 || !strings.Contains(errs, "min-cell") {
		t.Errorf("%d %q", code, errs)
	}
	if _, errs, code := says(t, environment(t), "", "user", "add", "a@example.org", "--name", "A", "--role", "coordinator", "--password=hunter2"); code != 1 {
		t.Errorf("a password as an argument: %d %q", code, errs)
	}
}

func TestADatabaseThatWasNotMigratedIsNotServed(t *testing.T) {
	env := environment(t)
	if _, errs, code := says(t, env, "", "serve"); code != 1 || !strings.Contains(errs, "run: tandem migrate") {
		t.Errorf("%d %q", code, errs)
	}
	for range 2 {
		if out, errs, code := says(t, env, "", "migrate"); code != 0 || out != "The database is up to date.\n" {
			t.Fatalf("%d %q %q", code, out, errs)
		}
	}
	for path, mode := range map[string]os.FileMode{filepath.Dir(env["DB_DSN"]): 0o700, env["DB_DSN"]: 0o600} {
		if info, err := os.Stat(path); err != nil || info.Mode().Perm() != mode {
			t.Errorf("%s: %v, %v", path, info.Mode(), err)
		}
	}
}

func TestAccountsAreMadeOnTheCommandLine(t *testing.T) {
	env := environment(t)
	says(t, env, "", "migrate")
	add := []string{"user", "add", "Amina@example.org", "--name", "Amina Okafor", "--role", "coordinator"}
	out, errs, code := says(t, env, "", add...)
	if code != 0 || !regexp.MustCompile(`\nhttp://127\.0\.0\.1:0/reset/[a-z2-7]{32}\n$`).MatchString(out) {
		t.Fatalf("%d %q %q", code, out, errs)
	}
	for _, last := range [][]string{{"user", "disable", "amina@example.org"}, {"user", "roles", "amina@example.org", "--role", "participant"}} {
		if _, errs, code := says(t, env, "", last...); code != 1 || !strings.Contains(errs, "last coordinator") {
			t.Errorf("%v: %d %q", last, code, errs)
		}
	}
	for name, c := range map[string]struct {
		args  []string
		stdin string
		code  int
		want  string
	}{
		"twice":            {add, "", 1, "has an account already"},
		"a weak password":  {[]string{"user", "reset", "amina@example.org", "--password"}, "password1234\n", 1, "password: Your password is too easy"},
		"a good password":  {[]string{"user", "reset", "amina@example.org", "--password"}, "velvet otter kettle\n", 0, "is reset"},
		"no password":      {[]string{"user", "reset", "amina@example.org", "--password"}, "", 1, "no password was given"},
		"a link again":     {[]string{"user", "reset", "amina@example.org"}, "", 0, "/reset/"},
		"disable":          {[]string{"user", "disable", "amina@example.org", "--force"}, "", 0, "disabled"},
		"enable":           {[]string{"user", "enable", "amina@example.org"}, "", 0, "enabled"},
		"roles":            {[]string{"user", "roles", "amina@example.org", "--role", "evaluator", "--force"}, "", 0, "roles"},
		"no factor":        {[]string{"user", "remove-factor", "amina@example.org"}, "", 1, "has no second step"},
		"an unknown role":  {[]string{"user", "roles", "amina@example.org", "--role", "admin"}, "", 1, "The roles are"},
		"an unknown user":  {[]string{"user", "disable", "nobody@example.org"}, "", 1, "No account has this email address"},
		"not an address":   {[]string{"user", "add", "amina", "--name", "A", "--role", "manager"}, "", 1, "email: Enter an email address"},
		"nothing to do":    {[]string{"user"}, "", 1, "expected"},
		"an unknown thing": {[]string{"user", "fly", "x"}, "", 1, "unexpected argument"},
	} {
		if out, errs, code := says(t, env, c.stdin, c.args...); code != c.code || !strings.Contains(out+errs, c.want) {
			t.Errorf("%s: %d %q %q", name, code, out, errs)
		}
	}
}

// running is the program while it serves.
type running struct {
	cmd     *exec.Cmd
	address string
	lines   chan string
	done    chan error
}

func start(t *testing.T, env map[string]string, args ...string) *running {
	t.Helper()
	r := &running{cmd: tandem(t, env, append([]string{"serve"}, args...)...), lines: make(chan string, 1000), done: make(chan error, 1)}
	log, err := r.cmd.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := r.cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := r.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = r.cmd.Process.Kill() })
	address := make(chan string, 1)
	found := regexp.MustCompile(`"listen":"([^"]+)"|Tandem is at http://(\S+)`)
	read := func(from io.Reader) {
		for in := bufio.NewScanner(from); in.Scan(); {
			r.lines <- in.Text()
			if m := found.FindStringSubmatch(in.Text()); m != nil {
				address <- m[1] + m[2]
			}
		}
	}
	go read(out)
	go func() { read(log); r.done <- r.cmd.Wait(); close(r.lines) }()
	select {
	case r.address = <-address:
	case err := <-r.done:
		t.Fatalf("the program ended: %v\n%s", err, r.said())
	case <-time.After(20 * time.Second):
		t.Fatal("the program does not say where it listens")
	}
	return r
}

func (r *running) said() string {
	var all []string
	for len(r.lines) > 0 {
		all = append(all, <-r.lines)
	}
	return strings.Join(all, "\n")
}

func (r *running) stop(t *testing.T) {
	t.Helper()
	if err := r.cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	r.ended(t)
}

func (r *running) ended(t *testing.T) {
	t.Helper()
	select {
	case err := <-r.done:
		if err != nil {
			t.Errorf("the program ended with %v\n%s", err, r.said())
		}
	case <-time.After(15 * time.Second):
		t.Fatal("the program does not end")
	}
}

func (r *running) status(t *testing.T, path string) int {
	t.Helper()
	answer, err := http.Get("http://" + r.address + path)
	if err != nil {
		return 0
	}
	_ = answer.Body.Close()
	return answer.StatusCode
}

func TestTheProgramServesAndStopsCleanly(t *testing.T) {
	env := environment(t)
	says(t, env, "", "migrate")
	r := start(t, env)
	for path, want := range map[string]int{"/healthz": 200, "/readyz": 200, "/api/v1/configuration": 200, "/api/v1/nothing": 404, "/metrics": 404} {
		if got := r.status(t, path); got != want && path != "/metrics" {
			t.Errorf("%s: %d, want %d", path, got, want)
		}
	}
	r.stop(t)
	for line := range strings.Lines(r.said()) {
		var entry map[string]any
		if err := json.Unmarshal([]byte(line), &entry); err != nil || entry["time"] == nil {
			t.Errorf("not a line of JSON: %q", line)
		}
	}
}

func TestARequestUnderWayIsAnsweredWhileTheProgramStops(t *testing.T) {
	env := environment(t)
	says(t, env, "", "migrate")
	r := start(t, env)
	conn, err := net.Dial("tcp", r.address)
	if err != nil {
		t.Fatal(err)
	}
	body := `{"email":"nobody@example.org"}`
	fmt.Fprintf(conn, "POST /api/v1/password-resets HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s", len(body), body[:10])
	time.Sleep(200 * time.Millisecond) // the handler waits for the rest of the body
	if err := r.cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	time.Sleep(200 * time.Millisecond)
	if got := r.status(t, "/readyz"); got != http.StatusServiceUnavailable {
		t.Errorf("readyz while stopping: %d", got)
	}
	time.Sleep(notice)
	fmt.Fprint(conn, body[10:])
	_ = conn.SetReadDeadline(time.Now().Add(5 * time.Second))
	answer, err := http.ReadResponse(bufio.NewReader(conn), nil)
	if err != nil || answer.StatusCode >= 500 {
		t.Errorf("the request under way: %v, %v", answer, err)
	}
	r.ended(t)
}

func TestTheDemoStartsInAnEmptyFolderAndKeepsItsSecret(t *testing.T) {
	dir := t.TempDir()
	env := map[string]string{"LISTEN": "127.0.0.1:0", "DB_DSN": filepath.Join(dir, "var", "demo.db")}
	var kept []byte
	for range 2 {
		r := start(t, env, "--demo")
		if got := r.status(t, "/readyz"); got != 200 {
			t.Errorf("readyz: %d", got)
		}
		if err := r.cmd.Process.Signal(syscall.SIGINT); err != nil { // Ctrl-C
			t.Fatal(err)
		}
		r.ended(t)
		secret, err := os.ReadFile(filepath.Join(dir, "var", "demo.db.secret"))
		if err != nil || kept != nil && !bytes.Equal(kept, secret) {
			t.Errorf("the secret: %v", err)
		}
		if strings.Contains(r.said(), strings.TrimSpace(string(secret))) {
			t.Error("the secret is printed")
		}
		kept = secret
	}
	env["JWT_SECRET"], env["MAIL_DIR"], env["CONTACT_EMAIL"] = testSecret, filepath.Join(dir, "mail"), "team@example.org"
	if _, errs, code := says(t, env, "", "serve"); code == 0 || !strings.Contains(errs, "holds a demo") {
		t.Errorf("a demo is served as if it were none: %d %s", code, errs)
	}
}

func TestTheFiguresHaveAListenerOfTheirOwn(t *testing.T) {
	free, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	env := environment(t)
	env["METRICS_LISTEN"] = free.Addr().String()
	_ = free.Close()
	says(t, env, "", "migrate")
	r := start(t, env)
	answer, err := http.Get("http://" + env["METRICS_LISTEN"] + "/metrics")
	if err != nil {
		t.Fatal(err)
	}
	text, _ := io.ReadAll(answer.Body)
	_ = answer.Body.Close()
	if answer.StatusCode != 200 || !strings.Contains(string(text), "tandem_http_requests_in_flight") {
		t.Errorf("%d\n%s", answer.StatusCode, text)
	}
	if answer, err := http.Get("http://" + r.address + "/metrics"); err == nil {
		text, _ := io.ReadAll(answer.Body)
		_ = answer.Body.Close()
		if strings.Contains(string(text), "tandem_http_requests") {
			t.Error("the public reads the figures")
		}
	}
	r.stop(t)
}
