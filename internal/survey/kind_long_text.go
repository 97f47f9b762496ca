package survey

const longMost = 10_000

// longText is as many lines as somebody wants to write.
var longText = kind{
	name: "long_text", takes: aText, ask: "Enter an answer to “%s”",
	wrong: func(i Item) string { return wrongLimit(i, longMost) },
	unfit: func(i Item, a Answer) string { return tooLong(i, a, longMost) },
}
