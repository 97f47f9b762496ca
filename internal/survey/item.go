// Package survey holds the rules of questionnaires: what an instrument may
// ask, which answers fit, when a wave takes them, and what becomes of the
// request to one person. Rules are pure: they take values and "now" and return
// a new value or a fault.
package survey

import (
	"regexp"
	"strings"
)

// Item is one question of an instrument version, or a statement between
// questions. Key is permanent: data of years is joined by it.
type Item struct {
	Key           string     `json:"key"`
	Kind          Kind       `json:"kind"`
	Text          string     `json:"text"`
	Hint          string     `json:"hint,omitempty"`
	Required      bool       `json:"required,omitempty"`
	NotApplicable bool       `json:"notApplicable,omitempty"`
	Points        int        `json:"points,omitempty"`
	LowLabel      string     `json:"lowLabel,omitempty"`
	HighLabel     string     `json:"highLabel,omitempty"`
	Least         *int64     `json:"least,omitempty"`
	Most          *int64     `json:"most,omitempty"`
	Options       []Option   `json:"options,omitempty"`
	VisibleIf     *Condition `json:"visibleIf,omitempty"`
}

// Option is one thing to choose. Value is a permanent slug, Label what people
// read.
type Option struct {
	Value string `json:"value"`
	Label string `json:"label"`
}

// Condition shows an item only to those whose answer to an earlier item is one
// of Values, or a number of at least AtLeast.
type Condition struct {
	Item    string   `json:"item"`
	Values  []string `json:"values,omitempty"`
	AtLeast *int64   `json:"atLeast,omitempty"`
}

// Answer is what somebody entered for one item: exactly one of Number, Text
// and Choices, or Missing, or nothing at all.
type Answer struct {
	Item    string   `json:"item"`
	Number  *int64   `json:"number,omitempty"`
	Text    string   `json:"text,omitempty"`
	Choices []string `json:"choices,omitempty"`
	Missing string   `json:"missing,omitempty"`
}

// Why a value is missing. Only NotApplicable is something that a person says.
const (
	NotAnswered   = "not_answered"
	NotApplicable = "not_applicable"
	NotAsked      = "not_asked"
)

// Blank tells whether nothing was entered.
func (a Answer) Blank() bool {
	return a.Number == nil && strings.TrimSpace(a.Text) == "" && len(a.Choices) == 0 && a.Missing == ""
}

// Value is what is kept of one item of a completed form: there is a row for
// every question, so that a missing value is told apart from a lost one.
type Value struct {
	Item    string
	Number  *int64
	Text    *string
	Missing string
}

var slug = regexp.MustCompile(`^[a-z][a-z0-9_]{0,59}$`)

// met tells whether the answers given so far show an item with this condition.
func (c *Condition) met(given map[string]Answer) bool {
	if c == nil {
		return true
	}
	a, answered := given[c.Item]
	if !answered || a.Missing != "" {
		return false
	}
	if c.AtLeast != nil {
		return a.Number != nil && *a.Number >= *c.AtLeast
	}
	for _, chosen := range a.Choices {
		for _, wanted := range c.Values {
			if chosen == wanted {
				return true
			}
		}
	}
	return false
}
