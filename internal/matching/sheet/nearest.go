package sheet

import (
	"slices"
	"strings"
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

// changes counts the letters to insert, delete or replace (Levenshtein 1966),
// by bytes, which is near enough for names of England.
func changes(a, b string) int {
	if abs(len(a)-len(b)) > max(len(a), len(b))/2 || max(len(a), len(b)) > 100 {
		return max(len(a), len(b)) // too far for a suggestion
	}
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		before := row[0]
		row[0] = i + 1
		for j := range len(b) {
			above := row[j+1]
			replaced := before
			if a[i] != b[j] {
				replaced++
			}
			row[j+1] = min(above+1, row[j]+1, replaced)
			before = above
		}
	}
	return row[len(b)]
}

func abs(n int) int { return max(n, -n) }
