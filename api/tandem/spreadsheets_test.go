package main

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the golden files")

const (
	examplePeople = "../../docs/examples/people.csv"
	exampleDay    = "2026-09-01"
)

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
	out, errs, got := says(t, nil, "", append([]string{command, "--on", exampleDay}, args...)...)
	if got != code {
		t.Fatalf("%s %v ends with %d, want %d\n%s%s", command, args, got, code, out, errs)
	}
	return out, errs
}
