// Package demo fills an empty store with a programme in the middle of its life,
// so that a newcomer finds something to do in every role: a cohort that is over,
// one that is under way, a call that is to be selected from and one that is open.
package demo

import (
	"context"
	"errors"
	"fmt"

	"tandem/internal/access"
	"tandem/internal/app"
	"tandem/internal/app/running"
	"tandem/internal/clock"
	"tandem/internal/mail"
	"tandem/internal/stage"
)

// Password opens every account of the demo that can be signed in to. The
// accounts exist only in a demo, and a demo listens on this machine only.
const Password = "two heads, one project"

var edward = stage.Person{Name: "Edward Osei", Email: "edward.osei@evaluation.example", Role: access.Evaluator}

// known are the people that a newcomer can be.
var known = []stage.Person{stage.Clare, stage.Amina, stage.Joan, edward}

// SignIns are the accounts that the start page of a demo offers.
func SignIns() []running.DemoSignIn {
	var list []running.DemoSignIn
	for _, p := range known {
		list = append(list, running.DemoSignIn{Role: string(p.Role), Email: p.Email, Password: Password, Name: p.Name})
	}
	return list
}

// Filled tells whether a demo was begun in this store. Everybody knows the
// passwords in it, so it must not be served as anything else.
func Filled(ctx context.Context, a *app.App) (bool, error) {
	return a.Account.HasAccount(ctx, stage.Clare.Email)
}

var errOthers = errors.New("demo: this database holds accounts of its own, and everybody knows the demo's passwords: begin with an empty one")

// Load fills the store, unless that was done before; one that holds anybody
// else is refused. The clock is the one that the store reads, and nobody else may
// read it meanwhile; sender gets the mail of the last year that this causes. An
// error leaves the store half filled: begin again with a fresh one.
func Load(ctx context.Context, a *app.App, c *clock.Clock, sender mail.Sender) error {
	if loaded, err := a.Account.HasAccount(ctx, edward.Email); err != nil || loaded {
		return err // he joins last
	}
	if err := alone(ctx, a); err != nil {
		return err
	}
	passwords := map[string]string{}
	for _, p := range known {
		passwords[p.Email] = Password
	}
	// The letterbox of the demo begins a year ago: what was mailed in 2016 would
	// only stand in the way there.
	s := stage.New(a, c, stage.Options{Sender: sender, Since: c.Now().AddDate(-1, 0, 0), Passwords: passwords})
	for _, show := range stage.Repertoire(c.Now()) {
		if _, err := s.Play(ctx, show.Script, show.To); err != nil {
			return fmt.Errorf("demo: %w", err)
		}
	}
	for _, p := range known {
		if _, err := s.Enter(ctx, p); err != nil {
			return fmt.Errorf("demo: %w", err)
		}
	}
	return nil
}

// alone refuses a store in which there is somebody, and no demo was begun.
func alone(ctx context.Context, a *app.App) error {
	begun, err := Filled(ctx, a)
	if err != nil || begun {
		return err
	}
	others, err := a.Account.HasAccount(ctx, "")
	if err == nil && others {
		err = errOthers
	}
	return err
}
