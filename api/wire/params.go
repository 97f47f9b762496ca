package wire

import (
	"net/url"
	"slices"
	"strconv"

	"tandem/internal/id"
)

// Param is a query parameter that a route takes. What a route does not declare is
// refused, and what it declares reaches its handler in the form that it declares.
type Param struct {
	Name string
	fits func(text string) bool
	form string // for whoever sent another
}

// IDParam is an id of something.
func IDParam(name string) Param {
	fits := func(text string) bool { _, err := id.Parse(text); return err == nil }
	return Param{name, fits, "is no id"}
}

// WordParam is one of some words: sorting and filtering come from a list, never from
// the client.
func WordParam(name string, words ...string) Param {
	return Param{name, func(text string) bool { return slices.Contains(words, text) }, "is not one of the words that are offered"}
}

// The parameters of every list that comes in pages. A place in a list is either an
// id or sealed; which one the list says.
var (
	limitParam  = Param{"limit", func(text string) bool { _, err := limitOf(text); return err == nil }, "must be from 1 to 200"}
	afterParam  = IDParam("cursor")
	sealedParam = Param{"cursor", func(string) bool { return true }, ""}
)

// Taking is a handler that takes these query parameters.
func Taking(h Handler, params ...Param) Handler {
	h.params = slices.Concat(h.params, params)
	return h
}

// Paged is a handler of a list in pages, which go on after an id.
func Paged(h Handler) Handler { return Taking(h, afterParam, limitParam) }

// Pulled is a handler of a list in pages whose cursors are sealed.
func Pulled(h Handler) Handler { return Taking(h, sealedParam, limitParam) }

// Params are the names of the query parameters that the handler takes, sorted.
func (h Handler) Params() (names []string) {
	for _, p := range h.params {
		names = append(names, p.Name)
	}
	slices.Sort(names)
	return names
}

// queryOf refuses what a route does not take, and what one parameter could mean in
// two ways: a second value, none, a broken escape, NUL, half a character. The
// problem names it.
func (h Handler) queryOf(raw string) (url.Values, error) {
	if raw == "" {
		return nil, nil
	}
	values, err := url.ParseQuery(raw)
	if err != nil {
		return nil, unreadable("bad_query", "The part of the address after the question mark cannot be read.")
	}
	for _, name := range sortedNames(values) {
		if why := h.wrong(name, values[name]); why != "" {
			return nil, unreadable("bad_query", "The query parameter "+strconv.QuoteToASCII(shortened(name))+" "+why+".")
		}
	}
	return values, nil
}

func (h Handler) wrong(name string, given []string) string {
	at := slices.IndexFunc(h.params, func(p Param) bool { return p.Name == name })
	switch {
	case at < 0:
		return "is not known here"
	case len(given) != 1:
		return "is given twice"
	case given[0] == "":
		return "is empty: leave it out"
	case !plainText(given[0]):
		return "holds characters that cannot be read"
	case !h.params[at].fits(given[0]):
		return h.params[at].form
	}
	return ""
}

func sortedNames(values url.Values) (names []string) {
	for name := range values {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

const nameMost = 60

func shortened(name string) string { return name[:min(nameMost, len(name))] }
