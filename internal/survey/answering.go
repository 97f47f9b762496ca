package survey

import (
	"fmt"
	"strings"

	"tandem/internal/fault"
)

// A field of the answers is named by its place in the list, "/answers/2". A
// required item that is not in the list at all is named by its key,
// "/answers/leadership_impact": send an entry for every item that is shown and
// every mistake has its place.

// CheckDraft accepts half a form: whatever was entered must fit its item, but
// nothing is required yet. Blank entries are dropped.
func (v Version) CheckDraft(answers []Answer) ([]Answer, error) {
	var f fault.Check
	return v.read(&f, answers).kept, f.Err()
}

// Complete checks a whole form and gives one value for every question of the
// version, in its order. Answers to items that the other answers hide do not
// count: they were not asked.
func (v Version) Complete(answers []Answer) ([]Value, error) {
	var f fault.Check
	sent := v.read(&f, answers)
	entered := byItem(sent.kept)
	given := map[string]Answer{}
	var values []Value
	for _, item := range v.Items {
		if !item.Asks() {
			continue
		}
		a, answered := entered[item.Key]
		if !item.VisibleIf.met(given) {
			values = append(values, Value{Item: item.Key, Missing: NotAsked})
			continue
		}
		if answered {
			given[item.Key] = a
		}
		if item.Required && !answered && !sent.unfit[item.Key] { // only then is there something to say
			f.Require(false, sent.place(item.Key), item.ask())
		}
		values = append(values, item.value(a))
	}
	return values, f.Err()
}

// entries is what was sent: the answers that fit, where each item stands, and
// which have an answer that does not fit.
type entries struct {
	kept  []Answer
	at    map[string]int
	unfit map[string]bool
}

func (e entries) place(key string) string {
	if i, sent := e.at[key]; sent {
		return fmt.Sprintf("/answers/%d", i)
	}
	return "/answers/" + key
}

// read checks each entry by itself.
func (v Version) read(f *fault.Check, answers []Answer) entries {
	sent := entries{at: map[string]int{}, unfit: map[string]bool{}}
	for i, a := range answers {
		item, known := v.Item(a.Item)
		_, twice := sent.at[a.Item]
		problem := ""
		switch {
		case !known:
			problem = "This question is not part of the form"
		case twice:
			problem = "This question has two answers"
		default:
			problem = item.problem(a)
			sent.at[a.Item], sent.unfit[a.Item] = i, problem != ""
		}
		if problem != "" {
			f.Require(false, fmt.Sprintf("/answers/%d", i), problem)
		} else if !a.Blank() {
			sent.kept = append(sent.kept, a)
		}
	}
	return sent
}

// problem says in a sentence why an answer does not fit its item.
func (i Item) problem(a Answer) string {
	k, _ := kindOf(i.Kind)
	const misfit = "This answer does not fit the question"
	switch {
	case a.Blank() && a.Text == "":
		return ""
	case a.Missing != "":
		if a.Missing != NotApplicable || !i.NotApplicable || !(Answer{Number: a.Number, Text: a.Text, Choices: a.Choices}).Blank() {
			return misfit
		}
		return ""
	case !a.fills(k.takes):
		return misfit
	case a.Blank():
		return ""
	}
	return k.unfit(i, a)
}

func (i Item) ask() string {
	k, _ := kindOf(i.Kind)
	return fmt.Sprintf(k.ask, i.Text)
}

// value is what is kept of an answer: text as it was typed, choices as their
// slugs joined by commas in the order of the options.
func (i Item) value(a Answer) Value {
	v := Value{Item: i.Key, Number: a.Number, Missing: a.Missing}
	switch {
	case len(a.Choices) > 0:
		var chosen []string
		for _, o := range i.Options {
			for _, value := range a.Choices {
				if value == o.Value {
					chosen = append(chosen, value)
				}
			}
		}
		text := strings.Join(chosen, ",")
		v.Text = &text
	case a.Number == nil && a.Missing == "" && !a.Blank():
		v.Text = &a.Text
	case a.Blank():
		v.Missing = NotAnswered
	}
	return v
}

func byItem(answers []Answer) map[string]Answer {
	out := make(map[string]Answer, len(answers))
	for _, a := range answers {
		out[a.Item] = a
	}
	return out
}
