-- +goose NO TRANSACTION
-- +goose Up
-- The order in which the pages of an evaluator's pull give its rows: that of the
-- pseudonyms, which the database cannot make. It is fixed when the pull begins, in
-- parts of which a page reads one or two, and goes when the pull is over.

CREATE TABLE IF NOT EXISTS evaluation_orders (
    pull_id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    part BIGINT NOT NULL,
    things TEXT CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    FOREIGN KEY (pull_id) REFERENCES evaluation_snapshots (pull_id),
    PRIMARY KEY (pull_id, part)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
