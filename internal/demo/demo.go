// Package demo fills an empty store with a programme in the middle of its
// life, so that a newcomer finds something to do in every role. It asks for
// everything through the application, as people do, and reads its own mail.
package demo

import (
	"context"
	"errors"
	"fmt"
	"time"

	"tandem/internal/access"
	"tandem/internal/app"
	"tandem/internal/app/account"
	"tandem/internal/app/running"
	"tandem/internal/clock"
	"tandem/internal/fault"
	"tandem/internal/mail"
)

// Password opens every account of the demo. The accounts exist only in a
// demo, and a demo listens on this machine only.
const Password = "two heads, one project"

// The people that a newcomer can be.
var (
	clare  = someone{"Clare Whitfield", "clare.whitfield@programme.example", access.Coordinator}
	amina  = someone{"Amina Rahman", "amina.rahman@leeds.example", access.Participant}
	joan   = someone{"Joan Bartlett", "joan.bartlett@leeds.example", access.Manager}
	edward = someone{"Edward Osei", "edward.osei@evaluation.example", access.Evaluator}
)

type someone struct {
	name, email string
	role        access.Role
}

// SignIns are the accounts that the start page of a demo offers.
func SignIns() []running.DemoSignIn {
	var list []running.DemoSignIn
	for _, s := range []someone{clare, amina, joan, edward} {
		list = append(list, running.DemoSignIn{Role: string(s.role), Email: s.email, Password: Password, Name: s.name})
	}
	return list
}

// loader acts for the people of the demo, one after another.
type loader struct {
	app    *app.App
	clock  *clock.Clock
	post   *postbox
	actors map[string]access.Actor
}

// Filled tells whether a demo was begun in this store. Everybody knows the
// passwords in it, so it must not be served as anything else.
func Filled(ctx context.Context, a *app.App) (bool, error) {
	return a.Account.HasAccount(ctx, clare.email)
}

var errOthers = errors.New("demo: this database holds accounts of its own, and everybody knows the demo's passwords: begin with an empty one")

// Load fills the store, unless that was done before; one that holds anybody
// else is refused. Sender gets every mail that this causes. An error leaves the
// store half filled: begin again with a fresh one.
func Load(ctx context.Context, a *app.App, c *clock.Clock, sender mail.Sender) error {
	l := &loader{app: a, clock: c, post: &postbox{sender: sender, links: map[string]string{}}, actors: map[string]access.Actor{}}
	if _, err := l.as(ctx, edward); err == nil {
		return nil // he joins last
	}
	if err := l.alone(ctx); err != nil {
		return err
	}
	steps := []func(context.Context) error{
		l.openProgramme, l.enrolPairs, l.askManagers, l.openNextCall,
		func(ctx context.Context) error { return l.join(ctx, edward) },
	}
	for _, step := range steps {
		if err := step(ctx); err != nil {
			return fmt.Errorf("demo: %w", err)
		}
	}
	return nil
}

// alone refuses a store in which there is somebody, and no demo was begun.
func (l *loader) alone(ctx context.Context) error {
	begun, err := Filled(ctx, l.app)
	if err != nil || begun {
		return err
	}
	others, err := l.app.Account.HasAccount(ctx, "")
	if err == nil && others {
		err = errOthers
	}
	return err
}

// join makes an account.
func (l *loader) join(ctx context.Context, s someone) error {
	_, err := l.app.Account.AddUser(ctx, account.NewUser{Email: s.email, Name: s.name, Password: Password, Roles: []access.Role{s.role}})
	if f := fault.Of(err); err != nil && f.Code == "account_exists" {
		return nil
	}
	return err
}

// as signs somebody in, once.
func (l *loader) as(ctx context.Context, s someone) (access.Actor, error) {
	if actor, known := l.actors[s.email]; known {
		return actor, nil
	}
	in, err := l.app.Account.SignIn(ctx, access.Actor{}, account.Credentials{Email: s.email, Password: Password, Agent: "demo loader", Address: s.email})
	if err != nil {
		return access.Actor{}, err
	}
	actor, err := l.app.Identify(ctx, in.AccessToken)
	actor.Request = "demo"
	l.actors[s.email] = actor
	return actor, err
}

// newcomer joins and signs in.
func (l *loader) newcomer(ctx context.Context, s someone) (access.Actor, error) {
	if err := l.join(ctx, s); err != nil {
		return access.Actor{}, err
	}
	return l.as(ctx, s)
}

// inDays is the last minute of the day that many days from now.
func (l *loader) inDays(days int) time.Time {
	y, m, d := l.clock.Now().Date()
	return time.Date(y, m, d+days, 23, 59, 0, 0, time.UTC)
}
