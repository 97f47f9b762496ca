-- +goose NO TRANSACTION
-- +goose Up
-- The offer and its runs. A cohort counts its own seats, so that two offers at
-- the same moment cannot both take the last one.

CREATE TABLE IF NOT EXISTS programmes (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    summary TEXT NOT NULL,
    created_at DATETIME NOT NULL,
    version INTEGER NOT NULL
);

CREATE TABLE IF NOT EXISTS cohorts (
    id TEXT NOT NULL PRIMARY KEY,
    programme_id TEXT NOT NULL,
    name TEXT NOT NULL,
    capacity INTEGER NOT NULL,
    starts_on TEXT NOT NULL,
    ends_on TEXT NOT NULL,
    seats_taken INTEGER NOT NULL,
    created_at DATETIME NOT NULL,
    version INTEGER NOT NULL,
    FOREIGN KEY (programme_id) REFERENCES programmes (id),
    CONSTRAINT cohorts_seats CHECK (seats_taken >= 0 AND seats_taken <= capacity),
    CONSTRAINT cohorts_dates CHECK (starts_on <= ends_on)
);

CREATE TABLE IF NOT EXISTS calls (
    id TEXT NOT NULL PRIMARY KEY,
    cohort_id TEXT NOT NULL,
    opens_at DATETIME NOT NULL,
    closes_at DATETIME NOT NULL,
    grace_until DATETIME NOT NULL,
    created_at DATETIME NOT NULL,
    version INTEGER NOT NULL,
    FOREIGN KEY (cohort_id) REFERENCES cohorts (id),
    CONSTRAINT calls_order CHECK (opens_at < closes_at AND closes_at <= grace_until)
);
