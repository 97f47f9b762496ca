-- +goose NO TRANSACTION
-- +goose Up
-- Every mail to a manager about a wave: when they were last asked, with which
-- link, and when reminders last went.

CREATE TABLE IF NOT EXISTS survey_letters (
    id TEXT NOT NULL PRIMARY KEY,
    wave_id TEXT NOT NULL,
    person_id TEXT NOT NULL,
    link_id TEXT NOT NULL,
    message_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    created_at DATETIME NOT NULL,
    FOREIGN KEY (wave_id) REFERENCES waves (id),
    FOREIGN KEY (person_id) REFERENCES people (id),
    FOREIGN KEY (link_id) REFERENCES links (id),
    FOREIGN KEY (message_id) REFERENCES messages (id),
    CONSTRAINT survey_letters_kind CHECK (kind IN ('first', 'reminder', 'again'))
);
CREATE INDEX IF NOT EXISTS survey_letters_wave ON survey_letters (wave_id, person_id, created_at);
