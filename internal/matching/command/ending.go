package command

import (
	"context"
	"errors"
	"os/signal"
	"strings"
	"syscall"
)

// The codes with which the commands for spreadsheets end, besides 0.
const (
	badInput   = 1
	impossible = 2
	broken     = 130 // by Ctrl-C, as shells count it
)

// Ending is why a command stops before it is done: what a person reads, a line
// each, and the code with which the program ends.
type Ending struct {
	Code  int
	Lines []string
}

// Error gives the lines.
func (e *Ending) Error() string { return strings.Join(e.Lines, "\n") }

func refuse(lines ...string) error { return &Ending{badInput, lines} }

// unable words an error of an engine: the work was stopped, or it cannot be done.
func unable(err error) error {
	var already *Ending
	switch {
	case err == nil, errors.As(err, &already):
		return err
	case errors.Is(err, context.Canceled):
		return &Ending{broken, []string{"stopped; nothing was written"}}
	}
	return &Ending{impossible, []string{err.Error()}}
}

// breakable gives a context that Ctrl-C ends. A second Ctrl-C ends the program.
func breakable() (context.Context, context.CancelFunc) {
	ctx, end := signal.NotifyContext(context.Background(), syscall.SIGINT, syscall.SIGTERM)
	context.AfterFunc(ctx, end)
	return ctx, end
}
