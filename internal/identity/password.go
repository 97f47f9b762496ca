package identity

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// The length rules. There are none about kinds of characters: they make
// passwords worse.
const (
	PasswordLeast = 12
	PasswordMost  = 256
)

// A password made of this many guessable pieces or fewer is among the first
// that anybody tries, however long it is.
const fewPieces = 4

//go:embed common.txt
var commonText string

var common = sync.OnceValue(func() map[string]bool {
	words := map[string]bool{}
	for line := range strings.Lines(commonText) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") {
			for _, word := range strings.Fields(line) {
				words[word] = true
			}
		}
	}
	return words
})

// PasswordProblem says in a sentence what is wrong with a new password, or
// nothing. About are the person's own address and name, which are no secret.
func PasswordProblem(password string, about ...string) string {
	length := utf8.RuneCountInString(password)
	switch {
	case password == "":
		return "Enter a password"
	case length < PasswordLeast:
		return "Your password must be 12 characters or more"
	case length > PasswordMost:
		return "Your password must be 256 characters or fewer"
	case !utf8.ValidString(password) || strings.ContainsFunc(password, unicode.IsControl):
		return "Your password must not contain characters that cannot be typed"
	case pieces(password, nil) <= fewPieces:
		return "Your password is too easy to guess. Try three or four words that do not belong together"
	case pieces(password, own(about)) <= fewPieces:
		return "Your password must not be made from your name or email address"
	}
	return ""
}

// own gives the words that stand in a person's address and name.
func own(about []string) map[string]bool {
	words := map[string]bool{}
	for _, text := range about {
		text = strings.ToLower(text)
		words[text] = true
		for _, word := range strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
			if len(word) >= 3 {
				words[word] = true
			}
		}
	}
	return words
}

// pieces counts the fewest guessable pieces that make up a password: a common
// word (also in disguise, as p4ssw0rd), a run along the keyboard or alphabet,
// a year, one character several times, or any single character. What repeats
// the piece before it, and a separator, costs nothing.
func pieces(password string, own map[string]bool) int {
	text := []rune(strings.ToLower(password))
	views := [][]rune{text, disguise(text, 'l'), disguise(text, 'i')}
	fewest := make([]int, len(text)+1)
	for end := 1; end <= len(text); end++ {
		fewest[end] = fewest[end-1] + single(text[end-1])
		for start := max(0, end-longestPiece); start < end-1; start++ {
			if isPiece(text[start:end]) || isWord(views, start, end, own) {
				fewest[end] = min(fewest[end], fewest[start]+1)
			}
		}
		for size := 1; size <= end/2; size++ {
			if slices.Equal(text[end-size:end], text[end-2*size:end-size]) {
				fewest[end] = min(fewest[end], fewest[end-size])
			}
		}
	}
	return fewest[len(text)]
}

const longestPiece = 40

func single(r rune) int {
	if strings.ContainsRune(" -_.,", r) {
		return 0
	}
	return 1
}

// disguise undoes the usual swaps of letters for figures; 1 is i or l.
func disguise(text []rune, one rune) []rune {
	plain := map[rune]rune{'0': 'o', '1': one, '!': one, '3': 'e', '4': 'a', '@': 'a', '5': 's', '$': 's', '7': 't', '8': 'b', '9': 'g'}
	out := make([]rune, len(text))
	for i, r := range text {
		if swapped, ok := plain[r]; ok {
			r = swapped
		}
		out[i] = r
	}
	return out
}

func isWord(views [][]rune, start, end int, own map[string]bool) bool {
	for _, view := range views {
		word := string(view[start:end])
		if common()[word] || own[word] {
			return true
		}
	}
	return false
}

// runs are the orders in which fingers and children go.
var runs = []string{
	"abcdefghijklmnopqrstuvwxyz", "01234567890", "qwertyuiop[]", "asdfghjkl;'#", "zxcvbnm,./",
	"qazwsxedcrfvtgbyhnujmikolp", "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik,9ol.0p;/", "!\"£$%^&*()_+", "!@#$%^&*()_+",
}

func isPiece(part []rune) bool {
	text := string(part)
	if len(part) == 4 && (strings.HasPrefix(text, "19") || strings.HasPrefix(text, "20")) {
		return true
	}
	if len(part) < 3 {
		return false
	}
	back := reversed(part)
	for _, run := range runs {
		if strings.Contains(run, text) || strings.Contains(run, back) {
			return true
		}
	}
	return false
}

func reversed(part []rune) string {
	var b strings.Builder
	for i := len(part) - 1; i >= 0; i-- {
		b.WriteRune(part[i])
	}
	return b.String()
}
