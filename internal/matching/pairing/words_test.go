package pairing

import "testing"

func TestWordsOfASentence(t *testing.T) {
	for got, want := range map[string]string{
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
