package surveying

import (
	"tandem/api/wire"
	"tandem/internal/survey"
)

// Instrument is a questionnaire in its newest published version.
type Instrument struct {
	Key             string `json:"key" example:"manager_interim"`
	Title           string `json:"title"`
	Audience        string `json:"audience" enums:"participant,manager"`
	Version         int64  `json:"version" example:"1"`
	Confidentiality string `json:"confidentiality" enums:"named,pseudonymous,anonymous"`
	Items           []Item `json:"items"`
}

// InstrumentList is every instrument.
type InstrumentList = wire.List[Instrument]

// Item is one question, or a statement between questions. A scale has points
// and labelled ends; a choice has options.
type Item struct {
	Key           string         `json:"key" example:"leadership_impact"`
	Kind          string         `json:"kind" enums:"scale,single,multiple,number,short_text,long_text,date,statement"`
	Text          string         `json:"text"`
	Hint          string         `json:"hint,omitempty"`
	Required      bool           `json:"required"`
	Points        int            `json:"points,omitempty" example:"6"`
	LowLabel      string         `json:"lowLabel,omitempty"`
	HighLabel     string         `json:"highLabel,omitempty"`
	NotApplicable bool           `json:"notApplicable,omitempty"`
	Least         *int64         `json:"least,omitempty"`
	Most          *int64         `json:"most,omitempty"`
	Options       []ItemOption   `json:"options,omitempty"`
	VisibleIf     *ItemCondition `json:"visibleIf,omitempty"`
}

// ItemOption is one thing to choose.
type ItemOption struct {
	Value string `json:"value" example:"to_some_extent"`
	Label string `json:"label" example:"Increased to some extent"`
}

// ItemCondition shows an item only after certain answers to an earlier one:
// one of the values chosen, or a number of at least atLeast.
type ItemCondition struct {
	Item    string   `json:"item"`
	Values  []string `json:"values,omitempty"`
	AtLeast *int64   `json:"atLeast,omitempty"`
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
