package api

import "tandem/internal/id"

// each turns every value of a list into its wire form. A list that holds
// nothing is [] on the wire, never null.
func each[D, W any](list []D, wire func(D) W) []W {
	out := make([]W, len(list))
	for i, one := range list {
		out[i] = wire(one)
	}
	return out
}

// list is a page of things: Next asks for the following page as ?cursor=, and
// is empty on the last one.
type list[T any] struct {
	Items []T    `json:"items"`
	Next  string `json:"next"`
}

// listed is the only page of a list that is short by nature.
func listed[D, W any](things []D, wire func(D) W) list[W] {
	return list[W]{Items: each(things, wire)}
}

// cursor is where the next page begins: after the last of a full one.
func cursor(rows, limit int, last func() id.ID) string {
	if rows < limit || rows == 0 {
		return ""
	}
	return last().String()
}
