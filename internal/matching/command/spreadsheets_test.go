package command

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/alecthomas/kong"
	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the golden files")

const (
	examplePeople = "../../../docs/examples/people.csv"
	exampleDay    = "2026-09-01"
)

// The tests run the commands as a process of its own, with its files, its code
// and its signals: this binary once more, with asMain set.
const asMain = "TANDEM_TEST_MAIN"

func TestMain(m *testing.M) {
	if os.Getenv(asMain) != "" {
		os.Exit(run(os.Args[1:]))
	}
	os.Exit(m.Run())
}

// run is the program's main with these commands only.
func run(args []string) int {
	var p struct {
		Match  Match  `cmd:""`
		Select Select `cmd:""`
		Sets   Sets   `cmd:""`
	}
	command, err := kong.Must(&p, kong.Name("tandem")).Parse(args)
	if err == nil {
		err = command.Run()
	}
	if err == nil {
		return 0
	}
	fmt.Fprintln(os.Stderr, "tandem: "+strings.ReplaceAll(err.Error(), "\n", "\ntandem: "))
	if e := (*Ending)(nil); errors.As(err, &e) {
		return e.Code
	}
	return 1
}

func tandem(t *testing.T, args ...string) *exec.Cmd {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(context.Background(), 30*time.Second)
	t.Cleanup(cancel)
	cmd := exec.CommandContext(ctx, self, args...)
	cmd.Env = []string{asMain + "=1", "PATH=" + os.Getenv("PATH")}
	return cmd
}

// says runs a command to its end.
func says(t *testing.T, stdin string, args ...string) (out, errs string, code int) {
	t.Helper()
	cmd := tandem(t, args...)
	var stdout, stderr bytes.Buffer
	cmd.Stdin, cmd.Stdout, cmd.Stderr = strings.NewReader(stdin), &stdout, &stderr
	if err := cmd.Run(); err != nil && !errors.As(err, new(*exec.ExitError)) {
		t.Fatal(err)
	}
	return stdout.String(), stderr.String(), cmd.ProcessState.ExitCode()
}

// golden compares an output with the one that was looked at.
func golden(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s: %s", name, diff)
	}
}

// sheetOf writes a file into a folder of the test's own.
func sheetOf(t *testing.T, text string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "people.csv")
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

func read(t *testing.T, file string) string {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// ends runs a command without any environment and wants an end code.
func ends(t *testing.T, code int, command string, args ...string) (out, errs string) {
	t.Helper()
	out, errs, got := says(t, "", append([]string{command, "--on", exampleDay}, args...)...)
	if got != code {
		t.Fatalf("%s %v ends with %d, want %d\n%s%s", command, args, got, code, out, errs)
	}
	return out, errs
}
