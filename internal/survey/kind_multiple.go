package survey

// multiple is any number of choices out of several.
var multiple = kind{
	name: "multiple", takes: choices, ask: "Select at least one answer to “%s”", wrong: wrongOptions,
	unfit: func(i Item, a Answer) string {
		seen := map[string]bool{}
		for _, value := range a.Choices {
			if !i.offers(value) {
				return "Select answers from the list"
			}
			if seen[value] {
				return "Select each answer once"
			}
			seen[value] = true
		}
		return ""
	},
}
