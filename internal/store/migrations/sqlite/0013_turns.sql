-- +goose Up
-- SQLite adds a column no second time, so this one runs in a transaction: wholly
-- done and noted, or not at all.

-- A lock on a row holds on one node of a cluster. Whoever holds a row counts its
-- turn up as well, which every node sees.
ALTER TABLE accounts ADD COLUMN turn INTEGER NOT NULL DEFAULT 0;
ALTER TABLE projects ADD COLUMN turn INTEGER NOT NULL DEFAULT 0;
