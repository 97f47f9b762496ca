package severity

import (
	"cmp"
	"fmt"
	"math"
	"slices"
)

// Rating is one reviewer's score of one unit, in any unit of measure.
type Rating struct {
	Reviewer string  `json:"reviewer"`
	Unit     string  `json:"unit"`
	Value    float64 `json:"value"`
}

// Options of Adjust. The zero value estimates k and gives 95 % intervals.
type Options struct {
	K     float64 // error variance over reviewer variance; 0 or less: estimated
	Level float64 // of the intervals, between 0 and 1; 0 means 0.95
}

// MinReviews is how many reviews each reviewer must have for the correction.
const MinReviews = 4

// Panel is what was found out about a call's reviews.
type Panel struct {
	On        bool       `json:"on"`
	Reason    string     `json:"reason"`      // why the correction is on or off, in words
	K         float64    `json:"k,omitempty"` // as given or estimated; 0 when off
	Error     float64    `json:"error"`       // standard deviation of one score; 0 when it cannot be told
	Units     []Unit     `json:"units"`       // sorted by unit
	Reviewers []Reviewer `json:"reviewers"`   // sorted by reviewer
}

// Unit is a unit's score. Low and High are the interval around Adjusted, absent
// (nil) where nothing can be said about the error.
type Unit struct {
	Unit     string   `json:"unit"`
	Reviews  int      `json:"reviews"`
	Raw      float64  `json:"raw"` // the mean of its reviews
	Adjusted float64  `json:"adjusted"`
	Low      *float64 `json:"low,omitempty"`
	High     *float64 `json:"high,omitempty"`
}

// Reviewer is what was taken out of a reviewer's scores: below 0 for a severe
// one, above for a generous one; 0 when the correction is off.
type Reviewer struct {
	Reviewer string  `json:"reviewer"`
	Reviews  int     `json:"reviews"`
	Effect   float64 `json:"effect"`
}

// Thousandths rounds a score to whole thousandths, halves away from 0.
func Thousandths(score float64) int64 { return int64(math.Round(score * 1000)) }

// InputError names the rating that cannot be used.
type InputError struct {
	Index int // in the ratings
	Text  string
}

// Error is the sentence.
func (e *InputError) Error() string { return e.Text }

// Adjust estimates unit scores with the reviewers' severity taken out. The order
// of the ratings does not matter. The error is an *InputError: a value that is
// no finite number, an empty name, or a reviewer who scored a unit twice.
func Adjust(ratings []Rating, opt Options) (Panel, error) {
	if err := check(ratings); err != nil {
		return Panel{}, err
	}
	if opt.Level <= 0 || opt.Level >= 1 {
		opt.Level = 0.95
	}
	ratings = slices.Clone(ratings)
	slices.SortFunc(ratings, func(a, b Rating) int {
		return cmp.Or(cmp.Compare(a.Unit, b.Unit), cmp.Compare(a.Reviewer, b.Reviewer))
	})
	d := newDesign(ratings)
	if p := d.raw(opt); !p.On {
		return p, nil
	}
	return d.adjust(opt), nil
}

func check(ratings []Rating) error {
	type meeting struct{ reviewer, unit string }
	seen := map[meeting]bool{}
	for i, r := range ratings {
		m := meeting{r.Reviewer, r.Unit}
		switch {
		case r.Reviewer == "" || r.Unit == "":
			return &InputError{i, fmt.Sprintf("Rating %d does not name its reviewer and its unit.", i+1)}
		case math.IsNaN(r.Value) || math.Abs(r.Value) > largest:
			return &InputError{i, fmt.Sprintf("The score of %s for unit %s is %v, which cannot be used.", r.Reviewer, r.Unit, r.Value)}
		case seen[m]:
			return &InputError{i, fmt.Sprintf("%s scored unit %s twice; keep one of the scores.", r.Reviewer, r.Unit)}
		}
		seen[m] = true
	}
	return nil
}

// largest keeps sums of squares finite.
const largest = 1e12

// raw describes the panel without a correction; On tells that one may be made.
func (d *design) raw(opt Options) Panel {
	p := Panel{Units: make([]Unit, len(d.units)), Reviewers: make([]Reviewer, len(d.reviewers))}
	for i, name := range d.units {
		p.Units[i] = Unit{Unit: name, Reviews: d.perUnit[i], Raw: d.mean[i], Adjusted: d.mean[i]}
	}
	for j, name := range d.reviewers {
		p.Reviewers[j] = Reviewer{Reviewer: name, Reviews: d.perReviewer[j]}
	}
	p.Reason = d.refusal()
	p.On = p.Reason == ""
	if free := len(d.ratings) - len(d.units); !p.On && free > 0 {
		p.Error = math.Sqrt(d.within() / float64(free))
		margin := quantile(opt.Level, free) * p.Error
		for i := range p.Units {
			p.Units[i].interval(margin / math.Sqrt(float64(d.perUnit[i])))
		}
	}
	return p
}

func (u *Unit) interval(margin float64) {
	u.Low, u.High = new(u.Adjusted-margin), new(u.Adjusted+margin)
}

// refusal says why the correction stays off; empty when nothing is against it.
func (d *design) refusal() string {
	if len(d.ratings) == 0 {
		return "There are no reviews."
	}
	for j, n := range d.perReviewer {
		if n < MinReviews {
			return fmt.Sprintf("%s has made %d of the %d reviews that are needed to tell a severe reviewer from weak applications.", d.reviewers[j], n, MinReviews)
		}
	}
	switch {
	case len(d.reviewers) < 2:
		return "There is only one reviewer, so there is nobody to compare with."
	case !d.connected():
		return "Some reviewers share no application with the others, not even through somebody else, so they cannot be compared."
	case len(d.ratings) < len(d.units)+len(d.reviewers):
		return "There are too few reviews to tell severity from chance."
	}
	return ""
}
