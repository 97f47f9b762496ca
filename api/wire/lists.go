package wire

import (
	"tandem/internal/id"
)

// Each turns every value of a list into its wire form. A list that holds
// nothing is [] on the wire, never null.
func Each[D, W any](list []D, wire func(D) W) []W {
	out := make([]W, len(list))
	for i, one := range list {
		out[i] = wire(one)
	}
	return out
}

// List is a page of things: Next asks for the following page as ?cursor=, and
// is empty on the last one.
type List[T any] struct {
	Items []T    `json:"items"`
	Next  string `json:"next"`
}

// Listed is the only page of a list that is short by nature.
func Listed[D, W any](things []D, wire func(D) W) List[W] {
	return List[W]{Items: Each(things, wire)}
}

// Cursor is where the next page begins: after the last of a full one.
func Cursor(rows, limit int, last func() id.ID) string {
	if rows < limit || rows == 0 {
		return ""
	}
	return last().String()
}
