package survey

// single is one choice out of several.
var single = kind{
	name: "single", takes: oneChoice, ask: "Select an answer to “%s”", wrong: wrongOptions,
	unfit: func(i Item, a Answer) string {
		if !i.offers(a.Choices[0]) {
			return "Select one of the answers in the list"
		}
		return ""
	},
}

// wrongOptions is what choices of one and of many have in common.
func wrongOptions(i Item) string {
	seen := map[string]bool{}
	for _, o := range i.Options {
		if !slug.MatchString(o.Value) || o.Label == "" || seen[o.Value] {
			return "every option needs a value of its own and a label"
		}
		seen[o.Value] = true
	}
	if len(i.Options) < 2 {
		return "a choice needs two options or more"
	}
	return ""
}

func (i Item) offers(value string) bool {
	for _, o := range i.Options {
		if o.Value == value {
			return true
		}
	}
	return false
}
