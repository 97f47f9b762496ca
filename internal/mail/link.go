package mail

import (
	"html"
	"html/template"
	"regexp"
	"strings"

	"tandem/internal/id"
)

// The kinds of personal links, as the links table and the tokens name them.
const (
	LinkConfirm = "confirm" // proves an address
	LinkReset   = "reset"   // sets a new password
	LinkInvite  = "invite"  // answers a partner's invitation
	LinkManager = "manager" // opens a line manager's forms
)

// page is the kind of a link that is the same for everybody.
const page = "page"

// paths are where the frontend expects each kind.
var paths = map[string]string{LinkConfirm: "/confirm/", LinkReset: "/reset/", LinkInvite: "/invite/", LinkManager: "/m/", page: "/"}

// Link stands for an address that only the sending worker knows: the stored
// message holds a marker, so that nobody who reads the database can follow a
// personal link.
type Link struct {
	Kind string
	ID   id.ID
}

const marker = "tandem-link:"

var markers = regexp.MustCompile(marker + `([a-z]+):([A-Za-z0-9/-]+)`)

func (l Link) text() string { return marker + l.Kind + ":" + l.ID.String() }

// ours is for the html templates, which trust no scheme but the web's.
func (l Link) ours() template.URL { return template.URL(l.text()) }

func (l Link) valid() bool {
	_, err := id.Parse(l.ID.String())
	return err == nil && l.Kind != page && paths[l.Kind] != ""
}

// Fill puts the real addresses where the markers stand.
func (m Message) Fill(address func(Link) string) Message {
	m.Text = fill(m.Text, address, func(s string) string { return s })
	m.HTML = fill(m.HTML, address, html.EscapeString)
	return m
}

func fill(body string, address func(Link) string, escape func(string) string) string {
	return markers.ReplaceAllStringFunc(body, func(found string) string {
		parts := markers.FindStringSubmatch(found)
		return escape(address(Link{Kind: parts[1], ID: id.ID(parts[2])}))
	})
}

// Addresses gives the function for Fill: every link leads below base, a
// personal one ends in the token of its kind and id.
func Addresses(base string, token func(kind string, link id.ID) string) func(Link) string {
	return func(l Link) string {
		if l.Kind == page {
			return base + "/" + l.ID.String()
		}
		return base + paths[l.Kind] + token(l.Kind, l.ID)
	}
}

// disarm keeps what a person typed from posing as a marker of ours or, in the
// mail reader, as a link: somebody's name must not carry an advertisement or a
// trap to an address of their choice.
func disarm(s string) string {
	s = strings.ReplaceAll(oneLine(s), marker, "tandem link ")
	s = strings.ReplaceAll(s, "://", ": ")
	return dotted.ReplaceAllString(s, ". $1")
}

// dotted is a dot inside what could be an address, whatever stands before it, so
// that none of "a.t.co" is passed over.
var dotted = regexp.MustCompile(`\.(\pL)`)
