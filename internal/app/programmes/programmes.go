package programmes

import (
	"context"

	"tandem/internal/access"
	"tandem/internal/id"
	"tandem/internal/programme"
	"tandem/internal/store"
	rows "tandem/internal/store/programmes"
)

// CreateProgramme keeps a new programme with the name and summary of p.
func (a *App) CreateProgramme(ctx context.Context, actor access.Actor, p programme.Programme) (programme.Programme, error) {
	return store.Do(ctx, a.desk.Store, actor, func(tx *store.Tx) (programme.Programme, error) {
		p.ID, p.CreatedAt, p.Version = tx.NewID(), tx.Now, 1
		if err := p.Check(); err != nil {
			return p, err
		}
		if err := rows.In(tx).AddProgramme(p); err != nil {
			return p, err
		}
		return p, store.Audit(tx, "programme.created", "programme", p.ID, nil, p)
	})
}

// ReviseProgramme changes the name and summary of a programme; version is the
// one that the coordinator read.
func (a *App) ReviseProgramme(ctx context.Context, actor access.Actor, key id.ID, version int64, p programme.Programme) (programme.Programme, error) {
	return store.Do(ctx, a.desk.Store, actor, func(tx *store.Tx) (programme.Programme, error) {
		before, err := rows.In(tx).Programme(key)
		if err != nil {
			return p, err
		}
		after := before
		after.Name, after.Summary, after.Version = p.Name, p.Summary, version
		if err := after.Check(); err != nil {
			return p, err
		}
		if err := rows.In(tx).SaveProgramme(after); err != nil {
			return p, err
		}
		after.Version++
		return after, store.Audit(tx, "programme.revised", "programme", key, before, after)
	})
}

// Programme reads one programme.
func (a *App) Programme(ctx context.Context, actor access.Actor, key id.ID) (programme.Programme, error) {
	return store.Look(ctx, a.desk.Store, actor, func(tx *store.Tx) (programme.Programme, error) { return rows.In(tx).Programme(key) })
}

// Programmes reads every programme.
func (a *App) Programmes(ctx context.Context, actor access.Actor) ([]programme.Programme, error) {
	return store.Look(ctx, a.desk.Store, actor, func(tx *store.Tx) ([]programme.Programme, error) { return rows.In(tx).Programmes() })
}
