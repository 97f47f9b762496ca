package survey

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"tandem/internal/fault"
)

func num(n int64) *int64 { return &n }

// everyKind asks one question of each kind, and one that another answer shows.
var everyKind = Version{Key: "every_kind", Title: "Every kind", Number: 1, Minutes: 1, WhoSees: "Nobody", Items: []Item{
	{Key: "hello", Kind: "statement", Text: "Hello"},
	{Key: "rating", Kind: "scale", Text: "Rate", Required: true, NotApplicable: true, Points: 6, LowLabel: "low", HighLabel: "high"},
	{Key: "one", Kind: "single", Text: "One", Options: []Option{{"a", "A"}, {"b", "B"}}},
	{Key: "many", Kind: "multiple", Text: "Many", Options: []Option{{"a", "A"}, {"b", "B"}, {"c", "C"}}},
	{Key: "years", Kind: "number", Text: "Years", Least: num(0), Most: num(50)},
	{Key: "line", Kind: "short_text", Text: "Line"},
	{Key: "words", Kind: "long_text", Text: "Words", Most: num(20)},
	{Key: "day", Kind: "date", Text: "Day"},
	{Key: "why", Kind: "short_text", Text: "Why", Required: true, VisibleIf: &Condition{Item: "one", Values: []string{"b"}}},
	{Key: "great", Kind: "short_text", Text: "Great", VisibleIf: &Condition{Item: "rating", AtLeast: num(5)}},
}}

func TestAnAnswerFitsItsKindOrSaysWhyNot(t *testing.T) {
	for _, try := range []struct {
		answer Answer
		want   string
	}{
		{Answer{Item: "rating", Number: num(1)}, ""},
		{Answer{Item: "rating", Number: num(6)}, ""},
		{Answer{Item: "rating", Number: num(0)}, "Select a rating from 1 to 6"},
		{Answer{Item: "rating", Number: num(7)}, "Select a rating from 1 to 6"},
		{Answer{Item: "rating", Missing: NotApplicable}, ""},
		{Answer{Item: "rating", Missing: NotAnswered}, "This answer does not fit the question"},
		{Answer{Item: "rating", Missing: NotApplicable, Number: num(3)}, "This answer does not fit the question"},
		{Answer{Item: "rating", Text: "5"}, "This answer does not fit the question"},
		{Answer{Item: "rating", Text: " "}, "This answer does not fit the question"},
		{Answer{Item: "one", Choices: []string{"a"}}, ""},
		{Answer{Item: "one", Choices: []string{"z"}}, "Select one of the answers in the list"},
		{Answer{Item: "one", Choices: []string{"a", "b"}}, "This answer does not fit the question"},
		{Answer{Item: "one", Missing: NotApplicable}, "This answer does not fit the question"},
		{Answer{Item: "many", Choices: []string{"c", "a"}}, ""},
		{Answer{Item: "many", Choices: []string{"a", "z"}}, "Select answers from the list"},
		{Answer{Item: "many", Choices: []string{"a", "a"}}, "Select each answer once"},
		{Answer{Item: "years", Number: num(50)}, ""},
		{Answer{Item: "years", Number: num(51)}, "Enter a number from 0 to 50"},
		{Answer{Item: "years", Number: num(-1)}, "Enter a number from 0 to 50"},
		{Answer{Item: "line", Text: strings.Repeat("é", 200)}, ""},
		{Answer{Item: "line", Text: strings.Repeat("é", 201)}, "Your answer must be 200 characters or fewer"},
		{Answer{Item: "line", Text: "a\nb"}, "Enter your answer on one line"},
		{Answer{Item: "words", Text: "a\nb"}, ""},
		{Answer{Item: "words", Text: strings.Repeat("x", 21)}, "Your answer must be 20 characters or fewer"},
		{Answer{Item: "words", Text: "a", Number: num(1)}, "This answer does not fit the question"},
		{Answer{Item: "day", Text: "2026-02-28"}, ""},
		{Answer{Item: "day", Text: "2026-02-29"}, "There is no such date as 29 February 2026"},
		{Answer{Item: "hello", Text: "hello"}, "This answer does not fit the question"},
		{Answer{Item: "hello"}, ""},
		{Answer{Item: "nobody", Text: "x"}, "This question is not part of the form"},
	} {
		_, err := everyKind.CheckDraft([]Answer{try.answer})
		got := ""
		if err != nil {
			got = fault.Of(err).Fields[0].Detail
		}
		if got != try.want {
			t.Errorf("%+v: %q, want %q", try.answer, got, try.want)
		}
	}
}

func TestAHiddenQuestionIsNotAskedAndNotApplicableIsThePersonsOwnWord(t *testing.T) {
	values := func(answers ...Answer) map[string]Value {
		t.Helper()
		list, err := everyKind.Complete(answers)
		if err != nil {
			t.Fatal(fault.Of(err).Fields)
		}
		out := map[string]Value{}
		for _, v := range list {
			out[v.Item] = v
		}
		return out
	}
	low := values(Answer{Item: "rating", Number: num(4)}, Answer{Item: "one", Choices: []string{"a"}}, Answer{Item: "why", Text: "left over"}, Answer{Item: "great", Text: "left over"})
	if low["why"].Missing != NotAsked || low["why"].Text != nil || low["great"].Missing != NotAsked {
		t.Errorf("%+v %+v", low["why"], low["great"])
	}
	high := values(Answer{Item: "rating", Number: num(5)}, Answer{Item: "one", Choices: []string{"b"}}, Answer{Item: "why", Text: "because"})
	if *high["why"].Text != "because" || high["great"].Missing != NotAnswered {
		t.Errorf("%+v %+v", high["why"], high["great"])
	}
	if v := values(Answer{Item: "rating", Missing: NotApplicable}); v["great"].Missing != NotAsked || v["rating"].Missing != NotApplicable {
		t.Errorf("%+v", v)
	}
	if v := values(Answer{Item: "rating", Number: num(1)}, Answer{Item: "many", Choices: []string{"c", "a"}}); *v["many"].Text != "a,c" {
		t.Errorf("choices are kept as %q", *v["many"].Text)
	}
}

func TestARequiredAnswerIsAskedForInWords(t *testing.T) {
	_, err := everyKind.Complete([]Answer{{Item: "one", Choices: []string{"b"}}, {Item: "why", Text: "  "}})
	want := []fault.Field{{Pointer: "/answers/rating", Detail: "Select a rating for “Rate”"}, {Pointer: "/answers/1", Detail: "Enter an answer to “Why”"}}
	if got := fault.Of(err).Fields; !slices.Equal(got, want) {
		t.Errorf("%+v", got)
	}
}

// Whatever is sent, a form is refused or has exactly one value for each
// question, each a value or a reason for its absence.
func TestACompleteFormHasOneValueForEachQuestion(t *testing.T) {
	keys := []string{"hello", "rating", "one", "many", "years", "line", "words", "day", "why", "great", "nobody"}
	rapid.Check(t, func(t *rapid.T) {
		answers := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) Answer {
			a := Answer{Item: rapid.SampledFrom(keys).Draw(t, "item")}
			switch rapid.IntRange(0, 4).Draw(t, "part") {
			case 0:
				a.Number = num(rapid.Int64Range(-1, 8).Draw(t, "number"))
			case 1:
				a.Text = rapid.SampledFrom([]string{"", " ", "a", "2026-01-01", "x\ny"}).Draw(t, "text")
			case 2:
				a.Choices = rapid.SliceOfN(rapid.SampledFrom([]string{"a", "b", "c", "z"}), 0, 3).Draw(t, "choices")
			case 3:
				a.Missing = rapid.SampledFrom([]string{NotApplicable, NotAnswered, "x"}).Draw(t, "missing")
			}
			return a
		}), 0, 12).Draw(t, "answers")
		draft, draftErr := everyKind.CheckDraft(answers)
		values, err := everyKind.Complete(answers)
		if err != nil {
			for _, f := range fault.Of(err).Fields {
				if !strings.HasPrefix(f.Pointer, "/answers/") || f.Detail == "" {
					t.Fatalf("%+v", f)
				}
			}
			return
		}
		if draftErr != nil {
			t.Fatal("a form is complete that is no good as a draft")
		}
		if again, err := everyKind.Complete(draft); err != nil || fmt.Sprintf("%+v", said(again)) != fmt.Sprintf("%+v", said(values)) {
			t.Fatalf("the draft of a complete form says something else: %v", err)
		}
		if len(values) != 9 {
			t.Fatalf("%d values for 9 questions", len(values))
		}
		for _, v := range values {
			parts := 0
			for _, there := range []bool{v.Number != nil, v.Text != nil, v.Missing != ""} {
				if there {
					parts++
				}
			}
			if parts != 1 {
				t.Fatalf("%+v", v)
			}
		}
	})
}

// said is values without pointers, for comparing.
func said(values []Value) (out []string) {
	for _, v := range values {
		text := v.Item + v.Missing
		if v.Number != nil {
			text += fmt.Sprint(*v.Number)
		}
		if v.Text != nil {
			text += *v.Text
		}
		out = append(out, text)
	}
	return out
}
