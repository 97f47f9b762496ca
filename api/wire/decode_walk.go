package wire

import (
	"bytes"
	"encoding/json"
	"strconv"
	"strings"
	"time"

	"tandem/internal/fault"
)

// walk goes once over text that is known to be JSON, beside the shape that it
// must have, and notes everything that is wrong.
type walk struct {
	raw   []byte
	at    int
	depth int
	deep  bool
	trail []step
	wrong []fault.Field
}

// step is one part of a JSON pointer: a key, or a place in a list.
type step struct {
	name  string
	place int
}

// root checks the whole body and says what is wrong, or nil.
func (w *walk) root(in *shape) error {
	w.space()
	if w.raw[w.at] != '{' {
		return unreadable("not_an_object", "The request must be one JSON object.")
	}
	w.value(in)
	switch {
	case w.deep:
		return unreadable("too_deep", "The request is nested more than 32 levels deep.")
	case len(w.wrong) > 0:
		return invalid(w.wrong)
	}
	return nil
}

func (w *walk) value(s *shape) {
	w.space()
	c := w.raw[w.at]
	switch {
	case c == 'n':
		w.mind("This must not be empty.")
		w.skip()
	case s.kind == objectShape && c == '{':
		w.object(s)
	case s.kind == listShape && c == '[':
		w.list(s)
	case (s.kind == textShape || s.kind == instantShape) && c == '"':
		w.text(s)
	case (s.kind == wholeShape || s.kind == numberShape) && (c == '-' || c >= '0' && c <= '9'):
		w.number(s)
	case s.kind == yesNoShape && (c == 't' || c == 'f'):
		w.skip()
	default:
		w.mind(wanted[s.kind])
		w.skip()
	}
}

const unstorable = "This holds a character that cannot be stored."

// wanted says in plain English what a value must be.
var wanted = map[shapeKind]string{
	objectShape:  "This must be a group of named values.",
	listShape:    "This must be a list.",
	textShape:    "This must be text.",
	instantShape: "This must be a date and time, such as 2026-11-27T23:59:00Z.",
	wholeShape:   "This must be a whole number.",
	numberShape:  "This must be a number.",
	yesNoShape:   "This must be true or false.",
}

func (w *walk) object(s *shape) {
	var small [32]bool
	seen := small[:]
	if len(s.parts) > len(small) {
		seen = make([]bool, len(s.parts))
	}
	w.enter()
	for w.more('}') {
		key := w.key()
		w.at++ // the colon: key has skipped the space before it
		place, known := s.named[string(key)]
		w.trail = append(w.trail, step{place: -1})
		switch last := len(w.trail) - 1; {
		case !known:
			w.trail[last].name = string(key)
			w.mind("There is no field with this name.")
			w.skip()
		case seen[place]:
			w.trail[last].name = s.parts[place].name
			w.mind("This is given twice.")
			w.skip()
		default:
			seen[place] = true
			w.trail[last].name = s.parts[place].name
			w.value(s.parts[place].shape)
		}
		w.trail = w.trail[:len(w.trail)-1]
	}
	w.missing(s, seen)
}

func (w *walk) missing(s *shape, seen []bool) {
	for i, p := range s.parts {
		if p.required && !seen[i] {
			w.trail = append(w.trail, step{name: p.name, place: -1})
			w.mind("This is missing.")
			w.trail = w.trail[:len(w.trail)-1]
		}
	}
}

func (w *walk) list(s *shape) {
	w.enter()
	for place := 0; w.more(']'); place++ {
		w.trail = append(w.trail, step{place: place})
		w.value(s.elem)
		w.trail = w.trail[:len(w.trail)-1]
	}
}

func (w *walk) text(s *shape) {
	content, sound := w.chars()
	if !sound {
		w.mind(unstorable)
		return
	}
	if s.kind != instantShape {
		return
	}
	if _, err := time.Parse(time.RFC3339, string(content)); err != nil {
		w.mind(wanted[instantShape])
	}
}

func (w *walk) number(s *shape) {
	start := w.at
	w.skip()
	text := string(w.raw[start:w.at])
	var err error
	switch {
	case s.kind == numberShape:
		_, err = strconv.ParseFloat(text, s.bits)
	case s.sign:
		_, err = strconv.ParseInt(text, 10, s.bits)
	default:
		_, err = strconv.ParseUint(text, 10, s.bits)
	}
	if err != nil {
		w.mind(wanted[s.kind])
	}
}

// enter steps into an object or a list.
func (w *walk) enter() {
	w.at++
	w.depth++
	w.deep = w.deep || w.depth > depthLimit
}

// more tells whether another member follows, and leaves when none does.
func (w *walk) more(end byte) bool {
	w.space()
	switch w.raw[w.at] {
	case end:
		w.at++
		w.depth--
		return false
	case ',':
		w.at++
		w.space()
	}
	return true
}

// key reads the name of a member and the space around its colon.
func (w *walk) key() []byte {
	start := w.at
	content, _ := w.chars()
	if bytes.IndexByte(content, '\\') >= 0 {
		var plain string
		_ = json.Unmarshal(w.raw[start:w.at], &plain) // known to be a string
		content = []byte(plain)
	}
	w.space()
	return content
}

// skip passes over one value of any kind, and still counts how deep it goes.
func (w *walk) skip() {
	w.space()
	level := w.depth
	for {
		switch w.raw[w.at] {
		case '{', '[':
			w.enter()
		case '}', ']':
			w.at++
			w.depth--
		case '"':
			w.chars()
		case ',', ':':
			w.at++
		default:
			w.word()
		}
		if w.depth == level {
			return
		}
		w.space()
	}
}

// word passes over a number, true, false or null.
func (w *walk) word() {
	for w.at < len(w.raw) && !strings.ContainsRune(",:]}\" \t\r\n", rune(w.raw[w.at])) {
		w.at++
	}
}

func (w *walk) space() {
	for w.at < len(w.raw) {
		switch w.raw[w.at] {
		case ' ', '\t', '\r', '\n':
			w.at++
		default:
			return
		}
	}
}

// chars passes over a string and returns what stands between its quotes. It
// is sound unless an escape writes NUL, which databases cut at, or half of a
// surrogate pair, which encoding/json would silently replace.
func (w *walk) chars() (content []byte, sound bool) {
	w.at++
	start, sound := w.at, true
	if quote := bytes.IndexByte(w.raw[start:], '"'); bytes.IndexByte(w.raw[start:start+quote], '\\') < 0 {
		w.at += quote // the common case: no escape at all
	}
	for w.raw[w.at] != '"' {
		if w.raw[w.at] != '\\' {
			w.at++
			continue
		}
		w.at++
		if w.raw[w.at] == 'u' {
			sound = w.escape() && sound
		} else {
			w.at++
		}
	}
	content = w.raw[start:w.at]
	w.at++
	return content, sound
}

// escape passes over the u and digits of a \u escape, and over the second half
// of a pair.
func (w *walk) escape() bool {
	code := hexDigits(w.raw[w.at+1 : w.at+5])
	w.at += 5
	if code < 0xD800 || code > 0xDFFF {
		return code != 0
	}
	if code > 0xDBFF || w.raw[w.at] != '\\' || w.raw[w.at+1] != 'u' {
		return false
	}
	low := hexDigits(w.raw[w.at+2 : w.at+6])
	if low < 0xDC00 || low > 0xDFFF {
		return false
	}
	w.at += 6
	return true
}

func hexDigits(digits []byte) uint64 {
	n, _ := strconv.ParseUint(string(digits), 16, 32) // known to be four digits
	return n
}

// mind notes that the value at the present place is wrong.
func (w *walk) mind(detail string) {
	if len(w.wrong) < fieldLimit {
		w.wrong = append(w.wrong, fault.Field{Pointer: w.pointer(), Detail: detail})
	}
}

func (w *walk) pointer() string {
	var b strings.Builder
	for _, s := range w.trail {
		b.WriteByte('/')
		if s.place >= 0 && s.name == "" {
			b.WriteString(strconv.Itoa(s.place))
			continue
		}
		b.WriteString(escapePointer.Replace(s.name))
	}
	return b.String()
}

var escapePointer = strings.NewReplacer("~", "~0", "/", "~1")
