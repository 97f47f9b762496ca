package wire

// Optional leaves an empty text out of an answer.
func Optional(text string) *string {
	if text == "" {
		return nil
	}
	return &text
}

// Given is the text of an optional field, empty when it was left out.
func Given(text *string) string {
	if text == nil {
		return ""
	}
	return *text
}
