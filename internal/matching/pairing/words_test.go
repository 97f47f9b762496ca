package pairing

import "testing"

func TestWordsOfASentence(t *testing.T) {
	for got, want := range map[string]string{
		enumerate(nil):                          "",
		enumerate([]string{"a"}):                "a",
		enumerate([]string{"a", "b"}):           "a and b",
		enumerate([]string{"a", "b", "c"}):      "a, b and c",
		count(1, "pair", "pairs"):               "1 pair",
		count(0, "pair", "pairs"):               "0 pairs",
		count(1234567, "pair", "pairs"):         "1,234,567 pairs",
		thousands(-123456):                      "-123,456",
		thousands(-1234):                        "-1,234",
		fold("  Preparation\tfor   Adulthood "): "preparation for adulthood",
		ended("They share a budget"):            "They share a budget.",
		ended("Really?"):                        "Really?",
		ended(""):                               "",
		respell([]string{" B", "a", "A", ""}, spellings([]string{"b", "a"}, []string{"A", "B"}))[1]: "B",
	} {
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestDistanceCountsLetters(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{{"", "", 0}, {"Leeds", "leeds", 0}, {"Leads", "Leeds", 1}, {"kitten", "sitting", 3}, {"", "abc", 3}, {"Sefton", "", 6}, {"ab", "ba", 2}} {
		if got := distance(c.a, c.b); got != c.want {
			t.Errorf("from %q to %q: %d, want %d", c.a, c.b, got, c.want)
		}
		if distance(c.a, c.b) != distance(c.b, c.a) {
			t.Errorf("%q and %q are not as far apart as back", c.a, c.b)
		}
	}
}
