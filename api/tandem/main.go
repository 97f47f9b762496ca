// Command tandem is the whole program: the API, the app inside it, and the
// commands of whoever runs it.
package main

import (
	"fmt"
	"os"

	"github.com/alecthomas/kong"

	"tandem/internal/config"
	"tandem/internal/matching/command"
)

// version is set by the build.
var version = "unversioned"

type program struct {
	config.Settings `group:"Settings (each is also an environment variable)"`

	Serve   serve          `cmd:"" help:"Serve the app and its API."`
	Migrate migrate        `cmd:"" help:"Bring the database to this version's schema."`
	User    user           `cmd:"" help:"Make, disable, enable and reset accounts."`
	Config  check          `cmd:"" help:"Look at the settings."`
	Match   command.Match  `cmd:"" help:"Match people in a spreadsheet into pairs. Needs no settings and no database."`
	Select  command.Select `cmd:"" help:"Choose the applications of a cohort from a spreadsheet. Needs no settings and no database."`
	Sets    command.Sets   `cmd:"" help:"Divide people in a spreadsheet into learning sets. Needs no settings and no database."`
	Version about          `cmd:"" help:"Say which version this is."`
}

func main() {
	var p program
	parser := kong.Must(&p, kong.Name("tandem"),
		kong.Description("Runs a leadership programme that people join in pairs."),
		kong.Help(help), kong.ConfigureHelp(kong.HelpOptions{Compact: true, NoExpandSubcommands: true}))
	command, err := parser.Parse(os.Args[1:])
	if err == nil {
		err = command.Run(p.Settings)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, complaint(err))
		os.Exit(code(err))
	}
}
