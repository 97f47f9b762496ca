package wire

import (
	"encoding/json"

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

// List is a page of things, in the order that the list says.
type List[T any] struct {
	// The things on this page, none of them twice on any.
	Items []T `json:"items"`
	// The cursor of the following page, for ?cursor=; null on the last.
	Next Next `json:"next" swaggertype:"string" extensions:"x-nullable"`
}

// Next is the cursor of the following page: text, or null on the last page.
type Next string

// MarshalJSON writes null where no page follows.
func (n Next) MarshalJSON() ([]byte, error) {
	if n == "" {
		return []byte("null"), nil
	}
	return json.Marshal(string(n))
}

// Listed is the only page of a list that is short by nature.
func Listed[D, W any](things []D, wire func(D) W) List[W] {
	return List[W]{Items: Each(things, wire)}
}

// Cursor is where the next page begins: after the last of a full one.
func Cursor(rows, limit int, last func() id.ID) Next {
	if rows < limit || rows == 0 {
		return ""
	}
	return Next(last().String())
}
