// Package stage plays cohorts through the application to a named point, for the
// demo, the tests and the benchmarks. It asks for everything through App, as the
// programme team, applicants and line managers do, reads the mail that they
// would read, and sets the clock to the day on which each thing happens.
//
// A Script says what happens in a cohort and when; Play plays it. Four scripts
// are ready: Finished2016, MidCourse, ToSelect and OpenCall. A test that needs
// less makes its own script, or calls the acts that a play is made of: Announce,
// Apply, Offer, Answer, Begin and Ask, which by themselves leave the clock alone.
package stage

import (
	"context"
	"fmt"
	"time"

	"tandem/internal/access"
	"tandem/internal/app"
	"tandem/internal/app/account"
	"tandem/internal/clock"
	"tandem/internal/fault"
	"tandem/internal/mail"
)

// Point is how far a cohort is played. Each includes those before it.
type Point int

// The points at which a play can stop.
const (
	// Applied: every unit's application is as far as the script takes it. Where
	// the partners' time is over, those that still waited have lapsed.
	Applied Point = iota + 1
	// Selected: the chosen units are offered places, and nobody has answered.
	Selected
	// Enrolled: the members have answered as the script says; offers left open
	// have lapsed where their day is over; every unit that accepted whole is a
	// partnership, with a dyad for each line manager.
	Enrolled
	// Surveyed: the projects are under way, with what was done of them by now;
	// the first survey is open, its mails have left, and the managers have
	// replied as the script says.
	Surveyed
	// Finished: the projects have ended as the script says, and every survey was
	// opened, answered and closed.
	Finished
)

// Person is somebody whom the programme comes to know.
type Person struct {
	Name, Email string
	Role        access.Role
}

// Options are what a stage is set up with.
type Options struct {
	// Sender is given the mail that a play causes; nil stands for nobody. What
	// leaves before Since is read by those it is for and handed to nobody else.
	Sender mail.Sender
	Since  time.Time
	// Passwords are those of the people who can sign in afterwards, by address.
	// Everybody else has an account without one: a hash takes longer than all
	// that its owner does.
	Passwords map[string]string
}

// Stage is a program on which cohorts are played, one act after another. It is
// not for two goroutines, and nobody else may use the program's clock meanwhile.
type Stage struct {
	app     *app.App
	clock   *clock.Clock
	post    *postbox
	options Options
	actors  map[Person]access.Actor
	present time.Time // while a play sets the clock: where it stops
}

// New sets up a stage over a program and the clock that its store reads.
func New(a *app.App, c *clock.Clock, o Options) *Stage {
	post := &postbox{sender: o.Sender, clock: c, since: o.Since, links: map[string]string{}}
	return &Stage{app: a, clock: c, post: post, options: o, actors: map[Person]access.Actor{}}
}

// Enter gives somebody an account, unless they have one, and acts for them.
func (s *Stage) Enter(ctx context.Context, p Person) (access.Actor, error) {
	if actor, known := s.actors[p]; known {
		return actor, nil
	}
	_, err := s.app.Account.AddUser(ctx, account.NewUser{Email: p.Email, Name: p.Name, Password: s.options.Passwords[p.Email], Roles: []access.Role{p.Role}})
	if err != nil && fault.Of(err).Code != "account_exists" {
		return access.Actor{}, fmt.Errorf("%s enters: %w", p.Email, err)
	}
	actor, err := s.app.Account.ActorOf(ctx, p.Email, p.Role)
	if err != nil {
		return access.Actor{}, err
	}
	actor.Request = "stage"
	s.actors[p] = actor
	return actor, nil
}

// at sets the clock to when something happens, while a play does so. What a
// script puts later than the present happens now.
func (s *Stage) at(when time.Time) {
	switch {
	case s.present.IsZero() || when.IsZero():
	case when.After(s.present):
		s.clock.StandAt(s.present)
	default:
		s.clock.StandAt(when)
	}
}

// passed tells whether something lies behind the present of a play.
func (s *Stage) passed(when time.Time) bool { return !when.After(s.present) }

// window is the time over which many do the same, each at a moment of their own.
type window struct{ from, to time.Time }

// part is one of several equal parts of a window.
func (w window) part(number, of int) window {
	length := w.to.Sub(w.from) / time.Duration(of)
	return window{w.from.Add(length * time.Duration(number)), w.from.Add(length * time.Duration(number+1))}
}

// moment is when the i-th of n acts: never at either end of the window.
func (w window) moment(i, n int) time.Time {
	if w.from.IsZero() {
		return time.Time{}
	}
	return w.from.Add(w.to.Sub(w.from) / time.Duration(n+1) * time.Duration(i+1))
}

// until ends a window at an instant, if it lasts longer.
func (w window) until(end time.Time) window {
	if w.to.After(end) {
		w.to = end
	}
	return w
}
