package applying

import (
	"context"
	"errors"
	"reflect"

	"tandem/internal/access"
	"tandem/internal/applying"
	"tandem/internal/fault"
	"tandem/internal/id"
	letters "tandem/internal/mail"
	"tandem/internal/store"
	accountrows "tandem/internal/store/account"
	rows "tandem/internal/store/applying"
)

// StartApplication begins a draft in an open call, with the actor as its lead.
func (a *App) StartApplication(ctx context.Context, actor access.Actor, call id.ID, kind applying.Kind) (applying.Application, error) {
	return store.Do(ctx, a.desk.Store, actor, func(tx *store.Tx) (none applying.Application, err error) {
		announced, err := rows.In(tx).Call(call)
		if err != nil {
			return none, orUnknownCall(err)
		}
		cover, err := applying.StartApplication(announced.Call, kind, tx.Now)
		if err != nil {
			return none, err
		}
		person, err := accountrows.In(tx).Person(actor.Person)
		if err != nil {
			return none, err
		}
		cover.ID = tx.NewID()
		lead := applying.Member{ID: tx.NewID(), ApplicationID: cover.ID, CallID: call, PersonID: person.ID, Lead: true, Live: true,
			JoinedAt: tx.Now, Version: 1, Profile: applying.Profile{Name: person.Name}}
		if _, err := rows.In(tx).AddApplication(cover, lead); err != nil {
			return none, err
		}
		started, err := rows.In(tx).Application(cover.ID)
		if err != nil {
			return none, err
		}
		return started, store.Audit(tx, "application.started", "application", cover.ID, nil, started)
	})
}

// orUnknownCall says at the field that the call named in a form is not there.
func orUnknownCall(err error) error {
	if fault.Of(err).Kind != fault.Missing {
		return err
	}
	return fault.At("/callId", "Select a call that is open")
}

// Application reads one of the actor's applications.
func (a *App) Application(ctx context.Context, actor access.Actor, key id.ID) (applying.Application, error) {
	return store.Look(ctx, a.desk.Store, actor, func(tx *store.Tx) (applying.Application, error) { return rows.In(tx).Application(key) })
}

// Applications reads the actor's own applications.
func (a *App) Applications(ctx context.Context, actor access.Actor) ([]applying.OwnApplication, error) {
	return store.Look(ctx, a.desk.Store, actor, func(tx *store.Tx) ([]applying.OwnApplication, error) {
		return rows.In(tx).OwnApplications(actor.Person)
	})
}

// RewriteCase replaces the shared answers. Whoever had signed the earlier text
// is told.
func (a *App) RewriteCase(ctx context.Context, actor access.Actor, key id.ID, version int64, c applying.JointCase, alone bool) (applying.Application, error) {
	return store.Do(ctx, a.desk.Store, actor, func(tx *store.Tx) (applying.Application, error) {
		before, after, err := a.change(tx, key, "application.case_rewritten", func(p applying.Application) (applying.Application, error) {
			return p.RewriteCase(actor.Person, version, c, alone, tx.Now)
		})
		if err != nil {
			return after, err
		}
		return after, a.tellUnsigned(tx, before, after)
	})
}

// CaseRevisions reads what the shared answers have said, the latest first.
func (a *App) CaseRevisions(ctx context.Context, actor access.Actor, key id.ID) ([]applying.CaseRevision, error) {
	return store.Look(ctx, a.desk.Store, actor, func(tx *store.Tx) ([]applying.CaseRevision, error) {
		if _, err := rows.In(tx).Application(key); err != nil {
			return nil, err
		}
		return rows.In(tx).CaseRevisions(key)
	})
}

// SignApplication is the actor's consent to the shared answers with this hash.
func (a *App) SignApplication(ctx context.Context, actor access.Actor, key id.ID, hash string) (applying.Application, error) {
	return store.Do(ctx, a.desk.Store, actor, func(tx *store.Tx) (applying.Application, error) {
		_, after, err := a.change(tx, key, "application.signed", func(p applying.Application) (applying.Application, error) {
			return p.Sign(tx.NewID(), actor.Person, hash, tx.Now)
		})
		return after, err
	})
}

// SubmitApplication sends the application: the lead signs, and it is submitted
// or waits for the other members.
func (a *App) SubmitApplication(ctx context.Context, actor access.Actor, key id.ID, hash string) (applying.Application, error) {
	return store.Do(ctx, a.desk.Store, actor, func(tx *store.Tx) (applying.Application, error) {
		_, after, err := a.change(tx, key, "application.sent", func(p applying.Application) (applying.Application, error) {
			return p.Submit(tx.NewID(), actor.Person, hash, tx.Now)
		})
		return after, err
	})
}

// WithdrawApplication takes the whole unit out of the call. Whoever has been
// offered places answers the offer instead.
func (a *App) WithdrawApplication(ctx context.Context, actor access.Actor, key id.ID) (applying.Application, error) {
	return store.Do(ctx, a.desk.Store, actor, func(tx *store.Tx) (applying.Application, error) {
		before, after, err := a.change(tx, key, "application.withdrawn", func(p applying.Application) (applying.Application, error) {
			return p.Withdraw(actor.Person, tx.Now)
		})
		if err != nil {
			return after, err
		}
		if err := a.MayWithdraw(tx, key); err != nil {
			return before, err
		}
		return after, endLinks(tx, before)
	})
}

// LapseOverdue applies the end of the grace period to every application that
// still waits for a signature, each in its own transaction, and tells how many
// there were. Any copy may run it at any time.
func (a *App) LapseOverdue(ctx context.Context) (int, error) {
	clerk := access.Actor{Role: access.Clerk, Request: "overdue"}
	keys, err := store.Look(ctx, a.desk.Store, clerk, func(tx *store.Tx) ([]id.ID, error) { return rows.In(tx).OverdueApplications() })
	for _, key := range keys { // one that cannot be written does not hold up the others
		err = errors.Join(err, a.desk.Store.As(ctx, clerk, func(tx *store.Tx) error { return a.lapse(tx, key) }))
	}
	return len(keys), err
}

func (a *App) lapse(tx *store.Tx, key id.ID) error {
	before, _, err := a.change(tx, key, "application.grace_over", func(p applying.Application) (applying.Application, error) {
		return p.Lapse(tx.Now), nil
	})
	if err != nil {
		return err
	}
	return endLinks(tx, before)
}

// endLinks makes the links of an application's invitations useless.
func endLinks(tx *store.Tx, p applying.Application) error {
	for _, i := range p.Invitations {
		if err := accountrows.In(tx).EndLinks(letters.LinkInvite, i.ID); err != nil {
			return err
		}
	}
	return nil
}

// change reads an application, asks a rule, keeps what the rule changed and
// notes it: the act and, where the state moved, the transition, of which it
// tells the members.
func (a *App) change(tx *store.Tx, key id.ID, action string, rule func(applying.Application) (applying.Application, error)) (before, after applying.Application, err error) {
	return a.changeIn(rows.In(tx), tx, key, action, rule)
}

// changeIn does it in a room that was opened already.
func (a *App) changeIn(room rows.Rows, tx *store.Tx, key id.ID, action string, rule func(applying.Application) (applying.Application, error)) (before, after applying.Application, err error) {
	if before, err = room.Application(key); err != nil {
		return before, before, err
	}
	if after, err = rule(before); err != nil || reflect.DeepEqual(before, after) {
		return before, after, err
	}
	if after, err = room.KeepApplication(before, after); err != nil {
		return before, after, err
	}
	if err = store.Audit(tx, action, "application", key, before, after); err != nil || after.State == before.State {
		return before, after, err
	}
	if transition := "application." + string(after.State); transition != action {
		if err = store.Audit(tx, transition, "application", key, before.Cover, after.Cover); err != nil {
			return before, after, err
		}
	}
	return before, after, a.tellMoved(tx, before, after)
}
