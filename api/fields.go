package api

// optional leaves an empty text out of an answer.
func optional(text string) *string {
	if text == "" {
		return nil
	}
	return &text
}

// given is the text of an optional field, empty when it was left out.
func given(text *string) string {
	if text == nil {
		return ""
	}
	return *text
}
