package surveying

import (
	"tandem/api/wire"
	"tandem/internal/survey"
)

// Instrument is a questionnaire in its newest published version.
type Instrument struct {
	// The key: lower case, the same in every version.
	Key string `json:"key" example:"manager_interim"`
	// A short name, up to 200 characters.
	Title string `json:"title"`
	// Who answers it.
	Audience string `json:"audience" enums:"participant,manager"`
	// The number of the newest version, from 1.
	Version int64 `json:"version" example:"1"`
	// Who can learn who said what.
	Confidentiality string `json:"confidentiality" enums:"named,pseudonymous,anonymous"`
	// The questions, in the order of the form.
	Items []Item `json:"items"`
}

// InstrumentList is every instrument.
type InstrumentList = wire.List[Instrument]

// Item is one question, or a statement between questions. A scale has points
// and labelled ends; a choice has options.
type Item struct {
	// The key of the question: lower case, unlike any other in the form.
	Key string `json:"key" example:"leadership_impact"`
	// What sort of question it is.
	Kind string `json:"kind" enums:"scale,single,multiple,number,short_text,long_text,date,statement"`
	// The question as it is asked.
	Text string `json:"text"`
	// What helps to answer.
	Hint string `json:"hint,omitempty"`
	// Whether it must be answered.
	Required bool `json:"required"`
	// How many points a scale has, numbered from 1.
	Points int `json:"points,omitempty" example:"6"`
	// What the first point of a scale is called.
	LowLabel string `json:"lowLabel,omitempty"`
	// What the last point of a scale is called.
	HighLabel string `json:"highLabel,omitempty"`
	// Whether "not applicable" is an answer.
	NotApplicable bool `json:"notApplicable,omitempty"`
	// The least number that is taken.
	Least *int64 `json:"least,omitempty"`
	// The greatest number that is taken.
	Most *int64 `json:"most,omitempty"`
	// The options, in the order in which they are shown.
	Options []ItemOption `json:"options,omitempty"`
	// The answer that makes it be asked, absent when it always is.
	VisibleIf *ItemCondition `json:"visibleIf,omitempty"`
}

// ItemOption is one thing to choose.
type ItemOption struct {
	// What is kept when it is chosen.
	Value string `json:"value" example:"to_some_extent"`
	// What people read.
	Label string `json:"label" example:"Increased to some extent"`
}

// ItemCondition shows an item only after certain answers to an earlier one:
// one of the values chosen, or a number of at least atLeast.
type ItemCondition struct {
	// The key of an earlier question.
	Item string `json:"item"`
	// The options of which one must be chosen.
	Values []string `json:"values,omitempty"`
	// The least number that must be given.
	AtLeast *int64 `json:"atLeast,omitempty"`
}

func itemsOf(items []survey.Item) []Item {
	out := make([]Item, len(items))
	for n, i := range items {
		out[n] = Item{Key: i.Key, Kind: string(i.Kind), Text: i.Text, Hint: i.Hint, Required: i.Required, Points: i.Points,
			LowLabel: i.LowLabel, HighLabel: i.HighLabel, NotApplicable: i.NotApplicable, Least: i.Least, Most: i.Most}
		for _, o := range i.Options {
			out[n].Options = append(out[n].Options, ItemOption(o))
		}
		if c := i.VisibleIf; c != nil {
			out[n].VisibleIf = &ItemCondition{Item: c.Item, Values: c.Values, AtLeast: c.AtLeast}
		}
	}
	return out
}

func instrumentOf(v survey.Version) Instrument {
	return Instrument{Key: v.Key, Title: v.Title, Audience: string(v.Audience), Version: v.Number,
		Confidentiality: string(v.Confidentiality), Items: itemsOf(v.Items)}
}

// ListInstruments lists the newest published version of each instrument.
//
//	@Summary	List the questionnaires
//	@ID			listInstruments
//	@Tags		surveys
//	@Success	200		{object}	InstrumentList
//	@Failure	default	{object}	wire.Problem
//	@x-roles	["coordinator"]
//	@Router		/instruments [get]
func (a *API) ListInstruments(c *wire.Call) (wire.Reply[InstrumentList], error) {
	versions, err := a.app.Instruments(c.Context, c.Actor)
	return wire.OK(InstrumentList{Items: wire.Each(versions, instrumentOf)}, 0), err
}
