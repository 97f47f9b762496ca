package pairing

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"

	"tandem/internal/matching/wording"
)

// DecodeProblem reads a problem from JSON and refuses every field that it does
// not know: a protected characteristic has no way in. Missing parts of the
// configuration keep their defaults. Open checks what it says. Errors:
// *InputError.
func DecodeProblem(data []byte) (Problem, error) {
	p := Problem{Config: Defaults()}
	return p, decode(data, &p)
}

// DecodeConfig reads a configuration likewise, and checks it. Errors:
// *InputError.
func DecodeConfig(data []byte) (Config, error) {
	c := Defaults()
	if err := decode(data, &c); err != nil {
		return c, err
	}
	return c, c.Check()
}

func decode(data []byte, into any) error {
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.DisallowUnknownFields()
	err := decoder.Decode(into)
	if err == nil {
		if _, err = decoder.Token(); err == io.EOF {
			return nil
		}
		err = fmt.Errorf("there is more after the end")
	}
	return &InputError{[]Issue{{Field: "json", Sentence: "The JSON cannot be read: " + err.Error() + "."}}}
}

// Check says what is wrong with a configuration: a negative or too large
// number, an unknown place rule, no version. Errors: *InputError.
func (c Config) Check() error {
	if issues := c.issues(); len(issues) > 0 {
		return &InputError{issues}
	}
	return nil
}

func (c Config) issues() []Issue {
	var issues []Issue
	wrong := func(field, sentence string) {
		issues = append(issues, Issue{Field: "config." + field, Sentence: sentence})
	}
	if c.Version == "" {
		wrong("version", "The configuration has no version. Give it a name, so that a result can say by which numbers it was made.")
	}
	switch c.Rules.Place {
	case SameArea, SameOrNeighbouring, AnyArea:
	default:
		wrong("rules.place", fmt.Sprintf("The place rule %q is not known. Use same, same_or_neighbouring or any.", c.Rules.Place))
	}
	for _, number := range c.Criteria.numbers() {
		if number.points < 0 || number.points > MaxPoints {
			wrong("criteria."+number.field, fmt.Sprintf("The points for %s must be a whole number from 0 to %s, not %d.", number.field, wording.Thousands(MaxPoints), number.points))
		}
	}
	if c.Criteria.Wish.Mutual < c.Criteria.Wish.OneSided {
		wrong("criteria.wish.mutual", "A mutual wish may not give fewer points than a one-sided one.")
	}
	return issues
}

type namedPoints struct {
	field  string
	points int64
}

func (c Criteria) numbers() []namedPoints {
	return []namedPoints{
		{"place.same", c.Place.Same}, {"place.neighbouring", c.Place.Neighbouring},
		{"sector", c.Sector}, {"role", c.Role},
		{"themes.each", c.Themes.Each}, {"themes.most", c.Themes.Most},
		{"seniority.same", c.Seniority.Same}, {"seniority.oneApart", c.Seniority.OneApart},
		{"availability.each", c.Availability.Each}, {"availability.most", c.Availability.Most},
		{"wish.oneSided", c.Wish.OneSided}, {"wish.mutual", c.Wish.Mutual}, {"keep", c.Keep},
	}
}

// most is the largest number of points that a pair can have, without the keep
// bonus.
func (c Criteria) most() int64 {
	return max(c.Place.Same, c.Place.Neighbouring) + c.Sector + c.Role + c.Themes.Most +
		max(c.Seniority.Same, c.Seniority.OneApart) + c.Availability.Most + c.Wish.Mutual
}
