package main

import (
	"errors"
	"regexp"
	"strings"

	"tandem/internal/config"
	"tandem/internal/fault"
	"tandem/internal/matching/command"
)

// repeated is what the parser repeats of an argument: it may be a password.
var repeated = regexp.MustCompile(` but got ".*"`)

// complaint is what a person reads: a line for each thing that is wrong.
func complaint(err error) string {
	lines := []string{repeated.ReplaceAllString(err.Error(), "")}
	if f := (*fault.Fault)(nil); errors.As(err, &f) {
		lines = []string{f.Detail}
		for _, field := range f.Fields {
			lines = append(lines, strings.TrimPrefix(field.Pointer, "/")+": "+field.Detail)
		}
		if f.Cause != nil { // the operator can mend it, and has no log to look into
			lines = append(lines, f.Cause.Error())
		}
	} else if p := (config.Problems)(nil); errors.As(err, &p) {
		lines = p
	} else if e := (*command.Ending)(nil); errors.As(err, &e) {
		lines = e.Lines
	}
	return "tandem: " + strings.Join(lines, "\ntandem: ")
}

// code is what the program ends with.
func code(err error) int {
	if e := (*command.Ending)(nil); errors.As(err, &e) {
		return e.Code
	}
	return 1
}
