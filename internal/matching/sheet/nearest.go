package sheet

import (
	"slices"
	"strings"

	"tandem/internal/matching/wording"
)

// nearest gives at most n of the choices that somebody may have meant, best
// first: those of which at most a third has to be changed, and those which the
// word begins or goes on with, each without regard to case, blanks and punctuation.
func nearest(word string, choices []string, n int) []string {
	type choice struct {
		name string
		far  int
	}
	var near []choice
	written := plain(word)
	if written == "" {
		return nil
	}
	for _, name := range choices {
		meant := plain(name)
		far := changes(written, meant)
		if strings.HasPrefix(meant, written) && len(written) >= 3 || strings.HasPrefix(written, meant) && len(meant) >= 5 {
			far = min(far, 1)
		}
		if far*3 <= max(len(written), len(meant)) {
			near = append(near, choice{name, far})
		}
	}
	slices.SortStableFunc(near, func(a, b choice) int {
		if a.far != b.far {
			return a.far - b.far
		}
		return strings.Compare(a.name, b.name)
	})
	var out []string
	for _, c := range near {
		if len(out) < n && !slices.Contains(out, c.name) {
			out = append(out, c.name)
		}
	}
	return out
}

// changes is how far one name is from another, cut off where it is too far for
// a suggestion anyway.
func changes(a, b string) int {
	if abs(len(a)-len(b)) > max(len(a), len(b))/2 || max(len(a), len(b)) > 100 {
		return max(len(a), len(b))
	}
	return wording.Distance(a, b)
}

func abs(n int) int { return max(n, -n) }
