package learning

import (
	"context"

	"tandem/internal/access"
	"tandem/internal/fault"
	"tandem/internal/id"
	"tandem/internal/learning"
	"tandem/internal/store"
	rows "tandem/internal/store/learning"
)

// StartProject begins the one project of the actor's partnership, with the
// challenge in their first words.
func (a *App) StartProject(ctx context.Context, actor access.Actor, partnership id.ID, title, challenge string) (learning.ProjectPage, error) {
	return store.Do(ctx, a.desk.Store, actor, func(tx *store.Tx) (learning.ProjectPage, error) {
		owner, err := rows.In(tx).Partnership(partnership)
		if err != nil {
			return learning.ProjectPage{}, err
		}
		p, err := learning.StartProject(owner, title, challenge, tx.Actor().Person, tx.Now)
		if err != nil {
			return learning.ProjectPage{}, err
		}
		p.ID = tx.NewID()
		if err := rows.In(tx).AddProject(p); err != nil {
			return learning.ProjectPage{}, err
		}
		if err := store.Audit(tx, "project.started", "project", p.ID, nil, p); err != nil {
			return learning.ProjectPage{}, err
		}
		return projectPage(tx, p.ID)
	})
}

// ReviseProject keeps what an owner wrote as the next version; version is the
// one that they read, and earlier ones are kept.
func (a *App) ReviseProject(ctx context.Context, actor access.Actor, key id.ID, version int64, f learning.ProjectForm) (learning.ProjectPage, error) {
	return store.Do(ctx, a.desk.Store, actor, func(tx *store.Tx) (learning.ProjectPage, error) {
		before, err := rows.In(tx).Project(key)
		if err != nil {
			return learning.ProjectPage{}, err
		}
		if before.Version != version {
			return learning.ProjectPage{}, fault.Outdated()
		}
		after, err := before.Revise(f, tx.Actor().Person, tx.Now)
		if err != nil {
			return learning.ProjectPage{}, err
		}
		if err := rows.In(tx).SaveProject(after); err != nil {
			return learning.ProjectPage{}, err
		}
		if err := store.Audit(tx, "project.revised", "project", key, before, after); err != nil {
			return learning.ProjectPage{}, err
		}
		return projectPage(tx, key)
	})
}

// Project reads one project with its owners and milestones.
func (a *App) Project(ctx context.Context, actor access.Actor, key id.ID) (learning.ProjectPage, error) {
	return store.Look(ctx, a.desk.Store, actor, func(tx *store.Tx) (learning.ProjectPage, error) { return projectPage(tx, key) })
}

// Projects reads a page of the projects that the actor may see, oldest first,
// after a given one; an empty cohort means every cohort.
func (a *App) Projects(ctx context.Context, actor access.Actor, cohort, after id.ID, most int) ([]learning.ProjectLine, error) {
	return store.Look(ctx, a.desk.Store, actor, func(tx *store.Tx) ([]learning.ProjectLine, error) {
		return rows.In(tx).Projects(cohort, after, most)
	})
}

func projectPage(tx *store.Tx, key id.ID) (page learning.ProjectPage, err error) {
	if page.Project, err = rows.In(tx).Project(key); err != nil {
		return page, err
	}
	if page.Owners, err = rows.In(tx).Owners(page.Project.PartnershipID, ""); err != nil {
		return page, err
	}
	if page.UpdatedBy, err = rows.In(tx).LastEditor(key); err != nil {
		return page, err
	}
	page.Milestones, err = rows.In(tx).Milestones(key)
	return page, err
}
