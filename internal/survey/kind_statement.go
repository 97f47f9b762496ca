package survey

// statement is text to read between questions; nobody answers it.
var statement = kind{
	name: "statement", takes: nothing,
	wrong: func(i Item) string {
		if i.Required || i.NotApplicable {
			return "a statement asks for nothing"
		}
		return ""
	},
	unfit: func(Item, Answer) string { return "" },
}
