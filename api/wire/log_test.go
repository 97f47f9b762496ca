package wire

import (
	"bytes"
	"log/slog"
	"strings"
	"testing"
)

func TestACauseIsScrubbedOfWhatSomebodyTyped(t *testing.T) {
	cases := map[string]string{
		"Error 1062 (23000): Duplicate entry 'O'Neill' for key 'name'": "Error 1062 (23000): Duplicate entry […]",
		`strconv.ParseInt: parsing "Ann Lee": invalid syntax`:          "strconv.ParseInt: parsing […]: invalid syntax",
		"mail to ann.lee@example.org bounced":                          "mail to […] bounced",
		"token tdm_abc and eyJhbGciOi.x.y":                             "token […] and […]",
		"dial tcp 127.0.0.1:3306: connection refused":                  "dial tcp 127.0.0.1:3306: connection refused",
	}
	for text, want := range cases {
		if got := Scrub(text); got != want {
			t.Errorf("%s: %s", text, got)
		}
	}
	if got := Scrub(strings.Repeat("x", 2*causeLimit)); len(got) != causeLimit {
		t.Errorf("%d bytes", len(got))
	}
}

func TestEveryLineIsInUTC(t *testing.T) {
	var b bytes.Buffer
	log := NewLog(&b, slog.LevelInfo)
	log.With("part", "mail").WithGroup("g").Info("sent", "n", 1)
	log.Debug("not at this level")
	line := b.String()
	if strings.Count(line, "\n") != 1 || !strings.Contains(line, `Z","level":"INFO"`) || !strings.Contains(line, `"g":{"n":1}`) {
		t.Error(line)
	}
}
