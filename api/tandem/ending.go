package main

import (
	"context"
	"errors"
	"os/signal"
	"slices"
	"strings"
	"syscall"

	"github.com/alecthomas/kong"
)

// The codes with which the commands for spreadsheets end, besides 0.
const (
	badInput   = 1
	impossible = 2
	broken     = 130 // by Ctrl-C, as shells count it
)

// ending is why a command stops before it is done: what a person reads, a line
// each, and the code.
type ending struct {
	code  int
	lines []string
}

func (e *ending) Error() string { return strings.Join(e.lines, "\n") }

func refuse(lines ...string) error { return &ending{badInput, lines} }

// unable words an error of an engine: the work was stopped, or it cannot be done.
func unable(err error) error {
	var already *ending
	switch {
	case err == nil, errors.As(err, &already):
		return err
	case errors.Is(err, context.Canceled):
		return &ending{broken, []string{"stopped; nothing was written"}}
	}
	return &ending{impossible, []string{err.Error()}}
}

// code is what the program ends with.
func code(err error) int {
	if e := (*ending)(nil); errors.As(err, &e) {
		return e.code
	}
	return 1
}

// breakable gives a context that Ctrl-C ends. A second Ctrl-C ends the program.
func breakable() (context.Context, context.CancelFunc) {
	ctx, end := signal.NotifyContext(context.Background(), syscall.SIGINT, syscall.SIGTERM)
	context.AfterFunc(ctx, end)
	return ctx, end
}

// help leaves out the settings where a command needs none.
func help(options kong.HelpOptions, ctx *kong.Context) error {
	if chosen := ctx.Selected(); chosen != nil && slices.Contains([]string{"match", "select", "sets"}, chosen.Name) {
		for _, flag := range ctx.Model.Flags {
			flag.Hidden = flag.Name != "help"
		}
	}
	return kong.DefaultHelpPrinter(options, ctx)
}
