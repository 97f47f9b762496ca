-- +goose NO TRANSACTION
-- +goose Up
-- One partnership, one personal project. Every saved version is kept.

CREATE TABLE IF NOT EXISTS projects (
    id TEXT NOT NULL PRIMARY KEY,
    partnership_id TEXT NOT NULL,
    cohort_id TEXT NOT NULL,
    title TEXT NOT NULL,
    challenge TEXT NOT NULL,
    starting_point TEXT NOT NULL,
    scope TEXT NOT NULL,
    theme TEXT NOT NULL,
    state TEXT NOT NULL,
    stopped_reason TEXT NOT NULL,
    updated_by TEXT NOT NULL,
    updated_at DATETIME NOT NULL,
    created_at DATETIME NOT NULL,
    version INTEGER NOT NULL,
    FOREIGN KEY (partnership_id) REFERENCES partnerships (id),
    FOREIGN KEY (cohort_id) REFERENCES cohorts (id),
    FOREIGN KEY (updated_by) REFERENCES people (id),
    CONSTRAINT projects_partnership UNIQUE (partnership_id),
    CONSTRAINT projects_state CHECK (state IN ('idea', 'planned', 'in_progress', 'completed', 'paused', 'stopped'))
);

CREATE TABLE IF NOT EXISTS project_revisions (
    id TEXT NOT NULL PRIMARY KEY,
    project_id TEXT NOT NULL,
    number INTEGER NOT NULL,
    snapshot TEXT NOT NULL,
    saved_by TEXT NOT NULL,
    saved_at DATETIME NOT NULL,
    FOREIGN KEY (project_id) REFERENCES projects (id),
    FOREIGN KEY (saved_by) REFERENCES people (id),
    CONSTRAINT project_revisions_number UNIQUE (project_id, number)
);

CREATE TABLE IF NOT EXISTS milestones (
    id TEXT NOT NULL PRIMARY KEY,
    project_id TEXT NOT NULL,
    title TEXT NOT NULL,
    due_on TEXT NULL,
    done_on TEXT NULL,
    created_at DATETIME NOT NULL,
    version INTEGER NOT NULL,
    FOREIGN KEY (project_id) REFERENCES projects (id)
);
CREATE INDEX IF NOT EXISTS milestones_project ON milestones (project_id);
