-- +goose NO TRANSACTION
-- +goose Up
-- What the shared answers of an application said after each save: whoever had
-- signed is told what changed and by whom, and earlier versions stay readable.

CREATE TABLE IF NOT EXISTS case_revisions (
    id TEXT NOT NULL PRIMARY KEY,
    application_id TEXT NOT NULL,
    number INTEGER NOT NULL,
    hash TEXT NOT NULL,
    challenge TEXT NOT NULL,
    why_together TEXT NOT NULL,
    hoped_for TEXT NOT NULL,
    consider_alone BOOLEAN NOT NULL,
    saved_by TEXT NOT NULL,
    saved_at DATETIME NOT NULL,
    FOREIGN KEY (application_id) REFERENCES applications (id),
    FOREIGN KEY (saved_by) REFERENCES people (id),
    CONSTRAINT case_revisions_number UNIQUE (application_id, number)
);
