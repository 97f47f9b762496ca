package main

import (
	"slices"

	"github.com/alecthomas/kong"
)

// help leaves out the settings where a command needs none.
func help(options kong.HelpOptions, ctx *kong.Context) error {
	if chosen := ctx.Selected(); chosen != nil && slices.Contains([]string{"match", "select", "sets"}, chosen.Name) {
		for _, flag := range ctx.Model.Flags {
			flag.Hidden = flag.Name != "help"
		}
	}
	return kong.DefaultHelpPrinter(options, ctx)
}
