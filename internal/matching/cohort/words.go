package cohort

import "fmt"

// name words what a limit counts, such as "seats with sector health".
func (l Limit) name() string {
	switch {
	case l.Attribute == "":
		return "seats filled"
	case l.Attribute == Size:
		return fmt.Sprintf("%s taken by a %s", l.Measure, sizeWord(l.Value))
	}
	return fmt.Sprintf("%s with %s %s", l.Measure, l.Attribute, l.Value)
}

func sizeWord(size string) string {
	if size == Individual {
		return "single person"
	}
	return size
}

// asks words what a limit wants.
func (l Limit) asks() string {
	switch {
	case l.Min != nil && l.Max != nil && *l.Min == *l.Max:
		return fmt.Sprintf("exactly %d %s", *l.Min, l.name())
	case l.Min != nil && l.Max != nil:
		return fmt.Sprintf("%d to %d %s", *l.Min, *l.Max, l.name())
	case l.Min != nil:
		return fmt.Sprintf("at least %d %s", *l.Min, l.name())
	}
	return fmt.Sprintf("at most %d %s", *l.Max, l.name())
}

// words puts a move into a sentence.
func (m Move) words() string {
	if m.Lower {
		return fmt.Sprintf("Ask for at least %d instead of %d %s.", m.To, m.To+m.By, m.Limit.name())
	}
	return fmt.Sprintf("Allow %d instead of %d %s.", m.To, m.To-m.By, m.Limit.name())
}
