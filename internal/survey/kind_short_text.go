package survey

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

const shortMost = 200

// shortText is one line.
var shortText = kind{
	name: "short_text", takes: aText, ask: "Enter an answer to “%s”",
	wrong: func(i Item) string { return wrongLimit(i, shortMost) },
	unfit: func(i Item, a Answer) string {
		if strings.ContainsAny(a.Text, "\n\r") {
			return "Enter your answer on one line"
		}
		return tooLong(i, a, shortMost)
	},
}

// wrongLimit is what both kinds of text have in common: Most can lower the
// limit of the kind, not raise it.
func wrongLimit(i Item, most int64) string {
	if i.Most != nil && (*i.Most < 1 || *i.Most > most) {
		return fmt.Sprintf("a text of this kind has from 1 to %d characters", most)
	}
	return ""
}

func tooLong(i Item, a Answer, most int64) string {
	if i.Most != nil {
		most = *i.Most
	}
	if int64(utf8.RuneCountInString(a.Text)) > most {
		return fmt.Sprintf("Your answer must be %d characters or fewer", most)
	}
	return ""
}
