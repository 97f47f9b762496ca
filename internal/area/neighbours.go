package area

import (
	"slices"
	"sync"
)

// Relation is how the areas of a unit's members lie to one another.
type Relation string

// The relations, from near to far.
const (
	SameArea     Relation = "same_area"
	Neighbouring Relation = "neighbouring"
	Other        Relation = "other"
)

// Border is a land border or a fixed crossing between two authorities, in the
// order of their codes, with the dates between which both existed.
type Border struct {
	A, B               string
	Kind               string
	ValidFrom, ValidTo string
}

type pair struct{ a, b string }

// Boundaries in tidal water without a bridge, tunnel or ferry that is part of
// the road are no border: nobody works across them.
var borders = sync.OnceValue(func() map[pair][]Border {
	out := map[pair][]Border{}
	for _, row := range rows("data/area_adjacency.csv") {
		if row["kind"] == "water" {
			continue
		}
		key := between(areas().byONS[row["a"]].Code, areas().byONS[row["b"]].Code)
		out[key] = append(out[key], Border{A: key.a, B: key.b, Kind: row["kind"],
			ValidFrom: row["valid_from"], ValidTo: row["valid_to"]})
	}
	return out
})

func between(a, b string) pair {
	if b < a {
		a, b = b, a
	}
	return pair{a, b}
}

// Neighbours tells whether two different authorities both existed on a date
// and shared a land border or a fixed crossing. The order does not matter.
func Neighbours(a, b, on string) bool {
	return slices.ContainsFunc(borders()[between(a, b)], func(border Border) bool {
		return within(border.ValidFrom, border.ValidTo, on)
	})
}

// Relate gives the relation of a unit's areas on a date: one area; several
// that hang together by borders, so that a triad may be a chain; or other,
// which an unknown code and an empty list also are. The order of the codes
// and repetitions change nothing.
func Relate(codes []string, on string) Relation {
	apart := slices.Compact(slices.Sorted(slices.Values(codes)))
	for _, code := range apart {
		if a, ok := Find(code); !ok || !a.Exists(on) {
			return Other
		}
	}
	switch {
	case len(apart) == 0:
		return Other
	case len(apart) == 1:
		return SameArea
	case connected(apart, on):
		return Neighbouring
	}
	return Other
}

func connected(codes []string, on string) bool {
	reached, rest := codes[:1:1], slices.Clone(codes[1:])
	for i := 0; i < len(reached); i++ {
		rest = slices.DeleteFunc(rest, func(code string) bool {
			near := Neighbours(reached[i], code, on)
			if near {
				reached = append(reached, code)
			}
			return near
		})
	}
	return len(rest) == 0
}
