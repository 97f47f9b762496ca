package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"strings"
	"syscall"

	"tandem/internal/access"
	"tandem/internal/app"
	accountapp "tandem/internal/app/account"
	"tandem/internal/clock"
	"tandem/internal/config"
	"tandem/internal/identity"
)

type user struct {
	Add     userAdd     `cmd:"" help:"Make an account. Prints a link to set the password, unless --password asks for one."`
	Reset   userReset   `cmd:"" help:"Print a link to set a new password, or ask for one with --password. Ends every session."`
	Disable userDisable `cmd:"" help:"Shut an account at once."`
	Enable  userEnable  `cmd:"" help:"Open a disabled account again."`
	Roles   userRoles   `cmd:"" help:"Give an account exactly these roles."`
	Factor  userFactor  `cmd:"" name:"remove-factor" help:"Take off a second step of signing in that is lost. Ends every session and tells the owner."`
}

type userAdd struct {
	Email    string   `arg:"" help:"Address to sign in with."`
	Name     string   `required:"" help:"Name of the person."`
	Role     []string `required:"" placeholder:"ROLE" help:"participant, manager, coordinator or evaluator; may be repeated."`
	Password bool     `help:"Ask for the password, or read it as one line from standard input."`
}

type userReset struct {
	Email    string `arg:"" help:"Address of the account."`
	Password bool   `help:"Ask for the password, or read it as one line from standard input."`
}

type userFactor struct {
	Email string `arg:"" help:"Address of the account."`
}

type userDisable struct {
	Email string `arg:"" help:"Address of the account."`
	Force bool   `help:"Even if it is the last coordinator's."`
}

type userEnable struct {
	Email string `arg:"" help:"Address of the account."`
}

type userRoles struct {
	Email string   `arg:"" help:"Address of the account."`
	Role  []string `required:"" placeholder:"ROLE" help:"participant, manager, coordinator or evaluator; may be repeated."`
	Force bool     `help:"Even if no coordinator is left."`
}

// Run makes the account and says how to get into it.
func (u userAdd) Run(settings config.Settings) error {
	return inOffice(settings, func(ctx context.Context, a *app.App) error {
		password, err := u.ask()
		if err != nil {
			return err
		}
		link, err := a.Account.AddUser(ctx, accountapp.NewUser{Email: u.Email, Name: u.Name, Password: password, Roles: roles(u.Role)})
		return told(err, "The account is made.", link)
	})
}

func (u userAdd) ask() (string, error) {
	if !u.Password {
		return "", nil
	}
	return askPassword(os.Stdin)
}

// Run ends the sessions and says how to get in again.
func (u userReset) Run(settings config.Settings) error {
	return inOffice(settings, func(ctx context.Context, a *app.App) (err error) {
		password := ""
		if u.Password {
			if password, err = askPassword(os.Stdin); err != nil {
				return err
			}
		}
		link, err := a.Account.ResetUser(ctx, u.Email, password)
		return told(err, "The account is reset.", link)
	})
}

// Run shuts the account.
func (u userDisable) Run(settings config.Settings) error {
	return inOffice(settings, func(ctx context.Context, a *app.App) error {
		return told(a.Account.DisableUser(ctx, u.Email, u.Force), "The account is disabled.", "")
	})
}

// Run opens the account again.
func (u userEnable) Run(settings config.Settings) error {
	return inOffice(settings, func(ctx context.Context, a *app.App) error {
		return told(a.Account.EnableUser(ctx, u.Email), "The account is enabled.", "")
	})
}

// Run replaces the roles.
func (u userRoles) Run(settings config.Settings) error {
	return inOffice(settings, func(ctx context.Context, a *app.App) error {
		return told(a.Account.SetUserRoles(ctx, u.Email, roles(u.Role), u.Force), "The account has these roles from now on.", "")
	})
}

// Run takes the second step off.
func (u userFactor) Run(settings config.Settings) error {
	return inOffice(settings, func(ctx context.Context, a *app.App) error {
		return told(a.Account.RemoveUserFactor(ctx, u.Email), "The second step is removed. The account signs in with its password alone.", "")
	})
}

// inOffice runs work on the application without serving anything.
func inOffice(settings config.Settings, work func(ctx context.Context, a *app.App) error) error {
	c, err := settings.ForOffice()
	if err != nil {
		return err
	}
	ctx, clk := context.Background(), clock.System()
	kept, err := open(ctx, c, clk)
	if err != nil {
		return err
	}
	defer func() { _ = kept.Close() }()
	if err := kept.CheckSchema(ctx); err != nil {
		return err
	}
	keys, err := c.Keys(clk)
	if err != nil {
		return err
	}
	return work(ctx, app.New(kept, keys, identity.NewHasher(clk, 1), app.Options{BaseURL: c.BaseURL, Demo: c.Demo, MinGroup: settings.MinGroup, MinCell: settings.MinCell}))
}

func told(err error, done, link string) error {
	if err != nil {
		return err
	}
	fmt.Println(done)
	if link != "" {
		fmt.Println("Set the password within 72 hours, once, at:\n" + link)
	}
	return nil
}

func roles(names []string) []access.Role {
	out := make([]access.Role, len(names))
	for i, name := range names {
		out[i] = access.Role(name)
	}
	return out
}

// askPassword reads one line, without showing it where a person types it. It
// is never an argument: every user of the machine can read those.
func askPassword(in *os.File) (string, error) {
	if info, err := in.Stat(); err == nil && info.Mode()&os.ModeCharDevice != 0 {
		defer unseen(in)()
		fmt.Fprint(os.Stderr, "Password: ")
	}
	line, err := bufio.NewReader(io.LimitReader(in, 4096)).ReadString('\n')
	if line = strings.TrimRight(line, "\r\n"); line == "" {
		return "", errors.Join(errors.New("no password was given"), unlessEOF(err))
	}
	return line, nil
}

func unlessEOF(err error) error {
	if errors.Is(err, io.EOF) {
		return nil
	}
	return err
}

// unseen hides what is typed until the function that it gives is called, or
// somebody breaks off.
func unseen(terminal *os.File) (end func()) {
	broken := make(chan os.Signal, 1)
	signal.Notify(broken, os.Interrupt, syscall.SIGTERM)
	echo(terminal, false)
	go func() {
		if _, ok := <-broken; ok {
			echo(terminal, true)
			os.Exit(130)
		}
	}()
	return func() {
		signal.Stop(broken)
		close(broken)
		echo(terminal, true)
		fmt.Fprintln(os.Stderr)
	}
}

// echo turns the terminal's echo on or off with the tool that every Unix has.
func echo(terminal *os.File, on bool) {
	mode := map[bool]string{true: "echo", false: "-echo"}[on]
	stty := exec.Command("stty", mode)
	stty.Stdin = terminal
	_ = stty.Run()
}
