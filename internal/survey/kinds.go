package survey

// Kind names how an item is answered. The screens hold the same list.
type Kind string

// kind is everything that differs between the kinds of item: adding one is a
// file kind_<name>.go and a line below.
type kind struct {
	name  Kind
	takes part                          // the one part of an answer that it fills
	wrong func(Item) string             // what is wrong with a definition, "" if nothing
	ask   string                        // what to do about a required item left empty; %s is its text
	unfit func(i Item, a Answer) string // why an answer does not fit, in a sentence, "" if it does
}

// part is the part of an answer that a kind fills.
type part uint8

const (
	nothing part = iota
	aNumber
	aText
	oneChoice
	choices
)

// kinds are all the kinds of item there are.
var kinds = []kind{
	scale,
	single,
	multiple,
	number,
	shortText,
	longText,
	date,
	statement,
}

// Kinds names every kind, in the order of the list.
func Kinds() []Kind {
	names := make([]Kind, len(kinds))
	for i, k := range kinds {
		names[i] = k.name
	}
	return names
}

func kindOf(name Kind) (kind, bool) {
	for _, k := range kinds {
		if k.name == name {
			return k, true
		}
	}
	return kind{}, false
}

// Asks tells whether an item wants an answer; a statement does not.
func (i Item) Asks() bool {
	k, known := kindOf(i.Kind)
	return known && k.takes != nothing
}

// fills lists the parts that an answer has.
func (a Answer) fills(k part) bool {
	fits := map[part]bool{
		aNumber: a.Text == "" && len(a.Choices) == 0,
		aText:   a.Number == nil && len(a.Choices) == 0,
		choices: a.Number == nil && a.Text == "",
	}
	if k == oneChoice {
		return fits[choices] && len(a.Choices) == 1
	}
	return fits[k]
}
