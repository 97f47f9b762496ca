package wording_test

import (
	"fmt"
	"testing"

	"tandem/internal/matching/wording"
)

func ExampleList() {
	fmt.Printf("%s: %s\n", wording.Count(3, "area", "areas"), wording.List([]string{"Leeds", "Bradford", "Kirklees"}))
	// Output: 3 areas: Leeds, Bradford and Kirklees
}

func TestWordsOfASentence(t *testing.T) {
	for got, want := range map[string]string{
		wording.List(nil):                       "",
		wording.List([]string{"a"}):             "a",
		wording.List([]string{"a", "b"}):        "a and b",
		wording.List([]string{"a", "b", "c"}):   "a, b and c",
		wording.Count(1, "pair", "pairs"):       "1 pair",
		wording.Count(0, "pair", "pairs"):       "0 pairs",
		wording.Count(1234567, "pair", "pairs"): "1,234,567 pairs",
		wording.Thousands(-123456):              "-123,456",
		wording.Thousands(int64(-1234)):         "-1,234",
		wording.Decimal(72_500):                 "72.5",
		wording.Decimal(-125):                   "-0.125",
		wording.Decimal(3000):                   "3",
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
		if got := wording.Distance(c.a, c.b); got != c.want {
			t.Errorf("from %q to %q: %d, want %d", c.a, c.b, got, c.want)
		}
		if wording.Distance(c.a, c.b) != wording.Distance(c.b, c.a) {
			t.Errorf("%q and %q are not as far apart as back", c.a, c.b)
		}
	}
}
