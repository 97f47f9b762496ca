-- +goose NO TRANSACTION
-- +goose Up
-- The order in which the pages of an evaluator's pull give its rows: that of the
-- pseudonyms, which the database cannot make. It is fixed when the pull begins, in
-- parts of which a page reads one or two, and goes when the pull is over.

CREATE TABLE IF NOT EXISTS evaluation_orders (
    pull_id TEXT NOT NULL,
    part INTEGER NOT NULL,
    things TEXT NOT NULL,
    FOREIGN KEY (pull_id) REFERENCES evaluation_snapshots (pull_id),
    PRIMARY KEY (pull_id, part)
);
