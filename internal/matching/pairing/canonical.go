package pairing

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"slices"
	"strings"
)

// canonical writes a problem in the one way that all its spellings share:
// people by id, sets sorted, pairs oriented, the previous partners of people
// among the previous pairs. The caller's slices stay as they are.
func canonical(p Problem) Problem {
	p.On = strings.TrimSpace(p.On)
	p.People = canonicalPeople(p.People)
	for i := range p.People {
		if previous := p.People[i].Previous; previous != "" {
			p.Previous = append(p.Previous[:len(p.Previous):len(p.Previous)], Pair{p.People[i].ID, previous})
			p.People[i].Previous = ""
		}
	}
	p.Previous, p.Draft = pairSet(p.Previous), pairSet(p.Draft)
	p.Withdrawn = set(p.Withdrawn)
	p.Locks = canonicalLocks(p.Locks)
	p.Vetoes = canonicalVetoes(p.Vetoes)
	return p
}

func canonicalPeople(given []Person) []Person {
	people := slices.Clone(given)
	slices.SortStableFunc(people, func(a, b Person) int { return cmp.Compare(a.ID, b.ID) })
	var themes, times, employers [][]string
	for _, person := range people {
		themes = append(themes, person.Themes)
		times = append(times, person.Availability)
		employers = append(employers, []string{person.Organisation})
	}
	shownThemes, shownTimes, shownEmployers := spellings(themes...), spellings(times...), spellings(employers...)
	for i := range people {
		person := &people[i]
		person.Areas = set(trimmed(person.Areas))
		person.Organisation = shownEmployers[fold(person.Organisation)]
		person.Themes = respell(person.Themes, shownThemes)
		person.Availability = respell(person.Availability, shownTimes)
		person.Sector, person.Role = known(person.Sector), known(person.Role)
		person.Eligible = known(person.Eligible)
		person.Conflicts, person.Vetoes, person.Wishes = set(person.Conflicts), set(person.Vetoes), set(person.Wishes)
	}
	return people
}

// known reads "unknown" as nothing said.
func known[T ~string](value T) T {
	if value == "unknown" {
		return ""
	}
	return value
}

func trimmed(words []string) []string {
	out := make([]string, len(words))
	for i, word := range words {
		out[i] = strings.TrimSpace(word)
	}
	return out
}

func canonicalLocks(given []Lock) []Lock {
	locks := slices.Clone(given)
	for i, lock := range locks {
		pair := orient(Pair{lock.A, lock.B})
		locks[i] = Lock{pair.A, pair.B, strings.TrimSpace(lock.Reason), strings.TrimSpace(lock.Override)}
	}
	slices.SortFunc(locks, func(a, b Lock) int {
		return cmp.Or(cmp.Compare(a.A, b.A), cmp.Compare(a.B, b.B), cmp.Compare(a.Reason, b.Reason), cmp.Compare(a.Override, b.Override))
	})
	return slices.Compact(locks)
}

func canonicalVetoes(given []Veto) []Veto {
	vetoes := slices.Clone(given)
	for i, veto := range vetoes {
		pair := orient(Pair{veto.A, veto.B})
		vetoes[i] = Veto{pair.A, pair.B, strings.TrimSpace(veto.Reason)}
	}
	slices.SortFunc(vetoes, func(a, b Veto) int {
		return cmp.Or(cmp.Compare(a.A, b.A), cmp.Compare(a.B, b.B), cmp.Compare(a.Reason, b.Reason))
	})
	return slices.Compact(vetoes)
}

// fingerprint is the SHA-256 of the canonical problem's JSON, in hexadecimal.
func fingerprint(p Problem) string {
	data, err := json.Marshal(p)
	if err != nil {
		panic("pairing: " + err.Error()) // texts, numbers and lists of them can always be written as JSON
	}
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}
