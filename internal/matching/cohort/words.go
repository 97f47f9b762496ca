package cohort

import "fmt"

// count words a number of things.
func count(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}

func areFree(n int) string {
	if n == 1 {
		return "1 is"
	}
	return fmt.Sprintf("%d are", n)
}

// quantity words so many of what a limit counts, such as "3 seats with sector
// health".
func (l Limit) quantity(n int) string {
	thing := "seat"
	if l.Measure == Units {
		thing = "unit"
	}
	switch {
	case l.Attribute == "":
		return count(n, thing) + " filled"
	case l.Attribute == Size && l.Value == Individual:
		return count(n, thing) + " for people who apply alone"
	case l.Attribute == Size:
		return count(n, thing) + " for " + l.Value + "s"
	}
	return fmt.Sprintf("%s with %s %s", count(n, thing), l.Attribute, l.Value)
}

// asks words what a limit wants.
func (l Limit) asks() string {
	switch {
	case l.Min != nil && l.Max != nil && *l.Min == *l.Max:
		return "exactly " + l.quantity(*l.Min)
	case l.Min != nil && l.Max != nil:
		return fmt.Sprintf("%d to %s", *l.Min, l.quantity(*l.Max))
	case l.Min != nil:
		return "at least " + l.quantity(*l.Min)
	}
	return "at most " + l.quantity(*l.Max)
}

// words puts a move into a sentence.
func (m Move) words() string {
	if m.Lower {
		return fmt.Sprintf("Ask for at least %s instead of %d.", m.Limit.quantity(m.To), m.To+m.By)
	}
	return fmt.Sprintf("Allow %s instead of %d.", m.Limit.quantity(m.To), m.To-m.By)
}

// words puts a price into half a sentence about the best cohort.
func (p Price) words() string {
	switch {
	case !p.Possible:
		return "cannot exist"
	case p.Seats > 0:
		return "fills " + count(p.Seats, "seat") + " fewer"
	case p.Seats < 0:
		return "fills " + count(-p.Seats, "seat") + " more"
	case p.Points > 0:
		return fmt.Sprintf("is %s lower", points64(p.Points))
	case p.Points < 0:
		return fmt.Sprintf("is %s higher", points64(-p.Points))
	}
	return "is as good"
}

func points64(n int64) string {
	if n == 1 {
		return "1 point"
	}
	return fmt.Sprintf("%d points", n)
}
