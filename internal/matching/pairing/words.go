package pairing

import (
	"cmp"
	"slices"
	"strings"
)

// fold makes one key of all spellings of a word: capitals and the number of
// spaces do not count.
func fold(word string) string {
	return strings.ToLower(strings.Join(strings.Fields(word), " "))
}

// spellings gives each key the one spelling that is shown: the first by
// alphabet of those that occur, so that the order of rows does not matter.
func spellings(lists ...[]string) map[string]string {
	shown := map[string]string{}
	for _, list := range lists {
		for _, word := range list {
			word = strings.Join(strings.Fields(word), " ")
			if present, known := shown[fold(word)]; !known || word < present {
				shown[fold(word)] = word
			}
		}
	}
	return shown
}

// respell gives the set of words in their shown spelling, by key, without the
// empty word.
func respell(words []string, shown map[string]string) []string {
	keys := make([]string, 0, len(words))
	for _, word := range words {
		keys = append(keys, fold(word))
	}
	keys = set(keys)
	for i, key := range keys {
		keys[i] = shown[key]
	}
	return keys
}

// set sorts, without repetitions and the empty text; nil when nothing is left.
func set(words []string) []string {
	sorted := slices.DeleteFunc(slices.Clone(words), func(w string) bool { return w == "" })
	slices.Sort(sorted)
	if len(sorted) == 0 {
		return nil
	}
	return slices.Compact(sorted)
}

// shared gives the words of both of two sets of one spelling.
func shared(a, b []string) []string {
	return slices.DeleteFunc(slices.Clone(a), func(word string) bool { return !slices.Contains(b, word) })
}

// orient puts the two ids of a pair in order.
func orient(p Pair) Pair {
	if p.B < p.A {
		return Pair{p.B, p.A}
	}
	return p
}

func comparePairs(p, q Pair) int {
	return cmp.Or(cmp.Compare(p.A, q.A), cmp.Compare(p.B, q.B))
}

// pairSet orients and sorts pairs, without repetitions.
func pairSet(pairs []Pair) []Pair {
	out := make([]Pair, 0, len(pairs))
	for _, p := range pairs {
		out = append(out, orient(p))
	}
	slices.SortFunc(out, comparePairs)
	if len(out) == 0 {
		return nil
	}
	return slices.Compact(out)
}
