package api

import (
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"tandem/api/surveying"
)

func TestAFormIsSavedSentOnceAndKeepsItsReceipt(t *testing.T) {
	onEachCourse(t, func(t *testing.T, c *course) {
		_, tokens := c.staffed().opened()
		in := c.follow(tokens[boss])
		path := "/survey-invitations/" + c.forms(in)[0].ID
		var f surveying.SurveyForm
		in.get(path).want(200).into(&f)
		if f.About != "Priya Nightingale" || len(f.Items) != 3 || len(f.Draft) != 0 || !strings.Contains(f.WhoSees, "can ask to see") || f.Minutes == 0 {
			t.Fatalf("%+v", f)
		}
		var saved surveying.SurveyDraft
		in.put(path+"/draft", f.Version, surveying.AnswerForm{Answers: []surveying.Answer{{Item: "examples", Text: "Half a thou"}}}).want(200).into(&saved)
		in.put(path+"/draft", f.Version, surveying.AnswerForm{Answers: []surveying.Answer{}}).want(412)
		c.follow(tokens[boss]).get(path).want(200).into(&f) // resumed elsewhere
		if f.Version != saved.Version || f.State != "started" || len(f.Draft) != 1 || f.Draft[0].Text != "Half a thou" {
			t.Errorf("%+v", f)
		}
		var first, replay surveying.Receipt
		sent := rated(6, "Examples")
		in.with("Idempotency-Key", "once").post(path+"/response", sent).want(201).into(&first)
		in.with("Idempotency-Key", "once").post(path+"/response", sent).want(201).into(&replay)
		if first != replay || first.Reference == "" {
			t.Errorf("%+v, %+v", first, replay)
		}
		for _, body := range []surveying.AnswerForm{sent, {Answers: []surveying.Answer{}}} {
			a := in.post(path+"/response", body).want(409)
			if a.code() != "already_answered" || !strings.Contains(a.problem().Detail, first.Reference) {
				t.Errorf("%s", a.body)
			}
		}
		in.put(path+"/draft", f.Version+1, sent).want(409)
		in.post(path+"/decline", surveying.SurveyRefusal{Reason: "other"}).want(409)
		in.get(path).want(200).into(&f)
		if f.Receipt == nil || *f.Receipt != first || len(f.Draft) != 0 || f.State != "completed" {
			t.Errorf("%+v", f)
		}
	})
}

func TestEveryMistakeInAFormHasItsPlace(t *testing.T) {
	h := newHouse(t, filepath.Join(t.TempDir(), "tandem.db"))
	c := newCourse(h, nil).staffed()
	_, tokens := c.opened()
	in := c.follow(tokens[boss])
	path := "/survey-invitations/" + c.forms(in)[0].ID + "/response"
	seven, two := int64(7), int64(2)
	for _, try := range []struct {
		answers []surveying.Answer
		want    string
	}{
		{[]surveying.Answer{}, "/answers/leadership_impact /answers/new_ideas"},
		{[]surveying.Answer{{Item: "leadership_impact"}, {Item: "new_ideas", Missing: "not_applicable"}}, "/answers/0"},
		{[]surveying.Answer{{Item: "new_ideas", Value: &two}, {Item: "leadership_impact", Value: &seven}}, "/answers/1"},
		{[]surveying.Answer{{Item: "new_ideas", Text: "five"}, {Item: "leadership_impact", Value: &two}}, "/answers/0"},
		{[]surveying.Answer{{Item: "new_ideas", Value: &two}, {Item: "leadership_impact", Value: &two}, {Item: "age", Value: &two}}, "/answers/2"},
		{[]surveying.Answer{{Item: "new_ideas", Value: &two}, {Item: "leadership_impact", Value: &two}, {Item: "new_ideas", Value: &two}}, "/answers/2"},
		{[]surveying.Answer{{Item: "new_ideas", Value: &two}, {Item: "leadership_impact", Value: &two}, {Item: "examples", Text: strings.Repeat("x", 10_001)}}, "/answers/2"},
	} {
		var got []string
		for _, e := range in.post(path, surveying.AnswerForm{Answers: try.answers}).want(422).problem().Errors {
			got = append(got, e.Pointer)
		}
		if strings.Join(got, " ") != try.want {
			t.Errorf("%+v: %v, want %s", try.answers, got, try.want)
		}
	}
}

// A form that is sent many times at once, from two devices, is kept once; the
// rest are told so and see the receipt.
func TestAFormSentManyTimesAtOnceIsKeptOnce(t *testing.T) {
	onEachCourse(t, func(t *testing.T, c *course) {
		_, tokens := c.staffed().opened()
		devices := []signedIn{c.follow(tokens[boss]), c.follow(tokens[boss])}
		path := "/survey-invitations/" + c.forms(devices[0])[0].ID + "/response"
		answers := make([]response, 12)
		var wg sync.WaitGroup
		for i := range answers {
			wg.Go(func() { answers[i] = devices[i%2].post(path, rated(int64(i%6+1), "")) })
		}
		wg.Wait()
		kept := 0
		for _, a := range answers {
			switch {
			case a.status == 201:
				kept++
			case a.status != 409 || a.code() != "already_answered":
				t.Errorf("%d %s", a.status, a.body)
			}
		}
		if kept != 1 || c.stored()["responses"] != 1 || c.stored()["answers"] != 3 {
			t.Errorf("%d kept, %d responses, %d answers", kept, c.stored()["responses"], c.stored()["answers"])
		}
	})
}
