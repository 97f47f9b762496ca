package main

import (
	"bytes"
	"os"
	"regexp"
	"strings"
	"testing"
)

// shell is a block of the README with a command of ours and what it says.
var shell = regexp.MustCompile("(?s)```\n\\$ var/tandem ([^\n]+)\n(.*?)```")

// The README shows what the program says; a line with an ellipsis stands for
// any number of lines.
func TestTheReadmeShowsWhatTheProgramSays(t *testing.T) {
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	shown := shell.FindAllStringSubmatch(string(readme), -1)
	if len(shown) < 2 {
		t.Fatalf("only %d commands are shown", len(shown))
	}
	for _, block := range shown {
		cmd := tandem(t, nil, strings.Fields(block[1])...)
		cmd.Dir = "../.."
		var said bytes.Buffer
		cmd.Stdout, cmd.Stderr = &said, &said
		if err := cmd.Run(); err != nil {
			t.Fatalf("%s: %v\n%s", block[1], err, said.String())
		}
		rest, parts := said.String(), strings.Split(block[2], "…\n")
		for i, part := range parts {
			at := strings.Index(rest, part)
			if at < 0 || i == 0 && at > 0 {
				t.Fatalf("%s does not say\n%s\nbut\n%s", block[1], part, said.String())
			}
			rest = rest[at+len(part):]
		}
		if rest != "" && parts[len(parts)-1] != "" {
			t.Errorf("%s also says\n%s", block[1], rest)
		}
	}
}
