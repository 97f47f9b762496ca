-- +goose NO TRANSACTION
-- +goose Up
-- Every mail to a manager about a wave: when they were last asked, with which
-- link, and when reminders last went.

CREATE TABLE IF NOT EXISTS survey_letters (
    id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    wave_id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    person_id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    link_id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    message_id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    kind VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    created_at DATETIME(6) NOT NULL,
    FOREIGN KEY (wave_id) REFERENCES waves (id),
    FOREIGN KEY (person_id) REFERENCES people (id),
    FOREIGN KEY (link_id) REFERENCES links (id),
    FOREIGN KEY (message_id) REFERENCES messages (id),
    CONSTRAINT survey_letters_kind CHECK (kind IN ('first', 'reminder', 'again')),
    INDEX survey_letters_wave (wave_id, person_id, created_at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
